//! `issue apply`: the card is read, the holder agrees, the card signs, the device key goes into the wallet.
//!
//! The face is opened by 照合番号A, the individual number that the PIN has just opened: so nobody types the fourteen
//! digits of 照合番号B. The holder agrees to that before anything is read.

mod read;
mod screen;
mod seal;

use std::path::Path;

use serde_json::json;

use crate::cbor::Tdate;
use crate::cli::args::issue::Apply;
use crate::cli::card::{Keeper, refuse_target, with_card};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs, Target};
use crate::crypto::key::SigningKey;
use crate::holder::wallet::{KeyUse, Wallet};
use crate::issuer::application::{Draft, NONCE_LEAST};
use crate::issuer::world::World;
use crate::profile::Thumbprint;
use crate::profile::mnc::DOC_TYPE;
use crate::text;
use read::Files;

pub(super) fn run(context: &mut Context, args: Apply) -> Result<Outcome, CommandError> {
    let Some(Target::File(file)) = &args.output.output else {
        return Err(CommandError::usage(text!(apply_needs_file))); // it holds the individual number
    };
    let revealed = crate::cli::commands::read_card::reveals(&args.reveal)?;
    refuse_target(context, args.output.output.as_ref())?;
    refuse_foreign(&args.wallet)?;
    let world = World::open(&args.world).map_err(|error| CommandError::world(&error))?;
    let roots = super::roots(&world)?;
    let keeper = Keeper::read(context, &args.secrets)?;
    let key = crate::cli::commands::keygen::new_key(context, "issue apply", args.alg)?;
    let key = key.with_repeatable_signatures(context.wishes.seed.is_some());
    let mut nonce = [0; NONCE_LEAST];
    context.random("issue apply nonce")?.fill(&mut nonce);
    if context.wishes.dry_run {
        context.note(&text!(apply_would, file = file.as_path()));
        return Ok(Outcome::Done);
    }
    context.confirm(&text!(apply_read_question))?;
    let created = context.now();
    let made = with_card(context, &args.place, revealed, |context, session| {
        let files = Files::read(context, session, &keeper, args.secrets.last_try)?;
        files.check(&roots)?;
        let draft = Draft {
            doc_type: DOC_TYPE,
            nonce: &nonce,
            created,
            valid_days: args.valid_days.into(),
            device_key: key.public(),
            text: files.text(),
            visual: files.visual(),
        };
        screen::show(context, &files, &draft, revealed)?;
        context.confirm(&text!(apply_sign_question))?;
        seal::seal(context, session, &keeper, &draft, &key)
    })?;
    let mut outputs = Outputs::new();
    outputs.file(file, &made.bytes[..], Access::Private);
    context.write_with(outputs, || keep(&args.wallet, &key))?;
    if context.wishes.json {
        context.json(&json!({
            "schema": "mnc.issue/1",
            "action": "apply",
            "file": file.display().to_string(),
            "application": hex::encode(made.fingerprint),
            "docType": DOC_TYPE,
            "created": Tdate::new(created).to_string(),
            "validDays": args.valid_days,
            "wallet": args.wallet.display().to_string(),
            "deviceKey": Thumbprint::of(key.public()).to_string(),
            "bytes": made.bytes.len(),
        }))?;
        return Ok(Outcome::Done);
    }
    context.say(&text!(apply_done, file = file.as_path(), wallet = args.wallet.as_path()))?;
    context.note(&text!(apply_hurry));
    Ok(Outcome::Done)
}

/// A folder that is something else than a wallet is refused before the card is asked for anything.
fn refuse_foreign(folder: &Path) -> Result<(), CommandError> {
    let is_empty = std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_none());
    if !folder.exists() || is_empty {
        return Ok(());
    }
    Wallet::open(folder).map(drop).map_err(|error| super::wallet_error(folder, &error))
}

/// The key has signed its proof, so it signs all its life.
fn keep(folder: &Path, key: &SigningKey) -> Result<(), CommandError> {
    let new = !folder.exists();
    let kept = Wallet::open_or_create(folder).and_then(|wallet| wallet.add_used_key(key, KeyUse::Signature));
    kept.map(drop).map_err(|error| {
        if new {
            let _ = std::fs::remove_dir_all(folder); // made by this command, and empty
        }
        super::wallet_error(folder, &error)
    })
}
