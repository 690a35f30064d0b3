"""N21–N40: COSE headers and signatures, on the issuer's side (`n21-…`) and on the device's (`n21-device-…`)."""

import hashlib

import der
import pki
from cbor import Tag
from keys import Key
from mdoc import DOC, TRANSCRIPT, device_authentication, device_signed, record, response
from suite import fail, warn

UNKNOWN_LABEL = 65000


def put(label, value):
    """A hook on a header map."""
    return lambda map: map.update({label: value})


def move_alg(buckets):
    """A hook on the two buckets: alg in the unprotected one only."""
    return [{}, {**buckets[1], 1: buckets[0][1]}]


def both(label):
    """A hook on the two buckets: what one has under the label, the other gets too."""
    def change(buckets):
        for one, other in (buckets, buckets[::-1]):
            if label in one:
                other[label] = one[label]
    return change


def with_signature(change):
    """A hook on the finished array that replaces the signature."""
    return lambda array: [*array[:3], change(array[3])]


def halves(signature):
    size = len(signature) // 2
    return signature[:size], signature[size:]


def as_der(signature):
    return der.sequence(*(der.integer(int.from_bytes(half, "big")) for half in halves(signature)))


def flip(signature):
    """The last bit the other way round."""
    return signature[:-1] + bytes([signature[-1] ^ 1])


ORDER = Key("device").order.to_bytes(32, "big")
ZERO = bytes(32)
SIGNATURES = {
    "n25-der": ("is DER-encoded", as_der),
    "n25-short": ("has 63 bytes", lambda s: s[:-1]),
    "n25-long": ("has 65 bytes", lambda s: s + b"\0"),
    "n25-empty": ("is empty", lambda s: b""),
    "n26-bit": ("has one bit flipped", flip),
    "n40-r-zero": ("has r = 0", lambda s: ZERO + halves(s)[1]),
    "n40-s-zero": ("has s = 0", lambda s: halves(s)[0] + ZERO),
    "n40-r-order": ("has r = n", lambda s: ORDER + halves(s)[1]),
    "n40-s-order": ("has s = n", lambda s: halves(s)[0] + ORDER),
    "n40-s-max": ("has s = 2^256 - 1", lambda s: halves(s)[0] + b"\xff" * 32),
}
HEADERS = {
    "n21-unprotected": ("has alg in the unprotected header only", {"buckets": move_alg}),
    "n22-no-alg": ("has no alg", {"protected": lambda p: {}}),
    "n23-none": ("has alg `none`, as text", {"protected": put(1, "none")}),
    "n23-unknown": ("has an alg nobody registered (-70000)", {"protected": put(1, -70000)}),
    "n23-es256k": ("has alg -47 (ES256K), not one of the standard", {"protected": put(1, -47)}),
    "n30-crit": ("names an unknown label in crit", {"protected": lambda p: p.update({2: [UNKNOWN_LABEL], UNKNOWN_LABEL: 0})}),
    "n31-alg-twice": ("has alg in both headers", {"buckets": both(1)}),
}


def cases(suite):
    for id, (what, hooks) in HEADERS.items():
        case, name = id.split("-", 1)
        suite.add(id, f"IssuerAuth {what}.", response(record(**hooks)), fail("issuer-headers"))
        suite.add(f"{case}-device-{name}", f"deviceSignature {what}.", response(signed=device_signed(**hooks)), fail("device-headers"))
    for id, (what, change) in SIGNATURES.items():
        case, name = id.split("-", 1)
        suite.add(id, f"The signature of IssuerAuth {what}.", response(record(signed=with_signature(change))), fail("issuer-signature"))
        suite.add(f"{case}-device-{name}", f"deviceSignature {what}.", response(signed=device_signed(signed=with_signature(change))), fail("device-auth"))
    algorithms(suite)
    payloads(suite)
    chains(suite)
    suite.add("n39-external-aad", "The signature of IssuerAuth was made with external_aad `mock`.", response(record(aad=b"mock")), fail("issuer-signature"))


def algorithms(suite):
    p384 = pki.ds("ds-p384", key=Key("ds-p384", "p384"))
    suite.add("n24-es256-p384", "alg ES256, but the signer's key is on P-384; the signature is what SHA-256 on that key gives.", response(record(signer=p384, protected=put(1, -7))), fail("signer-key"))
    suite.add("n24-es384-p256", "alg ES384, but the signer's key is on P-256; the signature is what SHA-384 on that key gives.", response(record(protected=put(1, -35))), fail("signer-key"))
    suite.add("n24-device-es384-p256", "deviceSignature with alg ES384, but the device key is on P-256.", response(signed=device_signed(protected=put(1, -35))), fail("device-headers"))
    suite.add("n32-issuer", "IssuerAuth is tagged 18.", response(record(signed=lambda a: Tag(18, a))), warn("issuer-headers"))
    suite.add("n32-device", "deviceSignature is tagged 18.", response(signed=device_signed(signed=lambda a: Tag(18, a))), warn("device-headers"))
    suite.add("n32-device-mac", "deviceMac is tagged 17.", response(signed=device_signed(mac=True, signed=lambda a: Tag(17, a))), warn("device-headers"), ereader_key="base/ereader.key")


def later(mso):
    """A hook on the MSO: valid for five days more."""
    mso["validityInfo"]["validUntil"] = Tag(0, "2026-09-06T00:00:00Z")


def payloads(suite):
    other = record(mso=later)["issuerAuth"][2]
    suite.add("n27-payload", "The payload of IssuerAuth is another MSO, valid longer, over the same items; the signature is that of the first.", response(record(signed=lambda a: [*a[:2], other, a[3]])), fail("issuer-signature"))
    suite.add("n28-null", "The payload of IssuerAuth is null.", response(record(signed=lambda a: [*a[:2], None, a[3]])), fail("issuer-headers"))
    right = device_authentication(TRANSCRIPT, DOC, {})
    wrong = device_authentication(TRANSCRIPT, "org.iso.18013.5.1.mDL", {})
    attach = lambda payload: lambda a: [*a[:2], payload, a[3]]
    suite.add("n29-same", "deviceSignature carries its payload, DeviceAuthenticationBytes.", response(signed=device_signed(signed=attach(right))), warn("device-headers"))
    suite.add("n29-other", "deviceSignature carries the DeviceAuthenticationBytes of another docType; the signature is over the right ones.", response(signed=device_signed(signed=attach(wrong))), fail("device-headers"))
    suite.add("n29-mac", "deviceMac carries its payload, DeviceAuthenticationBytes.", response(signed=device_signed(mac=True, signed=attach(right))), warn("device-headers"), ereader_key="base/ereader.key")


def thumbprint(data):
    return [-16, hashlib.sha256(data).digest()]


def chains(suite):
    leaf = pki.DS.der
    unprotected = lambda map: lambda buckets: [buckets[0], map]
    moved = lambda buckets: [{**buckets[0], 33: buckets[1][33]}, {}]
    suite.add("n31-x5chain-twice", "x5chain stands in both headers.", response(record(buckets=both(33))), fail("issuer-headers"))
    suite.add("n33-no-x5chain", "IssuerAuth has no x5chain.", response(record(buckets=unprotected({}))), fail("issuer-headers"))
    suite.add("n34-empty-x5chain", "x5chain is an empty array.", response(record(buckets=unprotected({33: []}))), fail("issuer-headers"))
    beside = link_certificate()
    suite.add("chain-of-two", "x5chain holds the signer and, after it, the link certificate by which the CA's predecessor vouches for the CA.", response(record(chain=[leaf, beside.der])), folder="base")
    suite.add("n35-order", "The same two certificates, the signer last. Who takes the first for the signer finds more wrong.", response(record(chain=[beside.der, leaf])), fail("issuer-chain"))
    changed = change_of_key()
    below = pki.ds("ds-under-next", changed)
    suite.add("chain-by-link", "The CA has changed its key; x5chain holds a signer under the new one and the link certificate from the old, which is trusted.", response(record(signer=below, chain=[below.der, changed.der])), folder="base")
    suite.add("n35-by-link", "The same two certificates, the signer last.", response(record(signer=below, chain=[changed.der, below.der])), fail("issuer-chain"))
    forged = change_of_key("iaca-next-forged", forge=True)
    below = pki.ds("ds-under-forged", forged)
    suite.add("n66-link-forged", "The link certificate from the trusted key to the signer's CA was signed by nobody.", response(record(signer=below, chain=[below.der, forged.der])), fail("issuer-chain"))
    suite.add("n36-protected", "x5chain stands in the protected header only: read there too.", response(record(buckets=moved)))
    suite.add("x5chain-array", "x5chain is an array of one certificate: read too.", response(record(chain=[leaf])), warn("issuer-headers"), folder="base")
    suite.add("n37-x5t", "x5t in the protected header is that of another certificate.", response(record(protected=put(34, thumbprint(pki.IACA.der)))), fail("issuer-headers"))
    suite.add("x5t", "x5t in the protected header matches the signer.", response(record(protected=put(34, thumbprint(leaf)))), folder="base")
    suite.add("n38-root", "x5chain holds the trusted root after the signer.", response(record(chain=[leaf, pki.IACA.der])), warn("issuer-headers"))


def link(subject, key, issuer, *more, **fields):
    """A link certificate (B.1.3); `more` go to its extensions."""
    extensions = [
        pki.aki(pki.key_id(issuer.key)), pki.ski(pki.key_id(key)), pki.key_usage(pki.KEY_CERT_SIGN | pki.CRL_SIGN),
        pki.basic_constraints(True, 0), pki.issuer_alt_name(), pki.crl_points(), *more,
    ]
    return pki.certificate(f"link to {key.label}", subject, issuer, extensions, key=key, **fields)


def link_certificate():
    """The MOCK IACA's name and key, signed by the root before it."""
    return link(pki.IACA.subject, pki.IACA.key, pki.root("iaca-before", "MOCK IACA before"))


def change_of_key(label="iaca-next", *more, **fields):
    """The MOCK IACA's name and its next key, signed with its present key."""
    return link(pki.IACA.subject, Key(label), pki.IACA, *more, **fields)
