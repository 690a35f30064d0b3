use crate::cli::args::issue::Store;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;

pub(super) fn run(_context: &mut Context, _args: Store) -> Result<Outcome, CommandError> {
    Err(CommandError::not_built("mnc issue store"))
}
