use rusqlite::{Connection, params};
use time::OffsetDateTime;

use super::{Ledger, LedgerError, State, record};
use crate::profile::{LapseReason, RecordId};

/// A notice of lapse (失効通知).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// The record.
    pub record: RecordId,
    /// Why it lapsed.
    pub reason: LapseReason,
    /// When it lapsed.
    pub lapsed_at: OffsetDateTime,
    /// When the device confirmed the notice.
    pub acknowledged_at: Option<OffsetDateTime>,
}

impl Ledger {
    /// Lets a record lapse; the device is not told yet.
    ///
    /// # Errors
    /// [`LedgerError::State`] where it lapsed before; [`LedgerError::UnknownRecord`].
    pub fn lapse(&mut self, id: &RecordId, reason: LapseReason, at: OffsetDateTime) -> Result<(), LedgerError> {
        let change = self.change()?;
        lapse(&change, id, reason, at)?;
        Ok(change.commit()?)
    }

    /// Posts the notice of a lapsed record.
    ///
    /// # Errors
    /// [`LedgerError::State`] where it is live or the notice was posted before; [`LedgerError::UnknownRecord`].
    pub fn notify(&mut self, id: &RecordId, at: OffsetDateTime) -> Result<(), LedgerError> {
        let change = self.change()?;
        notify(&change, id, at)?;
        Ok(change.commit()?)
    }

    /// Lets a record lapse and posts the notice, both or neither: what the law asks for (番号法18条の2(10)).
    ///
    /// # Errors
    /// As [`lapse`](Self::lapse).
    pub fn revoke(&mut self, id: &RecordId, reason: LapseReason, at: OffsetDateTime) -> Result<(), LedgerError> {
        let change = self.change()?;
        revoke(&change, id, reason, at)?;
        Ok(change.commit()?)
    }

    /// Lets every record past its validity lapse, posts the notices, and says which they are.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn lapse_expired(&mut self, now: OffsetDateTime) -> Result<Vec<RecordId>, LedgerError> {
        let change = self.change()?;
        let expired = record::select(&change, "lapsed_at IS NULL AND valid_until < ?1", &now.unix_timestamp())?;
        for record in &expired {
            revoke(&change, &record.id, LapseReason::Expired, now)?;
        }
        change.commit()?;
        Ok(expired.into_iter().map(|record| record.id).collect())
    }

    /// The notice of a record, if one was posted; confirmed ones too, so that a device that forgot learns again.
    ///
    /// # Errors
    /// [`LedgerError::UnknownRecord`]: nothing can be said about a record that is not in this ledger.
    pub fn notice(&self, id: &RecordId) -> Result<Option<Notice>, LedgerError> {
        let record = self.record(id)?;
        let notice = record.lapse.filter(|lapse| lapse.notice_at.is_some()).map(|lapse| Notice {
            record: record.id,
            reason: lapse.reason,
            lapsed_at: lapse.at,
            acknowledged_at: lapse.acknowledged_at,
        });
        Ok(notice)
    }

    /// Takes the device's confirmation of a notice; a second one changes nothing.
    ///
    /// # Errors
    /// [`LedgerError::State`] where no notice was posted; [`LedgerError::UnknownRecord`].
    pub fn acknowledge(&mut self, id: &RecordId, at: OffsetDateTime) -> Result<(), LedgerError> {
        let change = self.change()?;
        match record::by_id(&change, id)?.state() {
            State::NoticeAcknowledged => return Ok(()),
            State::NoticePending => set(&change, "acknowledged_at", id, at)?,
            state => return Err(LedgerError::State { record: *id, state }),
        }
        Ok(change.commit()?)
    }
}

/// Lets a record lapse and posts the notice, within a transaction.
pub(super) fn revoke(
    connection: &Connection,
    id: &RecordId,
    reason: LapseReason,
    at: OffsetDateTime,
) -> Result<(), LedgerError> {
    lapse(connection, id, reason, at)?;
    notify(connection, id, at)
}

fn lapse(connection: &Connection, id: &RecordId, reason: LapseReason, at: OffsetDateTime) -> Result<(), LedgerError> {
    demand(connection, id, State::Live)?;
    let query = "UPDATE records SET lapsed_at = ?2, reason = ?3 WHERE id = ?1";
    connection.execute(query, params![id.bytes(), at.unix_timestamp(), reason.word()])?;
    Ok(())
}

fn notify(connection: &Connection, id: &RecordId, at: OffsetDateTime) -> Result<(), LedgerError> {
    demand(connection, id, State::Lapsed)?;
    set(connection, "notice_at", id, at)
}

fn demand(connection: &Connection, id: &RecordId, expected: State) -> Result<(), LedgerError> {
    let state = record::by_id(connection, id)?.state();
    if state == expected { Ok(()) } else { Err(LedgerError::State { record: *id, state }) }
}

fn set(connection: &Connection, column: &'static str, id: &RecordId, at: OffsetDateTime) -> Result<(), LedgerError> {
    let query = format!("UPDATE records SET {column} = ?2 WHERE id = ?1");
    connection.execute(&query, params![id.bytes(), at.unix_timestamp()])?;
    Ok(())
}
