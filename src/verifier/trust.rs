//! Whose signature is trusted: roots by themselves, or a provider's list of them.

use crate::report::Check;
use crate::x509::chain::{Anchor, Anchors};
use crate::x509::{Error, OwnedCertificate};

/// The anchors of a verification, and what is known of the lists they came from.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    anchors: Anchors,
    lists: Vec<Check>,
}

impl Trust {
    /// Nobody.
    #[must_use]
    pub fn nobody() -> Self {
        Self::default()
    }

    /// Trusts a root.
    ///
    /// # Errors
    /// If an extension of the certificate cannot be read.
    pub fn add_root(&mut self, certificate: OwnedCertificate) -> Result<(), Error> {
        self.anchors.extend([Anchor::new(certificate)?]);
        Ok(())
    }

    /// Trusts the entries of a trust list, each for its document types; `check` says how the list itself was found.
    /// A list that failed gives no anchors: the caller passes none.
    pub fn add_list(&mut self, anchors: impl IntoIterator<Item = Anchor>, check: Check) {
        self.anchors.extend(anchors);
        self.lists.push(check);
    }

    /// Trusts whom the other trusts.
    pub fn join(&mut self, other: &Self) {
        self.anchors.extend(other.anchors.iter().cloned());
        self.lists.extend(other.lists.iter().cloned());
    }

    /// The anchors.
    #[must_use]
    pub fn anchors(&self) -> &Anchors {
        &self.anchors
    }

    /// Whether anchors came from a list of them, or should have.
    #[must_use]
    pub fn has_lists(&self) -> bool {
        !self.lists.is_empty()
    }

    pub(super) fn list_checks(&self) -> impl Iterator<Item = Check> {
        self.lists.iter().cloned()
    }
}
