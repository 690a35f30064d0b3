//! A card for a command: found, talked to, let go of; what went over the link is recorded where that is wanted.

mod file;
mod kind;
mod open;
mod pin;
mod pin_file;
mod trust;
mod watch;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::args::read_card::Place;
use super::context::Context;
use super::error::{CommandError, Kind};
use super::output::{Access, Outputs, Target};
use crate::card::session::Card;
use crate::card::table::{AppId, FileId};
use crate::text;

pub(in crate::cli) use file::CardFile;
pub(in crate::cli) use kind::CardKind;
#[cfg(feature = "pcsc")]
pub(in crate::cli) use open::service;
pub(in crate::cli) use open::wait_for;
pub(in crate::cli) use pin::{Keeper, ask, show, somebody};
pub(in crate::cli) use trust::{Authenticity, jpki_roots, roots};
pub(in crate::cli) use watch::{Heard, Log};

/// A card that a command works on.
pub(in crate::cli) struct Session {
    /// The card.
    pub(in crate::cli) card: Card,
    /// The name of the reader, or of the file.
    pub(in crate::cli) name: String,
    log: Log,
    trace: Option<Recording>,
}

/// Where the exchange goes, and what of it there is.
struct Recording {
    path: PathBuf,
    text: Rc<RefCell<String>>,
}

/// Does something with a card, and lets go of it whatever came of that.
///
/// # Errors
/// The card cannot be reached, and those of `work`.
pub(in crate::cli) fn with_card<T>(
    context: &mut Context,
    place: &Place,
    reveals: bool,
    work: impl FnOnce(&mut Context, &mut Session) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let mut session = Session::open(context, place, reveals)?;
    let done = work(context, &mut session);
    session.finish(context, done)
}

impl Session {
    /// Finds the card and connects to it.
    fn open(context: &mut Context, place: &Place, reveals: bool) -> Result<Self, CommandError> {
        if let Some(path) = &place.trace {
            refuse_existing(context, path)?;
        }
        let found = open::open(context, place)?;
        let log = Log::default();
        let text = Rc::new(RefCell::new(String::new()));
        let trace = place.trace.clone().map(|path| Recording { path, text: Rc::clone(&text) });
        let recorded = trace.is_some().then_some(text);
        let link = watch::wrap(found.link, found.generation, reveals, recorded, context, &log);
        Ok(Self { card: Card::new(link, found.generation), name: found.name, log, trace })
    }

    /// Says with `-vv` what went over the link since the last time.
    pub(in crate::cli) fn tell(&self, context: &mut Context) {
        for heard in self.log.take() {
            if context.wishes.verbose > 1 {
                context.trace(&heard.message());
            }
        }
    }

    /// Reads a file of the card.
    ///
    /// # Errors
    /// As the card has them.
    pub(in crate::cli) fn read(&mut self, app: AppId, file: u16) -> Result<zeroize::Zeroizing<Vec<u8>>, CommandError> {
        self.card.read(app, FileId(file)).map_err(|error| CommandError::of_card(&error))
    }

    /// Lets go of the card, and writes the recording: of what failed, too, since that is what it is for.
    fn finish<T>(self, context: &mut Context, done: Result<T, CommandError>) -> Result<T, CommandError> {
        let Self { card, log, trace, name: _ } = self;
        let ended = card.end();
        for heard in log.take() {
            if context.wishes.verbose > 1 {
                context.trace(&heard.message());
            }
        }
        if let Some(Recording { path, text }) = trace {
            let mut outputs = Outputs::new();
            outputs.file(&path, text.borrow().as_bytes(), Access::Private);
            let dry_run = std::mem::take(&mut context.wishes.dry_run);
            let written = context.write(outputs);
            context.wishes.dry_run = dry_run;
            written?;
            context.trace(&text!(trace_written, file = path.as_path()));
        }
        if done.is_ok() && ended.is_err() {
            context.warn(&text!(card_not_ended));
        }
        done
    }
}

/// Refuses a file that exists, before the card is asked for anything: a try must not be spent in vain.
pub(in crate::cli) fn refuse_existing(context: &Context, path: &Path) -> Result<(), CommandError> {
    let is_there = path.symlink_metadata().is_ok_and(|data| data.is_file() || data.is_dir() || data.is_symlink());
    if !is_there || context.wishes.force {
        return Ok(());
    }
    let name = path.display().to_string();
    Err(CommandError::new(Kind::Io, text!(output_exists, file = path)).file(name).hint_force())
}

/// As [`refuse_existing`], for `-o`.
pub(in crate::cli) fn refuse_target(context: &Context, target: Option<&Target>) -> Result<(), CommandError> {
    match target {
        Some(Target::File(path)) => refuse_existing(context, path),
        Some(Target::Stdout) | None => Ok(()),
    }
}

/// A file of the card that does not hold what it should (exit status 3).
pub(in crate::cli) fn unreadable(name: &str, error: &crate::card::file::Error) -> CommandError {
    CommandError::card(text!(card_file, file = name.to_owned())).at(error.path.to_string(), error.offset).because(error)
}
