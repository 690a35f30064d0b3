//! A public key, checked once when it is made.

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::signature::{self as aws, ParsedPublicKey, VerificationAlgorithm};
use bp256::BrainpoolP256r1;
use bp384::BrainpoolP384r1;
use ecdsa::VerifyingKey;

use super::Curve;
use crate::crypto::{KeyError, KeyForm};

/// A public key.
///
/// On a supported curve it is a point of that curve and not the point at infinity. On the others it is bytes of the
/// right length and form, and [`is_checked`](Self::is_checked) says no.
#[derive(Clone)]
pub struct PublicKey {
    curve: Curve,
    inner: Inner,
}

/// What verifies with it. The bytes are the uncompressed point, or the one string of the other key types.
#[derive(Clone)]
pub(in crate::crypto) enum Inner {
    /// P-256, P-384, P-521, Ed25519: ready for `aws-lc-rs`, which keeps the bytes as well.
    Aws(ParsedPublicKey),
    BrainpoolP256(Box<VerifyingKey<BrainpoolP256r1>>, Box<[u8]>),
    BrainpoolP384(Box<VerifyingKey<BrainpoolP384r1>>, Box<[u8]>),
    /// X25519, of which every string is a key, and the curves that are only named.
    Bytes(Box<[u8]>),
}

/// The second coordinate, as COSE and JWK give it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Y<'a> {
    /// The coordinate itself.
    Bytes(&'a [u8]),
    /// Only whether it is odd: a compressed point.
    Odd(bool),
    /// None: the key is one string.
    None,
}

impl PublicKey {
    /// A key from its coordinates, each of the full length of the field.
    ///
    /// # Errors
    /// A length that is not the field's, a second coordinate where there is none or none where there is one, a point
    /// that is not on the curve.
    pub fn from_coordinates(curve: Curve, x: &[u8], y: Y<'_>) -> Result<Self, KeyError> {
        check_length(curve, curve.field_length(), x.len())?;
        if !curve.has_two_coordinates() {
            return if y == Y::None { Self::from_raw(curve, x) } else { Err(malformed_point(0)) };
        }
        let mut point = Vec::with_capacity(1 + 2 * x.len());
        point.push(match y {
            Y::Bytes(_) => 4,
            Y::Odd(odd) => 2 + u8::from(odd),
            Y::None => return Err(malformed_point(0)),
        });
        point.extend_from_slice(x);
        if let Y::Bytes(y) = y {
            check_length(curve, curve.field_length(), y.len())?;
            point.extend_from_slice(y);
        }
        Self::from_point(curve, &point)
    }

    /// A key from an encoded point: uncompressed or compressed (SEC 1, 2.3.3); from the one string for Ed25519 and X25519.
    ///
    /// # Errors
    /// As [`from_coordinates`](Self::from_coordinates); the hybrid form and the point at infinity are refused.
    pub fn from_point(curve: Curve, point: &[u8]) -> Result<Self, KeyError> {
        if !curve.has_two_coordinates() {
            return Self::from_raw(curve, point);
        }
        let expected = match point.first() {
            Some(4) => 1 + 2 * curve.field_length(),
            Some(2 | 3) => 1 + curve.field_length(),
            Some(0) if point.len() == 1 => return Err(KeyError::PointNotOnCurve(curve)),
            _ => return Err(malformed_point(0)),
        };
        check_length(curve, expected, point.len())?;
        let inner = match curve {
            Curve::BrainpoolP256r1 => {
                let key = VerifyingKey::from_sec1_bytes(point).map_err(|_| KeyError::PointNotOnCurve(curve))?;
                let bytes = key.to_sec1_point(false).as_bytes().into();
                Inner::BrainpoolP256(Box::new(key), bytes)
            }
            Curve::BrainpoolP384r1 => {
                let key = VerifyingKey::from_sec1_bytes(point).map_err(|_| KeyError::PointNotOnCurve(curve))?;
                let bytes = key.to_sec1_point(false).as_bytes().into();
                Inner::BrainpoolP384(Box::new(key), bytes)
            }
            _ => match aws_algorithm(curve) {
                Some(algorithm) => Inner::Aws(parse_uncompressed(curve, algorithm, point)?),
                None => Inner::Bytes(point.into()),
            },
        };
        Ok(Self { curve, inner })
    }

    fn from_raw(curve: Curve, bytes: &[u8]) -> Result<Self, KeyError> {
        check_length(curve, curve.field_length(), bytes.len())?;
        let inner = match aws_algorithm(curve) {
            Some(algorithm) => {
                Inner::Aws(ParsedPublicKey::new(algorithm, bytes).map_err(|_| KeyError::PointNotOnCurve(curve))?)
            }
            None => Inner::Bytes(bytes.into()),
        };
        Ok(Self { curve, inner })
    }

    /// Its curve.
    #[must_use]
    pub fn curve(&self) -> Curve {
        self.curve
    }

    /// Its bytes: the uncompressed point, or the one string of Ed25519 and X25519.
    ///
    /// On a curve that is only named, the point as it was given.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.inner {
            Inner::Aws(key) => key.as_ref(),
            Inner::BrainpoolP256(_, bytes) | Inner::BrainpoolP384(_, bytes) | Inner::Bytes(bytes) => bytes,
        }
    }

    /// Whether it is known to be a point of its curve.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.curve.is_supported()
    }

    /// The first coordinate, or the one string.
    #[must_use]
    pub fn x(&self) -> &[u8] {
        let bytes = self.as_bytes();
        if self.curve.has_two_coordinates() { &bytes[1..=self.curve.field_length()] } else { bytes }
    }

    /// The second coordinate, or what is known of it.
    #[must_use]
    pub fn y(&self) -> Y<'_> {
        let bytes = self.as_bytes();
        match (self.curve.has_two_coordinates(), bytes[0]) {
            (false, _) => Y::None,
            (true, 4) => Y::Bytes(&bytes[1 + self.curve.field_length()..]),
            (true, sign) => Y::Odd(sign == 3),
        }
    }

    /// The compressed point, for keys of two coordinates.
    #[must_use]
    pub fn to_compressed_point(&self) -> Option<Vec<u8>> {
        let odd = match self.y() {
            Y::Bytes(y) => y.last()? & 1,
            Y::Odd(odd) => u8::from(odd),
            Y::None => return None,
        };
        let mut out = vec![2 + odd];
        out.extend_from_slice(self.x());
        Some(out)
    }

    pub(in crate::crypto) fn inner(&self) -> &Inner {
        &self.inner
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.curve == other.curve && self.as_bytes() == other.as_bytes()
    }
}

impl Eq for PublicKey {}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PublicKey({} {})", self.curve, hex::encode(self.as_bytes()))
    }
}

/// The verification of COSE that goes with a curve, for those that `aws-lc-rs` computes.
fn aws_algorithm(curve: Curve) -> Option<&'static dyn VerificationAlgorithm> {
    Some(match curve {
        Curve::P256 => &aws::ECDSA_P256_SHA256_FIXED,
        Curve::P384 => &aws::ECDSA_P384_SHA384_FIXED,
        Curve::P521 => &aws::ECDSA_P521_SHA512_FIXED,
        Curve::Ed25519 => &aws::ED25519,
        _ => return None,
    })
}

/// Checks a point; a compressed one is kept uncompressed.
fn parse_uncompressed(
    curve: Curve,
    algorithm: &'static dyn VerificationAlgorithm,
    point: &[u8],
) -> Result<ParsedPublicKey, KeyError> {
    let off_curve = KeyError::PointNotOnCurve(curve);
    let key = ParsedPublicKey::new(algorithm, point).map_err(|_| off_curve.clone())?;
    if point[0] == 4 {
        return Ok(key);
    }
    let spki: PublicKeyX509Der<'_> = key.as_der().map_err(|_| off_curve.clone())?;
    let tail = spki.as_ref().len() - (1 + 2 * curve.field_length());
    ParsedPublicKey::new(algorithm, &spki.as_ref()[tail..]).map_err(|_| off_curve)
}

fn check_length(curve: Curve, expected: usize, found: usize) -> Result<(), KeyError> {
    if expected == found { Ok(()) } else { Err(KeyError::WrongLength { curve, expected, found }) }
}

fn malformed_point(offset: usize) -> KeyError {
    KeyError::Malformed { form: KeyForm::Sec1Point, offset: Some(offset) }
}
