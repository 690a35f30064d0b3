//! Offset, bytes and meaning side by side; every byte stands in exactly one row.

use std::io::{self, Write};

use super::brief;
use super::label::Label;
use crate::text;
use crate::text::{Words, safe};
use crate::view::redact::{MASK, covers};
use crate::view::tree::{Document, Form, Node, Role, Sensitivity, Summary, Value};

/// Bytes in a row.
const ROW: usize = 16;

/// Writes the rows.
///
/// # Errors
/// Those of `out`.
pub fn hex(document: &Document<'_>, words: Words, out: &mut dyn Write) -> io::Result<()> {
    let mut dump = Dump { document, words, out, at: 0, lead: String::new() };
    dump.node(&document.root, 0)?;
    let end = document.bytes.len();
    dump.rows(end, 0, "")
}

struct Dump<'w, 'a> {
    document: &'w Document<'a>,
    words: Words,
    out: &'w mut dyn Write,
    at: usize,
    /// What is still to be said of a whole whose first part begins where it does.
    lead: String,
}

impl Dump<'_, '_> {
    /// Rows up to `end`; the first one says what the bytes mean.
    fn rows(&mut self, end: usize, depth: usize, meaning: &str) -> io::Result<()> {
        let mut first = true;
        while self.at < end {
            let to = (self.at + ROW).min(end);
            let mut line = format!("{:06x}  ", self.at);
            for at in self.at..to {
                let byte = self.document.bytes.get(at).copied().unwrap_or_default();
                let masked = covers(&self.document.masks, at);
                line.push_str(&if masked { "** ".to_owned() } else { format!("{byte:02x} ") });
            }
            let meaning = if first { joined(&std::mem::take(&mut self.lead), meaning) } else { String::new() };
            if !meaning.is_empty() {
                line = format!("{line:<width$} {:indent$}{meaning}", "", width = 8 + ROW * 3, indent = depth.min(24));
            }
            writeln!(self.out, "{}", line.trim_end())?;
            (self.at, first) = (to, false);
        }
        Ok(())
    }

    fn node(&mut self, node: &Node<'_>, depth: usize) -> io::Result<()> {
        let label = Label::of(&node.name, self.words).words();
        if node.body > self.at {
            let key = if node.form == Form::Json {
                safe_json(self.document.bytes, self.at, node.body)
            } else {
                label.clone()
            };
            let meaning = self.words.say(text!(view_key, name = key));
            self.rows(node.body, depth, &meaning)?;
        }
        if node.children.is_empty() {
            let meaning = joined(&label, &self.leaf(node));
            return self.rows(node.span.end(), depth, &meaning);
        }
        let mut label = joined(&label, &self.summary(node));
        let mut form = node.form;
        for child in &node.children {
            self.heads(child.span.start(), form, depth, &mut label)?;
            self.lead = joined(&self.lead, &std::mem::take(&mut label));
            if form == Form::DerInBytes {
                form = Form::Der;
            }
            self.node(child, depth + 1)?;
        }
        self.heads(node.span.end(), form, depth, &mut label)
    }

    fn summary(&self, node: &Node<'_>) -> String {
        let said = match &node.summary {
            Summary::Words(words) => safe(words).into_owned(),
            Summary::Child(_) | Summary::None => String::new(),
        };
        joined(&said, &self.notes(node))
    }

    fn notes(&self, node: &Node<'_>) -> String {
        node.notes.iter().map(|note| self.words.say(note)).collect::<Vec<_>>().join("; ")
    }

    fn leaf(&self, node: &Node<'_>) -> String {
        let said = match &node.value {
            Value::Bytes(_, Role::Image(media)) => (*media).to_owned(),
            Value::Bytes(bytes, role) => {
                self.words.say(text!(view_bytes_of, role = self.role(*role), count = bytes.len()))
            }
            Value::Array(0) => "[]".to_owned(),
            Value::Map(0) => "{}".to_owned(),
            Value::Array(count) | Value::Map(count) => self.words.say(text!(view_items, count = *count)),
            Value::Coded(code, name) => format!("{name} ({code})"),
            Value::Masked if node.sensitivity == Sensitivity::Secret => self.words.say(text!(view_secret)),
            Value::Masked if node.sensitivity == Sensitivity::Withheld => self.words.say(text!(view_withheld)),
            Value::Masked => self.words.say(text!(view_masked, mask = MASK)),
            Value::More(count) => self.words.say(text!(view_more, count = *count)),
            Value::Text(_) => format!("\"{}\"", brief(&node.value).unwrap_or_default()),
            other => brief(other).unwrap_or_default(),
        };
        joined(&said, &self.summary(node))
    }

    fn role(&self, role: Role) -> String {
        self.words.say(match role {
            Role::Ciphertext => text!(role_ciphertext),
            Role::Compressed => text!(role_compressed),
            Role::Content => text!(role_content),
            Role::Digest => text!(role_digest),
            Role::Identifier | Role::Image(_) => text!(role_identifier),
            Role::Key => text!(role_key),
            Role::Private => text!(role_private),
            Role::Random => text!(role_random),
            Role::Signature => text!(role_signature),
            Role::Unknown => text!(role_unknown),
        })
    }

    /// The bytes between parts, head by head.
    fn heads(&mut self, end: usize, form: Form, depth: usize, label: &mut String) -> io::Result<()> {
        let mut form = form;
        let mut bits = false;
        while self.at < end {
            let rest = self.document.bytes.get(self.at..end).unwrap_or_default();
            let (length, meaning) = match form {
                Form::Cbor | Form::DerInBytes => cbor_head(rest),
                Form::Ber => ber_head(rest),
                Form::Der if bits => (1, "unused bits".to_owned()),
                Form::Der => der_head(rest),
                Form::Json => (rest.len(), String::from_utf8_lossy(rest).trim().to_owned()),
                Form::Raw => (rest.len(), String::new()),
            };
            bits = form == Form::Der && !bits && rest.first() == Some(&0x03);
            if form == Form::DerInBytes {
                form = Form::Der;
            }
            let said = joined(&std::mem::take(label), &meaning);
            self.rows(self.at + length.max(1), depth, &said)?;
        }
        Ok(())
    }
}

fn safe_json(bytes: &[u8], start: usize, end: usize) -> String {
    String::from_utf8_lossy(bytes.get(start..end).unwrap_or_default()).trim().trim_end_matches(':').to_owned()
}

fn joined(one: &str, other: &str) -> String {
    match (one.is_empty(), other.is_empty()) {
        (false, false) => format!("{one}: {other}"),
        _ => format!("{one}{other}"),
    }
}

/// The length and meaning of one CBOR head.
fn cbor_head(bytes: &[u8]) -> (usize, String) {
    let Some(first) = bytes.first() else { return (1, String::new()) };
    let width = match first & 0x1f {
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        _ => 0,
    };
    let length = (1 + width).min(bytes.len());
    let argument =
        bytes.get(1..length).unwrap_or_default().iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let argument = if width == 0 { u64::from(first & 0x1f) } else { argument };
    let count = if first & 0x1f == 31 { "_".to_owned() } else { argument.to_string() };
    let meaning = match first >> 5 {
        2 => format!("bstr({count})"),
        3 => format!("tstr({count})"),
        4 => format!("array({count})"),
        5 => format!("map({count})"),
        6 => format!("tag({count})"),
        7 if *first == 0xff => "break".to_owned(),
        _ => count,
    };
    (length, meaning)
}

/// The length and meaning of one tag and length as the card writes them.
fn ber_head(bytes: &[u8]) -> (usize, String) {
    let tag = match bytes {
        [first, second, ..] if first & 0x1f == 0x1f => format!("{first:02X}{second:02X}"),
        [first, ..] => format!("{first:02X}"),
        [] => String::new(),
    };
    let octets = match bytes.get(tag.len() / 2) {
        Some(length @ 0x81..=0x83) => usize::from(length - 0x80),
        _ => 0,
    };
    ((tag.len() / 2 + 1 + octets).min(bytes.len()), tag)
}

/// The length and meaning of one DER tag and length.
fn der_head(bytes: &[u8]) -> (usize, String) {
    let Some((tag, rest)) = bytes.split_first() else { return (1, String::new()) };
    let octets = match rest.first() {
        Some(length @ 0x81..=0x84) => usize::from(length - 0x80),
        _ => 0,
    };
    let length = (2 + octets).min(bytes.len());
    let meaning = match tag {
        0x03 => "BIT STRING".to_owned(),
        0x04 => "OCTET STRING".to_owned(),
        0x30 => "SEQUENCE".to_owned(),
        0x31 => "SET".to_owned(),
        tag => format!("[{}]", tag & 0x1f),
    };
    (length, meaning)
}
