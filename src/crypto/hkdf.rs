//! HKDF with SHA-256 (RFC 5869), for session keys and the key of a device MAC (ISO/IEC 18013-5:2021, 9.1.1.5, 9.1.3.5).

use aws_lc_rs::hkdf as aws;
use zeroize::Zeroizing;

struct Length(usize);

impl aws::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

/// Derives `length` bytes, at most 8160, from a secret.
///
/// An empty salt is the salt of zeros of RFC 5869.
#[must_use]
pub fn sha256(secret: &[u8], salt: &[u8], info: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(vec![0; length]);
    let secret = aws::Salt::new(aws::HKDF_SHA256, salt).extract(secret);
    let info = [info];
    // safe: expand and fill fail only for more than 255 blocks, and for a buffer of another length than asked for
    secret.expand(&info, Length(length)).and_then(|okm| okm.fill(&mut out)).expect("length");
    out
}

/// Derives a key of 32 bytes, the only length the session and the device MAC use.
#[must_use]
pub fn sha256_key(secret: &[u8], salt: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(&sha256(secret, salt, info, 32));
    key
}

#[cfg(test)]
mod tests;
