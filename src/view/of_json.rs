//! JSON that is an artifact: a JWK, the index of a wallet, or a virtual card. The text is
//! taken apart by bytes, after `serde_json` has found it well-formed.

mod card;

use std::borrow::Cow;

use serde_json::Value as Json;

use super::Kind;
use super::tree::{Form, Name, Node, Role, Sensitivity, Value};
use crate::cbor::Span;

/// What a JSON text is; none where it is not well-formed.
pub(super) fn kind(json: &[u8]) -> Option<Kind> {
    let value: Json = serde_json::from_slice(json).ok()?;
    if value.get("schema").and_then(Json::as_str) == Some(crate::card::virtual_card::SCHEMA) {
        return Some(Kind::VirtualCard);
    }
    let is_key = |value: &Json| value.get("kty").is_some_and(Json::is_string);
    let keys =
        value.get("keys").and_then(Json::as_array).is_some_and(|keys| !keys.is_empty() && keys.iter().all(is_key));
    let is_wallet = ["version", "records", "keys"].iter().all(|name| value.get(name).is_some());
    Some(match (is_key(&value) || keys, is_wallet) {
        (true, _) => Kind::Jwk,
        (false, true) => Kind::Wallet,
        (false, false) => Kind::Json,
    })
}

/// The node of a whole JSON text that was found well-formed, and what no rendering shows of it.
pub(super) fn node(json: &[u8], kind: Kind, reveal: bool) -> (Node<'_>, Vec<Span>) {
    let mut reader = Reader { json, at: 0 };
    let mut node = reader.value(Name::Type(kind.word()), 0);
    let words: Vec<String> = ["kty", "crv", "generation"].into_iter().filter_map(|name| member(&node, name)).collect();
    node.span = Span::new(0, json.len());
    node.body = 0;
    let masks = if kind == Kind::VirtualCard { card::told(&mut node, json, reveal) } else { Vec::new() };
    (node.says(words.join(", ")), masks)
}

fn member(node: &Node<'_>, name: &str) -> Option<String> {
    let found = node.children.iter().find(|child| matches!(&child.name, Name::Key(key) if key == name))?;
    super::render::brief(&found.value)
}

/// Members of a JWK that are private (RFC 7518, 6).
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "k", "oth"];

struct Reader<'a> {
    json: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> u8 {
        while self.json.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.json.get(self.at).copied().unwrap_or_default()
    }

    /// `serde_json` allows 128 levels, so this ends.
    fn value(&mut self, name: Name<'a>, depth: usize) -> Node<'a> {
        let first = self.peek();
        let start = self.at;
        let (value, children) = match first {
            b'{' | b'[' => self.container(first == b'{', depth),
            b'"' => (Value::Text(Cow::Owned(self.string())), Vec::new()),
            _ => (self.scalar(), Vec::new()),
        };
        let mut node = Node::leaf(name, Span::new(start, self.at), value, Form::Json);
        node.children = children;
        node
    }

    fn container(&mut self, object: bool, depth: usize) -> (Value<'a>, Vec<Node<'a>>) {
        self.at += 1;
        let mut children = Vec::new();
        loop {
            match self.peek() {
                b'}' | b']' => {
                    self.at += 1;
                    break;
                }
                b',' => self.at += 1,
                0 => break,
                _ => children.push(if object {
                    self.member(depth)
                } else {
                    self.value(Name::Index(children.len()), depth + 1)
                }),
            }
        }
        (if object { Value::Map(children.len()) } else { Value::Array(children.len()) }, children)
    }

    fn member(&mut self, depth: usize) -> Node<'a> {
        let start = self.at;
        let key = self.string();
        if self.peek() == b':' {
            self.at += 1;
        }
        self.peek();
        let body = self.at;
        let private = PRIVATE.contains(&key.as_str());
        let mut node = self.value(Name::Key(Cow::Owned(key)), depth + 1);
        if private {
            node.value = Value::Bytes(Cow::Borrowed(&[]), Role::Private);
            node.sensitivity = Sensitivity::Secret;
        }
        node.within(Span::new(start, self.at), body)
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.json.get(self.at) {
            self.at += if *byte == b'\\' { 2 } else { 1 };
            if *byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.json.len());
        serde_json::from_slice(self.json.get(start..self.at).unwrap_or_default()).unwrap_or_default()
    }

    fn scalar(&mut self) -> Value<'a> {
        let start = self.at;
        while self
            .json
            .get(self.at)
            .is_some_and(|byte| !matches!(byte, b',' | b'}' | b']') && !byte.is_ascii_whitespace())
        {
            self.at += 1;
        }
        if self.at == start {
            self.at += 1; // cannot be in well-formed text; never stands still
        }
        let words = std::str::from_utf8(self.json.get(start..self.at).unwrap_or_default()).unwrap_or_default();
        match words {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            number => Value::Text(Cow::Borrowed(number)),
        }
    }
}
