//! `read-card sign`, `read-card auth`: a file is signed by a key of the card.

use serde_json::json;
use zeroize::Zeroizing;

use crate::card::session::CardError;
use crate::card::table::FileId;
use crate::cli::args::read_card::{Pair, Sign};
use crate::cli::card::{Keeper, Session, refuse_target, show, with_card};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, shown};
use crate::cli::exit::Outcome;
use crate::cli::input::raw;
use crate::cli::output::{Access, Target};
use crate::crypto::digest::{Algorithm, sha256};
use crate::crypto::rsa::digest_info;
use crate::text;
use crate::x509::cms::{DATA, Draft, MakeError, make};
use crate::x509::{Certificate, OwnedCertificate};

use super::{JPKI, PairRow};

pub(super) fn run(context: &mut Context, args: &Sign, pair: Pair) -> Result<Outcome, CommandError> {
    let target = args.output.output.as_ref();
    refuse_target(context, target)?;
    refuse_output(context, args)?;
    let content = raw(context, &args.file)?;
    let keeper = Keeper::read(context, &args.secrets)?;
    consent(context, args, pair, &content, &keeper)?;
    let signed = with_card(context, &args.place, false, |context, session| {
        show(context, session, &keeper, JPKI, pair.row().secret)?;
        if args.raw {
            return bare(session, &pair.row(), &content);
        }
        let at = context.now();
        in_cms(session, &pair.row(), &content, at)
    })?;
    let bytes = if args.pem { pem(&signed)? } else { signed };
    context.emit(target, &bytes, Access::Private)?;
    if let Some(Target::File(path)) = target
        && !context.wishes.dry_run
    {
        if context.wishes.json {
            context.json(&json!({
                "schema": "mnc.read-card/1",
                "action": pair.row().word,
                "file": args.file.name(),
                "sha256": hex::encode(sha256(&content)),
                "form": if args.raw { "raw" } else { "cms" },
                "output": path.display().to_string(),
            }))?;
        } else {
            context.say(&text!(sign_done, output = path.as_path(), file = shown(&args.file.name())))?;
        }
    }
    Ok(Outcome::Done)
}

/// What has to be right about the output before the card is asked: a try is not to be spent in vain.
fn refuse_output(context: &Context, args: &Sign) -> Result<(), CommandError> {
    match &args.output.output {
        None if context.stdout_is_terminal() && !args.pem => {
            Err(CommandError::usage(text!(output_binary)).hint_output())
        }
        None | Some(Target::Stdout) if context.wishes.json => Err(CommandError::usage(text!(sign_json)).hint_output()),
        _ => Ok(()),
    }
}

/// Says what will be signed, and what the signature tells of the signer. Typing the secret says yes to it.
fn consent(
    context: &mut Context,
    args: &Sign,
    pair: Pair,
    content: &[u8],
    keeper: &Keeper,
) -> Result<(), CommandError> {
    let digest = hex::encode(sha256(content));
    let what = text!(sign_what, file = shown(&args.file.name()), length = content.len(), digest = digest);
    context.note(&what);
    if pair == Pair::Sign && !args.raw {
        context.warn(&text!(sign_names_you));
    }
    if keeper.asks() || !context.can_ask() {
        return Ok(());
    }
    context.confirm(&text!(sign_question, file = shown(&args.file.name())))
}

/// The bare signature: PKCS#1 v1.5 over SHA-256.
fn bare(session: &mut Session, pair: &PairRow, content: &[u8]) -> Result<Vec<u8>, CommandError> {
    let info = digest_info(Algorithm::Sha256, content);
    let signature = session.card.sign(JPKI, FileId(pair.key), &info);
    signature.map(|signature| signature.to_vec()).map_err(|error| CommandError::of_card(&error))
}

fn in_cms(
    session: &mut Session,
    pair: &PairRow,
    content: &[u8],
    signing_time: time::OffsetDateTime,
) -> Result<Vec<u8>, CommandError> {
    let signer = certificate(session, pair.certificate)?;
    let authority = certificate(session, pair.authority)?;
    let (signer, authority) = (signer.view(), authority.view());
    let more: [&Certificate<'_>; 1] = [&authority];
    let draft = Draft { content, content_type: DATA, attached: false, signing_time, signer: &signer, more: &more };
    make(&draft, |bytes| {
        let signature: Zeroizing<Vec<u8>> = session.card.sign(JPKI, FileId(pair.key), &bytes.digest_info())?;
        Ok(signature.to_vec())
    })
    .map_err(|error: MakeError<CardError>| match error {
        MakeError::Signer(error) => CommandError::of_card(&error),
        MakeError::Signature(_) => CommandError::card(text!(sign_other_key)),
        _ => CommandError::card(text!(sign_certificate)),
    })
}

fn certificate(session: &mut Session, file: u16) -> Result<OwnedCertificate, CommandError> {
    let der = session.read(JPKI, file)?;
    OwnedCertificate::from_der(der.to_vec())
        .map_err(|error| CommandError::card(text!(sign_certificate)).because(&error))
}

fn pem(der: &[u8]) -> Result<Vec<u8>, CommandError> {
    let text = der::pem::encode_string("CMS", der::pem::LineEnding::LF, der);
    text.map(String::into_bytes).map_err(|_| CommandError::card(text!(sign_certificate)))
}
