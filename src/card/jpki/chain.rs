//! Whether a certificate leads to a pinned root of the right purpose, and is in time.
//!
//! All generations of roots share one name, so roots are told apart by their SHA-256 fingerprints, and are pinned for
//! each purpose: an authority for signing vouches for signing only. Revocation is **never** checked.

use ::time::OffsetDateTime;

use super::certificate::JpkiCertificate;
use super::kind::{Hierarchy, Kind, Purpose};
use crate::crypto::KeyError;
use crate::x509::SignedByError;

/// A root that J-LIS has published (<https://www.jpki.go.jp/ca/index.html>).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PublishedRoot {
    /// Its file.
    pub name: &'static str,
    /// What it vouches for.
    pub purpose: Purpose,
    /// SHA-256 of its certificate, in hexadecimal.
    pub fingerprint: &'static str,
}

const fn root(name: &'static str, purpose: Purpose, fingerprint: &'static str) -> PublishedRoot {
    PublishedRoot { name, purpose, fingerprint }
}

/// The published roots: of 2015, 2019 and 2023, for each purpose.
pub static PUBLISHED: [PublishedRoot; 6] = [
    root("signca01", Purpose::Sign, "19645405a1fe14377434bd55957628ac4038557c542403a2243f21c706fc9355"),
    root("signca02", Purpose::Sign, "79679c33e4cc9319440f1ad120a597ff1844e2ef217063adb176966fd5e6fbeb"),
    root("signca03", Purpose::Sign, "d227f6cde11d35c5252178f106f843d24651944975413b539fa2fb68dbfa365f"),
    root("authca01", Purpose::Auth, "4dcfc4ca0aaf9fb2a3081b3f0c991c320b3acc008667a341eeaec5af1d58ca7d"),
    root("authca02", Purpose::Auth, "0d98de47fc11b7f67126874b7028b6026a803d2638d6edfe53176953961fade6"),
    root("authca03", Purpose::Auth, "64114f29620c24ed2631d46476a040e7ee740d956089c00b036a6a8118c322b5"),
];

/// Where a root is trusted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Handed in: the authority of a mock country.
    Mock,
    /// Published by J-LIS.
    Published(&'static PublishedRoot),
}

/// The roots that are trusted: the published ones, and those of a mock country.
#[derive(Clone, Default, Debug)]
pub struct Roots {
    mock: Vec<(Purpose, [u8; 32])>,
}

/// The certificate handed in is no authority of a mock country.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not-a-mock-root")]
pub struct NotAMockRoot {
    /// What it is.
    pub kind: Kind,
    /// Whose it is.
    pub hierarchy: Hierarchy,
}

/// What was found on the way to the root.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Finding {
    /// The key of the authority cannot be used.
    AuthorityKey(KeyError),
    /// The certificate that should be the authority's is something else.
    AuthorityKind {
        /// What it is.
        found: Kind,
    },
    /// The authority is of the other purpose: it cannot vouch for this.
    AuthorityPurpose {
        /// What it vouches for.
        found: Purpose,
    },
    /// The time is over.
    Expired {
        /// Of which certificate.
        of: Kind,
        /// Its last second.
        until: OffsetDateTime,
        /// The time it was judged at.
        at: OffsetDateTime,
    },
    /// The issuer is not called as the authority is.
    IssuerName,
    /// The time has not begun.
    NotYetValid {
        /// Of which certificate.
        of: Kind,
        /// Its first second.
        from: OffsetDateTime,
        /// The time it was judged at.
        at: OffsetDateTime,
    },
    /// Whether the certificate was revoked is known to nobody here.
    RevocationNotChecked,
    /// The signature does not hold.
    Signature(SignedByError),
    /// The authority is that of test cards, which anybody may have.
    TestHierarchy,
    /// The authority is not among the roots.
    UnknownRoot {
        /// SHA-256 of its certificate.
        fingerprint: [u8; 32],
    },
}

/// The one word for all findings: the worst of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// Nobody vouches for it: signature, name or authority do not fit.
    NotAuthentic,
    /// It leads to an authority of the other purpose.
    WrongRoot,
    /// It leads to the authority of test cards.
    TestHierarchy,
    /// It leads to an authority that nobody knows.
    UnknownRoot,
    /// It leads to a root, and its time is over.
    Expired,
    /// It leads to a root, and its time has not begun.
    NotYetValid,
    /// It leads to a root and is in time; whether it was revoked was not checked.
    ChainOk,
}

/// What came out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// Everything found, [`Finding::RevocationNotChecked`] always among it.
    pub findings: Vec<Finding>,
    /// The root it leads to, if it is trusted.
    pub anchor: Option<Anchor>,
}

impl Roots {
    /// The published roots alone.
    #[must_use]
    pub fn published() -> Self {
        Self::default()
    }

    /// Adds the root of a mock country.
    ///
    /// # Errors
    /// [`NotAMockRoot`]: real and test authorities cannot be added, whatever a folder of a mock country holds.
    pub fn with_mock(mut self, root: &JpkiCertificate<'_>) -> Result<Self, NotAMockRoot> {
        match (root.kind(), root.hierarchy()) {
            (Kind::Authority(purpose), Hierarchy::Mock) => self.mock.push((purpose, root.fingerprint())),
            (kind, hierarchy) => return Err(NotAMockRoot { kind, hierarchy }),
        }
        Ok(self)
    }

    /// Where this certificate is trusted from, as an authority for its purpose.
    #[must_use]
    pub fn find(&self, authority: &JpkiCertificate<'_>) -> Option<Anchor> {
        let Kind::Authority(purpose) = authority.kind() else { return None };
        let fingerprint = authority.fingerprint();
        let text = hex::encode(fingerprint);
        let published = PUBLISHED.iter().find(|root| root.purpose == purpose && root.fingerprint == text);
        let mock = self.mock.contains(&(purpose, fingerprint)).then_some(Anchor::Mock);
        published.map(Anchor::Published).or(mock)
    }

    /// Follows a certificate to its root. An authority's certificate is followed to itself.
    #[must_use]
    pub fn check(
        &self,
        certificate: &JpkiCertificate<'_>,
        authority: &JpkiCertificate<'_>,
        at: OffsetDateTime,
    ) -> Report {
        let mut findings = Vec::new();
        match authority.kind() {
            Kind::Authority(purpose) if purpose == certificate.kind().purpose() => {}
            Kind::Authority(found) => findings.push(Finding::AuthorityPurpose { found }),
            found => findings.push(Finding::AuthorityKind { found }),
        }
        signed(certificate, authority, &mut findings);
        let anchor = self.find(authority);
        if anchor.is_none() {
            findings.push(match authority.hierarchy() {
                Hierarchy::Test => Finding::TestHierarchy,
                _ => Finding::UnknownRoot { fingerprint: authority.fingerprint() },
            });
        }
        in_time(certificate, at, &mut findings);
        if certificate.fingerprint() != authority.fingerprint() {
            in_time(authority, at, &mut findings);
        }
        findings.push(Finding::RevocationNotChecked);
        Report { findings, anchor }
    }
}

fn signed(certificate: &JpkiCertificate<'_>, authority: &JpkiCertificate<'_>, findings: &mut Vec<Finding>) {
    let (certificate, authority) = (certificate.certificate(), authority.certificate());
    if certificate.issuer() != authority.subject() {
        findings.push(Finding::IssuerName);
    }
    match authority.any_public_key() {
        Err(error) => findings.push(Finding::AuthorityKey(error)),
        Ok(key) => {
            if let Err(error) = certificate.verify_signed_by_any(&key) {
                findings.push(Finding::Signature(error));
            }
        }
    }
}

fn in_time(certificate: &JpkiCertificate<'_>, at: OffsetDateTime, findings: &mut Vec<Finding>) {
    let (of, validity) = (certificate.kind(), certificate.certificate().validity());
    if at < validity.not_before {
        findings.push(Finding::NotYetValid { of, from: validity.not_before, at });
    }
    if at > validity.not_after {
        findings.push(Finding::Expired { of, until: validity.not_after, at });
    }
}

impl Finding {
    /// What it alone amounts to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::AuthorityKey(_) | Self::AuthorityKind { .. } | Self::IssuerName | Self::Signature(_) => {
                Verdict::NotAuthentic
            }
            Self::AuthorityPurpose { .. } => Verdict::WrongRoot,
            Self::Expired { .. } => Verdict::Expired,
            Self::NotYetValid { .. } => Verdict::NotYetValid,
            Self::RevocationNotChecked => Verdict::ChainOk,
            Self::TestHierarchy => Verdict::TestHierarchy,
            Self::UnknownRoot { .. } => Verdict::UnknownRoot,
        }
    }
}

impl Verdict {
    /// Its fixed word, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotAuthentic => "not-authentic",
            Self::WrongRoot => "wrong-root",
            Self::TestHierarchy => "test-hierarchy",
            Self::UnknownRoot => "unknown-root",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::ChainOk => "chain-ok-revocation-not-checked",
        }
    }
}

impl Report {
    /// The worst of the findings.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        // an authority of the other purpose signs nothing of this one: that it is the wrong one says more
        let wrong = self.findings.iter().any(|finding| finding.verdict() == Verdict::WrongRoot);
        let worst = self.findings.iter().map(Finding::verdict).min();
        if wrong { Verdict::WrongRoot } else { worst.unwrap_or(Verdict::NotAuthentic) }
    }
}
