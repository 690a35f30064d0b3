//! Everything a command gets from outside: streams, clock, environment, randomness, language, colour.
//!
//! Nothing else in the toolkit asks the system for these, so a test that makes its own [`Process`] fixes them all.

mod environment;
mod process;
mod simulated;

#[cfg(test)]
mod tests;

use std::io::{self, Read, Write};

use serde_json::Value;
use time::OffsetDateTime;

use super::args::Fault;
use super::error::{CommandError, Hint};
use super::prompt;
use super::ui::style::{Label, Paint};
use crate::crypto::rng::{Rng, SeededRng, SystemRng};
use crate::text;
use crate::text::{Message, Words, safe_json};

pub use environment::Environment;
pub use process::{Process, ReadStream, WriteStream};
pub use simulated::Captured;

/// What was asked for with the flags that mean the same in every command.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wishes {
    /// `--json`: one JSON document on stdout.
    pub json: bool,
    /// `-q`: nothing on stderr but errors.
    pub quiet: bool,
    /// How many `-v`.
    pub verbose: u8,
    /// `--yes`: answers every question.
    pub yes: bool,
    /// `--force`: existing files are overwritten.
    pub force: bool,
    /// `--dry-run`: stops before anything changes.
    pub dry_run: bool,
    /// `--at`: the time that counts instead of now.
    pub at: Option<OffsetDateTime>,
    /// `--seed`: random numbers that repeat.
    pub seed: Option<u64>,
}

/// What a command works with.
#[derive(Debug)]
pub struct Context {
    process: Process,
    words: Words,
    out: Paint,
    err: Paint,
    /// The flags that mean the same in every command.
    pub wishes: Wishes,
}

impl Context {
    /// A context on a process; `out` and `err` say whether there is colour on stdout and stderr.
    #[must_use]
    pub fn new(process: Process, words: Words, wishes: Wishes, out: Paint, err: Paint) -> Self {
        Self { process, words, out, err, wishes }
    }

    /// Speaks the user's language.
    #[must_use]
    pub fn words(&self) -> Words {
        self.words
    }

    /// Colours for stdout.
    #[must_use]
    pub fn paint(&self) -> Paint {
        self.out
    }

    /// Colours for stderr.
    #[must_use]
    pub(super) fn paint_err(&self) -> Paint {
        self.err
    }

    /// Standard error.
    pub(super) fn stderr(&mut self) -> &mut dyn Write {
        &mut self.process.stderr
    }

    /// The error for words that are no command.
    pub(super) fn usage_error(&self, fault: &Fault) -> CommandError {
        super::error::usage::error(fault, &self.process.environment)
    }

    /// The time that counts: `--at`, else the clock; UTC, whole seconds.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        self.wishes.at.unwrap_or_else(|| self.process.now())
    }

    /// The random source: of `--seed` under a label of the caller's, else the system's.
    ///
    /// Streams of different labels have nothing in common; a command uses one label for each thing it makes.
    ///
    /// # Errors
    /// The system has no random source.
    pub fn random(&self, label: &str) -> Result<Box<dyn Rng>, CommandError> {
        self.random_to_share(label).map(|source| source as Box<dyn Rng>)
    }

    /// As [`random`](Self::random), for what may go to another thread.
    ///
    /// # Errors
    /// The system has no random source.
    pub fn random_to_share(&self, label: &str) -> Result<Box<dyn Rng + Send>, CommandError> {
        match self.wishes.seed {
            Some(seed) => Ok(Box::new(SeededRng::labelled(seed, label))),
            None => match SystemRng::open() {
                Ok(source) => Ok(Box::new(source)),
                Err(error) => Err(CommandError::new(super::error::Kind::Io, text!(io_no_random)).because(&error)),
            },
        }
    }

    /// The columns of the terminal; 80 where stdout is none.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.process.columns()
    }

    /// Whether stdin is a terminal, where reading would wait for a person.
    #[must_use]
    pub fn stdin_is_terminal(&self) -> bool {
        self.process.stdin.terminal
    }

    /// Whether stdout is a terminal.
    #[must_use]
    pub fn stdout_is_terminal(&self) -> bool {
        self.process.stdout.terminal
    }

    /// Whether progress may be drawn: a terminal, and neither `-q` nor `--json`.
    #[must_use]
    pub fn shows_progress(&self) -> bool {
        self.process.stderr.terminal && !self.wishes.quiet && !self.wishes.json
    }

    /// Standard input.
    pub fn stdin(&mut self) -> &mut dyn Read {
        &mut self.process.stdin.reader
    }

    /// Standard output. A pipe closed by its reader is no error: what follows goes nowhere.
    pub fn stdout(&mut self) -> &mut dyn Write {
        &mut self.process.stdout
    }

    /// Takes standard input and output away, for a command whose lines another thread reads and another program answers.
    /// From then on stdin is empty, and what is meant for stdout goes to stderr.
    pub(in crate::cli) fn take_streams(&mut self) -> (Box<dyn Read + Send>, Box<dyn Write + Send>) {
        let stdin = std::mem::replace(&mut self.process.stdin.reader, Box::new(io::empty()));
        let stdout = std::mem::replace(&mut self.process.stdout, WriteStream::beside());
        (stdin, stdout.writer)
    }

    /// Writes text to stdout as it stands.
    ///
    /// # Errors
    /// The system refused; a closed pipe is no error.
    pub fn print(&mut self, text: &str) -> Result<(), CommandError> {
        let written = self.process.stdout.write_all(text.as_bytes());
        written.map_err(|error| CommandError::io(super::error::Doing::Writing, "-", &error))
    }

    /// Writes a message and a line end to stdout.
    ///
    /// # Errors
    /// The system refused; a closed pipe is no error.
    pub fn say(&mut self, message: &Message) -> Result<(), CommandError> {
        let line = format!("{}\n", self.words.say(message));
        self.print(&line)
    }

    /// Writes one JSON document, on one line, to stdout.
    ///
    /// # Errors
    /// The system refused; a closed pipe is no error.
    pub fn json(&mut self, document: &Value) -> Result<(), CommandError> {
        let document = document.to_string();
        self.print(&format!("{}\n", safe_json(&document)))
    }

    /// Says something on stderr; nothing with `-q`.
    pub fn note(&mut self, message: &Message) {
        if !self.wishes.quiet {
            self.tell(Label::Note, &text!(label_note), message);
        }
    }

    /// Warns on stderr; nothing with `-q`.
    pub fn warn(&mut self, message: &Message) {
        if !self.wishes.quiet {
            self.tell(Label::Warning, &text!(label_warning), message);
        }
    }

    /// Says on stderr what is being done; only with `-v`.
    pub fn trace(&mut self, message: &Message) {
        if self.wishes.verbose > 0 {
            self.tell(Label::Note, &text!(label_note), message);
        }
    }

    /// Asks a question that is answered yes or no; `--yes` answers it.
    ///
    /// # Errors
    /// [`refused`](CommandError::refused) when the answer is no; usage, naming `--yes`, where nobody can be asked.
    pub fn confirm(&mut self, question: &Message) -> Result<(), CommandError> {
        if self.wishes.yes {
            return Ok(());
        }
        if !prompt::is_possible(&self.process) {
            return Err(CommandError::usage(text!(prompt_needs_yes, question = question.clone()))
                .hint(Hint::say(text!(hint_yes))));
        }
        let spoken = self.words.say(question);
        let flag = self.interrupts();
        self.flush();
        if prompt::confirm(&mut self.process, &spoken, &flag)? {
            Ok(())
        } else {
            Err(CommandError::refused(text!(prompt_declined)))
        }
    }

    /// Asks for a secret at the terminal, without echo.
    ///
    /// # Errors
    /// Card, where Ctrl-C ended the question; I/O, where the terminal went away.
    pub(in crate::cli) fn ask_secret(
        &mut self,
        question: &Message,
    ) -> Result<zeroize::Zeroizing<String>, CommandError> {
        let spoken = self.words.say(question);
        let flag = self.interrupts();
        self.flush();
        prompt::secret(&mut self.process, &spoken, &flag)
    }

    /// Raised by Ctrl-C from the first call on; a second Ctrl-C ends the program.
    #[must_use]
    pub fn interrupts(&self) -> std::sync::Arc<std::sync::atomic::AtomicBool> {
        (self.process.interrupts)()
    }

    /// Whether [`confirm`](Self::confirm) could ask a person.
    #[must_use]
    pub fn can_ask(&self) -> bool {
        prompt::is_possible(&self.process)
    }

    /// Tells an error that ends one file of many, or the command: a JSON document, or a line and its hints on stderr.
    pub fn fail(&mut self, error: &CommandError) {
        if self.wishes.json {
            let _ = self.json(&error.json()); // nowhere left to say that stdout is broken
            return;
        }
        let words = self.words;
        self.line(Label::Error, &text!(label_error), &error.sentence(words));
        if self.wishes.verbose > 0 {
            for cause in error.causes() {
                self.line(Label::Note, &text!(label_cause), &crate::text::safe(cause));
            }
        }
        for hint in error.hints() {
            self.line(Label::Hint, &text!(label_hint), &hint.sentence(words));
        }
    }

    /// Sends out what is still held back.
    pub fn flush(&mut self) {
        let _ = io::Write::flush(&mut self.process.stdout);
        let _ = io::Write::flush(&mut self.process.stderr);
    }

    fn tell(&mut self, label: Label, word: &Message, message: &Message) {
        let spoken = self.words.say(message);
        self.line(label, word, &spoken);
    }

    fn line(&mut self, label: Label, word: &Message, spoken: &str) {
        self.flush();
        let word = self.err.paint(label, &self.words.say(word));
        let _ = writeln!(self.process.stderr, "{word}: {spoken}"); // a broken stderr cannot be reported
    }
}
