//! Why no card can be made of a person's data.

use std::borrow::Cow;

use time::Date;

use crate::card::virtual_card::make::MakeError;
use crate::cbor::FullDate;
use crate::cli::error::CommandError;
use crate::issuer::draft::Person;
use crate::text;

/// What is wrong.
#[derive(Debug)]
pub(super) enum Fault {
    /// The address has no character, or more than a certificate holds.
    Address(usize),
    /// The person is not born yet.
    Birth,
    /// Characters that do not show: of control, or of direction.
    Characters,
    /// The card cannot be made.
    Make(MakeError),
    /// The data say nothing of the card.
    NoCard,
    /// The name has no character.
    Name,
    /// No individual number; data that were read always have one.
    Number,
    /// A sex that no card has.
    Sex(u8),
}

/// The most characters of an address in a certificate.
const LONGEST_ADDRESS: usize = 200;

/// Refuses a person whom no card could be of; `today` is a day in Japan.
pub(super) fn possible(person: &Person, today: Date) -> Result<(), Fault> {
    let address = person.address.text();
    let hidden = |text: &str| matches!(crate::text::safe(text), Cow::Owned(_));
    let length = address.chars().count();
    match () {
        () if person.full_name.trim().is_empty() => Err(Fault::Name),
        () if address.trim().is_empty() || length > LONGEST_ADDRESS => Err(Fault::Address(length)),
        () if hidden(&person.full_name) || hidden(&address) => Err(Fault::Characters),
        () if person.birth_date > today => Err(Fault::Birth),
        () if ![1, 2, 9].contains(&person.sex) => Err(Fault::Sex(person.sex)),
        () => Ok(()),
    }
}

/// The data say nothing of the card, or not enough.
pub(super) fn no_card(file: &str) -> CommandError {
    made(file, &Fault::NoCard)
}

pub(super) fn made(file: &str, fault: &Fault) -> CommandError {
    let why = match fault {
        Fault::Address(length) => text!(keygen_card_address, length = *length),
        Fault::Birth => text!(keygen_card_birth),
        Fault::Characters => text!(keygen_card_characters),
        Fault::Name => text!(keygen_card_name),
        Fault::Sex(number) => text!(keygen_card_sex, number = *number),
        Fault::NoCard => text!(keygen_card_no_card),
        Fault::Number => text!(person_number_form),
        Fault::Make(error) => match error {
            MakeError::Date(day) => text!(keygen_card_date, day = FullDate(*day).to_string()),
            MakeError::Municipality => text!(keygen_card_municipality),
            MakeError::Portrait(_) => text!(keygen_card_portrait),
            MakeError::File(error) => text!(keygen_card_too_long, length = error.length),
            MakeError::Key(error) => return CommandError::issue(&error.clone().into()),
            MakeError::Certificate(crate::card::jpki::make::MakeError::Period) => text!(keygen_card_period),
            MakeError::Certificate(crate::card::jpki::make::MakeError::Municipality) => {
                text!(keygen_card_municipality)
            }
            _ => text!(keygen_card_other),
        },
    };
    let made = CommandError::input(text!(keygen_card_cannot, file = file.to_owned())).why(why).file(file);
    if let Fault::Make(error) = fault { made.because(error) } else { made }
}
