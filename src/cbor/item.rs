//! One CBOR item and where it stands in the input.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Error, ErrorKind};

/// Bytes `start..end` of the input, counted from its first byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span; inputs are shorter than 4 GiB, which the decoder makes sure of.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize // safe: usize has 32 bits or more where this builds
    }

    /// Byte after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize // safe: as above
    }

    /// Number of bytes.
    #[must_use]
    #[allow(clippy::len_without_is_empty)] // an item is never empty
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// As a range, for slicing the input.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }
}

/// One item with the bytes it came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item<'a> {
    /// Where it stands: head and content.
    pub span: Span,
    /// What it is.
    pub node: Node<'a>,
}

/// The kinds of CBOR item. Strings borrow from the input; those sent in chunks are joined.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Node<'a> {
    /// Major type 0.
    Uint(u64),
    /// Major type 1: the number is `-1 - n`.
    Nint(u64),
    /// Major type 2.
    Bytes(Cow<'a, [u8]>),
    /// Major type 3, valid UTF-8.
    Text(Cow<'a, str>),
    /// Major type 4.
    Array(Vec<Item<'a>>),
    /// Major type 5, in the order it came.
    Map(Vec<(Item<'a>, Item<'a>)>),
    /// Major type 6.
    Tag(u64, Box<Item<'a>>),
    /// `false`, `true`.
    Bool(bool),
    /// `null`.
    Null,
    /// `undefined`.
    Undefined,
    /// Another simple value.
    Simple(u8),
    /// A float: its value's bits as a double.
    Float(u64),
}

impl Node<'_> {
    /// What kind of item it is, as the standard names it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Uint(_) => "uint",
            Self::Nint(_) => "nint",
            Self::Bytes(_) => "bstr",
            Self::Text(_) => "tstr",
            Self::Array(_) => "array",
            Self::Map(_) => "map",
            Self::Tag(..) => "tag",
            Self::Bool(_) => "bool",
            Self::Null => "null",
            Self::Undefined => "undefined",
            Self::Simple(_) => "simple",
            Self::Float(_) => "float",
        }
    }
}

// Two items are the same key when their values are: how wide a head was does not matter.
impl PartialOrd for Item<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Item<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.node.cmp(&other.node)
    }
}

impl<'a> Item<'a> {
    /// The item's own bytes within `input`, the whole input it was decoded from.
    #[must_use]
    pub fn bytes(&self, input: &'a [u8]) -> &'a [u8] {
        input.get(self.span.range()).unwrap_or_default()
    }

    /// Offset of its head.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.span.start()
    }

    /// The error of an item that is not what was expected.
    #[must_use]
    pub fn unexpected(&self, expected: &'static str) -> Error {
        Error::new(ErrorKind::Unexpected { expected, found: self.node.kind() }, self.offset())
    }

    /// An error of any kind at this item.
    #[must_use]
    pub fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.offset())
    }

    /// A text string.
    ///
    /// # Errors
    /// If it is something else.
    pub fn text(self) -> Result<Cow<'a, str>, Error> {
        match self.node {
            Node::Text(text) => Ok(text),
            _ => Err(self.unexpected("tstr")),
        }
    }

    /// A byte string.
    ///
    /// # Errors
    /// If it is something else.
    pub fn byte_string(self) -> Result<Cow<'a, [u8]>, Error> {
        match self.node {
            Node::Bytes(bytes) => Ok(bytes),
            _ => Err(self.unexpected("bstr")),
        }
    }

    /// An unsigned integer.
    ///
    /// # Errors
    /// If it is something else.
    pub fn uint(self) -> Result<u64, Error> {
        match self.node {
            Node::Uint(value) => Ok(value),
            _ => Err(self.unexpected("uint")),
        }
    }

    /// An integer that fits 64 bits with sign.
    ///
    /// # Errors
    /// If it is something else, or too large.
    pub fn int(self) -> Result<i64, Error> {
        self.node.as_int().ok_or_else(|| self.unexpected("int"))
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// If it is something else.
    pub fn bool(self) -> Result<bool, Error> {
        match self.node {
            Node::Bool(value) => Ok(value),
            _ => Err(self.unexpected("bool")),
        }
    }

    /// The items of an array.
    ///
    /// # Errors
    /// If it is something else.
    pub fn array(self) -> Result<Vec<Item<'a>>, Error> {
        match self.node {
            Node::Array(items) => Ok(items),
            _ => Err(self.unexpected("array")),
        }
    }

    /// The items of an array that must have exactly `N` of them.
    ///
    /// # Errors
    /// If it is something else, or has another length.
    pub fn array_of<const N: usize>(self) -> Result<[Item<'a>; N], Error> {
        let offset = self.offset();
        let items = self.array()?;
        let found = items.len();
        items.try_into().map_err(|_| Error::new(ErrorKind::ArrayLength { expected: N, found }, offset))
    }

    /// The entries of a map, in the order they came.
    ///
    /// # Errors
    /// If it is something else.
    pub fn map(self) -> Result<Vec<(Item<'a>, Item<'a>)>, Error> {
        match self.node {
            Node::Map(entries) => Ok(entries),
            _ => Err(self.unexpected("map")),
        }
    }

    /// The content of a tag with this number.
    ///
    /// # Errors
    /// If it is something else.
    pub fn tagged(self, number: u64, expected: &'static str) -> Result<Item<'a>, Error> {
        match self.node {
            Node::Tag(found, content) if found == number => Ok(*content),
            _ => Err(self.unexpected(expected)),
        }
    }
}

impl Node<'_> {
    /// The integer, if it is one that fits.
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        match *self {
            Self::Uint(value) => i64::try_from(value).ok(),
            Self::Nint(value) => i64::try_from(value).ok().map(|value| -1 - value),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes, if it is a byte string.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}
