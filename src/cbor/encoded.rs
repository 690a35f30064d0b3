//! `#6.24(bstr .cbor T)`: a value and the bytes it came in.

use std::borrow::Cow;

use super::{Decode, Decoder, Error, ErrorKind, Item, Node};

/// A value under tag 24 with the bytes it arrived in; digests and signatures are over the bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Encoded<'a, T> {
    /// The value.
    pub value: T,
    bytes: &'a [u8],
    offset: usize,
}

impl<'a, T> Encoded<'a, T> {
    /// The whole item as it came: tag, head of the byte string, content (`d8 18 58 …`).
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Offset of the tag in the input.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Encoded<'a, T> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let (offset, bytes) = (item.offset(), item.bytes(decoder.input()));
        let content = decoder.nested(item)?;
        Ok(Self { value: T::decode(content, decoder)?, bytes, offset })
    }
}

impl<'a> Decoder<'a> {
    /// The item inside `#6.24(bstr)`; its spans count from the first byte of the whole input.
    ///
    /// # Errors
    /// If it is not tag 24 on a byte string sent in one piece that holds exactly one well-formed item.
    pub fn nested(&self, item: Item<'a>) -> Result<Item<'a>, Error> {
        let content = item.tagged(24, "#6.24(bstr)")?;
        match content.node {
            Node::Bytes(_) => self.inside(&content),
            _ => Err(content.unexpected("#6.24(bstr)")),
        }
    }

    /// The item that a byte string is by its place alone, without tag 24: a protected header, a payload.
    ///
    /// # Errors
    /// As [`inside`](Self::inside), told as of any other item.
    pub fn untagged(&self, string: &Item<'a>) -> Result<Item<'a>, Error> {
        self.inside(string).map_err(|error| match error.kind {
            ErrorKind::EncodedContent { reason } => Error { kind: *reason, ..error },
            _ => error,
        })
    }

    /// The item inside a byte string.
    ///
    /// # Errors
    /// If the string was sent in chunks or does not hold exactly one well-formed item.
    pub fn inside(&self, string: &Item<'a>) -> Result<Item<'a>, Error> {
        let Node::Bytes(content) = &string.node else { return Err(string.unexpected("bstr")) };
        let Cow::Borrowed(bytes) = content else { return Err(string.error(ErrorKind::Chunked)) };
        let end = string.span.end();
        self.window(end - bytes.len(), end).map_err(|error| match error.kind {
            // What a limit forbids is no fault of the content's form.
            ErrorKind::Depth { .. }
            | ErrorKind::TooManyItems { .. }
            | ErrorKind::DuplicateKey { .. }
            | ErrorKind::NotUtf8
            | ErrorKind::HugeLength { .. } => error,
            reason => Error { kind: ErrorKind::EncodedContent { reason: Box::new(reason) }, ..error },
        })
    }
}
