//! ECDSA signatures with the nonce of RFC 6979: the same key and message give the same bytes.

use ecdsa::signature::Signer;
use ecdsa::signature::hazmat::PrehashSigner;

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

/// Signs a digest on P-256, of whatever length; **only** for certificates that are to be refused (SHA-1).
pub(crate) fn sign_digest_p256(secret: &[u8], digest: &[u8]) -> Result<Vec<u8>, KeyError> {
    let key = p256::ecdsa::SigningKey::from_slice(secret).map_err(|_| KeyError::SecretOutOfRange(Curve::P256))?;
    let made: Result<p256::ecdsa::Signature, _> = key.sign_prehash(digest);
    made.map(|made| made.to_bytes().to_vec()).map_err(|_| KeyError::WrongUse(Curve::P256))
}
