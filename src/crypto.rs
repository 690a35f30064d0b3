//! Keys and arithmetic: the one place that knows which crates compute.
//!
//! Signatures, key agreement, digests, key derivation and encryption are done by `aws-lc-rs`. Signatures that a seed
//! must repeat (RFC 6979) come from `p256`, `p384` and `p521`; signatures on brainpoolP256r1 and brainpoolP384r1 are
//! verified by `bp256` and `bp384`. brainpoolP320r1, brainpoolP512r1, Ed448 and X448 are named, and nothing is
//! computed on them: keys on them carry only what they say about themselves. RSA, which only the plastic card uses, is
//! `aws-lc-rs` where an ordinary signature is verified, and the crate `rsa` elsewhere.
//!
//! Random bytes are always handed in ([`rng::Rng`]). One exception is inside `aws-lc-rs`: the nonce of an ECDSA
//! signature that need not repeat.

pub mod aead;
mod curve;
pub mod digest;
mod error;
pub mod hkdf;
pub mod hpke;
pub mod key;
pub mod mac;
pub mod rng;
pub mod rsa;
pub mod signature;

pub use error::{KeyError, KeyForm};
