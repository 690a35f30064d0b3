//! Files explained: what a file is, its parts with their bytes, what they are called and what they mean.
//!
//! [`explain`] finds out what the bytes are and builds a [`Document`]; `render` tells it as a tree, as JSON, as
//! diagnostic notation, or byte by byte. Nothing is verified here. What must not be shown is taken out before any of
//! that: see [`redact`].

mod detect;
mod elements;
mod kind;
mod of_bytes;
mod of_card;
mod of_chip;
mod of_cose;
mod of_der;
mod of_engagement;
mod of_handover;
mod of_json;
mod of_ndef;
pub mod of_report;
mod of_sqlite;
pub mod open;
pub mod redact;
pub mod render;
mod schema;
#[cfg(test)]
mod tests;
pub mod tree;
mod walk;

use std::borrow::Cow;

use crate::cbor::{Decoder, Error, Limits, Lint, LintKind, Span};
use crate::profile::mnc::{DOC_TYPE, NAMESPACE_ISO};
use crate::text;
use crate::text::Message;

pub use kind::Kind;
pub use tree::Document;

use tree::{Form, Name, Node, Role, Value};

/// What is asked for by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reveal {
    /// The individual number (個人番号), which is masked otherwise.
    pub individual_number: bool,
}

/// What bytes hold, before they are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds<'p> {
    /// Something to be found out.
    Anything,
    /// The blocks of a PEM file one after the other: the length of each, and its label.
    Blocks(&'p [(usize, String)]),
}

/// Explains bytes.
///
/// # Errors
/// If they are nothing this version knows: then what is wrong with them as CBOR.
pub fn explain<'a>(bytes: &'a [u8], holds: Holds<'_>, reveal: Reveal) -> Result<Document<'a>, Error> {
    let mut document = match holds {
        Holds::Blocks(blocks) => of_pem(bytes, blocks),
        Holds::Anything => of_any(bytes, reveal)?,
    };
    redact::apply(&mut document);
    Ok(document)
}

fn of_any(bytes: &[u8], reveal: Reveal) -> Result<Document<'_>, Error> {
    if let Some(root) = of_sqlite::node(bytes) {
        return Ok(plain(Kind::Ledger, bytes, root));
    }
    if let Some(document) = of_chip::document(bytes, reveal.individual_number) {
        return Ok(document);
    }
    if of_der::is_whole(bytes) {
        let decoder = Decoder::new(bytes);
        let root = of_der::node(&walk::Walk::new(&decoder, false), bytes, 0, Name::None);
        return Ok(plain(of_der::kind(bytes), bytes, root));
    }
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|first| *first == b'{')
        && let Some(kind @ (Kind::Jwk | Kind::VirtualCard | Kind::Wallet)) = of_json::kind(bytes)
    {
        let (root, masks) = of_json::node(bytes, kind, reveal.individual_number);
        return Ok(Document { masks: redact::joined(masks), ..plain(kind, bytes, root) });
    }
    // No message of records is CBOR: its first one ends before the item that its first byte would begin.
    of_cbor(bytes, reveal).or_else(|error| of_ndef::document(bytes).ok_or(error))
}

fn plain<'a>(kind: Kind, bytes: &'a [u8], root: Node<'a>) -> Document<'a> {
    Document { kind, bytes, root, masks: Vec::new(), notes: Vec::new() }
}

/// Nested parts are read again for each purpose, so there is room for more items than a verifier would take.
fn decoder(bytes: &[u8]) -> Decoder<'_> {
    let usual = Limits::for_input(bytes.len());
    Decoder::with_limits(bytes, Limits { items: usual.items * 4, ..usual })
}

fn of_cbor(bytes: &[u8], reveal: Reveal) -> Result<Document<'_>, Error> {
    let first = decoder(bytes);
    let item = first.item()?;
    let kind = detect::of_cbor(&item, &first);
    let masks = redact::masks(&item, &decoder(bytes), reveal.individual_number);
    let opener = decoder(bytes);
    let walk = walk::Walk::new(&opener, speaks_of_record(bytes));
    let shape = kind.shape();
    let root = match (&item.node, shape) {
        (crate::cbor::Node::Tag(24, _), shape) if kind != Kind::Cbor => walk.encoded(&item, shape, Name::None),
        (_, schema::Shape::Any) => walk.plain(&item, Name::Type("CBOR")),
        _ => walk.node(&item, shape, Name::None),
    };
    let mut document = Document { kind, bytes, root, masks: redact::joined(masks), notes: Vec::new() };
    let lints = first.take_lints().into_iter().chain(opener.take_lints());
    document.notes.extend(unique(lints).iter().take(MAX_LINTS).map(lint));
    Ok(document)
}

/// Deviations from the deterministic form that are told one by one.
const MAX_LINTS: usize = 4;

/// Nested parts are read more than once.
fn unique(lints: impl Iterator<Item = Lint>) -> Vec<Lint> {
    let mut found: Vec<Lint> = lints.collect();
    found.sort_by_key(|lint| lint.offset);
    found.dedup();
    found
}

fn lint(lint: &Lint) -> Message {
    match lint.kind {
        LintKind::IndefiniteLength => text!(note_indefinite, offset = lint.offset),
        LintKind::NonShortest => text!(note_not_shortest, offset = lint.offset),
        LintKind::NullOptional => text!(note_null, offset = lint.offset),
    }
}

/// Whether names of elements are to be held against the record's.
fn speaks_of_record(bytes: &[u8]) -> bool {
    let names = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    names(DOC_TYPE) || names(NAMESPACE_ISO)
}

fn of_pem<'a>(bytes: &'a [u8], blocks: &[(usize, String)]) -> Document<'a> {
    let decoder = Decoder::new(bytes);
    let walk = walk::Walk::new(&decoder, false);
    let mut root = Node::leaf(Name::Type("PEM"), Span::new(0, bytes.len()), Value::Array(blocks.len()), Form::Raw);
    let (mut at, mut kinds) = (0, Vec::new());
    for (length, label) in blocks {
        let der = bytes.get(at..at + length).unwrap_or_default();
        let (kind, node) = block(&walk, der, at, label);
        kinds.push(kind);
        root.children.push(node);
        at += length;
    }
    match (kinds.as_slice(), root.children.len()) {
        ([kind], 1) => {
            let only = root.children.remove(0);
            plain(*kind, bytes, only)
        }
        ([first, rest @ ..], _) if rest.iter().all(|kind| kind == first) => plain(*first, bytes, root),
        _ => plain(Kind::Pem, bytes, root),
    }
}

fn block<'a>(walk: &walk::Walk<'_, 'a>, der: &'a [u8], at: usize, label: &str) -> (Kind, Node<'a>) {
    let name = Name::Key(Cow::Owned(label.to_owned()));
    if of_der::is_whole(der) {
        let kind = of_der::kind(der);
        let secret = label.contains("PRIVATE KEY") && kind != Kind::PrivateKey;
        if !secret {
            return (kind, of_der::node(walk, der, at, Name::None));
        }
    }
    let role = if label.contains("PRIVATE") || label.contains("PARAMETERS") { Role::Private } else { Role::Unknown };
    let span = Span::new(at, at + der.len());
    let kind = if role == Role::Private { Kind::PrivateKey } else { Kind::Pem };
    (kind, Node::leaf(name, span, Value::Bytes(Cow::Borrowed(der), role), Form::Raw))
}
