//! Commands that a reader sends to a phone over NFC (ISO/IEC 7816-4; ISO/IEC 18013-5, 8.2.2.1, 8.3.3.1.2).

use std::borrow::Cow;

use super::parts::Parts;
use super::records;
use crate::apdu::Command;
use crate::cbor::{Item, Node as Cbor, Span};
use crate::transport::nfc::transfer::unwrap;
use crate::transport::nfc::{CAPABILITY_FILE, MDOC_APPLICATION, NDEF_APPLICATION, NDEF_FILE, ndef};
use crate::view::detect;
use crate::view::tree::{Form, Name, Node, Role, Value};
use crate::view::walk::Walk;

/// The names of what stands in a command, for tests.
#[cfg(test)]
pub(super) const NAMES: [&str; 10] = [
    "commandClass",
    "instruction",
    "parameter1",
    "parameter2",
    "dataLength",
    "selected",
    "envelope",
    "message",
    "data",
    "expectedLength",
];

static CLASSES: [(i64, &str); 2] = [(0x00, "last or only part"), (0x10, "more parts follow")];

static INSTRUCTIONS: [(i64, &str); 5] =
    [(0xa4, "SELECT"), (0xb0, "READ BINARY"), (0xc0, "GET RESPONSE"), (0xc3, "ENVELOPE"), (0xd6, "UPDATE BINARY")];

/// A command of those that NFC engagement and data transfer have; none where bytes are none.
pub(super) fn node<'a>(walk: &Walk<'_, 'a>, bytes: &'a [u8]) -> Option<Node<'a>> {
    let command = Command::decode(bytes).ok()?;
    let known = |table: &[(i64, &str)], code: u8| table.iter().any(|(known, _)| *known == i64::from(code));
    if !known(&CLASSES, command.class) || !known(&INSTRUCTIONS, command.instruction) {
        return None;
    }
    let mut parts = Parts::new(bytes, 0);
    parts.code("commandClass", &CLASSES)?;
    parts.code("instruction", &INSTRUCTIONS)?;
    parts.number("parameter1", 1)?;
    parts.number("parameter2", 1)?;
    if !command.data.is_empty() {
        let extended = bytes.get(4) == Some(&0);
        parts.number("dataLength", if extended { 3 } else { 1 })?;
        data(walk, &mut parts, &command)?;
    }
    let left = parts.rest().0.len();
    if left > 0 {
        parts.number("expectedLength", left)?;
    }
    let node = Node::leaf(Name::Type("APDU"), Span::new(0, bytes.len()), Value::None, Form::Raw);
    Some(Node { children: parts.whole(), ..node })
}

fn data<'a>(walk: &Walk<'_, 'a>, parts: &mut Parts<'a>, command: &Command<'_>) -> Option<()> {
    let length = command.data.len();
    let (rest, at) = parts.rest();
    let data = rest.get(..length)?;
    let node = match command.instruction {
        0xa4 => return parts.said("selected", length, selected),
        0xc3 => envelope(walk, data, at),
        0xd6 => file(walk, data, at),
        _ => None,
    };
    match node {
        Some(node) => parts.push(node),
        None => parts.bytes("data", length, Role::Content),
    }
}

/// An application, or a file of the NDEF application.
fn selected(data: &[u8]) -> String {
    let name = match data {
        data if data == NDEF_APPLICATION => "NDEF application",
        data if data == MDOC_APPLICATION => "mdoc application",
        data if data == CAPABILITY_FILE.to_be_bytes() => "capability container",
        data if data == NDEF_FILE.to_be_bytes() => "NDEF file",
        _ => return hex::encode_upper(data),
    };
    format!("{} ({name})", hex::encode_upper(data))
}

/// A whole message in DO'53'; none where it is a part of one.
fn envelope<'a>(walk: &Walk<'_, 'a>, data: &'a [u8], at: usize) -> Option<Node<'a>> {
    let message = unwrap(data)?;
    let head = data.len() - message.len();
    let span = Span::new(at + head, at + data.len());
    let item = walk.decoder.inside(&Item { span, node: Cbor::Bytes(Cow::Borrowed(message)) }).ok()?;
    let shape = detect::of_cbor(&item, walk.decoder).shape();
    let mut parts = Parts::new(data, at);
    parts.bytes("envelope", head, Role::Content)?;
    parts.push(walk.node(&item, shape, Name::Field("message")).within(span, span.start()))?;
    group(parts, Span::new(at, at + data.len()))
}

/// A whole NDEF message behind its length; none where it is a part of one.
fn file<'a>(walk: &Walk<'_, 'a>, data: &'a [u8], at: usize) -> Option<Node<'a>> {
    let message = data.get(2..).filter(|message| ndef::decode(message).is_ok())?;
    let mut parts = Parts::new(data, at);
    parts.number("messageLength", 2)?;
    records(walk, message, at + 2, 0)?.into_iter().try_for_each(|record| parts.push(record))?;
    group(parts, Span::new(at, at + data.len()))
}

fn group(parts: Parts<'_>, span: Span) -> Option<Node<'_>> {
    Some(Node { children: parts.whole(), ..Node::leaf(Name::Field("data"), span, Value::None, Form::Raw) })
}
