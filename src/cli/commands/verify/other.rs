//! A file that is none of those `verify` takes: what it is instead.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::cbor::Error;
use crate::cli::error::{CommandError, shown};
use crate::cli::input::{Content, Input};
use crate::text;
use crate::text::Value;
use crate::transport::recording;
use crate::view::{Document, Holds, Kind, Reveal, explain};

/// What `verify` takes, by the names of the standards.
const TAKEN: [Kind; 4] = [Kind::DeviceResponse, Kind::IssuerSigned, Kind::DeviceRequest, Kind::Vical];

/// It could not be read as `what`: says so, or that it is something else altogether.
pub(super) fn told(input: &Input, what: &'static str, error: &Error) -> CommandError {
    let plain = || CommandError::decode(input.name.clone(), what, error);
    let found = match input.content {
        Content::Json => name(explained(input).map_or(Kind::Json, |document| document.kind)),
        Content::Text if recording::is_one(input.bytes()) => name(Kind::SessionRecording),
        Content::Text if is_jwt(input.bytes()) => Value::from("JWT"),
        Content::Text => return plain(),
        Content::Cbor | Content::Der => match explained(input) {
            Some(document) if !TAKEN.contains(&document.kind) && document.kind != Kind::Cbor => name(document.kind),
            _ => return plain(),
        },
    };
    let taken: Vec<Value> = TAKEN.iter().map(|kind| Value::from(kind.word())).collect();
    let message = text!(report_other_kind, file = shown(&input.name), found = found, taken = taken);
    CommandError::input(message).at("", 0).inspect_hint(&input.name)
}

fn name(kind: Kind) -> Value {
    kind.title().map_or_else(|| Value::from(kind.word()), Value::from)
}

fn explained(input: &Input) -> Option<Document<'_>> {
    let lengths = input.lengths();
    let blocks = lengths.get(..1).unwrap_or_default();
    let holds = if blocks.is_empty() { Holds::Anything } else { Holds::Blocks(blocks) };
    explain(input.bytes(), holds, Reveal::default()).ok()
}

/// Whether it is a signed token as text: three parts, the first of which is JSON (RFC 7515, 7.1).
fn is_jwt(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let parts: Vec<_> = text.trim().split('.').collect();
    let head = parts.first().and_then(|head| URL_SAFE_NO_PAD.decode(head).ok());
    parts.len() == 3 && head.is_some_and(|head| serde_json::from_slice::<serde_json::Value>(&head).is_ok())
}
