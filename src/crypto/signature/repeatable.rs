//! ECDSA signatures with the nonce of RFC 6979: the same key and message give the same bytes.

use ecdsa::signature::Signer;

use crate::crypto::KeyError;
use crate::crypto::key::Curve;

/// Signs with the digest that goes with the curve; the fixed form.
pub(in crate::crypto) fn sign(curve: Curve, secret: &[u8], message: &[u8]) -> Result<Vec<u8>, KeyError> {
    let out_of_range = |_| KeyError::SecretOutOfRange(curve);
    match curve {
        Curve::P256 => {
            let key = p256::ecdsa::SigningKey::from_slice(secret).map_err(out_of_range)?;
            let made: p256::ecdsa::Signature = key.sign(message);
            Ok(made.to_bytes().to_vec())
        }
        Curve::P384 => {
            let key = p384::ecdsa::SigningKey::from_slice(secret).map_err(out_of_range)?;
            let made: p384::ecdsa::Signature = key.sign(message);
            Ok(made.to_bytes().to_vec())
        }
        Curve::P521 => {
            let key = p521::ecdsa::SigningKey::from_slice(secret).map_err(out_of_range)?;
            let made: p521::ecdsa::Signature = key.sign(message);
            Ok(made.to_bytes().to_vec())
        }
        _ => Err(KeyError::WrongUse(curve)),
    }
}
