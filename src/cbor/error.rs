//! Why input could not be decoded, and where.

use std::fmt;

use super::{Path, Segment};
use crate::report::Case;

/// What was wrong with one item.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An array of another length than the structure has.
    ArrayLength {
        /// Items the structure has.
        expected: usize,
        /// Items found.
        found: usize,
    },
    /// A string sent in chunks where its bytes must stand together (content of tag 24).
    Chunked,
    /// Nesting deeper than the limit.
    Depth {
        /// The limit.
        limit: usize,
    },
    /// A key that stands twice in one map.
    DuplicateKey {
        /// The key.
        key: Segment,
    },
    /// Nothing where at least one entry is demanded.
    Empty {
        /// What is empty.
        what: &'static str,
    },
    /// A declared length that the rest of the input cannot hold.
    HugeLength {
        /// Bytes or items declared.
        declared: u64,
        /// Bytes left.
        left: usize,
    },
    /// A head that RFC 8949 does not allow.
    Malformed,
    /// A field the structure must have.
    MissingField {
        /// The field.
        field: &'static str,
    },
    /// Text that is not UTF-8.
    NotUtf8,
    /// A key of another type than the structure has.
    Key {
        /// Type expected.
        expected: &'static str,
        /// Type found.
        found: &'static str,
    },
    /// A value outside the range the structure allows.
    Range {
        /// What it is.
        what: &'static str,
    },
    /// More items than the limit.
    TooManyItems {
        /// The limit.
        limit: usize,
    },
    /// Input larger than can be addressed.
    TooLarge,
    /// Bytes after the end of the item.
    Trailing {
        /// How many.
        extra: usize,
    },
    /// Input that ends inside an item.
    Truncated,
    /// An item of another type.
    Unexpected {
        /// Type expected.
        expected: &'static str,
        /// Type found.
        found: &'static str,
    },
    /// The byte string under tag 24 does not hold exactly one CBOR item.
    EncodedContent {
        /// Why not.
        reason: Box<ErrorKind>,
    },
}

impl ErrorKind {
    /// The case of the catalogue it is, where it is one.
    #[must_use]
    pub fn case(&self) -> Option<Case> {
        Some(Case(match self {
            Self::Truncated => 1,
            Self::Trailing { .. } => 2,
            Self::Chunked => 3,
            Self::DuplicateKey { .. } => 5,
            Self::Unexpected { expected, .. } if expected.starts_with("#6.24") => 7,
            Self::ArrayLength { .. } | Self::Key { .. } | Self::Range { .. } | Self::Unexpected { .. } => 6,
            Self::EncodedContent { .. } => 8,
            Self::Depth { .. } => 9,
            Self::HugeLength { .. } | Self::TooLarge | Self::TooManyItems { .. } => 10,
            Self::NotUtf8 => 11,
            Self::MissingField { field: "issuerAuth" } => 15,
            Self::MissingField { .. } => 6,
            Self::Empty { .. } => 19,
            Self::Malformed => return None, // no case speaks of a head that RFC 8949 reserves; N01 is of input cut short
        }))
    }
}

/// Why input could not be decoded: what, the path inside the structure, and the byte offset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    /// What was wrong.
    pub kind: ErrorKind,
    /// Way to the item at fault.
    pub path: Path,
    /// Offset of the head of the item at fault, from the first byte of the input.
    pub offset: usize,
}

impl Error {
    /// An error at an offset; the path is added on the way out.
    #[must_use]
    pub fn new(kind: ErrorKind, offset: usize) -> Self {
        Self { kind, path: Path::default(), offset }
    }

    /// Puts a step in front of its path.
    #[must_use]
    pub fn within(mut self, segment: impl Into<Segment>) -> Self {
        self.path.prepend(segment);
        self
    }
}

// For developers; users get a sentence in their language.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {} (byte {})", self.kind, self.path, self.offset)
    }
}

impl std::error::Error for Error {}
