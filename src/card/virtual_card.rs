//! A card made of software: the same files, counters and keys, the same answers to the byte.
//!
//! The rules (who may read what, how many tries) come from the table of its generation; the JSON file holds contents
//! only. What is not known of the real card is decided here and marked: a wrong secret takes back what was shown before
//! it; SELECT wants the whole identifier and P2 = 0C; PSS (P1 = 04, 05) is over
//! SHA-256 with a salt of 32 bytes; there are no protected sessions (`80 AE`), since how their messages look is not known.

mod machine;
pub mod make;
mod model;
pub mod photo;
pub mod picture;

pub use machine::{Machine, Store};
pub use model::{App, Model, ModelError, SCHEMA, Stored};
