//! What no rendering shows: the individual number (個人番号) unless asked for by name, and private parts of keys, ever.
//!
//! Found in the bytes themselves, not in the tree, so that nothing depends on which structure a file was taken for.

use std::borrow::Cow;

use super::tree::{Document, Node, Role, Sensitivity, Summary, Value};
use crate::cbor::{Decoder, Item, Node as Cbor, Span};
use crate::profile::mnc::Element;
use crate::profile::suggest;

mod name;

use name::{holds_nearly, speaks_of_number};

/// Stands for what is not shown.
pub const MASK: &str = "************";

/// Levels followed; deeper bytes that name the number are masked whole.
const MAX_DEPTH: usize = 80;

/// The spans of a CBOR item that must not be shown.
pub(super) fn masks<'a>(item: &Item<'a>, decoder: &Decoder<'a>, reveal: bool) -> Vec<Span> {
    let mut search = Search { decoder, reveal, masks: Vec::new() };
    search.item(item, 0);
    search.masks
}

/// Spans sorted and joined.
pub(super) fn joined(mut masks: Vec<Span>) -> Vec<Span> {
    masks.sort_by_key(|span| (span.start(), span.end()));
    let mut out: Vec<Span> = Vec::with_capacity(masks.len());
    for span in masks {
        match out.last_mut() {
            Some(last) if span.start() < last.end() => *last = Span::new(last.start(), last.end().max(span.end())),
            _ => out.push(span),
        }
    }
    out
}

/// Bytes as hexadecimal, two stars for each one that must not be shown.
#[must_use]
pub fn hexadecimal(bytes: &[u8], reveal: bool) -> String {
    let decoder = Decoder::new(bytes);
    let masks = match decoder.item() {
        Ok(item) => masks(&item, &decoder, reveal),
        Err(_) if !reveal && speaks_of_number(bytes) => vec![Span::new(0, bytes.len())],
        Err(_) => Vec::new(),
    };
    let hidden = |at: usize| masks.iter().any(|span| span.range().contains(&at));
    let shown = |(at, byte): (usize, &u8)| if hidden(at) { "**".to_owned() } else { format!("{byte:02x}") };
    bytes.iter().enumerate().map(shown).collect()
}

struct Search<'d, 'a> {
    decoder: &'d Decoder<'a>,
    reveal: bool,
    masks: Vec<Span>,
}

impl<'a> Search<'_, 'a> {
    fn item(&mut self, item: &Item<'a>, depth: usize) {
        match &item.node {
            _ if depth > MAX_DEPTH => self.unopened(item),
            Cbor::Array(items) => {
                if !self.reveal && items.iter().any(|part| is_number(&part.node)) {
                    // A name and a value side by side, as no standard has them.
                    let like = items.iter().filter(|part| is_like_number(&part.node));
                    self.masks.extend(like.map(|part| part.span));
                }
                items.iter().for_each(|part| self.item(part, depth + 1));
            }
            Cbor::Map(entries) => self.map(entries, depth),
            Cbor::Tag(_, inner) => self.item(inner, depth + 1),
            Cbor::Bytes(_) => self.bytes(item, depth),
            _ => {}
        }
    }

    fn bytes(&mut self, item: &Item<'a>, depth: usize) {
        let Cbor::Bytes(bytes) = &item.node else { return };
        let container = bytes.len() > 1 && bytes.first().is_some_and(|head| matches!(head >> 5, 2 | 4..=6));
        match container.then(|| self.decoder.inside(item)) {
            Some(Ok(inner)) => self.item(&inner, depth + 1),
            _ => self.unopened(item),
        }
    }

    /// Bytes that cannot be followed are shown only if they do not speak of the number.
    fn unopened(&mut self, item: &Item<'a>) {
        let bytes = self.decoder.input().get(item.span.range()).unwrap_or_default();
        let joined = match &item.node {
            Cbor::Bytes(Cow::Owned(joined)) => joined.as_slice(), // a string sent in chunks may cut the name
            _ => &[],
        };
        if !self.reveal && (speaks_of_number(bytes) || speaks_of_number(joined)) {
            self.masks.push(item.span);
        }
    }

    fn map(&mut self, entries: &[(Item<'a>, Item<'a>)], depth: usize) {
        let named = entries.iter().any(|(_, value)| is_number(&value.node)) && !self.reveal;
        if named {
            // Whatever the keys are called. The random value goes too: with it and the digest in the MSO the number
            // could be found by trying all.
            let others = entries.iter().filter(|(_, value)| !is_number(&value.node) && says_something(&value.node));
            self.masks.extend(others.map(|(_, value)| value.span));
        } else if !self.reveal && is_unnamed(entries) && entries.iter().any(|(_, value)| is_like_number(&value.node)) {
            self.masks
                .extend(entries.iter().filter(|(_, value)| hides_number(&value.node)).map(|(_, value)| value.span));
        }
        let number =
            |label: i64| entries.iter().find(|(key, _)| key.node.as_int() == Some(label)).map(|(_, value)| value);
        if number(1).is_some_and(|kty| kty.node.as_int().is_some())
            && let Some(private) = number(-4).filter(|private| matches!(private.node, Cbor::Bytes(_)))
        {
            self.masks.push(private.span);
        }
        for (key, value) in entries {
            if is_number(&key.node) && says_something(&value.node) && !self.reveal {
                self.masks.push(value.span);
            }
            self.item(key, depth + 1);
            self.item(value, depth + 1);
        }
    }
}

/// Whether a map is an IssuerSignedItem that does not say which element it holds.
fn is_unnamed(entries: &[(Item<'_>, Item<'_>)]) -> bool {
    let field = |name: &str| entries.iter().find(|(key, _)| key.node.as_text() == Some(name)).map(|(_, value)| value);
    field("elementValue").is_some() && field("elementIdentifier").is_none_or(|name| name.node.as_text().is_none())
}

/// Whether a value is made like the number: twelve digits, however they are spaced or written.
fn is_like_number(value: &Cbor<'_>) -> bool {
    const DIGITS: usize = 12;
    let twelve = |text: &str| {
        let mark = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '‐' | '−' | 'ー' | '－');
        let digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
        text.chars().filter(mark).all(digit) && text.chars().filter(|c| digit(*c)).count() == DIGITS
    };
    match value {
        number
            if number
                .as_int()
                .is_some_and(|number| (10_u64.pow(11)..10_u64.pow(12)).contains(&number.unsigned_abs())) =>
        {
            true
        }
        Cbor::Text(text) => twelve(text),
        Cbor::Bytes(bytes) => std::str::from_utf8(bytes).is_ok_and(twelve),
        Cbor::Tag(_, inner) => is_like_number(&inner.node),
        Cbor::Array(items) => items.iter().any(|item| is_like_number(&item.node)),
        Cbor::Map(entries) => {
            entries.iter().any(|(key, value)| is_like_number(&key.node) || is_like_number(&value.node))
        }
        _ => false,
    }
}

/// Whether a field beside the number is shown no more than it: the random value would let it be found by trying all.
fn hides_number(value: &Cbor<'_>) -> bool {
    matches!(value, Cbor::Bytes(_)) || is_like_number(value)
}

/// Whether a value can be the number: not a flag of a request, nor an error code of a response.
fn says_something(value: &Cbor<'_>) -> bool {
    match value {
        Cbor::Bool(_) | Cbor::Null | Cbor::Undefined => false,
        other => other.as_int().is_none_or(|code| code.unsigned_abs() > 9999),
    }
}

/// Longest byte string that is taken for a name: longer ones hold something.
const LONGEST_NAME: usize = 48;

/// Whether an item is a name of the number, exactly or nearly, be it text or the bytes of one.
fn is_number(node: &Cbor<'_>) -> bool {
    match (node.as_text(), node.as_bytes()) {
        (Some(text), _) => names_number(text),
        (_, Some(bytes)) => bytes.len() <= LONGEST_NAME && speaks_of_number(bytes),
        _ => false,
    }
}

/// Whether an identifier is that of the individual number, or one that was probably meant to be.
#[must_use]
pub fn names_number(identifier: &str) -> bool {
    // An element of the mobile driving licence; the number only by mistake.
    if identifier == "document_number" {
        return false;
    }
    let meant = |text| suggest::by_name(text).is_some_and(|found| found.element == Element::IndividualNumber);
    speaks_of_number(identifier.as_bytes())
        || (identifier.len() <= LONGEST_NAME && holds_nearly(identifier.as_bytes(), b"number") && meant(identifier))
}

/// Takes out of the tree what lies under a mask, and what is secret by its kind.
pub(super) fn apply(document: &mut Document<'_>) {
    let masks = std::mem::take(&mut document.masks);
    let mut found = Vec::new();
    node(&mut document.root, &masks, &mut found);
    document.masks = joined(masks.into_iter().chain(found).collect());
}

fn node(at: &mut Node<'_>, masks: &[Span], found: &mut Vec<Span>) {
    let body = Span::new(at.body, at.span.end());
    let within = |mask: &Span| mask.start() <= body.start() && body.end() <= mask.end();
    let secret = matches!(at.sensitivity, Sensitivity::Secret | Sensitivity::Withheld)
        || matches!(at.value, Value::Bytes(_, Role::Private));
    if secret || masks.iter().any(within) {
        if secret {
            found.push(body);
        }
        at.value = Value::Masked;
        at.summary = Summary::None;
        at.children.clear();
        return;
    }
    // A leaf that holds masked bytes somewhere inside is not shown either.
    let touches = |mask: &Span| mask.start() < body.end() && body.start() < mask.end();
    let told = at.children.is_empty() || matches!(at.value, Value::Bytes(..) | Value::Text(_));
    if told && masks.iter().any(touches) && !matches!(at.value, Value::More(_)) {
        at.value = Value::Masked;
        at.summary = Summary::None;
    }
    at.children.iter_mut().for_each(|child| node(child, masks, found));
}

/// Whether a byte of the input is masked.
pub(super) fn covers(masks: &[Span], at: usize) -> bool {
    let place = masks.partition_point(|span| span.end() <= at);
    masks.get(place).is_some_and(|span| span.start() <= at)
}
