//! `read-card serve`: a virtual card in a virtual reader (vpcd), which any PC/SC program finds.

use std::cell::RefCell;
use std::io;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use zeroize::Zeroizing;

use crate::apdu::{Chip, vpcd};
use crate::card::trace::Masker;
use crate::card::virtual_card::Machine;
use crate::cli::args::read_card::Serve;
use crate::cli::card::{CardFile, Heard};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::text;
use crate::text::Message;

/// How long is waited before the reader is looked for again, at first and at most.
const WAIT: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(2));
/// How often the flag of Ctrl-C is looked at while nothing comes.
const MOMENT: Duration = Duration::from_millis(200);

pub(super) fn run(context: &mut Context, args: &Serve) -> Result<Outcome, CommandError> {
    let mut machine = CardFile::open(&args.card)?.into_machine(context)?;
    let interrupts = context.interrupts();
    let is_over = || interrupts.load(Ordering::SeqCst);
    let mut wait = WAIT.0;
    let mut told = false;
    context.note(&text!(serve_begins, card = args.card.as_path(), place = args.vpcd.clone()));
    while !is_over() {
        match TcpStream::connect(&args.vpcd) {
            Ok(stream) => {
                (wait, told) = (WAIT.0, false);
                context.note(&text!(serve_connected, place = args.vpcd.clone()));
                let ended = talk(context, stream, &mut machine, &interrupts);
                machine.power_off();
                if !is_over() {
                    context.note(&text!(serve_lost, place = args.vpcd.clone()));
                    if let Err(error) = ended {
                        context.trace(&text!(serve_fault, fault = error.to_string()));
                    }
                }
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                return Err(CommandError::usage(text!(serve_place, place = args.vpcd.clone())).because(&error));
            }
            Err(_) if !told => {
                told = true;
                context.note(&text!(serve_waits, place = args.vpcd.clone()));
            }
            Err(_) => {}
        }
        pause(wait, &is_over);
        wait = (wait * 2).min(WAIT.1);
    }
    context.note(&text!(serve_ended));
    Ok(Outcome::Done)
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

/// Answers until the reader hangs up, or Ctrl-C.
fn talk(context: &mut Context, stream: TcpStream, machine: &mut Machine, over: &AtomicBool) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(MOMENT))?;
    let mut stream = Patient { stream, over };
    let shows = context.wishes.verbose > 1;
    let context = RefCell::new(context);
    let tell = |message: Message| context.borrow_mut().trace(&message);
    let mut heard = |command: &[u8], answer: &[u8]| {
        if shows {
            tell(Heard::Sent(Masker::command(command).to_string()).message());
            tell(Heard::answer(answer).message());
        }
    };
    vpcd::serve(&mut stream, &mut Told { machine, tell: &tell }, &mut |_| Ok(()), &mut heard)
}

/// A stream that waits as long as it takes, unless Ctrl-C ends it.
struct Patient<'f> {
    stream: TcpStream,
    over: &'f AtomicBool,
}

impl io::Read for Patient<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            quick(&self.stream)?;
            match self.stream.read(buffer) {
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                    if self.over.load(Ordering::SeqCst) {
                        return Ok(0);
                    }
                }
                other => return other,
            }
        }
    }
}

impl io::Write for Patient<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.stream.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// A card that says when the reader gives it power and takes it away.
struct Told<'m> {
    machine: &'m mut Machine,
    tell: &'m dyn Fn(Message),
}

impl Chip for Told<'_> {
    fn power_on(&mut self) {
        (self.tell)(text!(serve_power_on));
        self.machine.power_on();
    }

    fn power_off(&mut self) {
        (self.tell)(text!(serve_power_off));
        self.machine.power_off();
    }

    fn reset(&mut self) {
        (self.tell)(text!(serve_reset));
        self.machine.reset();
    }

    fn atr(&self) -> &[u8] {
        self.machine.atr()
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        self.machine.answer(command)
    }
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
