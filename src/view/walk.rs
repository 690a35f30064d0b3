//! The walk over CBOR items with the tables of `schema`: items become labelled nodes.

mod containers;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use super::schema::{COSE_KEY, Keys, Shape, name_of};
use super::tree::{Form, Name, Node, Role, Sensitivity, Value};
use super::{detect, of_bytes, of_card, of_cose, of_engagement, of_handover};
use crate::cbor::{Decoder, Item, Node as Cbor};
use crate::text;
use crate::text::Message;

/// Levels shown; what lies deeper is one leaf.
const MAX_DEPTH: usize = 80;

/// What one walk knows.
pub(super) struct Walk<'d, 'a> {
    /// Opens what is nested.
    pub(super) decoder: &'d Decoder<'a>,
    left: Cell<usize>,
    depth: Cell<usize>,
    namespace: RefCell<Cow<'a, str>>,
    /// Whether names of elements are held against the profile of the record.
    pub(super) profiled: bool,
}

impl<'d, 'a> Walk<'d, 'a> {
    /// A walk that makes about as many nodes as go into a few MiB, more where the input is large.
    pub(super) fn new(decoder: &'d Decoder<'a>, profiled: bool) -> Self {
        let left = (1 << 15).max(decoder.input().len() / 96);
        Self { decoder, left: Cell::new(left), depth: Cell::new(0), namespace: RefCell::default(), profiled }
    }

    /// Takes a node from the budget.
    pub(super) fn spend(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    /// How many nodes can still be made.
    pub(super) fn left(&self) -> usize {
        self.left.get()
    }

    /// Makes the node of an item.
    pub(super) fn node(&self, item: &Item<'a>, shape: &'static Shape, name: Name<'a>) -> Node<'a> {
        if self.depth.get() >= MAX_DEPTH {
            return self.leaf(item, name, Value::None).note(text!(note_deep));
        }
        self.depth.set(self.depth.get() + 1);
        let node = self.shaped(item, shape, name);
        self.depth.set(self.depth.get() - 1);
        node
    }

    /// A leaf that covers an item.
    pub(super) fn leaf(&self, item: &Item<'a>, name: Name<'a>, value: Value<'a>) -> Node<'a> {
        Node::leaf(name, item.span, value, Form::Cbor)
    }

    fn shaped(&self, item: &Item<'a>, shape: &'static Shape, name: Name<'a>) -> Node<'a> {
        if item.node == Cbor::Null && !matches!(shape, Shape::Handover) {
            return self.leaf(item, name, Value::Null);
        }
        match shape {
            Shape::Any => self.any(item, name),
            Shape::Bytes(role) => self.role(item, name, *role),
            Shape::CardFile(objects) => of_card::file(self, item, objects, name),
            Shape::Certificate => of_bytes::certificate(self, item, name),
            Shape::Chain => self.chain(item, name),
            Shape::Code(table) => self.code(item, name, table),
            Shape::Cose(kind, payload) => of_cose::message(self, item, kind, payload, name),
            Shape::EDeviceKey => of_engagement::with_derived(self, item, self.encoded(item, &COSE_KEY, name)),
            Shape::Each(inner) => self.each(item, inner, name),
            Shape::Element => self.element(item, name),
            Shape::Embedded(inner) => self.embedded(item, inner, name),
            Shape::Encoded(inner) => self.encoded(item, inner, name),
            Shape::Epoch => self.epoch(item, name),
            Shape::Handover => of_handover::handover(self, item, name),
            Shape::Item => self.item(item, name),
            Shape::Map(fields) => self.map(item, fields, name),
            Shape::Retrieval => of_engagement::method(self, item, name),
            Shape::Retain => self.retain(item, name),
            Shape::Table(keys, inner) => self.table(item, *keys, inner, name),
            Shape::Tuple(fields) => self.tuple(item, fields, name),
            Shape::Type(kind, inner) => {
                let plain = matches!(name, Name::None | Name::Index(_));
                let node = self.shaped(item, inner, if plain { Name::Type(kind) } else { name });
                summarised(node, kind)
            }
        }
    }

    /// What does not have the type it should have, shown as what it is.
    pub(super) fn unexpected(&self, item: &Item<'a>, expected: &'static str, name: Name<'a>) -> Node<'a> {
        self.plain(item, name).note(text!(note_expected, expected = expected, found = item.node.kind()))
    }

    fn any(&self, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
        if !matches!(item.node, Cbor::Array(_) | Cbor::Map(_) | Cbor::Tag(..)) {
            return self.plain(item, name);
        }
        use super::Kind;
        match detect::of_cbor(item, self.decoder) {
            Kind::Cbor | Kind::DeviceNameSpaces | Kind::Status | Kind::SessionData | Kind::ReaderEngagement => {
                self.plain(item, name)
            }
            kind if matches!(item.node, Cbor::Tag(24, _)) => self.tagged24(item, kind.shape(), name),
            kind => self.shaped(item, kind.shape(), name),
        }
    }

    /// The node of an item that no table speaks of.
    pub(super) fn plain(&self, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
        match &item.node {
            Cbor::Array(_) => self.each(item, &Shape::Any, name),
            Cbor::Map(_) => self.table(item, Keys::Any, &Shape::Any, name),
            Cbor::Bytes(_) => of_bytes::unknown(self, item, name),
            Cbor::Tag(24, _) => self.tagged24(item, &Shape::Any, name),
            Cbor::Tag(number, inner) => self.tag(item, *number, inner, name),
            Cbor::Text(text) => self.leaf(item, name, Value::Text(text.clone())),
            Cbor::Uint(value) => self.leaf(item, name, Value::Number(i128::from(*value))),
            Cbor::Nint(value) => self.leaf(item, name, Value::Number(-1 - i128::from(*value))),
            Cbor::Bool(value) => self.leaf(item, name, Value::Bool(*value)),
            Cbor::Null => self.leaf(item, name, Value::Null),
            Cbor::Undefined => self.leaf(item, name, Value::Undefined),
            Cbor::Simple(value) => self.leaf(item, name, Value::Simple(*value)),
            Cbor::Float(bits) => self.leaf(item, name, Value::Float(*bits)),
        }
    }

    fn tag(&self, item: &Item<'a>, number: u64, inner: &Item<'a>, name: Name<'a>) -> Node<'a> {
        match (number, &inner.node) {
            (0 | 1004, Cbor::Text(text)) => self.leaf(item, name, Value::Time(text.clone())),
            (1, Cbor::Uint(_)) => self.epoch(inner, name).within(item.span, item.offset()),
            (2 | 3, Cbor::Bytes(bytes)) => self.leaf(item, name, Value::Bytes(bytes.clone(), Role::Identifier)),
            _ => {
                let mut node = self.leaf(item, name, Value::Tag(number));
                node.children.push(self.node(inner, &Shape::Any, Name::None));
                node
            }
        }
    }

    /// Tag 24 on something: shown as the content, with the tag in its bytes.
    fn tagged24(&self, item: &Item<'a>, shape: &'static Shape, name: Name<'a>) -> Node<'a> {
        match self.decoder.nested(item.clone()) {
            Ok(content) => self.node(&content, shape, name).within(item.span, item.offset()),
            Err(error) => {
                let bytes = match &item.node {
                    Cbor::Tag(_, inner) => inner.node.as_bytes().map(<[u8]>::to_vec).unwrap_or_default(),
                    _ => Vec::new(),
                };
                let node = self.leaf(item, name, Value::Bytes(Cow::Owned(bytes), Role::Unknown));
                node.note(text!(note_unreadable, offset = error.offset))
            }
        }
    }

    /// `#6.24(bstr .cbor …)`; without the tag it is shown all the same.
    pub(super) fn encoded(&self, item: &Item<'a>, shape: &'static Shape, name: Name<'a>) -> Node<'a> {
        match item.node {
            Cbor::Tag(24, _) => self.tagged24(item, shape, name),
            Cbor::Bytes(_) => self.embedded(item, shape, name).note(untagged(item)),
            _ => self.node(item, shape, name).note(untagged(item)),
        }
    }

    /// The content of a byte string, shown in its place.
    pub(super) fn embedded(&self, item: &Item<'a>, shape: &'static Shape, name: Name<'a>) -> Node<'a> {
        let Cbor::Bytes(bytes) = &item.node else { return self.unexpected(item, "bstr", name) };
        if matches!(shape, Shape::Any) {
            return of_bytes::unknown(self, item, name);
        }
        match self.decoder.inside(item) {
            Ok(content) => self.node(&content, shape, name).within(item.span, item.offset()),
            Err(_) if bytes.is_empty() => self.leaf(item, name, Value::Bytes(bytes.clone(), Role::Unknown)),
            Err(error) => of_bytes::unknown(self, item, name).note(text!(note_unreadable, offset = error.offset)),
        }
    }

    fn role(&self, item: &Item<'a>, name: Name<'a>, role: Role) -> Node<'a> {
        match &item.node {
            Cbor::Bytes(_) if role == Role::Identifier => of_bytes::identifier(self, item, name),
            Cbor::Bytes(bytes) if role == Role::Compressed => of_bytes::zlib(self, item, bytes, name),
            Cbor::Bytes(bytes) => {
                let mut node = self.leaf(item, name, Value::Bytes(bytes.clone(), role));
                if role == Role::Private {
                    node.sensitivity = Sensitivity::Secret;
                }
                node
            }
            Cbor::Bool(_) if role == Role::Key => self.plain(item, name), // a compressed point
            _ => self.unexpected(item, "bstr", name),
        }
    }

    fn code(&self, item: &Item<'a>, name: Name<'a>, table: &[(i64, &'static str)]) -> Node<'a> {
        match item.node.as_int() {
            Some(number) => match name_of(table, number) {
                Some(said) => self.leaf(item, name, Value::Coded(Cow::Owned(number.to_string()), said)),
                None => self.plain(item, name).note(text!(note_unknown_code)),
            },
            None => self.plain(item, name),
        }
    }

    fn epoch(&self, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
        let node = self.plain(item, name);
        let time = item.node.as_int().and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok());
        let format = time.and_then(|time| time.format(&time::format_description::well_known::Rfc3339).ok());
        match format {
            Some(words) => node.says(words),
            None => node,
        }
    }

    fn retain(&self, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
        let node = self.plain(item, name);
        match item.node {
            Cbor::Bool(true) => node.note(text!(note_retained)),
            Cbor::Bool(false) => node.note(text!(note_not_retained)),
            _ => node.note(text!(note_expected, expected = "bool", found = item.node.kind())),
        }
    }

    fn element(&self, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
        match &item.node {
            Cbor::Bytes(bytes) => match of_bytes::image(bytes) {
                Some(media) => self.leaf(item, name, Value::Bytes(bytes.clone(), Role::Image(media))),
                None => of_bytes::unknown(self, item, name),
            },
            _ => self.plain(item, name),
        }
    }

    fn chain(&self, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
        match item.node {
            Cbor::Array(_) => self.each(item, &Shape::Certificate, name),
            _ => of_bytes::certificate(self, item, name),
        }
    }
}

fn untagged(item: &Item<'_>) -> Message {
    text!(note_expected, expected = "#6.24(bstr)", found = item.node.kind())
}

/// A key as a name.
pub(super) fn key_name<'a>(key: &Item<'a>) -> Name<'a> {
    match &key.node {
        Cbor::Text(text) => Name::Key(text.clone()),
        Cbor::Uint(number) => Name::Number(i128::from(*number)),
        Cbor::Nint(number) => Name::Number(-1 - i128::from(*number)),
        Cbor::Bytes(bytes) => Name::Key(Cow::Owned(format!("h'{}'", hex::encode(bytes.get(..32).unwrap_or(bytes))))),
        other => Name::Key(Cow::Borrowed(other.kind())),
    }
}

/// A line for structures that have a few words to say of themselves.
fn summarised<'a>(node: Node<'a>, kind: &str) -> Node<'a> {
    let part = |name: &str| node.field(name).and_then(|child| super::render::brief(&child.value));
    let parts: Vec<Option<String>> = match kind {
        "DeviceResponse" => {
            let status = node.field("status").map(|status| match &status.value {
                Value::Coded(code, said) => format!("status {code} ({said})"),
                other => format!("status {}", super::render::brief(other).unwrap_or_default()),
            });
            vec![part("version"), status]
        }
        "DeviceRequest" => vec![part("version")],
        "Document" | "ItemsRequest" => vec![part("docType")],
        "MobileSecurityObject" => {
            let dates = node.field("validityInfo").map(|info| {
                let day = |name| match info.field(name).map(|child| &child.value) {
                    Some(Value::Time(time)) => time.get(..10).unwrap_or(time).to_owned(),
                    _ => "?".to_owned(),
                };
                format!("{} – {}", day("validFrom"), day("validUntil"))
            });
            vec![part("docType"), part("digestAlgorithm"), dates]
        }
        "COSE_Key" => vec![part("kty"), part("crv")],
        "VICAL" => vec![part("vicalProvider"), part("date")],
        "RICAL" => vec![part("provider"), part("date")],
        _ => return node,
    };
    let words: Vec<String> = parts.into_iter().flatten().collect();
    node.says(words.join(", "))
}
