//! A pin file: which secrets it holds, and none of them.

use std::borrow::Cow;

use crate::card::table::FIRST;
use crate::cbor::Span;
use crate::view::tree::{Form, Name, Node, Sensitivity, Value};

/// Names that are no secret of the table: the one that comes after a change, the two of 券面 together.
const MORE: [&str; 3] = ["new", "face-a", "face-b"];

/// The pin file that these bytes are: lines `name=value`, all of names that are known.
pub(super) fn node(bytes: &[u8]) -> Option<Node<'_>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut root = Node::leaf(Name::Type("pinFile"), Span::new(0, bytes.len()), Value::None, Form::Raw);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let (name, _) = line.split_once('=').filter(|(name, _)| is_known(name))?;
        let mut leaf = Node::leaf(Name::Key(Cow::Borrowed(name)), Span::new(start, at), Value::Masked, Form::Raw);
        leaf.body = start + name.len() + 1;
        leaf.sensitivity = Sensitivity::Withheld;
        root.children.push(leaf);
    }
    root.value = Value::Array(root.children.len());
    (!root.children.is_empty()).then_some(root)
}

fn is_known(name: &str) -> bool {
    MORE.contains(&name) || FIRST.apps.iter().flat_map(|app| app.secrets).any(|secret| secret.name == name)
}
