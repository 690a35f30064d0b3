//! `verify request`: what is asked, who asks, for which session.

use serde_json::{Value as Json, json};

use super::asking::Asking;
use crate::cbor::Decoder;
use crate::cli::args::verify::Request;
use crate::cli::commands::kept;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, key_reason};
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Target};
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng;
use crate::session::{Exchange, NewExchange, Part, SessionTranscript, file_transcript};
use crate::text;
use crate::verifier::ask::{Ask, Purpose, UseCase, WantedDocument};

pub(super) fn run(context: &mut Context, args: Request) -> Result<Outcome, CommandError> {
    if context.wishes.json && args.output == Some(Target::Stdout) {
        return Err(CommandError::usage(text!(ask_json_needs_output)));
    }
    let asking = Asking::of(context, &args.asking, &[])?;
    let signed = asking.signer().is_some();
    let session = Session::of(context, &args, signed)?;
    let request = asking.make(context, &session.transcript)?.swap_remove(0);
    let size = request.len();
    write(context, &args, request, session, asking.recipient.as_ref())?;
    tell(context, &args, &asking.asks[0], signed, size)?;
    Ok(Outcome::Done)
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
    kept::room(context, folder)?;
    let made = NewExchange { request, transcript: session.transcript, e_reader_key, recipient_key };
    let access = |part: Part| if part.is_secret() { Access::Private } else { Access::Public };
    kept::put(context, folder, vec![made.files()], access)
}

fn tell(context: &mut Context, args: &Request, ask: &Ask, signed: bool, size: usize) -> Result<(), CommandError> {
    let elements = ask.documents.iter().map(|document| document.elements.len()).sum::<usize>();
    let to_stdout = args.session.is_none() && args.output.as_ref() == Some(&Target::Stdout);
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
        match args.asking.encrypt {
            true => context.note(&text!(ask_encrypted, handover = crate::session::FILE_HANDOVER)),
            false => context.note(&text!(ask_private_handover, handover = crate::session::FILE_HANDOVER)),
        }
    }
    Ok(())
}

fn name(args: &Request) -> String {
    match &args.output {
        Some(Target::File(path)) => path.display().to_string(),
        _ => "-".to_owned(),
    }
}

fn document(args: &Request, ask: &Ask, signed: bool, size: usize) -> Json {
    let one = |wanted: &WantedDocument| {
        let elements: Vec<_> = wanted.elements.iter().map(|element| json!({"nameSpace": element.name_space, "element": element.identifier, "retain": element.retain})).collect();
        json!({"docType": wanted.doc_type, "profile": wanted.profile.map(|profile| profile.name), "elements": elements})
    };
    let case = |case: &UseCase| json!({"mandatory": case.is_mandatory(), "documentSets": case.sets()});
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
        "version": if ask.is_extended() || (signed && args.asking.reader_auth_all) { "1.1" } else { "1.0" },
        "useCases": ask.use_cases().iter().map(case).collect::<Vec<_>>(),
        "encrypted": args.asking.encrypt,
        "purpose": ask.purpose.map(Purpose::word),
        "readerAuth": match (signed, args.asking.reader_auth_all) { (false, _) => Json::Null, (true, false) => json!("each"), (true, true) => json!("all") },
        "broken": args.asking.broken,
    })
}
