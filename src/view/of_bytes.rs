//! Byte strings: what is inside, where something is.

use std::borrow::Cow;

use super::of_der;
use super::schema::Shape;
use super::tree::{Form, Name, Node, Role, Value};
use super::walk::Walk;
use crate::cbor::{Item, Node as Cbor, Span};
use crate::text;

/// The bytes of a string sent in one piece, and their offset.
pub(super) fn content<'a>(item: &Item<'a>) -> Option<(&'a [u8], usize)> {
    match &item.node {
        Cbor::Bytes(Cow::Borrowed(bytes)) => Some((bytes, item.span.end() - bytes.len())),
        _ => None,
    }
}

/// A byte string that may hold anything: DER, CBOR, an image.
pub(super) fn unknown<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
    opened(walk, item, name, Role::Unknown)
}

/// A byte string that names something; a long one often is DER (an issuer's name in a VICAL).
pub(super) fn identifier<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
    opened(walk, item, name, Role::Identifier)
}

fn opened<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, name: Name<'a>, role: Role) -> Node<'a> {
    let Cbor::Bytes(bytes) = &item.node else { return walk.unexpected(item, "bstr", name) };
    if let Some((der, at)) = content(item).filter(|(der, _)| of_der::is_whole(der)) {
        return in_bytes(walk, item, der, at, name);
    }
    let container = bytes.first().is_some_and(|head| matches!(head >> 5, 4..=6)) && bytes.len() > 1;
    if let Some(inner) = container.then(|| walk.decoder.inside(item).ok()).flatten() {
        return walk.node(&inner, &Shape::Any, name).within(item.span, item.offset());
    }
    let role = image(bytes).map_or(role, Role::Image);
    walk.leaf(item, name, Value::Bytes(bytes.clone(), role))
}

/// A byte string that should hold a certificate.
pub(super) fn certificate<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
    match content(item) {
        Some((der, at)) if of_der::is_whole(der) => {
            let name = if matches!(name, Name::Index(_)) { Name::Field("certificate") } else { name };
            let mut node = in_bytes(walk, item, der, at, name);
            node.folded = true;
            node
        }
        Some((bytes, _)) => {
            let node = walk.leaf(item, name, Value::Bytes(Cow::Borrowed(bytes), Role::Unknown));
            node.note(text!(note_no_certificate))
        }
        None => walk.unexpected(item, "bstr", name),
    }
}

fn in_bytes<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, der: &'a [u8], at: usize, name: Name<'a>) -> Node<'a> {
    let node = of_der::node(walk, der, at, name).within(item.span, item.offset());
    Node { form: Form::DerInBytes, ..node }
}

/// A zlib stream in its three parts (RFC 1950).
pub(super) fn zlib<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, bytes: &Cow<'a, [u8]>, name: Name<'a>) -> Node<'a> {
    let mut node = walk.leaf(item, name, Value::Bytes(bytes.clone(), Role::Compressed));
    let Some((stream, at)) = content(item).filter(|(stream, _)| stream.len() > 6 && stream.first() == Some(&0x78))
    else {
        return node.note(text!(note_no_zlib));
    };
    let end = at + stream.len();
    let mut part = |field, from: usize, to: usize| {
        let bytes = stream.get(from - at..to - at).unwrap_or_default();
        let value = Value::Bytes(Cow::Borrowed(bytes), Role::Compressed);
        node.children.push(Node::leaf(Name::Field(field), Span::new(from, to), value, Form::Raw));
    };
    part("zlibHeader", at, at + 2);
    part("deflate", at + 2, end - 4);
    part("adler32", end - 4, end);
    node.folded = true;
    node
}

/// The media type of an image, by its first bytes.
pub(super) fn image(bytes: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    Some(match () {
        () if starts(&[0xff, 0xd8, 0xff]) => "image/jpeg",
        () if starts(b"\0\0\0\x0cjP  ") || starts(&[0xff, 0x4f, 0xff, 0x51]) => "image/jp2",
        () if starts(b"\x89PNG\r\n\x1a\n") => "image/png",
        () if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => "image/webp",
        () if starts(b"GIF8") => "image/gif",
        () => return None,
    })
}
