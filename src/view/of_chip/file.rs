//! A file of the card, object by object.

use std::borrow::Cow;

use super::table::{FILES, File, Object};
use crate::apdu::ber::{Reader, Tlv};
use crate::card::file::KeyId;
use crate::cbor::Span;
use crate::text;
use crate::text::Message;
use crate::view::of_bytes::image;
use crate::view::tree::{Form, Name, Node, Role, Sensitivity, Value};

/// What an object holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Holds {
    /// Two names of keys, then objects.
    Body(&'static Holds),
    Bytes,
    Date,
    Digest,
    Key,
    KeyName,
    Number,
    Objects(&'static [Object]),
    Offsets,
    Other(&'static Holds),
    Picture,
    /// The name of a key, then what is not published.
    Reference,
    /// The number, or what it could be found from.
    Secret,
    Sex,
    Signature,
    Text,
    Unpublished,
}

/// The file that begins with these bytes, its parts, and what is masked in it.
pub(super) fn node(bytes: &[u8], reveal: bool) -> Option<(Node<'_>, Vec<Span>)> {
    let mut reader = Reader::new(bytes).ok()?;
    let object = reader.next_object().ok()??;
    let padding = reader.finish().ok()?;
    let file = FILES.iter().find(|file| fits(file, &object))?;
    let mut teller = Teller { reveal, masks: Vec::new() };
    let mut root = Node::leaf(Name::Type("cardFile"), Span::new(0, bytes.len()), Value::None, Form::Ber);
    if matches!(object.tag.0, 0xa1 | 0x7f21) && !is_whole(&object) {
        return None;
    }
    root.children = vec![teller.object(&object, "content", file.holds)];
    if !padding.is_empty() {
        root.children.push(raw("padding", bytes.len() - padding.len(), padding, Role::Content));
    }
    Some((root.says(file.words), teller.masks))
}

fn fits(file: &File, object: &Tlv<'_>) -> bool {
    let parts = || {
        let mut reader = object.inside();
        std::iter::from_fn(move || reader.next_object().ok().flatten())
    };
    let first = || parts().next().map(|part| (part.tag.0, part.value.len()));
    file.tag == object.tag.0
        && file.first.is_none_or(|wanted| first() == Some(wanted))
        && file.has.is_none_or(|tag| parts().any(|part| part.tag.0 == tag))
}

/// Whether an object is made of objects to its end.
fn is_whole(object: &Tlv<'_>) -> bool {
    let mut reader = object.inside();
    while let Ok(Some(_)) = reader.next_object() {}
    reader.finish().is_ok()
}

pub(super) fn raw<'a>(name: &'static str, at: usize, bytes: &'a [u8], role: Role) -> Node<'a> {
    let value = Value::Bytes(Cow::Borrowed(bytes), role);
    Node::leaf(Name::Field(name), Span::new(at, at + bytes.len()), value, Form::Raw)
}

struct Teller {
    reveal: bool,
    masks: Vec<Span>,
}

impl Teller {
    fn object<'a>(&mut self, object: &Tlv<'a>, name: &'static str, holds: Holds) -> Node<'a> {
        let span = Span::new(object.offset, object.end());
        let bytes = |role| Value::Bytes(Cow::Borrowed(object.value), role);
        let leaf = |value| Node::leaf(Name::Tag(object.tag.0, name), span, value, Form::Ber);
        let at = object.value_offset();
        match holds {
            Holds::Objects(known) => self.objects(object.inside(), known, leaf(Value::None)),
            Holds::Other(Holds::Objects(known)) => self.objects(object.inside(), known, leaf(Value::None)),
            Holds::Body(Holds::Objects(known)) => {
                let mut node = leaf(Value::None);
                node.children = key_names(object.value, at);
                self.objects(object.inside_after(2 * KeyId::LENGTH), known, node)
            }
            Holds::Reference => {
                let (first, rest) = object.value.split_at(object.value.len().min(KeyId::LENGTH));
                let mut node = leaf(Value::None);
                node.children =
                    vec![key_name("keyName", at, first), raw("unpublished", at + first.len(), rest, Role::Key)];
                node
            }
            Holds::Secret => self.secret(leaf(secret_value(object.value)), at),
            Holds::Digest => leaf(bytes(Role::Digest)),
            Holds::Key | Holds::Unpublished => leaf(bytes(Role::Key)),
            Holds::Signature => leaf(bytes(Role::Signature)),
            Holds::Picture => leaf(bytes(image(object.value).map_or(Role::Content, Role::Image))),
            Holds::Text => leaf(words(object.value)),
            Holds::Date => leaf(date(object.value)),
            Holds::Sex => sex(leaf(words(object.value)), object.value),
            Holds::KeyName => named(leaf(bytes(Role::Identifier)), object.value),
            Holds::Number => {
                leaf(Value::Number(object.value.iter().fold(0, |sum, byte| (sum << 8) | i128::from(*byte))))
            }
            Holds::Offsets => {
                let places = object.value.as_chunks::<2>().0.iter().map(|place| u16::from_be_bytes(*place).to_string());
                leaf(bytes(Role::Content)).says(places.collect::<Vec<_>>().join(", "))
            }
            Holds::Body(_) | Holds::Other(_) | Holds::Bytes => leaf(bytes(Role::Identifier)),
        }
    }

    /// The objects to the end; what cannot be read is one part.
    fn objects<'a>(&mut self, mut reader: Reader<'a>, known: &'static [Object], mut node: Node<'a>) -> Node<'a> {
        while let Ok(Some(object)) = reader.next_object() {
            let row = known.iter().find(|row| row.tag == object.tag.0);
            node.children.push(match row {
                Some(row) => self.object(&object, row.name, row.holds),
                None => self.object(&object, "", Holds::Bytes).note(text!(note_unknown_field)),
            });
        }
        let at = reader.offset();
        if let Err(_unread) = reader.finish() {
            let rest = Span::new(at, node.span.end());
            let mut part = Node::leaf(Name::None, rest, Value::Masked, Form::Raw);
            part.sensitivity = Sensitivity::Withheld;
            node.children.push(part.note(text!(note_card_unreadable, offset = at)));
        }
        node
    }

    fn secret<'a>(&mut self, mut node: Node<'a>, at: usize) -> Node<'a> {
        node.sensitivity = Sensitivity::IndividualNumber;
        node.body = at;
        if !self.reveal {
            self.masks.push(Span::new(at, node.span.end()));
        }
        node
    }
}

fn secret_value(bytes: &[u8]) -> Value<'_> {
    match (image(bytes), std::str::from_utf8(bytes)) {
        (Some(media), _) => Value::Bytes(Cow::Borrowed(bytes), Role::Image(media)),
        (_, Ok(text)) if text.bytes().all(|byte| byte.is_ascii_digit()) => Value::Text(Cow::Borrowed(text)),
        _ => Value::Bytes(Cow::Borrowed(bytes), if bytes.len() > 32 { Role::Signature } else { Role::Digest }),
    }
}

fn words(bytes: &[u8]) -> Value<'_> {
    std::str::from_utf8(bytes)
        .map_or(Value::Bytes(Cow::Borrowed(bytes), Role::Content), |text| Value::Text(Cow::Borrowed(text)))
}

/// `19800217` as `1980-02-17`.
pub(super) fn date(bytes: &[u8]) -> Value<'_> {
    match std::str::from_utf8(bytes) {
        Ok(digits) if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Value::Time(Cow::Owned(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])))
        }
        _ => words(bytes),
    }
}

fn sex<'a>(node: Node<'a>, bytes: &[u8]) -> Node<'a> {
    let digit = std::str::from_utf8(bytes).ok().filter(|digit| matches!(*digit, "1" | "2" | "9"));
    match digit.and_then(|digit| Message::table("note-sex-", digit)) {
        Some(note) => node.note(note),
        None => node,
    }
}

fn key_names(body: &[u8], at: usize) -> Vec<Node<'_>> {
    let (names, _) = body.as_chunks::<{ KeyId::LENGTH }>();
    let each = ["issuerKeyName", "subjectKeyName"].into_iter().zip(names).enumerate();
    each.map(|(place, (name, bytes))| key_name(name, at + place * KeyId::LENGTH, bytes)).collect()
}

fn key_name<'a>(name: &'static str, at: usize, bytes: &'a [u8]) -> Node<'a> {
    named(raw(name, at, bytes, Role::Identifier), bytes)
}

fn named<'a>(node: Node<'a>, bytes: &[u8]) -> Node<'a> {
    let id = <[u8; KeyId::LENGTH]>::try_from(bytes).ok().and_then(KeyId::parse);
    match id {
        Some(id) => node.says(format!("{} {}", id.number(), hex::encode_upper(bytes.get(9..).unwrap_or_default()))),
        None => node,
    }
}
