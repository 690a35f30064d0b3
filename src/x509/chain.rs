//! The path from a signer's certificate to an anchor, and the profile of its role (ISO/IEC 18013-5, 9.3.3, Annex B).
//!
//! Nothing stops at the first finding: all of them are kept, each with the aspect it belongs to and its cases.
//! Revocation is **not** looked at here.

mod anchor;
mod authority;
mod beside;
mod finding;
mod leaf;
mod path;
#[cfg(test)]
mod tests;

use time::OffsetDateTime;

use super::Certificate;
use crate::crypto::KeyError;
use crate::crypto::key::PublicKey;
pub use anchor::{Anchor, Anchors};
pub use authority::Fault;
pub use finding::{Aspect, Finding};
pub use leaf::Purpose;

/// What is to be checked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// What the leaf is used for.
    pub purpose: Purpose,
    /// Who is trusted.
    pub anchors: &'q Anchors,
    /// A certificate that is trusted itself, in place of a path.
    pub pinned: Option<&'q [u8]>,
    /// The time to check at.
    pub at: OffsetDateTime,
}

/// What came out.
#[derive(Debug)]
pub struct Answer<'q> {
    /// Place of the leaf in the chain; not the first where the order is wrong.
    pub leaf: usize,
    /// The anchor the path ends at.
    pub anchor: Option<&'q Anchor>,
    /// The leaf's key, read once for whoever needs it next; nothing where there is no leaf.
    pub key: Option<Result<PublicKey, KeyError>>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Checks a chain, leaf first, as it came with a message.
///
/// An empty chain has no findings: whoever read the headers has said it.
#[must_use]
pub fn check<'q>(chain: &[Certificate<'_>], question: &Question<'q>) -> Answer<'q> {
    let mut findings = Vec::new();
    let order = path::order(chain, &mut findings);
    let Some((leaf, certificate)) = order.first().and_then(|at| chain.get(*at).map(|certificate| (*at, certificate)))
    else {
        return Answer { leaf: 0, anchor: None, key: None, findings };
    };
    let anchor = path::climb(chain, &order, question, &mut findings);
    let key = leaf::check(certificate, anchor, question, &mut findings);
    Answer { leaf, anchor, key: Some(key), findings }
}
