mod lapse;
mod list;
mod signer;

use crate::cli::args::revoke::{Other, Revoke};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::text;

pub(super) fn run(context: &mut Context, args: Revoke) -> Result<Outcome, CommandError> {
    match (args.command, args.record) {
        (Some(Other::List(args)), _) => list::run(context, args),
        (Some(Other::Signer(args)), _) => signer::run(context, args),
        (None, Some(args)) => lapse::run(context, args),
        (None, None) => Err(CommandError::usage(text!(usage_no_command)).with_short_help()),
    }
}
