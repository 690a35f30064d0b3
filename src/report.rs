//! What a verification says: every check has an id, a status, the cases it can speak for, and its evidence.
//!
//! A verification is not a `Result`: all checks run, each reports, and the verdict is computed from all of them.
//! Evidence carries values, never sentences; the sentence is made where it is shown.

mod checks;

use std::borrow::Cow;
use std::fmt;

pub use checks::{CHECKS, CheckId, CheckInfo, Scope};

/// A negative case of the catalogue (`N26`), the common language of verifiers, defects and tests.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Case(pub u8);

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "N{:02}", self.0)
    }
}

/// How one check ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// The check was made and holds.
    Ok,
    /// The check was not made; the evidence says why.
    Skip,
    /// The check found something a strict receiver refuses and a tolerant one lets pass.
    Warn,
    /// The check was made and does not hold.
    Fail,
}

impl Status {
    /// The fixed word of this status, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Skip => "skip",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

/// One value in a piece of evidence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// Bytes, shown as hexadecimal.
    Bytes(Vec<u8>),
    /// A whole number.
    Number(i64),
    /// A point in time, UTC.
    Time(time::OffsetDateTime),
    /// A name, identifier or subject as it stands in the document; escaped where it is shown.
    Text(Cow<'static, str>),
}

impl From<i64> for Fact {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}

impl From<usize> for Fact {
    fn from(value: usize) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Fact {
    fn from(value: u64) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<&'static str> for Fact {
    fn from(value: &'static str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Fact {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl From<Vec<u8>> for Fact {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl From<time::OffsetDateTime> for Fact {
    fn from(value: time::OffsetDateTime) -> Self {
        Self::Time(value)
    }
}

/// Why a check ended as it did: a message id and its values.
///
/// The id names a message `finding-<id>` of the catalogues; a test holds that each one used exists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// Id of the message, without the prefix `finding-`.
    pub id: &'static str,
    /// The values the message speaks of, by argument name.
    pub facts: Vec<(&'static str, Fact)>,
    /// Path of the part it speaks of inside the file, such as `documents[0].issuerSigned`.
    pub path: Option<String>,
    /// Byte offset of that part in the file.
    pub offset: Option<usize>,
}

impl Evidence {
    /// Evidence without values.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, facts: Vec::new(), path: None, offset: None }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// Says where it was found.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>, offset: usize) -> Self {
        self.path = Some(path.into());
        self.offset = Some(offset);
        self
    }
}

/// One check and how it ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// Which check.
    pub id: CheckId,
    /// How it ended.
    pub status: Status,
    /// The cases found; for `ok` and `skip` empty.
    pub cases: Cow<'static, [Case]>,
    /// The check whose failure this one follows from.
    pub follows: Option<CheckId>,
    /// Whether the verdict waits for this check: a needed one that was skipped makes it incomplete, and so does one of
    /// which a part was skipped while another part warns.
    pub needed: bool,
    /// What was seen.
    pub evidence: Vec<Evidence>,
}

impl Check {
    fn new(id: CheckId, status: Status) -> Self {
        Self { id, status, cases: Cow::Borrowed(&[]), follows: None, needed: false, evidence: Vec::new() }
    }

    /// The check holds.
    #[must_use]
    pub fn ok(id: CheckId) -> Self {
        Self::new(id, Status::Ok)
    }

    /// The check holds, and this is what was seen.
    #[must_use]
    pub fn ok_with(id: CheckId, evidence: Evidence) -> Self {
        Self::ok(id).say(evidence)
    }

    /// The check was not made, and the verdict does not wait for it.
    #[must_use]
    pub fn skip(id: CheckId, why: Evidence) -> Self {
        Self::new(id, Status::Skip).say(why)
    }

    /// The check was not made, and without it there is no verdict.
    #[must_use]
    pub fn missing(id: CheckId, why: Evidence) -> Self {
        let mut check = Self::skip(id, why);
        check.needed = true;
        check
    }

    /// The check does not hold.
    #[must_use]
    pub fn fail(id: CheckId, cases: &'static [Case], evidence: Evidence) -> Self {
        let mut check = Self::new(id, Status::Fail).say(evidence);
        check.cases = Cow::Borrowed(cases);
        check
    }

    /// The check found what a strict receiver refuses.
    #[must_use]
    pub fn warn(id: CheckId, cases: &'static [Case], evidence: Evidence) -> Self {
        let mut check = Self::new(id, Status::Warn).say(evidence);
        check.cases = Cow::Borrowed(cases);
        check
    }

    /// Adds evidence.
    #[must_use]
    pub fn say(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }

    /// Adds a further finding: the worse status stays, the cases add up.
    pub fn merge(&mut self, other: Self) {
        if other.status > self.status || (self.status == Status::Ok && other.status == Status::Skip) {
            self.status = other.status;
        }
        for case in other.cases.iter() {
            if !self.cases.contains(case) {
                self.cases.to_mut().push(*case);
            }
        }
        self.follows = self.follows.or(other.follows);
        self.needed |= other.needed;
        self.evidence.extend(other.evidence);
    }

    /// Marks this failure as a consequence of another check's failure.
    #[must_use]
    pub fn following(mut self, cause: CheckId) -> Self {
        self.follows = Some(cause);
        self
    }
}

/// The answer to "may I rely on this": computed, never set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Every needed check is ok.
    Valid,
    /// A check failed.
    Invalid,
    /// Nothing failed, but a needed check could not be made.
    Incomplete,
}

impl Verdict {
    /// The verdict of a list of checks; `strict` lets no warning pass.
    #[must_use]
    pub fn of<'c>(checks: impl IntoIterator<Item = &'c Check>, strict: bool) -> Self {
        let mut verdict = Self::Valid;
        for check in checks {
            match check.status {
                Status::Fail => return Self::Invalid,
                Status::Warn if strict => return Self::Invalid,
                Status::Skip | Status::Warn if check.needed => verdict = Self::Incomplete,
                Status::Ok | Status::Skip | Status::Warn => {}
            }
        }
        verdict
    }

    /// The fixed word of this verdict, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::Incomplete => "incomplete",
        }
    }
}
