use crate::cli::args::revoke::List;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;

pub(super) fn run(_context: &mut Context, _args: List) -> Result<Outcome, CommandError> {
    Err(CommandError::not_built("mnc revoke list"))
}
