//! `read-card number`: the individual number, masked unless it is revealed.

use serde_json::{Value as Json, json};

use crate::card::authenticity::{TextFiles, check_text};
use crate::card::file::NumberFile;
use crate::card::table::AppId;
use crate::cli::args::read_card::Number;
use crate::cli::card::{Authenticity, Keeper, roots, show, unreadable, with_card};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::text;

use super::{lines, reveals};

/// In its place.
const MASK: &str = "************";

pub(super) fn run(context: &mut Context, args: &Number) -> Result<Outcome, CommandError> {
    let revealed = reveals(&args.reveal)?;
    let roots = roots(args.trust.world.as_deref())?;
    let keeper = Keeper::read(context, &args.secrets)?;
    with_card(context, &args.place, revealed, |context, session| {
        let certificate = session.read(AppId::Text, 0x0004)?;
        show(context, session, &keeper, AppId::Text, 0x0011)?;
        let file = session.read(AppId::Text, 0x0001)?;
        let digests = session.read(AppId::Text, 0x0003)?;
        let files = TextFiles {
            number: Some(&file),
            digests: Some(&digests),
            certificate: Some(&certificate),
            ..TextFiles::default()
        };
        let authenticity = Authenticity::of(&check_text(&roots, &files), &session.card);
        let read = match session.card.was_masked() {
            true => None,
            false => Some(NumberFile::decode(&file).map_err(|error| unreadable("number", &error))?),
        };
        let digits = read.as_ref().filter(|_| revealed).map(|read| read.number.secret_text());
        context.note(&text!(number_law));
        if context.wishes.json {
            let mut out = json!({"schema": "mnc.read-card/1", "action": "number", "masked": digits.is_none()});
            if let Some(digits) = digits {
                out[super::NUMBER] = Json::from(digits);
            }
            out["authenticity"] = authenticity.json();
            context.json(&out)?;
            return Ok(authenticity.outcome());
        }
        lines::say(context, &[(text!(label_number), digits.unwrap_or(MASK).to_owned())])?;
        authenticity.say(context)?;
        if !revealed {
            context.note(&text!(number_hidden));
        }
        Ok(authenticity.outcome())
    })
}
