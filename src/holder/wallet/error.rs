use std::io;
use std::path::PathBuf;

use super::KeyUse;
use crate::crypto::KeyError;
use crate::profile::{IdPrefix, RecordId, Thumbprint};

/// Why the wallet refuses.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WalletError {
    /// Several records have an id that begins so.
    #[error("ambiguous {prefix}")]
    Ambiguous {
        /// What was asked for.
        prefix: IdPrefix,
        /// The records it fits.
        found: Vec<RecordId>,
    },
    /// The index is not what any version of this program writes.
    #[error("damaged at {line}:{column}")]
    Damaged {
        /// The index.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The file system.
    #[error("io {}", path.display())]
    Io {
        /// What was read or written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The key's file holds no key.
    #[error("key {key}")]
    Key {
        /// The key.
        key: Thumbprint,
        /// What is wrong with it.
        source: KeyError,
    },
    /// The key's file holds another key.
    #[error("key {key} is {found}")]
    KeyDiffers {
        /// The key.
        key: Thumbprint,
        /// The key in its file.
        found: Thumbprint,
    },
    /// The key does the other thing for all its life (ISO/IEC 18013-5:2021, 9.1.3).
    #[error("key {key} is for {bound:?}")]
    KeyBound {
        /// The key.
        key: Thumbprint,
        /// What it does.
        bound: KeyUse,
    },
    /// A folder with other things in it, or none at all.
    #[error("not a wallet")]
    NotAWallet {
        /// The folder.
        folder: PathBuf,
    },
    /// No record has an id that begins so.
    #[error("no record {prefix}")]
    NotFound {
        /// What was asked for.
        prefix: IdPrefix,
    },
    /// The record is in the wallet already.
    #[error("stored {record}")]
    Stored {
        /// The record.
        record: RecordId,
    },
    /// There is no such key in the wallet.
    #[error("unknown key {key}")]
    UnknownKey {
        /// The key.
        key: Thumbprint,
    },
    /// There is no such record in the wallet.
    #[error("unknown record {record}")]
    UnknownRecord {
        /// The record.
        record: RecordId,
    },
    /// A wallet of another version.
    #[error("version {found}")]
    Version {
        /// Its version.
        found: u64,
        /// The version that is known.
        known: u64,
    },
}
