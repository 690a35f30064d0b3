//! Signatures of COSE and of certificates, and why one does not hold.

mod fixed;
pub(crate) mod repeatable;

use aws_lc_rs::signature::{self as aws, UnparsedPublicKey, VerificationAlgorithm};
use ecdsa::signature::hazmat::PrehashVerifier;

use super::digest::{self, hash};
use super::key::{Curve, PublicKey};
use crate::crypto::key::Inner;

pub use fixed::{from_der, to_der};

/// A signature algorithm of COSE.
///
/// The first four are those of ISO/IEC 18013-5:2021, 9.1.2.5, and the only ones written; the others are the fully
/// specified ones of RFC 9864, which name one curve and are accepted on reading.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Algorithm {
    /// ECDSA with SHA-256, on P-256 or brainpoolP256r1.
    Es256,
    /// ECDSA with SHA-384, on P-384, brainpoolP320r1 or brainpoolP384r1.
    Es384,
    /// ECDSA with SHA-512, on P-521 or brainpoolP512r1.
    Es512,
    /// EdDSA, on Ed25519 or Ed448.
    EdDsa,
    /// ECDSA with SHA-256 on P-256; read only.
    Esp256,
    /// ECDSA with SHA-384 on P-384; read only.
    Esp384,
    /// ECDSA with SHA-512 on P-521; read only.
    Esp512,
    /// Ed25519; read only.
    Ed25519,
}

/// Algorithm, COSE identifier, name, curves.
static TABLE: [(Algorithm, i64, &str, &[Curve]); 8] = [
    (Algorithm::Es256, -7, "ES256", &[Curve::P256, Curve::BrainpoolP256r1]),
    (Algorithm::Es384, -35, "ES384", &[Curve::P384, Curve::BrainpoolP320r1, Curve::BrainpoolP384r1]),
    (Algorithm::Es512, -36, "ES512", &[Curve::P521, Curve::BrainpoolP512r1]),
    (Algorithm::EdDsa, -8, "EdDSA", &[Curve::Ed25519, Curve::Ed448]),
    (Algorithm::Esp256, -9, "ESP256", &[Curve::P256]),
    (Algorithm::Esp384, -51, "ESP384", &[Curve::P384]),
    (Algorithm::Esp512, -52, "ESP512", &[Curve::P521]),
    (Algorithm::Ed25519, -19, "Ed25519", &[Curve::Ed25519]),
];

/// Algorithms of COSE that have a name and that we refuse (IANA "COSE Algorithms").
static REFUSED: [(i64, &str); 20] = [
    (-257, "RS256"),
    (-258, "RS384"),
    (-259, "RS512"),
    (-65535, "RS1"),
    (-37, "PS256"),
    (-38, "PS384"),
    (-39, "PS512"),
    (-47, "ES256K"),
    (-48, "ML-DSA-44"),
    (-49, "ML-DSA-65"),
    (-50, "ML-DSA-87"),
    (-53, "Ed448"),
    (-265, "ESB256"),
    (-266, "ESB320"),
    (-267, "ESB384"),
    (-268, "ESB512"),
    (4, "HMAC 256/64"),
    (5, "HMAC 256/256"),
    (6, "HMAC 384/384"),
    (7, "HMAC 512/512"),
];

impl Algorithm {
    fn row(self) -> &'static (Self, i64, &'static str, &'static [Curve]) {
        &TABLE[self as usize]
    }

    /// The algorithm of this COSE identifier, if it is one of those above.
    #[must_use]
    pub fn of_cose(id: i64) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == id).map(|row| row.0)
    }

    /// The algorithm of this name in a JWS header.
    #[must_use]
    pub fn of_jose(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.2 == name).map(|row| row.0)
    }

    /// The algorithm that a new signature by a key on this curve names.
    #[must_use]
    pub fn for_curve(curve: Curve) -> Option<Self> {
        TABLE.iter().find(|row| row.3.contains(&curve)).map(|row| row.0)
    }

    /// Its COSE identifier.
    #[must_use]
    pub fn cose_id(self) -> i64 {
        self.row().1
    }

    /// Its name at IANA.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().2
    }

    /// Whether new signatures may name it.
    #[must_use]
    pub fn is_written(self) -> bool {
        matches!(self, Self::Es256 | Self::Es384 | Self::Es512 | Self::EdDsa)
    }

    /// Whether a key on this curve can make signatures of this algorithm.
    #[must_use]
    pub fn fits(self, curve: Curve) -> bool {
        self.row().3.contains(&curve)
    }
}

/// The name of any COSE algorithm that has one, also of those that we refuse.
#[must_use]
pub fn cose_name(id: i64) -> Option<&'static str> {
    let known = Algorithm::of_cose(id).map(Algorithm::name);
    known.or_else(|| REFUSED.iter().find(|row| row.0 == id).map(|row| row.1))
}

/// Length of a signature by a key on this curve, in the fixed form.
#[must_use]
pub fn fixed_length(curve: Curve) -> usize {
    2 * curve.field_length()
}

/// Why a signature does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// It is DER where the fixed form is demanded.
    #[error("der-encoded")]
    DerEncoded,
    /// It is no DER sequence of two numbers where that is demanded.
    #[error("not-der")]
    NotDer,
    /// It is well formed, and not made by this key over these bytes.
    #[error("mismatch")]
    Mismatch,
    /// The curve is only named: nothing was decided.
    #[error("unsupported-curve")]
    UnsupportedCurve(Curve),
    /// The algorithm and the curve of the key do not go together.
    #[error("wrong-curve")]
    WrongCurve(Curve),
    /// Its length is not that of the curve.
    #[error("wrong-length")]
    WrongLength {
        /// The length the curve demands, in bytes.
        expected: usize,
        /// The length found.
        found: usize,
    },
    /// One of its numbers is zero, or not below the order of the curve.
    #[error("zero-or-too-big")]
    ZeroOrTooBig,
}

/// Verifies a signature of COSE, in the fixed form.
///
/// # Errors
/// [`SignatureError`]; only [`SignatureError::UnsupportedCurve`] leaves the question open.
pub fn verify(algorithm: Algorithm, key: &PublicKey, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
    let curve = key.curve();
    if !algorithm.fits(curve) {
        return Err(SignatureError::WrongCurve(curve));
    }
    match key.inner() {
        Inner::Aws(key) => key.verify_sig(message, signature).map_err(|_| fixed::explain(curve, signature)),
        inner => verify_hashed(curve, inner, natural_digest(curve), message, signature),
    }
}

/// Verifies a signature of a certificate or CRL: ECDSA in DER over this digest, or Ed25519 (`digest` is none).
///
/// # Errors
/// As [`verify`]; also [`SignatureError::NotDer`].
pub fn verify_der(
    digest: Option<digest::Algorithm>,
    key: &PublicKey,
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignatureError> {
    let curve = key.curve();
    if !curve.can_sign() || digest.is_some() != curve.has_two_coordinates() {
        return Err(SignatureError::WrongCurve(curve));
    }
    let Some(digest) = digest else {
        return verify(Algorithm::EdDsa, key, message, signature);
    };
    let fixed = fixed::from_der(curve, signature)?;
    match key.inner() {
        Inner::Aws(parsed) if digest == natural_digest(curve) => {
            parsed.verify_sig(message, &fixed).map_err(|_| fixed::explain(curve, &fixed))
        }
        Inner::Aws(_) => UnparsedPublicKey::new(der_algorithm(curve, digest)?, key.as_bytes())
            .verify(message, signature)
            .map_err(|_| fixed::explain(curve, &fixed)),
        inner => verify_hashed(curve, inner, digest, message, &fixed),
    }
}

/// Verification where `aws-lc-rs` does not compute.
fn verify_hashed(
    curve: Curve,
    key: &Inner,
    digest: digest::Algorithm,
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignatureError> {
    let hashed = hash(digest, message);
    let verified = match key {
        Inner::BrainpoolP256(key, _) => {
            ecdsa::Signature::from_slice(signature).and_then(|made| key.verify_prehash(hashed.as_bytes(), &made))
        }
        Inner::BrainpoolP384(key, _) => {
            ecdsa::Signature::from_slice(signature).and_then(|made| key.verify_prehash(hashed.as_bytes(), &made))
        }
        Inner::Aws(_) | Inner::Bytes(_) => return Err(SignatureError::UnsupportedCurve(curve)),
    };
    verified.map_err(|_| fixed::explain(curve, signature))
}

/// The digest that COSE ties to a curve.
pub(crate) fn natural_digest(curve: Curve) -> digest::Algorithm {
    match curve {
        Curve::P384 | Curve::BrainpoolP320r1 | Curve::BrainpoolP384r1 => digest::Algorithm::Sha384,
        Curve::P521 | Curve::BrainpoolP512r1 => digest::Algorithm::Sha512,
        _ => digest::Algorithm::Sha256,
    }
}

fn der_algorithm(
    curve: Curve,
    digest: digest::Algorithm,
) -> Result<&'static dyn VerificationAlgorithm, SignatureError> {
    use digest::Algorithm::{Sha256, Sha384, Sha512};
    Ok(match (curve, digest) {
        (Curve::P256, Sha256) => &aws::ECDSA_P256_SHA256_ASN1,
        (Curve::P256, Sha384) => &aws::ECDSA_P256_SHA384_ASN1,
        (Curve::P256, Sha512) => &aws::ECDSA_P256_SHA512_ASN1,
        (Curve::P384, Sha256) => &aws::ECDSA_P384_SHA256_ASN1,
        (Curve::P384, Sha384) => &aws::ECDSA_P384_SHA384_ASN1,
        (Curve::P384, Sha512) => &aws::ECDSA_P384_SHA512_ASN1,
        (Curve::P521, Sha256) => &aws::ECDSA_P521_SHA256_ASN1,
        (Curve::P521, Sha384) => &aws::ECDSA_P521_SHA384_ASN1,
        (Curve::P521, Sha512) => &aws::ECDSA_P521_SHA512_ASN1,
        _ => return Err(SignatureError::UnsupportedCurve(curve)),
    })
}

#[cfg(test)]
mod tests;
