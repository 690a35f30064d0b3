//! The holder's side of a session, a type for each state (ISO/IEC 18013-5, 9.1.1.4).
//!
//! ```text
//! Engaged ── SessionEstablishment ──▶ Asked ── answer ──▶ Idle ── SessionData ──▶ Asked …
//! ```
//! Bytes in, bytes out: whatever carries them lies above. A state that is dropped takes its keys with it.

use super::fault::{Fault, session_key};
use super::keys::{SessionKeys, Side};
use super::line::Line;
use super::meeting::Meeting;
use super::message::{SessionData, SessionEstablishment, SessionStatus};
use crate::cbor::Decoder;
use crate::crypto::digest::sha256;
use crate::crypto::key::{PublicKey, SigningKey};

/// An engagement was shown; nobody has answered it yet.
#[derive(Debug)]
pub struct Engaged {
    key: SigningKey,
    engagement: Vec<u8>,
    meeting: Meeting,
}

/// A request was received and waits for its answer.
#[derive(Debug)]
pub struct Asked {
    request: Vec<u8>,
    compressed: bool,
    idle: Idle,
}

/// The session is established, and nothing is asked at the moment.
#[derive(Debug)]
pub struct Idle {
    line: Line,
    e_reader_key: PublicKey,
    first: [u8; 32],
}

/// What a message was.
#[derive(Debug)]
pub enum Heard {
    /// A further request.
    Asked(Box<Asked>),
    /// The receiver has ended the session.
    Ended(SessionStatus),
}

impl Engaged {
    /// The holder who shows this DeviceEngagement, with the secret key behind EDeviceKey.
    #[must_use]
    pub fn new(key: SigningKey, engagement: Vec<u8>, meeting: Meeting) -> Self {
        Self { key, engagement, meeting }
    }

    /// The same holder, met once more: a phone may be tapped twice before anybody asks.
    #[must_use]
    pub fn met(self, meeting: Meeting) -> Self {
        Self { meeting, ..self }
    }

    /// The message that says that no session begins.
    #[must_use]
    pub fn end(self, status: SessionStatus) -> Vec<u8> {
        SessionData::encode(None, Some(status))
    }

    /// Takes the receiver's first message.
    ///
    /// # Errors
    /// [`Fault`]; its message is to be sent, and the session is over.
    pub fn receive(self, message: &[u8]) -> Result<Asked, Fault> {
        let decode = |error| Fault::Decode { kind: "SessionEstablishment", error };
        let established: SessionEstablishment<'_> = Decoder::new(message).whole().map_err(decode)?;
        let key = &established.e_reader_key.value;
        let (e_reader_key, compressed) = (session_key(key)?, key.is_compressed());
        let transcript = self.meeting.transcript(&self.engagement, established.e_reader_key.bytes());
        let keys = SessionKeys::derive(&self.key, &e_reader_key, &transcript).map_err(Fault::Agreement)?;
        let mut line = Line::new(&keys, Side::Device, transcript);
        let request = line.open(&established.data)?;
        Ok(Asked { request, compressed, idle: Idle { line, e_reader_key, first: sha256(message) } })
    }
}

impl Asked {
    /// The DeviceRequest, decrypted.
    #[must_use]
    pub fn request(&self) -> &[u8] {
        &self.request
    }

    /// The SessionTranscript array.
    #[must_use]
    pub fn transcript(&self) -> &[u8] {
        &self.idle.line.transcript
    }

    /// The receiver's ephemeral key.
    #[must_use]
    pub fn e_reader_key(&self) -> &PublicKey {
        &self.idle.e_reader_key
    }

    /// Whether the ephemeral key came with this request, and compressed, which the standard allows to the holder alone. It
    /// names the same point, and the transcript has it as it came: nothing is gained by refusing it.
    #[must_use]
    pub fn has_compressed_key(&self) -> bool {
        self.compressed
    }

    /// The message with a DeviceResponse; the session goes on.
    ///
    /// # Errors
    /// [`Fault::Exhausted`].
    pub fn answer(mut self, response: &[u8]) -> Result<(Idle, Vec<u8>), Fault> {
        let sealed = self.idle.line.seal(response)?;
        Ok((self.idle, SessionData::encode(Some(&sealed), None)))
    }

    /// The message with a DeviceResponse that is the last one.
    ///
    /// # Errors
    /// [`Fault::Exhausted`].
    pub fn answer_and_end(mut self, response: &[u8]) -> Result<Vec<u8>, Fault> {
        let sealed = self.idle.line.seal(response)?;
        Ok(SessionData::encode(Some(&sealed), Some(SessionStatus::Termination)))
    }

    /// The message that ends the session without an answer.
    #[must_use]
    pub fn end(self, status: SessionStatus) -> Vec<u8> {
        SessionData::encode(None, Some(status))
    }
}

impl Idle {
    /// Takes the receiver's next message.
    ///
    /// # Errors
    /// [`Fault`]; its message is to be sent, and the session is over.
    pub fn receive(mut self, message: &[u8]) -> Result<Heard, Fault> {
        if SessionEstablishment::is_meant(message) {
            return Err(Fault::Twice { same: sha256(message) == self.first });
        }
        let opened = self.line.receive(message)?;
        match (opened.plain, opened.status) {
            (_, Some(status)) => Ok(Heard::Ended(status)),
            (Some(request), None) => Ok(Heard::Asked(Box::new(Asked { request, compressed: false, idle: self }))),
            (None, None) => Err(Fault::Empty),
        }
    }

    /// The message that ends the session.
    #[must_use]
    pub fn end(self, status: SessionStatus) -> Vec<u8> {
        SessionData::encode(None, Some(status))
    }
}
