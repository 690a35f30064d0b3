//! What can be wrong with a key.

use const_oid::ObjectIdentifier;

use super::key::Curve;

/// The forms in which a key is written down.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum KeyForm {
    /// COSE_Key, RFC 9052, 7.
    CoseKey,
    /// JSON Web Key, RFC 7517.
    Jwk,
    /// PEM, RFC 7468.
    Pem,
    /// RSAPublicKey or RSAPrivateKey, RFC 8017, A.1.
    Pkcs1,
    /// PKCS#8 PrivateKeyInfo, RFC 5958.
    Pkcs8,
    /// ECPrivateKey, RFC 5915.
    Sec1,
    /// An encoded point, SEC 1, 2.3.3.
    Sec1Point,
    /// SubjectPublicKeyInfo, RFC 5280, 4.1.2.7.
    Spki,
}

impl KeyForm {
    /// The name of this form, as its standard writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CoseKey => "COSE_Key",
            Self::Jwk => "JWK",
            Self::Pem => "PEM",
            Self::Pkcs1 => "PKCS#1",
            Self::Pkcs8 => "PKCS#8",
            Self::Sec1 => "ECPrivateKey",
            Self::Sec1Point => "SEC1",
            Self::Spki => "SubjectPublicKeyInfo",
        }
    }
}

/// Why a key was refused, or could not do what was asked of it.
///
/// `Display` is a fixed word; the sentence is made where it is shown.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The agreed secret is all zero: the other side's point has a small order.
    #[error("agreement-all-zero")]
    AgreementAllZero,
    /// Two keys of one agreement lie on different curves.
    #[error("curves-differ")]
    CurvesDiffer {
        /// Curve of our key.
        ours: Curve,
        /// Curve of the other side's key.
        theirs: Curve,
    },
    /// The bytes do not have this form.
    #[error("malformed")]
    Malformed {
        /// The form that was expected.
        form: KeyForm,
        /// Byte offset, where it is known.
        offset: Option<usize>,
    },
    /// A named part is missing or is not what the form demands.
    #[error("member")]
    Member {
        /// The form that was expected.
        form: KeyForm,
        /// Name of the part, such as `crv`.
        member: &'static str,
    },
    /// The public part in the file is not the one the private part has.
    #[error("parts-differ")]
    PartsDiffer,
    /// The coordinates are no point of the curve, or are the point at infinity.
    #[error("point-not-on-curve")]
    PointNotOnCurve(Curve),
    /// The content of an RSA block is longer than the key allows.
    #[error("rsa-content")]
    RsaContent {
        /// The most bytes that fit.
        limit: usize,
        /// How many there are.
        found: usize,
    },
    /// An RSA key of this size is not taken.
    #[error("rsa-size")]
    RsaSize {
        /// Bits of its modulus.
        bits: usize,
    },
    /// The private number is zero, or not below the order of the curve.
    #[error("secret-out-of-range")]
    SecretOutOfRange(Curve),
    /// The curve or algorithm is unknown to us.
    #[error("unknown-algorithm")]
    UnknownAlgorithm(ObjectIdentifier),
    /// The curve has a name, and nothing is computed on it.
    #[error("unsupported-curve")]
    UnsupportedCurve(Curve),
    /// A key of this curve cannot be used for this (an X25519 key does not sign).
    #[error("wrong-use")]
    WrongUse(Curve),
    /// A coordinate, point or private number has the wrong length.
    #[error("wrong-length")]
    WrongLength {
        /// The curve in question.
        curve: Curve,
        /// The length it demands, in bytes.
        expected: usize,
        /// The length found.
        found: usize,
    },
}
