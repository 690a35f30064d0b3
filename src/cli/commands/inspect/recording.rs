//! A recorded session: its lines one after the other, and with a key of it what they hold.

pub(super) mod derived;
mod show;

use std::path::Path;

use super::opened::Keys;
use super::{Asked, Sink};
use crate::cbor::Decoder;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, reason, shown};
use crate::cli::input::Input;
use crate::report::Case;
use crate::session::{EngagementUri, Meeting, Opened, Part, Replay, SessionData, SessionEstablishment, Shut, Side};
use crate::text;
use crate::transport::Kind;
use crate::transport::lines::Line;
use crate::transport::nfc::ndef;
use crate::transport::recording::{self, Recorded};
pub(in crate::cli) use derived::Derived;

/// Whether an input is a recorded session.
pub(super) fn is_one(input: &Input) -> bool {
    recording::is_one(input.bytes())
}

/// One line, and what was made of it.
#[derive(Debug)]
pub(in crate::cli) struct Step {
    pub(in crate::cli) line: usize,
    pub(in crate::cli) word: &'static str,
    /// What it holds; none where another line has the same, and where a handover is no NDEF message.
    pub(in crate::cli) message: Option<Vec<u8>>,
    /// The status it ends the session with.
    pub(in crate::cli) ends: bool,
    pub(in crate::cli) transcript: Option<Vec<u8>>,
    pub(in crate::cli) derived: Vec<Derived>,
    pub(in crate::cli) opened: Option<Opened>,
    pub(in crate::cli) mac_keys: Vec<Derived>,
}

/// Tells a recorded session.
pub(super) fn tell(
    context: &mut Context,
    input: &Input,
    asked: &Asked,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    let steps = read(input, &asked.keys, asked.session_keys)?;
    if !asked.keys.is_empty() && steps.iter().all(|step| step.opened.is_none()) {
        context.note(&text!(inspect_key_unused, file = input.name.clone()));
    }
    if let Some(key) = key_beside(input).filter(|_| asked.keys.is_empty()) {
        context.note(&text!(inspect_key_beside, key = key));
    }
    show::steps(context, input, &steps, asked, sink)
}

/// The key of a session that was kept in the same folder.
fn key_beside(input: &Input) -> Option<String> {
    let folder = Path::new(&input.name).parent().filter(|_| input.name != "-")?;
    let keys = [Part::EDeviceKey, Part::EReaderKey].map(|part| folder.join(part.file_name()));
    keys.into_iter().find(|key| key.is_file()).map(|key| key.display().to_string())
}

/// Reads a recorded session, and opens it where there are keys.
pub(in crate::cli) fn read(input: &Input, keys: &Keys, session_keys: bool) -> Result<Vec<Step>, CommandError> {
    let (steps, stopped) = as_far(input, keys, session_keys);
    stopped.map_or(Ok(steps), Err)
}

/// As [`read`], with lines that cannot be read or opened as far as they can; and why the first of them cannot.
fn as_far(input: &Input, keys: &Keys, session_keys: bool) -> (Vec<Step>, Option<CommandError>) {
    let (engagement, meeting) = (None, Meeting::Qr);
    let mut reading = Reading { input, keys, session_keys, engagement, meeting, request: None, replay: None };
    let text = String::from_utf8_lossy(input.bytes());
    let lines = match recording::read(&text) {
        Ok(lines) => lines,
        Err(strange) => {
            let message = text!(recording_line, file = shown(&input.name), line = strange.line);
            let error = CommandError::input(message).at("", strange.offset).file(input.name.clone());
            return (Vec::new(), Some(error));
        }
    };
    let (mut steps, mut stopped) = (Vec::with_capacity(lines.len()), None);
    for (line, recorded) in lines {
        let mut step = Step::new(line, recorded.word());
        let read = reading.step(&mut step, recorded);
        steps.push(step);
        stopped = stopped.or(read.err());
    }
    (steps, stopped)
}

impl Step {
    fn new(line: usize, word: &'static str) -> Self {
        let (derived, mac_keys) = (Vec::new(), Vec::new());
        Self { line, word, message: None, ends: false, transcript: None, derived, opened: None, mac_keys }
    }
}

/// What the lines so far have said.
struct Reading<'r> {
    input: &'r Input,
    keys: &'r Keys,
    session_keys: bool,
    engagement: Option<Vec<u8>>,
    meeting: Meeting,
    request: Option<Vec<u8>>,
    replay: Option<(Replay, Vec<u8>)>,
}

impl Reading<'_> {
    fn step(&mut self, step: &mut Step, recorded: Recorded) -> Result<(), CommandError> {
        match recorded {
            Recorded::HandoverRequest(request) => {
                step.message = ndef::decode(&request).is_ok().then(|| request.clone());
                self.request = Some(request);
            }
            Recorded::HandoverSelect(select) => {
                step.message = ndef::decode(&select).is_ok().then(|| select.clone());
                self.meeting = Meeting::Nfc { select, request: self.request.take() };
            }
            Recorded::Line(Line::Engagement(engagement)) => {
                self.engagement = Some(engagement.clone());
                step.message = Some(engagement);
            }
            Recorded::Line(Line::Qr(text)) => step.message = self.qr(step.line, &text)?,
            Recorded::Line(Line::Message(Kind::Establishment, message)) => self.establishment(step, message)?,
            Recorded::Line(Line::Message(Kind::Data, message)) => self.data(step, message)?,
        }
        Ok(())
    }

    /// The engagement in a QR text, where no line before it had the same.
    fn qr(&mut self, line: usize, text: &str) -> Result<Option<Vec<u8>>, CommandError> {
        let what = || text!(recording_message, file = shown(&self.input.name), line = line, what = "DeviceEngagement");
        let refused = |_| CommandError::input(what()).cases([Case(123)]).file(self.input.name.clone());
        let engagement = EngagementUri::parse(text).map_err(refused)?.engagement;
        let known = self.engagement.as_ref() == Some(&engagement);
        self.engagement = Some(engagement.clone());
        Ok((!known).then_some(engagement))
    }

    fn establishment(&mut self, step: &mut Step, message: Vec<u8>) -> Result<(), CommandError> {
        let decoded = Decoder::new(&message).whole::<SessionEstablishment<'_>>();
        let decoded = decoded.map_err(|error| self.undecoded(step.line, "SessionEstablishment", &error))?;
        let key = decoded.e_reader_key.bytes();
        let own = self.engagement.as_ref().map(|engagement| self.meeting.transcript(engagement, key));
        let (sealed, offset) = (decoded.data.into_owned(), data_at(&message));
        step.message = Some(message);
        self.replay = None;
        if !self.keys.is_empty() {
            let (transcript, replay, opened) = self.begin(step.line, own.as_deref(), &sealed, offset)?;
            step.derived = derived::session(&transcript, replay.keys(), self.session_keys);
            step.transcript = Some(transcript.clone());
            self.replay = Some((replay, transcript));
            step.opened = Some(self.whole(step.line, opened)?);
        } else {
            step.transcript = own;
        }
        Ok(())
    }

    /// Tries the keys with the transcript of the recording and with those given.
    fn begin(
        &self,
        line: usize,
        own: Option<&[u8]>,
        sealed: &[u8],
        offset: usize,
    ) -> Result<(Vec<u8>, Replay, Opened), CommandError> {
        let given = self.keys.transcripts().map(|given| given.as_slice());
        let mut error = None;
        for transcript in own.into_iter().chain(given) {
            for mut replay in self.keys.signing().filter_map(|key| Replay::new(transcript, key).ok()) {
                match replay.next(sealed) {
                    Ok(opened) => return Ok((transcript.to_vec(), replay, opened)),
                    Err(shut) => error = error.or(Some(self.shut(line, &shut, offset, true))),
                }
            }
        }
        Err(error.unwrap_or_else(|| self.without(line, own.is_none())))
    }

    fn data(&mut self, step: &mut Step, message: Vec<u8>) -> Result<(), CommandError> {
        let decoded = Decoder::new(&message).whole::<SessionData<'_>>();
        let decoded = decoded.map_err(|error| self.undecoded(step.line, "SessionData", &error))?;
        step.ends = decoded.data.is_none();
        let sealed = decoded.data.map(std::borrow::Cow::into_owned);
        let offset = data_at(&message);
        step.message = Some(message);
        if let (Some((replay, transcript)), Some(sealed)) = (&mut self.replay, sealed) {
            let next = replay.next(&sealed);
            let transcript = transcript.clone();
            let opened = next.map_err(|shut| self.shut(step.line, &shut, offset, false))?;
            let opened = self.whole(step.line, opened)?;
            if opened.side == Side::Device {
                let keys = self.keys.signing();
                step.mac_keys = derived::mac(&opened.plain, &transcript, keys, self.session_keys);
            }
            step.opened = Some(opened);
        }
        Ok(())
    }

    /// What was opened, where it is CBOR.
    fn whole(&self, line: usize, opened: Opened) -> Result<Opened, CommandError> {
        match Decoder::new(&opened.plain).item() {
            Ok(_) => Ok(opened),
            Err(error) => Err(not_cbor(self.input, line, &error)),
        }
    }

    fn undecoded(&self, line: usize, what: &'static str, error: &crate::cbor::Error) -> CommandError {
        let message = text!(recording_message, file = shown(&self.input.name), line = line, what = what);
        let made = CommandError::input(message).why(reason(&error.kind));
        made.at(error.path.to_string(), error.offset).cases(error.kind.case()).file(self.input.name.clone())
    }

    /// No key is one of this session, or it has no transcript.
    fn without(&self, line: usize, no_transcript: bool) -> CommandError {
        let file = || shown(&self.input.name);
        let made = if no_transcript && self.keys.transcripts().next().is_none() {
            let made = CommandError::input(text!(recording_no_engagement, file = file(), line = line));
            made.hint(Hint::say(text!(recording_no_engagement_hint)))
        } else {
            CommandError::input(text!(recording_stranger, file = file(), line = line)).at("eReaderKey", 0)
        };
        made.file(self.input.name.clone())
    }

    fn shut(&self, line: usize, shut: &Shut, offset: usize, first: bool) -> CommandError {
        let why = match shut.elsewhere {
            Some((side, number)) => {
                let expected = if side == Side::Reader { shut.reader } else { shut.device };
                text!(recording_shut_elsewhere, key = side.key_name(), number = number, expected = expected)
            }
            None if first => text!(recording_shut_first),
            None => text!(recording_shut_altered, reader = shut.reader, device = shut.device),
        };
        let made = CommandError::input(text!(recording_shut, file = shown(&self.input.name), line = line)).why(why);
        made.at("data", offset).cases([Case(107), Case(108), Case(109)]).file(self.input.name.clone())
    }
}

/// What was encrypted on a line is no CBOR (case N110).
fn not_cbor(input: &Input, line: usize, error: &crate::cbor::Error) -> CommandError {
    let what = text!(recording_plain, file = shown(&input.name), line = line);
    let made = CommandError::input(what).why(reason(&error.kind)).cases([Case(110)]);
    made.at(error.path.to_string(), error.offset).file(input.name.clone())
}

/// Where the ciphertext of a message begins in it.
pub(super) fn data_at(message: &[u8]) -> usize {
    let entries = Decoder::new(message).item().and_then(crate::cbor::Item::map).unwrap_or_default();
    let found = entries.into_iter().find(|(key, _)| key.node.as_text() == Some("data"));
    found.map_or(0, |(_, value)| value.span.start())
}

/// Tells a recorded session into a buffer, for a folder that has one among its files: as far as it can be read.
pub(super) fn told(context: &mut Context, input: &Input, asked: &Asked) -> Result<Vec<u8>, CommandError> {
    let (steps, stopped) = as_far(input, &asked.keys, asked.session_keys);
    let mut told = Vec::new();
    if !steps.is_empty() {
        show::steps(context, input, &steps, asked, &mut |_, part| {
            told.extend_from_slice(part);
            Ok(())
        })?;
    }
    match stopped {
        Some(error) if steps.is_empty() => return Err(error),
        Some(error) => {
            let why = error.sentence(context.words());
            context.warn(&text!(inspect_not_whole, file = shown(&input.name), why = why));
        }
        None => {}
    }
    Ok(told)
}
