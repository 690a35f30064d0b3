"""Roots against their profile, and what a signer's certificate has to have."""

import der
import pki
from cases_cose import change_of_key
from cases_pki import FORBIDDEN
from mdoc import record, response
from suite import fail, warn

UNKNOWN = ("1.3.6.1.4.1.99999.7", True, der.utf8("MOCK"))


def cases(suite):
    anchors(suite)
    links(suite)
    lacks(suite)


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
