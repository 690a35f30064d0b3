//! COSE (RFC 9052) as ISO/IEC 18013-5 uses it: COSE_Sign1, COSE_Mac0, COSE_Key, x5chain.
//!
//! Our reader keeps the bytes and says what is wrong with headers; `coset` makes.

mod headers;
mod key;
mod make;
mod message;
#[cfg(test)]
mod tests;

pub use headers::{HeaderFault, Headers};
pub use key::{Key, KeyFault};
pub use make::{Content, mac0, sign1};
pub use message::{Message, mac_structure, sig_structure};

/// Labels of header parameters (IANA, COSE Header Parameters).
pub mod label {
    /// alg
    pub const ALG: i64 = 1;
    /// crit
    pub const CRIT: i64 = 2;
    /// typ (RFC 9596)
    pub const TYP: i64 = 16;
    /// x5chain (RFC 9360)
    pub const X5CHAIN: i64 = 33;
    /// x5t (RFC 9360)
    pub const X5T: i64 = 34;
}
