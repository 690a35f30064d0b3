//! What was wrong with a certificate, a revocation list or a request.

use super::CommandError;
use crate::text;
use crate::text::Message;
use crate::x509::{Error, ErrorKind};

impl CommandError {
    /// Says what was wrong in DER, and where.
    #[must_use]
    pub(in crate::cli) fn in_der(self, error: &Error) -> Self {
        self.why(reason(&error.kind)).at(error.part, error.offset)
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
            text!(cbor_unexpected, expected = expected.to_string(), found = found.to_string())
        }
        ErrorKind::Unexpected { expected, found: None } => text!(der_missing, expected = expected.to_string()),
        ErrorKind::Version => text!(der_version),
        ErrorKind::Der(_) => text!(der_malformed),
        _ => text!(der_value),
    }
}
