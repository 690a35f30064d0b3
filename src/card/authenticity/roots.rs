//! The issuers' keys that are known.

use super::published::{EXPONENT, PUBLISHED};
use super::{Failure, Outcome, Reason};
use crate::card::file::KeyId;
use crate::card::table::AppId;
use crate::crypto::rsa::PublicKey;

/// Name of the mock issuer's key for the 券面事項入力補助AP. Real ones begin with 5, those of the test hierarchy with 6.
pub const MOCK_TEXT: KeyId = KeyId::new(b"9000033", b"001", [0; 4]);
/// Name of the mock issuer's key for the 券面事項確認AP.
pub const MOCK_VISUAL: KeyId = KeyId::new(b"9000023", b"001", [0; 4]);
/// Name of the mock issuer's key for the certificates of the card itself.
pub const MOCK_ISD: KeyId = KeyId::new(b"9000020", b"001", [0; 4]);

/// Where an issuer's key comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A mock world.
    Mock,
    /// J-LIS; the key is likely theirs, and published by others only.
    Production,
    /// The hierarchy for test cards, which are nobody's.
    Test,
}

/// The issuers' keys to check against: the published ones, and that of a mock world where it is handed in.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    mock: Option<PublicKey>,
}

/// What is known of an issuer's key.
pub(super) enum Found {
    /// It is that of a mock world, and none was handed in.
    NoMockRoot,
    /// It is this key.
    Root(PublicKey, Origin),
    /// Nothing: no key of this name for this application.
    Unknown,
}

impl Roots {
    /// The published keys only.
    #[must_use]
    pub fn published() -> Self {
        Self::default()
    }

    /// The published keys, and that of a mock world.
    #[must_use]
    pub fn with_mock(key: PublicKey) -> Self {
        Self { mock: Some(key) }
    }

    /// What an issuer means that nobody knows: where a world was handed in, the card is not one of it.
    pub(super) fn unknown(&self) -> Outcome {
        match self.mock {
            Some(_) => Outcome::Failed(Failure::UnknownIssuer),
            None => Outcome::Skipped(Reason::UnknownIssuer),
        }
    }

    /// The key of this name, if it may sign for this application.
    pub(super) fn find(&self, app: AppId, name: KeyId) -> Found {
        if [(AppId::Text, MOCK_TEXT), (AppId::Visual, MOCK_VISUAL), (AppId::Isd, MOCK_ISD)].contains(&(app, name)) {
            return self.mock.clone().map_or(Found::NoMockRoot, |key| Found::Root(key, Origin::Mock));
        }
        let row = PUBLISHED.iter().find(|row| row.app == app && row.name == name);
        let key = row.and_then(|row| {
            let modulus = hex::decode(row.modulus).ok()?;
            Some((PublicKey::from_numbers(&modulus, &EXPONENT).ok()?, row.origin))
        });
        key.map_or(Found::Unknown, |(key, origin)| Found::Root(key, origin))
    }
}
