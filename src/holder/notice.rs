//! The look for a notice of lapse (失効通知) that the law wants before every sending (番号法18条の3(1)).

use time::OffsetDateTime;

use super::wallet::{Dead, StoredRecord, Wallet, WalletError};
use crate::profile::mnc::DOC_TYPE;
use crate::profile::{LapseReason, RecordId};

/// What an issuer says about a record that lapsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Why it lapsed.
    pub reason: LapseReason,
    /// When it lapsed.
    pub lapsed_at: OffsetDateTime,
    /// Whether the issuer has our confirmation already.
    pub acknowledged: bool,
}

/// Why nothing could be learned.
pub type NoticeError = Box<dyn std::error::Error + Send + Sync>;

/// Where notices are looked for: a ledger or a server, which the command line wires up.
pub trait NoticeSource {
    /// Looks for the notice of a record.
    ///
    /// # Errors
    /// The source was not reached or does not know the record. Never `Ok(None)` then: nothing may be sent.
    fn look(&mut self, record: &RecordId) -> Result<Option<Notice>, NoticeError>;

    /// Confirms a notice.
    ///
    /// # Errors
    /// The confirmation did not arrive; the notice will be there the next time.
    fn acknowledge(&mut self, record: &RecordId, at: OffsetDateTime) -> Result<(), NoticeError>;
}

/// A record that may be sent now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cleared {
    /// The record's entry in the wallet.
    pub record: StoredRecord,
    /// Its bytes, as received from the issuer.
    pub bytes: Vec<u8>,
    /// Whether a notice was looked for; not so for other document types.
    pub looked: bool,
}

/// Why a record may not be sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The source could not say; the law wants its answer before every sending.
    #[error("could not look")]
    CouldNotLook(#[source] NoticeError),
    /// The record lapsed, as the wallet knows already.
    #[error("dead since {}", .0.at)]
    Dead(Dead),
    /// The wallet does not know where to look.
    #[error("no source of notices")]
    NoSource,
    /// There is a notice; the record is dead from now on.
    #[error("notice of lapse at {}", .notice.lapsed_at)]
    Revoked {
        /// The notice.
        notice: Notice,
        /// Whether the issuer has our confirmation.
        acknowledged: bool,
    },
    /// The wallet.
    #[error("wallet")]
    Wallet(#[from] WalletError),
}

/// Gives a record out for sending, after the look that the law wants.
///
/// A notice kills the record in the wallet first and is confirmed then: a crash between the two repeats the
/// confirmation, and never sends. Records of other document types are given out without that look, unless dead.
///
/// # Errors
/// [`Refusal`]; with any of them nothing may be sent.
pub fn clear_to_send(
    wallet: &Wallet,
    id: &RecordId,
    source: Option<&mut dyn NoticeSource>,
    now: OffsetDateTime,
) -> Result<Cleared, Refusal> {
    let record = wallet.record(id)?;
    let looked = record.doc_type == DOC_TYPE;
    if looked {
        look(wallet, &record, source, now)?;
    }
    match record.dead {
        Some(dead) => Err(Refusal::Dead(dead)),
        None => Ok(Cleared { bytes: wallet.record_bytes(id)?, record, looked }),
    }
}

fn look(
    wallet: &Wallet,
    record: &StoredRecord,
    source: Option<&mut dyn NoticeSource>,
    now: OffsetDateTime,
) -> Result<(), Refusal> {
    // a dead record is refused as such where nothing new can be learned
    let dead = |otherwise| record.dead.map_or(otherwise, Refusal::Dead);
    let source = source.ok_or(dead(Refusal::NoSource))?;
    let Some(notice) = source.look(&record.id).map_err(|error| dead(Refusal::CouldNotLook(error)))? else {
        return Ok(());
    };
    wallet.mark_dead(&record.id, Dead { reason: notice.reason, at: notice.lapsed_at })?;
    let acknowledged = notice.acknowledged || source.acknowledge(&record.id, now).is_ok();
    Err(Refusal::Revoked { notice, acknowledged })
}

#[cfg(test)]
mod tests;
