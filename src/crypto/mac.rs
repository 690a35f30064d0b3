//! HMAC with SHA-256 (RFC 2104), COSE algorithm 5 (RFC 9053, 3.1).

use aws_lc_rs::hmac as aws;

/// COSE identifier of HMAC 256/256.
pub const COSE_HMAC_256: i64 = 5;

/// A key for HMAC; nothing of it can be read back.
pub struct Key(aws::Key);

impl Key {
    /// Takes a key of any length; the device MAC uses 32 bytes.
    #[must_use]
    pub fn new(secret: &[u8]) -> Self {
        Self(aws::Key::new(aws::HMAC_SHA256, secret))
    }

    /// The tag of a message, not truncated.
    #[must_use]
    pub fn tag(&self, message: &[u8]) -> [u8; 32] {
        let mut out = [0; 32];
        out.copy_from_slice(aws::sign(&self.0, message).as_ref());
        out
    }

    /// Whether this is the tag of a message, compared in constant time; a truncated tag is not.
    #[must_use]
    pub fn verify(&self, message: &[u8], tag: &[u8]) -> bool {
        aws::verify(&self.0, message, tag).is_ok()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[elided]")
    }
}

#[cfg(test)]
mod tests;
