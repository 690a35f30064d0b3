//! HPKE (RFC 9180), base mode, one message: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
//!
//! The one suite that encrypted documents use (ISO/IEC 18013-5, second edition, 12.6). `aws-lc-rs` has none, and the
//! crate `hpke` brings another generation of `p256`; what is left is two derivations over what is here already.

use zeroize::Zeroizing;

use super::KeyError;
use super::aead::{self, NotAuthentic, Short};
use super::key::{Curve, PublicKey, SigningKey};
use super::mac;
use super::rng::Rng;

/// The KEM's part of every label: "KEM", 0x0010.
const KEM: &[u8] = b"KEM\x00\x10";
/// The suite's part of every label: "HPKE", 0x0010, 0x0001, 0x0001.
const SUITE: &[u8] = b"HPKE\x00\x10\x00\x01\x00\x01";
/// Base mode.
const BASE: u8 = 0;

/// A sealed message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// The sender's ephemeral key, an uncompressed point.
    pub enc: Vec<u8>,
    /// Ciphertext with its tag.
    pub cipher_text: Vec<u8>,
}

/// Seals one message to the owner of `theirs`.
///
/// # Errors
/// If that key is not on P-256, or the two do not agree on a secret.
pub fn seal(
    theirs: &PublicKey,
    info: &[u8],
    associated: &[u8],
    plain: &[u8],
    rng: &mut dyn Rng,
) -> Result<Sealed, KeyError> {
    seal_with(&SigningKey::generate(Curve::P256, rng)?, theirs, info, associated, plain)
}

fn seal_with(
    ephemeral: &SigningKey,
    theirs: &PublicKey,
    info: &[u8],
    associated: &[u8],
    plain: &[u8],
) -> Result<Sealed, KeyError> {
    let enc = ephemeral.public().as_bytes().to_vec();
    let (key, nonce) = schedule(&ephemeral.agree(theirs)?, &enc, theirs.as_bytes(), info);
    Ok(Sealed { cipher_text: aead::Key::new_short(&key).seal(nonce, associated, plain), enc })
}

/// Opens one message.
///
/// # Errors
/// [`NotAuthentic`], whatever differs: the key, `info`, a bit.
pub fn open(
    ours: &SigningKey,
    enc: &[u8],
    info: &[u8],
    associated: &[u8],
    cipher_text: &[u8],
) -> Result<Zeroizing<Vec<u8>>, NotAuthentic> {
    let theirs = PublicKey::from_point(Curve::P256, enc).map_err(|_| NotAuthentic)?;
    let secret = ours.agree(&theirs).map_err(|_| NotAuthentic)?;
    let (key, nonce) = schedule(&secret, enc, ours.public().as_bytes(), info);
    aead::Key::new_short(&key).open(nonce, associated, cipher_text).map(Zeroizing::new)
}

/// Key and nonce of the only message (RFC 9180, 4.1 and 5.1).
fn schedule(agreed: &[u8], enc: &[u8], recipient: &[u8], info: &[u8]) -> (Zeroizing<Short>, aead::Nonce) {
    let extracted = extract(KEM, &[], b"eae_prk", agreed);
    let shared = expand::<32>(KEM, &extracted, b"shared_secret", &[enc, recipient].concat());
    let mut context = vec![BASE];
    context.extend_from_slice(&*extract(SUITE, &[], b"psk_id_hash", &[]));
    context.extend_from_slice(&*extract(SUITE, &[], b"info_hash", info));
    let secret = extract(SUITE, &*shared, b"secret", &[]);
    (expand(SUITE, &secret, b"key", &context), *expand(SUITE, &secret, b"base_nonce", &context))
}

/// `LabeledExtract`.
fn extract(suite: &[u8], salt: &[u8], label: &[u8], secret: &[u8]) -> Zeroizing<[u8; 32]> {
    let labelled = Zeroizing::new([b"HPKE-v1", suite, label, secret].concat());
    Zeroizing::new(mac::Key::new(salt).tag(&labelled))
}

/// `LabeledExpand` to at most 32 bytes, the first block of HKDF.
fn expand<const N: usize>(suite: &[u8], secret: &[u8; 32], label: &[u8], info: &[u8]) -> Zeroizing<[u8; N]> {
    const { assert!(N <= 32) };
    // safe: N is at most 32
    let length = u16::try_from(N).expect("at most 32").to_be_bytes();
    let labelled = [&length, b"HPKE-v1".as_slice(), suite, label, info, &[1]].concat();
    let block = Zeroizing::new(mac::Key::new(secret).tag(&labelled));
    let mut out = Zeroizing::new([0; N]);
    out.copy_from_slice(&block[..N]);
    out
}

#[cfg(test)]
mod tests;
