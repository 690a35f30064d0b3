//! The receiver's side of a session, a type for each state (ISO/IEC 18013-5, 9.1.1.4).
//!
//! ```text
//! Met ── establish ──▶ Waiting ── SessionData ──▶ Answered ── ask ──▶ Waiting …
//! ```
//! Bytes in, bytes out: whatever carries them lies above. A state that is dropped takes its keys with it.

use super::engagement::{DeviceEngagement, Understands};
use super::fault::{Fault, session_key};
use super::keys::{SessionKeys, Side};
use super::line::Line;
use super::meeting::Meeting;
use super::message::{SessionData, SessionEstablishment, SessionStatus};
use crate::cbor::{Decoder, Encode as _, Writer};
use crate::crypto::KeyError;
use crate::crypto::key::{Curve, SigningKey};
use crate::mdoc::major_version;

/// The standard's only cipher suite.
pub const CIPHER_SUITE: i64 = 1;

/// The engagement was read; nothing was sent yet. What will be signed can be, since the transcript is known.
#[derive(Debug)]
pub struct Met {
    line: Line,
    key: SigningKey,
    e_reader_key_bytes: Vec<u8>,
    understands: Understands,
}

/// A request was sent.
#[derive(Debug)]
pub struct Waiting {
    line: Line,
}

/// Nothing is asked at the moment.
#[derive(Debug)]
pub struct Open {
    line: Line,
}

/// What a message was.
#[derive(Debug)]
pub enum Heard {
    /// A DeviceResponse.
    Answer {
        /// Its bytes, decrypted.
        response: Vec<u8>,
        /// The session, where the holder has not ended it.
        open: Option<Open>,
        /// The status that came with it; any but termination contradicts the data (case N111).
        status: Option<SessionStatus>,
    },
    /// The holder has ended the session without an answer.
    Ended(SessionStatus),
}

impl Met {
    /// Answers a DeviceEngagement with an ephemeral key that `generate` makes on the holder's curve. A request of version 1
    /// needs an engagement of version 1 (8.2.1); an unknown minor version is read on.
    ///
    /// # Errors
    /// [`Fault`]; nothing was sent, and nothing is to be.
    pub fn new(
        engagement: &[u8],
        meeting: &Meeting,
        generate: impl FnOnce(Curve) -> Result<SigningKey, KeyError>,
    ) -> Result<Self, Fault> {
        let decode = |error| Fault::Decode { kind: "DeviceEngagement", error };
        let read: DeviceEngagement<'_> = Decoder::new(engagement).whole().map_err(decode)?;
        if major_version(&read.version) != Some(1) {
            return Err(Fault::Version(read.version.into_owned()));
        }
        if read.cipher_suite != CIPHER_SUITE {
            return Err(Fault::CipherSuite(read.cipher_suite));
        }
        let theirs = session_key(&read.e_device_key.value)?;
        let key = generate(theirs.curve()).map_err(|error| Fault::Agreement(error.into()))?;
        let mut writer = Writer::new();
        writer.tag24(&key.public().to_cbor());
        let e_reader_key_bytes = writer.finish();
        let transcript = meeting.transcript(engagement, &e_reader_key_bytes);
        let keys = SessionKeys::derive(&key, &theirs, &transcript).map_err(Fault::Agreement)?;
        let understands = read.understands();
        Ok(Self { line: Line::new(&keys, Side::Reader, transcript), key, e_reader_key_bytes, understands })
    }

    /// What the holder's device says it understands of the second edition.
    #[must_use]
    pub fn understands(&self) -> Understands {
        self.understands
    }

    /// The SessionTranscript array.
    #[must_use]
    pub fn transcript(&self) -> &[u8] {
        &self.line.transcript
    }

    /// The ephemeral key; a MAC is checked with it.
    #[must_use]
    pub fn e_reader_key(&self) -> &SigningKey {
        &self.key
    }

    /// The first message, with a DeviceRequest. The ephemeral key goes to whoever will check the answer.
    ///
    /// # Errors
    /// [`Fault::Exhausted`].
    pub fn establish(mut self, request: &[u8]) -> Result<(Waiting, SigningKey, Vec<u8>), Fault> {
        let sealed = self.line.seal(request)?;
        let message = SessionEstablishment::encode(&self.e_reader_key_bytes, &sealed);
        Ok((Waiting { line: self.line }, self.key, message))
    }
}

impl Waiting {
    /// Takes the holder's message.
    ///
    /// # Errors
    /// [`Fault`]; its message is to be sent, and the session is over.
    pub fn receive(mut self, message: &[u8]) -> Result<Heard, Fault> {
        let opened = self.line.receive(message)?;
        match (opened.plain, opened.status) {
            (Some(response), status) => {
                let open = status.is_none().then_some(Open { line: self.line });
                Ok(Heard::Answer { response, open, status })
            }
            (None, Some(status)) => Ok(Heard::Ended(status)),
            (None, None) => Err(Fault::Empty),
        }
    }

    /// The message that ends the session without waiting any longer.
    #[must_use]
    pub fn end(self, status: SessionStatus) -> Vec<u8> {
        SessionData::encode(None, Some(status))
    }
}

impl Open {
    /// The message with a further DeviceRequest.
    ///
    /// # Errors
    /// [`Fault::Exhausted`].
    pub fn ask(mut self, request: &[u8]) -> Result<(Waiting, Vec<u8>), Fault> {
        let sealed = self.line.seal(request)?;
        Ok((Waiting { line: self.line }, SessionData::encode(Some(&sealed), None)))
    }

    /// The message that ends the session.
    #[must_use]
    pub fn end(self) -> Vec<u8> {
        SessionData::encode(None, Some(SessionStatus::Termination))
    }
}
