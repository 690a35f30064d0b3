//! A secret key: signs, agrees, is written to a file, and shows itself nowhere else.

use std::sync::OnceLock;

use aws_lc_rs::agreement as ecdh;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{self as aws, EcdsaKeyPair, Ed25519KeyPair, KeyPair};
use zeroize::Zeroizing;

use super::{Curve, PublicKey};
use crate::crypto::KeyError;
use crate::crypto::rng::Rng;
use crate::crypto::signature::{Algorithm, repeatable};

/// A secret key on P-256, P-384, P-521, Ed25519 or X25519.
///
/// It signs, or agrees on a secret, as its curve allows; an ephemeral key is the same type. The secret number is wiped
/// when the key is dropped.
pub struct SigningKey {
    curve: Curve,
    secret: Zeroizing<Vec<u8>>,
    public: PublicKey,
    pair: Pair,
    agreement: OnceLock<Option<ecdh::PrivateKey>>,
    repeatable: bool,
}

/// The pair that is kept ready to sign.
enum Pair {
    Ecdsa(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
    /// X25519 does not sign.
    None,
}

impl SigningKey {
    /// Makes a key from random bytes; one from a repeatable source signs repeatably.
    ///
    /// # Errors
    /// [`KeyError::UnsupportedCurve`] for a curve whose secret keys we do not compute with.
    pub fn generate(curve: Curve, rng: &mut dyn Rng) -> Result<Self, KeyError> {
        let mut secret = Zeroizing::new(vec![0; curve.field_length()]);
        loop {
            rng.fill(&mut secret);
            if curve == Curve::P521 {
                secret[0] &= 1;
            }
            match Self::from_secret(curve, &secret) {
                Err(KeyError::SecretOutOfRange(_)) => {}
                made => return made.map(|key| key.with_repeatable_signatures(rng.is_repeatable())),
            }
        }
    }

    /// A key from its secret number (big-endian, the full length of the field) or its seed (Ed25519, X25519).
    ///
    /// # Errors
    /// A wrong length, a number that is zero or not below the order, a curve whose secret keys we do not compute with.
    pub fn from_secret(curve: Curve, secret: &[u8]) -> Result<Self, KeyError> {
        let found = secret.len();
        if found != curve.field_length() {
            return Err(KeyError::WrongLength { curve, expected: curve.field_length(), found });
        }
        let (public, pair) = match curve {
            Curve::P256 | Curve::P384 | Curve::P521 => ecdsa_pair(curve, secret)?,
            Curve::Ed25519 => ed25519_pair(secret)?,
            Curve::X25519 => (x25519_public(secret)?, Pair::None),
            _ => return Err(KeyError::UnsupportedCurve(curve)),
        };
        let secret = Zeroizing::new(secret.to_vec());
        Ok(Self { curve, secret, public, pair, agreement: OnceLock::new(), repeatable: false })
    }

    /// Makes its ECDSA signatures repeat (RFC 6979) or not; for worlds made from a seed.
    ///
    /// Repeatable signatures are slower; Ed25519 signatures always repeat.
    #[must_use]
    pub fn with_repeatable_signatures(mut self, repeatable: bool) -> Self {
        self.repeatable = repeatable;
        self
    }

    /// Its curve.
    #[must_use]
    pub fn curve(&self) -> Curve {
        self.curve
    }

    /// Its public part.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The secret number, or the seed; for writing key files only.
    #[must_use]
    pub fn secret_bytes(&self) -> &[u8] {
        &self.secret
    }

    /// Signs a message, digesting it as the algorithm says; the signature has the fixed form (r and s side by side).
    ///
    /// # Errors
    /// [`KeyError::WrongUse`] where the algorithm does not fit the curve of the key.
    pub fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        let refused = KeyError::WrongUse(self.curve);
        if !algorithm.fits(self.curve) {
            return Err(refused);
        }
        match &self.pair {
            Pair::Ecdsa(_) if self.repeatable => repeatable::sign(self.curve, &self.secret, message),
            Pair::Ecdsa(pair) => {
                pair.sign(&SystemRandom::new(), message).map(|made| made.as_ref().to_vec()).map_err(|_| refused)
            }
            Pair::Ed25519(pair) => Ok(pair.sign(message).as_ref().to_vec()),
            Pair::None => Err(refused),
        }
    }

    /// Agrees on a secret with the owner of another key: the x-coordinate in the full length of the field
    /// (ECKA-DH, BSI TR-03111), or the output of X25519.
    ///
    /// # Errors
    /// [`KeyError::CurvesDiffer`], [`KeyError::WrongUse`] for Ed25519, [`KeyError::AgreementAllZero`].
    pub fn agree(&self, theirs: &PublicKey) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        if self.curve != theirs.curve() {
            return Err(KeyError::CurvesDiffer { ours: self.curve, theirs: theirs.curve() });
        }
        let algorithm = agreement_algorithm(self.curve).ok_or(KeyError::WrongUse(self.curve))?;
        let ours = self
            .agreement
            .get_or_init(|| ecdh::PrivateKey::from_private_key(algorithm, &self.secret).ok())
            .as_ref()
            .ok_or(KeyError::WrongUse(self.curve))?;
        let theirs = ecdh::UnparsedPublicKey::new(algorithm, theirs.as_bytes());
        let zero = KeyError::AgreementAllZero;
        ecdh::agree(ours, theirs, zero.clone(), |shared| {
            if shared.iter().all(|byte| *byte == 0) { Err(zero) } else { Ok(Zeroizing::new(shared.to_vec())) }
        })
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[elided]")
    }
}

fn agreement_algorithm(curve: Curve) -> Option<&'static ecdh::Algorithm> {
    Some(match curve {
        Curve::P256 => &ecdh::ECDH_P256,
        Curve::P384 => &ecdh::ECDH_P384,
        Curve::P521 => &ecdh::ECDH_P521,
        Curve::X25519 => &ecdh::X25519,
        _ => return None,
    })
}

fn ecdsa_pair(curve: Curve, secret: &[u8]) -> Result<(PublicKey, Pair), KeyError> {
    let algorithm = match curve {
        Curve::P256 => &aws::ECDSA_P256_SHA256_FIXED_SIGNING,
        Curve::P384 => &aws::ECDSA_P384_SHA384_FIXED_SIGNING,
        _ => &aws::ECDSA_P521_SHA512_FIXED_SIGNING,
    };
    let out_of_range = |_| KeyError::SecretOutOfRange(curve);
    let agreement = agreement_algorithm(curve).ok_or(KeyError::UnsupportedCurve(curve))?;
    let point = ecdh::PrivateKey::from_private_key(agreement, secret)
        .map_err(out_of_range)?
        .compute_public_key()
        .map_err(|_| KeyError::SecretOutOfRange(curve))?;
    let pair =
        EcdsaKeyPair::from_private_key_and_public_key(algorithm, secret, point.as_ref()).map_err(out_of_range)?;
    Ok((PublicKey::from_point(curve, point.as_ref())?, Pair::Ecdsa(pair)))
}

fn ed25519_pair(seed: &[u8]) -> Result<(PublicKey, Pair), KeyError> {
    let curve = Curve::Ed25519;
    let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::SecretOutOfRange(curve))?;
    Ok((PublicKey::from_point(curve, pair.public_key().as_ref())?, Pair::Ed25519(pair)))
}

fn x25519_public(secret: &[u8]) -> Result<PublicKey, KeyError> {
    let curve = Curve::X25519;
    let key = ecdh::PrivateKey::from_private_key(&ecdh::X25519, secret);
    let public = key.map_err(|_| KeyError::SecretOutOfRange(curve))?.compute_public_key();
    PublicKey::from_point(curve, public.map_err(|_| KeyError::SecretOutOfRange(curve))?.as_ref())
}
