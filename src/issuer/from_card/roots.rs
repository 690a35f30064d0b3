//! Whom a mock issuer trusts: the authorities of its world, and nobody real.

use std::path::PathBuf;

use crate::card::authenticity;
use crate::card::jpki::chain;
use crate::card::jpki::{JpkiCertificate, ReadError};
use crate::issuer::world::{World, WorldError, load_certificate};
use crate::x509::{AnyKey, OwnedCertificate};

/// The certificate of the authority for 署名用 certificates in a world, and what its revocation list is called.
pub const SIGN_CA: &str = "jpki-sign-ca";
/// The certificate of the key that signs the files of cards in a world.
const CARD_CA: &str = "card-ca";

/// The roots of a world.
#[derive(Debug)]
pub struct Roots {
    pub(super) card: authenticity::Roots,
    pub(super) jpki: chain::Roots,
    pub(super) authority: OwnedCertificate,
}

/// Why a world's roots cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RootsError {
    /// The key of the card's issuer is not RSA.
    #[error("card-ca")]
    CardKey {
        /// Its file.
        path: PathBuf,
    },
    /// The certificate is no authority of a mock JPKI.
    #[error("jpki")]
    Jpki {
        /// Its file.
        path: PathBuf,
        /// Why not, where it is none of the JPKI at all.
        source: Option<ReadError>,
    },
    /// A file of the world.
    #[error(transparent)]
    World(#[from] WorldError),
}

impl Roots {
    /// Reads them.
    ///
    /// # Errors
    /// [`RootsError`].
    pub fn of_world(world: &World) -> Result<Self, RootsError> {
        let path = world.path(&format!("{CARD_CA}.pem"));
        let card = load_certificate(&path)?;
        let Ok(AnyKey::Rsa(key)) = card.view().any_public_key() else { return Err(RootsError::CardKey { path }) };
        let mut jpki = chain::Roots::published();
        let mut sign = None;
        for name in [SIGN_CA, "jpki-auth-ca"] {
            let path = world.path(&format!("{name}.pem"));
            let certificate = load_certificate(&path)?;
            jpki = with(jpki, &certificate, path)?;
            sign = sign.or(Some(certificate));
        }
        let authority = sign.unwrap_or(card); // safe: the loop above has set it
        Ok(Self { card: authenticity::Roots::with_mock(key), jpki, authority })
    }

    /// The authority for 署名用 certificates.
    #[must_use]
    pub fn authority(&self) -> &OwnedCertificate {
        &self.authority
    }
}

fn with(roots: chain::Roots, certificate: &OwnedCertificate, path: PathBuf) -> Result<chain::Roots, RootsError> {
    match JpkiCertificate::new(certificate.view()) {
        Err(source) => Err(RootsError::Jpki { path, source: Some(source) }),
        Ok(read) => roots.with_mock(&read).map_err(|_| RootsError::Jpki { path, source: None }),
    }
}
