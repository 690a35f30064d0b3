"""N41–N65: items and digests, the MSO's dates and device key."""

from copy import copy

import pki
from keys import Key, random
from mdoc import ELEMENTS, ISO, JP, MDL, device_signed, find_item, record, response, tdate
from suite import fail, warn


def cases(suite):
    digests(suite)
    items(suite)
    fields(suite)
    dates(suite)
    device_key(suite)


def on_item(identifier, **fields):
    """A hook on items that sets fields of one."""
    return lambda items: find_item(items, identifier).update(fields)


def digests(suite):
    bad = lambda id, what, **hooks: suite.add(id, what, response(record(**hooks)), fail("digests"))
    bad("n41-value", "The address was changed after signing.", release=on_item("resident_address_unicode", elementValue="見本県模擬市架空町三丁目２番１号"))
    bad("n41-age", "age_over_20 was made 20 or over after signing: the record of a child says false.", elements=child(), release=adult)
    bad("n42-random", "The random of an item was changed after signing.", release=on_item("full_name_unicode", random=random("another random")))
    bad("n43-digest-id", "An item has a digestID that the MSO does not hold.", release=on_item("full_name_unicode", digestID=99))
    bad("n44-namespace", "The MSO has no digests for a namespace that is sent.", mso=lambda m: m["valueDigests"].pop(ISO) and None)
    bad("n45-moved", "Two items of the same digestID changed places between the namespaces.", release=swap)
    bad("n49-short", "A digest in the MSO has 31 bytes, the first of the right 32.", mso=on_digest(lambda d: d[:31]))
    bad("n49-long", "A digest in the MSO has 33 bytes, the right 32 and one more.", mso=on_digest(lambda d: d + b"\0"))
    bad("n49-empty", "A digest in the MSO is empty.", mso=on_digest(lambda d: b""))
    device = Key("device of another")
    other = record(items=fresh, elements=another_person(), device=device)
    mixed = lambda s: {**s, "issuerAuth": other["issuerAuth"]}
    suite.add("n65-other-record", "IssuerAuth is that of another person's record, whose device answers; the items are of this record.", response(record(issuer_signed=mixed), device_signed(device=device)), fail("digests"))
    suite.add("n41-record", "A bare record whose address was changed after signing.", record(release=on_item("resident_address_unicode", elementValue="見本県模擬市架空町三丁目２番１号")), fail("digests"), kind="record")


def child():
    """The elements of a person of twelve; no birth date that could contradict."""
    return [(ns, name, number, {"age_in_years": 12, "age_over_20": False}.get(name, value)) for ns, name, number, value in ELEMENTS if not name.startswith("birth_date")]


def adult(items):
    """Sends the one answer that was changed, and the name."""
    answer = copy(find_item(items, "age_over_20"))
    answer["elementValue"] = True
    return {JP: [find_item(items, "full_name_unicode")], ISO: [answer]}


def another_person():
    changed = {"full_name_unicode": "別人　太郎", "individual_number_unicode": "999999900604", "sex_unicode": "男", "sex": 1}
    return [(ns, name, number, changed.get(name, value)) for ns, name, number, value in ELEMENTS]


def fresh(items):
    """A hook on items: other random values in all."""
    for item in (item for group in items.values() for item in group):
        item["random"] = random(f"another {item['elementIdentifier']}")


def swap(items):
    """local_gov_code_unicode and age_over_20 have the same digestID."""
    one, other = find_item(items, "local_gov_code_unicode"), find_item(items, "age_over_20")
    assert one["digestID"] == other["digestID"]
    trade = {id(one): other, id(other): one}
    return {ns: [trade.get(id(item), item) for item in group] for ns, group in items.items()}


def on_digest(change):
    """A hook on the MSO that changes the digest of the address."""
    def hook(mso):
        mso["valueDigests"][JP][1] = change(mso["valueDigests"][JP][1])
    return hook


def items(suite):
    def same_id(items):
        find_item(items, "resident_address_unicode")["digestID"] = find_item(items, "full_name_unicode")["digestID"]

    suite.add("n46-digest-id-twice", "Two items of a namespace have one digestID: the MSO can hold the digest of one of them only.", response(record(items=same_id)), fail("items"), fail("digests", follows="items"))

    def again(items):
        items[JP].append({**find_item(items, "full_name_unicode"), "digestID": 7, "random": random("name again")})

    suite.add("n47-element-twice", "full_name_unicode twice under two digestIDs, both digests in the MSO.", response(record(items=again)), fail("items"))
    allowed = {"nameSpaces": [ISO]}
    suite.add(
        "n48-both-sides", "age_over_20 is signed by the issuer and by the device, which is authorised for the namespace.",
        response(record(mso=authorize(allowed)), device_signed(namespaces={ISO: {"age_over_20": True}})), fail("key-authorization"),
    )
    suite.add("n51-random-15", "A random of 15 bytes.", response(record(items=on_item("full_name_unicode", random=random("short", 15)))), fail("items"))
    suite.add("n51-random-empty", "An empty random.", response(record(items=on_item("full_name_unicode", random=b""))), fail("items"))
    suite.add("random-16", "A random of 16 bytes: enough.", response(record(items=on_item("full_name_unicode", random=random("shortest", 16)))), folder="base")
    suite.add("n52-digest-id-2-31", "digestID is 2^31.", response(record(items=on_item("full_name_unicode", digestID=1 << 31))), warn("items"))
    suite.add("digest-id-2-31-1", "digestID is 2^31 - 1: the greatest allowed.", response(record(items=on_item("full_name_unicode", digestID=(1 << 31) - 1))), folder="base")


def authorize(authorizations):
    """A hook on the MSO that sets keyAuthorizations."""
    return lambda mso: mso["deviceKeyInfo"].update(keyAuthorizations=authorizations)


def fields(suite):
    field = lambda id, what, check, **fields: suite.add(id, what, response(record(mso=lambda m: m.update(fields))), fail(check))
    field("n50-lower-case", "digestAlgorithm is `sha-256`.", "mso-digest-algorithm", digestAlgorithm="sha-256")
    legacy = lambda m: m.update(digestAlgorithm="SHA-1")
    suite.add("n50-sha-1", "digestAlgorithm is SHA-1, and the digests are.", response(record(algorithm="SHA-1", mso=legacy)), fail("mso-digest-algorithm"))
    field("n50-sha-512-256", "digestAlgorithm is SHA-512/256, not one of the standard.", "mso-digest-algorithm", digestAlgorithm="SHA-512/256")
    field("n53-mso-doctype", "docType of the MSO is that of a driving licence.", "mso-doctype", docType=MDL)
    field("n62-version", "Version of the MSO is 2.0.", "mso-version", version="2.0")


def period(**dates):
    """A hook on the MSO that sets dates."""
    return lambda mso: mso["validityInfo"].update({name: tdate(text) for name, text in dates.items()})


def dates(suite):
    bad = lambda id, what, *findings, signer=None, **dates: suite.add(id, what, response(record(mso=period(**dates), signer=signer)), *findings)
    bad("n55-expired", "validUntil is one second before the moment of verification.", fail("validity"), validUntil="2026-06-30T23:59:59Z")
    suite.add("valid-until-now", "validUntil is the moment of verification: still valid.", response(record(mso=period(validUntil="2026-07-01T00:00:00Z"))), folder="base")
    bad("n56-not-yet", "validFrom is one second after the moment of verification.", fail("validity"), validFrom="2026-07-01T00:00:01Z")
    suite.add("valid-from-now", "validFrom is the moment of verification: already valid.", response(record(mso=period(validFrom="2026-07-01T00:00:00Z"))), folder="base")
    late = pki.ds("ds-late", fields={"not_before": "2026-06-20T00:00:01Z"})
    bad("n57-before-signer", "`signed` is one second before the signer's certificate starts.", fail("signed-window"), signer=late)
    ending = pki.ds("ds-ending", fields={"not_after": "2026-07-10T00:00:00Z"})
    bad(
        "n58-after-signer", "`signed` is after the signer's certificate ends. That lies ahead while the certificate is valid, so validFrom, which has come, is before `signed` (N60).",
        fail("signed-window"), warn("validity-order"), signer=ending, signed="2026-07-10T00:00:01Z", validUntil="2026-07-10T00:00:00Z",
    )
    bad("n59-outlives-signer", "validUntil is after the signer's certificate ends.", warn("signed-window"), signer=ending)
    bad("n60-from-before-signed", "validFrom is one second before `signed`.", warn("validity-order"), validFrom="2026-06-19T23:59:59Z")
    bad("n61-no-time", "validUntil equals validFrom, and both the moment of verification.", fail("validity-order"), validFrom="2026-07-01T00:00:00Z", validUntil="2026-07-01T00:00:00Z")
    bad(
        "n61-inverted", "validUntil is before validFrom: no moment is inside.",
        fail("validity-order"), fail("validity", follows="validity-order"), validFrom="2026-06-25T00:00:00Z", validUntil="2026-06-24T00:00:00Z",
    )


def device_key(suite):
    key = Key("device")
    modulus = (1 << 256) - (1 << 224) + (1 << 192) + (1 << 96) - 1
    off = (int.from_bytes(key.y, "big") ^ 1).to_bytes(32, "big")
    change = lambda **entries: lambda mso: mso["deviceKeyInfo"].update(entries)
    bad = lambda id, what, mso, *findings: suite.add(id, what, response(record(mso=mso)), *(findings or [fail("device-key")]))
    bad("n63-missing", "deviceKeyInfo has no deviceKey.", lambda m: m.update(deviceKeyInfo={"keyInfo": {1: "mock"}}))
    bad("n63-off-curve", "deviceKey is not on the curve: one bit of y.", change(deviceKey={**key.cose(), -3: off}))
    bad("n63-infinity", "deviceKey has x = y = 0, as some write the point at infinity.", change(deviceKey={**key.cose(), -2: bytes(32), -3: bytes(32)}))
    bad("n63-x-modulus", "The x of deviceKey is the field's modulus.", change(deviceKey={**key.cose(), -2: modulus.to_bytes(32, "big")}))
    bad("n63-short-x", "The x of deviceKey has 31 bytes.", change(deviceKey={**key.cose(), -2: key.x[1:]}))
    bad("n63-no-y", "deviceKey has no y.", change(deviceKey={k: v for k, v in key.cose().items() if k != -3}))
    bad("n64-private", "deviceKey holds the private key too.", change(deviceKey={**key.cose(), -4: key.value.to_bytes(32, "big")}), warn("device-key"))
    suite.add("device-key-extras", "deviceKey with kid, alg and key_ops, which are ignored.", response(record(mso=change(deviceKey={**key.cose(), 2: b"mock", 3: -7, 4: [2]}))), folder="base")
