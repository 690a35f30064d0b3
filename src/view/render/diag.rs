//! CBOR diagnostic notation (RFC 8949, 8), with `<< >>` for CBOR in byte strings.
//!
//! Nothing is shortened. Heads wider than they need be and strings in chunks are written with encoding indicators, so
//! that the notation gives back the same bytes; only masked values do not.

use std::io::{self, Write};

use crate::cbor::{Decoder, Error, Item, Node};
use crate::session::FILE_HANDOVER;
use crate::view::Kind;
use crate::view::redact::{MASK, covers};
use crate::view::tree::Document;

/// Writes the notation and a line end; what an NFC tag holds is one byte string.
///
/// # Errors
/// Those of `out`; [`Error`] where the document is no CBOR.
pub fn diag(document: &Document<'_>, out: &mut dyn Write) -> Result<io::Result<()>, Error> {
    if matches!(document.kind, Kind::Apdu | Kind::CapabilityContainer | Kind::NdefMessage) {
        return Ok(writeln!(out, "h'{}'", hex::encode(document.bytes)));
    }
    let decoder = crate::view::decoder(document.bytes);
    let item = decoder.item()?;
    let mut notation = Notation { document, decoder: &decoder, out };
    Ok(notation.item(&item, 0, Place::Plain).and_then(|()| writeln!(notation.out)))
}

/// Where an item stands, as far as it matters for what it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A byte string here is CBOR, where it can be read so.
    Cbor,
    Plain,
}

/// Nested strings opened; deeper ones are written as bytes.
const MAX_DEPTH: usize = 80;

struct Notation<'w, 'a> {
    document: &'w Document<'a>,
    decoder: &'w Decoder<'a>,
    out: &'w mut dyn Write,
}

impl<'a> Notation<'_, 'a> {
    fn item(&mut self, item: &Item<'a>, depth: usize, place: Place) -> io::Result<()> {
        if covers(&self.document.masks, item.offset()) {
            return write!(self.out, "\"{MASK}\"");
        }
        match &item.node {
            Node::Uint(value) => write!(self.out, "{value}{}", self.wide(item)),
            Node::Nint(value) => write!(self.out, "{}{}", -1 - i128::from(*value), self.wide(item)),
            Node::Bytes(bytes) => self.bytes(item, bytes, depth, place),
            Node::Text(text) => self.text(item, text),
            Node::Array(items) => self.array(item, items, depth),
            Node::Map(entries) => self.map(item, entries, depth),
            Node::Tag(number, inner) => {
                write!(self.out, "{number}{}(", self.wide(item))?;
                self.item(inner, depth + 1, if *number == 24 { Place::Cbor } else { Place::Plain })?;
                write!(self.out, ")")
            }
            Node::Bool(value) => write!(self.out, "{value}"),
            Node::Null => write!(self.out, "null"),
            Node::Undefined => write!(self.out, "undefined"),
            Node::Simple(value) => write!(self.out, "simple({value})"),
            Node::Float(bits) => self.float(item, f64::from_bits(*bits)),
        }
    }

    fn first(&self, item: &Item<'a>) -> u8 {
        self.document.bytes.get(item.offset()).copied().unwrap_or_default()
    }

    /// The indicator of a head that is wider than it need be, or has no length.
    fn wide(&self, item: &Item<'a>) -> &'static str {
        let at = item.offset();
        let argument = |width: usize| {
            let bytes = self.document.bytes.get(at + 1..at + 1 + width).unwrap_or_default();
            bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte))
        };
        match self.first(item) & 0x1f {
            24 if argument(1) < 24 => "_0",
            25 if argument(2) < 0x100 => "_1",
            26 if argument(4) < 0x1_0000 => "_2",
            27 if argument(8) < 0x1_0000_0000 => "_3",
            31 => "_",
            _ => "",
        }
    }

    fn float(&mut self, item: &Item<'a>, value: f64) -> io::Result<()> {
        let words = if value.is_nan() {
            "NaN".to_owned()
        } else if value.is_infinite() {
            if value > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
        } else {
            format!("{value:?}")
        };
        let width = match self.first(item) {
            0xf9 => "_1",
            0xfa => "_2",
            _ => "_3",
        };
        write!(self.out, "{words}{width}")
    }

    fn bytes(&mut self, item: &Item<'a>, bytes: &[u8], depth: usize, place: Place) -> io::Result<()> {
        if self.wide(item) == "_" {
            return self.chunks(item);
        }
        if place == Place::Cbor
            && depth < MAX_DEPTH
            && let Ok(inner) = self.decoder.inside(item)
        {
            write!(self.out, "<<")?;
            self.item(&inner, depth + 1, Place::Plain)?;
            return write!(self.out, ">>{}", self.wide(item));
        }
        write!(self.out, "h'")?;
        self.digits(bytes, item.span.end().saturating_sub(bytes.len()))?;
        write!(self.out, "'{}", self.wide(item))
    }

    /// Bytes that stand at an offset, `**` for each that is masked.
    fn digits(&mut self, bytes: &[u8], offset: usize) -> io::Result<()> {
        let masks = &self.document.masks;
        let masks = masks.get(masks.partition_point(|mask| mask.end() <= offset)..).unwrap_or_default();
        let (mut at, end) = (offset, offset + bytes.len());
        while at < end {
            let masked = covers(masks, at);
            let next = masks.iter().flat_map(|mask| [mask.start(), mask.end()]).find(|edge| *edge > at);
            let to = next.unwrap_or(end).min(end).min(at + 4096);
            if masked {
                self.out.write_all("**".repeat(to - at).as_bytes())?;
            } else {
                let part = bytes.get(at - offset..to - offset).unwrap_or_default();
                self.out.write_all(hex::encode(part).as_bytes())?;
            }
            at = to;
        }
        Ok(())
    }

    fn text(&mut self, item: &Item<'a>, text: &str) -> io::Result<()> {
        if self.wide(item) == "_" {
            return self.chunks(item);
        }
        write!(self.out, "{}{}", quoted(text), self.wide(item))
    }

    /// A string in chunks: `(_ h'01', h'02')`. Each chunk is a string of its own.
    fn chunks(&mut self, item: &Item<'a>) -> io::Result<()> {
        let end = item.span.end().saturating_sub(1);
        let mut at = item.offset() + 1;
        write!(self.out, "(_ ")?;
        let mut first = true;
        while at < end {
            let rest = self.document.bytes.get(at..end).unwrap_or_default();
            let Some((head, length)) = chunk(rest) else { break };
            let content = rest.get(head..head + length).unwrap_or_default();
            let comma = if first { "" } else { ", " };
            match std::str::from_utf8(content) {
                Ok(text) if rest.first().is_some_and(|first| first >> 5 == 3) => {
                    write!(self.out, "{comma}{}", quoted(text))?
                }
                _ => {
                    write!(self.out, "{comma}h'")?;
                    self.digits(content, at + head)?;
                    write!(self.out, "'")?;
                }
            }
            (at, first) = (at + head + length, false);
        }
        write!(self.out, ")")
    }

    fn array(&mut self, item: &Item<'a>, items: &[Item<'a>], depth: usize) -> io::Result<()> {
        let opened = opened(items);
        write!(self.out, "[{}", self.lead(item))?;
        for (index, part) in items.iter().enumerate() {
            let place = if opened.contains(&index) { Place::Cbor } else { Place::Plain };
            self.part(index, depth)?;
            self.item(part, depth + 1, place)?;
            if index == 0 && part.node.as_text() == Some(FILE_HANDOVER) {
                write!(self.out, " / private handover, not part of ISO/IEC 18013-5 /")?;
            }
        }
        self.close(items.is_empty(), depth)?;
        write!(self.out, "]")
    }

    fn map(&mut self, item: &Item<'a>, entries: &[(Item<'a>, Item<'a>)], depth: usize) -> io::Result<()> {
        write!(self.out, "{{{}", self.lead(item))?;
        for (index, (key, value)) in entries.iter().enumerate() {
            self.part(index, depth)?;
            self.item(key, depth + 1, Place::Plain)?;
            write!(self.out, ": ")?;
            self.item(value, depth + 1, Place::Plain)?;
        }
        self.close(entries.is_empty(), depth)?;
        write!(self.out, "}}")
    }

    fn lead(&self, item: &Item<'a>) -> &'static str {
        match self.wide(item) {
            "_" => "_ ",
            "_0" => "_0 ",
            "_1" => "_1 ",
            "_2" => "_2 ",
            "_3" => "_3 ",
            _ => "",
        }
    }

    fn part(&mut self, index: usize, depth: usize) -> io::Result<()> {
        let comma = if index > 0 { "," } else { "" };
        write!(self.out, "{comma}\n{:indent$}", "", indent = (depth.min(40) + 1) * 2)
    }

    fn close(&mut self, empty: bool, depth: usize) -> io::Result<()> {
        if empty { Ok(()) } else { write!(self.out, "\n{:indent$}", "", indent = depth.min(40) * 2) }
    }
}

/// The places of an array whose byte strings are CBOR: of a COSE message, of what it signs.
fn opened(items: &[Item<'_>]) -> &'static [usize] {
    match items {
        [first, _, _, _] if matches!(first.node.as_text(), Some("Signature1" | "MAC0")) => &[1, 3],
        [protected, unprotected, ..] if items.len() == 4 => {
            let message = matches!(protected.node, Node::Bytes(_)) && matches!(unprotected.node, Node::Map(_));
            if message { &[0, 2] } else { &[] }
        }
        _ => &[],
    }
}

/// Lengths of the head and the content of a chunk.
fn chunk(bytes: &[u8]) -> Option<(usize, usize)> {
    let first = *bytes.first()?;
    let width = match first & 0x1f {
        direct @ 0..24 => return Some((1, usize::from(direct))),
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        _ => return None,
    };
    let length = bytes.get(1..=width)?.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    Some((1 + width, usize::try_from(length).ok()?))
}

/// A text string, with everything that could harm a terminal escaped as JSON does.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if matches!(crate::text::safe(c.encode_utf8(&mut [0; 4])), std::borrow::Cow::Borrowed(_)) => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
    out
}
