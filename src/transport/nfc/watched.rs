//! A phone as a way to a session: a thread speaks to it, since a chip that does not answer holds up whoever asks it.

use super::reader::Nfc;
use crate::apdu::{Link, LinkError};
use crate::transport::errand::Worker;
use crate::transport::{Kind, Patience, Transport, TransportError};

/// A phone, and the thread that speaks to it. Dropped, it lets go of the reader, unless the phone keeps it waiting.
#[derive(Debug)]
pub struct Watched {
    worker: Worker<Vec<u8>, Option<Vec<u8>>>,
    answer: Option<Vec<u8>>,
}

impl Watched {
    /// Speaks to this phone from now on.
    pub fn over<L: Link + Send + 'static>(mut nfc: Nfc<L>) -> Self {
        Self { worker: Worker::new(move |message: Vec<u8>| nfc.exchange(&message)), answer: None }
    }
}

impl Transport for Watched {
    /// Sends, and takes the answer that comes with it.
    fn send(&mut self, _: Kind, message: &[u8], patience: Patience<'_>) -> Result<(), TransportError> {
        self.answer = None;
        self.answer = self.worker.ask(message.to_vec(), patience).map_err(silent)?;
        Ok(())
    }

    /// The answer to what was sent: it is here already, or there is none.
    fn receive(&mut self, _: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        self.answer.take().ok_or(super::NfcError::Silent.into())
    }
}

/// A phone that says nothing in time is a card that does not answer.
#[must_use]
pub fn silent(error: TransportError) -> TransportError {
    match error {
        TransportError::TimedOut => LinkError::Timeout.into(),
        other => other,
    }
}
