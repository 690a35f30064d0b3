"""Checks the set again with another program: `python3 tests/vectors/recheck`.

It reads index.json, does what each entry says, and compares the checks that are not ok (`follows` aside) or that the
file cannot be read. It shares no code with the maker; CBOR it reads itself (cbor2 must be able to, too), certificates by asn1crypto.
"""

import datetime
import json
import pathlib
import sys

import cbor2
from cryptography.hazmat.primitives import serialization

import certs
from cose import ECDSA, Cose
from document import Document, Presented, Record, moment
from items import Bad, Reader, fields, need, plain

HERE = pathlib.Path(__file__).resolve().parent.parent
JP_DOC = "org.iso.23220.1.jp.mnc"


def read(name):
    return bytes.fromhex((HERE / name).read_text())


def inputs(entry):
    """The inputs of an entry, read."""
    verify = entry["verify"]
    key = verify.get("ereader_key")
    return {
        "trust": verify.get("trust", []), "crl": [(HERE / name).read_bytes() for name in verify.get("crl", [])], "flags": verify.get("flags", []),
        "transcript": verify.get("transcript") and read(verify["transcript"]), "request": verify.get("request") and read(verify["request"]),
        "ereader_key": key and serialization.load_pem_private_key((HERE / key).read_bytes(), None), "vical_root": pems(verify.get("vical_root", [])),
        "at": datetime.datetime.fromisoformat(verify["at"].replace("Z", "+00:00")),
    }


def pems(names):
    return [certs.load((HERE / name).read_bytes()) for name in names if name.endswith(".pem")]


def form(reader, null, check, found):
    if reader.lints or null:
        found[check] = "warn"


def vical(data, verify):
    """(status of each vical check, anchors by docType)."""
    reader, found = Reader(), {}
    cose = Cose(reader.whole(data), reader)
    content = reader.whole(cose.payload)
    body = fields(content, ["version", "vicalProvider", "date", "certificateInfos"])
    signer(cose, cose.payload, verify["vical_root"], verify["at"], ["1.0.18013.5.1.8"], "non_repudiation", "vical", found)
    for name, status in (("nextUpdate", "warn"), ("notAfter", "fail")):
        if name in body and moment(body[name])[0] < verify["at"]:
            found["vical-dates"] = status
    if body["version"].value.split(".")[0] != "1":
        found["vical-form"] = "fail"
    anchors = {}
    for entry in plain(body["certificateInfos"]):
        try:
            cert = certs.load(entry["certificate"])
            cert.native
            if not entry_fits(entry, cert):
                found["vical-entries"] = "warn"
            if not all(within(entry, verify["at"])):
                found["vical-entries"] = "warn"
                continue
            anchors.setdefault(tuple(entry["docType"]), []).append(cert)
        except ValueError:
            found["vical-entries"] = "warn"
    if "vical-form" not in found:
        form(reader, False, "vical-form", found)
    return found, anchors


def within(entry, at):
    """Whether each end of an entry's own time is kept."""
    time = lambda value: datetime.datetime.fromisoformat(value[1].replace("Z", "+00:00"))
    yield "notBefore" not in entry or time(entry["notBefore"]) <= at
    yield "notAfter" not in entry or at <= time(entry["notAfter"])


def entry_fits(entry, cert):
    """Whether what an entry repeats of its certificate is right; one provider writes the key identifier as DER."""
    right = {"serialNumber": [cert.serial_number], "ski": [certs.key_id(cert), b"\x04\x16\x04\x14" + certs.key_id(cert)], "issuer": [cert.issuer.dump()], "subject": [cert.subject.dump()]}
    said = {**entry, "serialNumber": int.from_bytes(entry["serialNumber"][1], "big")}
    return all(said[name] in values for name, values in right.items() if name in said)


def signer(cose, payload, anchors, at, purposes, bit, prefix, found):
    """The checks of a certified signer other than a document signer."""
    last = "auth" if prefix == "reader" else "signature"
    status = {f"{prefix}-headers": cose.headers(ECDSA)}
    if cose.chain():
        leaf, *rest = map(certs.load, cose.chain())
        root = certs.chain([leaf], anchors)
        status[f"{prefix}-chain"] = "ok" if root and not certs.strangers([leaf, *rest], [leaf], root) else "fail"
        status[f"{prefix}-usage"] = certs.usage(leaf, purposes, bit)
        status[f"{prefix}-time"] = "ok" if leaf.not_valid_before <= at <= leaf.not_valid_after else "fail"
        if prefix == "reader":
            status["reader-profile"] = certs.profile(leaf, 1187)
        if cose.alg() in ECDSA:
            status[f"{prefix}-{last}"] = cose.verify(certs.public_key(leaf), payload)
    found.update({k: v for k, v in status.items() if v != "ok"})


def present(map, name):
    return name in map and map[name].value is not None


def request(data, verify):
    reader, found = Reader(), {}
    top = fields(reader.whole(data), ["version", "docRequests"], version=3, docRequests=4)
    need(top["docRequests"].value, "docRequests empty")
    payloads, items = [], []
    for doc in top["docRequests"].value:
        entries = fields(doc, ["itemsRequest"])
        content = reader.inside(entries["itemsRequest"])
        asked = fields(content, ["docType", "nameSpaces"], docType=3, nameSpaces=5)
        need(asked["nameSpaces"].value and all(group.value for group in asked["nameSpaces"].value.values()), "nothing asked")
        need(all(x.value in (True, False) and x.major == 7 for group in asked["nameSpaces"].value.values() for x in group.value.values()), "intent to retain")
        items.append((plain(content), entries["itemsRequest"].raw))
        if present(entries, "readerAuth"):
            payloads.append((Cose(entries["readerAuth"], reader), [b"ReaderAuthentication", verify["transcript"], entries["itemsRequest"].raw]))
    info = top["deviceRequestInfo"].raw if present(top, "deviceRequestInfo") else b"\xf6"
    for cose in top["readerAuthAll"].value if present(top, "readerAuthAll") else []:
        together = bytes([0x80 + len(items)]) + b"".join(raw for _, raw in items)
        payloads.append((Cose(cose, reader), [b"ReaderAuthenticationAll", verify["transcript"], together, info]))
    for cose, (context, *rest) in payloads:
        structure = bytes([0x81 + len(rest)]) + cbor2.dumps(context.decode()) + b"".join(rest)
        signer(cose, cbor2.dumps(cbor2.CBORTag(24, structure)), verify["anchors"], verify["at"], ["1.0.18013.5.1.6"], "digital_signature", "reader", found)
    request_rules(top, items, reader, found)
    null = any(name in top and top[name].value is None for name in ("deviceRequestInfo", "readerAuthAll"))
    form(reader, null, "request-form", found)
    return found


def request_rules(top, items, reader, found):
    major, minor = top["version"].value.split(".")
    newer = present(top, "deviceRequestInfo") or present(top, "readerAuthAll")
    if major != "1":
        found["request-version"] = "fail"
    elif newer and minor == "0":
        found["request-version"] = "warn"
    info = plain(reader.inside(top["deviceRequestInfo"])) if present(top, "deviceRequestInfo") else {}
    numbers = [n for case in info.get("useCases", []) for documents in case["documentSets"] for n in documents]
    wanted = [(asked["nameSpaces"], a["requestedElement"]) for asked, _ in items for a in asked.get("requestInfo", {}).get("alternativeDataElements", [])]
    if any(n >= len(items) for n in numbers) or any(name not in spaces.get(ns, {}) for spaces, (ns, name) in wanted):
        found["request-info"] = "fail"


def response(data, verify):
    reader, found = Reader(), {}
    top = fields(reader.whole(data), ["version", "status"], version=3, status=0)
    documents = top["documents"].value if present(top, "documents") else []
    need("documents" not in top or top["documents"].major == 4 and documents, "documents")
    null = any(name in top and top[name].value is None for name in ("documentErrors",))
    if top["version"].value.split(".")[0] != "1":
        found["version"] = "fail"
    if top["status"].value != 0:
        found["status"] = "fail"
    for item in documents:
        entries = fields(item, ["docType", "issuerSigned"], docType=3)
        if present(entries, "errors"):
            need(all(group.value for group in entries["errors"].value.values()), "errors empty")
        record = Record(entries["issuerSigned"], reader)
        null = null or getattr(record, "null", False) or "errors" in entries and entries["errors"].value is None
        document = Presented(record, verify["anchors"], verify["at"], verify, entries["docType"].value)
        document.issuer()
        if "deviceSigned" in entries:
            document.device(entries["deviceSigned"], reader)
        else:
            document.found["device-headers"] = "fail"
        found.update(document.found)
        if verify["listed"] and JP_DOC not in verify["listed"]:
            found["signer-listed"] = "fail"
        if verify["request"]:
            beside(document, verify["request"], found)
    form(reader, null, "cbor-form", found)
    return found


def beside(document, asked, found):
    """A document held against the request."""
    top = cbor2.loads(asked)
    request = cbor2.loads(top["docRequests"][0]["itemsRequest"].value)
    if request["docType"] != document.doc_type:
        found["doctype-requested"] = "fail"
        found["request-answered"] = "warn"
        return
    sent = {(ns, x["elementIdentifier"]) for ns, group in document.record.items.items() for _, x in group}
    wanted = {(ns, name) for ns, names in request["nameSpaces"].items() for name in names}
    if sent - wanted:
        found["elements-requested"] = "warn"
    if wanted - sent:
        found["request-answered"] = "warn"
    identity = {"full_name_unicode", "resident_address_unicode", "birth_date_unicode", "portrait"}
    if {name for _, name in wanted} == identity and {name for _, name in sent} != identity:
        found["legal-profile"] = "warn"


def record(data, verify):
    reader = Reader()
    document = Document(Record(reader.whole(data), reader), verify["anchors"], verify["at"], verify)
    document.issuer()
    return document.found


def check(entry):
    """What this program finds: checks not ok, or the word undecodable."""
    verify, kind = inputs(entry), entry["verify"]["kind"]
    data = read(entry["file"])
    found, verify["listed"], verify["anchors"] = {}, None, pems(verify["trust"])
    for name in verify["trust"]:
        if name.endswith(".hex"):
            status, anchors = vical(read(name), verify)
            verify["listed"] = {doc_type for names in anchors for doc_type in names}
            verify["anchors"] += [cert for group in anchors.values() for cert in group]
            found["trust-list"] = max(status.values(), key=["ok", "warn", "fail"].index, default="ok") if anchors else "fail"
    try:
        more = {"response": response, "record": record, "request": request, "vical": lambda d, v: vical(d, v)[0]}[kind](data, verify)
    except Bad:
        return "undecodable"
    cbor2.loads(data)
    return {k: v for k, v in {**found, **more}.items() if v != "ok"}


def main():
    index = json.loads((HERE / "index.json").read_text())
    wrong = skipped = 0
    for entry in index["entries"]:
        expected = entry["expected"]
        if entry["verify"]["kind"] == "engagement":
            skipped += 1
            continue
        want = "undecodable" if expected["verdict"] == "undecodable" else {f["check"]: f["status"] for f in expected["not_ok"]}
        found = check(entry)
        if found != want:
            wrong += 1
            print(f"{entry['id']}: expected {want}, found {found}")
    print(f"{len(index['entries']) - wrong - skipped} agree, {wrong} differ, {skipped} not read here")
    sys.exit(wrong > 0)


main()
