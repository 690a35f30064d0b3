//! The way to the receiver, and what came over it before it was waited for: a person may take long to answer.

use std::collections::VecDeque;

use crate::cbor::Decoder;
use crate::session::{SessionData, SessionStatus};
use crate::transport::{Kind, Patience, Transport, TransportError};

/// How many messages are fetched before they are waited for; a receiver that sends more is held back.
const AHEAD: usize = 4;

/// A way, and what has come already.
pub(super) struct Way<'w> {
    transport: &'w mut dyn Transport,
    came: VecDeque<Result<Vec<u8>, TransportError>>,
}

/// How the receiver left before it was answered.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Left {
    /// It ended the session: the status, and its messages up to that one.
    Ended(SessionStatus, Vec<Vec<u8>>),
    /// It is gone.
    Gone,
}

/// Looks whether the receiver has left meanwhile.
pub(super) type Look<'l> = &'l mut dyn FnMut() -> Option<Left>;

impl<'w> Way<'w> {
    pub(super) fn over(transport: &'w mut dyn Transport) -> Self {
        Self { transport, came: VecDeque::new() }
    }

    pub(super) fn send(&mut self, message: &[u8], patience: Patience<'_>) -> Result<(), TransportError> {
        self.transport.send(Kind::Data, message, patience)
    }

    /// The next message, in the order in which they came.
    pub(super) fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        self.came.pop_front().unwrap_or_else(|| self.transport.receive(patience))
    }

    /// Whether the receiver has left. Whatever else came is kept, and received in its turn.
    pub(super) fn left(&mut self) -> Option<Left> {
        while self.came.len() < AHEAD
            && let Some(come) = self.transport.heard()
        {
            self.came.push_back(come);
        }
        let ended = self.came.iter().enumerate().find_map(|(at, come)| Some((at, status(come.as_ref().ok()?)?)));
        match ended {
            Some((at, status)) => Some(Left::Ended(status, self.came.drain(..=at).flatten().collect())),
            None => self.came.contains(&Err(TransportError::Gone)).then_some(Left::Gone),
        }
    }
}

/// The status in a message, which ends the session, whatever is beside it.
fn status(message: &[u8]) -> Option<SessionStatus> {
    Decoder::new(message).whole::<SessionData<'_>>().ok()?.status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::memory::{Memory, pair};

    fn say(receiver: &mut Memory, message: &[u8]) {
        receiver.send(Kind::Data, message, Patience::FAREWELL).unwrap();
    }

    #[test]
    fn what_is_no_end_is_received_in_its_turn() {
        let (mut receiver, mut holder) = pair();
        let mut way = Way::over(&mut holder);
        assert_eq!(way.left(), None);
        let (asks, strange) = (SessionData::encode(Some(&[1]), None), vec![0xff]);
        say(&mut receiver, &asks);
        assert_eq!(way.left(), None);
        say(&mut receiver, &strange);
        assert_eq!(way.left(), None);
        assert_eq!(way.receive(Patience::FAREWELL), Ok(asks));
        assert_eq!(way.receive(Patience::FAREWELL), Ok(strange));
        drop(receiver);
        assert_eq!(way.left(), Some(Left::Gone));
        assert_eq!(way.receive(Patience::FAREWELL), Err(TransportError::Gone));
    }

    #[test]
    fn an_end_is_found_behind_a_request() {
        let (mut receiver, mut holder) = pair();
        let mut way = Way::over(&mut holder);
        let said = [SessionData::encode(Some(&[1]), None), SessionData::encode(None, Some(SessionStatus::Termination))];
        said.iter().for_each(|message| say(&mut receiver, message));
        drop(receiver);
        assert_eq!(way.left(), Some(Left::Ended(SessionStatus::Termination, said.to_vec())));
    }
}
