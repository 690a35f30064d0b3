//! AES-GCM with a nonce of 12 bytes and a tag of 16 behind the ciphertext: AES-256 in a session (ISO/IEC 18013-5:2021,
//! 9.1.1.5), AES-128 in HPKE.

use aws_lc_rs::aead as aws;

/// Length of the tag behind the ciphertext.
pub const TAG_LENGTH: usize = 16;

/// A nonce; its uniqueness under one key is the caller's duty.
pub type Nonce = [u8; 12];

/// The ciphertext, its tag, the nonce or the key is not the one it was sealed with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not-authentic")]
pub struct NotAuthentic;

/// The bytes of a key for AES-128-GCM.
pub type Short = [u8; 16];

/// A key for AES-GCM; nothing of it can be read back. Dropped, it is wiped: AWS-LC overwrites what it frees.
pub struct Key(aws::LessSafeKey);

impl Key {
    /// Takes a key of 32 bytes, for AES-256.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        // safe: 32 bytes is the length of a key for AES-256
        Self(aws::LessSafeKey::new(aws::UnboundKey::new(&aws::AES_256_GCM, secret).expect("32 bytes")))
    }

    /// Takes a key of 16 bytes, for AES-128.
    #[must_use]
    pub fn new_short(secret: &Short) -> Self {
        // safe: 16 bytes is the length of a key for AES-128
        Self(aws::LessSafeKey::new(aws::UnboundKey::new(&aws::AES_128_GCM, secret).expect("16 bytes")))
    }

    /// Encrypts; the answer is the ciphertext with its tag.
    #[must_use]
    pub fn seal(&self, nonce: Nonce, associated: &[u8], plain: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(plain.len() + TAG_LENGTH);
        out.extend_from_slice(plain);
        self.0
            .seal_in_place_append_tag(aws::Nonce::assume_unique_for_key(nonce), aws::Aad::from(associated), &mut out)
            // safe: fails only for plaintext of more than 2^36 bytes, which is not in memory
            .expect("length");
        out
    }

    /// Decrypts ciphertext with its tag.
    ///
    /// # Errors
    /// [`NotAuthentic`], whatever differs; nothing is given out in that case.
    pub fn open(&self, nonce: Nonce, associated: &[u8], sealed: &[u8]) -> Result<Vec<u8>, NotAuthentic> {
        let mut out = sealed.to_vec();
        let length = self
            .0
            .open_in_place(aws::Nonce::assume_unique_for_key(nonce), aws::Aad::from(associated), &mut out)
            .map_err(|_| NotAuthentic)?
            .len();
        out.truncate(length);
        Ok(out)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[elided]")
    }
}

#[cfg(test)]
mod tests;
