//! Why a line of a recording cannot be read or opened.

use super::Reading;
use crate::cli::error::{CommandError, Hint, reason, shown};
use crate::cli::input::Input;
use crate::report::Case;
use crate::session::{Shut, Side};
use crate::text;
use crate::transport::recording::Strange;

/// A line is none of a recording.
pub(super) fn no_line(input: &Input, strange: Strange) -> CommandError {
    let message = text!(recording_line, file = shown(&input.name), line = strange.line);
    CommandError::input(message).at("", strange.offset).file(input.name.clone())
}

/// What was encrypted on a line is no CBOR (case N110).
pub(super) fn not_cbor(input: &Input, line: usize, error: &crate::cbor::Error) -> CommandError {
    let what = text!(recording_plain, file = shown(&input.name), line = line);
    let made = CommandError::input(what).why(reason(&error.kind)).cases([Case(110)]);
    made.at(error.path.to_string(), error.offset).file(input.name.clone())
}

impl Reading<'_> {
    pub(super) fn undecoded(&self, line: usize, what: &'static str, error: &crate::cbor::Error) -> CommandError {
        let message = text!(recording_message, file = shown(&self.input.name), line = line, what = what);
        let made = CommandError::input(message).why(reason(&error.kind));
        made.at(error.path.to_string(), error.offset).cases(error.kind.case()).file(self.input.name.clone())
    }

    /// No key is one of this session, or it has no transcript.
    pub(super) fn without(&self, line: usize, no_transcript: bool) -> CommandError {
        let file = || shown(&self.input.name);
        let made = if no_transcript && self.keys.transcripts().next().is_none() {
            let made = CommandError::input(text!(recording_no_engagement, file = file(), line = line));
            made.hint(Hint::say(text!(recording_no_engagement_hint)))
        } else {
            CommandError::input(text!(recording_stranger, file = file(), line = line)).at("eReaderKey", 0)
        };
        made.file(self.input.name.clone())
    }

    pub(super) fn shut(&self, line: usize, shut: &Shut, offset: usize, first: bool) -> CommandError {
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
