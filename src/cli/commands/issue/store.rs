//! `issue store`: is this record ours? Then it goes into the wallet.

mod check;
mod fault;

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::args::issue::Store;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, short};
use crate::cli::exit::Outcome;
use crate::holder::wallet::{NewRecord, NoticePlace, Wallet};
use crate::issuer::ledger::State;
use crate::issuer::world::World;
use crate::profile::mnc::DOC_TYPE;
use crate::profile::{RecordId, Thumbprint};
use crate::text;
use check::Checked;
pub(in crate::cli::commands) use fault::wallet as wallet_error;

pub(super) fn run(context: &mut Context, args: Store) -> Result<Outcome, CommandError> {
    let source = context.sources(args.record.as_slice())?.remove(0);
    let input = context.read(&source)?;
    let checked = Checked::of(&input.name, &input.bytes)?;
    let key = match &args.device_key {
        Some(source) => Some(context.read(source)?.signing_key()?),
        None => None,
    };
    if let Some(key) = &key
        && *key.public() != checked.device_key
    {
        return Err(CommandError::refused(text!(store_key_differs, file = input.name.clone())).file(input.name.clone()));
    }
    let roots = roots(context, &args)?;
    if !args.trust.is_empty() {
        checked
            .under(&roots)
            .map_err(|()| CommandError::refused(text!(store_not_trusted, file = input.name.clone())))?;
    }
    let notices = args.ledger.as_deref().map(|place| notices(place, &args.wallet, &checked.id)).transpose()?;
    let record = NewRecord {
        id: checked.id,
        doc_type: &checked.doc_type,
        device_key: Thumbprint::of(&checked.device_key),
        valid_from: checked.valid_from,
        valid_until: checked.valid_until,
        notices,
        bytes: &input.bytes,
    };
    if context.wishes.dry_run {
        context.note(&text!(store_would, record = short(&checked.id)));
        return Ok(Outcome::Done);
    }
    keep(&args.wallet, &record, key.as_ref())?;
    tell(context, &args, &checked, &record)
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

fn roots(context: &mut Context, args: &Store) -> Result<Vec<crate::x509::OwnedCertificate>, CommandError> {
    let mut roots = Vec::new();
    for source in &args.trust {
        let input = context.read(source)?;
        let certificate = crate::x509::OwnedCertificate::from_der(input.bytes.to_vec());
        let no_certificate =
            |_| CommandError::input(text!(input_is_not, file = input.name.clone(), what = "Certificate"));
        roots.push(certificate.map_err(no_certificate)?);
    }
    Ok(roots)
}

/// Where notices will be looked for: a world that knows the record, as seen from the wallet.
fn notices(place: &str, wallet: &Path, id: &RecordId) -> Result<NoticePlace, CommandError> {
    if place.starts_with("http://") || place.starts_with("https://") {
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
            "checked": checked.done(!args.trust.is_empty()),
            "unchecked": checked.left(!args.trust.is_empty()),
        }))?;
        return Ok(Outcome::Done);
    }
    context.say(&text!(store_done, wallet = wallet, record = short(&checked.id)))?;
    match args.trust.is_empty() {
        true => context.note(&text!(store_unchecked)),
        false => context.note(&text!(store_unchecked_under_root)),
    }
    if checked.doc_type != DOC_TYPE {
        context.warn(&text!(store_other_doc_type, found = checked.doc_type.clone()));
    } else if record.notices.is_none() {
        context.warn(&text!(store_no_notices));
    }
    Ok(Outcome::Done)
}
