//! `present`: who asks, what may leave, the look for a notice, the answer.

mod job;
mod keep;
mod live;
mod load;
mod nfc;
mod notices;
mod screen;
mod session;
mod tell;
mod way;

use crate::cli::args::present::Present;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Source;
use crate::cli::output::{Access, Target};
use crate::holder::defect::Defect;
use crate::text;
use crate::text::Value;
use job::{Asked, Setup};
use load::Files;

pub(super) fn run(context: &mut Context, args: Present) -> Result<Outcome, CommandError> {
    let find = |name: &str| Defect::find(name).ok_or_else(|| broken::unknown(name, &["present"]));
    let defect = args.broken.as_deref().map(find).transpose()?;
    match &args.request {
        Some(source) => of_files(context, &args, source, defect),
        None => live::run(context, &args, defect),
    }
}

/// Answers the request in a file, or in the folder of an exchange.
fn of_files(
    context: &mut Context,
    args: &Present,
    source: &Source,
    defect: Option<Defect>,
) -> Result<Outcome, CommandError> {
    output_is_free(context, args)?;
    let files = Files::of(context, args, source)?;
    let setup = Setup::of(context, args, defect)?;
    files.with(|request, lints, transcript| {
        let name = files.request.name.clone();
        let asked = Asked { request, lints, transcript, name: Value::from(name.clone()), file: Some(name) };
        let target = args.output.output.as_ref();
        let answered =
            setup.answer(context, &asked, &mut |context, response| context.emit(target, response, Access::Public))?;
        match answered {
            Some(told) => tell::of_file(context, args, told),
            None => Ok(Outcome::Done),
        }
    })
}

/// Says early that the answer could not be written.
fn output_is_free(context: &mut Context, args: &Present) -> Result<(), CommandError> {
    let target = args.output.output.as_ref();
    if context.wishes.json && !matches!(target, Some(Target::File(_))) {
        return Err(CommandError::usage(text!(present_json_needs_output)));
    }
    match target {
        Some(Target::File(path)) if path.exists() && !context.wishes.force => {
            context.emit(target, &[0], Access::Public)
        }
        None if context.stdout_is_terminal() => context.emit(None, &[0], Access::Public),
        _ => Ok(()),
    }
}
