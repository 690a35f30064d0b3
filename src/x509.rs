//! Certificates and revocation lists: read where they lie, made from one table of roles, checked as a path.
//!
//! Reading copies nothing and keeps every byte as received: names are compared and signatures verified over those
//! bytes. What the profiles of ISO/IEC 18013-5, Annex B, demand stands in [`profile`], is obeyed (or broken on purpose)
//! by [`issue`], and judged by [`chain`]. Only where the plastic card is concerned are RSA keys taken ([`AnyKey`]):
//! in its certificates and in what it signs ([`cms`]).

mod algorithm;
pub mod certificate;
pub mod chain;
pub mod cms;
pub mod crl;
pub mod error;
pub mod extension;
pub mod form;
mod identifier;
pub mod issue;
mod key;
pub mod name;
pub mod oid;
pub mod owned;
pub mod profile;
pub mod serial;
mod time;
pub mod tlv;
pub(crate) mod write;

pub use algorithm::{SignatureAlgorithm, SignedByError};
pub use certificate::{Certificate, Validity};
pub use error::{Error, ErrorKind};
pub use extension::Extension;
pub use identifier::Oid;
pub use key::AnyKey;
pub use name::Name;
pub use owned::{OwnedCertificate, read_certificates};
pub use serial::Serial;

#[cfg(test)]
pub(crate) mod vectors;
