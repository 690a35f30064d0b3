//! Why no record can be made of a person's data.

use std::path::Path;

use serde_json::error::Category;

use crate::cbor::{FullDate, Tdate};
use crate::cli::error::{CommandError, Doing, Hint};
use crate::issuer::draft::{Cut, DraftError, PeriodError, PersonError};
use crate::issuer::world::WorldError;
use crate::profile::rules::{Finding, NumberError};
use crate::report::Fact;
use crate::text;
use crate::text::{Message, Value};

pub(in crate::cli::commands) fn person(file: &str, error: &PersonError) -> CommandError {
    let why = match error {
        PersonError::Address { found } => text!(person_address, found = *found),
        PersonError::Date { field } => text!(person_date, field = *field),
        PersonError::Json { source, .. } => {
            let made = CommandError::input(text!(person_cannot, file = file.to_owned())).why(json(source)).file(file);
            return made.because(&Discreet(discreet(source)));
        }
        PersonError::Number(error) => number(error),
        PersonError::Portrait => text!(person_portrait),
        PersonError::PortraitFile { path, source } => {
            return CommandError::io(Doing::Reading, path.display().to_string(), source);
        }
        PersonError::SecurityCode => text!(person_security_code),
    };
    CommandError::input(text!(person_cannot, file = file.to_owned())).why(why).file(file)
}

/// What the reader of JSON said, without the value it found: that may be a number of a person.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Discreet(String);

fn discreet(error: &serde_json::Error) -> String {
    let told = error.to_string();
    if !told.starts_with("invalid type") && !told.starts_with("invalid value") {
        return told;
    }
    let kind = if told.starts_with("invalid type") { "invalid type" } else { "invalid value" };
    told.rsplit_once(", expected ").map_or_else(|| kind.to_owned(), |(_, rest)| format!("{kind}, expected {rest}"))
}

/// What is wrong with the JSON; names of fields are said, values are not.
fn json(error: &serde_json::Error) -> Message {
    let (line, column) = (error.line(), error.column());
    let told = error.to_string();
    let field = |start: &str| {
        let name = told.strip_prefix(start)?.split('`').next()?;
        Some(name.to_owned())
    };
    match error.classify() {
        Category::Eof => text!(person_json_ends, line = line, column = column),
        Category::Syntax | Category::Io => text!(person_json, line = line, column = column),
        Category::Data => {
            if let Some(field) = field("unknown field `") {
                text!(person_json_unknown, line = line, column = column, field = field)
            } else if let Some(field) = field("missing field `") {
                text!(person_json_missing, line = line, column = column, field = field)
            } else if let Some(field) = field("duplicate field `") {
                text!(person_json_twice, line = line, column = column, field = field)
            } else {
                text!(person_json_value, line = line, column = column)
            }
        }
    }
}

fn number(error: &NumberError) -> Message {
    match error {
        NumberError::CheckDigit => text!(person_number_check_digit),
        _ => text!(person_number_form),
    }
}

pub(super) fn draft(file: &str, error: &DraftError) -> CommandError {
    let why = match error {
        DraftError::ChoiceWithoutValue { name } => {
            return CommandError::usage(text!(draft_choice, name = name.clone()));
        }
        DraftError::ChoiceValue { element, expected } => {
            let element = element.identifier();
            return CommandError::usage(text!(draft_choice_value, element = element, expected = expected.cddl()));
        }
        DraftError::Empty => text!(draft_empty),
        DraftError::NotBorn { on } => text!(draft_not_born, on = FullDate(*on).to_string()),
        DraftError::UnknownElement { name, suggestion } => {
            let made = CommandError::usage(text!(draft_unknown, name = name.clone()));
            let Some(suggestion) = suggestion else { return made };
            let list = vec![Value::from(suggestion.element.identifier())];
            return made.hint(Hint::say(text!(hint_meant, list = list)));
        }
        DraftError::Values(findings) => {
            let list: Vec<Value> = findings.iter().map(|found| Value::from(finding(found))).collect();
            text!(draft_values, list = list)
        }
    };
    CommandError::input(text!(issue_cannot_of, file = file.to_owned())).why(why).file(file)
}

/// A finding as it is said.
pub(super) fn finding(found: &Finding) -> Message {
    let evidence = found.evidence();
    let message = Message::table("finding-", evidence.id).unwrap_or_else(|| text!(person_other));
    evidence.facts.into_iter().fold(message, |message, (name, fact)| match fact {
        Fact::Number(number) => message.with(name, number),
        Fact::Text(text) => message.with(name, text),
        Fact::Bytes(bytes) => message.with(name, hex::encode(bytes)),
        Fact::Time(at) => message.with(name, Tdate::new(at).to_string()),
    })
}

/// The signer cannot be used; one that is no signer of its world can be named all the same.
pub(super) fn signer(error: &WorldError) -> CommandError {
    let made = CommandError::world(error);
    match error {
        WorldError::NotUnder { path, .. } => {
            let name = path.with_extension("");
            made.hint(Hint::say(text!(hint_signer_all_the_same, name = name.as_path())))
        }
        _ => made,
    }
}

/// No such period; `world` is where the signer is from.
pub(super) fn period(error: &PeriodError, world: Option<&Path>) -> CommandError {
    let made = period_of(error);
    let world = world.and_then(Path::to_str);
    match (error, world) {
        (PeriodError::SignerExpired { .. } | PeriodError::SignerNotYet { .. }, Some(world)) => {
            let (issuer, signer) = (format!("{world}/iaca"), format!("{world}/ds"));
            let words = ["keygen", "ds", "--issuer", &issuer, "-o", &signer, "--force"];
            made.hint(Hint::run(words, |command| text!(hint_new_signer, command = command)))
        }
        _ => made,
    }
}

fn period_of(error: &PeriodError) -> CommandError {
    let time = |at: time::OffsetDateTime| Tdate::new(at).to_string();
    CommandError::refused(match error {
        PeriodError::CardExpired { on } => text!(period_card_expired, on = FullDate(*on).to_string()),
        PeriodError::NoDays => return CommandError::usage(text!(period_no_days)),
        PeriodError::SignerExpired { until } => text!(period_signer_expired, until = time(*until)),
        PeriodError::SignerNotYet { from } => text!(period_signer_not_yet, from = time(*from)),
        PeriodError::TooLong { days, most } => {
            return CommandError::usage(text!(period_too_long, days = *days, most = *most));
        }
        _ => return CommandError::usage(text!(period_out_of_range)),
    })
}

pub(super) fn cut(cut: Cut) -> Message {
    match cut {
        Cut::Card => text!(period_cut_card),
        Cut::Signer => text!(period_cut_signer),
    }
}
