//! Defects of what is in the answer, made before the device signs.

use std::borrow::Cow;

use super::Defect;
use crate::cbor::{Decoder, Item, Node, Writer};
use crate::crypto::rng::{self, Rng};
use crate::holder::present::{DocumentDraft, Held, PresentError, ResponseDraft};

pub(super) fn spoil<'a>(
    defect: Defect,
    draft: &mut ResponseDraft<'a>,
    records: &[Held<'a>],
    rng: &mut dyn Rng,
) -> Result<(), PresentError> {
    match defect {
        Defect::MinorVersion => draft.version = "1.9",
        Defect::MajorVersion => draft.version = "2.0",
        Defect::Status => draft.status = 10,
        Defect::NullOptional => more(draft, "zkDocuments", &[0xf6]),
        Defect::UnknownKey => more(draft, "futureExtension", &[0x01]),
        _ => {
            let document = draft.documents.first_mut().ok_or(PresentError::Nothing)?;
            return spoil_document(defect, document, records, rng).ok_or(PresentError::DefectNotPossible);
        }
    }
    Ok(())
}

fn more(draft: &mut ResponseDraft<'_>, key: &str, value: &[u8]) {
    let mut writer = Writer::new();
    writer.text(key).raw(value);
    draft.more = writer.finish();
    draft.more_count = 1;
}

/// Spoils one document; nothing where the defect cannot be made of it.
fn spoil_document<'a>(
    defect: Defect,
    document: &mut DocumentDraft<'a>,
    records: &[Held<'a>],
    rng: &mut dyn Rng,
) -> Option<()> {
    match defect {
        Defect::EmptyNameSpace => document.name_spaces.push((Cow::Borrowed("org.iso.23220.empty"), Vec::new())),
        Defect::PayloadReplaced => document.issuer_auth = Cow::Owned(other_payload(&document.issuer_auth)?),
        Defect::PayloadNull => document.issuer_auth = Cow::Owned(replace(&document.issuer_auth, 2, &[0xf6])?),
        Defect::ValueChanged => {
            let item = plain_item(document)?;
            *item = Cow::Owned(rewrite(item, "elementValue", changed)?);
        }
        Defect::RandomChanged => {
            let random = rng::array::<32>(rng);
            set_first(document, "random", |_| encoded(|writer| writer.bytes(&random)))?;
        }
        Defect::DigestIdUnknown => set_first(document, "digestID", |_| encoded(|writer| writer.uint(0x7fff_fff0)))?,
        Defect::NameSpaceUnknown => document.name_spaces.first_mut()?.0 = Cow::Borrowed("org.iso.23220.9.unknown"),
        Defect::ItemMoved => moved(document, records)?,
        Defect::DigestIdTwice => digest_id_twice(document)?,
        Defect::ElementTwice => {
            let items = &mut document.name_spaces.first_mut()?.1;
            items.push(items.first()?.clone());
        }
        Defect::BothSigned => {
            let (name_space, items) = document.name_spaces.first()?;
            let (identifier, value) = name_and_value(items.first()?)?;
            document.device_name_spaces = Cow::Owned(device_element(name_space, &identifier, &value));
        }
        Defect::Unauthorized => {
            document.device_name_spaces = Cow::Owned(device_element("org.iso.23220.1.jp", "self_declared", &[0xf5]))
        }
        Defect::DocType => document.doc_type = Cow::Owned(format!("{}.other", document.doc_type)),
        Defect::OtherMso => {
            let own = document.issuer_auth.clone();
            document.issuer_auth =
                Cow::Borrowed(records.iter().map(|held| held.issuer_auth).find(|auth| **auth != *own)?);
        }
        _ => return None,
    }
    Some(())
}

fn encoded(write: impl FnOnce(&mut Writer) -> &mut Writer) -> Option<Vec<u8>> {
    let mut writer = Writer::new();
    write(&mut writer);
    Some(writer.finish())
}

/// `DeviceNameSpacesBytes` with one element.
pub(super) fn device_element(name_space: &str, identifier: &str, value: &[u8]) -> Vec<u8> {
    let mut inner = Writer::new();
    inner.map(1).text(name_space).map(1).text(identifier).raw(value);
    let mut writer = Writer::new();
    writer.tag24(&inner.finish());
    writer.finish()
}

fn set_first(
    document: &mut DocumentDraft<'_>,
    field: &str,
    value: impl Fn(&Item<'_>) -> Option<Vec<u8>>,
) -> Option<()> {
    let item = document.name_spaces.first_mut()?.1.first_mut()?;
    *item = Cow::Owned(rewrite(item, field, value)?);
    Some(())
}

/// An item whose value can change without becoming a wrong value of its kind, if there is one.
fn plain_item<'d, 'a>(document: &'d mut DocumentDraft<'a>) -> Option<&'d mut Cow<'a, [u8]>> {
    let is_plain = |item: &Cow<'_, [u8]>| {
        name_and_value(item).is_some_and(|(name, _)| name.contains("name") || name.starts_with("age_over"))
    };
    let items = || document.name_spaces.iter().flat_map(|(_, items)| items.iter());
    let at = items().position(is_plain).unwrap_or_default();
    document.name_spaces.iter_mut().flat_map(|(_, items)| items.iter_mut()).nth(at)
}

fn changed(value: &Item<'_>) -> Option<Vec<u8>> {
    match &value.node {
        Node::Bool(answer) => encoded(|writer| writer.bool(!answer)),
        Node::Bytes(bytes) => {
            let mut bytes = bytes.to_vec();
            *bytes.last_mut()? ^= 1;
            encoded(|writer| writer.bytes(&bytes))
        }
        Node::Text(text) => encoded(|writer| writer.text(&format!("{text}二"))),
        Node::Uint(number) => encoded(|writer| writer.uint(number ^ 1)),
        Node::Tag(number, content) => {
            encoded(|writer| writer.tag(*number)).map(|tag| [tag, changed(content).unwrap_or_default()].concat())
        }
        _ => encoded(|writer| writer.bool(true)),
    }
}

/// IssuerSignedItemBytes with another value of one field.
fn rewrite(item: &[u8], field: &str, value: impl Fn(&Item<'_>) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let decoder = Decoder::new(item);
    let entries = decoder.item().and_then(|item| decoder.nested(item)).and_then(Item::map).ok()?;
    let mut content = Writer::new();
    content.map(entries.len());
    for (key, found) in &entries {
        content.raw(key.bytes(item));
        match key.node.as_text() == Some(field) {
            true => content.raw(&value(found)?),
            false => content.raw(found.bytes(item)),
        };
    }
    encoded(|writer| writer.tag24(&content.finish()))
}

fn name_and_value(item: &[u8]) -> Option<(String, Vec<u8>)> {
    let decoder = Decoder::new(item);
    let entries = decoder.item().and_then(|item| decoder.nested(item)).and_then(Item::map).ok()?;
    let find = |name: &str| entries.iter().find(|(key, _)| key.node.as_text() == Some(name)).map(|(_, value)| value);
    Some((find("elementIdentifier")?.node.as_text()?.to_owned(), find("elementValue")?.bytes(item).to_vec()))
}

fn digest_id(item: &[u8]) -> Option<Vec<u8>> {
    let decoder = Decoder::new(item);
    let entries = decoder.item().and_then(|item| decoder.nested(item)).and_then(Item::map).ok()?;
    entries.iter().find(|(key, _)| key.node.as_text() == Some("digestID")).map(|(_, value)| value.bytes(item).to_vec())
}

/// The second item of a namespace gets the digestID of the first.
fn digest_id_twice(document: &mut DocumentDraft<'_>) -> Option<()> {
    let (_, items) = document.name_spaces.iter_mut().find(|(_, items)| items.len() > 1)?;
    let first = digest_id(items.first()?)?;
    let second = items.get_mut(1)?;
    *second = Cow::Owned(rewrite(second, "digestID", |_| Some(first.clone()))?);
    Some(())
}

/// The first item goes to another namespace of the record.
fn moved<'a>(document: &mut DocumentDraft<'a>, records: &[Held<'a>]) -> Option<()> {
    let from = document.name_spaces.first()?.0.to_string();
    let names = records.get(document.record)?.name_spaces.iter().map(|space| space.name.to_string());
    let to = names.into_iter().find(|name| *name != from)?;
    let item = document.name_spaces.first_mut()?.1.remove(0);
    match document.name_spaces.iter_mut().find(|(name, _)| **name == *to) {
        Some((_, items)) => items.push(item),
        None => document.name_spaces.push((Cow::Owned(to), vec![item])),
    }
    document.name_spaces.retain(|(_, items)| !items.is_empty());
    Some(())
}

/// A COSE message with another item in place of one of its four.
fn replace(message: &[u8], place: usize, with: &[u8]) -> Option<Vec<u8>> {
    let parts = Decoder::new(message).item().ok()?.array_of::<4>().ok()?;
    let mut writer = Writer::new();
    writer.array(4);
    for (at, part) in parts.iter().enumerate() {
        writer.raw(if at == place { with } else { part.bytes(message) });
    }
    Some(writer.finish())
}

/// IssuerAuth whose MSO says another year of `expectedUpdate` or, without one, of `validUntil`.
fn other_payload(issuer_auth: &[u8]) -> Option<Vec<u8>> {
    let field = [&b"validUntil\xc0\x74"[..]]
        .into_iter()
        .find_map(|key| issuer_auth.windows(key.len()).position(|window| window == key).map(|at| at + key.len()))?;
    let mut changed = issuer_auth.to_vec();
    // The last digit of the seconds: no other rule sees it.
    let second = changed.get_mut(field + 18)?;
    *second = if *second == b'9' { b'8' } else { *second + 1 };
    Some(changed)
}
