//! `verify mdoc:…`, `--stdio`, `--nfc`: the receiver in a session between two devices.

mod meet;
mod talk;

use std::sync::Arc;

use super::asking::Asking;
use super::load::{Loaded, Session};
use super::opened::judge;
use super::show::{Show, Tally};
use crate::cli::args::verify::Check as Args;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::cli::output::{Access, Outputs};
use crate::session::{Exchange, NewExchange, Part};
use crate::text;
use meet::Met;
use talk::Heard;

/// Whether a session is meant, and not files.
pub(super) fn is_meant(args: &Args) -> bool {
    let session = args.live.stdio || args.live.nfc || args.files.iter().any(crate::cli::input::Source::is_engagement);
    session || !args.ask.asking.ask.is_empty()
}

pub(super) fn run(context: &mut Context, args: Args) -> Result<Outcome, CommandError> {
    fits(&args)?;
    let mut asking = Asking::of(context, &args.ask.asking, &args.ask.then)?;
    let loaded = Loaded::open(context, &args)?;
    room_for(context, &args)?;
    let met = Met::meet(context, &args)?;
    asking.suit(context, met.session.understands());
    let transcript = met.transcript().to_vec();
    let requests = asking.make(context, &transcript)?;
    let Heard { key, responses, ended, recording } = talk::talk(context, met, &requests, args.ask.save.is_some())?;
    let recipient = asking.recipient.map(Arc::new);
    if let Some(folder) = &args.ask.save
        && let Some(request) = requests.first()
    {
        let (request, transcript) = (request.clone(), transcript.clone());
        let made = NewExchange { request, transcript, e_reader_key: &key, recipient_key: recipient.as_deref() };
        save(context, folder, &made, responses.first(), recording.as_deref())?;
    }
    let show = Show::of(context, &args);
    let (mut tally, mut reports) = (Tally::default(), String::new());
    for (request, response) in requests.into_iter().zip(responses) {
        let session = Session::of_parts(cbor(&transcript), cbor(&request), Arc::clone(&key), recipient.clone());
        let told = loaded.with(&session, |env| judge(&cbor(&response), env, session.recipient(), &loaded, &show));
        tally.count(&told);
        reports.push_str(&told?.0);
    }
    if !reports.is_empty() {
        context.emit_text(args.output.output.as_ref(), &reports)?;
    }
    ended?;
    Ok(tally.outcome())
}

/// Refuses flags that contradict each other, before anybody waits.
fn fits(args: &Args) -> Result<(), CommandError> {
    let usage = |message| Err(CommandError::usage(message));
    let session = args.live.stdio || args.live.nfc || args.files.iter().any(crate::cli::input::Source::is_engagement);
    if !session {
        return usage(text!(live_no_session_flag, flag = "--ask"));
    }
    if args.ask.asking.ask.is_empty() {
        return usage(text!(live_needs_ask));
    }
    let of_files = [
        (args.files_from.is_some(), "--files-from"),
        (args.transcript.is_some(), "--transcript"),
        (args.request.is_some(), "--request"),
        (args.ereader_key.is_some(), "--ereader-key"),
        (args.jobs.is_some(), "--jobs"),
    ];
    if let Some((_, flag)) = of_files.into_iter().find(|(given, _)| *given) {
        return usage(text!(live_flags_of_files, flag = flag));
    }
    let one = args.files.len() <= 1 && args.files.iter().all(crate::cli::input::Source::is_engagement);
    if one && (args.files.is_empty() || !args.live.nfc) { Ok(()) } else { usage(text!(live_only_one)) }
}

/// Says early that the exchange could not be kept.
fn room_for(context: &Context, args: &Args) -> Result<(), CommandError> {
    match &args.ask.save {
        Some(folder) => Part::ALL
            .into_iter()
            .try_for_each(|part| crate::cli::card::refuse_existing(context, &Exchange::at(folder).path(part))),
        None => Ok(()),
    }
}

/// Keeps a session in the shape of a file exchange, so that `verify` and `inspect` take it; also one that brought no
/// answer, and its messages as they were sent.
fn save(
    context: &mut Context,
    folder: &std::path::Path,
    made: &NewExchange<'_>,
    response: Option<&Vec<u8>>,
    recording: Option<&str>,
) -> Result<(), CommandError> {
    let exchange = Exchange::at(folder);
    let mut outputs = Outputs::new();
    outputs.folder(folder);
    for (part, bytes) in made.files() {
        let access = if part.is_secret() { Access::Private } else { Access::Public };
        outputs.file(exchange.path(part), bytes.to_vec(), access);
    }
    if let Some(response) = response {
        outputs.file(exchange.path(Part::Response), response.clone(), Access::Public);
    }
    if let Some(recording) = recording {
        outputs.file(exchange.path(Part::Session), recording.as_bytes().to_vec(), Access::Public);
    }
    context.write(outputs)?;
    context.note(&text!(live_saved, folder = folder));
    Ok(())
}

/// Bytes that came over a session, as an input of that name.
fn cbor(bytes: &[u8]) -> Input {
    Input::cbor("session", bytes.to_vec())
}
