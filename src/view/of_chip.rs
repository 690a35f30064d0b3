//! What belongs to the plastic card: files as they lie on it, exchanges with it.

mod commands;
mod file;
mod flat;
mod pins;
mod table;
mod trace;

use super::{Document, Kind};
use crate::card::number::{DIGITS, IndividualNumber};
use crate::card::trace::Trace;
use crate::cbor::Span;

/// Explains bytes that belong to the card; none where they do not.
pub(super) fn document(bytes: &[u8], reveal: bool) -> Option<Document<'_>> {
    if Trace::is_one(bytes) {
        let (root, masks) = trace::node(bytes, reveal);
        return Some(made(Kind::CardTrace, bytes, root, masks));
    }
    if let Some((root, masks)) = file::node(bytes, reveal) {
        return Some(made(Kind::CardFile, bytes, root, masks));
    }
    if let Some(root) = pins::node(bytes) {
        return Some(made(Kind::PinFile, bytes, root, Vec::new()));
    }
    flat::node(bytes).map(|root| made(Kind::CardFile, bytes, root, Vec::new()))
}

fn made<'a>(kind: Kind, bytes: &'a [u8], root: super::tree::Node<'a>, masks: Vec<Span>) -> Document<'a> {
    Document { kind, bytes, root, masks: super::redact::joined(masks), notes: Vec::new() }
}

/// Whether some digits of a text are an individual number.
pub(super) fn holds_number(text: &[u8]) -> bool {
    text.windows(DIGITS).any(|digits| IndividualNumber::parse(digits).is_ok())
}

/// The names of all fields, for tests.
#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    fn walk(holds: file::Holds, found: &mut Vec<&'static str>) {
        match holds {
            file::Holds::Objects(objects) => {
                for object in objects {
                    found.push(object.name);
                    walk(object.holds, found);
                }
            }
            file::Holds::Body(inner) | file::Holds::Other(inner) => walk(*inner, found),
            _ => {}
        }
    }
    let mut found = [&trace::NAMES[..], &table::UNTAGGED].concat();
    found.extend(flat::names());
    table::FILES.iter().for_each(|file| walk(file.holds, &mut found));
    found
}
