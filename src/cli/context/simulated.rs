use std::io::{self, Cursor, Write};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use time::OffsetDateTime;
use zeroize::Zeroizing;

use super::{Environment, Process, ReadStream, WriteStream};
use crate::cli::prompt::Prompter;

/// What a simulated process wrote.
#[derive(Clone, Debug, Default)]
pub struct Captured {
    out: Shared,
    err: Shared,
}

impl Captured {
    /// The bytes on its stdout.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.out.bytes()
    }

    /// Its stdout as text.
    #[must_use]
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.out.bytes()).into_owned()
    }

    /// Its stderr as text.
    #[must_use]
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.err.bytes()).into_owned()
    }
}

#[derive(Clone, Debug, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Answers in the order given; a question too many is an error.
#[derive(Default)]
struct Script {
    answers: Vec<bool>,
    secrets: Vec<String>,
}

impl Prompter for Script {
    fn confirm(&mut self, _question: &str, _interrupted: &AtomicBool) -> io::Result<bool> {
        self.answers.pop().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn secret(&mut self, _question: &str, _interrupted: &AtomicBool) -> io::Result<Zeroizing<String>> {
        self.secrets.pop().map(Zeroizing::new).ok_or_else(|| io::ErrorKind::Interrupted.into())
    }
}

impl Process {
    /// A process for tests: input given, no variables, pipes for streams, the clock at 2026-01-15T00:00:00Z.
    #[must_use]
    pub fn simulated(stdin: &[u8]) -> (Self, Captured) {
        let captured = Captured::default();
        let process = Self {
            stdin: ReadStream { reader: Box::new(Cursor::new(stdin.to_vec())), terminal: false },
            stdout: WriteStream::new(Box::new(captured.out.clone()), false),
            stderr: WriteStream::new(Box::new(captured.err.clone()), false),
            environment: Environment::default(),
            clock: Box::new(|| OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(1_768_435_200)),
            width: Box::new(|| Some(80)),
            prompter: Box::new(Script::default()),
            interrupts: Box::new(Arc::default),
        };
        (process, captured)
    }

    /// The same with environment variables.
    #[must_use]
    pub fn with_variables(mut self, variables: &[(&str, &str)]) -> Self {
        self.environment = variables.iter().copied().collect();
        self
    }

    /// The same at a terminal, where a person gives these answers.
    #[must_use]
    pub fn at_terminal(self, answers: &[bool]) -> Self {
        self.at_terminal_with(answers, &[])
    }

    /// The same, where the person also types these secrets; asked for one more, they press Ctrl-C.
    #[must_use]
    pub fn at_terminal_with(mut self, answers: &[bool], secrets: &[&str]) -> Self {
        self.stdin.terminal = true;
        self.stdout.terminal = true;
        self.stderr.terminal = true;
        let secrets = secrets.iter().rev().map(|secret| (*secret).to_owned()).collect();
        self.prompter = Box::new(Script { answers: answers.iter().rev().copied().collect(), secrets });
        self
    }
}
