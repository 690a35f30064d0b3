//! `issue store`: is this record ours? Then it goes into the wallet.

mod check;
mod fault;

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::args::issue::Store;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, Hint, short};
use crate::cli::exit::Outcome;
use crate::holder::wallet::{NewRecord, NoticePlace, Wallet};
use crate::issuer::ledger::State;
use crate::issuer::world::{CRL, World};
use crate::profile::mnc::DOC_TYPE;
use crate::profile::{RecordId, Thumbprint};
use crate::report::Verdict;
use crate::text;
use crate::text::Value;
use crate::view::of_report;
use crate::x509::{OwnedCertificate, crl};
use check::{Checked, Issuers};
pub(in crate::cli::commands) use fault::wallet as wallet_error;

pub(super) fn run(context: &mut Context, args: Store) -> Result<Outcome, CommandError> {
    let source = context.sources(args.record.as_slice())?.remove(0);
    let input = context.read(&source)?;
    let issuers = issuers(context, &args)?;
    let checked = Checked::of(&input.name, input.bytes(), &issuers, context.now())?;
    let key = match &args.device_key {
        Some(source) => Some(context.read(source)?.signing_key()?),
        None => None,
    };
    if let Some(key) = &key
        && *key.public() != checked.device_key
    {
        return Err(CommandError::refused(text!(store_key_differs, file = input.name.clone())).file(input.name.clone()));
    }
    acceptable(context, &args, &input.name, &checked)?;
    let notices = args.ledger.as_deref().map(|place| notices(place, &args.wallet, &checked.id)).transpose()?;
    let record = NewRecord {
        id: checked.id,
        doc_type: &checked.doc_type,
        device_key: Thumbprint::of(&checked.device_key),
        valid_from: checked.valid_from,
        valid_until: checked.valid_until,
        notices,
        bytes: input.bytes(),
    };
    if context.wishes.dry_run {
        context.note(&text!(store_would, record = short(&checked.id)));
        return Ok(Outcome::Done);
    }
    keep(&args.wallet, &record, key.as_ref())?;
    tell(context, &args, &checked, &issuers, &record)
}

fn keep(
    folder: &Path,
    record: &NewRecord<'_>,
    key: Option<&crate::crypto::key::SigningKey>,
) -> Result<(), CommandError> {
    let new = !folder.exists();
    let stored = Wallet::open_or_create(folder).and_then(|wallet| wallet.store(record, key));
    stored.map_err(|error| {
        if new {
            let _ = std::fs::remove_dir_all(folder); // made by this command, and empty
        }
        fault::wallet(folder, &error)
    })
}

/// What receivers refuse is not kept, unless that is what is wanted.
fn acceptable(context: &mut Context, args: &Store, file: &str, checked: &Checked) -> Result<(), CommandError> {
    let failed = checked.failed();
    let Some(first) = failed.first() else { return Ok(()) };
    let ids: Vec<Value> = failed.iter().map(|check| Value::from(check.id.name())).collect();
    if args.allow_broken {
        context.warn(&text!(store_kept_broken, checks = ids));
        return Ok(());
    }
    let made = CommandError::refused(text!(store_rejected, file = file.to_owned(), checks = ids)).file(file);
    let made = made.cases(failed.iter().flat_map(|check| check.cases.iter().copied()));
    let made = match first.evidence.first() {
        Some(evidence) => made.why(of_report::message(evidence)),
        None => made,
    };
    Err(made.hint(Hint::say(text!(hint_allow_broken))))
}

/// The roots of `--trust`; without them that of the world which sends the notices, and its revocation list.
fn issuers(context: &mut Context, args: &Store) -> Result<Issuers, CommandError> {
    let mut issuers = Issuers::default();
    let mut add = |certificate: OwnedCertificate, name: &str| {
        let refused = |error: &_| not_a_certificate(name).in_der(error).because(error);
        issuers.trust.add_root(certificate).map_err(|error| refused(&error))
    };
    for source in &args.trust {
        let input = context.read(source)?;
        let certificate = OwnedCertificate::from_der(input.bytes().to_vec());
        add(certificate.map_err(|_| not_a_certificate(&input.name))?, &input.name)?;
    }
    let Some(place) = args.ledger.as_deref().filter(|place| !is_url(place)) else { return Ok(issuers) };
    let world = World::open(Path::new(place)).map_err(|error| CommandError::world(&error))?;
    if args.trust.is_empty() {
        let root = world.root().map_err(|error| CommandError::world(&error))?;
        add(root, &world.path("iaca.pem").display().to_string())?;
    }
    // A list that is gone leaves its check out, as `verify` does without one.
    let list = std::fs::read(world.path(CRL)).ok();
    issuers.crls = list.and_then(|bytes| crl::read_crls(&bytes).ok()).unwrap_or_default();
    Ok(issuers)
}

fn not_a_certificate(name: &str) -> CommandError {
    CommandError::input(text!(input_is_not, file = name.to_owned(), what = "Certificate")).file(name)
}

fn is_url(place: &str) -> bool {
    place.starts_with("http://") || place.starts_with("https://")
}

/// Where notices will be looked for: a world that knows the record, as seen from the wallet.
fn notices(place: &str, wallet: &Path, id: &RecordId) -> Result<NoticePlace, CommandError> {
    if is_url(place) {
        return Ok(NoticePlace::Url(place.to_owned()));
    }
    let world = World::open(Path::new(place)).map_err(|error| CommandError::world(&error))?;
    let ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
    let refused = |error| CommandError::ledger(world.ledger_path().display().to_string(), &error);
    let state = ledger.record(id).map_err(refused)?.state();
    if state != State::Live {
        let state = crate::cli::error::state_word(state);
        return Err(CommandError::refused(text!(ledger_state, record = short(id), state = state)));
    }
    let path = seen_from(wallet, Path::new(place)).map_err(|error| CommandError::io(Doing::Reading, place, &error))?;
    Ok(NoticePlace::Path(path.to_string_lossy().into_owned()))
}

/// A path as seen from a folder that may not be there yet.
fn seen_from(folder: &Path, target: &Path) -> std::io::Result<PathBuf> {
    let target = target.canonicalize()?;
    let folder = match folder.canonicalize() {
        Ok(folder) => folder,
        Err(_) => {
            let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            parent.canonicalize()?.join(folder.file_name().unwrap_or_default())
        }
    };
    let shared = folder.components().zip(target.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| Path::new(".."));
    Ok(up
        .map(Path::to_owned)
        .chain(target.components().skip(shared).map(|part| PathBuf::from(part.as_os_str())))
        .collect())
}

fn tell(
    context: &mut Context,
    args: &Store,
    checked: &Checked,
    issuers: &Issuers,
    record: &NewRecord<'_>,
) -> Result<Outcome, CommandError> {
    let wallet = args.wallet.display().to_string();
    if context.wishes.json {
        context.json(&json!({
            "schema": "mnc.issue/1",
            "action": "store",
            "wallet": wallet,
            "record": checked.id.to_string(),
            "docType": checked.doc_type,
            "deviceKey": record.device_key.to_string(),
            "verdict": checked.verdict().word(),
            "failed": checked.failed().iter().map(|check| check.id.name()).collect::<Vec<_>>(),
            "checked": checked.done(),
            "unchecked": checked.left(),
        }))?;
        return Ok(Outcome::Done);
    }
    context.say(&text!(store_done, wallet = wallet, record = short(&checked.id)))?;
    if checked.verdict() != Verdict::Invalid {
        match issuers.is_nobody() {
            true => context.note(&text!(store_unchecked)),
            false => context.note(&text!(store_checked)),
        }
    }
    if checked.doc_type != DOC_TYPE {
        context.warn(&text!(store_other_doc_type, found = checked.doc_type.clone()));
    } else if record.notices.is_none() {
        context.warn(&text!(store_no_notices));
    }
    Ok(Outcome::Done)
}
