//! Commands to a chip and its answers (ISO/IEC 7816-4), shared by the plastic card and by NFC.
//!
//! [`Link`] is the way to a chip: a reader (PC/SC), a chip made of software ([`Direct`]), or a recorded exchange.
//! [`Channel`] sends over a link and fetches what an answer left behind.

pub mod ber;
mod channel;
mod command;
mod link;
#[cfg(feature = "pcsc")]
pub mod pcsc;
mod response;
mod status;
pub mod vpcd;

pub use channel::{Channel, ChannelError};
pub use command::{Command, CommandError, Length};
pub use link::{Chip, Direct, Interruptible, Link, LinkError};
pub use response::Response;
pub use status::{Meaning, Status};
