//! What a terminal shows: colours, columns, progress.

pub mod image;
pub mod progress;
pub mod qr;
pub mod style;
pub mod width;
