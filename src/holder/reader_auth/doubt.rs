//! Signatures of a request that do not hold, where another one does.

use super::{ReaderCheck, Seal, Signed};
use crate::report::{Evidence, Status};

/// A signature of the request that does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// Where it is in the request.
    pub part: String,
    /// The DocRequest that it is of; nothing where it is of the whole request.
    pub document: Option<usize>,
    /// What is wrong with it.
    pub why: Vec<Evidence>,
}

impl Doubt {
    /// Nothing where the signature holds.
    pub(super) fn of(seal: &Seal, signed: Signed) -> Option<Self> {
        let bad = seal.checks.iter().filter(|check| matches!(check.status, Status::Fail | Status::Skip));
        let own = bad.filter(|check| check.follows.is_none());
        let document = match signed {
            Signed::All(_) => None,
            Signed::Items(number) => Some(number),
        };
        let why = own.flat_map(|check| check.evidence.iter().cloned()).collect();
        seal.reader.is_none().then(|| Self { part: signed.path(), document, why })
    }
}

impl ReaderCheck {
    /// The signatures that do not hold beside the one by which the reader of this DocRequest is authenticated.
    pub fn doubts_beside(&self, number: usize) -> impl Iterator<Item = &Doubt> {
        let known = self.readers.get(number).is_some_and(Option::is_some);
        let about = move |doubt: &&Doubt| known && doubt.document.is_none_or(|document| document == number);
        self.doubts.iter().filter(about)
    }
}
