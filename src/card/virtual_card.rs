//! A card made of software: the same files, counters and keys, the same answers to the byte.
//!
//! The rules (who may read what, how many tries) come from the table of its generation; the JSON file holds contents
//! only. What is not known of the real card is decided here and marked: a wrong secret takes back what was shown before
//! it; SELECT wants the whole identifier and P2 = 0C; PERFORM SECURITY OPERATION knows P1 = 00 to 03, not the two of
//! PSS; there are no protected sessions (`80 AE`).

mod machine;
pub mod make;
mod model;
pub mod photo;
pub mod picture;

pub use machine::{Machine, Store};
pub use model::{App, Model, ModelError, SCHEMA, Stored};
