//! The wallet: a folder with the records and device keys of one holder.
//!
//! `wallet.json` is the truth: which records there are, which keys, what each key may do, which records are dead.
//! Beside it lie `records/<id>.cbor`, the IssuerSigned as received, and `keys/<thumbprint>.key`, PKCS#8, both mode
//! 0600. New files come first, then the index in one rename; files the index does not know are leftovers of a crash
//! and are swept by the next change. Changes take the lock on `wallet.lock`; reading needs none. All paths and times
//! are handed in.

mod change;
mod durable;
mod error;
mod index;
mod keys;
mod place;
mod store;

use std::path::{Path, PathBuf};

use change::Change;
use index::Index;

use crate::profile::{IdPrefix, RecordId};

pub use error::WalletError;
pub use index::{Dead, KeyUse, StoredKey, StoredRecord};
pub use place::NoticePlace;
pub use store::NewRecord;

/// The index, within the folder.
const INDEX: &str = "wallet.json";
/// The file that is locked.
const LOCK: &str = "wallet.lock";
/// The folder of records.
const RECORDS: &str = "records";
/// The folder of keys.
const KEYS: &str = "keys";

/// A wallet in a folder.
#[derive(Debug)]
pub struct Wallet {
    folder: PathBuf,
}

impl Wallet {
    /// Opens a wallet.
    ///
    /// # Errors
    /// [`WalletError::NotAWallet`], and whatever is wrong with its index.
    pub fn open(folder: &Path) -> Result<Self, WalletError> {
        Index::read(&folder.join(INDEX))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Opens a wallet, or makes an empty one where there is no such folder or an empty one.
    ///
    /// # Errors
    /// [`WalletError::NotAWallet`] for a folder with other things in it, and whatever is wrong with the index.
    pub fn open_or_create(folder: &Path) -> Result<Self, WalletError> {
        if !folder.join(INDEX).exists() {
            change::create(folder)?;
        }
        Self::open(folder)
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Every record, in the order they were stored, dead ones too.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn records(&self) -> Result<Vec<StoredRecord>, WalletError> {
        Ok(self.index()?.records)
    }

    /// Every device key, in the order they were stored.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn keys(&self) -> Result<Vec<StoredKey>, WalletError> {
        Ok(self.index()?.keys)
    }

    /// The record of that id.
    ///
    /// # Errors
    /// [`WalletError::UnknownRecord`].
    pub fn record(&self, id: &RecordId) -> Result<StoredRecord, WalletError> {
        let found = self.index()?.records.into_iter().find(|record| record.id == *id);
        found.ok_or(WalletError::UnknownRecord { record: *id })
    }

    /// The record whose id begins so.
    ///
    /// # Errors
    /// [`WalletError::NotFound`], [`WalletError::Ambiguous`].
    pub fn find(&self, prefix: &IdPrefix) -> Result<StoredRecord, WalletError> {
        let mut found: Vec<_> = self.records()?.into_iter().filter(|record| prefix.fits(&record.id)).collect();
        match (found.pop(), found.is_empty()) {
            (None, _) => Err(WalletError::NotFound { prefix: prefix.clone() }),
            (Some(record), true) => Ok(record),
            (Some(last), false) => {
                let found = found.iter().chain([&last]).map(|record| record.id).collect();
                Err(WalletError::Ambiguous { prefix: prefix.clone(), found })
            }
        }
    }

    /// The bytes of a record as received from the issuer, of a dead one too.
    ///
    /// For sending, [`clear_to_send`](crate::holder::clear_to_send) gives them out.
    ///
    /// # Errors
    /// [`WalletError::UnknownRecord`], or its file is gone.
    pub fn record_bytes(&self, id: &RecordId) -> Result<Vec<u8>, WalletError> {
        self.record(id)?;
        let path = self.folder.join(record_file(id));
        std::fs::read(&path).map_err(|source| WalletError::Io { path, source })
    }

    /// Marks a record as dead: it stays listed and is never sent again. The first reason stays.
    ///
    /// # Errors
    /// [`WalletError::UnknownRecord`].
    pub fn mark_dead(&self, id: &RecordId, dead: Dead) -> Result<(), WalletError> {
        let mut change = self.change()?;
        let record = change.index.records.iter_mut().find(|record| record.id == *id);
        let record = record.ok_or(WalletError::UnknownRecord { record: *id })?;
        if record.dead.is_some() {
            return Ok(());
        }
        record.dead = Some(dead);
        change.commit()
    }

    fn index(&self) -> Result<Index, WalletError> {
        Index::read(&self.folder.join(INDEX))
    }

    fn change(&self) -> Result<Change<'_>, WalletError> {
        Change::begin(&self.folder)
    }
}

/// Where the bytes of a record are, within the folder.
fn record_file(id: &RecordId) -> PathBuf {
    Path::new(RECORDS).join(format!("{id}.cbor"))
}

#[cfg(test)]
mod tests;
