mod folder;
mod show;

use std::path::Path;

use crate::cbor::{Decoder, Error};
use crate::cli::args::inspect::{As, Inspect};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, reason};
use crate::cli::exit::Outcome;
use crate::cli::input::{Armour, Content, Input, Source};
use crate::cli::output::{Access, Target};
use crate::mdoc::{DeviceRequest, DeviceResponse, IssuerSigned};
use crate::profile::mnc::{Element, Sensitivity};
use crate::text;
use crate::view::{Document, Holds, Kind, Reveal, explain};

pub(super) fn run(context: &mut Context, args: Inspect) -> Result<Outcome, CommandError> {
    let reveal = reveal(&args.reveal)?;
    let form = if context.wishes.json { As::Json } else { args.form };
    let typed: Vec<Source> = args.file.into_iter().collect();
    let source = context.sources(&typed)?.remove(0);
    if !args.key.is_empty() {
        return Err(CommandError::not_built("mnc inspect --key"));
    }
    let told = match &source {
        Source::Named(path) if path.is_dir() => folder::told(context, path, form, reveal)?,
        _ => {
            let input = context.read_file_or_text(&source)?;
            one(context, &input, form, reveal)?
        }
    };
    // What is told of a document is for whoever may read the document.
    match &args.output.output {
        Some(target @ Target::File(_)) => context.emit(Some(target), &told, Access::Private)?,
        _ => context.emit(Some(&Target::Stdout), &told, Access::Private)?,
    }
    Ok(Outcome::Done)
}

fn reveal(names: &[String]) -> Result<Reveal, CommandError> {
    let mut reveal = Reveal::default();
    for name in names {
        match Element::named(name).map(Element::sensitivity) {
            Some(Sensitivity::IndividualNumber) => reveal.individual_number = true,
            Some(_) => {} // shown anyway
            None => {
                let known = Element::IndividualNumber.identifier();
                return Err(CommandError::usage(text!(inspect_reveal_unknown, name = name.clone(), known = known)));
            }
        }
    }
    Ok(reveal)
}

/// One file told.
fn one(context: &mut Context, input: &Input, form: As, reveal: Reveal) -> Result<Vec<u8>, CommandError> {
    let (bytes, blocks) = parts(input);
    let mut document = explained(input, &bytes, &blocks, reveal)?;
    if document.kind == Kind::Ledger {
        folder::ledger_tables(Path::new(&input.name), &mut document);
    }
    if let Some(error) = fault(&document) {
        context.warn(&text!(inspect_faulty, what = document.kind.word(), place = error.path.to_string(), offset = error.offset));
    }
    show::document(context, &document, &input.name, form)
}

/// All bytes, and the PEM blocks they are made of.
fn parts(input: &Input) -> (zeroize::Zeroizing<Vec<u8>>, Vec<(usize, String)>) {
    if input.armour != Armour::Pem {
        return (input.bytes.clone(), Vec::new());
    }
    let mut all = zeroize::Zeroizing::new(Vec::new());
    for block in &input.blocks {
        all.extend_from_slice(&block.der);
    }
    (all, input.blocks.iter().map(|block| (block.der.len(), block.label.clone())).collect())
}

fn explained<'a>(input: &Input, bytes: &'a [u8], blocks: &[(usize, String)], reveal: Reveal) -> Result<Document<'a>, CommandError> {
    let holds = if blocks.is_empty() { Holds::Anything } else { Holds::Blocks(blocks) };
    explain(bytes, holds, reveal).map_err(|error| unknown(input, &error))
}

/// Input that is nothing we know: text and JSON say so; anything else is told as the CBOR it fails to be.
fn unknown(input: &Input, error: &Error) -> CommandError {
    let name = input.name.clone();
    match input.content {
        Content::Json | Content::Text => CommandError::input(text!(inspect_no_artifact, file = name.clone())).file(name),
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
