//! `issue record`: a person's data or an application that was examined, the issuer's signature, the ledger.

mod data;
mod fault;
mod second;
mod signer;

use serde_json::{Value as Json, json};
use time::OffsetDateTime;

use super::check;
use crate::cbor::{Decoder, Tdate};
use crate::cli::args::issue::Record;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, short};
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs, Target};
use crate::crypto::digest;
use crate::crypto::key::PublicKey;
use crate::crypto::signature::Algorithm;
use crate::issuer::defect::{self, DefectError, Facts, Kind};
use crate::issuer::draft::{self, Period};
use crate::issuer::ledger::{Conflict, Entry, Fingerprint};
use crate::issuer::sign::{SecondEdition, Statement, issuer_signed};
use crate::issuer::world::{Signer, World, load_certificate};
use crate::profile::mnc::DOC_TYPE;
use crate::profile::{LapseReason, RecordId, Thumbprint};
use crate::text;
use crate::text::Message;
use crate::x509::OwnedCertificate;
use data::{Data, Wanted};

pub(in crate::cli::commands) use fault::person as person_error;

pub(super) fn run(context: &mut Context, args: Record) -> Result<Outcome, CommandError> {
    if context.wishes.json && !matches!(args.output.output, Some(Target::File(_))) {
        return Err(CommandError::usage(text!(issue_json_needs_file))); // the record would show the individual number
    }
    second::check(&args)?;
    let Some(source) = &args.application else {
        let wanted = Wanted::of_person(context, &args)?;
        return issue(context, &args, wanted);
    };
    let input = context.read(source)?;
    let decoder = Decoder::new(input.bytes());
    let (application, lints) = check::read(&input, &decoder)?;
    let path = args.world.as_deref().unwrap_or(std::path::Path::new("world")); // the parser asks for it
    let world = World::open(path).map_err(|error| CommandError::world(&error))?;
    let examined = check::examined(context, &world, &application, &lints, args.replace)?;
    match Wanted::of_application(&application, &examined) {
        Some(wanted) => issue(context, &args, wanted),
        None => {
            check::tell(context, "record", &input, &application, &examined)?;
            Ok(Outcome::No)
        }
    }
}

/// Issues what is wanted.
fn issue(context: &mut Context, args: &Record, wanted: Wanted<'_>) -> Result<Outcome, CommandError> {
    let mut job = Job::of(context, args, wanted)?;
    if args.output.output.is_none() && context.stdout_is_terminal() {
        return context.emit(None, &[0], Access::Public).map(|()| Outcome::Done); // says why not, before anything happens
    }
    let (bytes, id) = job.sign(context)?;
    let lapsed = job.deliver(context, args, &bytes, &id)?;
    for finding in &job.data.remarks {
        context.warn(&fault::finding(finding));
    }
    if let Some(kind) = job.kind {
        broken::warn(context, kind.name, kind.cases);
    }
    job.tell(context, args, &bytes, &id, lapsed)?;
    Ok(Outcome::Done)
}

/// Everything that was asked for, opened and checked.
struct Job {
    data: Data,
    device: PublicKey,
    application: Option<Fingerprint>,
    signer: Signer,
    root: Option<OwnedCertificate>,
    world: Option<World>,
    period: Period,
    algorithm: Algorithm,
    digest: digest::Algorithm,
    second: Option<SecondEdition>,
    kind: Option<&'static Kind>,
    now: OffsetDateTime,
}

impl Job {
    fn of(context: &mut Context, args: &Record, wanted: Wanted<'_>) -> Result<Self, CommandError> {
        let kind = args.broken.as_deref().map(kind).transpose()?;
        let world = args.world.as_deref().map(World::open).transpose().map_err(|error| CommandError::world(&error))?;
        let signer = signer::of(args, world.as_ref())?;
        let repeatable = context.wishes.seed.is_some();
        let signer = signer.with_repeatable_signatures(repeatable);
        let root = match (&world, &args.signer) {
            (Some(world), None) => Some(world.root()),
            (Some(world), Some(_)) => Some(load_certificate(&world.path("iaca.pem"))),
            (None, _) => None,
        };
        let root = root.transpose().map_err(|error| CommandError::world(&error))?;
        let algorithm = signer::algorithm(args.alg.as_deref(), &signer)?;
        let now = context.now();
        let validity = signer.certificate.view().validity();
        let period = draft::validity(now, wanted.days, wanted.card, validity.not_before, validity.not_after);
        let period = period.map_err(|error| fault::period(&error, args.world.as_deref()))?;
        let data = Data::of(&wanted.origin, args, period.signed)?;
        let (device, application) = (wanted.device, wanted.application);
        let digest = signer::digest(args.digest);
        let second = second::of(context, args, &device)?;
        Ok(Self { data, device, application, signer, root, world, period, algorithm, digest, second, kind, now })
    }

    /// Signs; a broken record may say other times than were asked for.
    fn sign(&mut self, context: &Context) -> Result<(Vec<u8>, RecordId), CommandError> {
        let Period { signed, valid_from, valid_until, .. } = self.period;
        let statement = Statement {
            doc_type: DOC_TYPE,
            parts: Statement::parts_of(&self.data.draft),
            device_key: &self.device,
            digest: self.digest,
            signed,
            valid_from,
            valid_until,
            second: self.second.clone(),
        };
        let defect = self.kind.map_or("", |kind| kind.name);
        let mut rng = context.random(&format!("issue record {} {defect}", Thumbprint::of(&self.device)))?;
        let certificate = self.signer.certificate.as_der();
        let sign = |bytes: &[u8]| self.signer.key.sign(self.algorithm, bytes);
        let refused = |error: &_| CommandError::input(text!(issue_cannot_sign)).because(error);
        if self.kind.is_none() {
            let issued = issuer_signed(&statement, certificate, self.algorithm, &mut *rng, sign);
            let issued = issued.map_err(|error| refused(&error))?;
            let id = issued.id();
            return Ok((issued.into_bytes(), id));
        }
        let validity = self.signer.certificate.view().validity();
        let facts = Facts {
            certificate,
            root: self.root.as_ref().map(OwnedCertificate::as_der),
            signer_from: validity.not_before,
            signer_until: validity.not_after,
            now: self.now,
        };
        let made = defect::broken(&statement, &facts, self.kind, self.algorithm, &mut *rng, sign);
        let made = made.map_err(|error| match error {
            DefectError::NotApplicable => CommandError::usage(text!(defect_not_applicable, name = defect)),
            DefectError::Sign(error) => refused(&error),
        })?;
        let (signed, valid_from, valid_until) = (made.signed, made.valid_from, made.valid_until);
        self.period = Period { signed, valid_from, valid_until, ..self.period };
        Ok((made.bytes, made.id))
    }

    /// Enters the record in the ledger and hands it out; gives the record that lapsed for it.
    fn deliver(
        &self,
        context: &mut Context,
        args: &Record,
        bytes: &[u8],
        id: &RecordId,
    ) -> Result<Lapsed, CommandError> {
        match &args.output.output {
            Some(target @ Target::File(path)) if target.is_place() => {
                let mut outputs = Outputs::new();
                outputs.file(path, bytes, Access::Public);
                Ok(context.write_with(outputs, || self.enter(args, id, || Ok(())))?.flatten())
            }
            target => {
                if context.wishes.dry_run {
                    return Ok(None);
                }
                self.enter(args, id, || {
                    context.emit(target.as_ref().or(Some(&Target::Stdout)), bytes, Access::Public)?;
                    context.stdout().flush().map_err(|error| CommandError::io(Doing::Writing, "-", &error))
                })
            }
        }
    }

    /// Enters the record; it lives only once `hand_out` has handed it out.
    fn enter(
        &self,
        args: &Record,
        id: &RecordId,
        hand_out: impl FnOnce() -> Result<(), CommandError>,
    ) -> Result<Lapsed, CommandError> {
        let Some(world) = &self.world else { return hand_out().map(|()| None) };
        let refused = |error| CommandError::ledger(world.ledger_path().display().to_string(), &error);
        let mut ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
        let entry = Entry {
            id: *id,
            person: ledger.person(&self.data.number),
            device: Thumbprint::of(&self.device),
            issued_at: self.now,
            valid_from: self.period.valid_from,
            valid_until: self.period.valid_until,
            application: self.application,
        };
        let conflict = if args.replace { Conflict::Replace(LapseReason::Other) } else { Conflict::Refuse };
        let entering = ledger.entering(&entry, conflict).map_err(refused)?;
        if let Some(at) = entering.revoked(self.signer.certificate.view().serial().as_bytes()).map_err(refused)? {
            return Err(signer::revoked(args, world, at)); // by somebody else, since it was looked at
        }
        hand_out()?;
        entering.keep().map_err(refused)
    }

    fn tell(
        &self,
        context: &mut Context,
        args: &Record,
        bytes: &[u8],
        id: &RecordId,
        lapsed: Lapsed,
    ) -> Result<(), CommandError> {
        let file = match &args.output.output {
            Some(Target::File(path)) => Some(path.display().to_string()),
            _ => None,
        };
        if context.wishes.json {
            let json = self.json(args, file, bytes, id, lapsed);
            return context.json(&json);
        }
        if self.world.is_none() {
            context.note(&text!(issue_no_ledger));
        }
        if let Some(second) = self.second.as_ref().filter(|second| second.names_list()) {
            context.note(&text!(issue_status_unpublished, lists = second::names(second)));
        }
        if let Some((first, reason)) = lapsed {
            context.note(&text!(issue_replaced, record = short(&first), reason = reason.word()));
        }
        match (&self.period.cut, context.wishes.dry_run) {
            (_, true) => return Ok(()),
            (Some(cut), _) => context.note(&fault::cut(*cut)),
            (None, _) => {}
        }
        let message = text!(
            issue_done,
            file = file.clone().unwrap_or_else(|| "-".to_owned()),
            record = short(id),
            elements = self.data.draft.elements().len(),
            from = Tdate::new(self.period.valid_from).to_string(),
            until = Tdate::new(self.period.valid_until).to_string()
        );
        if file.is_some() { context.say(&message) } else { told(context, &message) }
    }

    fn json(&self, args: &Record, file: Option<String>, bytes: &[u8], id: &RecordId, lapsed: Lapsed) -> Json {
        let elements: Vec<_> = self.data.draft.elements().map(|(element, _)| element.identifier()).collect();
        let mut out = json!({
            "schema": "mnc.issue/1",
            "action": "record",
            "file": file,
            "record": id.to_string(),
            "docType": DOC_TYPE,
            "elements": elements,
            "signed": Tdate::new(self.period.signed).to_string(),
            "validFrom": Tdate::new(self.period.valid_from).to_string(),
            "validUntil": Tdate::new(self.period.valid_until).to_string(),
            "alg": self.algorithm.name(),
            "digest": self.digest.name(),
            "edition": if self.second.is_some() { 2 } else { 1 },
            "status": second::json(self.second.as_ref()),
            "bytes": bytes.len(),
            "application": self.application.map(|application| hex::encode(application.0)),
            "ledger": self.world.is_some() && !args.output.overwrite.change.dry_run,
            "replaced": lapsed.map(|(first, reason)| json!({"record": first.to_string(), "reason": reason.word()})),
        });
        if let (Some(kind), Some(map)) = (self.kind, out.as_object_mut()) {
            let cases: Vec<_> = kind.cases.iter().map(ToString::to_string).collect();
            map.insert("broken".to_owned(), json!({"name": kind.name, "cases": cases}));
        }
        out
    }
}

type Lapsed = Option<(RecordId, LapseReason)>;

fn told(context: &mut Context, message: &Message) -> Result<(), CommandError> {
    context.note(message);
    Ok(())
}

fn kind(name: &str) -> Result<&'static Kind, CommandError> {
    Kind::named(name).ok_or_else(|| broken::unknown(name, &["issue", "record"]))
}
