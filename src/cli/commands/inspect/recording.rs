//! A recorded session: its lines one after the other, and with a key of it what they hold.

pub(super) mod derived;
mod documents;
mod fault;
mod show;

use std::path::Path;

use zeroize::Zeroizing;

use super::opened::Keys;
use super::{Asked, Sink};
use crate::cbor::Decoder;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, shown};
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::report::Case;
use crate::session::{EngagementUri, Meeting, Opened, Part, Replay, SessionData, SessionEstablishment, Side};
use crate::text;
use crate::transport::Kind;
use crate::transport::lines::Line;
use crate::transport::nfc::ndef;
use crate::transport::recording::{self, Recorded};
pub(in crate::cli) use derived::Derived;
use fault::{no_line, not_cbor};

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
    /// The response once more, with the documents in plain that came encrypted in it.
    pub(in crate::cli) documents: Option<Zeroizing<Vec<u8>>>,
    pub(in crate::cli) mac_keys: Vec<Derived>,
}

/// Tells a recorded session as far as it opens, and then why not further; into a file whole or not at all.
pub(super) fn tell(
    context: &mut Context,
    input: &Input,
    asked: &Asked,
    sink: &mut Sink<'_>,
) -> Result<Outcome, CommandError> {
    let (steps, stopped) = as_far(input, &asked.keys, asked.session_keys);
    match stopped {
        Some(error) if steps.is_empty() || asked.to_file => Err(error),
        Some(error) if context.wishes.json => show::partial(context, input, &steps, (asked, &error), sink),
        Some(error) => show::steps(context, input, &steps, asked, sink).and(Err(error)),
        None => {
            if !asked.keys.is_empty() && steps.iter().all(|step| step.opened.is_none()) {
                context.note(&text!(inspect_key_unused, file = input.name.clone()));
            }
            if let Some(key) = key_beside(input).filter(|_| asked.keys.is_empty()) {
                context.note(&text!(inspect_key_beside, key = key));
            }
            show::steps(context, input, &steps, asked, sink).map(|()| Outcome::Done)
        }
    }
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
    let mut reading = Reading::new(input, keys, session_keys);
    let text = String::from_utf8_lossy(input.bytes());
    let (lines, strange) = recording::as_far(&text);
    let mut faults: Vec<_> = strange.map(|strange| (strange.line, no_line(input, strange))).into_iter().collect();
    let mut steps = Vec::with_capacity(lines.len());
    for (line, recorded) in lines {
        let mut step = Step::new(line, recorded.word());
        let read = reading.step(&mut step, recorded);
        steps.push(step);
        faults.extend(read.err().map(|error| (line, error)));
    }
    (steps, faults.into_iter().min_by_key(|(line, _)| *line).map(|(_, error)| error))
}

impl Step {
    fn new(line: usize, word: &'static str) -> Self {
        let (derived, mac_keys) = (Vec::new(), Vec::new());
        let (message, transcript, opened, documents) = (None, None, None, None);
        Self { line, word, message, ends: false, transcript, derived, opened, documents, mac_keys }
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
    /// The DeviceRequest that is answered next.
    question: Option<Vec<u8>>,
}

/// A transcript, the keys of its session, and the first message.
type Begun = (Vec<u8>, Replay, Result<Opened, CommandError>);

impl<'r> Reading<'r> {
    fn new(input: &'r Input, keys: &'r Keys, session_keys: bool) -> Self {
        let (engagement, meeting, request) = (None, Meeting::Qr, None);
        Self { input, keys, session_keys, engagement, meeting, request, replay: None, question: None }
    }

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
                let read = Decoder::new(&engagement).item();
                read.map_err(|error| self.undecoded(step.line, "DeviceEngagement", &error))?;
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
        let read = Decoder::new(&engagement).item();
        read.map_err(|error| self.undecoded(line, "DeviceEngagement", &error))?;
        Ok((!known).then_some(engagement))
    }

    fn establishment(&mut self, step: &mut Step, message: Vec<u8>) -> Result<(), CommandError> {
        let decoded = Decoder::new(&message).whole::<SessionEstablishment<'_>>();
        let decoded = decoded.map_err(|error| self.undecoded(step.line, "SessionEstablishment", &error))?;
        let key = decoded.e_reader_key.bytes();
        let own = self.engagement.as_ref().map(|engagement| self.meeting.transcript(engagement, key));
        let (sealed, offset) = (decoded.data.into_owned(), data_at(&message));
        step.message = Some(message);
        (self.replay, self.question) = (None, None);
        step.transcript = own.clone();
        if self.keys.is_empty() {
            return Ok(());
        }
        let (transcript, replay, opened) = self.begin(step.line, own.as_deref(), (&sealed, offset))?;
        step.derived = derived::session(&transcript, replay.keys(), self.session_keys);
        step.transcript = Some(transcript.clone());
        self.replay = Some((replay, transcript.clone()));
        self.opened(step, opened?, &transcript)
    }

    /// Tries the keys with the transcript of the recording and with those given. Where the first message does not open, the
    /// keys that fit are those of the session all the same.
    fn begin(&self, line: usize, own: Option<&[u8]>, (sealed, offset): (&[u8], usize)) -> Result<Begun, CommandError> {
        let given = self.keys.transcripts().map(|given| given.as_slice());
        let mut fits = None;
        for transcript in own.into_iter().chain(given) {
            for mut replay in self.keys.signing().filter_map(|key| Replay::new(transcript, key).ok()) {
                match replay.next(sealed) {
                    Ok(opened) => return Ok((transcript.to_vec(), replay, Ok(opened))),
                    Err(shut) => fits = fits.or(Some((transcript, replay, shut))),
                }
            }
        }
        let (transcript, replay, shut) = fits.ok_or_else(|| self.without(line, own.is_none()))?;
        Ok((transcript.to_vec(), replay, Err(self.shut(line, &shut, offset, true))))
    }

    fn data(&mut self, step: &mut Step, message: Vec<u8>) -> Result<(), CommandError> {
        let decoded = Decoder::new(&message).whole::<SessionData<'_>>();
        let decoded = decoded.map_err(|error| self.undecoded(step.line, "SessionData", &error))?;
        step.ends = decoded.data.is_none();
        let sealed = decoded.data.map(std::borrow::Cow::into_owned);
        let offset = data_at(&message);
        step.message = Some(message);
        let (Some((replay, transcript)), Some(sealed)) = (&mut self.replay, sealed) else { return Ok(()) };
        let transcript = transcript.clone();
        match replay.next(&sealed) {
            Ok(opened) => self.opened(step, opened, &transcript),
            Err(shut) => {
                let out_of_turn = shut.elsewhere.and_then(|_| replay.anywhere(&sealed));
                let error = self.shut(step.line, &shut, offset, false);
                out_of_turn.map_or(Ok(()), |opened| self.opened(step, opened, &transcript)).and(Err(error))
            }
        }
    }

    /// Keeps what was opened, where it is CBOR; of an answer, what is encrypted in it and the keys of its MACs too.
    fn opened(&mut self, step: &mut Step, opened: Opened, transcript: &[u8]) -> Result<(), CommandError> {
        let plain = Decoder::new(&opened.plain).item();
        plain.map_err(|error| not_cbor(self.input, step.line, &error))?;
        let told = match opened.side {
            Side::Reader => {
                self.question = Some(opened.plain.clone());
                Ok(())
            }
            Side::Device => self.answer(step, &opened.plain, transcript),
        };
        step.opened = Some(opened);
        told
    }

    fn answer(&self, step: &mut Step, response: &[u8], transcript: &[u8]) -> Result<(), CommandError> {
        let (documents, closed) = match documents::open(self.keys, response, self.question.as_deref(), transcript) {
            Ok(documents) => (documents, None),
            Err(closed) => (None, Some(closed)),
        };
        let (response, own) = match &documents {
            Some(opened) => (opened.response.as_slice(), opened.transcripts.as_slice()),
            None => (response, [].as_slice()),
        };
        step.mac_keys = derived::mac(response, (transcript, own), self.keys.signing(), self.session_keys);
        step.documents = documents.map(|opened| opened.response);
        let Some((path, offset)) = closed else { return Ok(()) };
        let message = text!(recording_closed, file = shown(&self.input.name), line = step.line);
        Err(CommandError::input(message).at(path, offset).file(self.input.name.clone()))
    }
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
