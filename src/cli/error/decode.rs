use super::{CommandError, Hint, hint, shown};
use crate::cbor::{Error, ErrorKind, Path};
use crate::text;
use crate::text::{Message, Value};

impl CommandError {
    /// CBOR that is not the structure it should be (exit status 2): `what` is the structure's name in the standard,
    /// such as `DeviceResponse`; `CBOR` where it is not even that.
    #[must_use]
    pub fn decode(file: impl Into<String>, what: &'static str, error: &Error) -> Self {
        let file = file.into();
        let what = match what {
            "CBOR" => text!(input_no_cbor, file = shown(&file)),
            what => text!(input_is_not, file = shown(&file), what = what),
        };
        let made = Self::input(what)
            .why(reason(&error.kind))
            .at(error.path.to_string(), error.offset)
            .cases(error.kind.case());
        made.inspect_hint(&file)
    }

    /// Names the file, and how to see what is in it.
    #[must_use]
    pub(in crate::cli) fn inspect_hint(self, file: &str) -> Self {
        let made = match hint::again(file) {
            Some(word) => {
                let words = ["inspect", "--as", "diag", word.as_str()];
                self.hint(Hint::run(words, |command| text!(hint_structure, command = command)))
            }
            None => self,
        };
        made.file(file)
    }
}

/// What was wrong with an item, as said after the place.
pub(in crate::cli) fn reason(kind: &ErrorKind) -> Message {
    match kind {
        ErrorKind::ArrayLength { expected, found } => text!(cbor_array_length, expected = *expected, found = *found),
        ErrorKind::Chunked => text!(cbor_chunked),
        ErrorKind::Depth { limit } => text!(cbor_depth, limit = *limit),
        ErrorKind::DuplicateKey { key } => text!(cbor_duplicate_key, key = Path::from_iter([key.clone()]).to_string()),
        ErrorKind::Empty { what } => text!(cbor_empty, what = *what),
        ErrorKind::EncodedContent { reason: inner } => text!(cbor_encoded_content, reason = reason(inner)),
        ErrorKind::HugeLength { declared, left } => text!(cbor_huge_length, declared = *declared, left = *left),
        ErrorKind::Key { expected, found } => text!(cbor_key, expected = of_type(expected), found = of_type(found)),
        ErrorKind::Malformed => text!(cbor_malformed),
        ErrorKind::MissingField { field } => text!(cbor_missing_field, field = *field),
        ErrorKind::NotUtf8 => text!(cbor_not_utf8),
        ErrorKind::Range { what } => text!(cbor_range, what = *what),
        ErrorKind::TooLarge => text!(cbor_too_large),
        ErrorKind::TooManyItems { limit } => text!(cbor_too_many_items, limit = *limit),
        ErrorKind::Trailing { extra } => text!(cbor_trailing, extra = *extra),
        ErrorKind::Truncated => text!(cbor_truncated),
        ErrorKind::Unexpected { expected, found } => {
            text!(cbor_unexpected, expected = of_type(expected), found = of_type(found))
        }
    }
}

/// A type of CBOR in the user's language; what is written in CDDL stays so.
fn of_type(name: &'static str) -> Value {
    Message::table("type-", name).map_or(Value::from(name), Value::from)
}
