use std::io::{self, Write};

use crate::cli::args::inspect::As;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, reason};
use crate::cli::ui::style::Label;
use crate::text;
use crate::text::{Message, Words};
use crate::view::render::{self, Part};
use crate::view::{Document, Kind};

/// One document in the form asked for.
pub(super) fn document(context: &Context, document: &Document<'_>, file: &str, form: As) -> Result<Vec<u8>, CommandError> {
    let mut out = Vec::new();
    let words = context.words();
    let written = match form {
        As::Tree => tree(context, document, file, &mut out),
        As::Json => render::json(document, file, &mut out).and_then(|()| writeln!(out)),
        As::Hex => render::hex(document, words, &mut out),
        As::Diag => match render::diag(document, &mut out) {
            Ok(written) => written,
            Err(error) => {
                let made = CommandError::usage(text!(inspect_no_diag, file = file.to_owned(), what = title(document.kind, words)));
                return Err(made.why(reason(&error.kind)).file(file));
            }
        },
    };
    written.map_err(|error| CommandError::io(Doing::Writing, "-", &error))?;
    Ok(out)
}

pub(super) fn title(kind: Kind, words: Words) -> String {
    kind.title().map_or_else(|| kind.word().to_owned(), |title| words.say(title))
}

fn tree(context: &Context, document: &Document<'_>, file: &str, out: &mut dyn Write) -> io::Result<()> {
    let paint = context.paint();
    let colour = |part: Part, text: &str| match part {
        Part::Name => paint.paint(Label::Name, text),
        Part::Note => paint.paint(Label::Note, text),
        Part::Rule => paint.paint(Label::Bytes, text),
        Part::Value => paint.paint(Label::Value, text),
    };
    render::tree(document, context.words(), &colour, out)?;
    for note in &document.notes {
        remark(context, note, out)?;
    }
    if masked_number(document) {
        remark(context, &text!(closing_mask), out)?;
    }
    remark(context, &closing(document.kind, file), out)
}

/// A masked value that is no part of a key is the individual number.
fn masked_number(document: &Document<'_>) -> bool {
    !document.masks.is_empty() && !matches!(document.kind, Kind::PrivateKey | Kind::Jwk | Kind::Ledger | Kind::Pem | Kind::CoseKey)
}

pub(super) fn remark(context: &Context, message: &Message, out: &mut dyn Write) -> io::Result<()> {
    let words = context.words();
    writeln!(out, "{}: {}", context.paint().paint(Label::Note, &words.say(text!(label_note))), words.say(message))
}

/// The last line: nothing was verified, and which command verifies.
pub(super) fn closing(kind: Kind, file: &str) -> Message {
    let file = if file == "-" || file.ends_with('…') { "FILE" } else { file };
    let command = match kind {
        Kind::DeviceResponse => format!("mnc verify --trust FILE --transcript FILE {file}"),
        Kind::IssuerSigned => format!("mnc verify --trust FILE {file}"),
        Kind::DeviceRequest => format!("mnc verify {file}"),
        Kind::Vical => format!("mnc verify --vical-root FILE {file}"),
        Kind::Exchange => format!("mnc verify --trust FILE {file}"),
        _ => return text!(closing_nothing_verified),
    };
    text!(closing_verify, command = command)
}
