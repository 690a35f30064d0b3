//! The plastic card (個人番号カード): what is on it, how it is read, and one that is made of software.
//!
//! It stands beside the record and the roles and knows none of them: `issuer::from_card` is the one way from here to a
//! record.

pub mod authenticity;
pub mod cvc;
pub mod era;
pub mod file;
pub mod jpki;
pub mod number;
pub mod photo;
pub mod secret;
pub mod session;
pub mod table;
pub mod trace;
pub mod virtual_card;
