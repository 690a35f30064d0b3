//! What can be typed: the types of the command line. No texts (those are messages) and no logic.
//!
//! A doc comment here is for developers; what a user reads is `i18n/*/help.ftl`, found by the name of the command and
//! of the flag. Everything typed becomes one of these types first, value by value; what it means together is found by
//! the command itself, in `commands/`.

mod early;
mod environment;
pub mod inspect;
pub mod issue;
pub mod keygen;
pub mod listed;
pub mod present;
pub mod read_card;
pub mod revoke;
pub mod shared;
mod unbuilt;
pub mod value;
pub mod verify;
mod walk;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::context::{Environment, Wishes};
use crate::text;
use crate::text::{Message, Value};

use shared::Common;

pub use early::Early;
pub(super) use environment::{SWITCHES, variable};
pub(super) use unbuilt::command as unbuilt;
use walk::Walk;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "mnc", version, disable_help_subcommand = true, subcommand_required = true)]
pub struct Mnc {
    /// Flags that every command has.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
pub enum Verb {
    /// Keys, certificates, mock worlds.
    #[command(subcommand, disable_help_subcommand = true)]
    Keygen(keygen::Keygen),
    /// Records.
    #[command(subcommand, disable_help_subcommand = true)]
    Issue(issue::Issue),
    /// Decodes and explains.
    Inspect(inspect::Inspect),
    /// Reads the plastic card.
    #[command(subcommand, disable_help_subcommand = true)]
    ReadCard(read_card::ReadCard),
    /// Answers a request.
    Present(Box<present::Present>),
    /// Makes requests, checks responses.
    Verify(Box<verify::Verify>),
    /// Ends records and signers.
    Revoke(revoke::Revoke),
    /// Topics and commands explained.
    Help(Help),
}

/// `help`.
#[derive(Debug, Args)]
pub struct Help {
    /// A topic, or the words of a command.
    #[arg(value_name = "TOPIC")]
    pub topic: Vec<String>,
}

/// `generate`, for those who build the toolkit; not a verb, so that no help or completion shows it.
#[derive(Debug, Parser)]
#[command(name = "mnc generate", no_binary_name = true, disable_help_flag = true)]
pub struct Generate {
    /// The folder to write into: the root of the source tree.
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}

/// A command as typed.
#[derive(Debug)]
pub struct Typed {
    /// The verb and its arguments.
    pub verb: Verb,
    /// The flags that mean the same everywhere.
    pub wishes: Wishes,
    /// The words of the command, without `mnc`.
    pub path: Vec<String>,
}

/// What the words on the command line come to.
#[derive(Debug)]
pub enum Parsed {
    /// `--broken list`, on the command of this path.
    BrokenList(Vec<String>),
    /// A command to run.
    Command(Box<Typed>),
    /// Help on the command of this path; all of it, or one screen.
    Help {
        /// The words of the command, without `mnc`.
        path: Vec<String>,
        /// Whether all of it is wanted.
        long: bool,
    },
    /// `generate`.
    Generate(Generate),
    /// Part of the contract that this version has not.
    NotBuilt(String),
    /// `--version`.
    Version,
}

/// The definition of the command line, without texts.
#[must_use]
pub fn command() -> Command {
    Mnc::command()
}

/// Parses the words after the program's name.
///
/// # Errors
/// What is wrong with them, as clap tells it, and the words of the command it is about.
pub fn parse(words: &[OsString], environment: &Environment) -> Result<Parsed, Fault> {
    if let Some((_, rest)) = words.split_first().filter(|(first, _)| *first == "generate") {
        let parsed = Generate::try_parse_from(rest);
        return parsed.map(Parsed::Generate).map_err(|error| Fault { error, path: vec!["generate".to_owned()] });
    }
    let mut parser = environment::apply(command(), environment);
    parser.build();
    let walk = Walk::over(&parser, words);
    if let Some(name) = walk.unbuilt {
        return Ok(Parsed::NotBuilt(name));
    }
    if walk.broken_list && !walk.help {
        return Ok(Parsed::BrokenList(walk.path));
    }
    let line = std::iter::once(OsString::from("mnc")).chain(words.iter().cloned());
    let parsed = parser.try_get_matches_from_mut(line).and_then(|matches| {
        let verb = Mnc::from_arg_matches(&matches)?.verb;
        Ok(Typed { verb, wishes: wishes(&matches), path: walk.path.clone() })
    });
    parsed.map(|typed| Parsed::Command(Box::new(typed))).or_else(|error| instead(error, walk))
}

/// Why the words are no command.
#[derive(Debug)]
pub struct Fault {
    /// What is wrong.
    pub error: clap::Error,
    /// The words of the command it is about, without `mnc`.
    pub path: Vec<String>,
}

/// What clap calls errors, and is none.
fn instead(error: clap::Error, walk: Walk) -> Result<Parsed, Fault> {
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(Parsed::Help { path: walk.path, long: walk.long_help }),
        ErrorKind::DisplayVersion => Ok(Parsed::Version),
        _ => match unbuilt::of_error(&walk.path, &error) {
            Some(name) => Ok(Parsed::NotBuilt(name)),
            None => Err(Fault { error, path: walk.path }),
        },
    }
}

/// What is wrong with a command, given as the words after `mnc`; none where our parser takes it.
#[must_use]
pub fn fault(words: &[String]) -> Option<String> {
    let line: Vec<OsString> = words.iter().map(OsString::from).collect();
    match parse(&line, &Environment::default()) {
        Ok(Parsed::NotBuilt(name)) => Some(format!("{name} is not built")),
        Ok(_) => None,
        Err(Fault { error, .. }) => Some(error.to_string()),
    }
}

/// The flags that mean the same everywhere, from wherever they were typed.
fn wishes(matches: &ArgMatches) -> Wishes {
    let mut last = matches;
    while let Some((_, next)) = last.subcommand() {
        last = next;
    }
    let flag = |id: &str| last.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or_default();
    Wishes {
        json: flag("json"),
        quiet: flag("quiet"),
        verbose: last.try_get_one::<u8>("verbose").ok().flatten().copied().unwrap_or_default(),
        yes: flag("yes"),
        force: flag("force"),
        dry_run: flag("dry_run"),
        at: last.try_get_one("at").ok().flatten().copied(),
        seed: last.try_get_one("seed").ok().flatten().copied(),
    }
}

/// A flag as clap writes it (`--trust <FILE>`), the name of its value left to the language.
#[must_use]
pub fn spoken(arg: &str) -> Value {
    let arg = arg.trim_end_matches("..."); // clap's mark of a flag that repeats
    let parts = arg.split_once('<').and_then(|(flag, rest)| Some((flag, rest.split_once('>')?)));
    let Some((flag, (name, after))) = parts else { return Value::from(arg.to_owned()) };
    match value_name(name) {
        Some(name) => text!(usage_arg, flag = flag.to_owned(), value = name, after = after.to_owned()).into(),
        None => Value::from(arg.to_owned()),
    }
}

/// The name of a value in the user's language: `FILE` is ファイル.
#[must_use]
pub fn value_name(name: &str) -> Option<Message> {
    Message::table("value-", &name.to_ascii_lowercase().replace(['=', '_', ':'], "-"))
}
