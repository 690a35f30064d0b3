"""Private keys, random values and signatures that come out the same in every run: all are derived from labels."""

import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

import der

# name: (class, order, field bytes, COSE curve, COSE algorithm, hash, named-curve OID)
CURVES = {
    "p256": (ec.SECP256R1, 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551, 32, 1, -7, hashes.SHA256, "1.2.840.10045.3.1.7"),
    "p384": (ec.SECP384R1, 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973, 48, 2, -35, hashes.SHA384, "1.3.132.0.34"),
    "brainpoolP512r1": (ec.BrainpoolP512R1, 0xAADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA70330870553E5C414CA92619418661197FAC10471DB1D381085DDADDB58796829CA90069, 64, 259, -36, hashes.SHA512, "1.3.36.3.3.2.8.1.1.13"),
}


def random(label, length=32):
    """Bytes that look random and depend on the label alone."""
    return hashlib.shake_256(b"mnc vectors: " + label.encode()).digest(length)


class Key:
    """An elliptic-curve key whose private value is derived from its label."""

    def __init__(self, label, curve="p256"):
        self.label, self.curve = label, curve
        cls, self.order, self.size, self.crv, self.alg, self.hash, self.oid = CURVES[curve]
        self.value = 1 + int.from_bytes(random(f"key {label}", self.size + 16), "big") % (self.order - 1)
        self.private = ec.derive_private_key(self.value, cls())
        numbers = self.private.public_key().public_numbers()
        self.x, self.y = (n.to_bytes(self.size, "big") for n in (numbers.x, numbers.y))

    def point(self):
        """The public point, uncompressed."""
        return b"\x04" + self.x + self.y

    def cose(self):
        """The public key as a COSE_Key."""
        return {1: 2, -1: self.crv, -2: self.x, -3: self.y}

    def rs(self, data, hash=None):
        """The two numbers of an RFC 6979 signature over data."""
        return decode_dss_signature(self.sign_der(data, hash))

    def sign_der(self, data, hash=None):
        """An RFC 6979 signature, as in certificates."""
        return self.private.sign(data, ec.ECDSA((hash or self.hash)(), deterministic_signing=True))

    def sign(self, data, hash=None):
        """An RFC 6979 signature, as in COSE: r and s side by side."""
        return b"".join(n.to_bytes(self.size, "big") for n in self.rs(data, hash))


def _prime(label):
    """A 1024-bit prime with both top bits set, the first one from the label on."""
    number = int.from_bytes(random(label, 128), "big") | 3 << 1022 | 1
    while not all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7, 11, 13)):
        number += 2
    return number


class RsaKey:
    """A 2048-bit RSA key with exponent 65537; signs with SHA-256 and the padding of PKCS #1 v1.5, which has no chance in it."""

    hash = hashes.SHA256

    def __init__(self, label):
        p, q = _prime(f"{label} p"), _prime(f"{label} q")
        self.modulus, self.exponent = p * q, pow(65537, -1, (p - 1) * (q - 1))

    def point(self):
        """RSAPublicKey: what the bits of the public key hold, as the point is with elliptic curves."""
        return der.sequence(der.integer(self.modulus), der.integer(65537))

    def sign_der(self, data, hash=None):
        sha256 = der.sequence(der.sequence(der.oid("2.16.840.1.101.3.4.2.1"), b"\x05\x00"), der.octets(hashlib.sha256(data).digest()))
        padded = b"\x00\x01" + b"\xff" * (253 - len(sha256)) + b"\x00" + sha256
        return pow(int.from_bytes(padded, "big"), self.exponent, self.modulus).to_bytes(256, "big")
