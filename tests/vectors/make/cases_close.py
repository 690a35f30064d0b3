"""Files that lie close to good ones: each was once let pass."""

import pki
from cbor import Embedded
from keys import Key
from mdoc import DOC, ISO, JP, MDL, TRANSCRIPT, items_request, reader_auth, record, response, tdate, vical, vical_entry
from suite import fail, warn


def cases(suite):
    requests(suite)
    trust_lists(suite)
    numbers(suite)


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
