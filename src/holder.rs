//! The holder (移動端末設備保持者): the wallet, who asks, what may leave, and the answer.
//!
//! What a request asks for becomes what could be answered in [`consent`], is narrowed there by the person, and answered
//! by [`present`]; before anything is sent a notice of lapse is looked for ([`clear_to_send`]). [`defect`] makes answers
//! that are wrong on purpose.

pub mod consent;
pub mod defect;
mod notice;
pub mod present;
pub mod reader_auth;
#[cfg(test)]
mod sample;
pub mod wallet;

pub use notice::{Cleared, Notice, NoticeError, NoticeSource, Refusal, clear_to_send};
