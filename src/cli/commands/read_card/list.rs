//! `read-card list`: readers, and what lies in them.

use serde_json::{Value as Json, json};

use crate::cli::args::read_card::List;
use crate::cli::card::{CardKind, with_card};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::text;
use crate::text::Message;

/// A reader or a file, and what lies there.
struct Row {
    name: String,
    what: What,
}

enum What {
    Card(CardKind),
    #[cfg_attr(not(feature = "pcsc"), allow(dead_code))] // readers alone are empty, or cannot be looked into
    Empty,
    #[cfg_attr(not(feature = "pcsc"), allow(dead_code))]
    Fault(CommandError),
}

pub(super) fn run(context: &mut Context, args: &List) -> Result<Outcome, CommandError> {
    let rows = if args.place.card.is_some() || args.place.reader.is_some() {
        with_card(context, &args.place, false, |_, session| {
            let kind = CardKind::of(&mut session.card).map_err(|error| CommandError::of_card(&error))?;
            Ok(vec![Row { name: session.name.clone(), what: What::Card(kind) }])
        })?
    } else {
        readers(context)?
    };
    if context.wishes.json {
        let rows: Vec<Json> = rows.iter().map(Row::json).collect();
        context.json(&json!({"schema": "mnc.read-card/1", "action": "list", "readers": rows}))?;
        return Ok(Outcome::Done);
    }
    if rows.is_empty() {
        context.say(&text!(list_readers_none))?;
    }
    rows.into_iter().try_for_each(|row| row.say(context))?;
    Ok(Outcome::Done)
}

#[cfg(feature = "pcsc")]
fn readers(context: &mut Context) -> Result<Vec<Row>, CommandError> {
    use crate::apdu::pcsc::Reader;
    use crate::cli::args::read_card::Place;

    let service = crate::cli::card::service()?;
    let readers = service.readers().map_err(|error| CommandError::link(&error))?;
    let look = |reader: Reader| {
        let place = Place { reader: Some(reader.name.clone()), card: None, trace: None };
        let kind = |context: &mut Context| {
            with_card(context, &place, false, |_, session| {
                CardKind::of(&mut session.card).map_err(|error| CommandError::of_card(&error))
            })
        };
        let what = match reader.has_card {
            false => What::Empty,
            true => kind(context).map_or_else(What::Fault, What::Card),
        };
        Row { name: reader.name, what }
    };
    Ok(readers.into_iter().map(look).collect())
}

#[cfg(not(feature = "pcsc"))]
fn readers(_: &mut Context) -> Result<Vec<Row>, CommandError> {
    use crate::cli::error::Hint;
    Err(CommandError::card(text!(reader_no_pcsc)).hint(Hint::say(text!(hint_card_file))))
}

impl Row {
    fn json(&self) -> Json {
        let mut out = json!({"reader": self.name, "card": Json::Null});
        match &self.what {
            What::Card(kind) => out["card"] = kind.word().into(),
            What::Empty => {}
            What::Fault(error) => out["error"] = error.json(),
        }
        out
    }

    fn say(self, context: &mut Context) -> Result<(), CommandError> {
        let words = context.words();
        let what: Message = match self.what {
            What::Card(kind) => kind.name(),
            What::Empty => text!(list_reader_empty),
            What::Fault(error) => text!(list_reader_fault, fault = error.sentence(words)),
        };
        context.say(&text!(list_reader, reader = self.name, what = what))
    }
}
