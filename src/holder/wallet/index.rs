use std::path::Path;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{NoticePlace, WalletError};
use crate::profile::{LapseReason, RecordId, Thumbprint};

const VERSION: u64 = 1;

/// What `wallet.json` says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Index {
    version: u64,
    pub(super) records: Vec<StoredRecord>,
    pub(super) keys: Vec<StoredKey>,
}

/// A record in the wallet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredRecord {
    /// Its id.
    pub id: RecordId,
    /// Its document type.
    pub doc_type: String,
    /// The device key it is issued to.
    pub device_key: Thumbprint,
    /// The beginning of its validity.
    #[serde(with = "rfc3339")]
    pub valid_from: OffsetDateTime,
    /// The end of its validity.
    #[serde(with = "rfc3339")]
    pub valid_until: OffsetDateTime,
    /// Where its notices are looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notices: Option<NoticePlace>,
    /// Its lapse, once the holder knows of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead: Option<Dead>,
}

/// The lapse of a record, as its notice said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dead {
    /// Why.
    pub reason: LapseReason,
    /// When.
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
}

/// A device key in the wallet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredKey {
    /// Its name.
    pub thumbprint: Thumbprint,
    /// What it does; none before its first use.
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    pub bound: Option<KeyUse>,
}

/// What a device key does, for all its life.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyUse {
    /// It agrees on MAC keys.
    Mac,
    /// It signs.
    Signature,
}

impl KeyUse {
    /// Its fixed word, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mac => "mac",
            Self::Signature => "signature",
        }
    }
}

impl Index {
    /// The index of an empty wallet.
    pub(super) fn empty() -> Self {
        Self { version: VERSION, records: vec![], keys: vec![] }
    }

    pub(super) fn read(path: &Path) -> Result<Self, WalletError> {
        let bytes = std::fs::read(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
                WalletError::NotAWallet { folder: path.parent().unwrap_or(path).to_owned() }
            }
            _ => WalletError::Io { path: path.to_owned(), source },
        })?;
        let damaged = |error: serde_json::Error| WalletError::Damaged {
            path: path.to_owned(),
            line: error.line(),
            column: error.column(),
        };
        let head: Head = serde_json::from_slice(&bytes).map_err(damaged)?;
        if head.version != VERSION {
            return Err(WalletError::Version { found: head.version, known: VERSION });
        }
        serde_json::from_slice(&bytes).map_err(damaged)
    }

    pub(super) fn to_json(&self) -> Vec<u8> {
        // safe: only strings, numbers and lists; nothing of it can fail
        let mut json = serde_json::to_vec_pretty(self).expect("plain data");
        json.push(b'\n');
        json
    }
}

/// The part of an index that every version has.
#[derive(Deserialize)]
struct Head {
    version: u64,
}

mod rfc3339 {
    use serde::{Deserialize as _, Deserializer, Serializer, de, ser};
    use time::OffsetDateTime;
    use time::format_description::well_known::Rfc3339;

    pub(super) fn serialize<S: Serializer>(time: &OffsetDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&time.format(&Rfc3339).map_err(ser::Error::custom)?)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<OffsetDateTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        OffsetDateTime::parse(&text, &Rfc3339).map_err(de::Error::custom)
    }
}
