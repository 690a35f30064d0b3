//! The elements of a document as a person reads them, a line each.

use super::{MASK, Options, value};
use crate::cbor::{Item, Node};
use crate::mdoc::{DeviceSigned, IssuerSigned};
use crate::text;
use crate::text::{Words, safe};
use crate::view::of_bytes::image;

/// The most characters of one value.
const MOST: usize = 200;

/// Identifier and value of each element, in the order they came, those of the issuer first. Images and long bytes are
/// named, what may not be shown is masked.
#[must_use]
pub fn values(
    issuer: &IssuerSigned<'_>,
    device: Option<&DeviceSigned<'_>>,
    options: &Options,
    words: Words,
) -> Vec<(String, String)> {
    let issued = issuer.elements().map(|(_, item)| (&*item.value.element_identifier, &item.value.element_value));
    let claimed = device.into_iter().flat_map(|device| device.name_spaces.value.elements());
    let all = issued.chain(claimed.map(|(_, name, item)| (&**name, item)));
    let shown = |identifier, item| if options.masks(identifier) { MASK.to_owned() } else { said(item, words) };
    all.map(|(identifier, item)| (safe(identifier).into_owned(), shown(identifier, item))).collect()
}

fn said(item: &Item<'_>, words: Words) -> String {
    match &item.node {
        Node::Bytes(bytes) => {
            let size = words.say(text!(view_bytes, count = bytes.len()));
            image(bytes).map_or_else(|| size.clone(), |media| format!("{media}, {size}"))
        }
        Node::Tag(0 | 1004, content) => said(content, words),
        Node::Text(text) => cut(text),
        _ => cut(&value::of_item(item).to_string()),
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", safe(&text[..at])),
        None => safe(text).into_owned(),
    }
}
