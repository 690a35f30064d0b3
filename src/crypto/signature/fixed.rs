//! The two forms of an ECDSA signature: r and s side by side, or a DER sequence of two numbers.

use std::cmp::Ordering;

use der::asn1::UintRef;
use der::{Decode, Encode, Sequence};

use super::{SignatureError, fixed_length};
use crate::crypto::key::Curve;

/// ECDSA-Sig-Value, RFC 3279, 2.2.3.
#[derive(Sequence)]
struct SigValue<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

/// Turns DER into the fixed form.
///
/// # Errors
/// [`SignatureError::NotDer`], also for numbers that are negative or not in shortest form;
/// [`SignatureError::ZeroOrTooBig`] for numbers longer than the field.
pub fn from_der(curve: Curve, signature: &[u8]) -> Result<Vec<u8>, SignatureError> {
    let value = SigValue::from_der(signature).map_err(|_| SignatureError::NotDer)?;
    let half = curve.field_length();
    let mut out = vec![0; 2 * half];
    for (number, place) in [value.r, value.s].iter().zip(out.chunks_exact_mut(half)) {
        let bytes = number.as_bytes();
        let start = half.checked_sub(bytes.len()).ok_or(SignatureError::ZeroOrTooBig)?;
        place[start..].copy_from_slice(bytes);
    }
    Ok(out)
}

/// Turns the fixed form into DER.
#[must_use]
pub fn to_der(signature: &[u8]) -> Vec<u8> {
    let (r, s) = signature.split_at(signature.len() / 2);
    let encode = || SigValue { r: UintRef::new(r)?, s: UintRef::new(s)? }.to_der();
    // safe: a signature of at most 132 bytes is far below the limits of the encoder
    encode().expect("length")
}

/// Says why a signature in the fixed form was refused.
pub(super) fn explain(curve: Curve, signature: &[u8]) -> SignatureError {
    let (expected, found) = (fixed_length(curve), signature.len());
    if SigValue::from_der(signature).is_ok() {
        return SignatureError::DerEncoded;
    }
    if expected != found {
        return SignatureError::WrongLength { expected, found };
    }
    let (r, s) = signature.split_at(expected / 2);
    let out_of_range = match curve {
        Curve::Ed25519 => !edwards_below_order(s),
        _ => ![r, s].iter().all(|number| in_range(curve, number)),
    };
    if out_of_range { SignatureError::ZeroOrTooBig } else { SignatureError::Mismatch }
}

/// Whether a big-endian number of full length is above zero and below the order.
fn in_range(curve: Curve, number: &[u8]) -> bool {
    let zero = number.iter().all(|byte| *byte == 0);
    !zero && order(curve).is_none_or(|order| number.cmp(&order[..]) == Ordering::Less)
}

/// Whether the little-endian s of an Ed25519 signature is below the order (RFC 8032, 5.1.7).
fn edwards_below_order(s: &[u8]) -> bool {
    let reversed: Vec<u8> = s.iter().rev().copied().collect();
    order(Curve::Ed25519).is_none_or(|order| reversed < order)
}

/// The order of the base point, big-endian, in the full length of the field.
fn order(curve: Curve) -> Option<Vec<u8>> {
    let text = match curve {
        Curve::P256 => "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        Curve::P384 => concat!(
            "ffffffffffffffffffffffffffffffffffffffffffffffff",
            "c7634d81f4372ddf581a0db248b0a77aecec196accc52973"
        ),
        Curve::P521 => concat!(
            "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa",
            "51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"
        ),
        Curve::BrainpoolP256r1 => "a9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7",
        Curve::BrainpoolP384r1 => concat!(
            "8cb91e82a3386d280f5d6f7e50e641df152f7109ed5456b3",
            "1f166e6cac0425a7cf3ab6af6b7fc3103b883202e9046565"
        ),
        Curve::Ed25519 => "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed",
        _ => return None,
    };
    hex::decode(text).ok()
}
