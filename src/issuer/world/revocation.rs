use std::fs;

use time::OffsetDateTime;

use super::{CRL, World, WorldError};
use crate::issuer::ledger::Ledger;
use crate::x509::{Certificate, crl};

impl World {
    /// Since when a signer of this world is revoked: in the ledger, or on the revocation list beside it, if the root has
    /// signed that. Serial numbers are the root's; a certificate of another issuer is **not** looked for.
    ///
    /// A list that is missing or damaged says nothing, one that is overdue does: a revocation does not lapse.
    ///
    /// # Errors
    /// The root or the ledger is missing or damaged.
    pub fn revoked(&self, ledger: &Ledger, signer: &Certificate<'_>) -> Result<Option<OffsetDateTime>, WorldError> {
        let root = self.root()?;
        if signer.issuer().as_bytes() != root.view().subject().as_bytes() {
            return Ok(None);
        }
        let known =
            ledger.revoked_signers().map_err(|source| WorldError::Ledger { path: self.ledger_path(), source })?;
        let known = known.into_iter().find(|known| known.serial == signer.serial().as_bytes());
        Ok(known.map(|known| known.at).or_else(|| self.listed(&root.view(), signer)))
    }

    fn listed(&self, root: &Certificate<'_>, signer: &Certificate<'_>) -> Option<OffsetDateTime> {
        let lists = crl::read_crls(&fs::read(self.path(CRL)).ok()?).ok()?;
        let key = root.public_key().ok()?;
        let lists = lists.iter().map(crl::OwnedCrl::view);
        let mut authentic = lists.filter(|list| list.verify_signed_by(&key).is_ok());
        authentic.find_map(|list| list.find(signer.serial()).map(|entry| entry.date))
    }
}
