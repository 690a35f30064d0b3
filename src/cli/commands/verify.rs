mod asking;
mod check;
mod idle;
mod jobs;
mod live;
mod load;
mod opened;
mod other;
mod request;
mod requested;
mod second;
mod show;

use crate::cli::args::verify::{Receiver, Verify};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;

pub(super) fn run(context: &mut Context, args: Verify) -> Result<Outcome, CommandError> {
    match args.command {
        Some(Receiver::Request(args)) => request::run(context, args),
        None if live::is_meant(&args.check) => live::run(context, args.check),
        None => check::run(context, args.check),
    }
}
