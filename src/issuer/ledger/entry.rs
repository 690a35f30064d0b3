use rusqlite::{Connection, Transaction, params};
use time::OffsetDateTime;

use super::{Fingerprint, Ledger, LedgerError, PersonKey, application, lapse, record, signer};
use crate::profile::{LapseReason, RecordId, Thumbprint};

/// A record to be entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its id.
    pub id: RecordId,
    /// Whose it is.
    pub person: PersonKey,
    /// The device key it is issued to.
    pub device: Thumbprint,
    /// The time of issue: the clock, not the `signed` of the record.
    pub issued_at: OffsetDateTime,
    /// The beginning of its validity.
    pub valid_from: OffsetDateTime,
    /// The end of its validity.
    pub valid_until: OffsetDateTime,
    /// The application it is issued on; it serves once.
    pub application: Option<Fingerprint>,
}

/// What to do about a live record of the same person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// Refuse: one live record a person.
    Refuse,
    /// Let the first lapse for this reason.
    Replace(LapseReason),
}

impl Ledger {
    /// Enters a record, all or nothing, and gives the record that lapsed for it.
    ///
    /// A first record past its validity lapses as expired in any case, and stands in nobody's way.
    ///
    /// # Errors
    /// [`LedgerError::LiveRecord`], [`LedgerError::ApplicationServed`], [`LedgerError::RecordEntered`].
    pub fn enter(&mut self, entry: &Entry, conflict: Conflict) -> Result<Option<(RecordId, LapseReason)>, LedgerError> {
        self.entering(entry, conflict)?.keep()
    }

    /// Enters a record for the time being: nobody else writes to the ledger until the entry is kept or dropped, so that
    /// the record can be handed out before the ledger says that it lives.
    ///
    /// # Errors
    /// As [`enter`](Self::enter).
    pub fn entering(&mut self, entry: &Entry, conflict: Conflict) -> Result<Entering<'_>, LedgerError> {
        let change = self.change()?;
        refuse_second(&change, &entry.id)?;
        let lapsed = make_room(&change, entry, conflict)?;
        insert(&change, entry)?;
        if let Some(fingerprint) = &entry.application {
            application::serve(&change, fingerprint, &entry.id, entry.issued_at)?;
        }
        Ok(Entering { change, lapsed })
    }
}

/// A record that is entered for the time being; dropped, nothing of it stays.
pub struct Entering<'l> {
    change: Transaction<'l>,
    lapsed: Option<(RecordId, LapseReason)>,
}

impl Entering<'_> {
    /// Since when the signer with this serial number is revoked, as nobody can change while the entry is held.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn revoked(&self, serial: &[u8]) -> Result<Option<OffsetDateTime>, LedgerError> {
        let known = signer::revoked(&self.change)?;
        Ok(known.into_iter().find(|known| known.serial == serial).map(|known| known.at))
    }

    /// Keeps the entry, and gives the record that lapsed for it.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn keep(self) -> Result<Option<(RecordId, LapseReason)>, LedgerError> {
        self.change.commit()?;
        Ok(self.lapsed)
    }
}

impl std::fmt::Debug for Entering<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entering").field("lapsed", &self.lapsed).finish_non_exhaustive()
    }
}

fn refuse_second(connection: &Connection, id: &RecordId) -> Result<(), LedgerError> {
    match record::by_id(connection, id) {
        Ok(_) => Err(LedgerError::RecordEntered { record: *id }),
        Err(LedgerError::UnknownRecord { .. }) => Ok(()),
        Err(other) => Err(other),
    }
}

fn make_room(
    connection: &Connection,
    entry: &Entry,
    conflict: Conflict,
) -> Result<Option<(RecordId, LapseReason)>, LedgerError> {
    let Some(first) = record::unlapsed_of(connection, &entry.person)? else { return Ok(None) };
    let reason = match conflict {
        _ if first.valid_until < entry.issued_at => LapseReason::Expired,
        Conflict::Replace(reason) => reason,
        Conflict::Refuse => {
            return Err(LedgerError::LiveRecord { record: first.id, valid_until: first.valid_until });
        }
    };
    lapse::revoke(connection, &first.id, reason, entry.issued_at)?;
    Ok(Some((first.id, reason)))
}

fn insert(connection: &Connection, entry: &Entry) -> Result<(), LedgerError> {
    connection.execute(
        "INSERT INTO records (id, person, device, issued_at, valid_from, valid_until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            entry.id.bytes(),
            entry.person.0,
            entry.device.bytes(),
            entry.issued_at.unix_timestamp(),
            entry.valid_from.unix_timestamp(),
            entry.valid_until.unix_timestamp(),
        ],
    )?;
    Ok(())
}
