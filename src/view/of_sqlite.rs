//! The issuer's ledger: an SQLite file. Its header is explained; its pages hold people's data and are not shown.

use std::borrow::Cow;

use super::tree::{Form, Name, Node, Role, Sensitivity, Value};
use crate::cbor::Span;

/// The first bytes of an SQLite file.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Fields of the header (SQLite, Database File Format, 1.3): name, offset, length.
const FIELDS: [(&str, usize, usize); 23] = [
    ("magic", 0, 16),
    ("pageSize", 16, 2),
    ("writeVersion", 18, 1),
    ("readVersion", 19, 1),
    ("reservedSpace", 20, 1),
    ("maxPayloadFraction", 21, 1),
    ("minPayloadFraction", 22, 1),
    ("leafPayloadFraction", 23, 1),
    ("changeCounter", 24, 4),
    ("pageCount", 28, 4),
    ("freelistTrunk", 32, 4),
    ("freelistCount", 36, 4),
    ("schemaCookie", 40, 4),
    ("schemaFormat", 44, 4),
    ("cacheSize", 48, 4),
    ("largestRoot", 52, 4),
    ("textEncoding", 56, 4),
    ("userVersion", 60, 4),
    ("incrementalVacuum", 64, 4),
    ("applicationId", 68, 4),
    ("reserved", 72, 20),
    ("versionValidFor", 92, 4),
    ("sqliteVersion", 96, 4),
];

/// The node of an SQLite file.
pub(super) fn node(file: &[u8]) -> Option<Node<'_>> {
    let header = file.get(..100).filter(|header| header.starts_with(MAGIC))?;
    let mut node = Node::leaf(Name::Type("SQLite"), Span::new(0, file.len()), Value::None, Form::Raw);
    let mut size = 4096;
    for (name, at, length) in FIELDS {
        let bytes = header.get(at..at + length)?;
        let number = bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        let value = match name {
            "magic" => Value::Text(Cow::Borrowed("SQLite format 3")),
            "reserved" => Value::Bytes(Cow::Borrowed(bytes), Role::Unknown),
            _ => Value::Number(i128::from(number)),
        };
        if name == "pageSize" {
            size = usize::try_from(if number == 1 { 65536 } else { number }).ok()?.max(512);
        }
        node.children.push(Node::leaf(Name::Field(name), Span::new(at, at + length), value, Form::Raw));
    }
    pages(&mut node, file.len(), size);
    Some(node)
}

/// Whether the file has the pages that its header counts; a header of an old writer counts none.
pub(super) fn is_whole(file: &[u8]) -> bool {
    let number = |at: usize, length: usize| {
        let bytes = file.get(at..at + length).unwrap_or_default();
        bytes.iter().fold(0_usize, |number, byte| (number << 8) | usize::from(*byte))
    };
    let size = if number(16, 2) == 1 { 65536 } else { number(16, 2) };
    let counted = if number(24, 4) == number(92, 4) { number(28, 4) } else { 0 };
    size.is_power_of_two() && size >= 512 && file.len().is_multiple_of(size) && file.len() / size >= counted
}

fn pages(node: &mut Node<'_>, length: usize, size: usize) {
    const SHOWN: usize = 4096;
    let mut from = 100;
    for page in 0..SHOWN {
        if from >= length {
            return;
        }
        let to = ((page + 1) * size).min(length);
        let mut part = Node::leaf(Name::Field("page"), Span::new(from, to), Value::Masked, Form::Raw);
        part.sensitivity = Sensitivity::Withheld;
        node.children.push(part);
        from = to;
    }
    if from < length {
        let mut rest = Node::leaf(Name::None, Span::new(from, length), Value::More((length - from) / size), Form::Raw);
        rest.sensitivity = Sensitivity::Withheld;
        node.children.push(rest);
    }
}
