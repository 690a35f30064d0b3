//! Deliberate defects of a record, for testing verifiers: one table, each row a record that is wrong in one way.
//!
//! A row breaks the record where the fault belongs: before signing, so that the signature holds over what is wrong, or
//! after it. Everything else stays right.

mod build;
mod bytes;
mod headers;
mod items;
mod mso;
mod period;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use time::OffsetDateTime;

use crate::report::Case;

pub use build::{Broken, DefectError, broken};
pub use table::KINDS;

/// A kind of defect.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name, as in `--broken NAME`; the message `defect-NAME` says what it does.
    pub name: &'static str,
    /// The cases it makes; none where the catalogue has no number for it.
    pub cases: &'static [Case],
    edit: Edit,
}

impl Kind {
    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }
}

/// What is around the record that a defect may need.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The document signer's certificate, DER.
    pub certificate: &'a [u8],
    /// The root's certificate, DER; some defects put it into the chain.
    pub root: Option<&'a [u8]>,
    /// Beginning of the signer's certificate.
    pub signer_from: OffsetDateTime,
    /// End of the signer's certificate.
    pub signer_until: OffsetDateTime,
    /// The time of issue.
    pub now: OffsetDateTime,
}

/// What an edit answers: nothing where the record lacks what it would break.
type Edited = Option<()>;

/// Where a defect comes in.
#[derive(Clone, Copy, Debug)]
enum Edit {
    /// The finished bytes.
    Bytes(fn(&mut Vec<u8>) -> Edited),
    /// The headers, before signing.
    Headers(fn(&mut headers::Buckets, &Facts<'_>) -> Edited),
    /// The elements, before they are digested.
    Items(fn(&mut Vec<items::Group>) -> Edited),
    /// The elements, after signing.
    Late(fn(&mut Vec<items::Group>) -> Edited),
    /// The MSO, before signing.
    Mso(fn(&mut tree::Tree) -> Edited),
    /// The times.
    Period(fn(&mut period::Times, &Facts<'_>) -> Edited),
    /// Payload and signature, after signing.
    Seal(fn(&mut build::Seal) -> Edited),
    /// What is signed beside headers and payload.
    SignedWith(&'static [u8]),
    /// IssuerSigned, after signing.
    Whole(fn(&mut tree::Tree) -> Edited),
}
