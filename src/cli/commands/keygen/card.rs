//! `keygen card`: a virtual card of a made-up person, and the authorities of a world that such cards need.

mod fault;
mod issuers;
mod secrets;

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};
use time::Date;

use super::made;
use crate::card::number::IndividualNumber;
use crate::card::virtual_card::make::{Chosen, Made, Person as OnCard, make};
use crate::cli::args::keygen::Card;
use crate::cli::args::read_card::Secrets;
use crate::cli::card::Keeper;
use crate::cli::commands::issue::person_error;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs};
use crate::crypto::rng::Rng;
use crate::issuer::draft::Person;
use crate::issuer::world::{World, WorldFile, validity};
use crate::profile::rules::jst_day;
use crate::text;
use crate::text::Value;

use issuers::Authorities;
pub(in crate::cli::commands) use issuers::sign_authority;

/// The citizen whose card is in every world.
const CITIZEN: &[u8] = include_bytes!("../../../../samples/people/taro.json");
/// The citizen's portrait.
const PORTRAIT: &[u8] = include_bytes!("../../../../samples/people/taro.jpg");

pub(super) fn run(context: &mut Context, args: Card) -> Result<Outcome, CommandError> {
    let world = World::open(&args.world).map_err(|error| CommandError::world(&error))?;
    let authorities = Authorities::load(&world)?;
    let input = context.read(&args.person)?;
    let person = Person::parse(input.bytes()).map_err(|error| person_error(&input.name, &error))?;
    let folder = Path::new(&input.name).parent().unwrap_or(Path::new(""));
    let portrait = person.read_portrait(folder).map_err(|error| person_error(&input.name, &error))?;
    let facts = person.card.as_ref().ok_or_else(|| fault::no_card(&input.name))?;
    let mut rng = context.random("keygen card")?;
    let secrets = Secrets { pin_file: args.pin_file, last_try: false };
    let chosen = secrets::Chosen::read(&Keeper::read(context, &secrets)?)?;
    let chosen = chosen.secret_values();
    let made = of_person(context, &person, portrait.as_deref(), facts.expires, &authorities, &chosen, &mut *rng);
    let made = made.map_err(|error| fault::made(&input.name, &error))?;
    let mut outputs = Outputs::new();
    outputs.file(&args.output, made.model.to_json().as_bytes(), Access::Private);
    outputs.file(pins_beside(&args.output), made.secret_pins.as_bytes(), Access::Private);
    let files: Vec<String> = outputs.paths().map(|path| path.display().to_string()).collect();
    context.write(outputs)?;
    let not_drawn: Vec<String> = made.not_drawn.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    if !not_drawn.is_empty() {
        let list: Vec<Value> = not_drawn.iter().map(Value::from).collect();
        context.warn(&text!(keygen_card_not_drawn, list = list));
    }
    let more = Map::from_iter([("notDrawn".to_owned(), Json::from(not_drawn))]);
    made::tell(context, "card", &files, more)
}

/// The pin file of a card: `taro.pins` for `taro.json`.
fn pins_beside(card: &Path) -> PathBuf {
    let pins = card.with_extension("pins");
    if pins == card { crate::issuer::world::with_suffix(card, "pins") } else { pins }
}

fn of_person(
    context: &Context,
    person: &Person,
    portrait: Option<&[u8]>,
    expires: Date,
    authorities: &Authorities,
    chosen: &Chosen<'_>,
    rng: &mut dyn Rng,
) -> Result<Made, fault::Fault> {
    fault::possible(person, jst_day(context.now()))?;
    let code = person.card.as_ref().and_then(|card| card.security_code.as_deref());
    let number = IndividualNumber::parse(person.number.secret_digits().as_bytes()).map_err(|_| fault::Fault::Number)?;
    let address = person.address.text();
    let on_card = OnCard {
        name: &person.full_name,
        address: &address,
        birth_date: person.birth_date,
        sex: person.sex,
        number: &number,
        municipality: person.local_gov_code.get(..5).unwrap_or_default(), // a sixth digit is that of a check
        expires,
        security_code: code.ok_or(fault::Fault::NoCard)?,
        portrait,
    };
    let now = validity(context.now(), 1).not_before;
    authorities.with(|issuers| make(&on_card, chosen, issuers, now, rng)).map_err(fault::Fault::Make)
}

/// What a world has for cards: three authorities, the card of a citizen, and its secrets.
pub(super) fn for_world(context: &Context) -> Result<Vec<WorldFile>, CommandError> {
    let from = validity(context.now(), 1).not_before;
    let authorities = Authorities::new(from, &mut |label| context.random(label))?;
    let mut files = authorities.files();
    let person = Person::parse(CITIZEN).map_err(|error| person_error("taro.json", &error))?;
    let expires = expiry(&person, from.date());
    let mut rng = context.random("world card")?;
    let made = of_person(context, &person, Some(PORTRAIT), expires, &authorities, &Chosen::USUAL, &mut *rng);
    let made = made.map_err(|error| fault::made("taro.json", &error))?;
    let private = |name: &str, text: &str| WorldFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec().into(),
        private: true,
    };
    files.extend([private("card.json", &made.model.to_json()), private("pins", &made.secret_pins)]);
    Ok(files)
}

/// The last day of the citizen's card; in a world of a later time, a tenth birthday after it.
fn expiry(person: &Person, today: Date) -> Date {
    let printed = person.card.as_ref().map(|card| card.expires);
    let later = || person.birth_date.replace_year(today.year() + 10).unwrap_or(Date::MAX);
    printed.filter(|expires| *expires > today).unwrap_or_else(later)
}
