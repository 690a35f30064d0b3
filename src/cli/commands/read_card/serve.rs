//! `read-card serve`: a virtual card in a virtual reader (vpcd), which any PC/SC program finds.

use std::cell::RefCell;
use std::sync::atomic::Ordering;

use zeroize::Zeroizing;

use crate::apdu::Chip;
use crate::card::trace::Masker;
use crate::card::virtual_card::Machine;
use crate::cli::args::read_card::Serve;
use crate::cli::card::{CardFile, Heard};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::vreader::{self, Event};
use crate::text;
use crate::text::Message;

pub(super) fn run(context: &mut Context, args: &Serve) -> Result<Outcome, CommandError> {
    let mut machine = CardFile::open(&args.card)?.into_machine(context)?;
    let interrupts = context.interrupts();
    context.note(&text!(serve_begins, card = args.card.as_path(), place = args.vpcd.clone()));
    let shows = context.wishes.verbose > 1;
    let shared = RefCell::new(&mut *context);
    let trace = |message: Message| shared.borrow_mut().trace(&message);
    let tell = |event: Event<'_>| match event {
        Event::Note(message) => shared.borrow_mut().note(&message),
        Event::Trace(message) => trace(message),
        Event::Heard(command, answer) if shows => {
            trace(Heard::Sent(Masker::command(command).to_string()).message());
            trace(Heard::answer(answer).message());
        }
        Event::Heard(..) => {}
    };
    let mut chip = Told { machine: &mut machine, tell: &trace };
    vreader::serve(&args.vpcd, &mut chip, &|| interrupts.load(Ordering::SeqCst), &tell)?;
    context.note(&text!(serve_ended));
    Ok(Outcome::Done)
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
