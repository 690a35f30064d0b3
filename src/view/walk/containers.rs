//! Arrays and maps, with and without a table.

use super::{Walk, key_name};
use crate::cbor::{Item, Node as Cbor, Span};
use crate::text;
use crate::view::elements;
use crate::view::schema::{Field, ISSUER_SIGNED_ITEM, Key, Keys, Shape};
use crate::view::tree::{Form, Name, Node, Summary, Value};

impl<'a> Walk<'_, 'a> {
    pub(super) fn each(&self, item: &Item<'a>, shape: &'static Shape, name: Name<'a>) -> Node<'a> {
        let Cbor::Array(items) = &item.node else { return self.unexpected(item, "array", name) };
        let mut node = self.leaf(item, name, Value::Array(items.len()));
        for (index, part) in items.iter().enumerate() {
            if !self.spend() {
                node.children.push(rest(
                    items.len() - index,
                    part.span.start(),
                    items.last().map_or(0, |last| last.span.end()),
                ));
                break;
            }
            node.children.push(self.node(part, shape, Name::Index(index)));
        }
        node
    }

    pub(in crate::view) fn tuple(&self, item: &Item<'a>, fields: &'static [Field], name: Name<'a>) -> Node<'a> {
        let Cbor::Array(items) = &item.node else { return self.unexpected(item, "array", name) };
        let mut node = self.leaf(item, name, Value::Array(items.len()));
        for (index, part) in items.iter().enumerate() {
            if !self.spend() {
                node.children.push(rest(
                    items.len() - index,
                    part.span.start(),
                    items.last().map_or(0, |last| last.span.end()),
                ));
                break;
            }
            let field = fields.get(index);
            let shape = field.map_or(&Shape::Any, |field| field.shape);
            node.children.push(self.node(
                part,
                shape,
                field.map_or(Name::Index(index), |field| Name::Field(field.name)),
            ));
        }
        if items.len() < fields.len() {
            node = node.note(text!(note_items, expected = fields.len(), found = items.len()));
        }
        node
    }

    pub(super) fn map(&self, item: &Item<'a>, fields: &'static [Field], name: Name<'a>) -> Node<'a> {
        self.entries(item, name, |key, value| {
            let found = fields.iter().find(|field| match field.key {
                Key::Text => key.node.as_text() == Some(field.name),
                Key::Number(number) => key.node.as_int() == Some(number),
            });
            match found {
                Some(field) => self.node(
                    value,
                    field.shape,
                    match field.key {
                        Key::Text => Name::Field(field.name),
                        Key::Number(number) => Name::Label(number, field.name),
                    },
                ),
                None => self.node(value, &Shape::Any, key_name(key)).note(text!(note_unknown_field)),
            }
        })
    }

    pub(super) fn table(&self, item: &Item<'a>, keys: Keys, shape: &'static Shape, name: Name<'a>) -> Node<'a> {
        self.entries(item, name, |key, value| match (keys, &key.node) {
            (Keys::Namespaces, Cbor::Text(namespace)) => {
                let outer = self.namespace.replace(namespace.clone());
                let node = self.node(value, shape, Name::Namespace(namespace.clone()));
                self.namespace.replace(outer);
                node
            }
            (Keys::Elements, Cbor::Text(id)) => self.as_element(self.node(value, shape, Name::Element(id.clone())), id),
            _ => self.node(value, shape, key_name(key)),
        })
    }

    fn entries(&self, item: &Item<'a>, name: Name<'a>, make: impl Fn(&Item<'a>, &Item<'a>) -> Node<'a>) -> Node<'a> {
        let Cbor::Map(entries) = &item.node else { return self.unexpected(item, "map", name) };
        let mut node = self.leaf(item, name, Value::Map(entries.len()));
        let end = entries.last().map_or(0, |(_, value)| value.span.end());
        for (index, (key, value)) in entries.iter().enumerate() {
            if !self.spend() {
                node.children.push(rest(entries.len() - index, key.span.start(), end));
                break;
            }
            let part = make(key, value).within(Span::new(key.span.start(), value.span.end()), value.span.start());
            node.children.push(part);
        }
        node
    }

    pub(super) fn item(&self, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
        let Shape::Map(fields) = &ISSUER_SIGNED_ITEM else { return self.plain(item, name) };
        let mut node = self.map(item, fields, name);
        let id = node.field("elementIdentifier").and_then(|found| match &found.value {
            Value::Text(id) => Some(id.clone()),
            _ => None,
        });
        let value = node.children.iter().position(|child| child.name == Name::Field("elementValue"));
        if let (Some(id), Some(value)) = (id, value) {
            node.name = Name::Element(id.clone());
            node.folded = true;
            node.summary = Summary::Child(value);
            let said = self.as_element(Node::leaf(Name::None, item.span, Value::None, Form::Cbor), &id);
            node.sensitivity = said.sensitivity;
            node.notes.extend(said.notes);
            if let Some(child) = node.children.get_mut(value) {
                child.sensitivity = said.sensitivity;
            }
        }
        node
    }

    /// What the profile of the record says of an element of this name here.
    fn as_element(&self, mut node: Node<'a>, id: &str) -> Node<'a> {
        node.sensitivity = elements::sensitivity(id);
        if self.profiled {
            node.notes.extend(elements::suggestion(&self.namespace.borrow(), id));
        }
        node
    }
}

/// The rest of a container that is too large to be told item by item.
fn rest<'a>(count: usize, start: usize, end: usize) -> Node<'a> {
    Node::leaf(Name::None, Span::new(start, end), Value::More(count), Form::Cbor)
}
