//! Roots: certificates that sign themselves.

use super::made::{self, Made};
use crate::cli::args::keygen::Certificate as Wishes;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::issuer::world::{CONTACT, crl_url, subject, validity};
use crate::x509::issue::{Draft, Issuer, issue};
use crate::x509::profile::Role;

pub(super) fn run(
    context: &mut Context,
    role: Role,
    args: Wishes,
    broken: Option<&str>,
) -> Result<Outcome, CommandError> {
    let defect = made::defect(role, broken)?;
    let given = match &args.key {
        Some(source) => Some(context.read(source)?.signing_key()?),
        None => None,
    };
    let new = if given.is_none() { Some(super::new_key(context, role.name(), args.alg)?) } else { None };
    let repeatable = context.wishes.seed.is_some();
    let given = given.map(|key| key.with_repeatable_signatures(repeatable));
    let Some(key) = given.as_ref().or(new.as_ref()) else { return Err(CommandError::usage(crate::text!(key_other))) };
    let days = args.valid_days.unwrap_or_else(|| role.profile().days.into());
    let draft = Draft {
        role,
        subject: made::named(subject(role), &args),
        key: key.public(),
        validity: validity(context.now(), days),
        contact: Some(CONTACT.to_owned()),
        crl_url: Some(crl_url(role)),
        domains: Vec::new(),
        defect,
    };
    let mut rng = context.random(&format!("keygen {} certificate", role.name()))?;
    let certificate = issue(&draft, &Issuer::Itself(key), &mut *rng).map_err(|error| CommandError::issue(&error))?;
    Made { role, name: &args.output, key: new.as_ref(), certificate, defect }.deliver(context)
}
