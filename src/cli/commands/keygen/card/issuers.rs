//! The three authorities behind a card.

use std::path::PathBuf;

use time::OffsetDateTime;
use zeroize::Zeroizing;

use super::fault;
use crate::card::jpki::Purpose;
use crate::card::jpki::make::{Authority, KEY_BITS, make_authority};
use crate::card::virtual_card::make::{Issuers, MakeError, make_root};
use crate::cli::error::CommandError;
use crate::crypto::rng::Rng;
use crate::crypto::rsa::PrivateKey;
use crate::issuer::world::{World, WorldError, WorldFile, load_certificate};
use crate::x509::OwnedCertificate;

/// Names of their files in a world: root of card-verifiable certificates, 署名用, 利用者証明用.
const NAMES: [&str; 3] = ["card-ca", "jpki-sign-ca", "jpki-auth-ca"];

/// An authority with an RSA key.
struct Pair {
    key: PrivateKey,
    certificate: OwnedCertificate,
}

/// Gives a random source for a purpose.
pub(super) type Sources<'s> = dyn FnMut(&str) -> Result<Box<dyn Rng>, CommandError> + 's;

/// The three authorities, in the order of [`NAMES`].
pub(super) struct Authorities([Pair; 3]);

impl Authorities {
    /// Makes them, valid from then on.
    pub(super) fn new(from: OffsetDateTime, sources: &mut Sources<'_>) -> Result<Self, CommandError> {
        let mut pair = |place: usize| {
            let mut rng = sources(&format!("world {}", NAMES[place]))?;
            let key = PrivateKey::generate(KEY_BITS, &mut *rng);
            let key = key.map_err(|error| CommandError::issue(&error.into()))?;
            let certificate = match place {
                0 => make_root(&key, from, &mut *rng),
                1 => make_authority(Purpose::Sign, &key, from, &mut *rng).map_err(MakeError::from),
                _ => make_authority(Purpose::Auth, &key, from, &mut *rng).map_err(MakeError::from),
            };
            let certificate = certificate.map_err(|error| fault::made(NAMES[place], &fault::Fault::Make(error)))?;
            Ok(Pair { key, certificate })
        };
        Ok(Self([pair(0)?, pair(1)?, pair(2)?]))
    }

    /// Reads them from a world.
    pub(super) fn load(world: &World) -> Result<Self, CommandError> {
        let pair = |name: &'static str| load(world, name).map_err(|error| CommandError::world(&error));
        let [card, sign, auth] = NAMES;
        Ok(Self([pair(card)?, pair(sign)?, pair(auth)?]))
    }

    /// Their files.
    pub(super) fn files(&self) -> Vec<WorldFile> {
        let of = |(name, pair): (&&str, &Pair)| {
            let certificate = Zeroizing::new(pair.certificate.to_pem().into_bytes());
            let key = Zeroizing::new(pair.key.to_pkcs8_pem().as_bytes().to_vec());
            [
                WorldFile { name: format!("{name}.pem"), bytes: certificate, private: false },
                WorldFile { name: format!("{name}.key"), bytes: key, private: true },
            ]
        };
        NAMES.iter().zip(&self.0).flat_map(of).collect()
    }

    /// Lends them to the making of a card.
    pub(super) fn with<T>(&self, make: impl FnOnce(Issuers<'_>) -> T) -> T {
        let [card, sign, auth] = &self.0;
        let (sign_view, auth_view) = (sign.certificate.view(), auth.certificate.view());
        make(Issuers {
            card: &card.key,
            sign: Authority { certificate: &sign_view, key: &sign.key },
            auth: Authority { certificate: &auth_view, key: &auth.key },
        })
    }
}

/// The authority of 署名用 certificates of a world: its certificate and key.
///
/// # Errors
/// The world has none.
pub(in crate::cli::commands) fn sign_authority(world: &World) -> Result<(OwnedCertificate, PrivateKey), WorldError> {
    load(world, NAMES[1]).map(|pair| (pair.certificate, pair.key))
}

fn load(world: &World, name: &'static str) -> Result<Pair, WorldError> {
    let (path, pem): (PathBuf, PathBuf) = (world.path(&format!("{name}.key")), world.path(&format!("{name}.pem")));
    if !path.is_file() {
        let folder = path.parent().unwrap_or(&path).to_owned();
        return Err(WorldError::NotAWorld { path: folder, missing: name });
    }
    let text = std::fs::read_to_string(&path).map(Zeroizing::new);
    let text = text.map_err(|source| WorldError::Io { path: path.clone(), source })?;
    let key = PrivateKey::from_pkcs8_pem(&text).map_err(|source| WorldError::Key { path, source })?;
    let certificate = load_certificate(&pem)?;
    if certificate.view().computed_key_identifier() == key.public().key_identifier() {
        Ok(Pair { key, certificate })
    } else {
        Err(WorldError::KeyDiffers { path: pem })
    }
}
