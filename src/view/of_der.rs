//! DER: certificates, requests, revocation lists, keys; to the last tag.

mod jpki;
mod oid;
mod shape;
mod tlv;
mod value;

use std::borrow::Cow;

use super::Kind;
use super::tree::{Form, Name, Node, Role, Sensitivity, Value};
use super::walk::Walk;
use crate::cbor::Span;
use crate::text;
use shape::{Der, DerField};
use tlv::Tlv;

pub(super) use tlv::is_whole;

/// Levels shown.
const MAX_DEPTH: usize = 40;

/// More parts than the structures that are told apart have.
const FEW: usize = 64;

/// What a DER structure is.
pub(super) fn kind(der: &[u8]) -> Kind {
    let tags =
        |bytes: &[u8]| tlv::children(bytes, FEW).map(|parts| parts.iter().map(|part| part.tag).collect::<Vec<_>>());
    let outer = tlv::children(der, 1).unwrap_or_default();
    let [whole] = outer.as_slice() else { return Kind::Der };
    let Some(parts) = tlv::children(whole.content(der), FEW) else { return Kind::Der };
    let shape: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    let first = parts.first().and_then(|part| tags(part.content(whole.content(der)))).unwrap_or_default();
    match (shape.as_slice(), first.as_slice()) {
        ([0x30, 0x30, 0x03], [0xa0, 0x02, 0x30, 0x30, 0x30, ..] | [0x02, 0x30, 0x30, 0x30, 0x30, 0x30, ..]) => {
            Kind::Certificate
        }
        ([0x30, 0x30, 0x03], [0x02, 0x30, 0x30, 0x17 | 0x18, ..] | [0x30, 0x30, 0x17 | 0x18, ..]) => Kind::Crl,
        ([0x30, 0x30, 0x03], [0x02, 0x30, 0x30, ..]) => Kind::CertificateRequest,
        ([0x30, 0x03], [0x06, ..]) => Kind::PublicKey,
        ([0x06, 0xa0], _) if names_signed_data(parts.first(), whole.content(der)) => Kind::Cms,
        ([0x02, 0x30, 0x04, ..] | [0x02, 0x04, 0xa0 | 0xa1, ..], _) => Kind::PrivateKey,
        _ => Kind::Der,
    }
}

/// Whether a ContentInfo says that it holds SignedData (RFC 5652, 5.1).
fn names_signed_data(kind: Option<&Tlv>, content: &[u8]) -> bool {
    kind.is_some_and(|kind| oid::dotted(kind.content(content)) == "1.2.840.113549.1.7.2")
}

fn shape_of(kind: Kind, der: &[u8]) -> &'static Der {
    match kind {
        Kind::Certificate => &shape::CERTIFICATE,
        Kind::Cms => &shape::CMS,
        Kind::Crl => &shape::CRL,
        Kind::CertificateRequest => &shape::REQUEST,
        Kind::PublicKey => &shape::PUBLIC_KEY,
        Kind::PrivateKey if tlv::second_tag(der) == Some(0x04) => &shape::EC_PRIVATE_KEY,
        Kind::PrivateKey => &shape::PRIVATE_KEY,
        _ => &Der::Any,
    }
}

/// The node of one whole DER structure that stands at `at` in the input.
pub(super) fn node<'a>(walk: &Walk<'_, 'a>, der: &'a [u8], at: usize, name: Name<'a>) -> Node<'a> {
    let kind = kind(der);
    let Some(whole) = tlv::children(der, 1).and_then(|parts| parts.into_iter().next()) else {
        let span = Span::new(at, at + der.len());
        return Node::leaf(name, span, Value::Bytes(Cow::Borrowed(der), Role::Unknown), Form::Raw);
    };
    let name = match (name, kind) {
        (Name::None | Name::Index(_), kind) if kind != Kind::Der => Name::Type(kind.word()),
        (name, _) => name,
    };
    let node = Reader { walk, input: der, at }.node(&whole, shape_of(kind, der), name, 0);
    let node = value::summarised(node, kind);
    match kind {
        Kind::Certificate => jpki::marked(node, der),
        Kind::Cms if jpki::is_detached(&node) => node.note(text!(note_detached)),
        _ => node,
    }
}

/// Reads one DER structure.
struct Reader<'w, 'd, 'a> {
    walk: &'w Walk<'d, 'a>,
    input: &'a [u8],
    at: usize,
}

impl<'a> Reader<'_, '_, 'a> {
    fn span(&self, tlv: &Tlv) -> Span {
        Span::new(self.at + tlv.start, self.at + tlv.end)
    }

    fn leaf(&self, tlv: &Tlv, name: Name<'a>, value: Value<'a>) -> Node<'a> {
        Node::leaf(name, self.span(tlv), value, Form::Der)
    }

    fn content(&self, tlv: &Tlv) -> &'a [u8] {
        self.input.get(tlv.body..tlv.end).unwrap_or_default()
    }

    /// The parts of a structure, from a place inside it on.
    fn parts(&self, from: usize, end: usize) -> Option<Vec<Tlv>> {
        let bytes = self.input.get(from..end)?;
        let parts = tlv::children(bytes, self.walk.left())?;
        Some(parts.into_iter().map(|part| part.moved(from)).collect())
    }

    fn node(&self, tlv: &Tlv, shape: &'static Der, name: Name<'a>, depth: usize) -> Node<'a> {
        if depth > MAX_DEPTH || !self.walk.spend() {
            let value = Value::Bytes(Cow::Borrowed(self.content(tlv)), Role::Unknown);
            return self.secret(self.leaf(tlv, name, value).note(text!(note_deep)), shape);
        }
        match shape {
            Der::Any => self.any(tlv, name, depth),
            Der::Algorithm => self.algorithm(tlv, name, depth),
            Der::Bits(role) => self.bits(tlv, *role, name),
            Der::Each(inner, part) => self.each(tlv, inner, part, name, depth),
            Der::Explicit(inner) | Der::Octets(inner) => self.wrapped(tlv, inner, name, depth),
            Der::Extension => self.extension(tlv, name, depth),
            Der::Flags => value::flags(self.leaf(tlv, name, Value::None), self.content(tlv)),
            Der::Bytes(role) => self.leaf(tlv, name, Value::Bytes(Cow::Borrowed(self.content(tlv)), *role)),
            Der::Name => {
                let mut node = self.node(tlv, &shape::RDNS, name, depth + 1);
                node.folded = true;
                let words = value::distinguished(&node);
                node.says(words)
            }
            Der::GeneralName => self.general_name(tlv, name, depth),
            Der::Private => self.private(tlv, name, depth),
            Der::Secret => {
                let value = Value::Bytes(Cow::Borrowed(self.content(tlv)), Role::Private);
                self.secret(self.leaf(tlv, name, value), shape)
            }
            Der::Seq(fields) => self.sequence(tlv, fields, name, depth),
            Der::Whole => self.whole(tlv, name),
        }
    }

    fn secret(&self, mut node: Node<'a>, shape: &Der) -> Node<'a> {
        if matches!(shape, Der::Secret | Der::Private) {
            node.sensitivity = Sensitivity::Secret;
        }
        node
    }

    fn any(&self, tlv: &Tlv, name: Name<'a>, depth: usize) -> Node<'a> {
        if tlv.is_constructed()
            && let Some(parts) = self.parts(tlv.body, tlv.end)
        {
            let mut node = self.leaf(tlv, name, Value::None);
            let part = |(index, part)| self.node(part, &Der::Any, Name::Index(index), depth + 1);
            node.children = parts.iter().enumerate().map(part).collect();
            return node;
        }
        let content = self.content(tlv);
        if tlv.is_constructed() && tlv::fill(content) {
            return self.any_leaf(tlv, name).note(text!(note_many));
        }
        if tlv.tag == 0x04 && content.len() > 2 && is_whole(content) {
            return self.wrapped(tlv, &Der::Any, name, depth);
        }
        self.leaf(tlv, name, value::primitive(tlv.tag, content))
    }

    fn each(&self, tlv: &Tlv, inner: &'static Der, part: &'static str, name: Name<'a>, depth: usize) -> Node<'a> {
        let Some(parts) = self.parts(tlv.body, tlv.end).filter(|_| tlv.is_constructed()) else {
            return self.any(tlv, name, depth);
        };
        let mut node = self.leaf(tlv, name, Value::Array(parts.len()));
        for (index, found) in parts.iter().enumerate() {
            let name = if part.is_empty() { Name::Index(index) } else { Name::Field(part) };
            node.children.push(self.node(found, inner, name, depth + 1));
        }
        node
    }

    fn sequence(&self, tlv: &Tlv, fields: &'static [DerField], name: Name<'a>, depth: usize) -> Node<'a> {
        let Some(parts) = self.parts(tlv.body, tlv.end).filter(|_| tlv.is_constructed()) else {
            return self.any(tlv, name, depth);
        };
        let mut node = self.leaf(tlv, name, Value::None);
        let mut fields = fields.iter();
        for (index, part) in parts.iter().enumerate() {
            let field = fields.find(|field| field.tags.is_empty() || field.tags.contains(&part.tag));
            node.children.push(match field {
                Some(field) => self.node(part, field.shape, Name::Field(field.name), depth + 1),
                None => self.node(part, &Der::Any, Name::Index(index), depth + 1).note(text!(note_unknown_field)),
            });
        }
        node
    }

    /// What stands in an explicit tag or an octet string, shown in its place.
    fn wrapped(&self, tlv: &Tlv, inner: &'static Der, name: Name<'a>, depth: usize) -> Node<'a> {
        match self.parts(tlv.body, tlv.end).as_deref() {
            Some([only]) => {
                let node = self.node(only, inner, name, depth + 1);
                node.within(self.span(tlv), self.at + tlv.start)
            }
            _ => self.any_leaf(tlv, name),
        }
    }

    fn any_leaf(&self, tlv: &Tlv, name: Name<'a>) -> Node<'a> {
        self.leaf(tlv, name, Value::Bytes(Cow::Borrowed(self.content(tlv)), Role::Unknown))
    }

    fn bits(&self, tlv: &Tlv, role: Role, name: Name<'a>) -> Node<'a> {
        let content = self.content(tlv).get(1..).unwrap_or_default(); // the first octet counts unused bits
        if role == Role::Signature
            && let Some(parts) = self.parts(tlv.body + 1, tlv.end)
            && let [only] = parts.as_slice()
            && only.tag == 0x30
        {
            let node = self.sequence(only, &shape::ECDSA, name, 1);
            return Node { value: Value::Bytes(Cow::Borrowed(content), role), folded: true, ..node }
                .within(self.span(tlv), self.at + tlv.start);
        }
        self.leaf(tlv, name, Value::Bytes(Cow::Borrowed(content), role))
    }

    /// A certificate inside of another structure.
    fn whole(&self, tlv: &Tlv, name: Name<'a>) -> Node<'a> {
        let der = self.input.get(tlv.start..tlv.end).unwrap_or_default();
        let mut node = node(self.walk, der, self.at + tlv.start, name);
        node.folded = true;
        node
    }

    /// One of the names of a subject; those of the JPKI are told by what they mean.
    fn general_name(&self, tlv: &Tlv, name: Name<'a>, depth: usize) -> Node<'a> {
        let parts = if tlv.tag == 0xa0 { self.parts(tlv.body, tlv.end).unwrap_or_default() } else { Vec::new() };
        let [id, value] = parts.as_slice() else { return self.any(tlv, name, depth) };
        if (id.tag, value.tag) != (0x06, 0xa0) {
            return self.any(tlv, name, depth);
        }
        let known = jpki::name(self.content(id));
        let node = self.sequence(tlv, &shape::OTHER_NAME, known.map_or(name, Name::Field), depth);
        if known.is_some() { jpki::said(node) } else { node }
    }

    fn algorithm(&self, tlv: &Tlv, name: Name<'a>, depth: usize) -> Node<'a> {
        let mut node = self.sequence(tlv, &shape::ALGORITHM, name, depth);
        node.folded = true;
        let words: Vec<String> = node.children.iter().filter_map(|child| super::render::brief(&child.value)).collect();
        node.says(words.join(", "))
    }

    fn extension(&self, tlv: &Tlv, name: Name<'a>, depth: usize) -> Node<'a> {
        let parts = self.parts(tlv.body, tlv.end).unwrap_or_default();
        let Some(id) = parts.first().filter(|first| first.tag == 0x06).map(|first| oid::dotted(self.content(first)))
        else {
            return self.any(tlv, name, depth);
        };
        let known = shape::extension(&id);
        let mut node =
            self.leaf(tlv, known.map_or(Name::Key(Cow::Owned(id)), |(label, _)| Name::Field(label)), Value::None);
        for (index, part) in parts.iter().enumerate() {
            node.children.push(match (index, part.tag, known) {
                (0, ..) => self.node(part, &Der::Any, Name::Field("extnID"), depth + 1),
                (_, 0x01, _) => self.node(part, &Der::Any, Name::Field("critical"), depth + 1),
                (_, 0x04, Some((_, shape))) => self.node(part, shape, Name::Field("extnValue"), depth + 1),
                _ => self.node(part, &Der::Any, Name::Index(index), depth + 1),
            });
        }
        value::extension(node)
    }

    /// The private part of PKCS#8: an ECPrivateKey shows its public part, anything else nothing.
    fn private(&self, tlv: &Tlv, name: Name<'a>, depth: usize) -> Node<'a> {
        let inner = self.parts(tlv.body, tlv.end).unwrap_or_default();
        match inner.as_slice() {
            [only] if only.tag == 0x30 && tlv::second_tag(self.content(tlv)) == Some(0x04) => {
                self.node(only, &shape::EC_PRIVATE_KEY, name, depth + 1).within(self.span(tlv), self.at + tlv.start)
            }
            _ => self.node(tlv, &Der::Secret, name, depth + 1),
        }
    }
}

/// The names of all fields, for tests.
#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    fn walk(shape: &Der, found: &mut Vec<&'static str>) {
        match shape {
            Der::Seq(fields) => fields.iter().for_each(|field| {
                found.push(field.name);
                walk(field.shape, found);
            }),
            Der::Each(inner, name) => {
                found.extend(Some(*name).filter(|name| !name.is_empty()));
                walk(inner, found);
            }
            Der::Explicit(inner) | Der::Octets(inner) => walk(inner, found),
            _ => {}
        }
    }
    let mut found = vec!["extnID", "critical", "extnValue", "typeId", "value"];
    found.extend(jpki::NAMES);
    shape::ALL.iter().for_each(|shape| walk(shape, &mut found));
    shape::KNOWN.iter().for_each(|(_, name, shape)| {
        found.push(name);
        walk(shape, &mut found);
    });
    found
}
