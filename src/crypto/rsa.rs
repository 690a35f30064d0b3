//! RSA as the plastic card uses it: PKCS#1 v1.5 signatures (RFC 8017, 8.2) by keys of 2048 to 8192 bits.
//!
//! Signatures over a digest are verified by `aws-lc-rs`. Blocks that hold something else (the 115 bytes on the face of
//! the card, the DigestInfo a card is given) are verified by `rsa`, which also makes every signature and key here.
//!
//! Private operations are for the virtual card and mock authorities **only**: `rsa` does not promise to take the same
//! time for every key, so none may answer to strangers with a real one. A real card keeps its key to itself.

mod private;
mod public;

use super::digest;

pub use private::PrivateKey;
pub use public::PublicKey;

/// The smallest key that is taken, in bits.
pub const MIN_BITS: usize = 2048;
/// The largest key that is taken, in bits.
pub const MAX_BITS: usize = 8192;
/// Bytes of a block that are padding at least (RFC 8017, 9.2).
pub const PADDING: usize = 11;

/// DigestInfo of a message: what stands in the block of an ordinary signature, and what a card is given to sign
/// (RFC 8017, 9.2).
#[must_use]
pub fn digest_info(algorithm: digest::Algorithm, message: &[u8]) -> Vec<u8> {
    let hash = digest::hash(algorithm, message);
    digest_info_of_hash(algorithm, &hash)
}

/// DigestInfo of a digest that was computed before.
#[must_use]
pub fn digest_info_of_hash(algorithm: digest::Algorithm, hash: &digest::Digest) -> Vec<u8> {
    [prefix(algorithm), hash.as_bytes()].concat()
}

/// Everything of DigestInfo in front of the digest (RFC 8017, 9.2, note 1).
fn prefix(algorithm: digest::Algorithm) -> &'static [u8] {
    match algorithm {
        digest::Algorithm::Sha256 => b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20",
        digest::Algorithm::Sha384 => b"\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30",
        digest::Algorithm::Sha512 => b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40",
    }
}

#[cfg(test)]
mod tests;
