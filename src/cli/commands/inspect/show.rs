use std::io::{self, Write};

use zeroize::Zeroizing;

use super::recording::{Derived, derived};
use super::{Sink, refused};
use crate::cli::args::inspect::As;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, quote};
use crate::cli::ui::style::{Label, Paint};
use crate::text;
use crate::text::{Message, Words};
use crate::view::render::{self, Part};
use crate::view::{Document, Kind};

/// Gathers pieces into larger ones for a sink.
struct Buffered<'s, 'c, 'k> {
    context: &'c mut Context,
    sink: &'s mut Sink<'k>,
    held: Vec<u8>,
}

/// Bytes held back before they are sent.
const HELD: usize = 1 << 16;

impl Write for Buffered<'_, '_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= HELD {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        (self.sink)(self.context, &self.held)?;
        self.held.clear();
        Ok(())
    }
}

/// One document in the form asked for.
pub(super) fn document(
    context: &mut Context,
    document: &Document<'_>,
    file: &str,
    form: As,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    let (words, paint) = (context.words(), context.paint());
    part(context, document, file, form, sink)?;
    if form != As::Tree {
        return Ok(());
    }
    let mut last = Vec::new();
    remark(words, paint, &closing(document.kind, file), &mut last).map_err(refused)?;
    sink(context, &last).map_err(refused)
}

/// As [`document`], without the last line: others follow.
pub(super) fn part(
    context: &mut Context,
    document: &Document<'_>,
    file: &str,
    form: As,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    let (words, paint) = (context.words(), context.paint());
    let mut out = Buffered { context, sink, held: Vec::with_capacity(HELD) };
    let written = match form {
        As::Tree => tree(words, paint, document, &mut out),
        As::Json => render::json(document, file, &mut out).and_then(|()| writeln!(out)),
        As::Hex => render::hex(document, words, &mut out),
        As::Diag => match render::diag(document, &mut out) {
            Ok(written) => written,
            Err(_) => {
                let made = CommandError::usage(text!(
                    inspect_no_diag,
                    file = file.to_owned(),
                    what = title(document.kind, words)
                ));
                return Err(made.file(file));
            }
        },
    };
    written.and_then(|()| out.flush()).map_err(refused)
}

/// A document and what was encrypted in it, as one JSON document: the second under `opened`.
pub(super) fn both(
    context: &mut Context,
    (outer, inner): (&Document<'_>, Option<&Document<'_>>),
    derived: &[Derived],
    file: &str,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    let mut told = Zeroizing::new(Vec::new());
    let written = render::json(outer, file, &mut *told).and_then(|()| {
        told.pop(); // the closing brace
        write!(told, ",\"keys\":{}", derived::json(derived))?;
        if let Some(inner) = inner {
            told.extend_from_slice(b",\"opened\":");
            render::json(inner, file, &mut *told)?;
        }
        told.extend_from_slice(b"}\n");
        sink(context, &told)
    });
    written.map_err(refused)
}

/// A line that says what follows.
pub(super) fn heading(
    context: &mut Context,
    heading: &Message,
    form: As,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    let said = context.words().say(heading);
    let line = if form == As::Diag { format!("\n/ {said} /\n") } else { format!("\n{said}:\n") };
    sink(context, line.as_bytes()).map_err(refused)
}

/// What was derived, a line each.
pub(super) fn derived(
    context: &mut Context,
    heading: &Message,
    derived: &[Derived],
    form: As,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    if derived.is_empty() {
        return Ok(());
    }
    self::heading(context, heading, form, sink)?;
    let (before, after) = if form == As::Diag { ("/ ", " /\n") } else { ("", "\n") };
    for one in derived {
        let line = one.line(context.words());
        for part in [before, &line, after] {
            sink(context, part.as_bytes()).map_err(refused)?;
        }
    }
    Ok(())
}

pub(super) fn title(kind: Kind, words: Words) -> String {
    kind.title().map_or_else(|| kind.word().to_owned(), |title| words.say(title))
}

fn tree(words: Words, paint: Paint, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let colour = |part: Part, text: &str| match part {
        Part::Name => paint.paint(Label::Name, text),
        Part::Note => paint.paint(Label::Note, text),
        Part::Rule => paint.paint(Label::Bytes, text),
        Part::Value => paint.paint(Label::Value, text),
    };
    render::tree(document, words, &colour, out)?;
    for note in &document.notes {
        remark(words, paint, note, out)?;
    }
    if masked_number(document) {
        remark(words, paint, &text!(closing_mask), out)?;
    }
    Ok(())
}

/// A masked value that is no part of a key is the individual number.
fn masked_number(document: &Document<'_>) -> bool {
    match document.kind {
        Kind::PrivateKey | Kind::Jwk | Kind::Ledger | Kind::Pem | Kind::CoseKey | Kind::PinFile => false,
        Kind::VirtualCard | Kind::CardTrace => document.hides_number(),
        _ => !document.masks.is_empty(),
    }
}

pub(super) fn remark(words: Words, paint: Paint, message: &Message, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}: {}", paint.paint(Label::Note, &words.say(text!(label_note))), words.say(message))
}

/// The last line: nothing was verified, and which command verifies.
pub(super) fn closing(kind: Kind, file: &str) -> Message {
    let file = if file == "-" || file.ends_with('…') { "FILE".to_owned() } else { quote(file) };
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
