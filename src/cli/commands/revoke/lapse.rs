//! `revoke RECORD`: the record loses its effect, and its holder's device is told.

use serde_json::json;

use crate::cbor::{Decoder, Tdate};
use crate::cli::args::revoke::{Lapse, Reason};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, short};
use crate::cli::exit::Outcome;
use crate::cli::input::Source;
use crate::issuer::ledger::{Ledger, LedgerRecord, State};
use crate::issuer::world::World;
use crate::mdoc::IssuerSigned;
use crate::profile::{IdPrefix, LapseReason, RecordId};
use crate::text;

pub(super) fn run(context: &mut Context, args: Lapse) -> Result<Outcome, CommandError> {
    let world = World::open(&args.world).map_err(|error| CommandError::world(&error))?;
    let mut ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
    let file = world.ledger_path().display().to_string();
    let record = find(context, &ledger, &file, &args.target)?;
    let reason = reason(args.reason);
    if record.state() != State::Live {
        let error = crate::issuer::ledger::LedgerError::State { record: record.id, state: record.state() };
        return Err(CommandError::ledger(file, &error));
    }
    let until = Tdate::new(record.valid_until).to_string();
    if reason == LapseReason::Expired && context.now() <= record.valid_until {
        return Err(CommandError::usage(text!(revoke_not_expired, record = short(&record.id), until = until)));
    }
    let question = text!(revoke_question, record = short(&record.id), until = until, reason = word(reason));
    let document = |at| {
        json!({
            "schema": "mnc.revoke/1",
            "action": "record",
            "record": record.id.to_string(),
            "reason": reason.word(),
            "at": Tdate::new(at).to_string(),
            "state": State::NoticePending.word(),
        })
    };
    if context.wishes.dry_run {
        if context.wishes.json {
            let mut out = document(context.now());
            out["dryRun"] = true.into();
            return context.json(&out).map(|()| Outcome::Done);
        }
        context.note(&text!(revoke_would, record = short(&record.id), reason = word(reason)));
        return Ok(Outcome::Done);
    }
    context.confirm(&question)?;
    let now = context.now();
    ledger.revoke(&record.id, reason, now).map_err(|error| CommandError::ledger(file, &error))?;
    if context.wishes.json {
        return context.json(&document(now)).map(|()| Outcome::Done);
    }
    context.say(&text!(revoke_done, record = short(&record.id), reason = word(reason)))?;
    Ok(Outcome::Done)
}

/// The record of a file, or the one whose id begins so.
fn find(context: &mut Context, ledger: &Ledger, file: &str, target: &Source) -> Result<LedgerRecord, CommandError> {
    let refused = |error| CommandError::ledger(file, &error);
    if let Source::Named(path) = target
        && !path.exists()
        && let Some(prefix) = path.to_str().and_then(|text| text.parse::<IdPrefix>().ok())
    {
        return ledger.find(&prefix).map_err(&refused);
    }
    let input = context.read(target)?;
    let decoder = Decoder::new(input.bytes());
    let read = decoder.whole::<IssuerSigned<'_>>();
    let record = read.map_err(|error| CommandError::decode(input.name.clone(), "IssuerSigned", &error))?;
    let mso = record.issuer_auth.mso.as_ref();
    let mso = mso.ok_or_else(|| CommandError::input(text!(store_no_mso, file = input.name.clone())))?;
    ledger.record(&RecordId::of_mso_bytes(mso.bytes())).map_err(refused)
}

fn reason(reason: Reason) -> LapseReason {
    match reason {
        Reason::CardLapsed => LapseReason::CardLapsed,
        Reason::Expired => LapseReason::Expired,
        Reason::HolderNotice => LapseReason::HolderNotice,
        Reason::RecordError => LapseReason::RecordError,
        Reason::Other => LapseReason::Other,
    }
}

fn word(reason: LapseReason) -> text::Message {
    match reason {
        LapseReason::CardLapsed => text!(reason_card_lapsed),
        LapseReason::Expired => text!(reason_expired),
        LapseReason::HolderNotice => text!(reason_holder_notice),
        LapseReason::RecordError => text!(reason_record_error),
        LapseReason::Other => text!(reason_other),
    }
}
