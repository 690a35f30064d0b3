//! `keygen iaca-link`: the old root certifies the new one.

use super::made::Made;
use crate::cli::args::keygen::Link;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::issuer::world::{CONTACT, Signer, crl_url, validity};
use crate::text;
use crate::x509::issue::{Draft, Issuer, Subject, issue};
use crate::x509::profile::Role;
use crate::x509::{Certificate, Validity, oid};

pub(super) fn run(context: &mut Context, args: Link) -> Result<Outcome, CommandError> {
    let old = Signer::load(&args.issuer).map_err(|error| CommandError::world(&error))?;
    let old = old.with_repeatable_signatures(context.wishes.seed.is_some());
    let input = context.read(&args.new_root)?;
    let no_certificate = |_| CommandError::input(text!(input_is_not, file = input.name.clone(), what = "Certificate"));
    let new = Certificate::from_der(input.bytes()).map_err(no_certificate)?;
    let key = new.public_key().map_err(|error| CommandError::issue(&error.into()))?;
    let root = old.certificate.view();
    let made = validity(context.now(), Role::IacaLink.profile().days.into());
    let not_after = made.not_after.min(root.validity().not_after).min(new.validity().not_after);
    let draft = Draft {
        role: Role::IacaLink,
        subject: subject_of(&new),
        key: &key,
        validity: Validity { not_after, ..made },
        contact: Some(CONTACT.to_owned()),
        crl_url: Some(crl_url(Role::Iaca)),
        domains: Vec::new(),
        defect: None,
    };
    let mut rng = context.random("keygen iaca-link certificate")?;
    let certificate = issue(&draft, &Issuer::Authority(&root, &old.key), &mut *rng);
    let certificate = certificate.map_err(|error| CommandError::issue(&error))?;
    if certificate.view().subject().as_bytes() != new.subject().as_bytes() {
        return Err(CommandError::input(text!(keygen_other_name, file = input.name.clone())));
    }
    Made { role: Role::IacaLink, name: &args.output, key: None, certificate, defect: None }.deliver(context)
}

/// The subject of a root, to be written anew.
fn subject_of(root: &Certificate<'_>) -> Subject {
    let subject = root.subject();
    let first = |oid| subject.first(&oid).map(Into::into);
    Subject {
        country: first(oid::COUNTRY),
        state: first(oid::STATE),
        locality: first(oid::LOCALITY),
        organization: first(oid::ORGANIZATION),
        serial_number: first(oid::SERIAL_NUMBER),
        common_name: first(oid::COMMON_NAME),
    }
}
