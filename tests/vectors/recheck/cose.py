"""COSE_Sign1 and COSE_Mac0: shape, headers, signatures."""

import hashlib

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

import certs
from items import fields, need, plain

# alg: (hash, curves and their field bytes)
ECDSA = {
    -7: (hashes.SHA256, {"secp256r1": 32, "brainpoolP256r1": 32}), -9: (hashes.SHA256, {"secp256r1": 32}),
    -35: (hashes.SHA384, {"secp384r1": 48, "brainpoolP384r1": 48}), -36: (hashes.SHA512, {"secp521r1": 66, "brainpoolP512r1": 64}),
}
MACS = {5}
LABELS = {1, 2, 33, 34}


class Cose:
    """The parts of a COSE structure of four."""

    def __init__(self, item, reader):
        self.tagged = item.major == 6
        if self.tagged:
            need(item.value[0] in (17, 18), "tag")
            item = item.value[1]
        need(item.major == 4 and len(item.value) == 4, "COSE structure expected")
        protected, unprotected, payload, signature = item.value
        need(protected.major == 2 and unprotected.major == 5 and signature.major == 2 and payload.major in (2, 7), "COSE types")
        self.raw = protected.value
        content = reader.whole(self.raw) if self.raw else None
        self.protected = {k: plain(v) for k, v in fields(content).items()} if content else {}
        self.unprotected = {k: plain(v) for k, v in unprotected.value.items()}
        self.payload, self.signature = payload.value, signature.value
        need(all(isinstance(cert, bytes) for cert in self.chain()), "x5chain")

    def alg(self):
        return self.protected.get(1)

    def chain(self):
        found = self.protected.get(33, self.unprotected.get(33))
        return [] if found is None else found if isinstance(found, list) else [found]

    def to_be_signed(self, payload, context="Signature1"):
        return cbor2.dumps([context, self.raw, b"", payload])

    def headers(self, algs, certified=True):
        """Status of the headers, but for the payload."""
        twice = set(self.protected) & set(self.unprotected)
        critical = set(self.protected.get(2, [])) - LABELS
        if self.alg() not in algs or twice or critical or certified and not self.chain():
            return "fail"
        if certified and 34 in self.protected and self.protected[34] != [-16, hashlib.sha256(self.chain()[0]).digest()]:
            return "fail"
        root = certified and any(cert.subject.dump() == cert.issuer.dump() and certs.signed_by(cert, cert) for cert in map(certs.load, self.chain()))
        alone = self.protected.get(33, self.unprotected.get(33)) if certified else None
        one = isinstance(alone, list) and len(alone) == 1  # RFC 9360, 2: one certificate is a byte string
        return "warn" if self.tagged or root or one else "ok"

    def fits(self, key):
        """Whether alg fits the key."""
        return isinstance(key, ec.EllipticCurvePublicKey) and self.alg() in ECDSA and key.curve.name in ECDSA[self.alg()][1]

    def verify(self, key, payload):
        """Status of the signature."""
        hash, sizes = ECDSA[self.alg()]
        size = sizes[key.curve.name]
        if len(self.signature) != 2 * size:
            return "fail"
        r, s = (int.from_bytes(half, "big") for half in (self.signature[:size], self.signature[size:]))
        try:
            key.verify(encode_dss_signature(r, s), self.to_be_signed(payload), ec.ECDSA(hash()))
            return "ok"
        except InvalidSignature:
            return "fail"


CURVES = {1: ec.SECP256R1, 2: ec.SECP384R1, 3: ec.SECP521R1}


def cose_key(map):
    """The public key of a COSE_Key; None if there is none or it is no point."""
    try:
        curve = CURVES[map[-1]]()
        size = (curve.key_size + 7) // 8
        need(map[1] == 2 and len(map[-2]) == len(map[-3]) == size, "key")
        return ec.EllipticCurvePublicKey.from_encoded_point(curve, b"\x04" + map[-2] + map[-3])
    except Exception:
        return None
