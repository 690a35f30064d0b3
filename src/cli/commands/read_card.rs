//! `read-card`: the plastic card, in a reader, in a file, or in a recording.

mod apdu;
mod attributes;
mod cert;
mod change;
mod face;
mod lines;
mod list;
mod number;
mod serve;
mod sign;
mod status;

use crate::card::table::AppId;
use crate::cli::args::read_card::{Pair, Pin, ReadCard};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;

/// The name under which an individual number is revealed.
const NUMBER: &str = "individual_number_unicode";

pub(super) fn run(context: &mut Context, args: ReadCard) -> Result<Outcome, CommandError> {
    match args {
        ReadCard::List(args) => list::run(context, &args),
        ReadCard::Status(args) => status::run(context, &args),
        ReadCard::Attributes(args) => attributes::run(context, &args),
        ReadCard::Number(args) => number::run(context, &args),
        ReadCard::Face(args) => face::run(context, &args),
        ReadCard::Cert(args) => cert::run(context, &args),
        ReadCard::Sign(args) => sign::run(context, &args, Pair::Sign),
        ReadCard::Auth(args) => sign::run(context, &args, Pair::Auth),
        ReadCard::Pin(Pin::Change(args)) => change::run(context, &args),
        ReadCard::Apdu(args) => apdu::run(context, &args),
        ReadCard::Serve(args) => serve::run(context, &args),
    }
}

/// What belongs to a pair of certificate and key.
struct PairRow {
    word: &'static str,
    certificate: u16,
    authority: u16,
    key: u16,
    secret: u16,
}

impl Pair {
    /// Its places in the certificate application.
    fn row(self) -> PairRow {
        match self {
            Self::Auth => PairRow { word: "auth", certificate: 0x000a, authority: 0x000b, key: 0x0017, secret: 0x0018 },
            Self::Sign => PairRow { word: "sign", certificate: 0x0001, authority: 0x0002, key: 0x001a, secret: 0x001b },
        }
    }
}

/// The certificate application, where the pairs are.
const JPKI: AppId = AppId::Jpki;

/// Refuses elements that no action can reveal.
pub(super) fn reveals(names: &[String]) -> Result<bool, CommandError> {
    match names.iter().find(|name| *name != NUMBER) {
        Some(other) => Err(CommandError::usage(crate::text!(reveal_unknown, name = other.clone(), known = NUMBER))),
        None => Ok(!names.is_empty()),
    }
}
