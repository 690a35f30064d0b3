//! `read-card pin change`: a secret takes the place of another.

use serde_json::json;

use crate::card::secret::Secret;
use crate::card::table::{AppId, FileId, SecretForm, SecretRow};
use crate::cli::args::read_card::{Change, Changeable};
use crate::cli::card::{Keeper, Session, ask, show, somebody, with_card};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, secret_name};
use crate::cli::exit::Outcome;
use crate::text;

pub(super) fn run(context: &mut Context, args: &Change) -> Result<Outcome, CommandError> {
    let (app, id) = match args.secret {
        Changeable::Auth => (AppId::Jpki, 0x0018),
        Changeable::Sign => (AppId::Jpki, 0x001b),
        Changeable::Text => (AppId::Text, 0x0011),
    };
    let replayed = args.place.card.as_deref().is_some_and(|card| card.starts_with("trace:"));
    let keeper = Keeper::read(context, &args.secrets)?;
    with_card(context, &args.place, false, |context, session| {
        let row = row(session, app, id)?;
        // The new one comes first: if it is no good, the old one is not even shown.
        let new = new(context, session, &keeper, row.form)?;
        show(context, session, &keeper, app, id)?;
        let changed = session.card.change(app, row.id, &new);
        changed.map_err(|error| CommandError::of_pin(row.name, &error))?;
        if context.wishes.json {
            let mut document = json!({"schema": "mnc.read-card/1", "action": "pin-change", "secret": row.name});
            if replayed {
                document["replayed"] = true.into();
            }
            context.json(&document)?;
        } else if replayed {
            context.say(&text!(pin_change_replayed))?;
        } else {
            context.say(&text!(pin_changed, secret = secret_name(row.name)))?;
        }
        Ok(Outcome::Done)
    })
}

fn row(session: &Session, app: AppId, id: u16) -> Result<&'static SecretRow, CommandError> {
    let row = session.card.generation().app(app).and_then(|row| row.secret(FileId(id)));
    row.ok_or_else(|| CommandError::of_card(&crate::card::session::CardError::NotInTable { app, id: FileId(id) }))
}

/// The new secret: from the file, or typed twice.
fn new(context: &mut Context, session: &Session, keeper: &Keeper, form: SecretForm) -> Result<Secret, CommandError> {
    if let Some((secret, capitals)) = keeper.filed("new", form)? {
        if capitals {
            context.note(&text!(pin_capitals));
        }
        return Ok(secret);
    }
    somebody(context, "new")?;
    session.tell(context);
    let (first, capitals) = ask(context, "new", form, &text!(pin_prompt, secret = secret_name("new")))?;
    let (second, _) = ask(context, "new", form, &text!(pin_prompt_again, secret = secret_name("new")))?;
    if first.secret_bytes() != second.secret_bytes() {
        return Err(CommandError::pin(text!(pin_differ)));
    }
    if capitals {
        context.note(&text!(pin_capitals));
    }
    Ok(first)
}
