"""N01–N20: encoding, structure, versions, dates."""

import cbor
from cbor import Indefinite, Pairs, Raw, Sealed, Tag, Wide, encode
from mdoc import DOC, ELEMENTS, ISO, JP, SIGNED, device_signed, find_item, items_request, record, request, response, tdate, vical
from suite import fail, undecodable, warn

DEPTH = 64  # how deep items may nest before mnc gives up, the outer map counted

DOC0 = "documents[0]"
NS = f'{DOC0}.issuerSigned.nameSpaces["{JP}"]'
AUTH = f"{DOC0}.issuerSigned.issuerAuth"
MSO = f"{AUTH}[2]"


def broken(suite, id, what, data, path, offset=None, case=None, kind="response"):
    """A file that cannot be read; the offset is that of the item the path names, unless given."""
    data = data if isinstance(data, bytes) else encode(data)
    if offset is None:
        offset = cbor.find(data, path)
    suite.add(id, what, data, undecodable(case or id.split("-")[0].upper(), path, offset(data) if callable(offset) else offset), kind=kind)


def with_items(change):
    """A response whose items are changed before they are digested: signatures and digests fit."""
    return response(record(items=change))


def with_mso(change):
    """A response whose MSO is changed before it is signed."""
    return response(record(mso=change))


def put(**fields):
    """A hook that sets fields."""
    return lambda map: map.update(fields)


def drop(name):
    """A hook that removes a field."""
    return lambda map: {k: v for k, v in map.items() if k != name}


def item_field(identifier, field, value):
    """A hook on the items that sets a field of one."""
    return lambda items: find_item(items, identifier).update({field: value})


def raw_item(hook):
    """A hook on the sent items of the first namespace: replaces the third item."""
    def change(items):
        items[JP][2] = hook(items[JP][2])
    return change


def cases(suite):
    truncated_and_trailing(suite)
    form(suite)
    duplicates(suite)
    types(suite)
    tag24(suite)
    limits(suite)
    tolerated(suite)
    missing(suite)
    dates(suite)
    empty(suite)
    nulls(suite)


def truncated_and_trailing(suite):
    whole = encode(response())
    broken(suite, "n01-last-byte", "The last byte, the value of `status`, is missing.", whole[:-1], "status", len(whole) - 1)
    at = cbor.find(whole, f"{AUTH}[3]")
    broken(suite, "n01-in-signature", "Ends inside the signature of IssuerAuth.", whole[:at + 20], f"{AUTH}[3]", at)
    at = cbor.find(whole, f"{DOC0}.docType")
    broken(suite, "n01-in-text", "Ends inside the text of docType.", whole[:at + 5], f"{DOC0}.docType", at)
    ask = encode(request())
    at = cbor.find(ask, "docRequests[0].readerAuth[3]")
    broken(suite, "n01-request", "A request that ends inside the reader's signature.", ask[:at + 30], "docRequests[0].readerAuth[3]", at, kind="request")
    broken(suite, "n02-trailing", "One byte 00 after the response.", whole + b"\0", "", len(whole))
    broken(suite, "n02-twice", "The response twice in one file.", whole + whole, "", len(whole))


def form(suite):
    indefinite = {
        "response": ("The outer map has indefinite length.", Indefinite(response())),
        "documents": ("The array of documents has indefinite length.", response(top=lambda r: r.update(documents=Indefinite(r["documents"])))),
        "item": ("An item inside its tag 24 is a map of indefinite length, digested so.", with_items(whole_item(Indefinite))),
        "text": ("An element value is a text string in two chunks, digested so.", with_items(item_field("resident_address_unicode", "elementValue", Indefinite("見本県模擬市架空町一丁目２番３号")))),
        "mso": ("The MSO is a map of indefinite length, signed so.", with_mso(Indefinite)),
        "protected": ("The protected header is a map of indefinite length, signed so.", response(record(buckets=lambda b: [encode(Indefinite({1: -7})), b[1]]))),
    }
    for name, (what, data) in indefinite.items():
        suite.add(f"n03-{name}", what, data, warn("cbor-form"))
    wide = {
        "response": ("The outer map's head takes three bytes where one would do.", Wide(response(), 2)),
        "status": ("`status` 0 takes two bytes.", response(top=put(status=Wide(0, 1)))),
        "digest-id": ("A digestID takes five bytes, digested so.", with_items(whole_item(lambda item: {**item, "digestID": Wide(2, 4)}))),
        "item-bytes": ("The byte string of an item has a five-byte length, digested so.", wide_item_bytes()),
        "mso": ("The MSO's head takes nine bytes, signed so.", with_mso(lambda mso: Wide(mso, 8))),
    }
    for name, (what, data) in wide.items():
        suite.add(f"n04-{name}", what, data, warn("cbor-form"))
    suite.add("n03-request", "A request whose outer map has indefinite length.", Indefinite(request()), warn("request-form"), kind="request")
    suite.add("n04-request", "A request whose outer map's head takes three bytes.", Wide(request(), 2), warn("request-form"), kind="request")
    suite.add("n03-vical", "A trust list whose COSE_Sign1 is an array of indefinite length.", Indefinite(vical()), warn("vical-form"), kind="vical")


def whole_item(wrapper):
    """A hook on the items that wraps the third one before it is digested."""
    def change(items):
        items[JP][2] = Sealed(items[JP][2], wrapper)
    return change


def wide_item_bytes():
    """A response where one IssuerSignedItemBytes has a long head; its digest is over that."""
    import hashlib
    sent = {}

    def mso(body):
        body["valueDigests"][JP][sent["id"]] = hashlib.sha256(sent["raw"]).digest()

    def items(made):
        item = made[JP][2]
        sent.update(id=item["digestID"], raw=cbor.head(6, 24) + encode(Wide(encode(item), 4)))

    return response(record(items=items, mso=mso, release=raw_item(lambda _: Raw(sent["raw"]))))


def duplicates(suite):
    def twice(id, what, data, path, key):
        data = encode(data)
        broken(suite, id, what, data, path, cbor.key_offset(data, path, key, 1))

    pairs = lambda map, key: Pairs(*map.items(), (key, map[key]))
    twice("n05-status", "The outer map names `status` twice.", pairs(response(), "status"), "", "status")
    twice("n05-item", "An item names `elementIdentifier` twice, digested so.", with_items(whole_item(lambda item: pairs(item, "elementIdentifier"))), f"{NS}[2]", "elementIdentifier")
    twice("n05-mso", "The MSO names `docType` twice, signed so.", with_mso(lambda mso: pairs(mso, "docType")), MSO, "docType")
    twice("n05-protected", "The protected header names alg twice, signed so.", response(record(buckets=lambda b: [encode(pairs(b[0], 1)), b[1]])), f"{AUTH}[0]", 1)


def types(suite):
    def wrong(name, what, data, path, kind="response"):
        broken(suite, f"n06-{name}", what, data, path, kind=kind)

    wrong("version", "`version` is a number.", response(top=put(version=1)), "version")
    wrong("status", "`status` is text.", response(top=put(status="0")), "status")
    wrong("documents", "`documents` is a map.", response(top=lambda r: r.update(documents=r["documents"][0])), "documents")
    wrong("doctype", "docType of the document is a byte string.", response(document=put(docType=DOC.encode())), f"{DOC0}.docType")
    wrong("namespaces", "nameSpaces is an array.", response(record(issuer_signed=lambda s: s.update(nameSpaces=[*s["nameSpaces"].values()]))), f"{DOC0}.issuerSigned.nameSpaces")
    wrong("digest-id", "digestID is text, digested so.", with_items(lambda i: named_digest(i)), f"{NS}[2].digestID")
    wrong("random", "random is text, digested so.", with_items(item_field("local_gov_code_unicode", "random", "0123456789abcdef" * 2)), f"{NS}[2].random")
    wrong("identifier", "elementIdentifier is a byte string, digested so.", with_items(item_field("local_gov_code_unicode", "elementIdentifier", b"local_gov_code_unicode")), f"{NS}[2].elementIdentifier")
    wrong("issuer-auth", "IssuerAuth is a map.", response(record(issuer_signed=lambda s: s.update(issuerAuth=dict(enumerate(s["issuerAuth"]))))), AUTH)
    wrong("three-elements", "IssuerAuth is an array of three.", response(record(signed=lambda a: a[:3])), AUTH)
    wrong("protected", "The protected header is a map, not a byte string.", response(record(signed=lambda a: [{1: -7}, *a[1:]])), f"{AUTH}[0]")
    wrong("unprotected", "The unprotected header is an array.", response(record(signed=lambda a: [a[0], [], *a[2:]])), f"{AUTH}[1]")
    wrong("x5chain", "x5chain is text.", response(record(chain="MOCK")), f"{AUTH}[1]{{33}}")
    wrong("signature", "The signature is text.", response(record(signed=lambda a: [*a[:3], a[3].hex()])), f"{AUTH}[3]")
    wrong("mso-doctype", "docType of the MSO is a number, signed so.", with_mso(put(docType=7)), f"{MSO}.docType")
    wrong("validity", "validityInfo is an array, signed so.", with_mso(lambda m: m.update(validityInfo=[*m["validityInfo"].values()])), f"{MSO}.validityInfo")
    wrong("digest", "A digest is text, signed so.", with_mso(lambda m: m["valueDigests"][JP].update({2: "digest"})), f'{MSO}.valueDigests["{JP}"]{{2}}')
    intent = items_request()
    intent["nameSpaces"][JP]["portrait"] = 0
    wrong("intent", "Intent to retain is a number, signed so.", request(wanted=intent), f'docRequests[0].itemsRequest.nameSpaces["{JP}"].portrait', kind="request")


def named_digest(items):
    """Makes the digestID of the third item a text: the MSO cannot hold it under that."""
    items[JP][2] = Sealed(items[JP][2], lambda item: {**item, "digestID": "2"})


def tag24(suite):
    untagged = lambda hook: response(record(release=raw_item(hook)))
    broken(suite, "n07-item-bytes", "An item is a byte string without tag 24.", untagged(encode), f"{NS}[2]")
    broken(suite, "n07-item-map", "An item stands as a map, without tag 24 and byte string.", untagged(lambda item: Raw(encode(item))), f"{NS}[2]")
    naked = response(record(payload=lambda data: data[5:]))  # less tag 24 and the head of a byte string of 256 bytes or more
    broken(suite, "n07-mso", "The payload of IssuerAuth is the MSO without tag 24, signed so.", naked, MSO, lambda d: cbor.content(d, MSO))
    path = f"{DOC0}.deviceSigned.nameSpaces"
    broken(suite, "n07-device", "nameSpaces of deviceSigned is a map without tag 24.", response(signed=device_signed(device_signed=put(nameSpaces={}))), path)
    broken(suite, "n07-request", "itemsRequest is a map without tag 24.", request(top=lambda r: r["docRequests"][0].update(itemsRequest=items_request())), "docRequests[0].itemsRequest", kind="request")
    inside = lambda content: encode(untagged(lambda _: Tag(24, content)))
    at = lambda extra: lambda d: cbor.find(d, f"{NS}[2]") + extra
    broken(suite, "n08-reserved", "Tag 24 holds a byte string that is a reserved head (1c).", inside(b"\x1c"), f"{NS}[2]", at(3))
    broken(suite, "n08-break", "Tag 24 holds a break (ff) that ends nothing.", inside(b"\xff"), f"{NS}[2]", at(3))
    broken(suite, "n08-empty", "Tag 24 holds an empty byte string.", inside(b""), f"{NS}[2]", at(3))
    broken(suite, "n08-truncated", "Tag 24 holds a map of two entries, the second of which is missing.", inside(b"\xa2" + encode({"digestID": 2})[1:]), f"{NS}[2]", at(3 + 11))
    after = encode(untagged(lambda item: Tag(24, encode(item) + b"\xf6")))
    broken(suite, "n08-trailing", "Tag 24 holds an item and another byte after it.", after, f"{NS}[2]", cbor.skip(after, cbor.content(after, f"{NS}[2]")))


def limits(suite):
    deep = encode(response(top=lambda r: r.update(x=Raw(b"\x81" * 999 + b"\x00"))))
    start = cbor.find(deep, "x")
    broken(suite, "n09-nesting", "An unknown entry holds a thousand arrays, one in another.", deep, "x" + "[0]" * (DEPTH - 1), start + DEPTH - 1)
    huge = {"bytes": (2, "a byte string"), "text": (3, "a text string"), "array": (4, "an array"), "map": (5, "a map")}
    for name, (major, what) in huge.items():
        data = encode(response(top=lambda r: r.update(x=Raw(cbor.head(major, 0x7FFFFFFFFFFFFFFF) + b"\0" * 16))))
        broken(suite, f"n10-{name}", f"An unknown entry claims to be {what} of 2^63 - 1.", data, "x")
    bad = Raw(cbor.head(3, 6) + "見本".encode()[:5] + b"\xff")
    broken(suite, "n11-doctype", "docType of the document is not UTF-8.", response(document=put(docType=bad)), f"{DOC0}.docType")
    broken(suite, "n11-value", "An element value is text that is not UTF-8, digested so.", with_items(item_field("local_gov_code_unicode", "elementValue", bad)), f"{NS}[2].elementValue")
    surrogate = Raw(cbor.head(3, 3) + b"\xed\xa0\x80")
    broken(suite, "n11-surrogate", "An element value holds an encoded surrogate, digested so.", with_items(item_field("local_gov_code_unicode", "elementValue", surrogate)), f"{NS}[2].elementValue")


def tolerated(suite):
    extra = {"x-mock": [1, {"a": "b"}], 77: b"\1"}

    def mso(body):
        for map in (body, body["validityInfo"], body["deviceKeyInfo"]):
            map.update(extra)

    signed = device_signed(auth=lambda a: a.update(extra), device_signed=lambda d: d.update(extra))
    issued = record(items=lambda items: find_item(items, "full_name_unicode").update(extra), mso=mso, issuer_signed=lambda s: s.update(extra))
    suite.add("n12-unknown-keys", "Unknown entries, text and number, in every map that may have them.", response(issued, signed, document=lambda d: d.update(extra), top=lambda r: r.update(extra)))
    suite.add("n12-request", "Unknown entries in a request and its DocRequest.", request(top=lambda r: (r.update(extra), r["docRequests"][0].update(extra)) and None), kind="request")
    suite.add("n13-minor-version", "Response version 1.9 and MSO version 1.9.", response(record(mso=put(version="1.9")), top=put(version="1.9")))
    suite.add("n13-request", "Request version 1.9.", request(top=put(version="1.9")), kind="request")
    suite.add("n14-major-version", "Response version 2.0.", response(top=put(version="2.0")), fail("version"))
    suite.add("n14-request", "Request version 2.0.", request(top=put(version="2.0")), fail("request-version"), kind="request")
    suite.add("n16-status", "Status 10 (general error), and yet a document.", response(top=put(status=10)), fail("status"))


def missing(suite):
    broken(suite, "n15-issuer-auth", "issuerSigned has no issuerAuth.", response(record(issuer_signed=drop("issuerAuth"))), f"{DOC0}.issuerSigned")
    broken(suite, "n15-record", "A record without issuerAuth.", record(issuer_signed=drop("issuerAuth")), "", 0, kind="record")
    broken(suite, "n06-no-validity", "The MSO has no validityInfo, signed so.", with_mso(drop("validityInfo")), MSO, lambda d: cbor.content(d, MSO))
    broken(suite, "n06-no-random", "An item has no random, digested so.", with_items(whole_item(drop("random"))), f"{NS}[2]", lambda d: cbor.content(d, f"{NS}[2]"))


def dates(suite):
    signed = lambda value: with_mso(lambda m: m["validityInfo"].update(signed=value))
    suite.add("n17-no-tag", "`signed` is text without tag 0.", signed(SIGNED), warn("dates"))
    suite.add("n17-fraction", "`signed` has a fraction of a second.", signed(tdate("2026-06-20T00:00:00.000Z")), warn("dates"))
    suite.add("n17-offset", "`signed` has the offset +09:00 in the place of Z; the same instant.", signed(tdate("2026-06-20T09:00:00+09:00")), warn("dates"))
    born = lambda value: response(record(items=item_field("birth_date", "elementValue", value), release=lambda items: {JP: [find_item(items, "full_name_unicode")], ISO: [find_item(items, "birth_date")]}))
    more = lambda day: response(record(elements=[*ELEMENTS, (ISO, "issue_date", 4, Tag(1004, day))]))
    suite.add("n18-no-such-day", "A further element is 1004(\"2025-02-30\").", more("2025-02-30"), warn("dates"))
    suite.add("n18-slashes", "A further element is 1004(\"2026/06/20\").", more("2026/06/20"), warn("dates"))
    suite.add("n18-birth-date", "birth_date is 1004(\"2025-02-30\"), sent with the name alone: neither a date nor a value that a birth_date may have.", born(Tag(1004, "2025-02-30")), warn("dates"), warn("values"))


def empty(suite):
    def none(name, what, data, path, kind="response", inner=False):
        broken(suite, f"n19-{name}", what, data, path, (lambda d: cbor.content(d, path)) if inner else None, kind=kind)

    none("namespaces", "nameSpaces of issuerSigned is an empty map.", response(record(release=lambda i: {})), f"{DOC0}.issuerSigned.nameSpaces")
    none("items", "A namespace of issuerSigned is an empty array.", response(record(release=lambda i: {JP: [], ISO: i[ISO]})), NS)
    none("documents", "`documents` is an empty array.", response(top=put(documents=[])), "documents")
    none("digests", "A namespace of valueDigests is an empty map, signed so.", with_mso(lambda m: m["valueDigests"].update({"org.iso.23220.1.x": {}})), f'{MSO}.valueDigests["org.iso.23220.1.x"]')
    none("device", "A namespace of deviceSigned is an empty map, signed so.", response(signed=device_signed(namespaces={ISO: {}})), f'{DOC0}.deviceSigned.nameSpaces["{ISO}"]')
    none("errors", "A namespace of errors is an empty map.", response(document=put(errors={JP: {}})), f'{DOC0}.errors["{JP}"]')
    none("requests", "docRequests is an empty array.", request(top=put(docRequests=[])), "docRequests", kind="request")
    none("asked", "A request whose nameSpaces is an empty map, signed so.", request(wanted={"docType": DOC, "nameSpaces": {}}), "docRequests[0].itemsRequest.nameSpaces", kind="request")
    none("asked-elements", "A request with a namespace that asks nothing, signed so.", request(wanted={"docType": DOC, "nameSpaces": {JP: {}}}), f'docRequests[0].itemsRequest.nameSpaces["{JP}"]', kind="request")


def nulls(suite):
    suite.add("n20-document-errors", "documentErrors is null.", response(top=put(documentErrors=None)), warn("cbor-form"))
    suite.add("n20-errors", "errors of the document is null.", response(document=put(errors=None)), warn("cbor-form"))
    suite.add("n20-expected-update", "expectedUpdate is null, signed so.", with_mso(lambda m: m["validityInfo"].update(expectedUpdate=None)), warn("cbor-form"))
    suite.add("n20-key-authorizations", "keyAuthorizations is null, signed so.", with_mso(lambda m: m["deviceKeyInfo"].update(keyAuthorizations=None)), warn("cbor-form"))
    suite.add("n20-request", "A request 1.0 with deviceRequestInfo and readerAuthAll null.", request(top=put(deviceRequestInfo=None, readerAuthAll=None)), warn("request-form"), kind="request")
