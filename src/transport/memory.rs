//! Two devices in one program.

use std::sync::mpsc::SyncSender;

use super::mailbox::{Mailbox, Post};
use super::{Kind, Patience, Transport, TransportError};

/// One end of a pair.
#[derive(Debug)]
pub struct Memory {
    to: SyncSender<Post<Vec<u8>>>,
    from: Mailbox<Vec<u8>>,
}

/// Two ends; what one sends, the other receives.
#[must_use]
pub fn pair() -> (Memory, Memory) {
    let ((to_one, one), (to_other, other)) = (Mailbox::new(), Mailbox::new());
    (Memory { to: to_other, from: one }, Memory { to: to_one, from: other })
}

impl Transport for Memory {
    fn send(&mut self, _: Kind, message: &[u8], _: Patience<'_>) -> Result<(), TransportError> {
        self.to.send(Ok(message.to_vec())).map_err(|_| TransportError::Gone)
    }

    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        self.from.fetch(patience)
    }

    fn heard(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        self.from.look()
    }
}
