//! `issue check`: every check of an application, reported; nothing is changed.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::{crl, roots};
use crate::cbor::{Decoder, Lint, Tdate};
use crate::cli::args::issue::Check as Args;
use crate::cli::commands::report::{rows, verdict};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::cli::ui::style::Label;
use crate::issuer::application::Application;
use crate::issuer::application::examine::{Desk, Examined, examine};
use crate::issuer::world::World;
use crate::profile::Thumbprint;
use crate::text;
use crate::text::safe;
use crate::view::of_report;

pub(super) fn run(context: &mut Context, args: Args) -> Result<Outcome, CommandError> {
    let source = context.sources(args.application.as_slice())?.remove(0);
    let input = context.read(&source)?;
    let world = World::open(&args.world).map_err(|error| CommandError::world(&error))?;
    let decoder = Decoder::new(input.bytes());
    let (application, lints) = read(&input, &decoder)?;
    let examined = examined(context, &world, &application, &lints, args.replace)?;
    tell(context, "check", &input, &application, &examined)?;
    Ok(examined.verdict().into())
}

/// Reads an application, and what is unusual about its form.
pub(super) fn read<'a>(input: &Input, decoder: &Decoder<'a>) -> Result<(Application<'a>, Vec<Lint>), CommandError> {
    let read = decoder.whole::<Application<'a>>();
    let application = read.map_err(|error| CommandError::decode(input.name.clone(), "Application", &error))?;
    Ok((application, decoder.take_lints()))
}

/// Examines it by the world.
pub(super) fn examined<'a>(
    context: &Context,
    world: &World,
    application: &'a Application<'a>,
    lints: &[Lint],
    replace: bool,
) -> Result<Examined<'a>, CommandError> {
    let roots = roots(world)?;
    let list = crl(world)?;
    let view = list.as_ref().map(crate::x509::crl::OwnedCrl::view);
    let ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
    let desk = Desk { roots: &roots, revoked: view.as_ref(), ledger: &ledger, now: context.now(), replace };
    let examined = examine(application, lints, &desk);
    examined.map_err(|error| CommandError::ledger(world.ledger_path().display().to_string(), &error))
}

/// Tells what came out: verdict first, each check on a line; or one JSON document.
pub(super) fn tell(
    context: &mut Context,
    action: &str,
    input: &Input,
    application: &Application<'_>,
    examined: &Examined<'_>,
) -> Result<(), CommandError> {
    if context.wishes.json {
        return context.json(&document(action, input, application, examined));
    }
    let (words, paint) = (context.words(), context.paint());
    let mut out = format!("{}: {}\n", safe(&input.name), verdict(words, paint, examined.verdict()));
    rows(words, paint, &examined.checks, &mut out);
    let note = paint.paint(Label::Note, &words.say(text!(label_note)));
    let _ = writeln!(out, "{note}: {}", words.say(text!(examined_mock)));
    context.print(&out)
}

fn document(action: &str, input: &Input, application: &Application<'_>, examined: &Examined<'_>) -> Json {
    let body = &application.body.value;
    let device = body.device_key.public_key().ok().map(|key| Thumbprint::of(&key).to_string());
    json!({
        "schema": "mnc.issue/1",
        "action": action,
        "file": input.name,
        "verdict": examined.verdict().word(),
        "application": hex::encode(application.fingerprint().0),
        "docType": body.doc_type,
        "created": Tdate::new(body.created.at()).to_string(),
        "validDays": body.valid_days,
        "deviceKey": device,
        "checks": of_report::checks(&examined.checks),
    })
}
