//! What was found.

use super::Origin;
use crate::card::file::{self, KeyId};
use crate::card::table::AppId;

/// One step of the check.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// Text 0002 has the digest that 0003 holds.
    Attributes,
    /// Visual 0001 is signed.
    Birth,
    /// Text 0007 is signed.
    CardKey,
    /// The certificate of the issuer's key is signed by a known root.
    Certificate,
    /// Text 0003 is signed.
    Digests,
    /// Visual 0002 is signed; its expiry and security code are not.
    Face,
    /// `7F21` is signed by the key in `00F8`.
    LowerCertificate,
    /// Text 0001 has the digest that 0003 holds.
    Number,
    /// Visual 0005 is signed.
    NumberPicture,
    /// The files of the face name one key of the card.
    SameKey,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 10] = [
        Self::Certificate,
        Self::Digests,
        Self::Attributes,
        Self::Number,
        Self::Face,
        Self::NumberPicture,
        Self::Birth,
        Self::CardKey,
        Self::SameKey,
        Self::LowerCertificate,
    ];

    /// Its name in JSON and messages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Attributes => "attributes",
            Self::Birth => "birth",
            Self::CardKey => "card-key",
            Self::Certificate => "certificate",
            Self::Digests => "digests",
            Self::Face => "face",
            Self::LowerCertificate => "lower-certificate",
            Self::Number => "number",
            Self::NumberPicture => "number-picture",
            Self::SameKey => "same-key",
        }
    }
}

/// Why a step failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The file has another digest.
    Digest,
    /// The file cannot be read.
    File(file::Error),
    /// Names or keys that have to be the same are not.
    Names,
    /// The signature is not by that key over these bytes.
    Signature,
    /// No root of that name is known, and the roots that count were handed in.
    UnknownIssuer,
}

/// Why a step was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The digests that it needs are not vouched for.
    NoDigests,
    /// The issuer's key is not vouched for.
    NoIssuer,
    /// The card is of a mock world, and no root of one was handed in.
    NoMockRoot,
    /// The file was not read.
    NotRead,
    /// No root of that name is known among the published ones, which are not all there are.
    UnknownIssuer,
}

impl Reason {
    /// Its name in JSON and messages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NoDigests => "no-digests",
            Self::NoIssuer => "no-issuer",
            Self::NoMockRoot => "no-mock-root",
            Self::NotRead => "not-read",
            Self::UnknownIssuer => "unknown-issuer",
        }
    }
}

/// What came of a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// No.
    Failed(Failure),
    /// Yes.
    Ok,
    /// It was not done.
    Skipped(Reason),
}

/// A step and what came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The step.
    pub step: Step,
    /// What came of it.
    pub outcome: Outcome,
}

/// What all steps say together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Everything that was read is what an issuer signed: J-LIS, or that of the mock world that was handed in.
    Authentic(Origin),
    /// A step failed.
    NotAuthentic,
    /// All signatures hold, under the hierarchy for test cards: it is nobody's card.
    TestHierarchy,
    /// Nothing failed, but nothing is vouched for either.
    Undecided,
}

/// The findings of one application.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The application.
    pub app: AppId,
    /// The name of the root that its certificate names.
    pub issuer: Option<KeyId>,
    /// Where that root comes from; none unless the certificate is signed by it.
    pub origin: Option<Origin>,
    /// The findings, in the order of the steps.
    pub findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new(app: AppId) -> Self {
        Self { app, issuer: None, origin: None, findings: Vec::new() }
    }

    pub(super) fn add(&mut self, step: Step, outcome: Outcome) {
        self.findings.push(Finding { step, outcome });
    }

    /// What came of a step, if it is one of this application.
    #[must_use]
    pub fn outcome(&self, step: Step) -> Option<Outcome> {
        self.findings.iter().find(|finding| finding.step == step).map(|finding| finding.outcome)
    }

    /// What all steps say together: files that were not read do not count, the certificate and one file have to be ok.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.findings.iter().any(|finding| matches!(finding.outcome, Outcome::Failed(_))) {
            return Verdict::NotAuthentic;
        }
        let counts = |outcome| matches!(outcome, Outcome::Ok | Outcome::Skipped(Reason::NotRead));
        let whole = self.findings.iter().all(|finding| counts(finding.outcome));
        let vouched = self.findings.iter().filter(|finding| finding.outcome == Outcome::Ok).count() > 1;
        match self.origin {
            Some(Origin::Test) if whole && vouched => Verdict::TestHierarchy,
            Some(origin) if whole && vouched => Verdict::Authentic(origin),
            _ => Verdict::Undecided,
        }
    }
}
