use rusqlite::ErrorCode;
use time::OffsetDateTime;

use super::State;
use crate::profile::{IdPrefix, RecordId};

/// Why the ledger refuses.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// Several records have an id that begins so.
    #[error("ambiguous {prefix}")]
    Ambiguous {
        /// What was asked for.
        prefix: IdPrefix,
        /// The records it fits.
        found: Vec<RecordId>,
    },
    /// The application was served before: it serves once.
    #[error("application served {at}")]
    ApplicationServed {
        /// The record issued on it.
        record: RecordId,
        /// When.
        at: OffsetDateTime,
    },
    /// Another process kept the ledger locked for too long.
    #[error("busy")]
    Busy,
    /// A value that no version of this program writes.
    #[error("damaged")]
    Damaged,
    /// There is a file of that name already.
    #[error("exists")]
    Exists,
    /// The file system.
    #[error("io")]
    Io(#[from] std::io::Error),
    /// The person has a live record already: one at a time (番号法18条の2(1)).
    #[error("live record {record}")]
    LiveRecord {
        /// That record.
        record: RecordId,
        /// The end of its validity.
        valid_until: OffsetDateTime,
    },
    /// Some file, but not a ledger.
    #[error("not a ledger")]
    NotALedger,
    /// No record has an id that begins so.
    #[error("no record {prefix}")]
    NotFound {
        /// What was asked for.
        prefix: IdPrefix,
    },
    /// The record was entered before.
    #[error("record entered before {record}")]
    RecordEntered {
        /// The record.
        record: RecordId,
    },
    /// The document signer was revoked before.
    #[error("signer revoked {at}")]
    SignerRevoked {
        /// When.
        at: OffsetDateTime,
    },
    /// SQLite.
    #[error("sqlite")]
    Sqlite(#[source] rusqlite::Error),
    /// What was asked does not follow on the record's state.
    #[error("record {record} is {state:?}")]
    State {
        /// The record.
        record: RecordId,
        /// Its state.
        state: State,
    },
    /// No record has this id.
    #[error("unknown record {record}")]
    UnknownRecord {
        /// The id.
        record: RecordId,
    },
    /// A ledger of another version.
    #[error("version {found}")]
    Version {
        /// Its version.
        found: i64,
        /// The version that is known.
        known: i64,
    },
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::NotADatabase) => Self::NotALedger,
            _ => Self::Sqlite(error),
        }
    }
}
