//! The one bridge from the plastic card to a record (番号法18条の2(2)): what the files in an application say, who vouches for
//! it, and the elements made of it.
//!
//! Everything here judges files and certificates as they arrived; nothing talks to a card.

mod authentic;
mod items;
mod portrait;
mod revoked;
mod roots;
mod same;
mod signer;

pub use authentic::check as check_card;
pub use items::{Items, check_values};
pub use portrait::{PortraitError, jpeg};
pub use revoked::check as check_revoked;
pub use roots::{Roots, RootsError, SIGN_CA};
pub use same::check as check_items;
pub use signer::{Applicant, Purpose, check as check_signer};
