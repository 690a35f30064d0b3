//! Keys: public ones that are checked points, secret ones that stay secret.

mod jwk;
mod pkcs8;
mod public;
mod secret;
mod spki;

pub use super::curve::{Curve, KTY_EC2, KTY_OKP};
pub(in crate::crypto) use public::Inner;
pub use public::{PublicKey, Y};
pub use secret::SigningKey;

#[cfg(test)]
mod tests;
