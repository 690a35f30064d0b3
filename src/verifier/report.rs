//! What a verification says, and the verdict computed from it.

use super::checks::Subject;
use crate::report::{Check, Verdict};

/// How far a verification reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Issuer and device.
    Full,
    /// The issuer only: a bare IssuerSigned.
    Issuer,
    /// A request and its reader authentication.
    Request,
    /// A list of issuing authorities.
    TrustList,
}

impl Scope {
    /// The fixed word of this scope, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Issuer => "issuer",
            Self::Request => "request",
            Self::TrustList => "vical",
        }
    }
}

/// Everything the checks of one file say.
#[derive(Clone, Debug)]
pub struct Report {
    /// How far it reaches.
    pub scope: Scope,
    /// The documents, each with its checks.
    pub documents: Vec<DocumentReport>,
    /// Checks of the whole.
    pub checks: Vec<Check>,
}

impl Report {
    /// The verdict; `strict` lets no warning pass.
    #[must_use]
    pub fn verdict(&self, strict: bool) -> Verdict {
        Verdict::of(self.all(), strict)
    }

    /// Every check: those of the whole, then those of the documents.
    pub fn all(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().chain(self.documents.iter().flat_map(|document| &document.checks))
    }
}

/// What the checks of one document say.
#[derive(Clone, Debug)]
pub struct DocumentReport {
    /// Its type.
    pub doc_type: Option<String>,
    /// Its checks, in the order of [`crate::report::CHECKS`].
    pub checks: Vec<Check>,
}

impl DocumentReport {
    pub(super) fn new(subject: &Subject<'_, '_>, checks: Vec<Check>) -> Self {
        let doc_type = subject.doc_type().map(str::to_owned);
        Self { doc_type, checks }
    }
}
