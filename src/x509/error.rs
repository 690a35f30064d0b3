//! Why bytes are no certificate, revocation list or request, and where.

use der::Tag;

/// What was wrong with one item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The algorithm inside the signed part is not the one beside the signature.
    AlgorithmsDiffer,
    /// A BIT STRING with unused bits, or none at all, where whole bytes are demanded.
    BitString,
    /// A BOOLEAN that is neither `00` nor `FF`.
    Boolean,
    /// A head that DER does not allow: a length not in shortest form, an indefinite length, an unknown tag.
    Der(der::ErrorKind),
    /// An attribute that stands twice.
    DuplicateAttribute,
    /// An extension that stands twice.
    DuplicateExtension,
    /// Nothing where at least one item is demanded.
    Empty,
    /// An INTEGER that is empty, not in shortest form, or out of range.
    Integer,
    /// No block of the wanted kind among the PEM, or nothing at all.
    NothingFound,
    /// An object identifier that is not well formed.
    ObjectIdentifier,
    /// Members of a SET OF that are not in the order of DER.
    Order,
    /// Parameters beside an algorithm that has none.
    Parameters,
    /// PEM that is not well formed.
    Pem,
    /// Text outside the alphabet of its type.
    Text,
    /// A time that is not a whole second of a real day in UTC.
    Time,
    /// Bytes after the end.
    Trailing {
        /// How many.
        extra: usize,
    },
    /// Input that ends inside an item.
    Truncated,
    /// An item of another type.
    Unexpected {
        /// Type expected.
        expected: Tag,
        /// Type found; none at the end.
        found: Option<Tag>,
    },
    /// A version that does not exist or does not fit what follows.
    Version,
}

/// Why bytes could not be decoded: what, the part, and the byte offset.
///
/// `Display` is for logs; the sentence is made where it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{part}+{offset}: {kind:?}")]
pub struct Error {
    /// What was wrong.
    pub kind: ErrorKind,
    /// Name of the part at fault, as its standard writes it.
    pub part: &'static str,
    /// Offset of the item at fault from the beginning of the input.
    pub offset: usize,
}
