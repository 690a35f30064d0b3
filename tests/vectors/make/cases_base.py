"""The set's own accepted files: the base that every other file departs from, and what must be let pass."""

import pki
from cbor import Embedded
from keys import Key, random
from mdoc import ASKED, EREADER, TRANSCRIPT, device_signed, record, request, request_all, response, transcript, vical

from cryptography.hazmat.primitives import serialization

UUID = random("ble uuid", 16)
ENGAGEMENT = Embedded({0: "1.0", 1: [1, Embedded(Key("edevice").cose())], 2: [[2, 1, {0: False, 1: True, 11: UUID}]]})
TRANSCRIPT_QR = [ENGAGEMENT, Embedded(EREADER.cose()), None]
TRANSCRIPT_NFC = [ENGAGEMENT, Embedded(EREADER.cose()), [random("handover select", 120), random("handover request", 90)]]


def only(asked):
    """A release hook: the items that were asked, no others."""
    return lambda items: {ns: [item for item in items[ns] if item["elementIdentifier"] in ids] for ns, ids in asked.items()}


def files(suite):
    """Inputs that stand beside the files to verify."""
    for cert in (pki.IACA, pki.DS, pki.READER_CA, pki.READER, pki.VICAL_CA, pki.VICAL_SIGNER, pki.ROGUE):
        suite.trust(cert)
    suite.write("pki/iaca.crl", pki.crl(pki.IACA, []))
    suite.write("base/transcript.hex", TRANSCRIPT)
    suite.write("base/transcript-other.hex", transcript(nonce="another session"))
    suite.write("base/transcript-qr.hex", TRANSCRIPT_QR)
    suite.write("base/transcript-nfc.hex", TRANSCRIPT_NFC)
    pem = EREADER.private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    suite.write("base/ereader.key", pem.decode())


def cases(suite):
    files(suite)
    base = lambda id, what, data, **more: suite.add(id, what, data, folder="base", **more)
    base("record", "The record as issued: IssuerSigned with all eleven elements.", record(), kind="record")
    base("response", "All eleven elements, deviceSignature.", response())
    base("response-mac", "All eleven elements, deviceMac.", response(signed=device_signed(mac=True)), ereader_key="base/ereader.key")
    base("request", "DeviceRequest 1.0 with readerAuth; ten elements, not the Individual Number.", request(), kind="request")
    base("request-all", "DeviceRequest 1.1 with readerAuthAll over two DocRequests and deviceRequestInfo.", request_all(), kind="request")
    base("vical", "Trust list with the MOCK IACA.", vical(), kind="vical")
    base("response-asked", "The ten elements that the request asks.", response(record(release=only(ASKED))), request="base/request.hex")
    base("response-crl", "The base response with a revocation list that names nobody.", "base/response.hex", crl=["pki/iaca.crl"])
    base("response-vical", "The base response under the trust list.", "base/response.hex", trust=["base/vical.hex"], vical_root=["pki/vical-root.pem"])
    base("response-qr", "Transcript of a session engaged by QR.", response(signed=device_signed(session=TRANSCRIPT_QR)), transcript="base/transcript-qr.hex")
    base("response-nfc", "Transcript of a session engaged by NFC, negotiated handover.", response(signed=device_signed(session=TRANSCRIPT_NFC)), transcript="base/transcript-nfc.hex")
    incomplete(suite)
    algorithms(suite, base)


def incomplete(suite):
    """The same files with an input missing: nothing fails, and there is no answer."""
    gap = lambda id, what, data, **more: suite.add(id, what, data, folder="base", word="incomplete", **more)
    gap("no-trust", "The base response without a trust anchor.", "base/response.hex", trust=[])
    gap("no-transcript", "The base response without a transcript.", "base/response.hex", transcript=None)
    gap("no-ereader-key", "A deviceMac without the reader's ephemeral key.", "base/response-mac.hex")
    brainpool = pki.ds("ds-brainpoolp512r1", key=Key("ds brainpoolP512r1", "brainpoolP512r1"))
    gap("signer-brainpoolp512r1", "IssuerAuth on brainpoolP512r1: a curve of the standard that is named, not computed.", response(record(signer=brainpool)))


def algorithms(suite, base):
    """Other algorithms of the standard, in answers that are good."""
    p384 = pki.ds("ds-p384", key=Key("ds-p384", "p384"))
    base("signer-p384", "IssuerAuth with ES384 and a P-384 document signer.", response(record(signer=p384)))
    device = Key("device-p384", "p384")
    base("device-p384", "Device key on P-384, deviceSignature with ES384.", response(record(device=device), device_signed(device=device)))
    for name in ("SHA-384", "SHA-512"):
        base(f"digest-{name.lower()}", f"Digests with {name}.", response(record(algorithm=name)))
    base("alg-esp256", "IssuerAuth with alg -9 (ESP256): accepted, never written.", response(record(protected=lambda p: {1: -9})))
