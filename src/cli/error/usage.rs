//! What clap found wrong, told by us: its own sentences are English only.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{CommandError, Hint};
use crate::cli::args::value::ValueFault;
use crate::cli::args::{self, Fault, SWITCHES};
use crate::cli::context::Environment;
use crate::text;
use crate::text::{Message, Value};

/// The error for words that are no command.
pub(crate) fn error(fault: &Fault, environment: &Environment) -> CommandError {
    let mut made = CommandError::usage(message(&fault.error));
    if is_command_missing(fault.error.kind()) {
        return made.with_short_help();
    }
    for hint in suggestions(&fault.error).into_iter().chain(variable(fault, environment)) {
        made = made.hint(Hint::say(hint));
    }
    if fault.path == ["generate"] {
        return made; // not a verb, so it has no help
    }
    let mut help = fault.path.clone();
    help.push("--help".to_owned());
    made.hint(Hint::run(help, |command| text!(hint_help, command = command)))
}

fn message(error: &clap::Error) -> Message {
    let context = Context(error);
    let arg = || context.arg(ContextKind::InvalidArg);
    let value = || context.text(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value().is_empty() => text!(usage_value_missing, arg = arg()),
        ErrorKind::InvalidValue => match context.list(ContextKind::ValidValue) {
            valid if valid == ["true".into(), "false".into()] => {
                let valid: Vec<Value> = SWITCHES.iter().map(|(word, _)| Value::from(*word)).collect();
                text!(usage_value_choice, arg = arg(), value = value(), valid = valid)
            }
            valid if valid.is_empty() => text!(usage_value, arg = arg(), value = value()),
            valid => text!(usage_value_choice, arg = arg(), value = value(), valid = valid),
        },
        ErrorKind::ValueValidation => {
            let reason = error.source().and_then(|source| source.downcast_ref::<ValueFault>());
            match reason {
                Some(ValueFault(why)) => text!(usage_value_why, arg = arg(), value = value(), why = why.clone()),
                None => text!(usage_value, arg = arg(), value = value()),
            }
        }
        ErrorKind::UnknownArgument => text!(usage_unknown, arg = arg()),
        ErrorKind::InvalidSubcommand => text!(usage_command, name = context.text(ContextKind::InvalidSubcommand)),
        ErrorKind::ArgumentConflict => match context.args(ContextKind::PriorArg) {
            prior if prior == [arg()] => text!(usage_repeated, arg = arg()),
            prior if prior.is_empty() => text!(usage_conflict_alone, arg = arg()),
            prior => text!(usage_conflict, arg = arg(), other = prior),
        },
        ErrorKind::MissingRequiredArgument => text!(usage_required, args = context.args(ContextKind::InvalidArg)),
        kind if is_command_missing(kind) => text!(usage_no_command),
        ErrorKind::InvalidUtf8 => text!(usage_utf8),
        ErrorKind::NoEquals => text!(usage_equals, arg = arg()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => text!(usage_value_missing, arg = arg()),
        ErrorKind::TooManyValues => text!(usage_value_surplus, arg = arg(), value = value()),
        _ => text!(usage_other),
    }
}

fn is_command_missing(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand)
}

/// "Did you mean", from what clap suggests.
fn suggestions(error: &clap::Error) -> Vec<Message> {
    let context = Context(error);
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let mut hints: Vec<Message> = kinds
        .into_iter()
        .map(|kind| context.args(kind))
        .filter(|list| !list.is_empty())
        .map(|list| text!(hint_meant, list = list))
        .collect();
    // `Suggested` holds clap's English tips; the one that matters is how to pass a value that starts with a dash.
    if error.kind() == ErrorKind::UnknownArgument && context.list(ContextKind::Suggested).len() == 1 && hints.is_empty()
    {
        let word = context.text(ContextKind::InvalidArg);
        if word.starts_with('-') {
            hints.push(text!(hint_dashes, word = word));
        }
    }
    hints
}

/// Says where a refused value came from when nobody typed it.
fn variable(fault: &Fault, environment: &Environment) -> Option<Message> {
    let context = Context(&fault.error);
    let (flag, value) = (context.text(ContextKind::InvalidArg), context.text(ContextKind::InvalidValue));
    let long = flag.split(' ').next()?.strip_prefix("--")?.to_ascii_uppercase().replace('-', "_");
    let name = format!("MNC_{long}");
    let set = environment.get(&name)?.to_string_lossy();
    (set == value).then(|| text!(hint_variable, name = name))
}

/// What clap keeps beside an error.
struct Context<'e>(&'e clap::Error);

impl Context<'_> {
    fn strings(&self, kind: ContextKind) -> Vec<String> {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(list)) => list.clone(),
            Some(ContextValue::StyledStrs(list)) => list.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    fn text(&self, kind: ContextKind) -> String {
        self.strings(kind).join(" ")
    }

    fn list(&self, kind: ContextKind) -> Vec<Value> {
        self.strings(kind).into_iter().map(Value::from).collect()
    }

    /// A flag as clap writes it, the name of its value in the user's language.
    fn arg(&self, kind: ContextKind) -> Value {
        self.args(kind).into_iter().next().unwrap_or(Value::from(""))
    }

    fn args(&self, kind: ContextKind) -> Vec<Value> {
        self.strings(kind).iter().map(|arg| args::spoken(arg)).collect()
    }
}
