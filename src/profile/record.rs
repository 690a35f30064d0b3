//! The name of a record and the reasons for its lapse: what issuer and holder must agree on.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::crypto::digest::sha256;
use crate::crypto::key::PublicKey;

/// The id of a record: SHA-256 of its MobileSecurityObjectBytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId([u8; 32]);

impl RecordId {
    /// The id of the record with these MobileSecurityObjectBytes: the whole item, tag 24 and byte string head included.
    #[must_use]
    pub fn of_mso_bytes(bytes: &[u8]) -> Self {
        Self(sha256(bytes))
    }

    /// The id that is this digest.
    #[must_use]
    pub fn of_digest(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// The digest.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecordId({self})")
    }
}

impl FromStr for RecordId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let prefix: IdPrefix = text.parse()?;
        let bytes = hex::decode(prefix.as_str()).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(IdError::Length { digits: prefix.as_str().len() })
    }
}

impl TryFrom<String> for RecordId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.to_string()
    }
}

/// The beginning of a record id, as a person types it: 1 to 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct IdPrefix(String);

impl IdPrefix {
    /// The digits, in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether an id begins with these digits.
    #[must_use]
    pub fn fits(&self, id: &RecordId) -> bool {
        id.to_string().starts_with(&self.0)
    }
}

impl FromStr for IdPrefix {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if let Some(position) = text.chars().position(|c| !c.is_ascii_hexdigit()) {
            return Err(IdError::NotHex { position });
        }
        let digits = text.len();
        if digits == 0 || digits > 64 {
            return Err(IdError::Length { digits });
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}

impl fmt::Display for IdPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a device key: SHA-256 of its SubjectPublicKeyInfo in DER.
///
/// The same as `openssl pkey -pubin -outform DER | sha256sum` says of the public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Thumbprint([u8; 32]);

impl Thumbprint {
    /// The name of a key.
    #[must_use]
    pub fn of(key: &PublicKey) -> Self {
        Self(sha256(&key.to_spki_der()))
    }

    /// The name that is this digest.
    #[must_use]
    pub fn of_digest(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// The digest.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Thumbprint({self})")
    }
}

impl FromStr for Thumbprint {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse::<RecordId>().map(|id| Self(id.0))
    }
}

impl TryFrom<String> for Thumbprint {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<Thumbprint> for String {
    fn from(id: Thumbprint) -> Self {
        id.to_string()
    }
}

/// Why a text names no record, and no key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IdError {
    /// A whole id has 64 digits, a prefix 1 to 64.
    #[error("length {digits}")]
    Length {
        /// How many digits it has.
        digits: usize,
    },
    /// A character is no hexadecimal digit.
    #[error("not hexadecimal at {position}")]
    NotHex {
        /// The first such character, counted from 0.
        position: usize,
    },
}

/// Why a record lost its effect (番号法18条の2(9)).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LapseReason {
    /// The card or its signing certificate lapsed; a change of name or address does that too.
    CardLapsed,
    /// Its validity ended; only this one is followed by a renewal (18条の2(11)).
    Expired,
    /// The holder gave notice: device lost, medium unusable (18条の2(8)).
    HolderNotice,
    /// An entry was found wrong or missing.
    RecordError,
    /// A case of the ministry ordinance.
    Other,
}

impl LapseReason {
    /// Every reason, in the order of the law.
    pub const ALL: [Self; 5] = [Self::CardLapsed, Self::Expired, Self::HolderNotice, Self::RecordError, Self::Other];

    /// Its fixed word, as in `--reason` and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::CardLapsed => "card-lapsed",
            Self::Expired => "expired",
            Self::HolderNotice => "holder-notice",
            Self::RecordError => "record-error",
            Self::Other => "other",
        }
    }

    /// The reason of that word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

#[cfg(test)]
mod tests;
