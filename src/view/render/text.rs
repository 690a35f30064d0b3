//! A tree for people.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use super::label::Label;
use super::{brief, grouped};
use crate::text;
use crate::text::{Words, safe};
use crate::view::redact::MASK;
use crate::view::tree::{Document, Name, Node, Role, Sensitivity, Summary, Value};

/// What a piece of a line is, for colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The name of a part.
    Name,
    /// A remark.
    Note,
    /// Lines of the tree, sizes.
    Rule,
    /// A value.
    Value,
}

/// Writes the tree; `paint` colours its pieces.
///
/// # Errors
/// Those of `out`.
pub fn tree(
    document: &Document<'_>,
    words: Words,
    paint: &dyn Fn(Part, &str) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut teller = Teller { words, paint, out };
    teller.root(document)?;
    teller.children(&document.root, "")
}

struct Teller<'w> {
    words: Words,
    paint: &'w dyn Fn(Part, &str) -> String,
    out: &'w mut dyn Write,
}

/// Names are set in one column, as far as they are not longer than this.
const WIDEST: usize = 44;

impl Teller<'_> {
    fn root(&mut self, document: &Document<'_>) -> io::Result<()> {
        let kind = document.kind;
        let title = kind.title().map_or_else(|| kind.word().to_owned(), |title| self.words.say(title));
        let bytes = self.words.say(text!(view_bytes, count = counted(document.bytes.len())));
        let said = self.value(&document.root);
        let notes = self.notes(&document.root);
        let line = [(self.paint)(Part::Name, &title), said, notes, (self.paint)(Part::Rule, &bytes)];
        let line: Vec<String> = line.into_iter().filter(|part| !part.is_empty()).collect();
        writeln!(self.out, "{}", line.join("  "))
    }

    fn children(&mut self, node: &Node<'_>, indent: &str) -> io::Result<()> {
        let shown = shown(node);
        let names: Vec<String> = shown.iter().map(|child| Label::of(&child.name, self.words).words()).collect();
        let column = names.iter().map(|name| name.width()).filter(|width| *width <= WIDEST).max().unwrap_or_default();
        for (place, (child, name)) in shown.iter().zip(&names).enumerate() {
            let last = place + 1 == shown.len();
            let (branch, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.line(child, name, column, &format!("{indent}{branch}"))?;
            self.children(child, &format!("{indent}{below}"))?;
        }
        Ok(())
    }

    fn line(&mut self, node: &Node<'_>, name: &str, column: usize, before: &str) -> io::Result<()> {
        let (said, notes) = (self.value(node), self.notes(node));
        let rest: Vec<String> = [said, notes].into_iter().filter(|part| !part.is_empty()).collect();
        let gap = if rest.is_empty() { 0 } else { column.saturating_sub(name.width()) + 2 };
        let before = (self.paint)(Part::Rule, before);
        let name = (self.paint)(Part::Name, name);
        writeln!(self.out, "{before}{name}{:gap$}{}", "", rest.join("  "))
    }

    fn value(&self, node: &Node<'_>) -> String {
        let said = match &node.summary {
            Summary::Words(words) if matches!(node.value, Value::Number(_)) => {
                format!("{} ({words})", brief(&node.value).unwrap_or_default())
            }
            Summary::Words(words) => safe(words).into_owned(),
            Summary::Child(place) => {
                return node.children.get(*place).map(|child| self.value(child)).unwrap_or_default();
            }
            Summary::None => self.own(&node.value, node.sensitivity),
        };
        if said.is_empty() { said } else { (self.paint)(Part::Value, &said) }
    }

    fn own(&self, value: &Value<'_>, sensitivity: Sensitivity) -> String {
        let bytes = |length: usize| self.words.say(text!(view_bytes, count = counted(length)));
        match value {
            Value::Array(count) | Value::Map(count) => self.words.say(text!(view_items, count = *count)),
            Value::Bytes(content, Role::Image(media)) => format!("{media}, {}", bytes(content.len())),
            Value::Bytes(content, _) => match brief(value) {
                Some(short) if content.len() > 16 => format!("{short} ({})", bytes(content.len())),
                Some(short) if !short.is_empty() => short,
                _ => bytes(0),
            },
            Value::Coded(code, name) => format!("{name} ({code})"),
            Value::Masked if sensitivity == Sensitivity::Secret => self.words.say(text!(view_secret)),
            Value::Masked if sensitivity == Sensitivity::Withheld => self.words.say(text!(view_withheld)),
            Value::Masked => self.words.say(text!(view_masked, mask = MASK)),
            Value::More(count) => self.words.say(text!(view_more, count = *count)),
            Value::Text(_) => format!("\"{}\"", brief(value).unwrap_or_default()),
            other => brief(other).unwrap_or_default(),
        }
    }

    fn notes(&self, node: &Node<'_>) -> String {
        if node.notes.is_empty() {
            return String::new();
        }
        let said: Vec<String> = node.notes.iter().map(|note| self.words.say(note)).collect();
        (self.paint)(Part::Note, &format!("({})", said.join("; ")))
    }
}

/// The parts that a tree for people shows.
fn shown<'n, 'a>(node: &'n Node<'a>) -> Vec<&'n Node<'a>> {
    match (&node.summary, node.folded) {
        (Summary::Child(place), _) => node.children.get(*place).map(shown).unwrap_or_default(),
        (_, true) => Vec::new(),
        _ => node.children.iter().filter(|child| !is_empty(child)).collect(),
    }
}

/// An empty bucket of headers says nothing.
fn is_empty(node: &Node<'_>) -> bool {
    node.name == Name::Field("unprotected") && node.value == Value::Map(0)
}

/// A number as a sentence takes it: what has to be grouped is text, and none of that is one.
fn counted(number: usize) -> crate::text::Value {
    if number < 1000 { number.into() } else { grouped(number).into() }
}
