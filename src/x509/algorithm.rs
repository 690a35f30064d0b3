//! The algorithms that sign certificates, revocation lists and requests.

use const_oid::ObjectIdentifier;
use der::Tag;

use super::error::{Error, ErrorKind};
use super::oid;
use super::tlv::Item;
use crate::crypto::digest;
use crate::crypto::key::PublicKey;
use crate::crypto::signature::{SignatureError, verify_der};

/// The algorithm of a signature on a certificate or revocation list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignatureAlgorithm {
    /// ECDSA with this digest.
    Ecdsa(digest::Algorithm),
    /// Ed25519.
    Ed25519,
    /// Ed448, which is only named.
    Ed448,
    /// Any other; no profile of this field allows it (RSA, SHA-1).
    Other(ObjectIdentifier),
}

/// Why a signature on a certificate or revocation list does not hold.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SignedByError {
    /// The algorithm is none of the profiles' (N85).
    #[error("algorithm")]
    Algorithm(ObjectIdentifier),
    /// The signature does not hold under this key.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

impl SignatureAlgorithm {
    /// Reads AlgorithmIdentifier; those of this field have no parameters.
    pub(super) fn of_item(item: &Item<'_>) -> Result<Self, Error> {
        let part = "signatureAlgorithm";
        let mut reader = item.inside(part);
        let found = reader.required(Tag::ObjectIdentifier)?.oid(part)?;
        let algorithm = match found.as_bytes() {
            bytes if bytes == oid::ECDSA_SHA256.as_bytes() => Self::Ecdsa(digest::Algorithm::Sha256),
            bytes if bytes == oid::ECDSA_SHA384.as_bytes() => Self::Ecdsa(digest::Algorithm::Sha384),
            bytes if bytes == oid::ECDSA_SHA512.as_bytes() => Self::Ecdsa(digest::Algorithm::Sha512),
            bytes if bytes == oid::ED25519.as_bytes() => Self::Ed25519,
            bytes if bytes == oid::ED448.as_bytes() => Self::Ed448,
            bytes => {
                let long = Error { kind: ErrorKind::ObjectIdentifier, part, offset: item.offset };
                return ObjectIdentifier::from_bytes(bytes).map(Self::Other).map_err(|_| long);
            }
        };
        if reader.is_empty() { Ok(algorithm) } else { Err(reader.error(ErrorKind::Parameters)) }
    }

    /// Its object identifier.
    #[must_use]
    pub fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Ecdsa(digest::Algorithm::Sha256) => oid::ECDSA_SHA256,
            Self::Ecdsa(digest::Algorithm::Sha384) => oid::ECDSA_SHA384,
            Self::Ecdsa(digest::Algorithm::Sha512) => oid::ECDSA_SHA512,
            Self::Ed25519 => oid::ED25519,
            Self::Ed448 => oid::ED448,
            Self::Other(oid) => oid,
        }
    }

    /// Verifies a signature of this algorithm.
    pub(super) fn verify(self, key: &PublicKey, signed: &[u8], signature: &[u8]) -> Result<(), SignedByError> {
        let digest = match self {
            Self::Ecdsa(digest) => Some(digest),
            Self::Ed25519 | Self::Ed448 => None,
            Self::Other(oid) => return Err(SignedByError::Algorithm(oid)),
        };
        Ok(verify_der(digest, key, signed, signature)?)
    }
}
