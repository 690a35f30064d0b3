"""N66–N91: certificates, revocation lists, trust lists."""

import der
import pki
from keys import Key, RsaKey, random
from mdoc import ELEMENTS, ISO, MDL, record, response, tdate, vical
from suite import fail, warn

from cryptography.hazmat.primitives import hashes

FORBIDDEN = {
    "policy-mappings": ("2.5.29.33", der.sequence(der.sequence(der.oid("1.3.6.1.4.1.99999.1"), der.oid("1.3.6.1.4.1.99999.2")))),
    "name-constraints": ("2.5.29.30", der.sequence(der.tlv(0xA0, der.sequence(der.ia5(0x82, "mock.example"))))),
    "policy-constraints": ("2.5.29.36", der.sequence(der.tlv(0x80, b"\x01"))),
    "inhibit-any-policy": ("2.5.29.54", der.integer(1)),
    "freshest-crl": ("2.5.29.46", der.sequence(der.sequence(der.tlv(0xA0, der.tlv(0xA0, der.ia5(0x86, "https://authority.mock.example/delta.crl")))))),
}


def signed_by(signer, **more):
    """The base response under another document signer."""
    return response(record(signer=signer, **more))


def cases(suite):
    chain(suite)
    signer_time(suite)
    usage(suite)
    profile(suite)
    country(suite)
    revocation(suite)
    anchor(suite)
    keys(suite)
    trust_lists(suite)


def chain(suite):
    bad = lambda id, what, signer, *also, **more: suite.add(id, what, signed_by(signer, **more), fail("issuer-chain"), *also)
    bad("n66-rogue", "The signer was issued by a CA of another name, which is not trusted.", pki.ds("ds-rogue", pki.ROGUE))
    namesake = pki.root("iaca-namesake", "MOCK IACA")
    bad("n66-namesake", "The signer was issued by a CA of the trusted one's name and another key.", pki.ds("ds-namesake", namesake))
    bad("n66-forged", "The signer names the trusted CA and its key identifier; nobody signed it.", pki.ds("ds-forged", fields={"forge": True}))
    rogue = pki.ds("ds-rogue", pki.ROGUE)
    bad("n67-unknown-root", "x5chain brings its own root along, which is not trusted (and should not stand there, N38).", rogue, warn("issuer-headers"), chain=[rogue.der, pki.ROGUE.der])
    bad("n77-name", "The issuer name of the signer is not the CA's; its key did sign.", pki.ds("ds-other-issuer", fields={"issuer_name": pki.name("MOCK IACA No. 2")}))
    bad("n77-encoding", "The issuer name of the signer has the CA's letters in another string type (PrintableString for UTF8String).", pki.ds("ds-printable-issuer", fields={"issuer_name": pki.name("MOCK IACA", string=der.printable)}))
    bad("n78-aki", "The signer's AuthorityKeyIdentifier is not the CA's SubjectKeyIdentifier; name and signature are right.", pki.ds("ds-other-aki", aki=pki.aki(random("another key", 20))))


def signer_time(suite):
    expired = pki.ds("ds-expired", fields={"not_after": "2026-06-30T23:59:59Z"})
    suite.add("n68-expired", "The signer's certificate ended one second ago. A record still valid outlives it then (N59).", signed_by(expired), fail("signer-time"), warn("signed-window"))
    early = pki.ds("ds-not-yet", fields={"not_before": "2026-07-01T00:00:01Z"})
    dates = lambda m: m["validityInfo"].update(signed=tdate("2026-07-01T00:00:01Z"))
    suite.add("n69-not-yet", "The signer's certificate starts in one second, and `signed` is then; validFrom, which has come, is before it (N60).", signed_by(early, mso=dates), fail("signer-time"), warn("validity-order"))


def usage(suite):
    bad = lambda id, what, signer, finding=fail: suite.add(id, what, signed_by(signer), finding("signer-usage"))
    bad("n70-no-eku", "The signer has no extended key usage.", pki.ds("ds-no-eku", eku=pki.NO))
    bad("n71-reader-eku", "The signer's extended key usage is that of a reader.", pki.ds("ds-reader-eku", eku=pki.eku(pki.EKU_READER)))
    bad("n72-eku-not-critical", "The signer's extended key usage is not critical.", pki.ds("ds-soft-eku", eku=pki.eku(pki.EKU_DS, critical=False)), warn)
    suite.add("eku-23220", "The signer's extended key usage is the generic one of ISO/IEC TS 23220-4.", signed_by(pki.ds("ds-23220", eku=pki.eku("1.0.23220.4.1.2"))), folder="base")
    bad("n73-ca-true", "The signer is a CA by BasicConstraints.", pki.ds("ds-ca", bc=pki.basic_constraints(True)))
    bad("n73-key-cert-sign", "The signer may sign certificates by KeyUsage.", pki.ds("ds-cert-sign", key_usage=pki.key_usage(pki.DIGITAL_SIGNATURE | pki.KEY_CERT_SIGN)))
    bad("n74-key-agreement", "The signer's KeyUsage is keyAgreement alone.", pki.ds("ds-agreement", key_usage=pki.key_usage(pki.KEY_AGREEMENT)))
    bad("n74-no-key-usage", "The signer has no KeyUsage.", pki.ds("ds-no-usage", key_usage=pki.NO))
    bad("n90-vical-signer", "IssuerAuth is signed by a VICAL signer of the same CA.", pki.vical_signer("vical-signer-as-ds", pki.IACA))
    bad("n90-list-signer", "IssuerAuth is signed by a signer of status lists of the same CA.", pki.leaf("list-signer-as-ds", "MOCK Status List Signer", pki.IACA, pki.EKU_LIST))


def profile(suite):
    bad = lambda id, what, signer, finding=fail: suite.add(id, what, signed_by(signer), finding("signer-profile"))
    bad("n79-458-days", "The signer's certificate runs for 458 days.", pki.ds("ds-458", fields={"not_after": "2027-07-03T00:00:00Z"}), warn)
    suite.add("457-days", "The signer's certificate runs for 457 days: the most allowed.", signed_by(pki.ds("ds-457", fields={"not_after": "2027-07-02T00:00:00Z"})), folder="base")
    bad("n80-critical", "The signer has an unknown critical extension.", pki.ds("ds-critical", mock=("1.3.6.1.4.1.99999.7", True, der.utf8("MOCK"))))
    suite.add("unknown-extension", "The signer has an unknown extension that is not critical.", signed_by(pki.ds("ds-extension", mock=("1.3.6.1.4.1.99999.7", False, der.utf8("MOCK")))), folder="base")
    for name, (oid, value) in FORBIDDEN.items():
        words = name.replace("-", " ")
        bad(f"n81-{name}", f"The signer has {words}, forbidden in every profile; not critical.", pki.ds(f"ds-{name}", mock=(oid, False, value)))
    serials = {"zero": ("zero", b"\0"), "negative": ("negative", b"\x8d" + random("negative serial", 15)), "21-octets": ("of 21 octets", b"\x4d" + random("long serial", 20))}
    for name, (words, serial) in serials.items():
        bad(f"n89-{name}", f"The signer's serial number is {words}.", pki.ds(f"ds-serial-{name}", fields={"serial": serial}), warn)


def country(suite):
    suite.add("n75-country", "The signer's country is US, its CA's JP.", signed_by(pki.ds("ds-us", c="US")), fail("signer-country"))
    state = pki.root("iaca-st", "MOCK Prefectural IACA", st="MOCK Prefecture")
    trust = [suite.trust(state)]
    suite.add("st-equal", "Signer and CA name the same stateOrProvince.", signed_by(pki.ds("ds-st", state, st="MOCK Prefecture")), folder="base", trust=trust)
    suite.add("n76-state", "The signer's stateOrProvince is not its CA's.", signed_by(pki.ds("ds-other-st", state, st="Another MOCK Prefecture")), fail("signer-country"), trust=trust)
    says = lambda name, value: [*ELEMENTS, (ISO, name, 4, value)]
    suite.add("n87-country", "issuing_country is US, the signer's country JP.", response(record(elements=says("issuing_country", "US"))), fail("issuing-authority"))
    suite.add("issuing-country", "issuing_country is the signer's country.", response(record(elements=says("issuing_country", "JP"))), folder="base")
    under = pki.ds("ds-st", state, st="MOCK Prefecture")
    suite.add("n88-jurisdiction", "issuing_jurisdiction is not the signer's stateOrProvince.", signed_by(under, elements=says("issuing_jurisdiction", "Another MOCK Prefecture")), fail("issuing-authority"), trust=trust)


def revocation(suite):
    gone = pki.ds("ds-revoked")
    listed = suite.write("pki/revoked.crl", pki.crl(pki.IACA, [gone.serial]))
    suite.add("n82-revoked", "The signer is on its CA's revocation list.", signed_by(gone), fail("signer-crl"), crl=[listed])
    suite.add("crl-other-revoked", "The revocation list names another signer.", "base/response.hex", crl=[listed], folder="base")
    lists = {
        "expired": ("has a nextUpdate one second ago", pki.crl(pki.IACA, [], until="2026-06-30T23:59:59Z")),
        "issuer": ("is that of another CA", pki.crl(pki.ROGUE, [])),
        "signature": ("is not signed by the CA it names", pki.crl(pki.IACA, [], signer=Key("forger of a list"))),
    }
    for name, (words, text) in lists.items():
        path = suite.write(f"pki/{name}.crl", text)
        suite.add(f"n83-{name}", f"The revocation list {words}: whether the signer is revoked stays open.", response(), warn("signer-crl"), crl=[path])
        suite.add(f"n83-{name}-required", f"The revocation list {words}, and --require-revocation.", f"negative/n83-{name}.hex", fail("signer-crl"), crl=[path], flags=["--require-revocation"])


def anchor(suite):
    key = pki.IACA.key
    twins = {
        "no-cert-sign": ("may not sign certificates by KeyUsage", fail, {"key_usage": pki.key_usage(pki.CRL_SIGN)}),
        "no-crl-sign": ("may not sign revocation lists by KeyUsage", warn, {"key_usage": pki.key_usage(pki.KEY_CERT_SIGN)}),
        "path-len-1": ("allows a CA under it (pathLenConstraint 1)", warn, {"bc": pki.basic_constraints(True, 1)}),
        "path-len-absent": ("sets no pathLenConstraint", warn, {"bc": pki.basic_constraints(True)}),
    }
    for name, (words, finding, changes) in twins.items():
        trust = [suite.trust(pki.root(f"iaca-{name}", "MOCK IACA", key=key, **changes))]
        suite.add(f"n84-{name}", f"The trusted root has the MOCK IACA's name and key, and {words}.", response(), finding("issuer-anchor"), trust=trust)


def keys(suite):
    rsa = RsaKey("ds-rsa")
    signer = pki.ds("ds-rsa", fields={"public": pki.spki(rsa)}, ski=pki.ski(pki.key_id(rsa)))
    suite.add("n85-rsa", "The signer's certificate holds an RSA key; IssuerAuth says ES256 and has a signature of that length.", signed_by(signer), fail("signer-key"))
    authority = pki.root("iaca-rsa", "MOCK RSA IACA", key=RsaKey("iaca-rsa"))
    suite.add("n85-rsa-ca", "The CA has an RSA key and signed the signer's certificate with it: the path to it is not looked at.", signed_by(pki.ds("ds-under-rsa", authority)), fail("signer-key"), trust=[suite.trust(authority)])
    weak = pki.ds("ds-sha1", fields={"hash": hashes.SHA1})
    suite.add("n85-sha-1", "The CA signed the signer's certificate with SHA-1: the path to the CA is not looked at.", signed_by(weak), fail("signer-key"))


def trust_lists(suite):
    def listed(id, what, data, *findings, **more):
        path = suite.write(f"negative/{id}.hex", data)
        suite.add(id, what, path, *findings, kind="vical", **more)
        return path

    root = ["pki/vical-root.pem"]
    licence = suite.write("base/vical-licence.hex", vical(doc_types=[MDL]))
    suite.add("n86-not-listed", "The trust list has the CA for driving licences only.", response(), fail("signer-listed"), trust=[licence], vical_root=root)
    several = {
        "n91-next-update": ("nextUpdate of the trust list was one second ago.", {"body": lambda v: v.update(nextUpdate=tdate("2026-06-30T23:59:59Z"))}, warn("vical-dates"), warn("trust-list")),
        "n91-not-after": ("notAfter of the trust list was one second ago; it has no nextUpdate.", {"body": ended}, fail("vical-dates"), fail("trust-list")),
        "n91-no-eku": ("The signer of the trust list has no extended key usage.", {"signer": pki.vical_signer("vical-signer-no-eku", eku=pki.NO)}, fail("vical-usage"), fail("trust-list")),
    }
    for id, (what, hooks, alone, as_trust) in several.items():
        path = listed(id, what, vical(**hooks), alone)
        suite.add(f"{id}-as-trust", f"A good response under this list. {what}", "base/response.hex", as_trust, trust=[path], vical_root=root)
    ds = pki.ds("ds-under-vical-root", pki.VICAL_CA)
    listed("n90-ds-as-vical-signer", "The trust list is signed by a certificate of a document signer's profile.", vical(signer=ds), fail("vical-usage"))


def ended(content):
    """A hook on the list: past its notAfter, with no nextUpdate to speak of."""
    del content["nextUpdate"]
    content["notAfter"] = tdate("2026-06-30T23:59:59Z")
