//! Why no card can be made of a person's data.

use crate::card::virtual_card::make::MakeError;
use crate::cbor::FullDate;
use crate::cli::error::CommandError;
use crate::text;

/// What is wrong.
#[derive(Debug)]
pub(super) enum Fault {
    /// The card cannot be made.
    Make(MakeError),
    /// The data say nothing of the card.
    NoCard,
    /// No individual number; data that were read always have one.
    Number,
}

/// The data say nothing of the card, or not enough.
pub(super) fn no_card(file: &str) -> CommandError {
    made(file, &Fault::NoCard)
}

pub(super) fn made(file: &str, fault: &Fault) -> CommandError {
    let why = match fault {
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
