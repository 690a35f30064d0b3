//! `revoke list`: the ledger, record by record, and the signers that were revoked.

use std::path::Path;

use serde_json::{Value as Json, json};
use time::OffsetDateTime;

use super::listed::Differences;
use crate::cbor::Tdate;
use crate::cli::args::revoke::List;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, short, state_word};
use crate::cli::exit::Outcome;
use crate::issuer::ledger::{LedgerRecord, RevokedSigner};
use crate::issuer::world::{CRL, World};
use crate::text;

pub(super) fn run(context: &mut Context, args: List) -> Result<Outcome, CommandError> {
    let world = World::open(&args.world).map_err(|error| CommandError::world(&error))?;
    let ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
    let refused = |error| CommandError::ledger(world.ledger_path().display().to_string(), &error);
    let records = ledger.records().map_err(refused)?;
    let signers = ledger.revoked_signers().map_err(refused)?;
    let path = world.path(CRL);
    let root = world.root().ok();
    let differences = root.and_then(|root| Differences::of(&path, &root.view(), &signers));
    if context.wishes.json {
        context.json(&json!({
            "schema": "mnc.revoke/1",
            "action": "list",
            "records": records.iter().map(record_json).collect::<Vec<_>>(),
            "signers": signers.iter().map(signer_json).collect::<Vec<_>>(),
            "crl": differences_json(&path, differences.as_ref()),
        }))?;
        return Ok(Outcome::Done);
    }
    if records.is_empty() && signers.is_empty() {
        context.say(&text!(list_empty))?;
    }
    for record in &records {
        line(context, record)?;
    }
    for signer in &signers {
        context.say(&text!(list_signer, serial = hex::encode(&signer.serial), at = time(signer.at)))?;
    }
    warn(context, &path, differences.as_ref());
    Ok(Outcome::Done)
}

fn line(context: &mut Context, record: &LedgerRecord) -> Result<(), CommandError> {
    let (id, state, until) = (short(&record.id), state_word(record.state()), time(record.valid_until));
    match &record.lapse {
        None if record.valid_until < context.now() => context.say(&text!(list_over, record = id, until = until)),
        None => context.say(&text!(list_live, record = id, state = state, until = until)),
        Some(lapse) => {
            let (reason, at) = (lapse.reason.word(), time(lapse.at));
            context.say(&text!(list_lapsed, record = id, state = state, reason = reason, at = at))
        }
    }
}

/// Says where list and ledger are apart; a command that was killed leaves them so.
fn warn(context: &mut Context, path: &Path, differences: Option<&Differences>) {
    let Some(differences) = differences else { return context.warn(&text!(list_crl_unreadable, list = path)) };
    for serial in &differences.only_in_ledger {
        context.warn(&text!(list_crl_behind, list = path, serial = hex::encode(serial)));
    }
    for (serial, _) in &differences.only_on_list {
        context.warn(&text!(list_crl_ahead, list = path, serial = hex::encode(serial)));
    }
}

fn differences_json(path: &Path, differences: Option<&Differences>) -> Json {
    json!({
        "file": path.display().to_string(),
        "readable": differences.is_some(),
        "agrees": differences.is_some_and(Differences::is_empty),
        "onlyInLedger": differences.map(|found| found.only_in_ledger.iter().map(hex::encode).collect::<Vec<_>>()),
        "onlyOnList": differences.map(|found| found.only_on_list.iter().map(|(one, _)| hex::encode(one)).collect::<Vec<_>>()),
    })
}

fn time(at: OffsetDateTime) -> String {
    Tdate::new(at).to_string()
}

fn record_json(record: &LedgerRecord) -> Json {
    let lapse = record.lapse.as_ref();
    json!({
        "record": record.id.to_string(),
        "deviceKey": record.device.to_string(),
        "state": record.state().word(),
        "issuedAt": time(record.issued_at),
        "validFrom": time(record.valid_from),
        "validUntil": time(record.valid_until),
        "reason": lapse.map(|lapse| lapse.reason.word()),
        "lapsedAt": lapse.map(|lapse| time(lapse.at)),
        "noticeAt": lapse.and_then(|lapse| lapse.notice_at).map(time),
        "acknowledgedAt": lapse.and_then(|lapse| lapse.acknowledged_at).map(time),
    })
}

fn signer_json(signer: &RevokedSigner) -> Json {
    json!({"serial": hex::encode(&signer.serial), "revokedAt": time(signer.at)})
}
