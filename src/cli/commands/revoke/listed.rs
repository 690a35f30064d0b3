//! What the revocation list of the world's root says, held against the ledger.

use std::path::Path;

use time::OffsetDateTime;

use crate::issuer::ledger::RevokedSigner;
use crate::x509::Certificate;
use crate::x509::crl::{self, Crl};

/// The signers that only one of the two knows; a command that was cut short may have left them apart.
pub(super) struct Differences {
    /// Serial numbers that are not on the list.
    pub(super) only_in_ledger: Vec<Vec<u8>>,
    /// Serial numbers that are not in the ledger, and since when they are on the list.
    pub(super) only_on_list: Vec<(Vec<u8>, OffsetDateTime)>,
    /// The number of the list.
    pub(super) number: u64,
}

impl Differences {
    /// Nothing, where there is no list, or none that the root has signed.
    pub(super) fn of(path: &Path, root: &Certificate<'_>, known: &[RevokedSigner]) -> Option<Self> {
        let lists = crl::read_crls(&std::fs::read(path).ok()?).ok()?;
        let [list] = lists.as_slice() else { return None };
        let list = list.view();
        list.verify_signed_by(&root.public_key().ok()?).ok()?;
        let listed: Vec<_> =
            list.entries().iter().map(|entry| (entry.serial.as_bytes().to_vec(), entry.date)).collect();
        let missing = known.iter().map(|signer| &signer.serial);
        let missing = missing.filter(|serial| !listed.iter().any(|(found, _)| found == *serial));
        let only_in_ledger = missing.cloned().collect();
        let is_known = |serial: &[u8]| known.iter().any(|signer| signer.serial == serial);
        let only_on_list = listed.into_iter().filter(|(serial, _)| !is_known(serial)).collect();
        Some(Self { only_in_ledger, only_on_list, number: number_of(&list) })
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.only_in_ledger.is_empty() && self.only_on_list.is_empty()
    }
}

/// The number of a list; 0 where it has none, or one that no list of ours has.
pub(super) fn number_of(list: &Crl<'_>) -> u64 {
    let number = list.extensions().crl_number().ok().flatten().unwrap_or_default();
    let whole = number.iter().try_fold(0u64, |all, byte| all.checked_mul(256)?.checked_add(u64::from(*byte)));
    whole.unwrap_or(0)
}
