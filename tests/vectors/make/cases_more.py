"""Checks that no N-case names: every check has a file that fails that check and no other."""

import pki
from cbor import Tag
from mdoc import ELEMENTS, JP, MDL, record, response, tdate, vical
from suite import fail, warn


def cases(suite):
    documents(suite)
    validity(suite)
    values(suite)
    consistency(suite)
    ages(suite)
    trust_lists(suite)


def documents(suite):
    suite.add("errors", "The document says that an element was not returned (error 0): no fault.", response(document=lambda d: d.update(errors={JP: {"former_name_unicode": 0}})), folder="base")
    suite.add("document-errors", "The response says that a document was not returned (error 0): no fault.", response(top=lambda r: r.update(documentErrors=[{MDL: 0}])), folder="base")
    suite.add("no-documents", "Status 0 and no document: nothing to judge.", {"version": "1.0", "status": 0}, folder="base", word="incomplete")
    suite.add("status-error", "Status 10 (general error) and no document.", {"version": "1.0", "status": 10}, fail("status"))
    suite.add("n137-unknown-mechanism", "The MSO's status names a mechanism nobody knows: not checkable, and no fault.", response(record(mso=lambda m: m.update(status={"mock_list": {"idx": 7}}))))


def until(text):
    """A hook on the MSO that sets validUntil."""
    return lambda mso: mso["validityInfo"].update(validUntil=tdate(text))


def validity(suite):
    suite.add("three-months", "The record is valid for three calendar months: the most the law allows.", response(record(mso=until("2026-09-20T00:00:00Z"))), folder="base")
    suite.add("validity-limit", "The record is valid for one second more than three calendar months.", response(record(mso=until("2026-09-20T00:00:01Z"))), warn("validity-limit"))


def with_values(without=(), **values):
    """A response whose elements have these values, less some, all signed so."""
    elements = [(ns, name, number, values.get(name, value)) for ns, name, number, value in ELEMENTS if name not in without]
    return response(record(elements=elements))


def values(suite):
    bad = lambda name, what, **more: suite.add(f"values-{name}", what, with_values(**more), warn("values"))
    bad("number-check-digit", "The check digit of the Individual Number is one too high.", individual_number_unicode="999999900885")
    bad("number-form", "The Individual Number has eleven digits.", individual_number_unicode="99999990088")
    bad("code-of-six", "The local government code has six digits, its check digit among them.", local_gov_code_unicode="131016")
    bad("code-form", "The local government code has four digits.", local_gov_code_unicode="9999")
    bad("sex", "sex is 3, not a code of ISO/IEC 5218; sex_unicode is not in the record.", without=["sex_unicode"], sex=3)
    bad("sex-word", "sex_unicode is `F`.", sex_unicode="F")
    bad("birth-words", "birth_date_unicode is not a date in words.", birth_date_unicode="九月生まれ")
    bad("name-151", "The name has 151 characters.", full_name_unicode="見" * 151)
    bad("portrait", "The portrait is neither JPEG nor JPEG 2000.", portrait=b"GIF89a" + bytes(20))
    suite.add("name-150", "The name has 150 characters: the most allowed.", with_values(full_name_unicode="見" * 150), folder="base")
    suite.add("no-portrait", "The record of a card without a photo.", with_values(without=["portrait"]), folder="base")


def consistency(suite):
    bad = lambda name, what, **more: suite.add(f"consistency-{name}", what, with_values(**more), warn("consistency"))
    bad("birth-date", "birth_date_unicode is a day later than birth_date.", birth_date_unicode="1988年2月10日")
    bad("sex", "sex_unicode is 男, sex is 2.", sex_unicode="男")
    bad("age-in-years", "age_in_years is one too many.", age_in_years=39)
    bad("age-over-20", "age_over_20 is false for a person of 38.", age_over_20=False)


def ages(suite):
    """Ages are those of the day of signing in Japan."""
    born = lambda day, words, age: {"birth_date": Tag(1004, day), "birth_date_unicode": words, "age_in_years": age}
    suite.add("age-at-signing", "Signed at 37; the birthday was between then and the moment of verification.", with_values(**born("1988-06-25", "1988年6月25日", 37)), folder="base")
    night = [(ns, name, number, born("1988-06-20", "1988年6月20日", 38).get(name, value)) for ns, name, number, value in ELEMENTS]
    midnight = lambda m: m["validityInfo"].update(signed=tdate("2026-06-19T15:00:00Z"))
    suite.add("age-in-japan", "Signed at midnight in Japan, as the birthday began; in UTC it was the day before.", response(record(elements=night, mso=midnight)), folder="base")


def trust_lists(suite):
    bad = lambda name, what, data, finding: suite.add(name, what, data, finding, kind="vical")
    bad("n21-vical-unprotected", "The trust list has alg in the unprotected header only.", vical(buckets=lambda b: [{}, {**b[1], 1: b[0][1]}]), fail("vical-headers"))
    bad("n33-vical-no-x5chain", "The trust list has no x5chain.", vical(buckets=lambda b: [b[0], {}]), fail("vical-headers"))
    bad("n66-vical-rogue", "The signer of the trust list was certified by a CA that is not trusted.", vical(signer=pki.vical_signer("vical-signer-rogue", pki.ROGUE)), fail("vical-chain"))
    bad("n68-vical-expired", "The certificate of the trust list's signer ended one second ago.", vical(signer=pki.vical_signer("vical-signer-expired", fields={"not_after": "2026-06-30T23:59:59Z"})), fail("vical-time"))
    bad("n26-vical-bit", "The signature of the trust list has one bit flipped.", vical(signed=lambda a: [*a[:3], a[3][:-1] + bytes([a[3][-1] ^ 1])]), fail("vical-signature"))
    bad("vical-entries", "The certificate of the one entry is not a certificate.", vical(info=lambda i: i.update(certificate=b"MOCK")), warn("vical-entries"))
    suite.add("vical-empty", "A trust list without entries.", vical(body=lambda v: v.update(certificateInfos=[])), kind="vical", folder="base")
