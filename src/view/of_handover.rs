//! What reader and device met with: QR, NFC, or something private.

use std::borrow::Cow;

use super::of_bytes;
use super::of_ndef;
use super::tree::{Name, Node, Value};
use super::walk::Walk;
use crate::cbor::{Item, Node as Cbor};
use crate::session::FILE_HANDOVER;
use crate::text;

/// The node of a Handover (ISO/IEC 18013-5, 9.1.5.1).
pub(super) fn handover<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
    let items = match &item.node {
        Cbor::Null => return walk.leaf(item, name, Value::Null).note(text!(note_handover_qr)),
        Cbor::Array(items) => items,
        _ => return walk.unexpected(item, "array", name),
    };
    match items.first().map(|first| &first.node) {
        Some(Cbor::Bytes(_)) if items.len() == 2 => nfc(walk, item, items, name),
        Some(Cbor::Text(kind)) if kind.as_ref() == FILE_HANDOVER => {
            let node = named(walk, item, items, name, kind);
            node.note(text!(note_handover_private))
        }
        Some(Cbor::Text(kind)) => named(walk, item, items, name, kind),
        _ => walk.plain(item, name).note(text!(note_handover_unknown)),
    }
}

fn named<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, items: &[Item<'a>], name: Name<'a>, kind: &str) -> Node<'a> {
    let mut node = walk.leaf(item, name, Value::Array(items.len())).says(kind);
    for (index, part) in items.iter().enumerate() {
        if !walk.spend() {
            return walk.leaf(item, Name::Field("Handover"), Value::Array(items.len())).note(text!(note_deep));
        }
        let nonce = kind == FILE_HANDOVER && index == 1;
        node.children.push(match &part.node {
            Cbor::Bytes(bytes) if nonce => {
                walk.leaf(part, Name::Field("nonce"), Value::Bytes(bytes.clone(), super::tree::Role::Random))
            }
            Cbor::Bytes(bytes) if bytes.len() == 32 => {
                walk.leaf(part, Name::Index(index), Value::Bytes(bytes.clone(), super::tree::Role::Digest))
            }
            _ => walk.plain(part, Name::Index(index)),
        });
    }
    node
}

fn nfc<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, items: &[Item<'a>], name: Name<'a>) -> Node<'a> {
    let mut node = walk.leaf(item, name, Value::Array(items.len())).note(text!(note_handover_nfc));
    for (part, field) in items.iter().zip(["HandoverSelect", "HandoverRequest"]) {
        node.children.push(message(walk, part, Name::Field(field)));
    }
    node
}

fn message<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
    if item.node == Cbor::Null {
        return walk.leaf(item, name, Value::Null).note(text!(note_handover_static));
    }
    let parsed = of_bytes::content(item).and_then(|(bytes, at)| of_ndef::records(walk, bytes, at, 0));
    match (parsed, &item.node) {
        (Some(records), _) => {
            let mut node = walk.leaf(item, name, Value::Array(records.len()));
            node.children = records;
            node
        }
        (None, Cbor::Bytes(bytes)) => {
            let value = Value::Bytes(Cow::Owned(bytes.to_vec()), super::tree::Role::Unknown);
            walk.leaf(item, name, value).note(text!(note_no_ndef))
        }
        _ => walk.unexpected(item, "bstr", name),
    }
}
