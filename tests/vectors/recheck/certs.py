"""Certificates, by asn1crypto: chain, purpose and profile of a leaf under its anchors."""

import hashlib

from asn1crypto import crl, pem, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HASHES = {"sha256_ecdsa": hashes.SHA256, "sha384_ecdsa": hashes.SHA384, "sha512_ecdsa": hashes.SHA512}
FORBIDDEN = {"policy_mappings", "name_constraints", "policy_constraints", "inhibit_any_policy", "freshest_crl"}
DS = "1.0.18013.5.1.2"
KNOWN = {"authority_key_identifier", "key_identifier", "key_usage", "issuer_alt_name", "extended_key_usage", "crl_distribution_points", "basic_constraints"}


def load(data):
    """A certificate from DER or PEM."""
    return x509.Certificate.load(pem.unarmor(data)[2] if data.startswith(b"-----") else data)


def extensions(cert):
    return {e["extn_id"].native: e for e in cert["tbs_certificate"]["extensions"]}


def value(cert, name):
    found = extensions(cert).get(name)
    return found and found["extn_value"].parsed


def public_key(cert):
    return serialization.load_der_public_key(cert.public_key.dump())


def key_id(cert):
    return hashlib.sha1(bytes(cert.public_key["public_key"])).digest()


def verifies(signer, signature, algorithm, data):
    try:
        public_key(signer).verify(signature, data, ec.ECDSA(HASHES[algorithm]()))
        return True
    except (InvalidSignature, KeyError):
        return False


def signed_by(cert, issuer):
    return verifies(issuer, cert["signature_value"].native, cert["signature_algorithm"]["algorithm"].native, cert["tbs_certificate"].dump())


def issued_by(cert, issuer):
    """Names equal to the byte, key identifiers equal, signature right."""
    identifier = value(cert, "authority_key_identifier")
    return cert.issuer.dump() == issuer.subject.dump() and identifier is not None and identifier["key_identifier"].native == key_id(issuer) and signed_by(cert, issuer)


def is_ca(cert):
    constraints = value(cert, "basic_constraints")
    return constraints is not None and constraints["ca"].native


def in_order(certs):
    """The certificates with the first that is no CA in front, and whether it was there."""
    at = next((n for n, cert in enumerate(certs) if not is_ca(cert)), 0)
    return [certs[at], *certs[:at], *certs[at + 1:]], at == 0


def chain(certs, anchors):
    """The anchor that the first certificate leads to, through the others; None if it does not."""
    for cert, issuer in zip(certs, [*certs[1:], None]):
        found = next((a for a in anchors if issued_by(cert, a)), None)
        if found is not None or issuer is None or not issued_by(cert, issuer):
            return found
    return None


def between(certs, anchors):
    """The certificates of the path above the first and below the anchor."""
    top = next((n for n, cert in enumerate(certs) if any(issued_by(cert, a) for a in anchors)), 0)
    return certs[1:top + 1]


def strangers(certs, path, root):
    """Whether a certificate beside the path came twice, or has nothing to do with the path: stands for none of its authorities,
    is no authority issued by one, and has issued none of these."""
    if len({cert.dump() for cert in certs}) < len(certs):
        return True
    own = lambda cert: (cert.subject.dump(), key_id(cert))
    authorities, known = [*path[1:], *([root] if root else [])], list(path)
    names = {own(cert) for cert in authorities}
    rest = [cert for cert in certs if cert not in path]
    for _ in certs:
        known += [cert for cert in rest if own(cert) in names or any(issued_by(other, cert) for other in known) or is_ca(cert) and any(issued_by(cert, a) for a in authorities)]
        rest = [cert for cert in rest if cert not in known]
    return bool(rest)


def usage(leaf, purposes, bit):
    """Status of key usage and purpose."""
    bits = value(leaf, "key_usage")
    constraints = value(leaf, "basic_constraints")
    purpose = value(leaf, "extended_key_usage")
    if bits is None or bit not in bits.native or "key_cert_sign" in bits.native or constraints is not None and constraints["ca"].native:
        return "fail"
    if purpose is None or not {p.dotted for p in purpose} <= {*purposes, *(p.replace("18013.5.1", "23220.4.1") for p in purposes)}:
        return "fail"
    if set(bits.native) != {bit}:
        return "warn"
    return "ok" if extensions(leaf)["extended_key_usage"]["critical"].native else "warn"


def bearable(cert):
    """Whether no extension is forbidden, or critical and unknown."""
    names = extensions(cert)
    return not FORBIDDEN & set(names) and not any(e["critical"].native and name not in KNOWN for name, e in names.items())


def profile(leaf, days, more=()):
    """Status of extensions, serial number and period."""
    names = extensions(leaf)
    if not bearable(leaf):
        return "fail"
    if not {"key_identifier", "crl_distribution_points", *more} <= set(names):
        return "warn"
    serial = leaf["tbs_certificate"]["serial_number"]
    lasts = leaf.not_valid_after - leaf.not_valid_before
    return "warn" if serial.native <= 0 or len(serial.contents) > 20 or lasts.total_seconds() > days * 86400 else "ok"


def key(leaf):
    """Status of the leaf's key and of the algorithm it was certified with."""
    return "ok" if leaf.public_key["algorithm"]["algorithm"].native == "ec" and leaf["signature_algorithm"]["algorithm"].native in HASHES else "fail"


def anchor(root):
    """Status of a root's profile."""
    bits, constraints = value(root, "key_usage").native, value(root, "basic_constraints")
    purpose = value(root, "extended_key_usage")
    if "key_cert_sign" not in bits or not bearable(root) or purpose is not None and DS not in {p.dotted for p in purpose}:
        return "fail"
    plain = set(bits) == {"key_cert_sign", "crl_sign"} and constraints["path_len_constraint"].native == 0 and purpose is None
    complete = {"key_identifier", "issuer_alt_name"} <= set(extensions(root))
    lasts = root.not_valid_after - root.not_valid_before
    return "ok" if plain and complete and lasts.total_seconds() <= 7305 * 86400 else "warn"


def name(cert, part):
    return cert.subject.native.get(part)


def revoked(leaf, root, data, at):
    """True, False, or None where the list cannot say."""
    listing = crl.CertificateList.load(pem.unarmor(data)[2])
    tbs = listing["tbs_cert_list"]
    algorithm = listing["signature_algorithm"]["algorithm"].native
    if tbs["issuer"].dump() != root.subject.dump() or not verifies(root, listing["signature"].native, algorithm, tbs.dump()):
        return None
    if not tbs["this_update"].native <= at <= tbs["next_update"].native:
        return None
    return leaf.serial_number in {entry["user_certificate"].native for entry in tbs["revoked_certificates"] or []}
