"""Files that lie close to good ones: each was once let pass."""

import pki
from cbor import Embedded
from keys import Key
from mdoc import DOC, ISO, JP, MDL, TRANSCRIPT, items_request, reader_auth, record, request, response, tdate, vical, vical_entry
from suite import fail, warn


def cases(suite):
    requests(suite)
    trust_lists(suite)
    numbers(suite)
    purposes(suite)
    pinned(suite)


def requests(suite):
    signed, bare = items_request({ISO: ["age_over_20"]}), items_request({JP: ["full_name_unicode"]})
    auth = reader_auth(["ReaderAuthentication", TRANSCRIPT, Embedded(signed)])
    both = {"version": "1.0", "docRequests": [{"itemsRequest": Embedded(signed), "readerAuth": auth}, {"itemsRequest": Embedded(bare)}]}
    suite.add("request-half-signed", "Two DocRequests; only the first has a readerAuth.", both, kind="request", folder="base", word="incomplete")


def trust_lists(suite):
    root = ["pki/vical-root.pem"]
    twice = lambda v: v.update(certificateInfos=[vical_entry(pki.IACA, [MDL]), vical_entry(pki.IACA, [DOC])])
    path = suite.write("base/vical-twice.hex", vical(body=twice))
    suite.add("response-vical-twice", "The trust list has the CA twice: for driving licences, then for this document.", "base/response.hex", folder="base", trust=[path], vical_root=root)
    path = suite.write("negative/n14-vical.hex", vical(body=lambda v: v.update(version="2.0")))
    suite.add("n14-vical", "The trust list is of version 2.0.", path, fail("vical-form"), kind="vical")
    suite.add("n14-vical-as-trust", "A good response under a trust list of version 2.0: the list vouches for nobody.", "base/response.hex", fail("trust-list"), trust=[path], vical_root=root, word="invalid")


def numbers(suite):
    suite.add("n62-leading-zero", "The MSO is of version `01.0`, which is no version.", response(record(mso=lambda m: m.update(version="01.0"))), fail("mso-version"))
    device = Key("device brainpoolP512r1", "brainpoolP512r1")
    suite.add("device-brainpoolp512r1", "The device key is on brainpoolP512r1: a curve of the standard that is named, not computed.", record(device=device), kind="record", folder="base", word="incomplete")


def signed_by(signer):
    return response(record(signer=signer))


def purposes(suite):
    """Beside a role's own purpose stands its twin of ISO/IEC TS 23220-4, and no other."""
    ds = lambda name, *more: signed_by(pki.ds(f"ds-eku-and-{name}", eku=pki.eku(pki.EKU_DS, *more)))
    suite.add("eku-both", "The signer has both purposes of a document signer.", ds("23220", "1.0.23220.4.1.2"), folder="base")
    bad = lambda id, what, data: suite.add(id, what, data, fail("signer-usage"))
    bad("n90-reader-too", "The signer is a reader as well by its extended key usage.", ds("reader", pki.EKU_READER))
    bad("n90-vical-too", "The signer is a signer of trust lists as well by its extended key usage.", ds("vical", pki.EKU_VICAL))
    bad("n71-server-too", "The signer is a TLS server as well by its extended key usage.", ds("server", "1.3.6.1.5.5.7.3.1"))
    bad("n71-any-too", "The signer may be used for anything by its extended key usage.", ds("any", "2.5.29.37.0"))
    two = pki.reader("reader-eku-and-ds", eku=pki.eku(pki.EKU_READER, pki.EKU_DS))
    suite.add("n119-ds-too", "The reader is a document signer as well by its extended key usage.", request(reader=two), fail("reader-usage"), kind="request")
    more = pki.ds("ds-usage-and-encipherment", key_usage=pki.key_usage(pki.DIGITAL_SIGNATURE | pki.KEY_AGREEMENT))
    suite.add("usage-and-agreement", "The signer's KeyUsage has keyAgreement beside digitalSignature.", signed_by(more), warn("signer-usage"))


def pinned(suite):
    gone = pki.ds("ds-revoked")
    pin, data = suite.trust(gone), "negative/n82-revoked.hex"
    flags = ["--pin-signer", pin]
    suite.add("n82-pinned", "The signer is pinned, and on its CA's revocation list.", data, fail("signer-crl"), crl=["pki/revoked.crl"], flags=flags)
    suite.add("n83-pinned", "The signer is pinned, and no CA is trusted that could answer for the revocation list naming it.", data, warn("signer-crl"), trust=[], crl=["pki/revoked.crl"], flags=flags)
    suite.add("pinned", "The signer is pinned; no CA is trusted.", data, folder="base", trust=[], flags=flags)
