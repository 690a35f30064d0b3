//! Keys of certificates where RSA is allowed: on the plastic card, and nowhere else in this field.

use super::algorithm::{SignatureAlgorithm, SignedByError};
use super::crl::Crl;
use super::{Certificate, oid};
use crate::crypto::KeyError;
use crate::crypto::digest;
use crate::crypto::key::PublicKey;
use crate::crypto::rsa;
use const_oid::ObjectIdentifier;

/// The key of a certificate: on a curve, or RSA.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AnyKey {
    /// A key of the kinds that mdocs use.
    Curve(PublicKey),
    /// A key of the plastic card of 2016.
    Rsa(rsa::PublicKey),
}

impl AnyKey {
    /// Reads SubjectPublicKeyInfo.
    ///
    /// # Errors
    /// As [`rsa::PublicKey::from_spki_der`] and [`PublicKey::from_spki_der`].
    pub fn from_spki_der(der: &[u8]) -> Result<Self, KeyError> {
        match rsa::PublicKey::from_spki_der(der) {
            Err(KeyError::UnknownAlgorithm(_)) => PublicKey::from_spki_der(der).map(Self::Curve),
            other => other.map(Self::Rsa),
        }
    }
}

/// The RSA algorithms of certificates that are taken; those over SHA-1 and MD5 are not (RFC 4055, 5).
static RSA: [(ObjectIdentifier, digest::Algorithm); 3] = [
    (oid::RSA_SHA256, digest::Algorithm::Sha256),
    (oid::RSA_SHA384, digest::Algorithm::Sha384),
    (oid::RSA_SHA512, digest::Algorithm::Sha512),
];

impl Certificate<'_> {
    /// The key, also where it is RSA.
    ///
    /// # Errors
    /// As [`AnyKey::from_spki_der`].
    pub fn any_public_key(&self) -> Result<AnyKey, KeyError> {
        AnyKey::from_spki_der(self.key_der())
    }

    /// Verifies the signature with the issuer's key, also where that is RSA.
    ///
    /// # Errors
    /// [`SignedByError`].
    pub fn verify_signed_by_any(&self, issuer: &AnyKey) -> Result<(), SignedByError> {
        match issuer {
            AnyKey::Curve(key) => self.verify_signed_by(key),
            AnyKey::Rsa(key) => verify_rsa(key, self.algorithm(), self.signed_bytes(), self.signature()),
        }
    }
}

impl Crl<'_> {
    /// Verifies the signature with the issuer's key, also where that is RSA.
    ///
    /// # Errors
    /// [`SignedByError`].
    pub fn verify_signed_by_any(&self, issuer: &AnyKey) -> Result<(), SignedByError> {
        match issuer {
            AnyKey::Curve(key) => self.verify_signed_by(key),
            AnyKey::Rsa(key) => verify_rsa(key, self.algorithm(), self.signed_bytes(), self.signature()),
        }
    }
}

fn verify_rsa(
    key: &rsa::PublicKey,
    algorithm: SignatureAlgorithm,
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignedByError> {
    let refused = SignedByError::Algorithm(algorithm.oid());
    let SignatureAlgorithm::Other(named) = algorithm else { return Err(refused) };
    let digest = RSA.iter().find(|row| row.0 == named).map(|row| row.1).ok_or(refused)?;
    Ok(key.verify(digest, message, signature)?)
}
