"""The MOCK public key infrastructure: profiles of ISO/IEC 18013-5 Annex B and C, and how to depart from each.

A profile is a dictionary of extensions by short name; a departure replaces or removes one of them, or names another
field. Nothing here is a real authority: every subject says MOCK.
"""

import base64
import hashlib

from cryptography.hazmat.primitives import hashes

import der
from keys import Key, RsaKey, random

START, END = "2026-04-01T00:00:00Z", "2027-06-01T00:00:00Z"
ROOT_START, ROOT_END = "2025-01-01T00:00:00Z", "2034-01-01T00:00:00Z"
SIGNATURE_OIDS = {hashes.SHA256: "1.2.840.10045.4.3.2", hashes.SHA384: "1.2.840.10045.4.3.3", hashes.SHA512: "1.2.840.10045.4.3.4", hashes.SHA1: "1.2.840.10045.4.1"}

EKU_DS, EKU_READER, EKU_VICAL, EKU_LIST = "1.0.18013.5.1.2", "1.0.18013.5.1.6", "1.0.18013.5.1.8", "1.3.6.1.5.5.7.3.30"
DIGITAL_SIGNATURE, NON_REPUDIATION, KEY_AGREEMENT, KEY_CERT_SIGN, CRL_SIGN = 0x80, 0x40, 0x08, 0x04, 0x02


def name(cn, c="JP", st=None, o="MOCK", string=der.utf8):
    """A distinguished name: C, ST, O, CN."""
    parts = [("2.5.4.6", der.printable(c)), ("2.5.4.8", st and der.utf8(st)), ("2.5.4.10", o and der.utf8(o)), ("2.5.4.3", string(cn))]
    return der.sequence(*(der.set_of(der.sequence(der.oid(oid), value)) for oid, value in parts if value))


def spki(key):
    """SubjectPublicKeyInfo."""
    rsa = isinstance(key, RsaKey)
    algorithm = der.sequence(der.oid("1.2.840.113549.1.1.1"), b"\x05\x00") if rsa else der.sequence(der.oid("1.2.840.10045.2.1"), der.oid(key.oid))
    return der.sequence(algorithm, der.bits(key.point()))


def signature_algorithm(key, hash):
    """AlgorithmIdentifier of a signature with the key."""
    if isinstance(key, RsaKey):
        return der.sequence(der.oid("1.2.840.113549.1.1.11"), b"\x05\x00")
    return der.sequence(der.oid(SIGNATURE_OIDS[hash]))


def key_id(key):
    """SHA-1 over the public key bits, as in SKI and AKI."""
    return hashlib.sha1(key.point()).digest()


# -- extensions: (oid, critical, value) --------------------------------------------------------------------------------

def ski(data):
    return "2.5.29.14", False, der.octets(data)


def aki(data):
    return "2.5.29.35", False, der.sequence(der.tlv(0x80, data))


def key_usage(usage):
    return "2.5.29.15", True, der.bits(bytes([usage]), (usage & -usage).bit_length() - 1)


def eku(*oids, critical=True):
    return "2.5.29.37", critical, der.sequence(*map(der.oid, oids))


def basic_constraints(ca, path_len=None):
    return "2.5.29.19", True, der.sequence(der.boolean(True) if ca else b"", b"" if path_len is None else der.integer(path_len))


def issuer_alt_name(uri="https://authority.mock.example/"):
    return "2.5.29.18", False, der.sequence(der.ia5(0x86, uri))


def crl_points(uri="https://authority.mock.example/root.crl"):
    return "2.5.29.31", False, der.sequence(der.sequence(der.tlv(0xA0, der.tlv(0xA0, der.ia5(0x86, uri)))))


class Cert:
    """A certificate with the key that it certifies."""

    def __init__(self, label, key, subject, data, serial):
        self.label, self.key, self.subject, self.der, self.serial = label, key, subject, data, serial

    def pem(self):
        return pem("CERTIFICATE", self.der)


def pem(kind, data):
    text = base64.b64encode(data).decode()
    return f"-----BEGIN {kind}-----\n" + "".join(text[i:i + 64] + "\n" for i in range(0, len(text), 64)) + f"-----END {kind}-----\n"


def certificate(label, subject, issuer, extensions, *, key=None, issuer_name=None, not_before=START, not_after=END, serial=None, hash=None, public=None, forge=False):
    """Makes and signs a certificate. `issuer` None: self-signed; `hash`: of the issuer's signature; `forge`: a signature by nobody."""
    key = key or Key(label)
    signer = issuer.key if issuer else key
    hash = hash or signer.hash
    serial = der.integer(int.from_bytes(b"\x4d" + random(f"serial {label}", 15), "big")) if serial is None else der.tlv(0x02, serial)
    algorithm = signature_algorithm(signer, hash)
    tbs = der.sequence(
        der.tlv(0xA0, der.integer(2)), serial, algorithm, issuer_name or (issuer.subject if issuer else subject),
        der.sequence(der.time(not_before), der.time(not_after)), subject, public or spki(key),
        der.tlv(0xA3, der.sequence(*(der.sequence(der.oid(oid), der.boolean(True) if critical else b"", der.octets(value)) for oid, critical, value in extensions if oid))),
    )
    signature = (Key(f"forger of {label}") if forge else signer).sign_der(tbs, hash)
    return Cert(label, key, subject, der.sequence(tbs, algorithm, der.bits(signature)), serial)


NO = None, False, b""  # in the place of an extension: leave it out


def _profile(base, changes):
    return [*{**base, **changes}.values()]


def root(label, cn, *, key=None, st=None, start=ROOT_START, end=ROOT_END, c="JP", **changes):
    """An IACA root or another trust anchor (B.1.2)."""
    key = key or Key(label)
    base = {"ski": ski(key_id(key)), "key_usage": key_usage(KEY_CERT_SIGN | CRL_SIGN), "bc": basic_constraints(True, 0), "ian": issuer_alt_name(), "crl": crl_points()}
    return certificate(label, name(cn, c, st), None, _profile(base, changes), key=key, not_before=start, not_after=end)


def leaf(label, cn, issuer, purpose, usage=DIGITAL_SIGNATURE, *, c="JP", st=None, fields=None, key=None, **changes):
    """An end entity: document signer (B.1.4), reader, VICAL signer. `fields` go to `certificate`, `changes` to its extensions."""
    key = key or Key(label)
    base = {"aki": aki(key_id(issuer.key)), "ski": ski(key_id(key)), "key_usage": key_usage(usage), "ian": issuer_alt_name(), "eku": eku(purpose), "crl": crl_points()}
    return certificate(label, name(cn, c, st), issuer, _profile(base, changes), key=key, **(fields or {}))


def ds(label, issuer=None, **more):
    """A document signer under the MOCK IACA."""
    return leaf(label, "MOCK Document Signer", issuer or IACA, EKU_DS, **more)


def reader(label, issuer=None, purpose=EKU_READER, **more):
    """A reader authentication certificate under the MOCK reader CA."""
    return leaf(label, "MOCK Reader", issuer or READER_CA, purpose, **more)


def vical_signer(label, issuer=None, purpose=EKU_VICAL, **more):
    """A VICAL signer (C.1.7.2)."""
    return leaf(label, "MOCK VICAL Signer", issuer or VICAL_CA, purpose, usage=NON_REPUDIATION, **more)


def crl(issuer, serials, *, this="2026-06-25T00:00:00Z", until="2026-09-20T00:00:00Z", number=7, signer=None, issuer_name=None):
    """A certificate revocation list (B.2)."""
    algorithm = der.sequence(der.oid(SIGNATURE_OIDS[issuer.key.hash]))
    revoked = der.sequence(*(der.sequence(serial, der.time("2026-06-20T00:00:00Z")) for serial in serials)) if serials else b""
    extensions = [aki(key_id(issuer.key)), ("2.5.29.20", False, der.integer(number))]
    tbs = der.sequence(
        der.integer(1), algorithm, issuer_name or issuer.subject, der.time(this), der.time(until), revoked,
        der.tlv(0xA0, der.sequence(*(der.sequence(der.oid(oid), der.octets(value)) for oid, _, value in extensions))),
    )
    return pem("X509 CRL", der.sequence(tbs, algorithm, der.bits((signer or issuer.key).sign_der(tbs))))


IACA = root("iaca", "MOCK IACA")
DS = ds("ds")
READER_CA = root("reader-ca", "MOCK Reader CA")
READER = reader("reader")
VICAL_CA = root("vical-root", "MOCK VICAL Root")
VICAL_SIGNER = vical_signer("vical-signer")
ROGUE = root("rogue-iaca", "MOCK Rogue IACA")
