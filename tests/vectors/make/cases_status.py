"""Records of the second edition: x5t, and `status` in the MSO (12.3.4, 12.3.6)."""

import pki
from cases_cbor import MSO, broken, drop, with_mso
from cases_cose import put, thumbprint
from mdoc import record, response
from suite import fail, warn

URI = "https://status.mock.example/"
ID = bytes(range(16))


def by_index(**more):
    return {"idx": 412, "uri": URI + "1", **more}


def by_identifier(**more):
    return {"id": ID, "uri": URI + "i", **more}


def cases(suite):
    good = lambda id, what, status, **cose: suite.add(id, what, response(record(mso=lambda m: m.update(status=status), **cose)), folder="base")
    named = put(34, thumbprint(pki.DS.der))
    good("second-edition", "A record of the second edition: x5t in the protected header, a status list in the MSO.", {"status_list": by_index()}, protected=named)
    good("status-identifier", "The MSO names an identifier list.", {"identifier_list": by_identifier()})
    extra = {"x-mock": [1, {"a": "b"}], 77: b"\1"}
    both = {"identifier_list": by_identifier(certificate=pki.IACA.der, **{"x-mock": 1}), "status_list": by_index(certificate=pki.IACA.der, **{"x-mock": 1}), **extra}
    good("status-both", "The MSO names both lists, each with the anchor of its signer, and what nobody knows.", both)
    good("status-empty", "The MSO's status is an empty map.", {})
    suite.add("n137-number", "The MSO's status names a mechanism by a number: not checkable, and no fault.", with_mso(lambda m: m.update(status={77: {"uri": URI}})))
    suite.add("n20-status-list", "The MSO's status_list is null, signed so.", with_mso(lambda m: m.update(status={"status_list": None, "identifier_list": by_identifier()})), warn("cbor-form"))
    text = put(34, "MOCK")
    suite.add("n37-x5t-text", "x5t is text.", response(record(protected=text)), fail("issuer-headers"))
    malformed(suite)


def malformed(suite):
    """Fields of another type, and fields that are missing: the MSO cannot be read."""
    def wrong(name, what, status, path):
        broken(suite, f"n06-status-{name}", f"{what}, signed so.", with_mso(lambda m: m.update(status=status)), f"{MSO}.status{path}")

    wrong("text", "The MSO's status is text", "valid", "")
    wrong("list", "status_list is an array", {"status_list": [412, URI]}, ".status_list")
    wrong("idx-text", "idx is text", {"status_list": by_index(idx="412")}, ".status_list.idx")
    wrong("idx-negative", "idx is negative", {"status_list": by_index(idx=-1)}, ".status_list.idx")
    wrong("uri", "uri is a byte string", {"status_list": by_index(uri=URI.encode())}, ".status_list.uri")
    wrong("id", "id is text", {"identifier_list": by_identifier(id=ID.hex())}, ".identifier_list.id")
    wrong("certificate", "certificate is text", {"identifier_list": by_identifier(certificate="MOCK")}, ".identifier_list.certificate")
    for list, entry, field in (("status_list", by_index(), "idx"), ("identifier_list", by_identifier(), "uri")):
        without = with_mso(lambda m: m.update(status={list: drop(field)(entry)}))
        broken(suite, f"n06-status-no-{field}", f"{list} has no {field}, signed so.", without, f"{MSO}.status.{list}")
