//! BER-TLV as the card writes it (ISO/IEC 7816-4, 5.2.2; JICSAP 1.1): objects where they lie, with their offsets.
//!
//! Tags have one byte or two. Lengths are definite, and **need not be shortest**: cards write `FF 40 82 00 9F`. A file is
//! filled up behind its last object with FF or 00, which ends the reading of the outermost level; inside an object nothing
//! may be left over. Reading never copies and never panics.

use std::fmt;

mod write;

pub use write::{put, put_wide};

/// The longest input that is read: more than a card can hold in a file.
pub const MAX_INPUT: usize = 0x1_0000;
/// How deep objects may lie in each other.
pub const MAX_DEPTH: usize = 6;

/// A tag of one byte (`00xx`) or two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub u16);

impl Tag {
    /// Whether it says that objects lie inside; some tags that do not say so hold objects all the same.
    #[must_use]
    pub fn is_constructed(self) -> bool {
        let [high, low] = self.0.to_be_bytes();
        (if high == 0 { low } else { high }) & 0x20 != 0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = if self.0 > 0xff { 4 } else { 2 };
        write!(f, "{:0width$X}", self.0)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where in the structure something is: the tags from the outermost on.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Path {
    tags: [Option<Tag>; MAX_DEPTH],
}

impl Path {
    /// The path of an object of this tag here; as it is, where it is too deep.
    #[must_use]
    pub fn join(mut self, tag: Tag) -> Self {
        if let Some(free) = self.tags.iter_mut().find(|place| place.is_none()) {
            *free = Some(tag);
        }
        self
    }

    /// The tags, outermost first.
    pub fn tags(&self) -> impl Iterator<Item = Tag> {
        self.tags.into_iter().flatten()
    }

    fn depth(&self) -> usize {
        self.tags().count()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, tag) in self.tags().enumerate() {
            write!(f, "{}{tag}", if place == 0 { "" } else { "." })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What is wrong with bytes that should be BER-TLV.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Objects lie in each other too deep.
    #[error("deeper than {MAX_DEPTH}")]
    Depth,
    /// A length of more than three bytes, or an indefinite one.
    #[error("length form {0:02X}")]
    LengthForm(u8),
    /// Bytes behind the last object that are not filling.
    #[error("{extra} bytes over")]
    Over {
        /// How many.
        extra: usize,
    },
    /// The input is longer than a card can hold.
    #[error("size {0}")]
    Size(usize),
    /// A tag of more than two bytes, or a second byte that no tag has.
    #[error("tag form")]
    TagForm,
    /// The object ends behind the end.
    #[error("truncated: {missing} bytes missing")]
    Truncated {
        /// How many bytes are missing at least.
        missing: usize,
    },
    /// Another object than the one that has to stand here.
    #[error("expected {expected}, found {found:?}")]
    Unexpected {
        /// The tag that has to be here.
        expected: Tag,
        /// The tag that is here, if there is an object.
        found: Option<Tag>,
    },
}

/// What is wrong, in which object, and at which byte of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{path} at {offset}: {kind}")]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// The object it is in.
    pub path: Path,
    /// Offset from the first byte of the file.
    pub offset: usize,
}

/// One object as it stands in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tlv<'a> {
    /// Its tag.
    pub tag: Tag,
    /// Where it is.
    pub path: Path,
    /// Offset of its first byte from the first byte of the file.
    pub offset: usize,
    /// All of it: tag, length, content.
    pub raw: &'a [u8],
    /// Its content.
    pub value: &'a [u8],
}

impl<'a> Tlv<'a> {
    /// Offset of its content.
    #[must_use]
    pub fn value_offset(&self) -> usize {
        self.offset + self.raw.len() - self.value.len()
    }

    /// Offset of what follows it.
    #[must_use]
    pub fn end(&self) -> usize {
        self.offset + self.raw.len()
    }

    /// Reads the objects inside; whether there are any is for the caller to know.
    #[must_use]
    pub fn inside(&self) -> Reader<'a> {
        Reader { rest: self.value, offset: self.value_offset(), path: self.path, padded: false }
    }

    /// Reads the objects behind the first bytes of its content; none, where it is shorter than that.
    #[must_use]
    pub fn inside_after(&self, bytes: usize) -> Reader<'a> {
        let mut reader = self.inside();
        let bytes = bytes.min(reader.rest.len());
        reader.rest = &reader.rest[bytes..];
        reader.offset += bytes;
        reader
    }

    /// An error in this object.
    #[must_use]
    pub fn error(&self, kind: ErrorKind) -> Error {
        Error { kind, path: self.path, offset: self.offset }
    }
}

/// Takes objects one after another.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    offset: usize,
    path: Path,
    padded: bool,
}

impl<'a> Reader<'a> {
    /// Reads a file, or what GET DATA answers, from its first byte.
    ///
    /// # Errors
    /// [`ErrorKind::Size`]
    pub fn new(input: &'a [u8]) -> Result<Self, Error> {
        let reader = Self { rest: input, offset: 0, path: Path::default(), padded: true };
        if input.len() > MAX_INPUT { Err(reader.error(ErrorKind::Size(input.len()))) } else { Ok(reader) }
    }

    /// Takes the next object; none at the end, or where filling begins.
    ///
    /// # Errors
    /// A head that no card writes, or content that is not there.
    pub fn next_object(&mut self) -> Result<Option<Tlv<'a>>, Error> {
        if self.is_at_end() {
            return Ok(None);
        }
        let (tag, head, length) = head(self.rest).map_err(|kind| self.error(kind))?;
        if self.path.depth() == MAX_DEPTH {
            return Err(self.error(ErrorKind::Depth));
        }
        let path = self.path.join(tag);
        let end = head + length;
        let Some((raw, rest)) = self.rest.split_at_checked(end) else {
            let kind = ErrorKind::Truncated { missing: end - self.rest.len() };
            return Err(Error { kind, path, offset: self.offset });
        };
        let object = Tlv { tag, path, offset: self.offset, raw, value: &raw[head..] };
        self.rest = rest;
        self.offset += end;
        Ok(Some(object))
    }

    /// Takes the next object, which has to have this tag.
    ///
    /// # Errors
    /// [`ErrorKind::Unexpected`], and those of [`next_object`](Self::next_object).
    pub fn required(&mut self, expected: u16) -> Result<Tlv<'a>, Error> {
        let before = self.error(ErrorKind::TagForm);
        let expected = Tag(expected);
        let found = self.next_object()?;
        let wrong = |found| Error { kind: ErrorKind::Unexpected { expected, found }, ..before };
        match found {
            Some(object) if object.tag == expected => Ok(object),
            other => Err(wrong(other.map(|object| object.tag))),
        }
    }

    /// Takes the next object if it has this tag.
    ///
    /// # Errors
    /// Those of [`next_object`](Self::next_object).
    pub fn optional(&mut self, tag: u16) -> Result<Option<Tlv<'a>>, Error> {
        let before = self.clone();
        let found = self.next_object()?;
        if found.is_some_and(|object| object.tag == Tag(tag)) {
            return Ok(found);
        }
        *self = before;
        Ok(None)
    }

    /// Ends the reading: what is left may only be the filling of a file, which is returned.
    ///
    /// # Errors
    /// [`ErrorKind::Over`]
    pub fn finish(self) -> Result<&'a [u8], Error> {
        let filling = |byte: u8| self.rest.iter().all(|other| *other == byte);
        if self.rest.is_empty() || self.padded && (filling(0xff) || filling(0)) {
            return Ok(self.rest);
        }
        Err(self.error(ErrorKind::Over { extra: self.rest.len() }))
    }

    /// Offset of what comes next.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    fn is_at_end(&self) -> bool {
        self.rest.is_empty() || self.padded && matches!(self.rest, [0, ..] | [0xff] | [0xff, 0xff, ..])
    }

    fn error(&self, kind: ErrorKind) -> Error {
        Error { kind, path: self.path, offset: self.offset }
    }
}

/// Reads the one object of a file, which has to have this tag, and fills the rest.
///
/// # Errors
/// Those of [`Reader::required`] and [`Reader::finish`].
pub fn only(input: &[u8], tag: u16) -> Result<Tlv<'_>, Error> {
    let mut reader = Reader::new(input)?;
    let object = reader.required(tag)?;
    reader.finish()?;
    Ok(object)
}

/// How long the first object of a file is, from its first bytes; seven are always enough.
///
/// # Errors
/// A head that no card writes; [`ErrorKind::Truncated`] where too few bytes are given.
pub fn length_of_first(start: &[u8]) -> Result<usize, Error> {
    let error = |kind| Error { kind, path: Path::default(), offset: 0 };
    head(start).map(|(_, head, length)| head + length).map_err(error)
}

/// Tag, length of the head, length of the content.
fn head(input: &[u8]) -> Result<(Tag, usize, usize), ErrorKind> {
    let missing = ErrorKind::Truncated { missing: 1 };
    let (tag, rest) = match *input {
        [first, second, ref rest @ ..] if first & 0x1f == 0x1f => {
            // Numbers below 31 too, which ISO would write in one byte: FF10, DF11.
            let is_tag = (1..0x80).contains(&second);
            (is_tag.then_some(Tag(u16::from_be_bytes([first, second]))).ok_or(ErrorKind::TagForm)?, rest)
        }
        [first, ref rest @ ..] if first & 0x1f != 0x1f => (Tag(first.into()), rest),
        _ => return Err(missing),
    };
    let tag_length = input.len() - rest.len();
    let (length_bytes, length) = match *rest {
        [short @ 0..=0x7f, ..] => (1, u32::from(short)),
        [0x81, low, ..] => (2, u32::from(low)),
        [0x82, high, low, ..] => (3, u32::from_be_bytes([0, 0, high, low])),
        [0x83, top, high, low, ..] => (4, u32::from_be_bytes([0, top, high, low])),
        [0x81..=0x83, ..] | [] => return Err(missing),
        [form, ..] => return Err(ErrorKind::LengthForm(form)),
    };
    let length = usize::try_from(length).map_err(|_| ErrorKind::Size(usize::MAX))?;
    Ok((tag, tag_length + length_bytes, length))
}

#[cfg(test)]
mod tests;
