//! NDEF messages: records, each with a type, perhaps a name, and a payload (NFC Forum, NDEF 1.0).

/// Bits of the first byte of a record.
const BEGIN: u8 = 0x80;
const END: u8 = 0x40;
const CHUNK: u8 = 0x20;
const SHORT: u8 = 0x10;
const NAMED: u8 = 0x08;
const FORMAT: u8 = 0x07;

/// Where the type of a record is defined.
pub mod format {
    /// NFC Forum, well-known.
    pub const WELL_KNOWN: u8 = 1;
    /// A media type.
    pub const MEDIA: u8 = 2;
    /// NFC Forum, external: `domain:name`.
    pub const EXTERNAL: u8 = 4;
}

/// A record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record<'a> {
    /// Where the type is defined; see [`mod@format`].
    pub format: u8,
    /// The type.
    pub kind: &'a [u8],
    /// The name by which other records speak of it; may be empty.
    pub id: &'a [u8],
    /// Its payload.
    pub payload: &'a [u8],
}

/// Why bytes are no NDEF message.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NdefError {
    /// A record sent in chunks, which handovers do not use.
    #[error("chunked at {offset}")]
    Chunked {
        /// Offset of the record.
        offset: usize,
    },
    /// The marks of first and last record do not stand where they should.
    #[error("marks at {offset}")]
    Marks {
        /// Offset of the record.
        offset: usize,
    },
    /// The bytes end inside a record, or there are none.
    #[error("truncated at {offset}")]
    Truncated {
        /// Offset of the record.
        offset: usize,
    },
}

impl NdefError {
    /// Offset of the record that is wrong.
    #[must_use]
    pub fn offset(&self) -> usize {
        match self {
            Self::Chunked { offset } | Self::Marks { offset } | Self::Truncated { offset } => *offset,
        }
    }
}

/// The lengths in the head of a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    flags: u8,
    /// Bytes of the head itself.
    pub head: usize,
    /// Bytes of the type.
    pub kind: usize,
    /// Bytes of the name.
    pub id: usize,
    /// Bytes of the payload.
    pub payload: usize,
}

impl Head {
    /// Reads the head at the start of these bytes; none where they end inside it, or inside what it announces.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let flags = *bytes.first()?;
        let kind = usize::from(*bytes.get(1)?);
        let (payload, mut head) = if flags & SHORT != 0 {
            (usize::from(*bytes.get(2)?), 3)
        } else {
            let length = <[u8; 4]>::try_from(bytes.get(2..6)?).ok()?;
            (usize::try_from(u32::from_be_bytes(length)).ok()?, 6)
        };
        let mut id = 0;
        if flags & NAMED != 0 {
            id = usize::from(*bytes.get(head)?);
            head += 1;
        }
        let found = Self { flags, head, kind, id, payload };
        (found.total() <= bytes.len()).then_some(found)
    }

    /// Bytes of the whole record.
    #[must_use]
    pub fn total(&self) -> usize {
        self.head.saturating_add(self.kind).saturating_add(self.id).saturating_add(self.payload)
    }

    /// Where the type is defined; see [`mod@format`].
    #[must_use]
    pub fn format(&self) -> u8 {
        self.flags & FORMAT
    }

    /// Whether it has a name.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.flags & NAMED != 0
    }

    /// Where the type is defined, in words of the standard: the type name format.
    #[must_use]
    pub fn format_name(&self) -> &'static str {
        match self.format() {
            0 => "TNF 0 (empty)",
            format::WELL_KNOWN => "TNF 1 (well-known)",
            format::MEDIA => "TNF 2 (media type)",
            3 => "TNF 3 (URI)",
            format::EXTERNAL => "TNF 4 (external)",
            _ => "TNF 5 (unknown)",
        }
    }

    /// The marks of its first byte that are set.
    #[must_use]
    pub fn marks(&self) -> String {
        let marks = [(BEGIN, "MB"), (END, "ME"), (CHUNK, "CF"), (SHORT, "SR"), (NAMED, "IL")];
        let set = marks.into_iter().filter(|(mark, _)| self.flags & mark != 0).map(|(_, name)| name);
        set.collect::<Vec<_>>().join(" ")
    }

    /// Whether it is a part of a record.
    #[must_use]
    pub fn is_chunk(&self) -> bool {
        self.flags & CHUNK != 0 || self.flags & FORMAT > 5
    }
}

/// Reads a message: one record or more, the first and the last marked as such, nothing behind them.
///
/// # Errors
/// [`NdefError`], with the offset of the record.
pub fn decode(message: &[u8]) -> Result<Vec<Record<'_>>, NdefError> {
    let (mut records, mut offset) = (Vec::new(), 0);
    while offset < message.len() || offset == 0 {
        let rest = message.get(offset..).unwrap_or_default();
        let head = Head::read(rest).ok_or(NdefError::Truncated { offset })?;
        if head.is_chunk() {
            return Err(NdefError::Chunked { offset });
        }
        let last = offset + head.total() == message.len();
        if (head.flags & BEGIN != 0) != (offset == 0) || (head.flags & END != 0) != last {
            return Err(NdefError::Marks { offset });
        }
        let (kind, rest) = rest[head.head..].split_at(head.kind);
        let (id, rest) = rest.split_at(head.id);
        records.push(Record { format: head.flags & FORMAT, kind, id, payload: &rest[..head.payload] });
        offset += head.total();
    }
    Ok(records)
}

/// Writes a message. A type or name of more than 255 bytes, which nobody writes, is cut there.
#[must_use]
pub fn encode(records: &[Record<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    for (at, record) in records.iter().enumerate() {
        let begin = if at == 0 { BEGIN } else { 0 };
        let end = if at + 1 == records.len() { END } else { 0 };
        record.encode(begin | end, &mut out);
    }
    out
}

impl Record<'_> {
    fn encode(&self, marks: u8, out: &mut Vec<u8>) {
        let (kind, id) = (&self.kind[..self.kind.len().min(255)], &self.id[..self.id.len().min(255)]);
        let named = if id.is_empty() { 0 } else { NAMED };
        let short = u8::try_from(self.payload.len());
        let flags = marks | named | (self.format & FORMAT) | if short.is_ok() { SHORT } else { 0 };
        out.extend([flags, byte(kind.len())]);
        match short {
            Ok(length) => out.push(length),
            Err(_) => out.extend(u32::try_from(self.payload.len()).unwrap_or(u32::MAX).to_be_bytes()),
        }
        if named != 0 {
            out.push(byte(id.len()));
        }
        out.extend_from_slice(kind);
        out.extend_from_slice(id);
        out.extend_from_slice(self.payload);
    }
}

fn byte(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}
