//! What was wrong with a certificate, a revocation list or a request.

use der::Tag;

use super::CommandError;
use crate::text;
use crate::text::{Message, Value};
use crate::x509::{Error, ErrorKind};

impl CommandError {
    /// Says what was wrong in DER, and where.
    #[must_use]
    pub(in crate::cli) fn in_der(self, error: &Error) -> Self {
        self.why(reason(&error.kind)).at(error.part, error.offset).of_der()
    }
}

fn reason(kind: &ErrorKind) -> Message {
    match *kind {
        ErrorKind::AlgorithmsDiffer => text!(der_algorithms),
        ErrorKind::DuplicateExtension => text!(der_extension_twice),
        ErrorKind::Empty | ErrorKind::NothingFound => text!(der_nothing),
        ErrorKind::Trailing { extra } => text!(cbor_trailing, extra = extra),
        ErrorKind::Truncated => text!(cbor_truncated),
        ErrorKind::Unexpected { expected, found: Some(found) } => {
            text!(cbor_unexpected, expected = named(expected), found = named(found))
        }
        ErrorKind::Unexpected { expected, found: None } => text!(der_missing, expected = named(expected)),
        ErrorKind::Version => text!(der_version),
        ErrorKind::Der(_) => text!(der_malformed),
        _ => text!(der_value),
    }
}

/// A tag as ASN.1 writes it: types by their names, tags of a structure's own by their number.
fn named(tag: Tag) -> Value {
    match tag {
        Tag::ContextSpecific { number, .. } => Value::from(format!("[{}]", number.value())),
        Tag::Application { number, .. } => text!(der_tag_application, number = number.value()).into(),
        Tag::Private { number, .. } => text!(der_tag_private, number = number.value()).into(),
        tag => Value::from(tag.to_string()),
    }
}
