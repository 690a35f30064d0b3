mod record;
mod store;

use crate::cli::args::issue::Issue;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;

pub(super) use record::person_error;
pub(super) use store::wallet_error;

pub(super) fn run(context: &mut Context, args: Issue) -> Result<Outcome, CommandError> {
    match args {
        Issue::Record(args) => record::run(context, *args),
        Issue::Store(args) => store::run(context, args),
    }
}
