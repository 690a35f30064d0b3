//! The holder in a session between two devices: what each message is answered with, whatever carries it.

use serde_json::{Value as Json, json};

use super::job::{Asked as Question, Setup};
use super::keep::Keeper;
use super::tell::Told;
use super::way::{Left, Look};
use crate::cbor::Decoder;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind, reason};
use crate::cli::exit::Outcome;
use crate::crypto::key::SigningKey;
use crate::holder::present::{ResponseStatus, failure, refusal};
use crate::mdoc::DeviceRequest;
use crate::session::holder::{Asked, Engaged, Heard, Idle};
use crate::session::{Fault, Meeting, SessionData, SessionStatus, SessionTranscript};
use crate::text;
use crate::transport::TransportError;

enum State {
    /// The engagement is shown; over NFC the handover is known only when it was read.
    Engaged(Engaged),
    Idle(Idle),
    Over,
}

/// The holder, from the engagement to the end.
pub(super) struct Holder<'h> {
    setup: Setup<'h>,
    state: State,
    answered: Vec<Told>,
    ended: Option<SessionStatus>,
    error: Option<CommandError>,
    keeper: Option<Keeper>,
}

impl<'h> Holder<'h> {
    /// Shows this engagement, with the secret key behind it.
    pub(super) fn new(setup: Setup<'h>, key: SigningKey, engagement: Vec<u8>) -> Self {
        let keeper = Keeper::new(setup.args, &key, &engagement);
        let state = State::Engaged(Engaged::new(key, engagement, Meeting::Qr));
        Self { setup, state, answered: Vec::new(), ended: None, error: None, keeper }
    }

    /// How the receiver came by the engagement.
    pub(super) fn met(&mut self, meeting: Meeting) {
        self.state = match std::mem::replace(&mut self.state, State::Over) {
            State::Engaged(engaged) => {
                self.keep(|keeper| keeper.met(meeting.clone()));
                State::Engaged(engaged.met(meeting))
            }
            other => other,
        };
    }

    fn keep(&mut self, what: impl FnOnce(&mut Keeper)) {
        if let Some(keeper) = &mut self.keeper {
            what(keeper);
        }
    }

    /// The way carried this message to the receiver.
    pub(super) fn sent(&mut self, message: &[u8]) {
        self.keep(|keeper| keeper.sent(message));
    }

    /// Whether nothing more will be answered.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// What a message is answered with; nothing where it ends the session, or where the receiver has left before the answer.
    pub(super) fn message(&mut self, context: &mut Context, message: &[u8], left: Look<'_>) -> Option<Vec<u8>> {
        self.keep(|keeper| keeper.received(message));
        match std::mem::replace(&mut self.state, State::Over) {
            State::Engaged(engaged) => match engaged.receive(message) {
                Ok(asked) => self.asked(context, asked, left),
                Err(fault) => self.fault(&fault),
            },
            State::Idle(idle) => match idle.receive(message) {
                Ok(Heard::Asked(asked)) => self.asked(context, *asked, left),
                Ok(Heard::Ended(status)) => {
                    self.ended(status);
                    None
                }
                Err(fault) => self.fault(&fault),
            },
            // Over NFC the phone may still lie there: no key of the session is left that could open this.
            State::Over => Some(SessionData::encode(None, Some(SessionStatus::Termination))),
        }
    }

    fn fault(&mut self, fault: &Fault) -> Option<Vec<u8>> {
        self.error = Some(CommandError::fault(fault));
        Some(fault.message())
    }

    fn ended(&mut self, status: SessionStatus) {
        self.ended = Some(status);
        if status.is_error() {
            let message = text!(live_ended_error, status = status.code());
            self.error = Some(CommandError::new(Kind::Io, message));
        }
    }

    /// The receiver left before the answer, which is not sent; where there was none, that is what is told.
    fn left(&mut self, left: Left, unanswered: Option<CommandError>) {
        let why = match left {
            Left::Ended(status, messages) => {
                messages.iter().for_each(|message| self.keep(|keeper| keeper.received(message)));
                let why = text!(live_left_ended, status = status.code());
                if status.is_error() { CommandError::new(Kind::Io, why) } else { CommandError::refused(why) }
            }
            Left::Gone => CommandError::new(Kind::Io, text!(live_left_gone)),
        };
        self.error = Some(unanswered.unwrap_or(why));
    }

    fn asked(&mut self, context: &mut Context, asked: Asked, left: Look<'_>) -> Option<Vec<u8>> {
        self.keep(|keeper| keeper.asked(&asked));
        let mut response = Vec::new();
        let answered = self.answer(context, &asked, &mut response);
        if let Some(left) = left() {
            self.left(left, answered.err());
            return None;
        }
        match answered {
            Ok(told) => {
                self.answered.extend(told);
                self.keep(|keeper| keeper.answered(&response));
                match asked.answer(&response) {
                    Ok((idle, message)) => {
                        self.state = State::Idle(idle);
                        Some(message)
                    }
                    Err(fault) => self.fault(&fault),
                }
            }
            Err(error) => {
                let message = match instead(&error, asked.request()) {
                    Some(response) => {
                        self.keep(|keeper| keeper.answered(&response));
                        asked.answer_and_end(&response).unwrap_or_else(|fault| fault.message())
                    }
                    None => asked.end(SessionStatus::DecodingError),
                };
                self.error = Some(error);
                Some(message)
            }
        }
    }

    fn answer(&self, context: &mut Context, asked: &Asked, to: &mut Vec<u8>) -> Result<Option<Told>, CommandError> {
        if asked.has_compressed_key() {
            context.warn(&text!(live_key_compressed));
        }
        let decoder = Decoder::new(asked.request());
        let request = decoder.whole::<DeviceRequest<'_>>().map_err(|error| {
            let made = CommandError::input(text!(live_request_unreadable)).why(reason(&error.kind));
            made.at(error.path.to_string(), error.offset).cases(error.kind.case())
        })?;
        let transcript = Decoder::new(asked.transcript()).whole::<SessionTranscript<'_>>();
        let transcript =
            transcript.map_err(|error| CommandError::decode("SessionTranscript", "SessionTranscript", &error))?;
        let lints = decoder.take_lints();
        let name = text!(name_request).into();
        let question = Question { request: &request, lints: &lints, transcript: &transcript, name, file: None };
        self.setup.answer(context, &question, &mut |_, response| {
            to.extend_from_slice(response);
            Ok(())
        })
    }

    /// The way to the receiver broke, or waiting ended; what is still to be said to it.
    pub(super) fn broke(&mut self, context: &mut Context, error: &TransportError) -> Option<Vec<u8>> {
        let state = std::mem::replace(&mut self.state, State::Over);
        let done = !self.answered.is_empty();
        match error {
            // Many receivers hang up once they have what they asked for.
            TransportError::Gone if done => context.note(&text!(live_hung_up)),
            TransportError::TimedOut if done => context.note(&text!(live_no_more)),
            TransportError::Interrupted if done => {}
            _ => self.error = Some(CommandError::transport(error)),
        }
        let status = SessionStatus::of_end(error.is_garbled());
        match (state, error) {
            (State::Idle(_), TransportError::Gone) => None,
            (State::Idle(idle), _) => Some(idle.end(status)),
            // Who has said nothing yet is told only that what it said was no message.
            (State::Engaged(engaged), _) if error.is_garbled() => Some(engaged.end(status)),
            _ => None,
        }
    }

    /// A message did not go: what it answered is not answered.
    pub(super) fn unsent(&mut self, error: &TransportError) {
        self.state = State::Over;
        self.error.get_or_insert_with(|| CommandError::unsent(error));
    }

    /// The phone was taken from the reader; an answer that was not fetched whole is not answered.
    pub(super) fn lost(&mut self, context: &mut Context, fetched: bool) {
        if !fetched {
            self.unsent(&TransportError::Gone);
        } else if matches!(self.state, State::Idle(_)) {
            let _ = self.broke(context, &TransportError::Gone); // there is nobody left to tell
        }
    }

    /// Nothing more can be said, for this reason.
    pub(super) fn failed(&mut self, error: CommandError) {
        self.state = State::Over;
        self.error.get_or_insert(error);
    }

    /// Keeps what is to be kept, and tells what was answered, or why nothing was.
    pub(super) fn finish(mut self, context: &mut Context) -> Result<Outcome, CommandError> {
        let kept = self.keeper.take().map_or(Ok(()), |keeper| keeper.write(context));
        if let Some(error) = self.error {
            if let Err(unkept) = kept {
                context.warn(&text!(live_unsaved, why = unkept.sentence(context.words())));
            }
            return Err(error);
        }
        kept?;
        if context.wishes.json {
            let requests: Vec<Json> = self.answered.into_iter().map(|told| told.json).collect();
            let ended = self.ended.map(SessionStatus::code);
            context
                .json(&json!({"schema": "mnc.present/1", "action": "session", "requests": requests, "ended": ended}))?;
        } else {
            let elements: usize = self.answered.iter().map(|told| told.elements).sum();
            let documents: usize = self.answered.iter().map(|told| told.documents).sum();
            context.note(&text!(live_answered, elements = elements, documents = documents));
        }
        Ok(Outcome::Done)
    }
}

/// The response in place of an answer; none where what was asked is no CBOR at all, a fault of the session.
fn instead(error: &CommandError, request: &[u8]) -> Option<Vec<u8>> {
    let decoder = Decoder::new(request);
    let decoded = decoder.whole::<DeviceRequest<'_>>();
    Some(match (&decoded, error.kind()) {
        (Err(_), _) if Decoder::new(request).item().is_err() => return None,
        (Err(_), _) => failure(ResponseStatus::ValidationError),
        (Ok(request), Kind::Refused) => {
            let mut doc_types: Vec<&str> =
                request.doc_requests.iter().map(|asked| &*asked.items_request.value.doc_type).collect();
            doc_types.dedup();
            refusal(&doc_types)
        }
        (Ok(_), Kind::Input) => failure(ResponseStatus::ValidationError),
        (Ok(_), _) => failure(ResponseStatus::GeneralError),
    })
}
