mod certificate;
mod lapse;
mod list;
mod listed;
mod signer;

use crate::cli::args::revoke::{Lapse, Other, Revoke};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::text;

pub(super) fn run(context: &mut Context, args: Revoke) -> Result<Outcome, CommandError> {
    match (args.command, args.target, args.world) {
        (Some(Other::List(args)), ..) => list::run(context, args),
        (Some(Other::Signer(args)), ..) => signer::run(context, args),
        (Some(Other::Certificate(args)), ..) => certificate::run(context, &args),
        (None, Some(target), Some(world)) => lapse::run(context, Lapse { target, world, reason: args.reason }),
        (None, ..) => Err(CommandError::usage(text!(usage_no_command)).with_short_help()),
    }
}
