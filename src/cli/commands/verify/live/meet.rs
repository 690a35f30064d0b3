//! How the receiver comes by an engagement, and the way to the holder.

use std::io::BufReader;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::apdu::Link;
use crate::cbor::Decoder;
use crate::cli::args::verify::Check as Args;
use crate::cli::card;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, Kind};
use crate::cli::input::Source;
use crate::cli::ui::progress::Progress;
use crate::crypto::key::SigningKey;
use crate::session::{DeviceEngagement, EngagementUri, Meeting, RetrievalOptions, Side, UriFault, receiver};
use crate::text;
use crate::text::Value;
use crate::transport::lines::{Engagement, Lines};
use crate::transport::nfc::handover::Limits;
use crate::transport::nfc::reader::Phone;
use crate::transport::nfc::watched::{self, Watched};
use crate::transport::recording::Recording;
use crate::transport::tcp::Tcp;
use crate::transport::{Patience, Transport, TransportError, errand};

/// A holder was met: what can be sent, and over what.
pub(super) struct Met {
    pub(super) session: receiver::Met,
    pub(super) transport: Box<dyn Transport>,
    engagement: Vec<u8>,
    meeting: Meeting,
    interrupt: Arc<AtomicBool>,
    within: Duration,
}

impl Met {
    pub(super) fn meet(context: &mut Context, args: &Args) -> Result<Self, CommandError> {
        let interrupt = context.interrupts();
        let within = Duration::from_secs(args.live.timeout);
        let patience = Patience { within, interrupt: &interrupt };
        let text = args.files.first().map(|source| engagement(context, source)).transpose()?;
        let (engagement, meeting, transport): Way = match text {
            _ if args.live.nfc => tap(context, args, patience)?,
            None => from_lines(context, patience)?,
            Some(engagement) if args.live.stdio => {
                let (stdin, stdout) = context.take_streams();
                (engagement, Meeting::Qr, Box::new(Lines::new(BufReader::new(stdin), stdout)))
            }
            Some(engagement) => {
                let transport = connect(&args.files, &engagement)?;
                (engagement, Meeting::Qr, transport)
            }
        };
        let mut source = context.random("verify session")?;
        let generate = |curve| SigningKey::generate(curve, &mut *source);
        let session = receiver::Met::new(&engagement, &meeting, generate);
        let session = session.map_err(|fault| CommandError::fault(&fault))?;
        Ok(Self { session, transport, engagement, meeting, interrupt, within })
    }

    /// The SessionTranscript array.
    pub(super) fn transcript(&self) -> &[u8] {
        self.session.transcript()
    }

    /// The DeviceEngagement.
    pub(super) fn engagement(&self) -> &[u8] {
        &self.engagement
    }

    /// A recording, up to how the two met.
    pub(super) fn recording(&self) -> Recording {
        Recording::new(Side::Reader, self.engagement.clone(), self.meeting.clone())
    }

    /// Session, way, and what a wait needs.
    pub(super) fn apart(self) -> (receiver::Met, Box<dyn Transport>, Arc<AtomicBool>, Duration) {
        (self.session, self.transport, self.interrupt, self.within)
    }
}

/// The engagement in the text of a QR code.
fn engagement(context: &mut Context, source: &Source) -> Result<Vec<u8>, CommandError> {
    let text = context.engagement(source);
    read_uri(context, &text)
}

fn read_uri(context: &mut Context, text: &str) -> Result<Vec<u8>, CommandError> {
    let read = EngagementUri::parse(text).map_err(|fault| {
        let made = CommandError::input(text!(live_uri, text = crate::text::safe(text).into_owned()));
        let made = made.cases([crate::report::Case(123)]);
        match fault {
            UriFault::Alphabet(at) => made.why(text!(live_uri_alphabet, at = at + 1)),
            UriFault::Slashes => made.why(text!(live_uri_slashes)),
            UriFault::Scheme => made,
        }
    })?;
    if read.padded {
        context.warn(&text!(live_uri_padded));
    }
    Ok(read.engagement)
}

type Way = (Vec<u8>, Meeting, Box<dyn Transport>);

/// The engagement comes as a line, and everything else does too.
fn from_lines(context: &mut Context, patience: Patience<'_>) -> Result<Way, CommandError> {
    let (stdin, stdout) = context.take_streams();
    let mut lines = Lines::new(BufReader::new(stdin), stdout);
    let engagement = match lines.engagement(patience).map_err(|error| CommandError::transport(&error))? {
        Engagement::Bytes(bytes) => bytes,
        Engagement::Text(text) => read_uri(context, &text)?,
    };
    Ok((engagement, Meeting::Qr, Box::new(lines)))
}

/// Connects to the port that an engagement names.
fn connect(typed: &[Source], engagement: &[u8]) -> Result<Box<dyn Transport>, CommandError> {
    let name = typed.iter().map(Source::name).collect::<String>().split_ascii_whitespace().collect::<String>();
    let read: DeviceEngagement<'_> =
        Decoder::new(engagement).whole().map_err(|error| CommandError::decode(name, "DeviceEngagement", &error))?;
    let port = read.retrieval_methods.iter().find_map(|method| match method.options {
        RetrievalOptions::Tcp { port } => u16::try_from(port?).ok(),
        _ => None,
    });
    let Some(port) = port else {
        let name = |kind| match kind {
            1 => "NFC".to_owned(),
            2 => "BLE".to_owned(),
            3 => "Wi-Fi Aware".to_owned(),
            other => other.to_string(),
        };
        let ways: Vec<Value> = read.retrieval_methods.iter().map(|method| Value::from(name(method.kind))).collect();
        let said = if ways.is_empty() { text!(live_no_ways) } else { text!(live_no_way, ways = ways) };
        let made = CommandError::new(Kind::Io, said);
        return Err(made.hint(Hint::say(text!(live_no_way_hint))));
    };
    Ok(Box::new(Tcp::connect(port).map_err(|error| match error {
        TransportError::Gone => CommandError::transport(&error).hint(Hint::say(text!(live_gone_hint))),
        other => CommandError::transport(&other),
    })?))
}

/// Waits for a phone on the reader, and reads its handover.
fn tap(context: &mut Context, args: &Args, patience: Patience<'_>) -> Result<Way, CommandError> {
    let limits = if args.live.short_apdu { Limits::SHORT } else { Limits::LONG };
    let waiting = Progress::wait(context, &text!(live_waiting_phone));
    let link = lie_down(context.interrupts(), args.ask.reader.clone(), patience)?;
    drop(waiting);
    let handover = move || {
        let mut phone = Phone::new(link, limits);
        let tapped = phone.tap()?;
        Ok((phone.connect(tapped.limits)?, tapped))
    };
    let met = errand::wait_for(patience, handover).unwrap_or_else(Err);
    let (nfc, tapped) = met.map_err(|error| CommandError::transport(&watched::silent(error)))?;
    Ok((tapped.engagement, tapped.meeting, Box::new(Watched::over(nfc))))
}

/// Waits until a phone lies on the reader, a moment longer than the wait itself lasts: it says what it missed.
fn lie_down(
    interrupt: Arc<AtomicBool>,
    reader: Option<String>,
    patience: Patience<'_>,
) -> Result<Box<dyn Link + Send>, CommandError> {
    let (within, moment) = (patience.within, Duration::from_secs(1));
    let wait = move || card::wait_for(reader.as_deref(), Patience { within, interrupt: &interrupt });
    let found = errand::wait_for(Patience { within: within + moment, ..patience }, wait);
    found.map_err(|error| CommandError::transport(&watched::silent(error)))?
}
