use rusqlite::{Connection, params};
use time::OffsetDateTime;

use super::record::{optional, time};
use super::{Ledger, LedgerError};
use crate::profile::RecordId;

/// The fingerprint of an application (申請情報): SHA-256 of the bytes of its body, which are what is signed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fingerprint(pub [u8; 32]);

/// What an application was served with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Served {
    /// The record issued on it.
    pub record: RecordId,
    /// When.
    pub at: OffsetDateTime,
}

impl Ledger {
    /// What an application was served with, if it was; asking spends nothing.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn served(&self, application: &Fingerprint) -> Result<Option<Served>, LedgerError> {
        served(&self.connection, application)
    }
}

/// Marks an application as served, within a transaction.
pub(super) fn serve(
    connection: &Connection,
    application: &Fingerprint,
    record: &RecordId,
    at: OffsetDateTime,
) -> Result<(), LedgerError> {
    if let Some(Served { record, at }) = served(connection, application)? {
        return Err(LedgerError::ApplicationServed { record, at });
    }
    let query = "INSERT INTO applications (fingerprint, record, served_at) VALUES (?1, ?2, ?3)";
    connection.execute(query, params![application.0, record.bytes(), at.unix_timestamp()])?;
    Ok(())
}

fn served(connection: &Connection, application: &Fingerprint) -> Result<Option<Served>, LedgerError> {
    let query = "SELECT record, served_at FROM applications WHERE fingerprint = ?1";
    let row = connection.query_row(query, [application.0], |row| Ok((row.get(0)?, row.get(1)?)));
    let found: Option<([u8; 32], i64)> = optional(row)?;
    found.map(|(record, at)| Ok(Served { record: RecordId::of_digest(record), at: time(at)? })).transpose()
}
