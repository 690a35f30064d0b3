"""The checks of one document, or of a bare record."""

import datetime
import hashlib
import hmac
import re

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

import certs
import rules
from cose import ECDSA, MACS, Cose, cose_key
from items import fields, need, plain

DS_PURPOSES = ["1.0.18013.5.1.2", "1.0.23220.4.1.2"]
DIGESTS = {"SHA-256": 32, "SHA-384": 48, "SHA-512": 64}
TDATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def moment(item):
    """(instant, whether its form is right) of a tdate."""
    tagged = item.major == 6 and item.value[0] == 0
    text = plain(item)[1] if tagged else plain(item)
    need(isinstance(text, str), "tdate expected")
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")), tagged and bool(TDATE.fullmatch(text))


def non_empty(item, major, what):
    need(item.major == major and item.value, what)
    return item.value


def status(item):
    """Reads the lists that the MSO names; whether one is null."""
    lists = fields(item, [])
    for name, entry, major in (("status_list", "idx", 0), ("identifier_list", "id", 2)):
        if name in lists and lists[name].value is not None:
            fields(lists[name], ["uri", entry], uri=3, certificate=2, **{entry: major})
    return any(lists[name].value is None for name in ("status_list", "identifier_list") if name in lists)


class Record:
    """IssuerSigned, its structure read; what is not as it must be raises."""

    def __init__(self, item, reader):
        entries = fields(item, ["issuerAuth"])
        self.items = {}
        if "nameSpaces" in entries:
            for ns, group in non_empty(entries["nameSpaces"], 5, "nameSpaces").items():
                self.items[ns] = [(x.raw, self.item(reader.inside(x))) for x in non_empty(group, 4, "items")]
        self.auth = Cose(entries["issuerAuth"], reader)
        self.mso = None if self.auth.payload is None else self.read_mso(reader.inside(reader.whole(self.auth.payload)), reader)

    @staticmethod
    def item(content):
        required = ["digestID", "random", "elementIdentifier", "elementValue"]
        return {k: plain(v) for k, v in fields(content, required, digestID=0, random=2, elementIdentifier=3).items()}

    def read_mso(self, content, reader):
        required = ["version", "digestAlgorithm", "valueDigests", "deviceKeyInfo", "docType", "validityInfo"]
        mso = fields(content, required, version=3, digestAlgorithm=3, valueDigests=5, deviceKeyInfo=5, docType=3, validityInfo=5)
        for group in non_empty(mso["valueDigests"], 5, "valueDigests").values():
            for number, digest in non_empty(group, 5, "digests").items():
                need(isinstance(number, int) and digest.major == 2, "digest")
        dates = fields(mso["validityInfo"], ["signed", "validFrom", "validUntil"])
        self.null = any(part.get(name) is not None and part[name].value is None for part, name in ((dates, "expectedUpdate"), (mso["deviceKeyInfo"].value, "keyAuthorizations")))
        self.null |= status(mso["status"]) if "status" in mso else False
        self.dates = {name: moment(dates[name]) for name in ("signed", "validFrom", "validUntil")}
        return plain(content)


class Document:
    """Runs the checks; `self.found` has the status of each that is not ok."""

    def __init__(self, record, anchors, at, verify, doc_type=None):
        self.record, self.auth, self.mso = record, record.auth, record.mso
        self.anchors, self.at, self.verify, self.doc_type = anchors, at, verify, doc_type
        self.found = {}

    def say(self, check, status):
        worse = {"ok": 0, "warn": 1, "fail": 2}
        if worse[status] > worse[self.found.get(check, "ok")]:
            self.found[check] = status

    def ok(self, check, condition, status="fail"):
        self.say(check, "ok" if condition else status)

    def issuer(self):
        self.say("issuer-headers", self.auth.headers(ECDSA))
        self.ok("issuer-headers", self.auth.payload is not None)
        if self.auth.chain():
            chain, right = certs.in_order([certs.load(data) for data in self.auth.chain()])
            self.ok("issuer-chain", right)
            self.signer(chain[0], chain)
        if self.mso is not None:
            self.mso_fields()
            self.digests()
            self.person()

    def signer(self, leaf, chain):
        root = certs.chain(chain, self.anchors)
        weak = certs.key(leaf) == "fail"
        if self.anchors and leaf["signature_algorithm"]["algorithm"].native in certs.HASHES:
            self.ok("issuer-chain", root is not None)
        if root is not None:
            for authority in [root, *certs.between(chain, self.anchors)]:
                self.say("issuer-anchor", certs.anchor(authority))
            self.ok("signer-country", all(certs.name(leaf, part) == certs.name(root, part) for part in ("country_name", "state_or_province_name")))
            for data in self.verify["crl"]:
                gone = certs.revoked(leaf, root, data, self.at)
                self.say("signer-crl", "fail" if gone or gone is None and "--require-revocation" in self.verify["flags"] else "warn" if gone is None else "ok")
        elif self.verify["crl"] and "--pin-signer" in self.verify["flags"]:
            self.say("signer-crl", "warn")
        path = chain[:len(certs.between(chain, self.anchors)) + 1] if root is not None else chain
        self.ok("issuer-chain", not certs.strangers(chain, path, root))
        self.ok("signer-key", not weak)
        self.ok("signer-time", leaf.not_valid_before <= self.at <= leaf.not_valid_after)
        self.say("signer-usage", certs.usage(leaf, DS_PURPOSES, "digital_signature"))
        self.say("signer-profile", certs.profile(leaf, 457, ["issuer_alt_name"]))
        self.signature(leaf)
        if self.mso is not None:
            self.window(leaf)
            values = {x["elementIdentifier"]: x["elementValue"] for group in self.record.items.values() for _, x in group}
            for element, part in (("issuing_country", "country_name"), ("issuing_jurisdiction", "state_or_province_name")):
                self.ok("issuing-authority", element not in values or values[element] == certs.name(leaf, part))

    def signature(self, leaf):
        if self.auth.alg() not in ECDSA or self.auth.payload is None or leaf.public_key["algorithm"]["algorithm"].native != "ec":
            return
        key = certs.public_key(leaf)
        if not self.auth.fits(key):
            return self.say("signer-key", "fail")
        self.say("issuer-signature", self.auth.verify(key, self.auth.payload))

    def window(self, leaf):
        signed, until = self.record.dates["signed"][0], self.record.dates["validUntil"][0]
        self.ok("signed-window", leaf.not_valid_before <= signed <= leaf.not_valid_after)
        self.ok("signed-window", until <= leaf.not_valid_after, "warn")

    def mso_fields(self):
        dates, mso = self.record.dates, self.mso
        signed, start, end = (dates[name][0] for name in ("signed", "validFrom", "validUntil"))
        self.ok("mso-version", mso["version"].split(".")[0] == "1")
        self.ok("mso-doctype", self.doc_type in (None, mso["docType"]))
        self.ok("mso-digest-algorithm", mso["digestAlgorithm"] in DIGESTS)
        named = mso["deviceKeyInfo"].get("deviceKey", {}).get(-1) in range(256, 260)  # brainpool: not computed here either
        self.ok("device-key", named or self.device_key() is not None)
        self.ok("device-key", -4 not in mso["deviceKeyInfo"].get("deviceKey", {}), "warn")
        values = [x["elementValue"] for group in self.record.items.values() for _, x in group]
        self.ok("dates", all(form for _, form in dates.values()) and not any(isinstance(v, tuple) and v[0] == 1004 and rules.day(v[1]) is None for v in values), "warn")
        self.ok("validity-order", end > start)
        self.ok("validity-order", start >= signed, "warn")
        self.ok("validity", start <= self.at <= end)
        self.ok("validity-limit", end <= rules.three_months(start), "warn")

    def device_key(self):
        return cose_key(self.mso["deviceKeyInfo"].get("deviceKey", {}))

    def digests(self):
        algorithm = self.mso["digestAlgorithm"]
        for ns, group in self.record.items.items():
            names, numbers = [x["elementIdentifier"] for _, x in group], [x["digestID"] for _, x in group]
            self.ok("items", len({*names}) == len(names) and len({*numbers}) == len(numbers) and all(len(x["random"]) >= 16 for _, x in group))
            self.ok("items", all(number < 1 << 31 for number in numbers), "warn")
            for raw, item in group if algorithm in DIGESTS else []:
                expected = self.mso["valueDigests"].get(ns, {}).get(item["digestID"])
                self.ok("digests", hashlib.new(algorithm.replace("-", ""), raw).digest() == expected)

    def person(self):
        values = {x["elementIdentifier"]: x["elementValue"] for group in self.record.items.values() for _, x in group}
        self.ok("values", rules.values(values), "warn")
        self.ok("consistency", rules.consistency(values, self.record.dates["signed"][0]), "warn")


class Presented(Document):
    """A document of a response: what the device adds."""

    def device(self, item, reader):
        signed = fields(item, ["nameSpaces", "deviceAuth"])
        self.spaces = plain(reader.inside(signed["nameSpaces"]))
        for group in self.spaces.values():
            need(isinstance(group, dict) and group, "device namespace")
        answers = {k: Cose(v, reader) for k, v in fields(signed["deviceAuth"]).items() if k in ("deviceSignature", "deviceMac")}
        if self.mso is not None:
            self.authorized()
        if len(answers) != 1:
            return self.say("device-headers", "fail")
        kind, cose = answers.popitem()
        transcript = self.verify["transcript"]
        inner = cbor2.dumps(["DeviceAuthentication"])[1:] + transcript + cbor2.dumps(self.doc_type) + signed["nameSpaces"].raw if transcript else None
        payload = cbor2.dumps(cbor2.CBORTag(24, b"\x84" + inner)) if transcript else None
        self.say("device-headers", cose.headers(MACS if kind == "deviceMac" else ECDSA, certified=False))
        if cose.payload is not None:
            self.say("device-headers", "warn" if cose.payload == payload else "fail")
        key = self.device_key() if self.mso else None
        if key is not None and payload is not None and (kind == "deviceMac" or cose.alg() in ECDSA):
            self.mac(cose, key, payload) if kind == "deviceMac" else self.sign(cose, key, payload)

    def sign(self, cose, key, payload):
        if not cose.fits(key):
            return self.say("device-headers", "fail")
        self.say("device-auth", cose.verify(key, payload))

    def mac(self, cose, key, payload):
        reader_key = self.verify["ereader_key"]
        if reader_key is None:
            return
        if reader_key.curve.name != key.curve.name or len(cose.signature) != 32 or cose.alg() not in MACS:
            return self.say("device-headers", "fail")
        salt = hashlib.sha256(cbor2.dumps(cbor2.CBORTag(24, self.verify["transcript"]))).digest()
        derived = HKDF(hashes.SHA256(), 32, salt, b"EMacKey").derive(reader_key.exchange(ec.ECDH(), key))
        tag = hmac.new(derived, cose.to_be_signed(payload, "MAC0"), hashlib.sha256).digest()
        self.ok("device-auth", hmac.compare_digest(tag, cose.signature))

    def authorized(self):
        given = self.mso["deviceKeyInfo"].get("keyAuthorizations")
        self.ok("key-authorization", given is None or given != {}, "warn")
        spaces, elements = (given or {}).get("nameSpaces", []), (given or {}).get("dataElements", {})
        self.ok("key-authorization", not set(spaces) & set(elements), "warn")
        for ns, group in self.spaces.items():
            issued = {x["elementIdentifier"] for _, x in self.record.items.get(ns, [])}
            self.ok("key-authorization", all((ns in spaces or name in elements.get(ns, [])) and name not in issued for name in group))
