//! DER items in place: tag, bytes, offset. Strict, without copies, under every reader of this module.

use der::{Decode, Header, Reader as _, SliceReader, Tag, TagNumber};

use super::error::{Error, ErrorKind};
use super::identifier::Oid;

/// One item, as it stands in the input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item<'a> {
    /// Its tag.
    pub tag: Tag,
    /// Offset of its first byte from the beginning of the input.
    pub offset: usize,
    /// The whole item with its head.
    pub raw: &'a [u8],
    /// Its content.
    pub value: &'a [u8],
}

impl<'a> Item<'a> {
    /// Offset of its content.
    #[must_use]
    pub fn value_offset(&self) -> usize {
        self.offset + self.raw.len() - self.value.len()
    }

    /// Reads the items inside; the part is named in errors.
    #[must_use]
    pub fn inside(&self, part: &'static str) -> Reader<'a> {
        Reader { rest: self.value, offset: self.value_offset(), part }
    }

    /// The bytes of a BIT STRING that has no unused bits.
    ///
    /// # Errors
    /// [`ErrorKind::BitString`].
    pub fn whole_bits(&self, part: &'static str) -> Result<&'a [u8], Error> {
        match self.value.split_first() {
            Some((0, bytes)) => Ok(bytes),
            _ => Err(Error { kind: ErrorKind::BitString, part, offset: self.offset }),
        }
    }

    /// The content of an INTEGER, in shortest form; its sign is the first bit.
    ///
    /// # Errors
    /// [`ErrorKind::Integer`].
    pub fn integer(&self, part: &'static str) -> Result<&'a [u8], Error> {
        match self.value {
            [] | [0, 0..=0x7f, ..] | [0xff, 0x80..=0xff, ..] => {
                Err(Error { kind: ErrorKind::Integer, part, offset: self.offset })
            }
            value => Ok(value),
        }
    }

    /// The object identifier it holds.
    ///
    /// # Errors
    /// [`ErrorKind::ObjectIdentifier`].
    pub fn oid(&self, part: &'static str) -> Result<Oid<'a>, Error> {
        let kind = ErrorKind::ObjectIdentifier;
        Oid::of_content(self.value).ok_or(Error { kind, part, offset: self.offset })
    }
}

/// Takes items one after the other from a run of bytes.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    offset: usize,
    part: &'static str,
}

impl<'a> Reader<'a> {
    /// Reads from the beginning of an input.
    #[must_use]
    pub fn new(input: &'a [u8], part: &'static str) -> Self {
        Self::at(input, 0, part)
    }

    /// Reads a piece of an input that begins at this offset.
    #[must_use]
    pub fn at(input: &'a [u8], offset: usize, part: &'static str) -> Self {
        Self { rest: input, offset, part }
    }

    /// Whether everything has been taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Offset of the next item.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Names what is being read, for errors.
    #[must_use]
    pub fn naming(mut self, part: &'static str) -> Self {
        self.part = part;
        self
    }

    /// An error at the next item.
    #[must_use]
    pub fn error(&self, kind: ErrorKind) -> Error {
        Error { kind, part: self.part, offset: self.offset }
    }

    /// Tag of the next item; none at the end, or where there is no tag.
    #[must_use]
    pub fn peek(&self) -> Option<Tag> {
        head(self.rest).ok().map(|(tag, _, _)| tag)
    }

    /// Takes the next item, whatever it is.
    ///
    /// # Errors
    /// A head that DER does not allow, or content that is not there.
    pub fn any(&mut self) -> Result<Item<'a>, Error> {
        if self.rest.is_empty() {
            return Err(self.error(ErrorKind::Truncated));
        }
        let (tag, head, length) = head(self.rest).map_err(|kind| self.error(kind))?;
        let end = head.checked_add(length).filter(|end| *end <= self.rest.len());
        let end = end.ok_or_else(|| self.error(ErrorKind::Truncated))?;
        let (raw, rest) = self.rest.split_at(end);
        let item = Item { tag, offset: self.offset, raw, value: &raw[head..] };
        self.rest = rest;
        self.offset += end;
        Ok(item)
    }

    /// Takes the next item, which has to have this tag.
    ///
    /// # Errors
    /// [`ErrorKind::Unexpected`], and those of [`any`](Self::any).
    pub fn required(&mut self, expected: Tag) -> Result<Item<'a>, Error> {
        let before = self.clone();
        if self.rest.is_empty() {
            return Err(self.error(ErrorKind::Unexpected { expected, found: None }));
        }
        let item = self.any()?;
        if item.tag == expected {
            return Ok(item);
        }
        Err(before.error(ErrorKind::Unexpected { expected, found: Some(item.tag) }))
    }

    /// Takes the next item if it has this tag.
    ///
    /// # Errors
    /// Those of [`any`](Self::any).
    pub fn optional(&mut self, tag: Tag) -> Result<Option<Item<'a>>, Error> {
        if self.peek() == Some(tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// Takes a BOOLEAN that is left out where it is false.
    ///
    /// # Errors
    /// [`ErrorKind::Boolean`], and those of [`any`](Self::any).
    pub fn optional_bool(&mut self) -> Result<bool, Error> {
        let before = self.clone();
        match self.optional(Tag::Boolean)?.map(|item| item.value) {
            None | Some([0]) => Ok(false),
            Some([0xff]) => Ok(true),
            Some(_) => Err(before.error(ErrorKind::Boolean)),
        }
    }

    /// Ends the reading: nothing may be left.
    ///
    /// # Errors
    /// [`ErrorKind::Trailing`].
    pub fn finish(self) -> Result<(), Error> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.error(ErrorKind::Trailing { extra: self.rest.len() })) }
    }
}

/// Reads the only item of an input.
///
/// # Errors
/// Those of [`Reader::required`] and [`Reader::finish`].
pub fn only<'a>(input: &'a [u8], offset: usize, tag: Tag, part: &'static str) -> Result<Item<'a>, Error> {
    let mut reader = Reader::at(input, offset, part);
    let item = reader.required(tag)?;
    reader.finish()?;
    Ok(item)
}

/// A context-specific tag.
#[must_use]
pub fn context(number: u32, constructed: bool) -> Tag {
    Tag::ContextSpecific { constructed, number: TagNumber(number) }
}

/// Tag, length of the head, length of the content.
fn head(input: &[u8]) -> Result<(Tag, usize, usize), ErrorKind> {
    // Nearly every head is of these forms; all others, and all refusals, are the reader's below.
    let (byte, head, length) = match *input {
        [byte, length @ 0..=0x7f, ..] => (byte, 2, u16::from(length)),
        [byte, 0x81, length @ 0x80..=0xff, ..] => (byte, 3, u16::from(length)),
        [byte, 0x82, high @ 1..=0xff, low, ..] => (byte, 4, u16::from_be_bytes([high, low])),
        _ => return any_head(input),
    };
    match common_tag(byte) {
        Some(tag) => Ok((tag, head, usize::from(length))),
        None => any_head(input),
    }
}

fn common_tag(byte: u8) -> Option<Tag> {
    Some(match byte {
        0x01 => Tag::Boolean,
        0x02 => Tag::Integer,
        0x03 => Tag::BitString,
        0x04 => Tag::OctetString,
        0x06 => Tag::ObjectIdentifier,
        0x0c => Tag::Utf8String,
        0x13 => Tag::PrintableString,
        0x17 => Tag::UtcTime,
        0x18 => Tag::GeneralizedTime,
        0x30 => Tag::Sequence,
        0x31 => Tag::Set,
        0x80..=0x9e => context(u32::from(byte & 0x1f), false),
        0xa0..=0xbe => context(u32::from(byte & 0x1f), true),
        _ => return None,
    })
}

fn any_head(input: &[u8]) -> Result<(Tag, usize, usize), ErrorKind> {
    let mut reader = SliceReader::new(input).map_err(kind_of)?;
    let header = Header::decode(&mut reader).map_err(kind_of)?;
    let head = usize::try_from(reader.position()).map_err(kind_of)?;
    let length = usize::try_from(header.length()).map_err(kind_of)?;
    Ok((header.tag(), head, length))
}

fn kind_of(error: der::Error) -> ErrorKind {
    match error.kind() {
        der::ErrorKind::Incomplete { .. } => ErrorKind::Truncated,
        kind => ErrorKind::Der(kind),
    }
}

#[cfg(test)]
mod tests;
