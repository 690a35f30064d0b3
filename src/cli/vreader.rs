//! A chip made of software in a virtual reader (vpcd), which any PC/SC program finds.

use std::io;
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::Duration;

use crate::apdu::{Chip, vpcd};
use crate::cli::error::CommandError;
use crate::text;
use crate::text::Message;

/// How long is waited before the reader is looked for again, at first and at most.
const WAIT: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(2));
/// How long an answer to a call is waited for.
const CALL: Duration = Duration::from_secs(2);
/// How often it is asked whether it is over, while nothing comes or goes.
const MOMENT: Duration = Duration::from_millis(200);

/// What happens meanwhile, told as it happens.
#[derive(Debug)]
pub(in crate::cli) enum Event<'e> {
    /// Something to say.
    Note(Message),
    /// Something to say with `-v`.
    Trace(Message),
    /// A command and its answer.
    Heard(&'e [u8], &'e [u8]),
}

/// Puts a chip into the reader that listens at `place`, and again whenever the connection breaks, until it is over.
///
/// # Errors
/// Usage, where `place` is none.
pub(in crate::cli) fn serve(
    place: &str,
    chip: &mut dyn Chip,
    is_over: &dyn Fn() -> bool,
    tell: &dyn Fn(Event<'_>),
) -> Result<(), CommandError> {
    let mut wait = WAIT.0;
    let mut told = false;
    let note = |message| tell(Event::Note(message));
    while !is_over() {
        match connect(place) {
            Ok(stream) => {
                (wait, told) = (WAIT.0, false);
                note(text!(serve_connected, place = place.to_owned()));
                let ended = talk(stream, chip, is_over, tell);
                chip.power_off();
                if !is_over() {
                    note(text!(serve_lost, place = place.to_owned()));
                    if let Err(error) = ended {
                        tell(Event::Trace(text!(serve_fault, fault = error.to_string())));
                    }
                }
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                return Err(CommandError::usage(text!(serve_place, place = place.to_owned())).because(&error));
            }
            Err(_) if !told => {
                told = true;
                note(text!(serve_waits, place = place.to_owned()));
            }
            Err(_) => {}
        }
        pause(wait, is_over);
        wait = (wait * 2).min(WAIT.1);
    }
    Ok(())
}

/// Connects, unless nobody takes the call.
fn connect(place: &str) -> io::Result<TcpStream> {
    let mut failed = io::ErrorKind::NotFound.into();
    for address in place.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, CALL) {
            Ok(stream) => return Ok(stream),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

/// Sleeps, and looks up now and then.
fn pause(whole: Duration, is_over: &dyn Fn() -> bool) {
    let mut slept = Duration::ZERO;
    while slept < whole && !is_over() {
        let part = MOMENT.min(whole - slept);
        std::thread::sleep(part);
        slept += part;
    }
}

/// Answers until the reader hangs up, or it is over.
fn talk(
    stream: TcpStream,
    chip: &mut dyn Chip,
    is_over: &dyn Fn() -> bool,
    tell: &dyn Fn(Event<'_>),
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(MOMENT))?;
    stream.set_write_timeout(Some(MOMENT))?;
    let mut stream = Patient { stream, is_over };
    let mut heard = |command: &[u8], answer: &[u8]| tell(Event::Heard(command, answer));
    vpcd::serve(&mut stream, chip, &mut |_| Ok(()), &mut heard)
}

/// A stream that waits as long as it takes, unless it is over. That is asked before each read, too: a reader that never
/// stops asking must not be answered for ever.
struct Patient<'f> {
    stream: TcpStream,
    is_over: &'f dyn Fn() -> bool,
}

impl io::Read for Patient<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !(self.is_over)() {
            quick(&self.stream)?;
            match self.stream.read(buffer) {
                Err(error) if is_late(&error) => {}
                other => return other,
            }
        }
        Ok(0)
    }
}

impl io::Write for Patient<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        loop {
            match self.stream.write(buffer) {
                Err(error) if is_late(&error) && !(self.is_over)() => {}
                other => return other,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn is_late(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

/// Acknowledges at once: the reader sends a length and its body apart, and waits 40 ms in between otherwise.
#[cfg(target_os = "linux")]
fn quick(stream: &TcpStream) -> io::Result<()> {
    socket2::SockRef::from(stream).set_tcp_quickack(true)
}

#[cfg(not(target_os = "linux"))]
fn quick(_: &TcpStream) -> io::Result<()> {
    Ok(())
}
