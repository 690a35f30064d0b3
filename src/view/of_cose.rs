//! COSE_Sign1 and COSE_Mac0.

use super::schema::{HEADERS, Shape};
use super::tree::{Name, Node, Role, Value};
use super::walk::Walk;
use super::{of_bytes, render};
use crate::cbor::{Item, Node as Cbor};
use crate::text;

/// The node of a message; `kind` is what the standard calls it here.
pub(super) fn message<'a>(
    walk: &Walk<'_, 'a>,
    item: &Item<'a>,
    kind: &'static str,
    payload: &'static Shape,
    name: Name<'a>,
) -> Node<'a> {
    let inner = match &item.node {
        Cbor::Tag(17 | 18 | 61, inner) => {
            return message(walk, inner, kind, payload, name).within(item.span, item.offset());
        }
        Cbor::Array(items) => items,
        _ => return walk.unexpected(item, "array", name),
    };
    let [protected, unprotected, content, seal] = inner.as_slice() else {
        return walk.plain(item, name).note(text!(note_items, expected = 4, found = inner.len()));
    };
    let name = if matches!(name, Name::None | Name::Index(_)) { Name::Type(kind) } else { name };
    let mut node = walk.leaf(item, name, Value::Array(4));
    let headers = walk.embedded(protected, &HEADERS, Name::Field("protected"));
    let open = walk.node(unprotected, &HEADERS, Name::Field("unprotected"));
    let words = summary(&headers, &open);
    let mac =
        kind == "COSE_Mac0" || alg(&headers).is_some_and(|(code, _)| matches!(code.as_str(), "4" | "5" | "6" | "7"));
    node.children.push(headers);
    node.children.push(open);
    node.children.push(content_of(walk, content, payload));
    let seal_name = if mac { "tag" } else { "signature" };
    node.children.push(walk.node(seal, &Shape::Bytes(Role::Signature), Name::Field(seal_name)));
    node.says(words)
}

fn content_of<'a>(walk: &Walk<'_, 'a>, content: &Item<'a>, shape: &'static Shape) -> Node<'a> {
    let name = Name::Field("payload");
    match (&content.node, shape) {
        (Cbor::Null, _) => walk.leaf(content, name, Value::Null).note(text!(note_detached)),
        (_, Shape::Any) => of_bytes::unknown(walk, content, name),
        _ => walk.embedded(content, shape, name),
    }
}

fn alg(headers: &Node<'_>) -> Option<(String, String)> {
    match &headers.field("alg")?.value {
        Value::Coded(code, name) => Some((code.to_string(), (*name).to_owned())),
        other => Some((String::new(), render::brief(other)?)),
    }
}

fn summary(headers: &Node<'_>, open: &Node<'_>) -> String {
    let chain = headers.field("x5chain").or_else(|| open.field("x5chain")).map(|chain| match chain.value {
        Value::Array(count) => count,
        _ => 1,
    });
    let parts = [alg(headers).map(|(_, name)| name), chain.map(|count| format!("x5chain: {count}"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
