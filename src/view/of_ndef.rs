//! NDEF: messages and their records, as NFC handovers carry them (NFC Forum, NDEF 1.0 and Connection Handover 1.5;
//! ISO/IEC 18013-5, 8.2.2.1), the files of a type 4 tag that hold them, the commands that
//! carry them.

mod apdu;
mod bluetooth;
mod parts;
mod payload;

use std::borrow::Cow;

use super::tree::{Form, Name, Node, Role, Value};
use super::walk::Walk;
use super::{Document, Kind};
use crate::cbor::{Item, Node as Cbor, Span};
use crate::transport::nfc::ndef::{self, Head};
use parts::Parts;

/// Records within records that are followed.
const MAX_NESTED: usize = 3;

/// The names of what stands in a message, for tests.
#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    [
        &payload::NAMES[..],
        &bluetooth::NAMES,
        &apdu::NAMES,
        &["messageLength", "flags", "typeLength", "payloadLength", "idLength", "id"],
    ]
    .concat()
}

/// A message alone, a file that holds one, the capability container of the tag, or a command to it; none where bytes are
/// none of them.
pub(super) fn document(bytes: &[u8]) -> Option<Document<'_>> {
    let decoder = super::decoder(bytes);
    let walk = Walk::new(&decoder, false);
    let (kind, root) = match bytes {
        [0x00, 0x0f, ..] if container(bytes).is_some() => (Kind::CapabilityContainer, container(bytes)?),
        [high, low, message @ ..] if is_file([*high, *low], message) => (Kind::NdefMessage, root(&walk, bytes, 2)?),
        _ if ndef::decode(bytes).is_ok() => (Kind::NdefMessage, root(&walk, bytes, 0)?),
        _ => (Kind::Apdu, apdu::node(&walk, bytes)?),
    };
    Some(Document { kind, bytes, root, masks: Vec::new(), notes: Vec::new() })
}

/// Whether bytes are a message behind its length.
fn is_file(length: [u8; 2], message: &[u8]) -> bool {
    usize::from(u16::from_be_bytes(length)) == message.len() && ndef::decode(message).is_ok()
}

/// A message behind its length in the file, which has so many bytes.
fn root<'a>(walk: &Walk<'_, 'a>, bytes: &'a [u8], length: usize) -> Option<Node<'a>> {
    let records = records(walk, bytes.get(length..)?, length, 0)?;
    let mut parts = Parts::new(bytes, 0);
    if length > 0 {
        parts.number("messageLength", length);
    }
    let mut node = Node::leaf(Name::Type("NDEF"), Span::new(0, bytes.len()), Value::Array(records.len()), Form::Raw);
    node.children = parts.into_nodes();
    node.children.extend(records);
    Some(node)
}

/// The capability container (type 4 tag, 2.0): what can be read at once, and which file holds the message.
fn container(bytes: &[u8]) -> Option<Node<'_>> {
    if bytes.len() != 15 || bytes.get(7..9) != Some(&[0x04, 0x06]) {
        return None;
    }
    let mut parts = Parts::new(bytes, 0);
    parts.number("containerLength", 2)?;
    parts.version("version")?;
    for field in ["maxRead", "maxWrite"] {
        parts.number(field, 2)?;
    }
    parts.number("fieldType", 1)?;
    parts.number("fieldLength", 1)?;
    parts.bytes("fileId", 2, Role::Identifier)?;
    parts.number("maxFileSize", 2)?;
    parts.code("readAccess", &payload::ACCESS)?;
    parts.code("writeAccess", &payload::ACCESS)?;
    let node = Node::leaf(Name::Type("CapabilityContainer"), Span::new(0, 15), Value::None, Form::Raw);
    Some(Node { children: parts.into_nodes(), ..node })
}

/// The records of a message, if the bytes are nothing but records.
pub(super) fn records<'a>(walk: &Walk<'_, 'a>, bytes: &'a [u8], at: usize, nested: usize) -> Option<Vec<Node<'a>>> {
    let mut nodes = Vec::new();
    let mut from = 0;
    while from < bytes.len() {
        if !walk.spend() {
            return None;
        }
        // Records in chunks are not used here.
        let head = Head::read(bytes.get(from..)?).filter(|head| !head.is_chunk())?;
        nodes.push(record(walk, bytes.get(from..from + head.total())?, at + from, &head, nested)?);
        from += head.total();
    }
    (!nodes.is_empty()).then_some(nodes)
}

fn record<'a>(walk: &Walk<'_, 'a>, bytes: &'a [u8], at: usize, head: &Head, nested: usize) -> Option<Node<'a>> {
    let kind = bytes.get(head.head..head.head + head.kind)?;
    let words = String::from_utf8_lossy(kind).into_owned();
    let mut parts = Parts::new(bytes, at);
    parts.push(header(bytes.get(..head.head)?, at, head)?);
    parts.text("type", head.kind)?;
    parts.text("id", head.id)?;
    let start = head.head + head.kind + head.id;
    let mut children = parts.into_nodes();
    if let Some(payload) = bytes.get(start..).filter(|payload| !payload.is_empty()) {
        children.push(payload::node(walk, payload, at + start, (head.format(), kind), nested));
    }
    let node =
        Node::leaf(Name::Type("NDEF record"), Span::new(at, at + bytes.len()), Value::None, Form::Raw).says(words);
    Some(Node { children, ..node })
}

/// Marks and lengths: one line in a tree, each of them a row in hex.
fn header<'a>(bytes: &'a [u8], at: usize, head: &Head) -> Option<Node<'a>> {
    let mut parts = Parts::new(bytes, at);
    parts.words("flags", head.marks())?;
    parts.number("typeLength", 1)?;
    let named = usize::from(head.is_named());
    parts.number("payloadLength", bytes.len().checked_sub(2 + named)?)?;
    if named > 0 {
        parts.number("idLength", 1)?;
    }
    let node = Node::leaf(Name::Field("header"), Span::new(at, at + bytes.len()), Value::None, Form::Raw);
    Some(Node { children: parts.into_nodes(), folded: true, ..node.says(head.format_name()) })
}

/// CBOR that stands alone between other bytes.
fn cbor<'a>(walk: &Walk<'_, 'a>, bytes: &'a [u8], at: usize, kind: Kind, name: &'static str) -> Option<Node<'a>> {
    let span = Span::new(at, at + bytes.len());
    let string = Item { span, node: Cbor::Bytes(Cow::Borrowed(bytes)) };
    let item = walk.decoder.inside(&string).ok()?;
    Some(walk.node(&item, kind.shape(), Name::Field(name)).within(span, at))
}
