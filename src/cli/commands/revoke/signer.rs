//! `revoke signer`: a document signer goes onto the revocation list of the world's root.

use std::path::Path;

use serde_json::{Value, json};
use time::Duration;

use super::listed::Differences;
use crate::cbor::Tdate;
use crate::cli::args::revoke::Signer;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::cli::output::{Access, Outputs};
use crate::issuer::ledger::{LedgerError, RevokedSigner, SignerChange};
use crate::issuer::world::{CRL, CRL_DAYS, Signer as Root, World};
use crate::report::Case;
use crate::text;
use crate::x509::crl::{self, Defect};
use crate::x509::{self, Certificate, OwnedCertificate, oid};

const CASES: [Case; 1] = [Case(83)];

pub(super) fn run(context: &mut Context, args: Signer) -> Result<Outcome, CommandError> {
    let defect = args.broken.as_deref().map(defect).transpose()?;
    let world = World::open(&args.world).map_err(|error| CommandError::world(&error))?;
    let input = context.read(&args.certificate)?;
    let certificate = OwnedCertificate::from_der(input.bytes().to_vec());
    let certificate = certificate.map_err(|error| no_certificate(&input, &error))?;
    if !is_signer(&certificate.view()) {
        return Err(CommandError::input(text!(revoke_no_signer, file = input.name.clone())).file(input.name.clone()));
    }
    let of_world = world.under_root(&certificate, input.name.clone().into());
    of_world.map_err(|error| CommandError::world(&error))?;
    let root = world.root_signer().map_err(|error| CommandError::world(&error))?;
    let root = root.with_repeatable_signatures(context.wishes.seed.is_some());
    let mut ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
    let view = certificate.view();
    let (serial, name) = (view.serial().as_bytes().to_vec(), view.subject().common_name().unwrap_or_default());
    let refused = |error: LedgerError| CommandError::ledger(world.ledger_path().display().to_string(), &error);
    let known = ledger.revoked_signers().map_err(refused)?;
    let before = known.iter().find(|signer| signer.serial == serial).map(|signer| signer.at);
    let path = world.path(CRL);
    if let (Some(at), None, true) = (before, defect, agrees(&path, &root, &known)) {
        return Err(refused(LedgerError::SignerRevoked { at }));
    }
    if context.wishes.dry_run {
        if context.wishes.json {
            let listed = Differences::of(&path, &root.certificate.view(), &known).map_or(0, |found| found.number);
            let number = ledger.crl_number().map_err(refused)?.max(listed) + 1;
            let mut out = document(&certificate, before.unwrap_or(context.now()), &path, number, defect);
            out["dryRun"] = true.into();
            return context.json(&out).map(|()| Outcome::Done);
        }
        context.note(&text!(revoke_signer_would, name = name.into_owned(), list = path.as_path()));
        return Ok(Outcome::Done);
    }
    context.confirm(&text!(revoke_signer_question, name = name.clone().into_owned(), list = path.as_path()))?;
    let (now, force) = (context.now(), context.wishes.force);
    // The ledger stays locked until the list is at its place: whatever ends this command, either the list says no
    // less than the ledger or, where it was behind before, doing it again makes it anew.
    let mut change = ledger.change_signers().map_err(refused)?;
    let known = change.revoked().map_err(refused)?;
    let before = known.iter().find(|signer| signer.serial == serial).map(|signer| signer.at);
    match before {
        Some(at) if defect.is_none() && agrees(&path, &root, &known) => {
            return Err(refused(LedgerError::SignerRevoked { at }));
        }
        Some(_) => {}
        None => change.revoke(&serial, now).map_err(refused)?,
    }
    let listed = adopt(&mut change, &path, &root, &known, &serial).map_err(refused)?;
    let number = change.next_number(listed).map_err(refused)?;
    let revoked: Vec<_> = change.revoked().map_err(refused)?.into_iter().map(|one| (one.serial, one.at)).collect();
    let list = make(&root, context, number, &revoked, defect)?;
    let mut outputs = Outputs::new();
    outputs.file(&path, list, Access::Public);
    context.wishes.force = true; // the list is there to be replaced, and the question was asked
    let written = context.write_before(&outputs, || change.keep().map_err(refused));
    context.wishes.force = force;
    written?;
    if let Some(defect) = defect {
        broken::warn(context, defect.name(), &CASES);
    }
    if context.wishes.json {
        let out = document(&certificate, before.unwrap_or(now), &path, number, defect);
        return context.json(&out).map(|()| Outcome::Done);
    }
    context.say(&text!(revoke_signer_done, name = name.into_owned(), list = path.as_path(), number = number))?;
    Ok(Outcome::Done)
}

fn no_certificate(input: &Input, error: &x509::Error) -> CommandError {
    CommandError::input(text!(input_is_not, file = input.name.clone(), what = "Certificate"))
        .in_der(error)
        .because(error)
        .file(input.name.clone())
}

/// What is said with `--json`.
fn document(
    certificate: &OwnedCertificate,
    at: time::OffsetDateTime,
    path: &Path,
    number: u64,
    defect: Option<Defect>,
) -> Value {
    let view = certificate.view();
    let mut out = json!({
        "schema": "mnc.revoke/1",
        "action": "signer",
        "serial": hex::encode(view.serial().as_bytes()),
        "subject": view.subject().to_string(),
        "at": Tdate::new(at).to_string(),
        "crl": path.display().to_string(),
        "crlNumber": number,
    });
    if let Some(defect) = defect {
        out["broken"] = json!({"name": defect.name(), "cases": ["N83"]});
    }
    out
}

/// Whether it is a document signer's: ISO/IEC 18013-5:2021, Table B.3.
fn is_signer(certificate: &Certificate<'_>) -> bool {
    let extensions = certificate.extensions();
    let purposes = extensions.extended_key_usage().ok().flatten().unwrap_or_default();
    let is_authority = extensions.basic_constraints().ok().flatten().is_some_and(|constraints| constraints.is_ca);
    !is_authority && purposes.iter().any(|found| *found == oid::MDL_DS || *found == oid::MDOC_DS)
}

fn defect(name: &str) -> Result<Defect, CommandError> {
    Defect::of_name(name).ok_or_else(|| broken::unknown(name, &["revoke", "signer"]))
}

fn make(
    root: &Root,
    context: &Context,
    number: u64,
    revoked: &[(Vec<u8>, time::OffsetDateTime)],
    defect: Option<Defect>,
) -> Result<String, CommandError> {
    let this_update = context.now();
    let draft =
        crl::Draft { this_update, next_update: this_update + Duration::days(CRL_DAYS), number, revoked, defect };
    let made = crl::make(&draft, &root.certificate.view(), &root.key);
    Ok(made.map_err(|error| CommandError::issue(&error))?.to_pem())
}

/// Whether the list is the root's and says what the ledger says.
fn agrees(path: &Path, root: &Root, known: &[RevokedSigner]) -> bool {
    Differences::of(path, &root.certificate.view(), known).is_some_and(|differences| differences.is_empty())
}

/// Enters what only the list says, but for one serial number: the next list is made of the ledger, and nobody who is
/// on the list leaves it. Gives the number of the list; 0 where there is none.
fn adopt(
    change: &mut SignerChange<'_>,
    path: &Path,
    root: &Root,
    known: &[RevokedSigner],
    but: &[u8],
) -> Result<u64, LedgerError> {
    let Some(found) = Differences::of(path, &root.certificate.view(), known) else { return Ok(0) };
    let mut others = found.only_on_list.into_iter().filter(|(serial, _)| serial != but);
    others.try_for_each(|(serial, at)| change.revoke(&serial, at))?;
    Ok(found.number)
}
