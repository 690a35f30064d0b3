//! Certificates of the 公的個人認証 (JPKI): which kind one is, whom it is for, whether it leads to a pinned root.
//!
//! The card holds two: 署名用 (sign), which carries name, address, birth and sex, and 利用者証明用 (auth), which carries
//! nobody's name. The profiles are those of J-LIS (公的個人認証サービス プロファイル仕様書); what is read here was compared with
//! the certificates of a test card. Revocation is told only to verifiers that J-LIS knows (the JPKI Act, articles 17 and
//! 36), so the best verdict here is "chain ok, revocation not checked".
//!
//! Mock certificates ([`make`]) carry the policies of the test hierarchy and are told apart by their issuer:
//! `O=MOCK JPKI`, `OU=MOCK JPKI for digital signature` or `OU=MOCK JPKI for user authentication`.

mod certificate;
pub mod chain;
mod holder;
mod kind;
pub mod make;
mod name;
mod substitute;

pub use certificate::JpkiCertificate;
pub use holder::{Birth, Era, Flags, Holder, OtherName};
pub use kind::{Carrier, Hierarchy, Kind, Mark, Purpose, ReadError};
pub use name::{NameMatch, compare};
pub use substitute::{STAND_IN, Substituted, is_in_jis, substitute};

#[cfg(test)]
mod tests;
