"""N54 and N115–N124: requests, and responses beside a request."""

import base64

import pki
from cases_base import only
from cbor import Embedded, encode
from keys import Key, random
from mdoc import ASKED, ISO, JP, MDL, TWO_REQUESTS, items_request, record, request, request_all, response, transcript
from suite import fail, undecodable, warn


def cases(suite):
    beside(suite)
    signatures(suite)
    certificates(suite)
    contents(suite)
    engagement(suite)


def beside(suite):
    """Responses held against what was asked."""
    licence = suite.write("base/request-licence.hex", request(wanted=items_request(doc_type=MDL)))
    suite.add("n54-not-asked", "A driving licence was asked for.", response(record(release=only(ASKED))), fail("doctype-requested"), warn("request-answered"), request=licence)
    few = suite.write("base/request-few.hex", request({JP: ["full_name_unicode"], ISO: ["age_over_20"]}))
    suite.add("n122-too-much", "Name and age_over_20 were asked, ten elements came.", response(record(release=only(ASKED))), warn("elements-requested"), request=few)
    identity = {JP: ["full_name_unicode", "resident_address_unicode", "birth_date_unicode", "portrait"]}
    legal = suite.write("base/request-hanshu-ru.hex", request(identity))
    suite.add("legal-all", "What 犯収法施行規則6条1項1号ル wants was asked, and came.", response(record(release=only(identity))), folder="base", request=legal)
    faceless = {JP: [name for name in identity[JP] if name != "portrait"]}
    suite.add("legal-profile-no-photo", "What 犯収法施行規則6条1項1号ル wants was asked; the photo did not come.", response(record(release=only(faceless))), warn("request-answered"), warn("legal-profile"), request=legal)


def ask(suite, id, what, data, *findings, **more):
    suite.add(id, what, data, *findings, kind="request", **more)


def signatures(suite):
    bad = lambda id, what, data: ask(suite, id, what, data, fail("reader-auth"))
    bad("n115-other-items", "readerAuth is over an ItemsRequest that does not ask the portrait.", request(signed_items=items_request({JP: ["full_name_unicode"], ISO: ["age_over_20"]})))
    bad("n115-all-other-items", "readerAuthAll is over other ItemsRequests.", request_all(signed_requests=[TWO_REQUESTS[0], items_request({JP: ["full_name_unicode"]})]))
    bad("n116-other-session", "readerAuth of another session.", request(session=transcript(nonce="another session")))
    bad("n116-all-other-session", "readerAuthAll of another session.", request_all(session=transcript(nonce="another session")))
    bad("n117-reordered", "readerAuthAll is over the ItemsRequests in the other order.", request_all(signed_requests=TWO_REQUESTS[::-1]))
    bad("n118-null-info", "readerAuthAll was made with null in the place of the deviceRequestInfo that is sent.", request_all(signed_info=None))
    bad("n26-reader-bit", "readerAuth has one bit flipped.", request(signed=lambda a: [*a[:3], a[3][:-1] + bytes([a[3][-1] ^ 1])]))
    bad("n98-reader-key", "readerAuth by a key that is not the certificate's.", request(reader=pki.Cert("", Key("not the reader"), b"", pki.READER.der, b"")))
    plain = request_all(info=None, signed_info=None, top=lambda r: {k: v for k, v in r.items() if k != "deviceRequestInfo"})
    ask(suite, "request-all-no-info", "DeviceRequest 1.1 with readerAuthAll and no deviceRequestInfo: null is signed.", plain, folder="base")


def certificates(suite):
    bad = lambda id, what, reader, finding: ask(suite, id, what, request(reader=reader), finding)
    bad("n119-ds-eku", "The reader's extended key usage is that of a document signer.", pki.reader("reader-ds-eku", purpose=pki.EKU_DS), fail("reader-usage"))
    bad("n119-no-eku", "The reader has no extended key usage.", pki.reader("reader-no-eku", eku=pki.NO), fail("reader-usage"))
    bad("n119-expired", "The reader's certificate ended one second ago.", pki.reader("reader-expired", fields={"not_after": "2026-06-30T23:59:59Z"}), fail("reader-time"))
    bad("n119-not-yet", "The reader's certificate starts in one second.", pki.reader("reader-not-yet", fields={"not_before": "2026-07-01T00:00:01Z"}), fail("reader-time"))
    unknown = pki.root("rogue-reader-ca", "MOCK Rogue Reader CA")
    bad("n119-unknown-ca", "The reader was certified by a CA that is not trusted.", pki.reader("reader-rogue", unknown), fail("reader-chain"))
    bad("n119-forged", "The reader names the trusted CA; nobody signed its certificate.", pki.reader("reader-forged", fields={"forge": True}), fail("reader-chain"))
    ask(suite, "n119-all-unknown-ca", "readerAuthAll of a reader certified by a CA that is not trusted.", request_all(reader=pki.reader("reader-rogue", unknown)), fail("reader-chain"))
    bad("n80-reader-critical", "The reader has an unknown critical extension.", pki.reader("reader-critical", mock=("1.3.6.1.4.1.99999.7", True, b"\x0c\x04MOCK")), fail("reader-profile"))
    bad("n89-reader-zero", "The reader's serial number is zero.", pki.reader("reader-serial-zero", fields={"serial": b"\0"}), warn("reader-profile"))
    ask(suite, "n21-reader-unprotected", "readerAuth has alg in the unprotected header only.", request(buckets=lambda b: [{}, {**b[1], 1: b[0][1]}]), fail("reader-headers"))
    ask(suite, "n33-reader-no-x5chain", "readerAuth has no x5chain.", request(buckets=lambda b: [b[0], {}]), fail("reader-headers"))


def contents(suite):
    odd = {"useCases": [{"mandatory": True, "documentSets": [[0], [2]]}]}
    ask(suite, "n120-out-of-range", "A documentSet names docRequest 2; there are 0 and 1.", request_all(info=odd), fail("request-info"))
    alternatives = {"alternativeDataElements": [{"requestedElement": [ISO, "age_in_years"], "alternativeElementSets": [[[ISO, "birth_date"]]]}]}
    stray = [items_request({ISO: ["age_over_20"]}, info=alternatives), TWO_REQUESTS[1]]
    ask(suite, "n121-not-asked", "requestedElement is age_in_years, which nameSpaces does not ask.", request_all(requests=stray), fail("request-info"))
    ask(suite, "n124-version", "Version 1.0 with deviceRequestInfo and readerAuthAll.", request_all(top=lambda r: r.update(version="1.0")), warn("request-version"))


PLAIN = {0: "1.0", 1: [1, Embedded(Key("edevice").cose())], 2: [[2, 1, {0: False, 1: True, 11: random("ble uuid", 16)}]]}


def engagement(suite):
    """QR texts: no checks, they are read or not. The offset counts characters."""
    text = base64.urlsafe_b64encode(encode(PLAIN)).decode()
    assert text.endswith("=")
    bare = text.rstrip("=")
    suite.add("qr", "A QR text as it should be.", f"mdoc:{bare}\n", kind="engagement", folder="base")
    suite.add("n123-padding", "A QR text with padding.", f"mdoc:{text}\n", undecodable("N123", "", 5 + len(bare)), kind="engagement")
    suite.add("n123-slashes", "A QR text with `//` after the scheme.", f"mdoc://{bare}\n", undecodable("N123", "", 5), kind="engagement")
    suite.add("n123-alphabet", "A QR text in the alphabet of base64, `+` and `/`, in the place of base64url.", f"mdoc:{base64.b64encode(encode(PLAIN)).decode().rstrip('=')}\n", undecodable("N123", "", first_plain(bare)), kind="engagement")


def first_plain(text):
    """Where the two alphabets first differ."""
    return 5 + next(i for i, c in enumerate(text) if c in "-_")
