"""N92–N106: device authentication and what the device may say."""

from cases_base import TRANSCRIPT_NFC, TRANSCRIPT_QR
from cbor import Embedded, encode
from keys import Key, random
from mdoc import DEVICE, DOC, MDL, TRANSCRIPT, device_authentication, device_signed, mac0, mac_key, record, response, sign1, transcript
from suite import fail, warn

EKEY = {"ereader_key": "base/ereader.key"}


def cases(suite):
    forms(suite)
    macs(suite)
    sessions(suite)
    keys(suite)
    authorizations(suite)


def forms(suite):
    payload = device_authentication(TRANSCRIPT, DOC, {})
    two = {"deviceSignature": sign1(DEVICE, payload, detached=True), "deviceMac": mac0(mac_key(DEVICE, TRANSCRIPT), payload)}
    absent = lambda d: {name: value for name, value in d.items() if name != "deviceSigned"}
    suite.add("n92-no-device-signed", "The document has no deviceSigned at all.", response(document=absent), fail("device-headers"))
    suite.add("n92-neither", "deviceAuth is empty.", response(signed=device_signed(auth=lambda a: {})), fail("device-headers"))
    suite.add("n92-both", "deviceAuth holds a signature and a MAC, each of them right.", response(signed=device_signed(auth=lambda a: two)), fail("device-headers"), **EKEY)


def macs(suite):
    wrong = device_signed(mac=True, ereader=Key("another reader"))
    suite.add("n93-wrong-key", "deviceMac was made with the key agreed with another reader.", response(signed=wrong), fail("device-auth"), **EKEY)
    flipped = device_signed(mac=True, signed=lambda a: [*a[:3], a[3][:-1] + bytes([a[3][-1] ^ 1])])
    suite.add("n93-bit", "The tag of deviceMac has one bit flipped.", response(signed=flipped), fail("device-auth"), **EKEY)
    short = device_signed(mac=True, signed=lambda a: [*a[:3], a[3][:16]])
    suite.add("n94-truncated", "The tag of deviceMac has its first 16 bytes only.", response(signed=short), fail("device-headers"), **EKEY)
    other = Key("device-p384", "p384")
    guess = {"deviceMac": mac0(random("no key can be agreed"), b"")}
    suite.add("n104-curves", "deviceMac although the device key is on P-384 and the reader's on P-256.", response(record(device=other), device_signed(device=DEVICE, auth=lambda a: guess)), fail("device-headers"), **EKEY)
    suite.add("n105-64-bits", "deviceMac with alg 4 (HMAC 256/64) and a tag of 8 bytes, right for it.", response(signed=device_signed(mac=True, protected=lambda p: {1: 4}, signed=lambda a: [*a[:3], a[3][:8]])), fail("device-headers"), **EKEY)


def sessions(suite):
    suite.add("n95-replayed", "The response of another session, with another nonce.", response(signed=device_signed(session=transcript(nonce="another session"))), fail("device-auth"))
    suite.add("n95-replayed-mac", "The MAC of another session, with another nonce and the same reader key.", response(signed=device_signed(mac=True, session=transcript(nonce="another session"))), fail("device-auth"), **EKEY)
    suite.add("n95-other-reader", "The response of a session with another reader's key.", response(signed=device_signed(session=transcript(ereader=Key("another reader")))), fail("device-auth"))
    suite.add("n96-nfc-for-qr", "Signed over the NFC handover; the session was engaged by QR.", response(signed=device_signed(session=TRANSCRIPT_NFC)), fail("device-auth"), transcript="base/transcript-qr.hex")
    suite.add("n96-qr-for-nfc", "Signed over the QR handover (null); the session was engaged by NFC.", response(signed=device_signed(session=TRANSCRIPT_QR)), fail("device-auth"), transcript="base/transcript-nfc.hex")
    suite.add("n97-transcript-bytes", "Signed over SessionTranscriptBytes in the place of the array.", response(signed=device_signed(session=Embedded(TRANSCRIPT))), fail("device-auth"))
    key = mac_key(DEVICE, TRANSCRIPT, salted=encode(TRANSCRIPT))
    salt = device_signed(auth=lambda a: {"deviceMac": mac0(key, device_authentication(TRANSCRIPT, DOC, {}))})
    suite.add("n97-mac-salt", "The MAC key was derived with the hash of the array in the place of SessionTranscriptBytes.", response(signed=salt), fail("device-auth"), **EKEY)
    suite.add("n106-doctype", "The device signed another docType.", response(signed=device_signed(doc_type=MDL)), fail("device-auth"))


def keys(suite):
    suite.add("n98-other-key", "deviceSignature by a key that is not the deviceKey.", response(signed=device_signed(device=Key("not the device"))), fail("device-auth"))
    allowed = record(mso=authorize({"nameSpaces": ["jp.example.mock"]}))
    said = {"jp.example.mock": {"note": "mock"}}
    suite.add("device-signed", "The device signs an element of a namespace it is authorised for.", response(allowed, device_signed(namespaces=said)), folder="base")
    suite.add("n99-changed", "A device-signed value was changed after signing.", response(allowed, device_signed(namespaces=said, sent={"jp.example.mock": {"note": "mocked"}})), fail("device-auth"))
    suite.add("n99-added", "A device-signed element was added after signing.", response(allowed, device_signed(sent=said)), fail("device-auth"))


def authorize(authorizations):
    """A hook on the MSO that sets keyAuthorizations."""
    return lambda mso: mso["deviceKeyInfo"].update(keyAuthorizations=authorizations)


def authorizations(suite):
    said = {"jp.example.mock": {"note": "mock"}}
    speak = lambda authorizations, said=said: response(record(mso=authorizations and authorize(authorizations)), device_signed(namespaces=said))
    suite.add("n100-not-authorised", "The device signs an element, and the MSO has no keyAuthorizations.", speak(None), fail("key-authorization"))
    suite.add("n101-other-element", "The device is authorised for another element of the namespace.", speak({"dataElements": {"jp.example.mock": ["remark"]}}), fail("key-authorization"))
    suite.add("n101-other-namespace", "The device is authorised for another namespace.", speak({"nameSpaces": ["jp.example.other"]}), fail("key-authorization"))
    suite.add("device-signed-element", "The device is authorised for that one element.", speak({"dataElements": {"jp.example.mock": ["note"]}}), folder="base")
    both = {"nameSpaces": ["jp.example.mock"], "dataElements": {"jp.example.mock": ["note"]}}
    suite.add("n102-both", "A namespace stands in nameSpaces and in dataElements of keyAuthorizations.", speak(both), warn("key-authorization"))
    suite.add("n103-empty", "keyAuthorizations is an empty map; the device signs nothing.", response(record(mso=authorize({}))), warn("key-authorization"))
