//! The holder (移動端末設備保持者): the wallet, and the look for a notice of lapse before anything is sent.

mod notice;
pub mod wallet;

pub use notice::{Cleared, Notice, NoticeError, NoticeSource, Refusal, clear_to_send};
