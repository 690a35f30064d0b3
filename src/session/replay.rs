//! A recorded session opened again by whoever holds an ephemeral key of it (ISO/IEC 18013-5, 9.1.1.5).

use super::engagement::DeviceEngagement;
use super::keys::{Opener, SessionKeys, Side};
use super::mac_key::AgreementError;
use super::transcript::SessionTranscript;
use crate::cbor::{Decode as _, Decoder};
use crate::crypto::aead;
use crate::crypto::key::{PublicKey, SigningKey};

/// Messages of one side that are tried out of their order: the counter is not in the message.
const COUNTERS: u32 = 64;

/// The keys of a recorded session, and how many messages of each side were opened.
#[derive(Debug)]
pub struct Replay {
    keys: SessionKeys,
    device: Opener,
    reader: Opener,
}

/// A message that was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// Who sent it.
    pub side: Side,
    /// Which message of that side it is, from 1.
    pub number: u32,
    /// What was encrypted.
    pub plain: Vec<u8>,
}

/// Why a session cannot be replayed with a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReplayError {
    /// The two keys of the session agree on nothing.
    #[error("agreement")]
    Agreement(AgreementError),
    /// The key is neither of the two in the transcript.
    #[error("another key")]
    Stranger,
    /// The transcript is no SessionTranscript, or holds no two keys.
    #[error("transcript")]
    Transcript,
}

/// A message opens with neither key at its place in the session.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("does not open as {reader} of the receiver or {device} of the holder")]
pub struct Shut {
    /// The number it would have as one of the receiver.
    pub reader: u32,
    /// The number it would have as one of the holder.
    pub device: u32,
    /// What it opens as out of its order: a message is missing, or came twice.
    pub elsewhere: Option<(Side, u32)>,
}

impl Replay {
    /// Derives the keys of the session with this transcript; `ours` is the private ephemeral key of either side.
    ///
    /// # Errors
    /// [`ReplayError`].
    pub fn new(transcript: &[u8], ours: &SigningKey) -> Result<Self, ReplayError> {
        let decoder = Decoder::new(transcript);
        let parsed: SessionTranscript<'_> = decoder.whole().map_err(|_| ReplayError::Transcript)?;
        let (reader, device) = ends(&parsed, &decoder).ok_or(ReplayError::Transcript)?;
        let theirs = match ours.public() {
            key if *key == reader => device,
            key if *key == device => reader,
            _ => return Err(ReplayError::Stranger),
        };
        let keys = SessionKeys::derive(ours, &theirs, parsed.bytes).map_err(ReplayError::Agreement)?;
        Ok(Self { device: keys.opener(Side::Device), reader: keys.opener(Side::Reader), keys })
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &SessionKeys {
        &self.keys
    }

    /// Opens the next message, whichever side sent it.
    ///
    /// # Errors
    /// [`Shut`].
    pub fn next(&mut self, sealed: &[u8]) -> Result<Opened, Shut> {
        let (reader, device) = (self.reader.next(), self.device.next());
        if let Ok(plain) = self.device.open(sealed) {
            return Ok(Opened { side: Side::Device, number: device, plain });
        }
        if let Ok(plain) = self.reader.open(sealed) {
            return Ok(Opened { side: Side::Reader, number: reader, plain });
        }
        let elsewhere = self.anywhere(sealed).map(|opened| (opened.side, opened.number));
        Err(Shut { reader, device, elsewhere })
    }

    /// Opens a message that stands alone: its number is found out, up to 64.
    #[must_use]
    pub fn anywhere(&self, sealed: &[u8]) -> Option<Opened> {
        Side::ALL.into_iter().find_map(|side| {
            let cipher = aead::Key::new(self.keys.secret_key(side));
            (1..=COUNTERS).find_map(|number| {
                let plain = cipher.open(side.nonce(number), &[], sealed).ok()?;
                Some(Opened { side, number, plain })
            })
        })
    }
}

/// The public keys of receiver and holder in a transcript.
fn ends<'a>(transcript: &SessionTranscript<'a>, decoder: &Decoder<'a>) -> Option<(PublicKey, PublicKey)> {
    let engagement = decoder.nested(transcript.device_engagement.clone()?).ok()?;
    let engagement = DeviceEngagement::decode(engagement, decoder).ok()?;
    let device = engagement.e_device_key.value.public_key().ok()?;
    let reader = transcript.e_reader_key.as_ref()?.value.public_key().ok()?;
    Some((reader, device))
}
