//! `read-card attributes`: name, address, birth date, sex, and whether an issuer signed them.

use serde_json::json;

use crate::card::authenticity::{TextFiles, check_text};
use crate::card::file::Attributes;
use crate::card::table::AppId;
use crate::cli::args::read_card::Attributes as Args;
use crate::cli::card::{Authenticity, Keeper, roots, show, unreadable, with_card};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::text;

use super::lines::{self, sex_name, sex_word};
use super::reveals;

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Outcome, CommandError> {
    let revealed = reveals(&args.reveal)?;
    let roots = roots(args.trust.world.as_deref())?;
    let keeper = Keeper::read(context, &args.secrets)?;
    with_card(context, &args.place, revealed, |context, session| {
        let certificate = session.read(AppId::Text, 0x0004)?;
        show(context, session, &keeper, AppId::Text, 0x0011)?;
        let attributes = session.read(AppId::Text, 0x0002)?;
        let digests = session.read(AppId::Text, 0x0003)?;
        let files = TextFiles {
            attributes: Some(&attributes),
            digests: Some(&digests),
            certificate: Some(&certificate),
            ..TextFiles::default()
        };
        let authenticity = Authenticity::of(&check_text(&roots, &files), &session.card);
        let read = Attributes::decode(&attributes).map_err(|error| unreadable("attributes", &error))?;
        if context.wishes.json {
            context.json(&json!({
                "schema": "mnc.read-card/1",
                "action": "attributes",
                "attributes": {
                    "name": read.name,
                    "address": read.address,
                    "birthDate": read.birth_date.to_string(),
                    "sex": sex_word(read.sex),
                },
                "authenticity": authenticity.json(),
            }))?;
            return Ok(authenticity.outcome());
        }
        let rows = [
            (text!(label_name), read.name.into()),
            (text!(label_address), read.address.into()),
            (text!(label_birth), read.birth_date.to_string()),
            (text!(label_sex), context.words().say(sex_name(read.sex))),
        ];
        lines::say(context, &rows)?;
        authenticity.say(context)?;
        Ok(authenticity.outcome())
    })
}
