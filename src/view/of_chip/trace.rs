//! Exchanges with a card, as `card::trace` writes them down: each command in words, each answer with its status.
//!
//! What the recording holds in the clear although it should not is masked here again.

use std::borrow::Cow;

use super::commands::{Follower, role};
use crate::apdu::{Meaning, Status};
use crate::card::table::FIRST;
use crate::card::trace::{Entry, Line, Masker, Trace};
use crate::cbor::Span;
use crate::text;
use crate::text::Message;
use crate::view::tree::{Form, Name, Node, Role, Sensitivity, Value};

/// The names of what stands in a trace, for tests.
#[cfg(test)]
pub(super) const NAMES: [&str; 7] = ["header", "atr", "comment", "command", "data", "status", "lost"];

/// The whole recording, and what no rendering shows of it.
pub(super) fn node(bytes: &[u8], reveal: bool) -> (Node<'_>, Vec<Span>) {
    let (trace, end) = readable(bytes);
    let mut teller = Teller {
        bytes,
        starts: starts(bytes, end),
        masker: Masker::new(&FIRST, reveal),
        follower: Follower::default(),
        reveal,
        masks: Vec::new(),
    };
    let mut root = Node::leaf(Name::Type("cardTrace"), Span::new(0, bytes.len()), Value::None, Form::Raw);
    root.children = teller.lines(&trace);
    let exchanges = root.children.iter().filter(|child| matches!(child.name, Name::Index(_))).count();
    root.value = Value::Array(exchanges);
    if end < bytes.len() {
        let mut rest = Node::leaf(Name::None, Span::new(end, bytes.len()), Value::Masked, Form::Raw);
        rest.sensitivity = Sensitivity::Withheld;
        let line = bytes.get(..end).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count() + 1;
        root.children.push(rest.note(text!(note_trace_unreadable, line = line)));
    }
    (root, teller.masks)
}

/// The recording up to the first line that is wrong, and where that is.
fn readable(bytes: &[u8]) -> (Trace, usize) {
    let mut end = bytes.len();
    loop {
        let error = match Trace::read(bytes.get(..end).unwrap_or_default()) {
            Ok(trace) => return (trace, end),
            Err(error) => error,
        };
        // A command without an answer is found at the end: then the end is cut off line by line.
        let lines = starts(bytes, end);
        let last = lines.len().saturating_sub(2);
        end = lines.get(error.line.saturating_sub(1).min(last)).copied().unwrap_or_default();
        if end == 0 {
            return (Trace { atr: Vec::new(), lines: Vec::new() }, 0);
        }
    }
}

/// Where each line begins, and where the last one ends.
fn starts(bytes: &[u8], end: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in bytes.get(..end).unwrap_or_default().split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        starts.push(at);
    }
    starts
}

struct Teller<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
    masker: Masker,
    follower: Follower,
    reveal: bool,
    masks: Vec<Span>,
}

impl<'a> Teller<'a> {
    fn lines(&mut self, trace: &Trace) -> Vec<Node<'a>> {
        let mut nodes = Vec::new();
        let mut entries = trace.lines.chunks_exact(2).peekable();
        let (mut number, mut index) = (1, 0);
        while number < self.starts.len() {
            match entries.next_if(|pair| pair[0].number == number) {
                Some([command, answer]) => {
                    nodes.push(self.exchange(command, answer, index));
                    index += 1;
                    number = answer.number + 1;
                }
                _ => {
                    nodes.push(self.other(number));
                    number += 1;
                }
            }
        }
        nodes
    }

    fn span(&self, number: usize) -> Span {
        let start = self.starts.get(number.saturating_sub(1)).copied().unwrap_or_default();
        Span::new(start, self.starts.get(number).copied().unwrap_or(start))
    }

    /// The head, the answer to reset, a comment.
    fn other(&mut self, number: usize) -> Node<'a> {
        let span = self.span(number);
        let text = std::str::from_utf8(self.bytes.get(span.range()).unwrap_or_default()).unwrap_or_default().trim();
        let (name, shown) = match (number, text.split_once(' ')) {
            (1, _) => ("header", text),
            (_, Some(("atr", rest))) => ("atr", rest),
            _ => ("comment", text),
        };
        let mut node = Node::leaf(Name::Field(name), span, Value::Text(Cow::Borrowed(shown)), Form::Raw);
        if name == "comment" && !self.reveal && super::holds_number(text.as_bytes()) {
            node.sensitivity = Sensitivity::IndividualNumber;
            self.masks.push(span);
        }
        node
    }

    fn exchange(&mut self, command: &Line, answer: &Line, index: usize) -> Node<'a> {
        let (first, last) = (self.span(command.number), self.span(answer.number));
        let span = Span::new(first.start(), last.end());
        let mut node = Node::leaf(Name::Index(index), span, Value::None, Form::Raw);
        let Entry::Command { bytes, masked } = &command.entry else { return node };
        node.children = self.command(first, bytes, *masked);
        let found = match &answer.entry {
            Entry::Answer { bytes, .. } => bytes.strip_suffix(&[0x90, 0x00]).map(<[u8]>::len),
            _ => None,
        };
        node = node.says(self.follower.words(bytes, found));
        if bytes.get(1) == Some(&0x20) && bytes.len() == 4 && !masked {
            node = node.note(text!(note_tries_asked));
        }
        match &answer.entry {
            Entry::Answer { bytes: answer, masked } => {
                let hidden = self.masker.answer(bytes, answer);
                let state = |at: usize| match () {
                    () if masked.contains(&at) => State::Starred,
                    () if !hidden.shows(at) => State::Hidden,
                    () => State::Shown,
                };
                node.children.extend(self.answer(last, answer, &state, role(bytes)));
            }
            Entry::Lost(error) => node.children.push(lost(last, error.id())),
            Entry::Command { .. } => {}
        }
        node
    }

    fn command(&mut self, line: Span, bytes: &[u8], masked: bool) -> Vec<Node<'a>> {
        let hidden = Masker::command(bytes);
        let shown = (0..bytes.len()).take_while(|at| hidden.shows(*at)).count();
        let ends =
            if masked || shown < bytes.len() { (line.start() + 2 + 2 * shown).min(line.end()) } else { line.end() };
        let value = Value::Bytes(Cow::Owned(bytes.get(..shown).unwrap_or_default().to_vec()), Role::Content);
        let mut nodes = vec![Node::leaf(Name::Field("command"), Span::new(line.start(), ends), value, Form::Raw)];
        if ends < line.end() {
            let mut secret = Node::leaf(Name::Field("data"), Span::new(ends, line.end()), Value::Masked, Form::Raw);
            secret.sensitivity = Sensitivity::Withheld;
            nodes.push(if masked { secret.note(text!(note_masked_in_file)) } else { secret });
        }
        nodes
    }

    fn answer(&mut self, line: Span, bytes: &[u8], state: &dyn Fn(usize) -> State, role: Role) -> Vec<Node<'a>> {
        let place = |at: usize| line.start() + 2 + 2 * at;
        let data =
            if bytes.len() >= 2 && state(bytes.len() - 1) == State::Shown { bytes.len() - 2 } else { bytes.len() };
        let mut nodes = Vec::new();
        let mut at = 0;
        while at < data {
            let kind = state(at);
            let length = (at..data).take_while(|place| state(*place) == kind).count();
            let start = if at == 0 { line.start() } else { place(at) };
            let span = Span::new(start, place(at + length));
            let part = bytes.get(at..at + length).unwrap_or_default();
            nodes.push(self.part(part, span, place(at), kind, role));
            at += length;
        }
        let rest = Span::new(if data == 0 { line.start() } else { place(data) }, line.end());
        match bytes.get(data..) {
            Some(&[high, low]) => nodes.push(status(rest, Status(u16::from_be_bytes([high, low])))),
            _ if rest.start() < rest.end() => {
                nodes.push(Node::leaf(Name::Field("status"), rest, Value::None, Form::Raw));
            }
            _ => {}
        }
        nodes
    }

    fn part(&mut self, part: &[u8], span: Span, body: usize, state: State, role: Role) -> Node<'a> {
        let leaf = |value| Node::leaf(Name::Field("data"), span, value, Form::Raw).within(span, body);
        if state == State::Shown {
            return leaf(Value::Bytes(Cow::Owned(part.to_vec()), role));
        }
        let mut node = leaf(Value::Masked);
        node.sensitivity = Sensitivity::IndividualNumber;
        if state == State::Starred {
            return node.note(text!(note_masked_in_file));
        }
        self.masks.push(Span::new(body, span.end()));
        node
    }
}

/// What is to be seen of a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Shown,
    /// Written in the file, not shown.
    Hidden,
    /// Not written in the file.
    Starred,
}

fn status(span: Span, status: Status) -> Node<'static> {
    let meaning = status.meaning();
    let count = match meaning {
        Meaning::More(count) | Meaning::TriesLeft(count) | Meaning::WrongExpected(count) => count,
        _ => 0,
    };
    let node =
        Node::leaf(Name::Field("status"), span, Value::Coded(Cow::Owned(status.to_string()), meaning.id()), Form::Raw);
    match Message::table("sw-", meaning.id()) {
        Some(message) => node.note(message.with("count", i64::from(count))),
        None => node,
    }
}

fn lost(span: Span, id: &'static str) -> Node<'static> {
    let node = Node::leaf(Name::Field("lost"), span, Value::Text(Cow::Borrowed(id)), Form::Raw);
    match Message::table("link-", id) {
        Some(message) => node.note(message),
        None => node,
    }
}
