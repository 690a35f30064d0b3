//! SKReader and SKDevice, what the messages of a session are encrypted with (ISO/IEC 18013-5, 9.1.1.5).

use zeroize::Zeroizing;

use super::mac_key::{AgreementError, agree, transcript_salt};
use crate::crypto::aead::{self, NotAuthentic};
use crate::crypto::hkdf;
use crate::crypto::key::{PublicKey, SigningKey};

/// Who sends a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// The holder's device, with SKDevice.
    Device,
    /// The receiver, with SKReader.
    Reader,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Reader, Self::Device];

    /// The name of its key, and the info that derives it.
    #[must_use]
    pub fn key_name(self) -> &'static str {
        match self {
            Self::Device => "SKDevice",
            Self::Reader => "SKReader",
        }
    }

    /// The nonce of its message with this number: eight bytes that say who sends, four that count.
    #[must_use]
    pub fn nonce(self, counter: u32) -> aead::Nonce {
        let mut nonce = [0; 12];
        nonce[7] = u8::from(self == Self::Device);
        nonce[8..].copy_from_slice(&counter.to_be_bytes());
        nonce
    }
}

/// The two keys of a session.
pub struct SessionKeys {
    reader: Zeroizing<[u8; 32]>,
    device: Zeroizing<[u8; 32]>,
}

impl SessionKeys {
    /// Derives them from one's own ephemeral key and the other side's; `transcript` is the SessionTranscript array.
    ///
    /// # Errors
    /// If the two cannot agree on a secret (cases N112, N113).
    pub fn derive(ours: &SigningKey, theirs: &PublicKey, transcript: &[u8]) -> Result<Self, AgreementError> {
        let (shared, salt) = (agree(ours, theirs)?, transcript_salt(transcript));
        let key = |side: Side| hkdf::sha256_key(&shared, &salt, side.key_name().as_bytes());
        Ok(Self { reader: key(Side::Reader), device: key(Side::Device) })
    }

    /// The key of one side; for showing it to whoever asks for it by name.
    #[must_use]
    pub fn secret_key(&self, side: Side) -> &[u8; 32] {
        match side {
            Side::Device => &self.device,
            Side::Reader => &self.reader,
        }
    }

    /// What this side seals its messages with.
    #[must_use]
    pub fn sealer(&self, side: Side) -> Sealer {
        Sealer(Counted::new(self, side))
    }

    /// What the messages of this side are opened with.
    #[must_use]
    pub fn opener(&self, side: Side) -> Opener {
        Opener(Counted::new(self, side))
    }
}

impl std::fmt::Debug for SessionKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[elided]")
    }
}

/// A key that never sees one number twice.
#[derive(Debug)]
struct Counted {
    key: aead::Key,
    side: Side,
    next: u32,
}

impl Counted {
    fn new(keys: &SessionKeys, side: Side) -> Self {
        Self { key: aead::Key::new(keys.secret_key(side)), side, next: 1 }
    }
}

/// The key has sealed as many messages as it may.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("exhausted")]
pub struct Exhausted;

/// Seals messages of one side, the first with number 1.
#[derive(Debug)]
pub struct Sealer(Counted);

impl Sealer {
    /// The ciphertext of the next message, and its tag.
    ///
    /// # Errors
    /// [`Exhausted`] after 2^32 - 2 messages.
    pub fn seal(&mut self, plain: &[u8]) -> Result<Vec<u8>, Exhausted> {
        let Counted { key, side, next } = &mut self.0;
        let after = next.checked_add(1).ok_or(Exhausted)?;
        let sealed = key.seal(side.nonce(*next), &[], plain);
        *next = after;
        Ok(sealed)
    }
}

/// Opens messages of one side in the order in which they were sealed.
#[derive(Debug)]
pub struct Opener(Counted);

impl Opener {
    /// The number the next message must have.
    #[must_use]
    pub fn next(&self) -> u32 {
        self.0.next
    }

    /// Opens the next message.
    ///
    /// # Errors
    /// [`NotAuthentic`] where anything differs: the number, the side, the key, a bit (cases N107, N108, N109).
    pub fn open(&mut self, sealed: &[u8]) -> Result<Vec<u8>, NotAuthentic> {
        let Counted { key, side, next } = &mut self.0;
        let after = next.checked_add(1).ok_or(NotAuthentic)?;
        let plain = key.open(side.nonce(*next), &[], sealed)?;
        *next = after;
        Ok(plain)
    }
}
