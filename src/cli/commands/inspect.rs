mod damage;
mod folder;
mod opened;
pub(in crate::cli) mod recording;
mod show;

use std::io;
use std::path::Path;

use crate::cbor::{Decoder, Error};
use crate::cli::args::inspect::{As, Inspect};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, reason};
use crate::cli::exit::Outcome;
use crate::cli::input::{Content, Input, Source};
use crate::cli::output::{Access, Target};
use crate::mdoc::{DeviceRequest, DeviceResponse, IssuerSigned};
use crate::profile::mnc::{Element, Sensitivity};
use crate::text;
use crate::view::{Document, Holds, Kind, Reveal, explain};
use opened::Found;
pub(in crate::cli) use opened::Keys;

pub(super) fn run(context: &mut Context, args: Inspect) -> Result<Outcome, CommandError> {
    let (session_keys, names): (Vec<_>, Vec<_>) = args.reveal.into_iter().partition(|name| name == SESSION_KEYS);
    let (reveal, session_keys) = (reveal(&names, &[SESSION_KEYS])?, !session_keys.is_empty());
    let form = if context.wishes.json { As::Json } else { args.form };
    let typed: Vec<Source> = args.file.into_iter().collect();
    let source = context.sources(&typed)?.remove(0);
    let mut keys = Keys::read(context, &args.key)?;
    if let Source::Named(path) = &source {
        folder::keys(path, &mut keys)?;
    }
    let to_file = matches!(args.output.output, Some(Target::File(_)));
    let asked = Asked { form, reveal, session_keys, keys, to_file };
    match &args.output.output {
        // What is told of a document is for whoever may read the document.
        Some(target @ Target::File(_)) => {
            let mut told = Vec::new();
            tell(context, &source, &asked, &mut |_, part| {
                told.extend_from_slice(part);
                Ok(())
            })?;
            context.emit(Some(target), &told, Access::Private)?;
        }
        _ => return tell(context, &source, &asked, &mut |context, part| context.stdout().write_all(part)),
    }
    Ok(Outcome::Done)
}

/// What is asked for.
struct Asked {
    form: As,
    reveal: Reveal,
    /// Whether derived keys are shown.
    session_keys: bool,
    keys: Keys,
    /// Whether it goes into a file, which is written whole or not at all.
    to_file: bool,
}

/// What `--reveal` calls the keys derived for a session.
const SESSION_KEYS: &str = "session_keys";

/// Where output goes, piece by piece.
type Sink<'s> = dyn FnMut(&mut Context, &[u8]) -> io::Result<()> + 's;

fn tell(context: &mut Context, source: &Source, asked: &Asked, sink: &mut Sink<'_>) -> Result<Outcome, CommandError> {
    match source {
        Source::Named(path) if path.is_dir() => {
            let told = folder::told(context, path, asked)?;
            sink(context, &told).map_err(refused)?;
            Ok(Outcome::Done)
        }
        _ => {
            let input = context.read_file_or_text(source)?;
            one(context, input, asked, sink)
        }
    }
}

fn refused(error: io::Error) -> CommandError {
    CommandError::io(Doing::Writing, "-", &error)
}

/// Refuses names of no element.
///
/// `others` is what else has a name here.
pub(super) fn reveal(names: &[String], others: &[&str]) -> Result<Reveal, CommandError> {
    let mut reveal = Reveal::default();
    for name in names {
        match Element::named(name).map(Element::sensitivity) {
            Some(Sensitivity::IndividualNumber) => reveal.individual_number = true,
            Some(_) => {} // shown anyway
            None => {
                let mut known = vec![Element::IndividualNumber.identifier()];
                known.extend(others);
                let known = known.join(", ");
                return Err(CommandError::usage(text!(inspect_reveal_unknown, name = name.clone(), known = known)));
            }
        }
    }
    Ok(reveal)
}

/// One file told, and what it holds encrypted where that could be opened.
fn one(context: &mut Context, mut input: Input, asked: &Asked, sink: &mut Sink<'_>) -> Result<Outcome, CommandError> {
    if recording::is_one(&input) {
        return recording::tell(context, &input, asked, sink);
    }
    let (bytes, blocks) = (input.take_whole(), input.lengths()); // a large file is not held twice
    let document = explained(&input, &bytes, &blocks, asked.reveal);
    if !document.as_ref().is_ok_and(|document| matches!(document.kind, Kind::CardFile | Kind::CardTrace)) {
        damage::check(&input, &bytes)?;
    }
    let mut document = document?;
    if document.kind == Kind::Ledger {
        folder::ledger_tables(Path::new(&input.name), &mut document)?;
    }
    if let Some(error) = fault(&document) {
        context.warn(&text!(
            inspect_faulty,
            what = document.kind.word(),
            place = error.path.to_string(),
            offset = error.offset
        ));
    }
    match asked.keys.open(context, &document, &input.name, asked.session_keys)? {
        Some(found) => opened(context, &input, (&document, found), asked, sink)?,
        None => show::document(context, &document, &input.name, asked.form, sink)?,
    }
    Ok(Outcome::Done)
}

/// A document, and what was encrypted in it.
fn opened(
    context: &mut Context,
    input: &Input,
    (document, Found { plain, derived }): (&Document<'_>, Found),
    asked: &Asked,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    let inner = plain.as_ref().map(|plain| explain(plain, Holds::Anything, asked.reveal)).transpose();
    let inner = inner.map_err(|error| unknown(input, &error))?;
    if asked.form == As::Json {
        return show::both(context, (document, inner.as_ref()), &derived, &input.name, sink);
    }
    show::document(context, document, &input.name, asked.form, sink)?;
    show::derived(context, &text!(recording_keys), &derived, asked.form, sink)?;
    let Some(inner) = inner else { return Ok(()) };
    show::heading(context, &text!(inspect_opened, file = input.name.clone()), asked.form, sink)?;
    show::document(context, &inner, "-", asked.form, sink)
}

fn explained<'a>(
    input: &Input,
    bytes: &'a [u8],
    blocks: &[(usize, String)],
    reveal: Reveal,
) -> Result<Document<'a>, CommandError> {
    let holds = if blocks.is_empty() { Holds::Anything } else { Holds::Blocks(blocks) };
    explain(bytes, holds, reveal).map_err(|error| unknown(input, &error))
}

/// Input that is nothing we know: text and JSON say so; anything else is told as the CBOR it fails to be.
fn unknown(input: &Input, error: &Error) -> CommandError {
    let name = input.name.clone();
    match input.content {
        Content::Json | Content::Text => {
            CommandError::input(text!(inspect_no_artifact, file = name.clone())).file(name)
        }
        Content::Cbor | Content::Der => CommandError::input(text!(inspect_unknown, file = name.clone()))
            .why(reason(&error.kind))
            .at(error.path.to_string(), error.offset)
            .cases(error.kind.case())
            .file(name),
    }
}

/// What is wrong with a structure that the other commands read.
fn fault(document: &Document<'_>) -> Option<Error> {
    let decoder = Decoder::new(document.bytes);
    match document.kind {
        Kind::DeviceResponse => decoder.whole::<DeviceResponse<'_>>().err(),
        Kind::IssuerSigned => decoder.whole::<IssuerSigned<'_>>().err(),
        Kind::DeviceRequest => decoder.whole::<DeviceRequest<'_>>().err(),
        _ => None,
    }
}
