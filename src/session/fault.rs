//! What ends a session before its time.

use super::mac_key::AgreementError;
use super::message::{SessionData, SessionStatus};
use crate::cbor;
use crate::cose::{Key, KeyFault};
use crate::crypto::key::PublicKey;
use crate::report::Case;

/// Why a session cannot go on.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The two ephemeral keys agree on nothing.
    #[error("agreement")]
    Agreement(AgreementError),
    /// A cipher suite that is not the standard's only one.
    #[error("cipher suite {0}")]
    CipherSuite(i64),
    /// A message is no CBOR, or not of the form it should have.
    #[error("message {kind}")]
    Decode {
        /// The structure that was expected.
        kind: &'static str,
        /// What is wrong, and where.
        error: cbor::Error,
    },
    /// A message with neither data nor status.
    #[error("empty")]
    Empty,
    /// More messages than one key may seal.
    #[error("exhausted")]
    Exhausted,
    /// The ephemeral key is no point of its curve.
    #[error("key")]
    Key(KeyFault),
    /// A message could not be decrypted.
    #[error("message {number} is not authentic")]
    NotAuthentic {
        /// The number it should have.
        number: u32,
    },
    /// The ephemeral key came with its private part: whoever overhears can read all that follows.
    #[error("private part")]
    PrivatePart,
    /// A second SessionEstablishment.
    #[error("established twice")]
    Twice {
        /// Whether its bytes are those of the first.
        same: bool,
    },
    /// An engagement of another major version.
    #[error("version {0}")]
    Version(String),
}

impl Fault {
    /// The status to send to the other side.
    #[must_use]
    pub fn status(&self) -> SessionStatus {
        match self {
            Self::Decode { .. } | Self::Empty => SessionStatus::DecodingError,
            Self::Exhausted => SessionStatus::Termination,
            _ => SessionStatus::EncryptionError,
        }
    }

    /// The message that tells the other side.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        SessionData::encode(None, Some(self.status()))
    }

    /// The cases it can speak for.
    #[must_use]
    pub fn cases(&self) -> Vec<Case> {
        match self {
            Self::Agreement(AgreementError::CurvesDiffer { .. } | AgreementError::Unsupported(_)) => vec![Case(112)],
            Self::Agreement(AgreementError::Agreement) | Self::Key(KeyFault::Point(_)) => vec![Case(113)],
            Self::CipherSuite(_) => vec![Case(114)],
            Self::Decode { error, .. } => error.kind.case().into_iter().chain([Case(110)]).collect(),
            Self::Key(_) => vec![Case(112), Case(113)],
            Self::NotAuthentic { .. } => vec![Case(107), Case(108), Case(109)],
            Self::Twice { same: true } => vec![Case(107)],
            Self::Twice { same: false } => vec![Case(125)],
            Self::Version(_) => vec![Case(14)],
            Self::Empty | Self::Exhausted | Self::PrivatePart => Vec::new(),
        }
    }
}

/// The ephemeral key of the other side.
pub(super) fn session_key(key: &Key<'_>) -> Result<PublicKey, Fault> {
    if key.has_private_part {
        return Err(Fault::PrivatePart);
    }
    key.public_key().map_err(Fault::Key)
}
