use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use time::OffsetDateTime;

use super::Environment;
use crate::cli::prompt::{Prompter, Terminal};

/// Standard input.
pub struct ReadStream {
    /// Where it comes from.
    pub reader: Box<dyn Read + Send>,
    /// Whether that is a terminal.
    pub terminal: bool,
}

/// Standard output or standard error.
pub struct WriteStream {
    /// Where it goes.
    pub writer: Box<dyn Write + Send>,
    /// Whether that is a terminal.
    pub terminal: bool,
    closed: bool,
}

impl WriteStream {
    /// A stream to `writer`.
    #[must_use]
    pub fn new(writer: Box<dyn Write + Send>, terminal: bool) -> Self {
        Self { writer, terminal, closed: false }
    }

    /// What takes the place of stdout while that carries a session: reports and errors go to stderr.
    pub(in crate::cli) fn beside() -> Self {
        Self::new(Box::new(io::stderr()), io::stderr().is_terminal())
    }

    /// A reader such as `head` may leave early; that is its right, and no failure of ours.
    fn quietly<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(instead)
            }
            other => other,
        }
    }
}

impl Write for WriteStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let written = self.writer.write(bytes);
        self.quietly(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let flushed = self.writer.flush();
        self.quietly(flushed, ())
    }
}

/// What the program is given by whoever starts it: streams, variables, a clock, somebody to ask.
pub struct Process {
    /// Standard input.
    pub stdin: ReadStream,
    /// Standard output.
    pub stdout: WriteStream,
    /// Standard error.
    pub stderr: WriteStream,
    /// The environment variables.
    pub environment: Environment,
    /// The clock.
    pub clock: Box<dyn Fn() -> OffsetDateTime>,
    /// The width of the terminal, asked only where it matters.
    pub width: Box<dyn Fn() -> Option<usize>>,
    /// Asks the person at the terminal.
    pub prompter: Box<dyn Prompter>,
    /// The flag that Ctrl-C raises, from the first call on.
    pub interrupts: Box<dyn Fn() -> Arc<AtomicBool>>,
}

impl Process {
    /// The real one.
    #[must_use]
    pub fn real() -> Self {
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let (shown, told) = (stdout.is_terminal(), stderr.is_terminal());
        Self {
            stdin: ReadStream { terminal: io::stdin().is_terminal(), reader: Box::new(io::stdin()) },
            stdout: WriteStream::new(Box::new(BufWriter::new(stdout)), shown),
            stderr: WriteStream::new(Box::new(stderr), told),
            environment: Environment::of_process(),
            clock: Box::new(OffsetDateTime::now_utc),
            width: Box::new(|| Some(usize::from(console_width()?))),
            prompter: Box::new(Terminal),
            interrupts: Box::new(interrupts),
        }
    }

    /// The clock's time in whole seconds.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        let now = (self.clock)();
        now.replace_nanosecond(0).unwrap_or(now)
    }

    /// Columns to fill: the terminal's, at least 40; 80 where stdout is none.
    #[must_use]
    pub fn columns(&self) -> usize {
        if !self.stdout.terminal {
            return 80;
        }
        (self.width)().map_or(80, |width| width.max(40))
    }
}

/// The flag that Ctrl-C raises. The second Ctrl-C ends the program at once, whatever it waits for.
fn interrupts() -> Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    let flag = FLAG.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
            // Where the system refuses, Ctrl-C ends the program as ever, and the system lets go of the card.
            let _ = signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&flag));
            let _ = signal_hook::flag::register(signal, Arc::clone(&flag));
        }
        flag
    });
    Arc::clone(flag)
}

fn console_width() -> Option<u16> {
    terminal_size::terminal_size().map(|(width, _)| width.0)
}

impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Process").field("environment", &self.environment).finish_non_exhaustive()
    }
}
