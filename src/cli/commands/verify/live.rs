//! `verify mdoc:…`, `--stdio`, `--nfc`: the receiver in a session between two devices.

mod engaged;
mod meet;
mod talk;

use std::sync::Arc;

use zeroize::Zeroizing;

use super::asking::Asking;
use super::load::{Loaded, Session};
use super::opened::judge;
use super::show::{Show, Tally};
use crate::cli::args::verify::Check as Args;
use crate::cli::commands::kept;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint};
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::session::{NewExchange, Part};
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
    args.ask.save.as_deref().map_or(Ok(()), |folder| kept::room(context, folder))?;
    let met = Met::meet(context, &args)?;
    asking.suit(context, met.session.understands());
    let read = engaged::read(met.engagement());
    if let Some(read) = &read {
        context.trace(&engaged::words(read));
    }
    let engagement = read.as_ref().map(engaged::json);
    let transcript = met.transcript().to_vec();
    let requests = asking.make(context, &transcript)?;
    let Heard { key, responses, asked, ended, recording } =
        talk::talk(context, met, &requests, args.ask.save.is_some())?;
    let recipient = asking.recipient.map(Arc::new);
    if let Some(folder) = &args.ask.save {
        let mut exchanges = Vec::with_capacity(asked);
        for (place, request) in requests.iter().take(asked).enumerate() {
            let (request, transcript) = (request.clone(), transcript.clone());
            let made = NewExchange { request, transcript, e_reader_key: &key, recipient_key: recipient.as_deref() };
            let mut parts = made.files();
            parts.extend(responses.get(place).map(|response| (Part::Response, Zeroizing::new(response.clone()))));
            exchanges.push(parts);
        }
        if let Some(first) = exchanges.first_mut() {
            first.extend(recording.map(|lines| (Part::Session, Zeroizing::new(lines.into_bytes()))));
        }
        kept::write(context, folder, exchanges)?;
    }
    let show = Show { engagement, ..Show::of(context, &args) };
    let (mut tally, mut reports) = (Tally::default(), String::new());
    let several = requests.len() > 1 && !context.wishes.json;
    for (number, (request, response)) in (1_usize..).zip(requests.into_iter().zip(responses)) {
        let name = several.then(|| context.words().say(text!(live_answer, number = number)));
        let answer = Input::cbor(name.unwrap_or_else(|| "session".to_owned()), response);
        let session = Session::of_parts(cbor(&transcript), cbor(&request), Arc::clone(&key), recipient.clone());
        let told = loaded.with(&session, |env| judge(&answer, env, session.recipient(), &loaded, &show));
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
        let made = CommandError::usage(text!(live_no_session_flag, flag = "--ask"));
        let bare = args.files.iter().any(crate::cli::input::Source::is_bare_engagement);
        return Err(if bare { made.hint(Hint::say(text!(live_uri_hint))) } else { made });
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

/// Bytes that came over a session, as an input of that name.
fn cbor(bytes: &[u8]) -> Input {
    Input::cbor("session", bytes.to_vec())
}
