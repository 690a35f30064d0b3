//! The command line: what is typed, what comes back.
//!
//! [`run`] is the whole program. It gets the words and a [`Process`] (streams, variables, clock) and
//! gives back the exit status; nothing here or below asks the system for them on its own.

pub mod args;
mod card;
pub mod commands;
pub mod context;
pub mod error;
pub mod examples;
pub mod exit;
pub mod generate;
pub mod help;
pub mod input;
pub mod output;
pub mod prompt;
pub mod ui;
mod vreader;

use std::ffi::OsString;
use std::io::Write as _;

use args::{Early, Parsed};
use context::{Context, Process, Wishes};
use error::{CommandError, Doing};
use exit::Outcome;
use ui::style::Paint;

use crate::text::Words;

/// The version, as `--version` says it.
pub const VERSION: &str = concat!("mnc ", env!("CARGO_PKG_VERSION"), "\n");

/// Runs the program on its words (the program's name first) and gives back the exit status.
pub fn run(line: impl IntoIterator<Item = OsString>, mut process: Process) -> u8 {
    let words: Vec<OsString> = line.into_iter().skip(1).collect();
    if let [only] = words.as_slice()
        && (only == "--version" || only == "-V")
        && process.environment.get("MNC_JSON").is_none()
    {
        // Asked most often, by scripts: nothing is made that it does not need.
        let written = process.stdout.write_all(VERSION.as_bytes()).and_then(|()| process.stdout.flush());
        return if written.is_ok() { 0 } else { 2 };
    }
    let early = Early::of(&words, &process.environment);
    let out = Paint::choose(early.color, &process.environment, process.stdout.terminal);
    let err = Paint::choose(early.color, &process.environment, process.stderr.terminal);
    let parsed = args::parse(&words, &process.environment);
    let wishes = Wishes { json: early.json, ..Wishes::default() };
    let mut context = Context::new(process, Words::new(early.lang), wishes, out, err);
    let mut path = Vec::new();
    let result = match parsed {
        Ok(parsed) => act(&mut context, parsed, &mut path),
        Err(fault) => {
            path.clone_from(&fault.path);
            Err(context.usage_error(&fault))
        }
    };
    context.finish(result, &path)
}

fn act(context: &mut Context, parsed: Parsed, path: &mut Vec<String>) -> Result<Outcome, CommandError> {
    match parsed {
        Parsed::BrokenList(path) => commands::broken(context, &path),
        Parsed::Command(typed) => {
            context.wishes = typed.wishes;
            *path = typed.path;
            commands::run(context, typed.verb)
        }
        Parsed::Generate(args) => generate::run(context, &args.folder),
        Parsed::Help { path, long } => help::show(context, &path, long),
        Parsed::NotBuilt(name) => Err(CommandError::not_built(name)),
        Parsed::Version if context.wishes.json => {
            let version = env!("CARGO_PKG_VERSION");
            let document = serde_json::json!({"schema": "mnc.version/1", "name": "mnc", "version": version});
            context.json(&document).map(|()| Outcome::Done)
        }
        Parsed::Version => context.print(VERSION).map(|()| Outcome::Done),
    }
}

impl Context {
    /// Ends the program: tells the error if there is one, and sees that stdout got everything.
    fn finish(mut self, result: Result<Outcome, CommandError>, path: &[String]) -> u8 {
        let result = result.and_then(|outcome| {
            let flushed = self.stdout().flush();
            flushed.map(|()| outcome).map_err(|error| CommandError::io(Doing::Writing, "-", &error))
        });
        let exit = match result {
            Ok(outcome) => outcome.exit(),
            Err(error) => {
                if error.wants_short_help() && !self.wishes.json {
                    self.short_help(path);
                }
                self.fail(&error);
                error.exit()
            }
        };
        self.flush();
        exit
    }
}
