//! `present --nfc`: the phone in a virtual reader.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::job::Setup;
use super::live::{engagement, session_key};
use super::session::Holder;
use crate::apdu::Chip;
use crate::cli::args::present::Present;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::vreader::{self, Event};
use crate::session::Meeting;
use crate::text;
use crate::transport::TransportError;
use crate::transport::nfc::handover::Limits;
use crate::transport::nfc::tag::{Mode, Responder, Tag};

pub(super) fn run(context: &mut Context, args: &Present, setup: Setup<'_>) -> Result<Outcome, CommandError> {
    let Some(place) = &args.vpcd else { return Err(CommandError::usage(text!(live_nfc_needs_vpcd))) };
    let key = session_key(context, args)?;
    // Over NFC the ways to go on stand in the handover, not in the engagement.
    let engagement = engagement(args, &key, &[]);
    let limits = if args.live.short_apdu { Limits::SHORT } else { Limits::LONG };
    let mode = if args.handover.as_deref() == Some("negotiated") { Mode::Negotiated } else { Mode::Static };
    let interrupts = context.interrupts();
    let seconds = Duration::from_secs(args.live.timeout);
    context.note(&text!(live_nfc_begins, place = place.clone()));
    let (shared, last) = (RefCell::new(&mut *context), Cell::new(Instant::now()));
    let holder = RefCell::new(Holder::new(setup, key, engagement.clone()));
    let phone = Phone { context: &shared, holder: &holder, last: &last };
    let mut tag = Tag::new(phone, engagement, limits, mode);
    let left = Cell::new(false);
    let mut chip = Leaving { tag: &mut tag, holder: &holder, left: &left };
    let is_over = || left.get() || stop(&shared, &holder, &interrupts, last.get().elapsed() >= seconds);
    let tell = |event: Event<'_>| match event {
        Event::Note(message) => shared.borrow_mut().note(&message),
        Event::Trace(message) => shared.borrow_mut().trace(&message),
        Event::Heard(..) => {}
    };
    let served = vreader::serve(place, &mut chip, &is_over, &tell);
    let mut holder = holder.into_inner();
    if let Err(error) = served {
        holder.failed(error);
    }
    holder.finish(context)
}

/// Whether to stop waiting, and why, told to the holder: Ctrl-C, or nothing heard for too long.
fn stop(context: &RefCell<&mut Context>, holder: &RefCell<Holder<'_>>, interrupt: &AtomicBool, late: bool) -> bool {
    let error = match (interrupt.load(Ordering::SeqCst), late) {
        (true, _) => TransportError::Interrupted,
        (_, true) => TransportError::TimedOut,
        _ => return false,
    };
    let mut holder = holder.borrow_mut();
    if !holder.is_over() {
        let _ = holder.broke(&mut context.borrow_mut(), &error); // over NFC the phone speaks only when it is asked
    }
    true
}

/// The holder behind the phone.
struct Phone<'p, 'h, 'c> {
    context: &'p RefCell<&'c mut Context>,
    holder: &'p RefCell<Holder<'h>>,
    last: &'p Cell<Instant>,
}

impl Responder for Phone<'_, '_, '_> {
    fn met(&mut self, meeting: Meeting) {
        self.last.set(Instant::now());
        self.holder.borrow_mut().met(meeting);
    }

    fn message(&mut self, message: &[u8]) -> Option<Vec<u8>> {
        let mut holder = self.holder.borrow_mut();
        let reply = holder.message(&mut self.context.borrow_mut(), message, &mut || None);
        if let Some(reply) = &reply {
            holder.sent(reply); // whether the reader fetches all of it is learnt when it lets go
        }
        self.last.set(Instant::now());
        reply
    }

    fn lost(&mut self, fetched: bool) {
        self.holder.borrow_mut().lost(&mut self.context.borrow_mut(), fetched);
    }
}

/// A phone that stays in the reader until the reader lets go of it, and leaves then if its session is over.
struct Leaving<'l, 'h, C> {
    tag: &'l mut C,
    holder: &'l RefCell<Holder<'h>>,
    left: &'l Cell<bool>,
}

impl<C: Chip> Chip for Leaving<'_, '_, C> {
    fn power_on(&mut self) {
        self.tag.power_on();
    }

    fn power_off(&mut self) {
        self.tag.power_off();
        self.left.set(self.holder.borrow().is_over());
    }

    fn reset(&mut self) {
        self.tag.reset();
    }

    fn atr(&self) -> &[u8] {
        self.tag.atr()
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        self.tag.answer(command)
    }
}
