"""The made-up person's record, its presentation, and how to depart from each at every step of the making.

Every step takes a hook: a function that gets the structure made so far, and changes it in place or returns another.
What comes after the step (digests, signatures) is made over what the hook left.
"""

import hashlib
import hmac
from copy import copy

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

import pki
from cbor import Embedded, Tag, encode
from keys import Key, random
from portrait import PORTRAIT

CLOCK = "2026-07-01T00:00:00Z"
DOC, JP, ISO = "org.iso.23220.1.jp.mnc", "org.iso.23220.1.jp", "org.iso.23220.1"
MDL = "org.iso.18013.5.1.mDL"
SIGNED, VALID_FROM, VALID_UNTIL = "2026-06-20T00:00:00Z", "2026-06-20T00:00:00Z", "2026-09-01T00:00:00Z"

# namespace, identifier, digestID, value
ELEMENTS = [
    (JP, "full_name_unicode", 4, "見本　花代"),
    (JP, "resident_address_unicode", 1, "見本県模擬市架空町一丁目２番３号"),
    (JP, "local_gov_code_unicode", 2, "99999"),
    (JP, "individual_number_unicode", 6, "999999900884"),
    (JP, "portrait", 0, PORTRAIT),
    (JP, "sex_unicode", 5, "女"),
    (JP, "birth_date_unicode", 3, "1988年2月9日"),
    (ISO, "sex", 3, 2),
    (ISO, "birth_date", 1, Tag(1004, "1988-02-09")),
    (ISO, "age_in_years", 0, 38),
    (ISO, "age_over_20", 2, True),
]

DEVICE = Key("device")
EREADER = Key("ereader")


def tdate(text):
    return Tag(0, text)


def change(hook, value):
    """The value after the hook."""
    if hook is None:
        return value
    answer = hook(value)
    return value if answer is None else answer


def transcript(handover=None, engagement=None, ereader=EREADER, nonce="session"):
    """A SessionTranscript; by default that of a file exchange."""
    return [engagement, Embedded(ereader.cose()), ["mnc-file-1", random(f"nonce {nonce}", 16)] if handover is None else handover]


TRANSCRIPT = transcript()


# -- COSE --------------------------------------------------------------------------------------------------------------

def to_be_signed(protected, payload, aad=b"", context="Signature1"):
    return encode([context, protected, aad, payload])


HASH_OF_ALG = {-7: hashes.SHA256, -9: hashes.SHA256, -35: hashes.SHA384, -36: hashes.SHA512}


def sign1(key, payload, *, unprotected=None, detached=False, protected=None, buckets=None, signed=None, aad=b""):
    """A COSE_Sign1. Hooks: `protected` on the protected map, `buckets` on [map, map], `signed` on the finished array."""
    headers = [change(protected, {1: key.alg}), unprotected or {}]
    headers = change(buckets, headers)
    raw = headers[0] if isinstance(headers[0], bytes) else encode(headers[0]) if headers[0] else b""
    hash = HASH_OF_ALG.get(headers[0].get(1)) if isinstance(headers[0], dict) else None
    signature = key.sign(to_be_signed(raw, payload, aad), hash)
    return change(signed, [raw, headers[1], None if detached else payload, signature])


# -- issuer ------------------------------------------------------------------------------------------------------------

def make_items(elements=ELEMENTS):
    """IssuerSignedItems by namespace."""
    out = {}
    for ns, identifier, number, value in elements:
        item = {"digestID": number, "random": random(f"random {ns} {identifier}"), "elementIdentifier": identifier, "elementValue": value}
        out.setdefault(ns, []).append(item)
    return out


def find_item(items, identifier):
    """The item of that identifier."""
    return next(item for group in items.values() for item in group if item["elementIdentifier"] == identifier)


def digest(item, algorithm="SHA-256"):
    return hashlib.new(algorithm.replace("-", "").lower(), encode(Embedded(item))).digest()


def make_mso(items, device=DEVICE, algorithm="SHA-256"):
    """The MobileSecurityObject over these items; digests in the order of their ids."""
    digests = {ns: dict(sorted((item["digestID"], digest(item, algorithm)) for item in group)) for ns, group in items.items()}
    return {
        "version": "1.0", "digestAlgorithm": algorithm, "valueDigests": digests, "deviceKeyInfo": {"deviceKey": device.cose()},
        "docType": DOC, "validityInfo": {"signed": tdate(SIGNED), "validFrom": tdate(VALID_FROM), "validUntil": tdate(VALID_UNTIL)},
    }


def record(*, elements=ELEMENTS, items=None, algorithm="SHA-256", mso=None, payload=None, device=DEVICE, signer=None, chain=None, release=None, issuer_signed=None, **cose):
    """An IssuerSigned. Hooks in order: `items` (before they are digested), `mso`, `payload` (its bytes), those of `sign1`,
    `release` (the items as sent), `issuer_signed`."""
    signer = signer or pki.DS
    made = change(items, make_items(elements))
    body = change(mso, make_mso(made, device, algorithm))
    data = change(payload, encode(Embedded(body)))
    x5chain = signer.der if chain is None else chain
    auth = sign1(signer.key, data, unprotected={33: x5chain}, **cose)
    sent = change(release, {ns: [copy(item) for item in group] for ns, group in made.items()})
    return change(issuer_signed, {"nameSpaces": {ns: embed(group) for ns, group in sent.items()}, "issuerAuth": auth})


def embed(group):
    """IssuerSignedItemBytes of a namespace; what a hook has already put into bytes stays."""
    return [Embedded(item) if isinstance(item, dict) else item for item in group] if isinstance(group, list) else group


# -- device ------------------------------------------------------------------------------------------------------------

def device_authentication(session, doc_type, namespaces):
    """DeviceAuthenticationBytes."""
    return encode(Embedded(["DeviceAuthentication", session, doc_type, Embedded(namespaces)]))


def mac_key(device, session, ereader=EREADER, salted=None):
    """EMacKey; `salted`: what is hashed into the salt in the place of SessionTranscriptBytes."""
    secret = device.private.exchange(ec.ECDH(), ereader.private.public_key())
    salt = hashlib.sha256(salted or encode(Embedded(session))).digest()
    return HKDF(hashes.SHA256(), 32, salt, b"EMacKey").derive(secret)


def mac0(key, payload, *, protected=None, buckets=None, signed=None):
    """A detached COSE_Mac0; hooks as in `sign1`."""
    headers = change(buckets, [change(protected, {1: 5}), {}])
    raw = encode(headers[0]) if headers[0] else b""
    tag = hmac.new(key, to_be_signed(raw, payload, context="MAC0"), hashlib.sha256).digest()
    return change(signed, [raw, headers[1], None, tag])


def device_auth(device, payload, session, mac, ereader=EREADER, **cose):
    if mac:
        return {"deviceMac": mac0(mac_key(device, session, ereader), payload, **cose)}
    return {"deviceSignature": sign1(device, payload, detached=True, **cose)}


def device_signed(*, device=DEVICE, session=None, doc_type=DOC, namespaces=None, sent=None, mac=False, auth=None, device_signed=None, payload=None, **cose):
    """A DeviceSigned. `namespaces` are signed and `sent` is what goes out; hooks: `payload`, those of the COSE structure, `auth`, `device_signed`."""
    namespaces = namespaces or {}
    session = TRANSCRIPT if session is None else session
    data = change(payload, device_authentication(session, doc_type, namespaces))
    answer = change(auth, device_auth(device, data, session, mac, **cose))
    return change(device_signed, {"nameSpaces": Embedded(namespaces if sent is None else sent), "deviceAuth": answer})


def response(issued=None, signed=None, *, doc_type=DOC, document=None, top=None):
    """A DeviceResponse of one document, as a structure. Hooks: `document`, `top`."""
    doc = {"docType": doc_type, "issuerSigned": issued or record(), "deviceSigned": signed or device_signed()}
    return change(top, {"version": "1.0", "documents": [change(document, doc)], "status": 0})


# -- reader ------------------------------------------------------------------------------------------------------------

ASKED = {
    JP: ["full_name_unicode", "resident_address_unicode", "local_gov_code_unicode", "portrait", "sex_unicode", "birth_date_unicode"],
    ISO: ["sex", "birth_date", "age_in_years", "age_over_20"],
}


def items_request(asked=None, doc_type=DOC, info=None):
    names = {ns: dict.fromkeys(ids, False) for ns, ids in (asked or ASKED).items()}
    return {"docType": doc_type, "nameSpaces": names, **({"requestInfo": info} if info else {})}


def reader_auth(payload, reader=None, **cose):
    """A detached signature of the reader over the encoding of `payload`."""
    reader = reader or pki.READER
    return sign1(reader.key, encode(Embedded(payload)), unprotected={33: reader.der}, detached=True, **cose)


def request(asked=None, *, session=None, signed_items=None, wanted=None, top=None, **auth):
    """A DeviceRequest 1.0 of one DocRequest with readerAuth. `signed_items`: what the reader signs in the place of what it sends."""
    items = wanted or items_request(asked)
    payload = ["ReaderAuthentication", TRANSCRIPT if session is None else session, Embedded(signed_items or items)]
    return change(top, {"version": "1.0", "docRequests": [{"itemsRequest": Embedded(items), "readerAuth": reader_auth(payload, **auth)}]})


ALTERNATIVES = {"alternativeDataElements": [{"requestedElement": [ISO, "age_over_20"], "alternativeElementSets": [[[ISO, "age_in_years"]], [[ISO, "birth_date"]]]}]}
TWO_REQUESTS = [items_request({ISO: ["age_over_20"]}, info=ALTERNATIVES), items_request({JP: ["full_name_unicode"], ISO: ["birth_date"]})]
USE_CASES = {"useCases": [{"mandatory": True, "documentSets": [[0], [1]], "purposeHints": {"org.iso.jtc1.sc17": 3}}]}
NOTHING = object()


def request_all(*, requests=None, info=USE_CASES, signed_requests=None, signed_info=NOTHING, session=None, top=None, **auth):
    """A DeviceRequest 1.1 with readerAuthAll and deviceRequestInfo. `signed_*`: what the reader signs in the place of what it sends."""
    requests = requests or TWO_REQUESTS
    sealed = info if signed_info is NOTHING else signed_info
    payload = ["ReaderAuthenticationAll", TRANSCRIPT if session is None else session, [Embedded(r) for r in signed_requests or requests], sealed and Embedded(sealed)]
    out = {"version": "1.1", "docRequests": [{"itemsRequest": Embedded(r)} for r in requests], "deviceRequestInfo": Embedded(info), "readerAuthAll": [reader_auth(payload, **auth)]}
    return change(top, out)


# -- trust list --------------------------------------------------------------------------------------------------------

def vical(certs=None, *, doc_types=(DOC,), info=None, body=None, signer=None, **cose):
    """A VICAL. Hooks: `info` on each entry, `body`, those of `sign1`."""
    signer = signer or pki.VICAL_SIGNER
    entries = [change(info, vical_entry(cert, doc_types)) for cert in certs or [pki.IACA]]
    content = {
        "version": "1.0", "vicalProvider": "MOCK VICAL Provider", "date": tdate("2026-06-25T00:00:00Z"), "vicalIssueID": 3,
        "nextUpdate": tdate("2026-09-20T00:00:00Z"), "notAfter": tdate("2026-12-20T00:00:00Z"), "certificateInfos": entries,
    }
    return sign1(signer.key, encode(change(body, content)), unprotected={33: signer.der}, **cose)


def vical_entry(cert, doc_types):
    """A CertificateInfo of a trust anchor."""
    serial = cert.serial[2:].lstrip(b"\0")
    return {
        "certificate": cert.der, "serialNumber": Tag(2, serial), "ski": pki.key_id(cert.key), "docType": list(doc_types),
        "certificateProfile": ["urn:oid:1.0.18013.5.1.7"], "issuingAuthority": "MOCK", "issuingCountry": "JP",
        "issuer": cert.subject, "subject": cert.subject, "notBefore": tdate(pki.ROOT_START), "notAfter": tdate(pki.ROOT_END),
    }
