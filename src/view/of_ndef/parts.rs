//! Bytes taken apart one field after the other.

use std::borrow::Cow;

use crate::cbor::Span;
use crate::text;
use crate::view::schema::name_of;
use crate::view::tree::{Form, Name, Node, Role, Value};

/// What is left of some bytes, and the nodes of what was taken from them.
pub(super) struct Parts<'a> {
    rest: &'a [u8],
    at: usize,
    nodes: Vec<Node<'a>>,
}

impl<'a> Parts<'a> {
    /// `at` is where the bytes begin in the file.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { rest: bytes, at, nodes: Vec::new() }
    }

    /// What was not taken yet, and where it begins.
    pub(super) fn rest(&self) -> (&'a [u8], usize) {
        (self.rest, self.at)
    }

    /// The next byte, which stays.
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// So many bytes; none where there are fewer.
    fn take(&mut self, length: usize) -> Option<(&'a [u8], Span)> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        let span = Span::new(self.at, self.at + length);
        (self.rest, self.at) = (rest, span.end());
        Some((taken, span))
    }

    fn leaf(&mut self, field: &'static str, span: Span, value: Value<'a>) -> &mut Node<'a> {
        self.nodes.push(Node::leaf(Name::Field(field), span, value, Form::Raw));
        let last = self.nodes.len() - 1;
        &mut self.nodes[last]
    }

    /// A node of the next bytes.
    pub(super) fn push(&mut self, node: Node<'a>) -> Option<()> {
        self.take(node.span.end().checked_sub(self.at)?)?;
        self.nodes.push(node);
        Some(())
    }

    /// A whole number, its highest byte first.
    pub(super) fn number(&mut self, field: &'static str, length: usize) -> Option<usize> {
        let (bytes, span) = self.take(length)?;
        let number = bytes.iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        self.leaf(field, span, Value::Number(i128::from(number)));
        usize::try_from(number).ok()
    }

    /// A byte with a name.
    pub(super) fn code(&mut self, field: &'static str, table: &[(i64, &'static str)]) -> Option<u8> {
        let (bytes, span) = self.take(1)?;
        let code = *bytes.first()?;
        match name_of(table, i64::from(code)) {
            Some(said) => self.leaf(field, span, Value::Coded(Cow::Owned(format!("{code:02X}")), said)),
            None => {
                let node = self.leaf(field, span, Value::Number(i128::from(code)));
                node.notes.push(text!(note_unknown_code));
                node
            }
        };
        Some(code)
    }

    /// A version in half bytes: `15` is 1.5.
    pub(super) fn version(&mut self, field: &'static str) -> Option<()> {
        let code = self.peek()?;
        self.words(field, format!("{}.{}", code >> 4, code & 0x0f))
    }

    /// A byte that is said in words.
    pub(super) fn words(&mut self, field: &'static str, words: String) -> Option<()> {
        let (_, span) = self.take(1)?;
        self.leaf(field, span, Value::Text(Cow::Owned(words)));
        Some(())
    }

    /// Text; bytes where it is none. Nothing where it has no length.
    pub(super) fn text(&mut self, field: &'static str, length: usize) -> Option<()> {
        let (bytes, span) = self.take(length)?;
        if length > 0 {
            let value = match std::str::from_utf8(bytes) {
                Ok(words) => Value::Text(Cow::Borrowed(words)),
                Err(_) => Value::Bytes(Cow::Borrowed(bytes), Role::Unknown),
            };
            self.leaf(field, span, value);
        }
        Some(())
    }

    /// Bytes that are said in words which this makes of them.
    pub(super) fn said(&mut self, field: &'static str, length: usize, say: impl Fn(&[u8]) -> String) -> Option<()> {
        let (bytes, span) = self.take(length)?;
        self.leaf(field, span, Value::Text(Cow::Owned(say(bytes))));
        Some(())
    }

    /// Bytes that mean nothing in words. Nothing where there are none.
    pub(super) fn bytes(&mut self, field: &'static str, length: usize, role: Role) -> Option<()> {
        let (bytes, span) = self.take(length)?;
        if length > 0 {
            self.leaf(field, span, Value::Bytes(Cow::Borrowed(bytes), role));
        }
        Some(())
    }

    /// Parts of the next bytes, together under a name.
    pub(super) fn group(
        &mut self,
        length: usize,
        make: impl FnOnce(&mut Parts<'a>) -> (Name<'a>, String),
    ) -> Option<()> {
        let (bytes, span) = self.take(length)?;
        let mut inner = Self::new(bytes, span.start());
        let (name, words) = make(&mut inner);
        let node = Node::leaf(name, span, Value::None, Form::Raw).says(words);
        self.nodes.push(Node { children: inner.whole(), ..node });
        Some(())
    }

    /// What was taken.
    pub(super) fn into_nodes(self) -> Vec<Node<'a>> {
        self.nodes
    }

    /// What was taken, and what is left as one leaf.
    pub(super) fn whole(mut self) -> Vec<Node<'a>> {
        let left = self.rest.len();
        let _ = self.bytes("rest", left, Role::Unknown); // as many as there are
        self.nodes
    }
}
