//! A document told: as a tree, as JSON, as diagnostic notation, byte by byte. All are written as they are made, so that
//! a large file is never in memory twice.

mod diag;
mod hex;
mod json;
mod label;
mod text;

use super::redact::MASK;
use super::tree::{Role, Value};
use crate::text::safe;

pub use self::diag::diag;
pub use self::hex::hex;
pub use self::json::json;
#[cfg(test)]
pub(super) use self::label::message_id;
pub use self::text::{Part, tree};

/// What one line says of a document, the same in every language; nothing where it has nothing to say.
#[must_use]
pub fn line(document: &super::Document<'_>) -> String {
    match &document.root.summary {
        super::tree::Summary::Words(words) => safe(words).into_owned(),
        _ => String::new(),
    }
}

/// A value in a few words that are the same in every language; nothing where it has none.
pub(super) fn brief(value: &Value<'_>) -> Option<String> {
    Some(match value {
        Value::Bool(value) => value.to_string(),
        Value::Bytes(bytes, Role::Private) => format!("{} B", bytes.len()),
        Value::Bytes(bytes, _) => short(bytes),
        Value::Coded(_, name) => (*name).to_owned(),
        Value::Float(bits) => f64::from_bits(*bits).to_string(),
        Value::Masked => MASK.to_owned(),
        Value::Null => "null".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Simple(number) => format!("simple({number})"),
        Value::Tag(number) => format!("tag {number}"),
        Value::Text(text) | Value::Time(text) => cut(text),
        Value::Undefined => "undefined".to_owned(),
        Value::Array(_) | Value::Map(_) | Value::More(_) | Value::None => return None,
    })
}

/// The first bytes.
fn short(bytes: &[u8]) -> String {
    match bytes.get(..12).filter(|_| bytes.len() > 16) {
        Some(first) => format!("{}…", ::hex::encode(first)),
        None => ::hex::encode(bytes),
    }
}

/// Text made safe, and no longer than a few lines.
fn cut(text: &str) -> String {
    const LONGEST: usize = 240;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", safe(text.get(..end).unwrap_or_default())),
        None => safe(text).into_owned(),
    }
}

/// A number with its thousands apart: `5 114`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
