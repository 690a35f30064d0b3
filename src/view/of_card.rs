//! Files of the plastic card in byte strings: BER-TLV objects, named by their tags.

use std::borrow::Cow;

use super::of_bytes::{content, image};
use super::tree::{Form, Name, Node, Role, Value};
use super::walk::Walk;
use crate::apdu::ber::{Reader, Tlv};
use crate::cbor::{Item, Span};

/// An object that stands in a file.
#[derive(Debug)]
pub(super) struct Object {
    tag: u16,
    name: &'static str,
    holds: Holds,
}

/// What an object holds.
#[derive(Debug)]
enum Holds {
    Bytes(Role),
    Inside(&'static [Object]),
    Text,
}

const fn bytes(tag: u16, name: &'static str, role: Role) -> Object {
    Object { tag, name, holds: Holds::Bytes(role) }
}

const fn text(tag: u16, name: &'static str) -> Object {
    Object { tag, name, holds: Holds::Text }
}

const fn inside(tag: u16, name: &'static str, objects: &'static [Object]) -> Object {
    Object { tag, name, holds: Holds::Inside(objects) }
}

/// Text 0001.
pub(super) static NUMBER: [Object; 1] = [text(0xff10, "individual_number")];

/// Text 0002.
pub(super) static ATTRIBUTES: [Object; 1] = [inside(
    0xff20,
    "attributes",
    &[
        bytes(0xdf21, "offsets", Role::Identifier),
        text(0xdf22, "name"),
        text(0xdf23, "address"),
        text(0xdf24, "birthDate"),
        text(0xdf25, "sex"),
    ],
)];

/// Text 0003.
pub(super) static PROOF: [Object; 1] = [inside(
    0xff30,
    "digests",
    &[
        bytes(0xdf31, "numberDigest", Role::Digest),
        bytes(0xdf32, "attributesDigest", Role::Digest),
        bytes(0xdf33, "signature", Role::Signature),
    ],
)];

/// Text 0004 and visual 0004.
pub(super) static CERTIFICATE: [Object; 1] = [inside(
    0x7f21,
    "certificate",
    &[bytes(0x5f4e, "publicKey", Role::Key), bytes(0x5f37, "signature", Role::Signature)],
)];

/// Visual 0002.
pub(super) static FACE: [Object; 1] = [inside(
    0xff20,
    "face",
    &[
        bytes(0xdf21, "offsets", Role::Identifier),
        text(0xdf22, "birthDate"),
        text(0xdf23, "sex"),
        bytes(0xdf24, "publicKey", Role::Key),
        bytes(0xdf25, "namePicture", Role::Unknown),
        bytes(0xdf26, "addressPicture", Role::Unknown),
        bytes(0xdf27, "photo", Role::Unknown),
        bytes(0xdf28, "signature", Role::Signature),
        text(0xdf29, "expiry"),
        bytes(0xdf2a, "securityCodePicture", Role::Unknown),
    ],
)];

/// Visual 0003.
pub(super) static INFO: [Object; 1] = [inside(
    0xff30,
    "info",
    &[
        bytes(0xdf31, "application", Role::Identifier),
        bytes(0xdf32, "keyName", Role::Identifier),
        bytes(0xdf33, "version", Role::Identifier),
        text(0xdf34, "municipality"),
        bytes(0xdf35, "publicKey", Role::Key),
    ],
)];

/// A byte string that should hold such a file.
pub(super) fn file<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, objects: &'static [Object], name: Name<'a>) -> Node<'a> {
    let Some((bytes, at)) = content(item) else { return walk.unexpected(item, "bstr", name) };
    let Some(children) = Reader::new(bytes).ok().and_then(|reader| read(reader, objects, bytes, at)) else {
        return super::of_bytes::unknown(walk, item, name);
    };
    let mut node = walk.leaf(item, name, Value::None);
    node.children = children;
    node
}

/// The objects from here on, and what the file is filled up with.
fn read<'a>(mut reader: Reader<'a>, objects: &'static [Object], bytes: &'a [u8], at: usize) -> Option<Vec<Node<'a>>> {
    let mut nodes = Vec::new();
    let mut end = reader.offset();
    while let Some(found) = reader.next_object().ok()? {
        end = found.end();
        nodes.push(object(&found, objects, at));
    }
    if let Some(rest) = bytes.get(end..).filter(|rest| !rest.is_empty()) {
        let span = Span::new(at + end, at + bytes.len());
        let value = Value::Bytes(Cow::Borrowed(rest), Role::Identifier);
        nodes.push(Node::leaf(Name::Field("filling"), span, value, Form::Raw));
    }
    Some(nodes)
}

fn object<'a>(found: &Tlv<'a>, objects: &'static [Object], at: usize) -> Node<'a> {
    let known = objects.iter().find(|object| object.tag == found.tag.0);
    let name = known.map_or_else(|| Name::Key(Cow::Owned(found.tag.to_string())), |known| Name::Field(known.name));
    let span = Span::new(at + found.offset, at + found.end());
    let value = match known.map(|known| &known.holds) {
        Some(Holds::Inside(objects)) => {
            if let Some(children) = nested(found, objects, at) {
                let mut node = Node::leaf(name, span, Value::None, Form::Raw).within(span, at + found.value_offset());
                node.children = children;
                return node;
            }
            Value::Bytes(Cow::Borrowed(found.value), Role::Unknown)
        }
        Some(Holds::Text) => match std::str::from_utf8(found.value) {
            Ok(text) => Value::Text(Cow::Borrowed(text)),
            Err(_) => Value::Bytes(Cow::Borrowed(found.value), Role::Unknown),
        },
        Some(Holds::Bytes(role)) => {
            let role = image(found.value).map_or(*role, Role::Image);
            Value::Bytes(Cow::Borrowed(found.value), role)
        }
        None => Value::Bytes(Cow::Borrowed(found.value), Role::Unknown),
    };
    Node::leaf(name, span, value, Form::Raw).within(span, at + found.value_offset())
}

/// The objects in an object, if it holds nothing else.
fn nested<'a>(found: &Tlv<'a>, objects: &'static [Object], at: usize) -> Option<Vec<Node<'a>>> {
    let mut reader = found.inside();
    let mut nodes = Vec::new();
    while let Some(inner) = reader.next_object().ok()? {
        nodes.push(object(&inner, objects, at));
    }
    (!nodes.is_empty()).then_some(nodes)
}

/// The names of all objects, for tests.
#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    fn walk(objects: &'static [Object], found: &mut Vec<&'static str>) {
        for object in objects {
            found.push(object.name);
            if let Holds::Inside(inner) = &object.holds {
                walk(inner, found);
            }
        }
    }
    let mut found = vec!["filling"];
    for file in [&NUMBER, &ATTRIBUTES, &PROOF, &CERTIFICATE, &FACE, &INFO] {
        walk(file, &mut found);
    }
    found
}
