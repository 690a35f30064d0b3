//! What goes over the link, for the recording and for `-vv`.

use std::cell::RefCell;
use std::rc::Rc;

use zeroize::Zeroizing;

use crate::apdu::{Interruptible, Link, LinkError, Status};
use crate::card::table::Generation;
use crate::card::trace::{Masker, Recorder};
use crate::cli::context::Context;
use crate::cli::error::meaning;
use crate::text;
use crate::text::Message;

/// One line of what was heard.
pub(in crate::cli) enum Heard {
    /// A command, masked.
    Sent(String),
    /// An answer: how many bytes, and their status. The bytes may be personal, and are not kept.
    Answered(usize, Status),
    /// Nothing came back.
    Lost(LinkError),
}

impl Heard {
    /// An answer.
    pub(in crate::cli) fn answer(answer: &[u8]) -> Self {
        let length = answer.len().saturating_sub(2);
        let status = answer.last_chunk().map_or(Status(0), |bytes| Status(u16::from_be_bytes(*bytes)));
        Self::Answered(length, status)
    }

    /// The line in words.
    pub(in crate::cli) fn message(&self) -> Message {
        match self {
            Self::Sent(apdu) => text!(card_sent, apdu = apdu.clone()),
            Self::Answered(bytes, status) => {
                text!(card_answered, bytes = *bytes, status = status.to_string(), meaning = meaning(*status))
            }
            Self::Lost(error) => text!(card_lost, why = error.id()),
        }
    }
}

/// What was heard and not yet told.
#[derive(Clone, Default)]
pub(in crate::cli) struct Log(Rc<RefCell<Vec<Heard>>>);

impl Log {
    /// Takes what there is.
    pub(in crate::cli) fn take(&self) -> Vec<Heard> {
        self.0.take()
    }

    fn add(&self, heard: Heard) {
        self.0.borrow_mut().push(heard);
    }
}

/// Puts around a link what records it, what `-vv` shows of it, and what stops it on Ctrl-C.
pub(super) fn wrap(
    link: Box<dyn Link>,
    generation: &'static Generation,
    reveals: bool,
    recorded: Option<Rc<RefCell<String>>>,
    context: &Context,
    log: &Log,
) -> Box<dyn Link> {
    let link: Box<dyn Link> = match recorded {
        Some(text) => Box::new(Recorder::new(link, Masker::new(generation, reveals), text)),
        None => link,
    };
    let link: Box<dyn Link> = match context.wishes.verbose {
        0 | 1 => link,
        _ => Box::new(Watched { link, log: log.clone() }),
    };
    Box::new(Interruptible::new(link, context.interrupts()))
}

struct Watched {
    link: Box<dyn Link>,
    log: Log,
}

impl Link for Watched {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        self.log.add(Heard::Sent(Masker::command(command).to_string()));
        let answer = self.link.transmit(command);
        self.log.add(match &answer {
            Ok(answer) => Heard::answer(answer),
            Err(error) => Heard::Lost(error.clone()),
        });
        answer
    }

    fn end(&mut self) -> Result<(), LinkError> {
        self.link.end()
    }

    fn renew(&mut self) -> Result<(), LinkError> {
        self.link.renew()
    }

    fn atr(&self) -> &[u8] {
        self.link.atr()
    }

    fn was_masked(&self) -> bool {
        self.link.was_masked()
    }
}
