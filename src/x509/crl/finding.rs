//! What a revocation list says of a certificate, and what is wrong with the list itself.

use ::time::OffsetDateTime;

use super::Crl;
use crate::cases;
use crate::report::{Case, Evidence, Status};
use crate::x509::chain::Anchor;
use crate::x509::{Certificate, oid};

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Finding {
    /// The certificate is on the list (N82).
    Revoked {
        /// Since when.
        since: OffsetDateTime,
    },
    /// The list is not this issuer's (N83).
    WrongIssuer {
        /// Whose it is.
        found: String,
        /// Whose is needed.
        expected: String,
    },
    /// The list is not signed by the issuer's key (N83).
    Signature,
    /// The next list is overdue (N83).
    Expired {
        /// When it was due.
        until: OffsetDateTime,
        /// The time checked at.
        at: OffsetDateTime,
    },
    /// The list was made later (N83).
    NotYetValid {
        /// When it was made.
        from: OffsetDateTime,
        /// The time checked at.
        at: OffsetDateTime,
    },
    /// The list does not say when the next one is due, or is of a kind that the profile forbids: not full, not direct (N83).
    Form {
        /// The part at fault.
        part: String,
    },
}

impl Finding {
    /// How bad it is: only a revoked certificate is a failure; a list that cannot be relied on leaves the question open.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::Revoked { .. } => Status::Fail,
            _ => Status::Skip,
        }
    }

    /// The cases it stands for.
    #[must_use]
    pub fn cases(&self) -> &'static [Case] {
        match self {
            Self::Revoked { .. } => cases![82],
            _ => cases![83],
        }
    }

    /// What was seen.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        match self {
            Self::Revoked { since } => Evidence::new("crl-revoked").with("since", *since),
            Self::WrongIssuer { found, expected } => {
                Evidence::new("crl-wrong-issuer").with("found", found.clone()).with("expected", expected.clone())
            }
            Self::Signature => Evidence::new("crl-signature"),
            Self::Expired { until, at } => Evidence::new("crl-expired").with("until", *until).with("at", *at),
            Self::NotYetValid { from, at } => Evidence::new("crl-not-yet-valid").with("from", *from).with("at", *at),
            Self::Form { part } => Evidence::new("crl-form").with("part", part.clone()),
        }
    }
}

/// Holds a list against a certificate, its issuer and a time; no finding says: the list is good, and not on it.
///
/// A certificate that stands on a list that cannot be relied on is found all the same, if the list has the right issuer
/// and signature: a revocation does not lapse.
#[must_use]
pub fn judge(crl: &Crl<'_>, certificate: &Certificate<'_>, issuer: &Anchor, at: OffsetDateTime) -> Vec<Finding> {
    let mut findings = Vec::new();
    if crl.issuer().as_bytes() != issuer.subject() {
        let found = crl.issuer().to_string();
        findings.push(Finding::WrongIssuer { found, expected: issuer.name().to_owned() });
    }
    if !issuer.key().is_ok_and(|key| crl.verify_signed_by(key).is_ok()) {
        findings.push(Finding::Signature);
    }
    let authentic = findings.is_empty();
    times(crl, at, &mut findings);
    form(crl, &mut findings);
    if let Some(entry) = crl.find(certificate.serial()).filter(|_| authentic) {
        findings.push(Finding::Revoked { since: entry.date });
    }
    findings
}

fn times(crl: &Crl<'_>, at: OffsetDateTime, findings: &mut Vec<Finding>) {
    match crl.next_update() {
        Some(until) if at > until => findings.push(Finding::Expired { until, at }),
        Some(_) => {}
        None => findings.push(Finding::Form { part: "nextUpdate".to_owned() }),
    }
    if at < crl.this_update() {
        findings.push(Finding::NotYetValid { from: crl.this_update(), at });
    }
}

/// A critical extension says that the list is not full or not direct, and nothing here is understood of that.
fn form(crl: &Crl<'_>, findings: &mut Vec<Finding>) {
    let of_entries = crl.entries().iter().flat_map(|entry| entry.extensions.iter());
    for extension in crl.extensions().iter().chain(of_entries).filter(|extension| extension.critical) {
        let name = oid::name(extension.oid.as_bytes()).map_or_else(|| extension.oid.to_string(), str::to_owned);
        findings.push(Finding::Form { part: name });
    }
}
