//! Exchanges with a card in a file: recorded without secrets, and replayed.
//!
//! ```text
//! mnc card trace 1
//! atr 3B888001000005E0B381A1007F
//! > 00A4040C0AD392F000260100000001
//! < 9000
//! > 00200080**          the body of VERIFY or CHANGE, and its length, are never written
//! < 9000
//! > 00B0000011
//! < FF100C****…**9000   bytes that hold the individual number, unless they were revealed
//! ! removed             nothing came back: the id of the reason
//! ```
//!
//! Lines that begin with `#` and empty lines are passed over. In a replay a masked body stands for any, and masked bytes
//! of an answer come back as `*`, which nothing authentic can be made of.

mod mask;
mod read;
mod record;
mod replay;

pub use mask::{Masked, Masker};
pub use read::{Entry, Line, Trace, TraceError, TraceErrorKind};
pub use record::Recorder;
pub use replay::Replay;

/// The first line of the file.
pub const HEAD: &str = "mnc card trace 1";
