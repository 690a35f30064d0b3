//! The elements of a record, from a person's file and what was asked for beside it.

use std::path::Path;

use time::{Date, OffsetDateTime};

use super::fault;
use crate::cli::args::issue::Record;
use crate::cli::error::CommandError;
use crate::cli::input::Input;
use crate::issuer::draft::{Draft, Person, parse_choice, parse_name};
use crate::profile::mnc::Threshold;
use crate::profile::rules::{self, Finding, IndividualNumber};

/// What is to be signed, checked.
pub(super) struct Data {
    pub(super) draft: Draft,
    pub(super) number: IndividualNumber,
    pub(super) remarks: Vec<Finding>,
}

fn person(input: &Input) -> Result<Person, CommandError> {
    Person::parse(&input.bytes).map_err(|error| fault::person(&input.name, &error))
}

/// The last day of the person's card.
pub(super) fn card_expiry(input: &Input) -> Result<Option<Date>, CommandError> {
    Ok(person(input)?.card.map(|card| card.expires))
}

impl Data {
    pub(super) fn of(input: &Input, args: &Record, signed: OffsetDateTime) -> Result<Self, CommandError> {
        let person = person(input)?;
        let folder = Path::new(&input.name).parent().unwrap_or(Path::new(""));
        let portrait = person.read_portrait(folder).map_err(|error| fault::person(&input.name, &error))?;
        let day = rules::jst_day(signed);
        let refused = |error| fault::draft(&input.name, &error);
        let mut draft = Draft::of_person(&person, portrait, day, &[Threshold::TWENTY]).map_err(refused)?;
        for choice in &args.element {
            let (element, value) = parse_choice(&format!("{}={}", choice.name, choice.value)).map_err(refused)?;
            draft.set(element, value);
        }
        for name in &args.omit {
            draft.omit(parse_name(name).map_err(refused)?);
        }
        let remarks = draft.check(day).map_err(refused)?;
        Ok(Self { draft, number: person.number, remarks })
    }
}
