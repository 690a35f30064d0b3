//! The virtual card in a virtual reader, read by software by other hands through a real pcscd; and by us.
#![cfg(feature = "pcsc")]

mod jpki_cli;
mod myna_card;
mod opensc;
mod ours;
#[path = "../support/pcscd.rs"]
mod pcscd;
mod scene;
