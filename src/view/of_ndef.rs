//! NDEF records, as NFC handovers carry them (NFC Forum, NDEF 1.0 and Connection Handover 1.5).

use std::borrow::Cow;

use super::Kind;
use super::schema::Shape;
use super::tree::{Form, Name, Node, Role, Value};
use super::walk::Walk;
use crate::cbor::{Item, Node as Cbor, Span};
use crate::transport::nfc::ndef::Head;

/// Records within records that are followed.
const MAX_NESTED: usize = 3;

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
        nodes.push(record(walk, bytes.get(from..from + head.total())?, at + from, &head, nested));
        from += head.total();
    }
    (!nodes.is_empty()).then_some(nodes)
}

fn record<'a>(walk: &Walk<'_, 'a>, bytes: &'a [u8], at: usize, head: &Head, nested: usize) -> Node<'a> {
    let kind = bytes.get(head.head..head.head + head.kind).unwrap_or_default();
    let words = String::from_utf8_lossy(kind).into_owned();
    let mut node = Node::leaf(Name::Type("NDEF record"), Span::new(at, at + bytes.len()), Value::None, Form::Raw)
        .says(words.clone());
    let mut from = 0;
    let mut part = |field, length: usize, text: bool| {
        if length > 0 {
            let span = Span::new(at + from, at + from + length);
            let slice = bytes.get(from..from + length).unwrap_or_default();
            node.children.push(raw(field, span, slice, text));
            from += length;
        }
    };
    part("header", head.head, false);
    part("type", head.kind, true);
    part("id", head.id, true);
    let start = head.head + head.kind + head.id;
    if let Some(payload) = bytes.get(start..).filter(|payload| !payload.is_empty()) {
        node.children.push(self::payload(walk, payload, at + start, &words, nested));
    }
    node
}

fn raw<'a>(field: &'static str, span: Span, bytes: &'a [u8], text: bool) -> Node<'a> {
    let value = match std::str::from_utf8(bytes) {
        Ok(words) if text => Value::Text(Cow::Borrowed(words)),
        _ => Value::Bytes(Cow::Borrowed(bytes), Role::Unknown),
    };
    Node::leaf(Name::Field(field), span, value, Form::Raw)
}

fn payload<'a>(walk: &Walk<'_, 'a>, bytes: &'a [u8], at: usize, kind: &str, nested: usize) -> Node<'a> {
    let span = Span::new(at, at + bytes.len());
    let as_cbor = |shape: Kind| {
        let string = Item { span, node: Cbor::Bytes(Cow::Borrowed(bytes)) };
        let item = walk.decoder.inside(&string).ok()?;
        Some(walk.node(&item, shape_of(shape), Name::Field("payload")).within(span, at))
    };
    let known = match kind {
        "iso.org:18013:deviceengagement" => as_cbor(Kind::DeviceEngagement),
        "iso.org:18013:readerengagement" => as_cbor(Kind::ReaderEngagement),
        "Hs" | "Hr" if nested < MAX_NESTED => bytes.get(1..).and_then(|rest| {
            let records = records(walk, rest, at + 1, nested + 1)?;
            let mut node = Node::leaf(Name::Field("payload"), span, Value::None, Form::Raw);
            node.children.push(raw("version", Span::new(at, at + 1), bytes.get(..1).unwrap_or_default(), false));
            node.children.extend(records);
            Some(node)
        }),
        _ => None,
    };
    known.unwrap_or_else(|| raw("payload", span, bytes, false))
}

fn shape_of(kind: Kind) -> &'static Shape {
    kind.shape()
}
