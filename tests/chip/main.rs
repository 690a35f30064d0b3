//! The virtual card and those who talk to it, below the command line.

mod machine;
#[cfg(feature = "pcsc")]
mod pcscd;
mod sample;
mod session;
mod trace;
