//! Questions to the person at the terminal. Nobody is asked unless stdin and stderr are terminals.

mod typed;

use std::io;
use std::sync::atomic::AtomicBool;

use zeroize::Zeroizing;

use super::context::Process;
use super::error::{CommandError, Kind};
use crate::apdu::LinkError;
use crate::text;
use typed::Echo;

/// Asks a person.
pub trait Prompter {
    /// A question answered yes or no.
    ///
    /// # Errors
    /// [`Interrupted`](io::ErrorKind::Interrupted) once the flag is up; or the terminal went away.
    fn confirm(&mut self, question: &str, interrupted: &AtomicBool) -> io::Result<bool>;

    /// A secret, typed without echo.
    ///
    /// # Errors
    /// [`Interrupted`](io::ErrorKind::Interrupted) once the flag is up; or the terminal went away.
    fn secret(&mut self, question: &str, interrupted: &AtomicBool) -> io::Result<Zeroizing<String>>;
}

/// The person at the real terminal.
#[derive(Debug)]
pub struct Terminal;

impl Prompter for Terminal {
    fn confirm(&mut self, question: &str, interrupted: &AtomicBool) -> io::Result<bool> {
        loop {
            let line = typed::line(&format!("{question} [y/N]"), Echo::Shown, interrupted)?;
            match line.trim().to_lowercase().as_str() {
                "y" | "yes" | "はい" => return Ok(true),
                "" | "n" | "no" | "いいえ" => return Ok(false),
                _ => {} // neither: asked again
            }
        }
    }

    fn secret(&mut self, question: &str, interrupted: &AtomicBool) -> io::Result<Zeroizing<String>> {
        typed::line(&format!("{question}:"), Echo::Hidden, interrupted)
    }
}

/// Whether somebody can be asked.
#[must_use]
pub fn is_possible(process: &Process) -> bool {
    process.stdin.terminal && process.stderr.terminal
}

/// Asks for a secret.
///
/// # Errors
/// Card, where Ctrl-C ended the question; I/O, where the terminal went away.
pub(in crate::cli) fn secret(
    process: &mut Process,
    question: &str,
    interrupted: &AtomicBool,
) -> Result<Zeroizing<String>, CommandError> {
    process.prompter.secret(question, interrupted).map_err(|error| match error.kind() {
        io::ErrorKind::Interrupted => CommandError::link(&LinkError::Interrupted),
        _ => CommandError::new(Kind::Io, text!(prompt_broken)).because(&error),
    })
}

/// Asks; an interrupted question counts as no.
///
/// # Errors
/// The terminal went away.
pub fn confirm(process: &mut Process, question: &str, interrupted: &AtomicBool) -> Result<bool, CommandError> {
    match process.prompter.confirm(question, interrupted) {
        Ok(answer) => Ok(answer),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(false),
        Err(error) => Err(CommandError::new(Kind::Io, text!(prompt_broken)).because(&error)),
    }
}
