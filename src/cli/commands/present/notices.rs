//! The look for a notice of lapse (失効通知) before anything is sent (番号法18条の3(1)).

use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::job::Job;
use crate::cbor::Tdate;
use crate::cli::args::present::Present;
use crate::cli::commands::issue;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, Kind, short};
use crate::holder::consent::Offer;
use crate::holder::wallet::{Dead, NoticePlace, StoredRecord};
use crate::holder::{Notice, NoticeError, NoticeSource, Refusal, clear_to_send};
use crate::issuer::ledger::Ledger;
use crate::profile::RecordId;
use crate::text;
use crate::text::{Message, Value};

/// The ledger of a mock issuer.
struct LedgerSource(Ledger);

impl NoticeSource for LedgerSource {
    fn look(&mut self, record: &RecordId) -> Result<Option<Notice>, NoticeError> {
        let notice = self.0.notice(record)?;
        let told = |notice: crate::issuer::ledger::Notice| Notice {
            reason: notice.reason,
            lapsed_at: notice.lapsed_at,
            acknowledged: notice.acknowledged_at.is_some(),
        };
        Ok(notice.map(told))
    }

    fn acknowledge(&mut self, record: &RecordId, at: OffsetDateTime) -> Result<(), NoticeError> {
        Ok(self.0.acknowledge(record, at)?)
    }
}

/// The looks at what would be sent: one before each question, one before the sending, whoever was asked.
#[derive(Default)]
pub(super) struct Looks {
    /// The records that were looked at; what is to be warned of is said once.
    seen: Vec<RecordId>,
}

impl Looks {
    /// Looks before a person is asked for what could not be sent; a rehearsal looks for no notice, which it would confirm.
    pub(super) fn before_asking(
        &mut self,
        context: &mut Context,
        job: &Job<'_>,
        offer: &Offer<'_>,
    ) -> Result<(), CommandError> {
        match (context.wishes.yes || !context.can_ask(), context.wishes.dry_run) {
            (true, _) => Ok(()),
            (_, true) => self.all_in_time(context, job, offer),
            _ => self.clear(context, job, offer),
        }
    }

    /// Looks for each record that would be sent; any refusal stops everything.
    pub(super) fn clear(
        &mut self,
        context: &mut Context,
        job: &Job<'_>,
        offer: &Offer<'_>,
    ) -> Result<(), CommandError> {
        for (record, _) in offer.records().into_iter().filter_map(|record| job.holdings.records.get(record)) {
            let mut source = source(context, job, record)?;
            let source = source.as_mut().map(|source| -> &mut dyn NoticeSource { source });
            let cleared = clear_to_send(&job.holdings.wallet, &record.id, source, context.now());
            let cleared = cleared.map_err(|refusal| refused(&job.args.wallet, &record.id, refusal))?;
            if !cleared.looked && !self.seen.contains(&record.id) {
                context.warn(&text!(present_not_looked, doctype = record.doc_type.clone()));
            }
            self.in_time(context, job.args, record)?;
        }
        Ok(())
    }

    /// Refuses what every receiver would refuse, as a dry run does too: nothing is sent of a My Number Card that expired.
    pub(super) fn all_in_time(
        &mut self,
        context: &mut Context,
        job: &Job<'_>,
        offer: &Offer<'_>,
    ) -> Result<(), CommandError> {
        let mut records = offer.records().into_iter().filter_map(|record| job.holdings.records.get(record));
        records.try_for_each(|(record, _)| self.in_time(context, job.args, record))
    }

    fn in_time(&mut self, context: &mut Context, args: &Present, record: &StoredRecord) -> Result<(), CommandError> {
        let said = self.seen.contains(&record.id);
        if !said {
            self.seen.push(record.id);
        }
        if context.now() < record.valid_from && !said {
            context.warn(&text!(present_not_yet, from = Tdate::new(record.valid_from).to_string()));
        }
        if context.now() <= record.valid_until {
            return Ok(());
        }
        let until = Tdate::new(record.valid_until).to_string();
        if args.allow_broken || record.doc_type != crate::profile::mnc::DOC_TYPE {
            if !said {
                context.warn(&text!(present_expired, until = until));
            }
            return Ok(());
        }
        Err(CommandError::refused(text!(present_expired_refused, record = short(&record.id), until = until))
            .hint(Hint::say(text!(present_hint_expired)))
            .hint(Hint::say(text!(present_hint_allow_broken))))
    }
}

/// The ledger a record names, or `--ledger`; nothing where neither is known, and none is opened for other document types.
fn source(context: &Context, job: &Job<'_>, record: &StoredRecord) -> Result<Option<LedgerSource>, CommandError> {
    let _ = context;
    if record.doc_type != crate::profile::mnc::DOC_TYPE {
        return Ok(None);
    }
    let wallet = job.holdings.wallet.folder();
    let path = match (&job.args.ledger, &record.notices) {
        (Some(place), _) if is_url(place) => return Err(CommandError::not_built("mnc present --ledger URL")),
        (Some(place), _) => PathBuf::from(place),
        (None, Some(NoticePlace::Url(_))) => return Err(CommandError::not_built("mnc present --ledger URL")),
        (None, Some(place)) => match place.path_from(wallet) {
            Some(path) => path,
            None => return Ok(None),
        },
        (None, None) => return Ok(None),
    };
    let file = if path.is_dir() { path.join(crate::issuer::world::LEDGER) } else { path };
    match Ledger::open(&file) {
        Ok(ledger) => Ok(Some(LedgerSource(ledger))),
        Err(error) if record.dead.is_some() => {
            let _ = error; // a dead record is refused as such
            Ok(None)
        }
        Err(error) => Err(unreachable(&file).because(&error)),
    }
}

fn is_url(place: &str) -> bool {
    place.starts_with("http://") || place.starts_with("https://")
}

fn unreachable(file: &Path) -> CommandError {
    CommandError::new(Kind::Io, text!(present_could_not_look, place = file)).hint(Hint::say(text!(present_hint_ledger)))
}

fn refused(wallet: &Path, id: &RecordId, refusal: Refusal) -> CommandError {
    let lapsed = |reason: crate::profile::LapseReason, at| {
        let why = Message::table("reason-", reason.word()).map_or_else(|| reason.word().into(), Value::from);
        let at = Tdate::new(at).to_string();
        text!(present_lapsed, record = short(id), why = why, reason = reason.word(), at = at)
    };
    match refusal {
        Refusal::CouldNotLook(error) => {
            CommandError::new(Kind::Io, text!(present_could_not_look_record, record = short(id)))
                .because(&*error)
                .hint(Hint::say(text!(present_hint_ledger)))
        }
        Refusal::Dead(Dead { reason, at }) => CommandError::refused(lapsed(reason, at)),
        Refusal::Revoked { notice, acknowledged: true } => {
            CommandError::refused(lapsed(notice.reason, notice.lapsed_at)).hint(Hint::say(text!(present_acknowledged)))
        }
        Refusal::Revoked { notice, acknowledged: false } => {
            CommandError::refused(lapsed(notice.reason, notice.lapsed_at))
                .hint(Hint::say(text!(present_not_acknowledged)))
        }
        Refusal::Wallet(error) => issue::wallet_error(wallet, &error),
        _ => CommandError::new(Kind::Io, text!(present_no_source, record = short(id)))
            .hint(Hint::say(text!(present_hint_ledger))),
    }
}
