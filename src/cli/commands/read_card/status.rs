//! `read-card status`: the tries left of every secret; none is spent.

use serde_json::{Value as Json, json};

use crate::apdu::Meaning;
use crate::card::session::{CardError, Tries};
use crate::card::table::{AppId, SecretForm, SecretRow};
use crate::cli::args::read_card::Status;
use crate::cli::card::{CardKind, Session, with_card};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, secret_name};
use crate::cli::exit::Outcome;
use crate::cli::ui::style::Label;
use crate::cli::ui::width::pad;
use crate::text;

/// In this order; a phone has the first alone.
const APPS: [AppId; 5] = [AppId::Jpki, AppId::Text, AppId::Visual, AppId::Juki, AppId::Common];

/// A secret and what is left of it; nothing where the card does not have it.
struct Row {
    app: &'static str,
    secret: &'static SecretRow,
    tries: Option<Tries>,
}

pub(super) fn run(context: &mut Context, args: &Status) -> Result<Outcome, CommandError> {
    with_card(context, &args.place, false, |context, session| {
        let kind = CardKind::of(&mut session.card).map_err(|error| CommandError::of_card(&error))?;
        let rows = ask(session, kind).map_err(|error| CommandError::of_card(&error))?;
        if context.wishes.json {
            context.json(&json!({
                "schema": "mnc.read-card/1",
                "action": "status",
                "card": kind.word(),
                "secrets": rows.iter().map(Row::json).collect::<Vec<_>>(),
            }))?;
        } else {
            context.say(&kind.name())?;
            rows.iter().try_for_each(|row| row.say(context))?;
        }
        Ok(Outcome::Done)
    })
}

fn ask(session: &mut Session, kind: CardKind) -> Result<Vec<Row>, CardError> {
    let mut rows = Vec::new();
    if kind == CardKind::None {
        return Err(CardError::NoApplication(AppId::Jpki));
    }
    let generation = session.card.generation();
    let apps = APPS.iter().filter_map(|app| generation.app(*app));
    for app in apps.take(if kind.is_phone() { 1 } else { APPS.len() }) {
        match session.card.select(app.id) {
            Err(CardError::NoApplication(_)) => continue,
            Err(error) => return Err(error),
            Ok(_) => {}
        }
        // What is sealed from the day of issue is nobody's, and is not even asked.
        for secret in app.secrets.iter().filter(|row| row.form != SecretForm::Sealed) {
            let tries = match session.card.tries(app.id, secret.id) {
                Ok(tries) => Some(tries),
                Err(CardError::Status { status, .. }) if status.meaning() == Meaning::NotFound => None,
                Err(error) => return Err(error),
            };
            rows.push(Row { app: app.name, secret, tries });
        }
    }
    Ok(rows)
}

impl Row {
    fn json(&self) -> Json {
        let left = match self.tries {
            Some(Tries::Left(left)) => json!(left),
            Some(Tries::Blocked) => json!(0),
            None => Json::Null,
        };
        json!({
            "name": self.secret.name,
            "application": self.app,
            "left": left,
            "tries": self.secret.tries,
            "blocked": self.tries == Some(Tries::Blocked),
        })
    }

    fn say(&self, context: &mut Context) -> Result<(), CommandError> {
        let (words, paint) = (context.words(), context.paint());
        let (label, left) = match self.tries {
            None => (Label::Skip, text!(status_missing)),
            Some(Tries::Blocked) => (Label::Fail, text!(status_blocked)),
            Some(Tries::Left(left)) => {
                let label = if left < self.secret.tries { Label::Warn } else { Label::Ok };
                (label, text!(status_count, left = left, most = self.secret.tries))
            }
        };
        let left = paint.paint(label, &pad(&words.say(left), 10));
        let name = words.say(text!(status_secret, secret = secret_name(self.secret.name)));
        context.print(&format!("  {} {left} {name}\n", pad(self.secret.name, 8)))
    }
}
