//! What is to be issued: from a person's file and what was asked for beside it, or from an application.

use std::path::Path;

use time::{Date, OffsetDateTime};

use super::fault;
use crate::cli::args::issue::Record;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::input::Input;
use crate::crypto::key::PublicKey;
use crate::issuer::application::Application;
use crate::issuer::application::examine::Examined;
use crate::issuer::draft::{Draft, DraftError, ElementValue, Person, parse_choice, parse_name};
use crate::issuer::from_card::{Items, jpeg};
use crate::issuer::ledger::Fingerprint;
use crate::profile::mnc::{Element, Threshold};
use crate::profile::rules::{self, Finding, IndividualNumber};
use crate::report::Verdict;
use crate::text;

/// Where the elements come from.
pub(super) enum Origin<'i> {
    /// The files of a card, in an application that was examined.
    Card(&'i Items<'i>),
    /// A file of a made-up person.
    Person(Input),
}

/// What a record is wanted for.
pub(super) struct Wanted<'i> {
    pub(super) origin: Origin<'i>,
    pub(super) device: PublicKey,
    pub(super) card: Option<Date>,
    pub(super) days: u16,
    pub(super) application: Option<Fingerprint>,
}

impl<'i> Wanted<'i> {
    /// What was typed.
    pub(super) fn of_person(context: &mut Context, args: &Record) -> Result<Self, CommandError> {
        let (Some(person), Some(device)) = (&args.person, &args.device_key) else {
            return Err(CommandError::usage(text!(usage_no_file))); // the parser asks for both
        };
        let input = context.read(person)?;
        let device = context.read(device)?.public_key()?;
        let card = self::person(&input)?.card.map(|card| card.expires);
        let days = u16::try_from(args.valid_days).unwrap_or(u16::MAX);
        Ok(Self { origin: Origin::Person(input), device, card, days, application: None })
    }

    /// What an application asks for; nothing unless every check holds.
    pub(super) fn of_application(application: &Application<'_>, examined: &'i Examined<'i>) -> Option<Self> {
        let items = examined.items.as_ref().filter(|_| examined.verdict() == Verdict::Valid)?;
        let body = &application.body.value;
        Some(Self {
            origin: Origin::Card(items),
            device: body.device_key.public_key().ok()?,
            card: items.expires(),
            days: u16::try_from(body.valid_days).ok()?,
            application: Some(application.fingerprint()),
        })
    }
}

/// What is to be signed, checked.
pub(super) struct Data {
    pub(super) draft: Draft,
    pub(super) number: IndividualNumber,
    pub(super) remarks: Vec<Finding>,
}

fn person(input: &Input) -> Result<Person, CommandError> {
    Person::parse(input.bytes()).map_err(|error| fault::person(&input.name, &error))
}

impl Data {
    pub(super) fn of(origin: &Origin<'_>, args: &Record, signed: OffsetDateTime) -> Result<Self, CommandError> {
        match origin {
            Origin::Card(items) => Self::of_card(items, args, signed),
            Origin::Person(input) => Self::of_person(input, args, signed),
        }
    }

    fn of_card(items: &Items<'_>, args: &Record, signed: OffsetDateTime) -> Result<Self, CommandError> {
        let name = args.application.as_ref().map(crate::cli::input::Source::name).unwrap_or_default();
        let day = rules::jst_day(signed);
        let refused = |error| fault::draft(&name, &error);
        let portrait = items.photo.map(jpeg).transpose();
        let portrait = portrait.map_err(|error| CommandError::input(text!(record_photo)).because(&error))?;
        let draft = items.draft(portrait, day).map_err(refused)?;
        let remarks = draft.check(day).map_err(refused)?;
        let number = IndividualNumber::parse(items.number.secret_digits());
        let number = number.map_err(|error| CommandError::input(text!(record_photo)).because(&error))?;
        Ok(Self { draft, number, remarks })
    }

    fn of_person(input: &Input, args: &Record, signed: OffsetDateTime) -> Result<Self, CommandError> {
        let person = person(input)?;
        let folder = Path::new(&input.name).parent().unwrap_or(Path::new(""));
        let portrait = person.read_portrait(folder).map_err(|error| fault::person(&input.name, &error))?;
        let day = rules::jst_day(signed);
        let refused = |error: DraftError| fault::draft(&input.name, &error);
        let mut draft = Draft::of_person(&person, portrait, day, &[Threshold::TWENTY]).map_err(refused)?;
        let choices = Choices::of(args, refused)?;
        choices.set.into_iter().for_each(|(element, value)| draft.set(element, value));
        for element in choices.omitted {
            draft.omit(element); // one that is not there is left out all the same
        }
        let remarks = draft.check(day).map_err(refused)?;
        Ok(Self { draft, number: person.number, remarks })
    }
}

/// What was asked for beside the person's data; each element at most once.
struct Choices {
    set: Vec<(Element, ElementValue)>,
    omitted: Vec<Element>,
}

impl Choices {
    fn of(args: &Record, refused: impl Fn(DraftError) -> CommandError) -> Result<Self, CommandError> {
        let mut choices = Self { set: Vec::new(), omitted: Vec::new() };
        for choice in &args.element {
            let parsed = parse_choice(&format!("{}={}", choice.name, choice.value));
            let (element, value) = parsed.map_err(&refused)?;
            if choices.set.iter().any(|(other, _)| *other == element) {
                return Err(twice("--element", element));
            }
            choices.set.push((element, value));
        }
        for name in &args.omit {
            let element = parse_name(name).map_err(&refused)?;
            if choices.omitted.contains(&element) {
                return Err(twice("--omit", element));
            }
            if choices.set.iter().any(|(other, _)| *other == element) {
                return Err(CommandError::usage(text!(draft_set_and_omitted, element = element.identifier())));
            }
            choices.omitted.push(element);
        }
        Ok(choices)
    }
}

fn twice(flag: &'static str, element: Element) -> CommandError {
    CommandError::usage(text!(draft_twice, flag = flag, element = element.identifier()))
}
