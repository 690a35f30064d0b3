//! Files that are no objects: the token's description, the record with the serial number.

use std::borrow::Cow;

use super::file::{date, raw};
use crate::card::file::{CertificatesPresent, SerialRecord, TokenInfo};
use crate::cbor::Span;
use crate::view::tree::{Form, Name, Node, Role, Value};

/// A part of a file: its name, where it begins and ends.
type Part = (&'static str, usize, usize);

const TOKEN: [Part; 17] = [
    ("label", 0, 32),
    ("manufacturer", 32, 64),
    ("model", 64, 80),
    ("serialNumber", 80, 96),
    ("flags", 96, 100),
    ("maxSessions", 100, 104),
    ("sessions", 104, 108),
    ("maxWritingSessions", 108, 112),
    ("writingSessions", 112, 116),
    ("maxSecretLength", 116, 120),
    ("minSecretLength", 120, 124),
    ("publicMemory", 124, 128),
    ("freePublicMemory", 128, 132),
    ("privateMemory", 132, 136),
    ("freePrivateMemory", 136, 140),
    ("versions", 140, 144),
    ("time", 144, 160),
];
const SERIAL: [Part; 4] = [("header", 0, 2), ("serialNumber", 2, 17), ("municipality", 17, 22), ("expiryDate", 22, 30)];
const PRESENT: [Part; 3] = [("signPresent", 0, 1), ("authPresent", 1, 2), ("reserved", 2, 3)];

/// The names of all parts, for tests.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    TOKEN.iter().chain(&SERIAL).chain(&PRESENT).map(|part| part.0)
}

/// The file that these bytes are.
pub(super) fn node(bytes: &[u8]) -> Option<Node<'_>> {
    let is_token = bytes.starts_with(b"JPKIAP") && TokenInfo::decode(bytes).is_ok();
    let is_present = matches!(bytes, [0 | 0x8f, 0 | 0x8f, 0]) && bytes.contains(&0x8f);
    let (words, parts): (_, &[Part]) = match () {
        () if is_token => ("jpki 0006 token-info", &TOKEN),
        () if SerialRecord::decode(bytes).is_ok() => ("common 0001 serial", &SERIAL),
        () if is_present && CertificatesPresent::decode(bytes).is_ok() => ("jpki 0008 certificates-present", &PRESENT),
        () => return None,
    };
    let mut root = Node::leaf(Name::Type("cardFile"), Span::new(0, bytes.len()), Value::None, Form::Raw);
    root.children = parts.iter().map(|part| leaf(bytes, part)).collect();
    Some(root.says(words))
}

fn leaf<'a>(bytes: &'a [u8], &(name, start, end): &Part) -> Node<'a> {
    let part = bytes.get(start..end).unwrap_or_default();
    let node = raw(name, start, part, Role::Identifier);
    let value = match (name, part) {
        ("expiryDate", _) => date(part),
        ("signPresent" | "authPresent", [flag]) => Value::Bool(*flag == 0x8f),
        ("versions" | "flags" | "header" | "reserved", _) => return node,
        (_, [a, b, c, d]) => match u32::from_be_bytes([*a, *b, *c, *d]) {
            u32::MAX => return node,
            number => Value::Number(number.into()),
        },
        _ => match std::str::from_utf8(part) {
            Ok(text) => Value::Text(Cow::Borrowed(text.trim_end())),
            Err(_) => return node,
        },
    };
    Node { value, ..node }
}
