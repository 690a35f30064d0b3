use rusqlite::{Connection, OptionalExtension as _, Row};
use time::OffsetDateTime;

use super::{Ledger, LedgerError, PersonKey};
use crate::profile::{IdPrefix, LapseReason, RecordId, Thumbprint};

/// A record as the ledger has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerRecord {
    /// Its id.
    pub id: RecordId,
    /// The device key it was issued to.
    pub device: Thumbprint,
    /// When it was entered.
    pub issued_at: OffsetDateTime,
    /// The beginning of its validity.
    pub valid_from: OffsetDateTime,
    /// The end of its validity.
    pub valid_until: OffsetDateTime,
    /// Its lapse; none while it is live.
    pub lapse: Option<Lapse>,
}

/// How a record lapsed, and what became of the notice (失効通知).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lapse {
    /// Why.
    pub reason: LapseReason,
    /// When.
    pub at: OffsetDateTime,
    /// Since when the notice waits for the device.
    pub notice_at: Option<OffsetDateTime>,
    /// When the device confirmed the notice.
    pub acknowledged_at: Option<OffsetDateTime>,
}

/// Where a record is in its life (番号法18条の2(9), (10)).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum State {
    /// It has effect.
    Live,
    /// It lost its effect; the device has not been told.
    Lapsed,
    /// The device is to be told.
    NoticePending,
    /// The device knows.
    NoticeAcknowledged,
}

impl State {
    /// Its fixed word, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Lapsed => "lapsed",
            Self::NoticePending => "notice-pending",
            Self::NoticeAcknowledged => "notice-acknowledged",
        }
    }
}

impl LedgerRecord {
    /// Where it is in its life.
    #[must_use]
    pub fn state(&self) -> State {
        match &self.lapse {
            None => State::Live,
            Some(Lapse { acknowledged_at: Some(_), .. }) => State::NoticeAcknowledged,
            Some(Lapse { notice_at: Some(_), .. }) => State::NoticePending,
            Some(_) => State::Lapsed,
        }
    }
}

const COLUMNS: &str = "id, device, issued_at, valid_from, valid_until, lapsed_at, reason, notice_at, acknowledged_at";

impl Ledger {
    /// Every record, the oldest first.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn records(&self) -> Result<Vec<LedgerRecord>, LedgerError> {
        select(&self.connection, "1 = ?1", &1)
    }

    /// The record whose id begins so.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Ambiguous`].
    pub fn find(&self, prefix: &IdPrefix) -> Result<LedgerRecord, LedgerError> {
        let digits = prefix.as_str();
        let mut found = select(&self.connection, "substr(lower(hex(id)), 1, length(?1)) = ?1", &digits)?;
        match (found.pop(), found.as_slice()) {
            (None, _) => Err(LedgerError::NotFound { prefix: prefix.clone() }),
            (Some(record), []) => Ok(record),
            (Some(last), others) => {
                let found = others.iter().chain([&last]).map(|record| record.id).collect();
                Err(LedgerError::Ambiguous { prefix: prefix.clone(), found })
            }
        }
    }

    /// The record of that id.
    ///
    /// # Errors
    /// [`LedgerError::UnknownRecord`].
    pub fn record(&self, id: &RecordId) -> Result<LedgerRecord, LedgerError> {
        by_id(&self.connection, id)
    }

    /// The record of a person that stands in the way of another: not lapsed, and not past its validity.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn live_record(&self, person: &PersonKey, now: OffsetDateTime) -> Result<Option<LedgerRecord>, LedgerError> {
        Ok(unlapsed_of(&self.connection, person)?.filter(|record| record.valid_until >= now))
    }
}

pub(super) fn by_id(connection: &Connection, id: &RecordId) -> Result<LedgerRecord, LedgerError> {
    let found = select(connection, "id = ?1", id.bytes())?.pop();
    found.ok_or(LedgerError::UnknownRecord { record: *id })
}

/// The person's record that has not lapsed, past its validity or not.
pub(super) fn unlapsed_of(connection: &Connection, person: &PersonKey) -> Result<Option<LedgerRecord>, LedgerError> {
    Ok(select(connection, "person = ?1 AND lapsed_at IS NULL", &person.0)?.pop())
}

/// The records of which a condition with one parameter holds.
pub(super) fn select(
    connection: &Connection,
    condition: &str,
    parameter: &dyn rusqlite::ToSql,
) -> Result<Vec<LedgerRecord>, LedgerError> {
    let query = format!("SELECT {COLUMNS} FROM records WHERE {condition} ORDER BY issued_at, id");
    let mut statement = connection.prepare_cached(&query)?;
    let mut rows = statement.query([parameter])?;
    let mut records = vec![];
    while let Some(row) = rows.next()? {
        records.push(of_row(row)?);
    }
    Ok(records)
}

fn of_row(row: &Row<'_>) -> Result<LedgerRecord, LedgerError> {
    let lapse = match (row.get::<_, Option<i64>>("lapsed_at")?, row.get::<_, Option<String>>("reason")?) {
        (Some(at), Some(reason)) => Some(Lapse {
            reason: LapseReason::of_word(&reason).ok_or(LedgerError::Damaged)?,
            at: time(at)?,
            notice_at: row.get::<_, Option<i64>>("notice_at")?.map(time).transpose()?,
            acknowledged_at: row.get::<_, Option<i64>>("acknowledged_at")?.map(time).transpose()?,
        }),
        (None, None) => None,
        _ => return Err(LedgerError::Damaged),
    };
    Ok(LedgerRecord {
        id: RecordId::of_digest(row.get("id")?),
        device: Thumbprint::of_digest(row.get("device")?),
        issued_at: time(row.get("issued_at")?)?,
        valid_from: time(row.get("valid_from")?)?,
        valid_until: time(row.get("valid_until")?)?,
        lapse,
    })
}

/// A time of a table.
pub(super) fn time(seconds: i64) -> Result<OffsetDateTime, LedgerError> {
    OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| LedgerError::Damaged)
}

/// One value, if there is such a row.
pub(super) fn optional<T>(found: rusqlite::Result<T>) -> Result<Option<T>, LedgerError> {
    Ok(found.optional()?)
}
