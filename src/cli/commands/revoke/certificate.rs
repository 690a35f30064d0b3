//! `revoke certificate`: a signing certificate of a card goes onto the revocation list of the world's JPKI.
//!
//! The list is all there is: what it says already is kept, and it is made anew with one entry more.

use std::path::Path;

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use crate::card::jpki::{JpkiCertificate, Kind, Purpose};
use crate::cbor::Tdate;
use crate::cli::args::revoke::Certificate as Args;
use crate::cli::commands::issue::crl as known_list;
use crate::cli::commands::keygen::sign_authority;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::cli::output::{Access, Outputs};
use crate::crypto::rsa::PrivateKey;
use crate::issuer::world::{CRL_DAYS, World};
use crate::text;
use crate::x509::crl::{self, Crl, OwnedCrl};
use crate::x509::{Certificate, OwnedCertificate};

/// The list in the world.
const LIST: &str = "jpki-sign-ca.crl";

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Outcome, CommandError> {
    let world = World::open(&args.world).map_err(|error| CommandError::world(&error))?;
    let (authority, key) = sign_authority(&world).map_err(|error| CommandError::world(&error))?;
    let input = context.read(&args.certificate)?;
    let certificate = of_this_world(&input, &authority.view())?;
    let view = certificate.view();
    let (path, name) = (world.path(LIST), view.subject().to_string());
    let known = Known::of(&world, &authority.view(), &path)?;
    known.refuse(&view)?;
    if context.wishes.dry_run {
        if context.wishes.json {
            let mut out = document(&view, context.now(), &path, known.next);
            out["dryRun"] = true.into();
            return context.json(&out).map(|()| Outcome::Done);
        }
        context.note(&text!(revoke_signer_would, name = name, list = path.as_path()));
        return Ok(Outcome::Done);
    }
    context.confirm(&text!(revoke_certificate_question, name = name.clone(), list = path.as_path()))?;
    let refused = |error| CommandError::ledger(world.ledger_path().display().to_string(), &error);
    // Nothing of this stands in the ledger, but who holds it is alone in changing the world's lists.
    let mut ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
    let held = ledger.change_signers().map_err(refused)?;
    let mut known = Known::of(&world, &authority.view(), &path)?;
    known.refuse(&view)?;
    known.revoked.push((view.serial().as_bytes().to_vec(), context.now()));
    let list = make(&authority.view(), &key, context.now(), known.next, &known.revoked)?;
    let mut outputs = Outputs::new();
    outputs.file(&path, list.to_pem(), Access::Public);
    let force = std::mem::replace(&mut context.wishes.force, true); // it is there to be replaced
    let written = context.write(outputs);
    context.wishes.force = force;
    drop(held);
    written?;
    if context.wishes.json {
        return context.json(&document(&view, context.now(), &path, known.next)).map(|()| Outcome::Done);
    }
    context.say(&text!(revoke_signer_done, name = name, list = path.as_path(), number = known.next))?;
    Ok(Outcome::Done)
}

/// What the list says, and the number of the next.
struct Known {
    revoked: Vec<(Vec<u8>, OffsetDateTime)>,
    next: u64,
}

impl Known {
    fn of(world: &World, authority: &Certificate<'_>, path: &Path) -> Result<Self, CommandError> {
        let Some(list) = known_list(world)? else { return Ok(Self { revoked: vec![], next: 1 }) };
        let list = list.view();
        Ok(Self { revoked: entries(&list, authority, path)?, next: super::listed::number_of(&list).saturating_add(1) })
    }

    /// Refuses what is revoked already.
    fn refuse(&self, certificate: &Certificate<'_>) -> Result<(), CommandError> {
        match self.revoked.iter().find(|(serial, _)| serial == certificate.serial().as_bytes()) {
            Some((_, at)) => {
                Err(CommandError::refused(text!(revoke_certificate_known, at = Tdate::new(*at).to_string())))
            }
            None => Ok(()),
        }
    }
}

/// A signing certificate under the world's authority; of others nobody here could say that they are revoked.
fn of_this_world(input: &Input, authority: &Certificate<'_>) -> Result<OwnedCertificate, CommandError> {
    let refused = || {
        let message = text!(revoke_certificate_other, file = input.name.clone());
        CommandError::input(message).file(input.name.clone())
    };
    let certificate = OwnedCertificate::from_der(input.bytes().to_vec()).map_err(|error| refused().because(&error))?;
    let view = certificate.view();
    let kind = JpkiCertificate::new(view.clone()).map(|read| read.kind()).ok();
    let signed = authority.any_public_key().is_ok_and(|key| view.verify_signed_by_any(&key).is_ok());
    if kind != Some(Kind::Person(Purpose::Sign)) || view.issuer() != authority.subject() || !signed {
        return Err(refused());
    }
    Ok(certificate)
}

/// What the list says so far; one that is not the authority's is not gone on with.
fn entries(
    list: &Crl<'_>,
    authority: &Certificate<'_>,
    path: &Path,
) -> Result<Vec<(Vec<u8>, OffsetDateTime)>, CommandError> {
    if !authority.any_public_key().is_ok_and(|key| list.verify_signed_by_any(&key).is_ok()) {
        let file = path.display().to_string();
        return Err(CommandError::input(text!(revoke_certificate_list, file = path)).file(file));
    }
    Ok(list.entries().iter().map(|entry| (entry.serial.as_bytes().to_vec(), entry.date)).collect())
}

fn make(
    authority: &Certificate<'_>,
    key: &PrivateKey,
    this_update: OffsetDateTime,
    number: u64,
    revoked: &[(Vec<u8>, OffsetDateTime)],
) -> Result<OwnedCrl, CommandError> {
    let next_update = this_update + Duration::days(CRL_DAYS);
    let draft = crl::Draft { this_update, next_update, number, revoked, defect: None };
    crl::make_rsa(&draft, authority, key).map_err(|error| CommandError::issue(&error))
}

/// What is said with `--json`.
fn document(certificate: &Certificate<'_>, at: OffsetDateTime, path: &Path, number: u64) -> Value {
    json!({
        "schema": "mnc.revoke/1",
        "action": "certificate",
        "serial": hex::encode(certificate.serial().as_bytes()),
        "subject": certificate.subject().to_string(),
        "at": Tdate::new(at).to_string(),
        "crl": path.display().to_string(),
        "crlNumber": number,
    })
}
