"""Roots against their profile, and what a signer's certificate has to have."""

import der
import pki
from cbor import Tag
from cases_cose import change_of_key, link, link_certificate
from cases_pki import FORBIDDEN
from keys import Key, random
from mdoc import DOC, record, request, response, tdate, vical, vical_entry
from suite import fail, warn

UNKNOWN = ("1.3.6.1.4.1.99999.7", True, der.utf8("MOCK"))


def cases(suite):
    anchors(suite)
    links(suite)
    lacks(suite)
    beside(suite)
    entries(suite)


def anchors(suite):
    """Twins of the MOCK IACA: its name and key, and one departure."""
    def bad(id, what, finding, **changes):
        trust = [suite.trust(pki.root(f"iaca-{id}", "MOCK IACA", key=pki.IACA.key, **changes))]
        suite.add(id, f"The trusted root {what}.", "base/response.hex", finding("issuer-anchor"), trust=trust)

    bad("n79-root-too-long", "is valid for 20 years and a day", warn, start="2025-01-01T00:00:00Z", end="2045-01-02T00:00:00Z")
    bad("n80-root-critical", "has an unknown critical extension", fail, mock=UNKNOWN)
    for name, (oid, value) in FORBIDDEN.items():
        bad(f"n81-root-{name}", f"has {name.replace('-', ' ')}, forbidden in every profile", fail, mock=(oid, True, value))
    bad("n84-root-digital-signature", "has digitalSignature beside the key usage of a root", warn, key_usage=pki.key_usage(pki.KEY_CERT_SIGN | pki.CRL_SIGN | pki.DIGITAL_SIGNATURE))
    bad("n90-root-reader", "has the extended key usage of a reader", fail, eku=pki.eku(pki.EKU_READER))
    bad("issuer-anchor-own-purpose", "has the extended key usage of a document signer, which a root has not", warn, eku=pki.eku(pki.EKU_DS))
    bad("issuer-anchor-no-alt-name", "has no IssuerAltName", warn, ian=pki.NO)
    bad("issuer-anchor-no-key-identifier", "has no SubjectKeyIdentifier", warn, ski=pki.NO)
    twenty = pki.root("iaca-20-years", "MOCK IACA", key=pki.IACA.key, start="2025-01-01T00:00:00Z", end="2045-01-01T00:00:00Z")
    suite.add("root-20-years", "The trusted root is valid for 20 years: the most allowed.", "base/response.hex", folder="base", trust=[suite.trust(twenty)])


def links(suite):
    """A link certificate on the path from the signer to the root is held to the profile of a root."""
    odd = {
        "n80-link-critical": ("an unknown critical extension", UNKNOWN),
        "n81-link-name-constraints": ("name constraints", (FORBIDDEN["name-constraints"][0], True, FORBIDDEN["name-constraints"][1])),
        "n90-link-reader": ("the extended key usage of a reader", pki.eku(pki.EKU_READER)),
    }
    for id, (what, extension) in odd.items():
        link = change_of_key(f"iaca-{id}", extension)
        below = pki.ds(f"ds-{id}", link)
        suite.add(id, f"The link certificate between the signer and the trusted root has {what}.", response(record(signer=below, chain=[below.der, link.der])), fail("issuer-anchor"))


def lacks(suite):
    parts = {"ian": "IssuerAltName", "crl": "CRLDistributionPoints", "ski": "SubjectKeyIdentifier"}
    for short, part in parts.items():
        signer = pki.ds(f"ds-no-{short}", **{short: pki.NO})
        suite.add(f"signer-profile-no-{short}", f"The signer has no {part}.", response(record(signer=signer)), warn("signer-profile"))


def beside(suite):
    """Certificates after the signer's that certify nothing before them. A link to the trusted root may stay (chain-of-two)."""
    leaf, stranger = pki.DS.der, link(pki.name("MOCK IACA 2"), Key("iaca-2"), pki.ROGUE)
    bad = lambda id, what, chain, *also: suite.add(id, f"x5chain holds the signer and, after it, {what}.", response(record(chain=chain)), fail("issuer-chain"), *also)
    bad("n35-twice", "the signer once more", [leaf, leaf])
    bad("n35-stranger", "a link certificate between two other CAs", [leaf, stranger.der])
    bad("n35-other-signer", "another signer of the same CA", [leaf, pki.ds("ds-other").der])
    bad("n35-other-root", "the root of another CA (which should not stand there at all, N38)", [leaf, pki.ROGUE.der], warn("issuer-headers"))
    namesake = pki.root("iaca-namesake", "MOCK IACA")
    bad("n35-namesake-root", "a root of the trusted CA's name and another key (N38)", [leaf, namesake.der], warn("issuer-headers"))
    before = pki.root("iaca-before", "MOCK IACA before")
    earlier = link(before.subject, before.key, pki.root("iaca-first", "MOCK IACA first"))
    suite.add("chain-of-three", "x5chain holds the signer, the link by which the CA's predecessor vouches for the CA, and the link by which the first CA vouches for the predecessor.", response(record(chain=[leaf, link_certificate().der, earlier.der])), folder="base")
    suite.add("chain-and-next", "x5chain holds the signer and, after it, the link by which the trusted CA vouches for its next key.", response(record(chain=[leaf, change_of_key().der])), folder="base")
    suite.add("n119-stranger", "The reader's x5chain holds, after the reader, a certificate that does not certify it.", request(buckets=lambda buckets: [buckets[0], {33: [pki.READER.der, stranger.der]}]), fail("reader-chain"), kind="request")


def entries(suite):
    """Entries of a trust list out of their time, and entries that differ from their certificate."""
    root = ["pki/vical-root.pem"]
    gone = {"n91-entry-ended": ("ended one second ago", {"notAfter": tdate("2026-06-30T23:59:59Z")}), "n91-entry-early": ("counts in one second", {"notBefore": tdate("2026-07-01T00:00:01Z")})}
    for id, (what, field) in gone.items():
        path = suite.write(f"negative/{id}.hex", vical(info=lambda entry: entry.update(field)))
        suite.add(id, f"The only entry of the trust list {what}.", path, warn("vical-entries"), kind="vical")
        suite.add(f"{id}-as-trust", f"A good response under a trust list whose only entry {what}: nobody is trusted.", "base/response.hex", fail("trust-list"), trust=[path], vical_root=root)
    late = {**vical_entry(pki.IACA, [DOC]), "notAfter": tdate("2026-06-30T23:59:59Z")}
    beside = suite.write("negative/n91-entry-ended-beside.hex", vical(body=lambda v: v.update(certificateInfos=[late, vical_entry(pki.ROGUE, [DOC])])))
    suite.add("n91-entry-ended-beside", "A good response under a trust list whose entry for its CA ended one second ago; the one for another CA counts.", "base/response.hex", warn("trust-list"), fail("issuer-chain"), trust=[beside], vical_root=root)
    twice = suite.write("negative/n91-entry-renewed.hex", vical(body=lambda v: v.update(certificateInfos=[late, vical_entry(pki.IACA, [DOC])])))
    suite.add("n91-entry-renewed", "A good response under a trust list with an entry that ended and another for the same CA.", "base/response.hex", warn("trust-list"), trust=[twice], vical_root=root)
    other = {"serialNumber": Tag(2, b"\x4d" + random("another serial", 15)), "ski": random("another key", 20), "issuer": pki.name("MOCK IACA 2"), "subject": pki.name("MOCK IACA 2")}
    for field, value in other.items():
        data = vical(info=lambda entry: entry.update({field: value}))
        suite.add(f"vical-entries-{field}", f"An entry of the trust list has the {field} of another certificate.", data, warn("vical-entries"), kind="vical")
    wrapped = vical(info=lambda entry: entry.update(ski=b"\x04\x16\x04\x14" + entry["ski"]))
    suite.add("vical-ski-der", "The ski of an entry is the DER of the extension, as one provider writes it.", wrapped, kind="vical", folder="base")
