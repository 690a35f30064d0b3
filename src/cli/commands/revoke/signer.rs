use crate::cli::args::revoke::Signer;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;

pub(super) fn run(_context: &mut Context, _args: Signer) -> Result<Outcome, CommandError> {
    Err(CommandError::not_built("mnc revoke signer"))
}
