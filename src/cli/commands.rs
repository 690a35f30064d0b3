//! What each command does: `args/x.rs` says what can be typed, `commands/x.rs` does it.
//!
//! A command is `run(&mut Context, Args) -> Result<Outcome, CommandError>`. It opens what it is given, lets the library
//! decide, and shows what the library says; it decides nothing itself.

mod broken;
mod inspect;
mod issue;
mod kept;
mod keygen;
mod present;
mod read_card;
mod report;
mod revoke;
mod verify;

use super::args::Verb;
use super::context::Context;
use super::error::CommandError;
use super::exit::Outcome;
use super::help;

pub use broken::broken;

/// Recorded sessions, for the page that explains one.
pub(in crate::cli) mod recording {
    pub(in crate::cli) use super::inspect::Keys;
    pub(in crate::cli) use super::inspect::recording::{Derived, Step, read};
}

/// Runs a command.
///
/// # Errors
/// Why it could not do its work.
pub fn run(context: &mut Context, verb: Verb) -> Result<Outcome, CommandError> {
    match verb {
        Verb::Help(args) => help::topic(context, &args.topic),
        Verb::Inspect(args) => inspect::run(context, args),
        Verb::Issue(args) => issue::run(context, args),
        Verb::Keygen(args) => keygen::run(context, args),
        Verb::Present(args) => present::run(context, *args),
        Verb::ReadCard(args) => read_card::run(context, args),
        Verb::Revoke(args) => revoke::run(context, args),
        Verb::Verify(args) => verify::run(context, *args),
    }
}
