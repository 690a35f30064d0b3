//! What carries the messages of a session between two devices: memory, a loopback port, lines of text, NFC.
//!
//! A transport knows nothing of what it carries; keys and states are [`session`](crate::session)'s.

pub mod errand;
pub mod lines;
mod mailbox;
pub mod memory;
pub mod nfc;
pub mod recording;
pub mod tcp;
#[cfg(test)]
mod tests;

use std::io;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::apdu::LinkError;

/// The longest message that is taken, in bytes; a portrait has some ten thousand.
pub const LONGEST: usize = 16 << 20;

/// Which of the two messages of a session one is; only lines of text tell them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// SessionData.
    Data,
    /// SessionEstablishment.
    Establishment,
}

/// How long to wait for a message to come or to go, and what ends the wait.
#[derive(Clone, Copy, Debug)]
pub struct Patience<'p> {
    /// From now to the last byte of the message.
    pub within: Duration,
    /// Raised by Ctrl-C.
    pub interrupt: &'p AtomicBool,
}

/// Never raised.
static CALM: AtomicBool = AtomicBool::new(false);

impl Patience<'static> {
    /// For a last word, said whatever has happened, to somebody who may not listen any more.
    pub const FAREWELL: Self = Self { within: Duration::from_secs(2), interrupt: &CALM };
}

/// A way to one other device.
pub trait Transport {
    /// Sends a message, all of it: the other side may read slowly, or not at all.
    ///
    /// # Errors
    /// [`TransportError`]; the other side may have received a part of it.
    fn send(&mut self, kind: Kind, message: &[u8], patience: Patience<'_>) -> Result<(), TransportError>;

    /// Waits for a message.
    ///
    /// # Errors
    /// [`TransportError`].
    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError>;

    /// Takes what has come already, a message or an end, without waiting; none where nothing has, or where a way cannot tell.
    fn heard(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        None
    }
}

impl<T: Transport + ?Sized> Transport for Box<T> {
    fn send(&mut self, kind: Kind, message: &[u8], patience: Patience<'_>) -> Result<(), TransportError> {
        (**self).send(kind, message, patience)
    }

    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        (**self).receive(patience)
    }

    fn heard(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        (**self).heard()
    }
}

/// Why a message did not go or come.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The other side is gone.
    #[error("gone")]
    Gone,
    /// Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// The system refused.
    #[error("io {0}")]
    Io(io::ErrorKind),
    /// A line of text that is none of the four, or not hexadecimal.
    #[error("line {line}")]
    Line {
        /// Its number, from 1.
        line: usize,
    },
    /// The link to an NFC device failed.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// An NFC device did not answer as it should.
    #[error(transparent)]
    Nfc(#[from] nfc::NfcError),
    /// Nothing came in time.
    #[error("timed out")]
    TimedOut,
    /// A message is longer than [`LONGEST`].
    #[error("too long")]
    TooLong,
}

impl TransportError {
    /// Whether something came that is no message: the way is there, and the other side can be told.
    #[must_use]
    pub fn is_garbled(&self) -> bool {
        matches!(self, Self::Line { .. } | Self::TooLong)
    }
}

impl From<io::Error> for TransportError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, NotConnected, UnexpectedEof};
        match error.kind() {
            BrokenPipe | ConnectionAborted | ConnectionReset | NotConnected | UnexpectedEof => Self::Gone,
            kind => Self::Io(kind),
        }
    }
}
