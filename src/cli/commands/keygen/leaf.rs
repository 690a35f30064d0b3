//! Certificates under a root: signers and readers, with a new key or as the answer to a request.

use super::made::{self, Made};
use crate::cbor::Tdate;
use crate::cli::args::keygen::Plain;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Source;
use crate::crypto::key::{PublicKey, SigningKey};
use crate::issuer::world::{Signer, subject, validity};
use crate::text;
use crate::x509::Validity;
use crate::x509::issue::{Draft, Issuer, Request, Subject, issue};
use crate::x509::profile::Role;

/// Whom the certificate is for.
struct Applicant {
    subject: Subject,
    key: PublicKey,
    new: Option<SigningKey>,
    domains: Vec<String>,
}

pub(super) fn run(
    context: &mut Context,
    role: Role,
    args: Plain,
    broken: Option<&str>,
    domain: Option<String>,
) -> Result<Outcome, CommandError> {
    let defect = made::defect(role, broken)?;
    let signer = Signer::load(&args.issuer).map_err(|error| CommandError::world(&error))?;
    let signer = signer.with_repeatable_signatures(context.wishes.seed.is_some());
    let mut applicant = applicant(context, role, &args)?;
    applicant
        .domains
        .extend(domain.filter(|domain| !applicant.domains.contains(domain)).into_iter().collect::<Vec<_>>());
    let root = signer.certificate.view();
    if role.profile().shares_place {
        let place = root.subject();
        let own = args.certificate.country.is_none() && args.csr.is_none();
        applicant.subject.country = if own { place.country().map(Into::into) } else { applicant.subject.country };
        applicant.subject.state = applicant.subject.state.or_else(|| place.state().map(Into::into));
    }
    let validity = validity_under(context, role, args.certificate.valid_days, root.validity())?;
    let draft = Draft {
        role,
        subject: applicant.subject,
        key: &applicant.key,
        validity,
        contact: None,
        crl_url: None,
        domains: applicant.domains,
        defect,
    };
    let mut rng = context.random(&format!("keygen {} certificate", role.name()))?;
    let certificate = issue(&draft, &Issuer::Authority(&root, &signer.key), &mut *rng);
    let certificate = certificate.map_err(|error| CommandError::issue(&error))?;
    Made { role, name: &args.certificate.output, key: applicant.new.as_ref(), certificate, defect }.deliver(context)
}

/// The validity asked for; else that of the role, cut at the end of the root.
fn validity_under(context: &Context, role: Role, asked: Option<u32>, root: Validity) -> Result<Validity, CommandError> {
    if root.not_after < context.now() {
        let until = Tdate::new(root.not_after).to_string();
        return Err(CommandError::refused(text!(certificate_issuer_ended, until = until)));
    }
    if root.not_before > context.now() {
        let from = Tdate::new(root.not_before).to_string();
        return Err(CommandError::refused(text!(certificate_issuer_not_yet, from = from)));
    }
    let made = validity(context.now(), asked.unwrap_or_else(|| role.profile().days.into()));
    let not_after = if asked.is_some() { made.not_after } else { made.not_after.min(root.not_after) };
    Ok(Validity { not_after, ..made })
}

fn applicant(context: &mut Context, role: Role, args: &Plain) -> Result<Applicant, CommandError> {
    let wishes = &args.certificate;
    if let Some(source) = &args.csr {
        return of_request(context, role, source, args);
    }
    let subject = made::named(subject(role), wishes);
    if let Some(source) = &wishes.key {
        let key = context.read(source)?.public_key()?;
        return Ok(Applicant { subject, key, new: None, domains: Vec::new() });
    }
    let new = super::new_key(context, role.name(), wishes.alg)?;
    Ok(Applicant { subject, key: new.public().clone(), new: Some(new), domains: Vec::new() })
}

/// What a request asks for, once it is known to be signed by its key.
fn of_request(context: &mut Context, role: Role, source: &Source, args: &Plain) -> Result<Applicant, CommandError> {
    let input = context.read(source)?;
    let no_request = || text!(input_is_not, file = input.name.clone(), what = "CertificationRequest");
    let request = Request::from_der(input.bytes())
        .map_err(|error| CommandError::input(no_request()).in_der(&error).because(&error).file(input.name.clone()))?;
    request.verify().map_err(|error| CommandError::issue(&error).file(input.name.clone()))?;
    let mut subject = request.to_subject();
    let own = crate::issuer::world::subject(role);
    subject.common_name = subject.common_name.or(own.common_name);
    subject.country = subject.country.or(own.country);
    let subject = made::named(subject, &args.certificate);
    let key = request.public_key().map_err(|error| CommandError::issue(&error.into()))?;
    let domains = request.domains().map_err(|error| CommandError::issue(&error.into()))?;
    let domains = domains.into_iter().map(str::to_owned).collect();
    Ok(Applicant { subject, key, new: None, domains })
}
