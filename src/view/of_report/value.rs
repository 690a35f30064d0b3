//! A CBOR value as JSON: text and numbers as they are, bytes as hexadecimal, dates as their text.

use serde_json::{Map, Value, json};

use crate::cbor::{Item, Node, Segment};

pub(super) fn of_item(item: &Item<'_>) -> Value {
    match &item.node {
        Node::Array(items) => items.iter().map(of_item).collect(),
        Node::Bool(value) => json!(value),
        Node::Bytes(bytes) => hexadecimal(bytes).into(),
        Node::Float(bits) => json!(f64::from_bits(*bits)),
        Node::Map(entries) => {
            let pair = |(key, value): &(Item<'_>, Item<'_>)| (name(key), of_item(value));
            Value::Object(entries.iter().map(pair).collect::<Map<_, _>>())
        }
        Node::Nint(value) => {
            item.node.as_int().map_or_else(|| json!((-1 - i128::from(*value)).to_string()), |number| json!(number))
        }
        Node::Null | Node::Undefined => Value::Null,
        Node::Simple(value) => json!(format!("simple({value})")),
        Node::Tag(0 | 1004, content) => of_item(content),
        Node::Tag(number, content) => json!({"tag": number, "value": of_item(content)}),
        Node::Text(text) => json!(text),
        Node::Uint(value) => json!(value),
    }
}

/// Bytes as hexadecimal; `hex::encode` goes digit by digit through `char`, which a portrait feels.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = vec![0; 2 * bytes.len()];
    let encoded = hex::encode_to_slice(bytes, &mut digits).ok();
    encoded.and_then(|()| String::from_utf8(digits).ok()).unwrap_or_default()
}

fn name(key: &Item<'_>) -> String {
    match Segment::of_key(key) {
        Segment::Key(text) => text,
        Segment::Int(number) => number.to_string(),
        Segment::Index(index) => index.to_string(),
    }
}
