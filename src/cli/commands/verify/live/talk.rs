//! The session itself: asks, hears, ends.

use std::sync::Arc;

use super::meet::Met;
use crate::cbor::Decoder;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind, reason};
use crate::cli::ui::progress::Progress;
use crate::crypto::key::SigningKey;
use crate::report::Case;
use crate::session::receiver::{self, Open, Waiting};
use crate::session::{SessionData, SessionStatus};
use crate::text;
use crate::transport::recording::{Recording, Tape};
use crate::transport::{Kind as MessageKind, Patience, Transport};

/// What came of a session.
pub(super) struct Heard {
    /// The ephemeral key, which checks a MAC.
    pub(super) key: Arc<SigningKey>,
    /// The responses, in the order of the requests; fewer where the session ended before.
    pub(super) responses: Vec<Vec<u8>>,
    /// How many requests were sent.
    pub(super) asked: usize,
    /// Why it ended before.
    pub(super) ended: Result<(), CommandError>,
    /// The messages as they were sent, where they were to be kept.
    pub(super) recording: Option<String>,
}

/// Sends the requests and hears their answers. The session is ended, whatever came of it.
///
/// # Errors
/// The first request cannot be sealed; nothing was sent.
pub(super) fn talk(context: &mut Context, met: Met, requests: &[Vec<u8>], keep: bool) -> Result<Heard, CommandError> {
    let recording = keep.then(|| met.recording());
    let (session, transport, interrupt, within) = met.apart();
    let mut transport = Tape::new(transport, recording);
    let Some((first, further)) = requests.split_first() else {
        return Err(CommandError::usage(text!(live_needs_ask)));
    };
    let (waiting, key, message) = session.establish(first).map_err(|fault| CommandError::fault(&fault))?;
    let patience = Patience { within, interrupt: &interrupt };
    let mut line = Line { transport: &mut transport, patience, asked: 0 };
    let mut responses = Vec::with_capacity(requests.len());
    let ended = line.ask_all(context, waiting, &message, further, &mut responses);
    let asked = line.asked;
    let recording = transport.into_recording().map(Recording::into_lines);
    Ok(Heard { key: Arc::new(key), responses, asked, ended, recording })
}

/// The way to the holder.
struct Line<'l> {
    transport: &'l mut dyn Transport,
    patience: Patience<'l>,
    /// How many requests went over it.
    asked: usize,
}

impl Line<'_> {
    fn ask_all(
        &mut self,
        context: &mut Context,
        waiting: Waiting,
        message: &[u8],
        further: &[Vec<u8>],
        responses: &mut Vec<Vec<u8>>,
    ) -> Result<(), CommandError> {
        self.send(context, MessageKind::Establishment, message)?;
        let mut open = self.hear(context, waiting, responses)?;
        for request in further {
            let Some(session) = open else { return Err(CommandError::refused(text!(live_ended_before))) };
            let (waiting, message) = session.ask(request).map_err(|fault| CommandError::fault(&fault))?;
            self.send(context, MessageKind::Data, &message)?;
            open = self.hear(context, waiting, responses)?;
        }
        if let Some(open) = open {
            self.say(&open.end());
        }
        Ok(())
    }

    /// Over NFC the answer comes with it, so that this is the wait.
    fn send(&mut self, context: &mut Context, kind: MessageKind, message: &[u8]) -> Result<(), CommandError> {
        let _shown = Progress::wait(context, &text!(live_waiting_answer));
        self.asked += 1;
        self.transport.send(kind, message, self.patience).map_err(|error| CommandError::unsent(&error))
    }

    /// Tells the holder how it ends; it may be gone by now, and nothing depends on it.
    fn say(&mut self, message: &[u8]) {
        let _ = self.transport.send(MessageKind::Data, message, Patience::FAREWELL);
    }

    /// Waits for an answer. Whatever else comes ends the session, and the holder is told so.
    fn hear(
        &mut self,
        context: &mut Context,
        waiting: Waiting,
        responses: &mut Vec<Vec<u8>>,
    ) -> Result<Option<Open>, CommandError> {
        let shown = Progress::wait(context, &text!(live_waiting_answer));
        let received = self.transport.receive(self.patience);
        drop(shown);
        let message = match received {
            Ok(message) => message,
            Err(error) => {
                self.say(&waiting.end(SessionStatus::of_end(error.is_garbled())));
                return Err(CommandError::transport(&error));
            }
        };
        match waiting.receive(&message) {
            Ok(receiver::Heard::Answer { response, open, status }) => {
                contradiction(context, status);
                self.whole(&response)?;
                responses.push(response);
                Ok(open)
            }
            Ok(receiver::Heard::Ended(status)) => Err(unanswered(status)),
            Err(fault) => {
                self.say(&fault.message());
                Err(CommandError::fault(&fault))
            }
        }
    }

    /// What is no CBOR at all is told to the holder (case N110); anything else is for the checks.
    fn whole(&mut self, response: &[u8]) -> Result<(), CommandError> {
        let Err(error) = Decoder::new(response).item() else { return Ok(()) };
        self.say(&SessionData::encode(None, Some(SessionStatus::DecodingError)));
        let made = CommandError::input(text!(live_response_not_cbor)).why(reason(&error.kind));
        let cases = error.kind.case().into_iter().chain([Case(110)]);
        Err(made.at(error.path.to_string(), error.offset).cases(cases))
    }
}

/// A status that says the holder could not read us, beside an answer that shows it could (case N111).
fn contradiction(context: &mut Context, status: Option<SessionStatus>) {
    if let Some(status @ (SessionStatus::EncryptionError | SessionStatus::DecodingError)) = status {
        context.warn(&text!(live_status_with_data, status = status.code()));
    }
}

fn unanswered(status: SessionStatus) -> CommandError {
    match status {
        SessionStatus::EncryptionError | SessionStatus::DecodingError => {
            CommandError::new(Kind::Io, text!(live_ended_error, status = status.code()))
        }
        _ => CommandError::refused(text!(live_ended_unanswered, status = status.code())),
    }
}
