//! `present` without a request: shows an engagement, waits for a receiver, answers it.

use std::io::BufReader;
use std::time::Duration;

use super::job::Setup;
use super::nfc;
use super::session::Holder;
use super::way::Way;
use crate::cli::args::present::Present;
use crate::cli::commands::kept;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, Kind, key_reason};
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs};
use crate::cli::ui::progress::Progress;
use crate::cli::ui::qr::Qr;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng;
use crate::holder::defect::Defect;
use crate::session::{EngagementUri, NewEngagement, Offer};
use crate::text;
use crate::transport::lines::Lines;
use crate::transport::tcp::Listener;
use crate::transport::{Patience, Transport, TransportError};

pub(super) fn run(context: &mut Context, args: &Present, defect: Option<Defect>) -> Result<Outcome, CommandError> {
    fits(context, args)?;
    let setup = Setup::of(context, args, defect)?;
    match (args.live.nfc, args.live.stdio) {
        (true, _) => nfc::run(context, args, setup),
        (_, true) => over_lines(context, args, setup),
        _ => over_port(context, args, setup),
    }
}

/// Says early what could not be done once a receiver waits.
fn fits(context: &mut Context, args: &Present) -> Result<(), CommandError> {
    if args.output.output.is_some() {
        return Err(CommandError::usage(text!(live_no_output)).hint(Hint::say(text!(hint_request))));
    }
    if !args.origin.is_empty() && args.edition.as_deref() != Some("2") {
        return Err(CommandError::usage(text!(ask_needs_edition, flag = "--origin")));
    }
    if args.live.nfc && args.vpcd.is_none() {
        return Err(CommandError::usage(text!(live_nfc_needs_vpcd)));
    }
    if context.wishes.dry_run {
        return Err(CommandError::usage(text!(live_no_rehearsal)));
    }
    if !context.wishes.yes && (args.live.stdio || !context.can_ask()) {
        return Err(CommandError::usage(text!(live_needs_yes)).hint(Hint::say(text!(hint_yes))));
    }
    args.save.as_deref().map_or(Ok(()), |folder| kept::room(context, folder))
}

/// A new key for one session.
pub(super) fn session_key(context: &Context, args: &Present) -> Result<SigningKey, CommandError> {
    let curve = match args.curve.as_deref() {
        Some("p384") => Curve::P384,
        Some("p521") => Curve::P521,
        Some("x25519") => Curve::X25519,
        _ => Curve::P256,
    };
    let mut source = context.random("present session")?;
    SigningKey::generate(curve, &mut *source)
        .map_err(|error| CommandError::input(text!(present_cannot)).why(key_reason(&error)))
}

/// The bytes of an engagement.
pub(super) fn engagement(args: &Present, key: &SigningKey, offers: &[Offer]) -> Vec<u8> {
    let second_edition = args.edition.as_deref() == Some("2");
    NewEngagement { e_device_key: key.public(), offers, second_edition }.encode_from(&args.origin)
}

/// The receiver runs on this machine and connects to a port, which the engagement names.
fn over_port(context: &mut Context, args: &Present, setup: Setup<'_>) -> Result<Outcome, CommandError> {
    let refused = |error: std::io::Error| CommandError::new(Kind::Io, text!(live_no_port)).because(&error);
    let listener = Listener::open().map_err(refused)?;
    let key = session_key(context, args)?;
    let offer = Offer::Tcp { port: listener.port().map_err(refused)? };
    let engagement = engagement(args, &key, &[offer]);
    show(context, args, &engagement)?;
    let mut holder = Holder::new(setup, key, engagement);
    let interrupt = context.interrupts();
    let patience = Patience { within: Duration::from_secs(args.live.timeout), interrupt: &interrupt };
    let waiting = Progress::wait(context, &text!(live_waiting));
    let accepted = listener.accept(patience);
    drop(waiting);
    match accepted {
        Ok(mut transport) => hold(context, &mut holder, &mut transport, patience),
        Err(TransportError::TimedOut) => holder.failed(nobody_came(args.live.timeout)),
        Err(error) => {
            let _ = holder.broke(context, &error); // nobody came, so there is nobody to tell
        }
    }
    holder.finish(context)
}

fn nobody_came(seconds: u64) -> CommandError {
    let made = CommandError::new(Kind::Io, text!(live_nobody_came, seconds = seconds));
    made.hint(Hint::say(text!(live_nobody_came_hint)))
}

/// Another program carries the messages: over a radio, a pipe, a network.
fn over_lines(context: &mut Context, args: &Present, setup: Setup<'_>) -> Result<Outcome, CommandError> {
    let key = session_key(context, args)?;
    let mut source = context.random("present service")?;
    let engagement = engagement(args, &key, &[Offer::Ble { uuid: rng::array::<16>(&mut *source) }]);
    picture(context, args, &EngagementUri::format(&engagement))?;
    let interrupt = context.interrupts();
    let patience = Patience { within: Duration::from_secs(args.live.timeout), interrupt: &interrupt };
    let (stdin, stdout) = context.take_streams();
    let mut lines = Lines::new(BufReader::new(stdin), stdout);
    let shown = lines.engage(&engagement, &EngagementUri::format(&engagement), patience);
    shown.map_err(|error| CommandError::unsent(&error))?;
    let mut holder = Holder::new(setup, key, engagement);
    hold(context, &mut holder, &mut lines, patience);
    holder.finish(context)
}

/// Shows the code: drawn for a person, as text for a program, as a picture where that is wanted.
fn show(context: &mut Context, args: &Present, engagement: &[u8]) -> Result<(), CommandError> {
    let uri = EngagementUri::format(engagement);
    let drawn = picture(context, args, &uri)?;
    if !context.wishes.quiet && !context.wishes.json {
        let colours = context.paint_err().has_colours();
        let _ = write!(context.stderr(), "{}", drawn.draw(colours)); // a broken stderr cannot be reported
    }
    // With --json stdout is for one document, at the end.
    if context.wishes.json {
        let _ = writeln!(context.stderr(), "{uri}");
    } else {
        context.print(&format!("{uri}\n"))?;
    }
    context.flush();
    context.note(&text!(live_private_port));
    Ok(())
}

/// The code of an engagement, written to a file where one is named.
fn picture(context: &mut Context, args: &Present, uri: &str) -> Result<Qr, CommandError> {
    let code = Qr::of(uri).ok_or_else(|| CommandError::input(text!(live_no_code)))?;
    let Some(path) = &args.qr_file else { return Ok(code) };
    let bytes = match path.extension().and_then(|extension| extension.to_str()) {
        Some("svg") => code.svg().into_bytes(),
        Some("png") => {
            code.png().map_err(|error| CommandError::new(Kind::Io, text!(live_no_picture)).because(&error))?
        }
        _ => return Err(CommandError::usage(text!(live_picture_kind, file = path.as_path()))),
    };
    let mut outputs = Outputs::new();
    outputs.file(path, bytes, Access::Public);
    context.write(outputs)?;
    Ok(code)
}

/// Answers until the session is over.
fn hold(context: &mut Context, holder: &mut Holder<'_>, transport: &mut dyn Transport, patience: Patience<'_>) {
    let mut way = Way::over(transport);
    while !holder.is_over() {
        let waiting = Progress::wait(context, &text!(live_waiting_message));
        let received = way.receive(patience);
        drop(waiting);
        let reply = match &received {
            Ok(message) => holder.message(context, message, &mut || way.left()),
            Err(error) => holder.broke(context, error),
        };
        let Some(reply) = reply else { continue };
        // What ends the session is said in any case, and nothing depends on it.
        let last = holder.is_over();
        let patience = if last { Patience::FAREWELL } else { patience };
        match way.send(&reply, patience) {
            Ok(()) => holder.sent(&reply),
            Err(error) if !last => holder.unsent(&error),
            Err(_) => {}
        }
    }
}
