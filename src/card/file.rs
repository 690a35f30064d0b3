//! What the files of the card hold: one module an application, each file read where it lies and written.
//!
//! There is no public specification; the layouts are what programs by many hands have found. Whatever is hashed or
//! signed keeps the bytes it was stored in. Files may be filled up with FF behind their last object.

use super::number::NumberError;
use crate::apdu::ber::{self, Path};

mod basic_info;
mod fields;
mod key;
mod serial;
mod text;
mod token;
mod value;
mod visual;

pub use basic_info::{TextInfo, VisualInfo};
pub use key::{CardKey, KeyNumbers, SESSION_KEY, session_key};
pub use serial::SerialRecord;
pub use text::{Attributes, Digests, NumberFile};
pub use token::{CertificatesPresent, TokenInfo, TokenKind};
pub use value::{AppInfo, CardDate, KeyId, Sex};
pub use visual::{Birth, Face, FacePictures, NumberPicture, face_block};

/// The longest file there is: READ BINARY reaches no further.
pub const MAX_FILE: usize = 0x8000;

/// What is wrong with a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Not the eight digits of a date.
    #[error("date")]
    Date,
    /// Something else than ASCII digits.
    #[error("digits")]
    Digits,
    /// Not the name of a key: seven digits, 08 05, three digits, four bytes.
    #[error("key id")]
    KeyId,
    /// Another length than the one it has to have.
    #[error("{found} bytes where {expected} stand")]
    Length {
        /// How many bytes it has to have.
        expected: usize,
        /// How many bytes it has.
        found: usize,
    },
    /// No individual number.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// The table of offsets points elsewhere.
    #[error("offset {found} where the object is at {expected}")]
    Offset {
        /// Where the object is.
        expected: usize,
        /// Where the table says it is.
        found: usize,
    },
    /// Not UTF-8.
    #[error("text")]
    Text,
    /// Not the objects that stand in the file.
    #[error(transparent)]
    Tlv(ber::ErrorKind),
}

/// What is wrong, in which object, and at which byte of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{path} at {offset}: {kind}")]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The object it is in; empty in a file that has no objects.
    pub path: Path,
    /// Offset from the first byte of the file.
    pub offset: usize,
}

impl From<ber::Error> for Error {
    fn from(error: ber::Error) -> Self {
        Self { kind: ErrorKind::Tlv(error.kind), path: error.path, offset: error.offset }
    }
}

/// A file that is longer than the card can give out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{length} bytes, more than {MAX_FILE}")]
pub struct TooLong {
    /// How long it would be.
    pub length: usize,
}

#[cfg(test)]
mod tests;
