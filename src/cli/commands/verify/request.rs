//! `verify request`: what is asked, who asks, for which session.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::second;
use crate::cbor::Decoder;
use crate::cli::args::verify::Request;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, key_reason};
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs};
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng;
use crate::issuer::world;
use crate::profile::mnc::{NAMESPACE_ISO, NAMESPACE_JP};
use crate::profile::suggest;
use crate::session::{Exchange, NewExchange, Part, SessionTranscript, file_transcript};
use crate::text;
use crate::verifier::ask::{self, Ask, AskError, Defect, Purpose, Scope, Signer, WantedDocument};

/// The command, for hints.
const PATH: [&str; 2] = ["verify", "request"];

pub(super) fn run(context: &mut Context, args: Request) -> Result<Outcome, CommandError> {
    if context.wishes.json && args.output == Some(crate::cli::output::Target::Stdout) {
        return Err(CommandError::usage(text!(ask_json_needs_output)));
    }
    let defect = args.broken.as_deref().map(|name| Defect::find(name).ok_or_else(|| broken::unknown(name, &PATH)));
    let defect = defect.transpose()?;
    let mut ask = wanted(args.doctype.as_deref(), &args.ask, &args.retain, args.purpose.as_deref())?;
    let recipient = second::add(context, &args, &mut ask)?;
    misspelt(context, &ask);
    let reader = Reader::load(context, args.reader_auth.as_deref(), args.reader_auth_all)?;
    let signer = reader.signer();
    let session = Session::of(context, &args, signer.is_some())?;
    let request = make(context, defect, &ask, &session.transcript, signer.as_ref())?;
    if let Some(defect) = defect {
        broken::warn(context, defect.name(), defect.cases());
    }
    let size = request.len();
    write(context, &args, request, session, recipient.as_ref())?;
    tell(context, &args, &ask, signer.is_some(), size)?;
    Ok(Outcome::Done)
}

/// What the flags ask for.
pub(super) fn wanted(
    doc_type: Option<&str>,
    what: &[String],
    retain: &[String],
    purpose: Option<&str>,
) -> Result<Ask, CommandError> {
    let document = WantedDocument::parse(doc_type, what, retain).map_err(|error| refused(&error))?;
    let purpose = purpose.and_then(|word| Purpose::ALL.into_iter().find(|purpose| purpose.word() == word));
    Ok(Ask { documents: vec![document], purpose, second: None })
}

/// Who signs, if anybody does.
pub(super) struct Reader(Option<(world::Signer, Scope)>);

impl Reader {
    /// Loads the key and the certificate of this name.
    pub(super) fn load(context: &Context, name: Option<&Path>, all: bool) -> Result<Self, CommandError> {
        let scope = if all { Scope::Whole } else { Scope::Each };
        let signer = name.map(world::Signer::load).transpose().map_err(|error| CommandError::world(&error))?;
        let repeats = context.wishes.seed.is_some();
        Ok(Self(signer.map(|signer| (signer.with_repeatable_signatures(repeats), scope))))
    }

    /// The signer.
    pub(super) fn signer(&self) -> Option<Signer<'_>> {
        let (reader, scope) = self.0.as_ref()?;
        Some(Signer { key: &reader.key, chain: vec![reader.certificate.clone()], scope: *scope })
    }
}

/// Warns of names that our own namespaces do not have but nearly have; somebody else's record may have them.
pub(super) fn misspelt(context: &mut Context, ask: &Ask) {
    for element in ask.documents.iter().flat_map(|document| &document.elements) {
        let ours = [NAMESPACE_JP, NAMESPACE_ISO].contains(&element.name_space.as_str());
        if let Some(found) = suggest::suggest(&element.name_space, &element.identifier).filter(|_| ours) {
            let (name, meant) = (element.identifier.clone(), found.element.identifier());
            let space = found.element.namespace();
            context.warn(&text!(
                ask_misspelt,
                name = name,
                space = element.name_space.clone(),
                meant = format!("{space}/{meant}")
            ));
        }
    }
}

pub(super) fn refused(error: &AskError) -> CommandError {
    match error {
        AskError::Element { name, suggestion } => {
            let made = CommandError::usage(text!(ask_unknown, name = name.clone()));
            let element = suggestion.as_ref().map(|found| found.element.identifier());
            match element.or_else(|| suggest::profile(name)) {
                Some(meant) => made.hint(Hint::say(text!(ask_meant, element = meant))),
                None => made.hint(Hint::say(text!(ask_other_namespace))),
            }
        }
        AskError::AlternativeForm { word } => CommandError::usage(text!(ask_alternative_form, word = word.clone())),
        AskError::AlternativeNotAsked { name } => {
            CommandError::usage(text!(ask_alternative_not_asked, name = name.clone()))
        }
        AskError::NotAvailable { name } => CommandError::usage(text!(ask_not_available, name = *name)),
        AskError::RetainNotAsked { name } => CommandError::usage(text!(ask_retain_not_asked, name = name.clone())),
        _ => CommandError::usage(text!(ask_nothing)),
    }
}

/// The session the request is made for.
struct Session {
    transcript: Vec<u8>,
    /// The secret key, where the session is new.
    key: Option<SigningKey>,
}

impl Session {
    fn of(context: &mut Context, args: &Request, signed: bool) -> Result<Self, CommandError> {
        if args.session.is_some() {
            let mut source = context.random("verify request session")?;
            let key = SigningKey::generate(Curve::P256, &mut *source);
            let key = key.map_err(|error| CommandError::input(text!(ask_cannot_sign)).why(key_reason(&error)))?;
            let transcript = file_transcript(key.public(), &rng::array::<16>(&mut *source));
            return Ok(Self { transcript, key: Some(key) });
        }
        let Some(source) = &args.transcript else {
            return match signed {
                true => Err(CommandError::usage(text!(ask_needs_transcript))),
                false => Ok(Self { transcript: Vec::new(), key: None }),
            };
        };
        let input = context.read(source)?;
        let read = Decoder::new(input.bytes()).whole::<SessionTranscript<'_>>();
        let read = read.map_err(|error| CommandError::decode(input.name.clone(), "SessionTranscript", &error))?;
        Ok(Self { transcript: read.bytes.to_vec(), key: None })
    }
}

/// The request, or one with a defect.
pub(super) fn make(
    context: &Context,
    defect: Option<Defect>,
    ask: &Ask,
    transcript: &[u8],
    signer: Option<&Signer<'_>>,
) -> Result<Vec<u8>, CommandError> {
    let cannot = |error| CommandError::input(text!(ask_cannot_sign)).why(key_reason(&error));
    let Some(defect) = defect else { return ask::request(ask, transcript, signer).map_err(cannot) };
    let mut source = context.random("verify request defect")?;
    let made = ask::broken(defect, ask, transcript, signer, &mut *source).map_err(cannot)?;
    made.ok_or_else(|| match defect.needs_signer() && signer.is_none() {
        true => CommandError::usage(text!(ask_defect_needs_reader, name = defect.name())),
        false => CommandError::usage(text!(defect_not_applicable, name = defect.name())),
    })
}

fn write(
    context: &mut Context,
    args: &Request,
    request: Vec<u8>,
    session: Session,
    recipient_key: Option<&SigningKey>,
) -> Result<(), CommandError> {
    let (Some(folder), Some(e_reader_key)) = (&args.session, &session.key) else {
        return context.emit(args.output.as_ref(), &request, Access::Public);
    };
    let exchange = Exchange::at(folder);
    let mut outputs = Outputs::new();
    outputs.folder(folder);
    for (part, bytes) in (NewExchange { request, transcript: session.transcript, e_reader_key, recipient_key }).files()
    {
        let access = if part.is_secret() { Access::Private } else { Access::Public };
        outputs.file(exchange.path(part), bytes.to_vec(), access);
    }
    context.write(outputs)
}

fn tell(context: &mut Context, args: &Request, ask: &Ask, signed: bool, size: usize) -> Result<(), CommandError> {
    let elements = ask.documents.iter().map(|document| document.elements.len()).sum::<usize>();
    let to_stdout = args.session.is_none() && args.output.as_ref() == Some(&crate::cli::output::Target::Stdout);
    if context.wishes.json {
        let mut out = document(args, ask, signed, size);
        if context.wishes.dry_run {
            out["dryRun"] = true.into();
        }
        return context.json(&out);
    }
    if context.wishes.dry_run || to_stdout {
        return Ok(());
    }
    let place = match &args.session {
        Some(folder) => folder.display().to_string(),
        None => name(args),
    };
    match signed {
        true => context.say(&text!(ask_done_signed, place = place, elements = elements))?,
        false => context.say(&text!(ask_done, place = place, elements = elements))?,
    }
    if args.session.is_some() {
        match args.encrypt {
            true => context.note(&text!(ask_encrypted, handover = crate::session::FILE_HANDOVER)),
            false => context.note(&text!(ask_private_handover, handover = crate::session::FILE_HANDOVER)),
        }
    }
    Ok(())
}

fn name(args: &Request) -> String {
    match &args.output {
        Some(crate::cli::output::Target::File(path)) => path.display().to_string(),
        _ => "-".to_owned(),
    }
}

fn document(args: &Request, ask: &Ask, signed: bool, size: usize) -> Json {
    let one = |wanted: &WantedDocument| {
        let elements: Vec<_> = wanted.elements.iter().map(|element| json!({"nameSpace": element.name_space, "element": element.identifier, "retain": element.retain})).collect();
        json!({"docType": wanted.doc_type, "profile": wanted.profile.map(|profile| profile.name), "elements": elements})
    };
    let file = match &args.session {
        Some(folder) => Exchange::at(folder).path(Part::Request).display().to_string(),
        None => name(args),
    };
    json!({
        "schema": "mnc.verify/1",
        "action": "request",
        "file": file,
        "bytes": size,
        "session": args.session.as_ref().map(|folder| folder.display().to_string()),
        "handover": args.session.as_ref().map(|_| crate::session::FILE_HANDOVER),
        "docRequests": ask.documents.iter().map(one).collect::<Vec<_>>(),
        "version": if ask.second.is_some() || ask.purpose.is_some() || (signed && args.reader_auth_all) { "1.1" } else { "1.0" },
        "encrypted": args.encrypt,
        "purpose": ask.purpose.map(Purpose::word),
        "readerAuth": match (signed, args.reader_auth_all) { (false, _) => Json::Null, (true, false) => json!("each"), (true, true) => json!("all") },
        "broken": args.broken,
    })
}
