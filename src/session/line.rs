//! What both sides of an established session have: keys that count, the transcript, one way to read SessionData.

use super::fault::Fault;
use super::keys::{Opener, Sealer, SessionKeys, Side};
use super::message::{SessionData, SessionStatus};
use crate::cbor::Decoder;

/// An encrypted line to the other side. Dropping it wipes its keys.
#[derive(Debug)]
pub(super) struct Line {
    sealer: Sealer,
    opener: Opener,
    pub(super) transcript: Vec<u8>,
}

/// A message of the other side, opened.
pub(super) struct Opened {
    pub(super) plain: Option<Vec<u8>>,
    pub(super) status: Option<SessionStatus>,
}

impl Line {
    pub(super) fn new(keys: &SessionKeys, ours: Side, transcript: Vec<u8>) -> Self {
        let theirs = if ours == Side::Reader { Side::Device } else { Side::Reader };
        Self { sealer: keys.sealer(ours), opener: keys.opener(theirs), transcript }
    }

    pub(super) fn seal(&mut self, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        self.sealer.seal(plain).map_err(|_| Fault::Exhausted)
    }

    pub(super) fn open(&mut self, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        let number = self.opener.next();
        self.opener.open(sealed).map_err(|_| Fault::NotAuthentic { number })
    }

    /// Reads a SessionData and opens what is in it.
    pub(super) fn receive(&mut self, message: &[u8]) -> Result<Opened, Fault> {
        let decoded = Decoder::new(message).whole::<SessionData<'_>>();
        let SessionData { data, status } = decoded.map_err(|error| Fault::Decode { kind: "SessionData", error })?;
        if data.is_none() && status.is_none() {
            return Err(Fault::Empty);
        }
        let plain = data.map(|sealed| self.open(&sealed)).transpose()?;
        Ok(Opened { plain, status })
    }
}
