//! A link that writes down what goes over it.

use std::cell::RefCell;
use std::rc::Rc;

use zeroize::Zeroizing;

use super::{HEAD, Masker};
use crate::apdu::{Link, LinkError};

/// Writes down each exchange, masked, into a text that others may look at.
pub struct Recorder<L> {
    link: L,
    masker: Masker,
    text: Rc<RefCell<String>>,
}

impl<L: Link> Recorder<L> {
    /// Records what goes over a link; the text holds the trace so far at any moment.
    pub fn new(link: L, masker: Masker, text: Rc<RefCell<String>>) -> Self {
        *text.borrow_mut() = format!("{HEAD}\natr {}\n", hex::encode_upper(link.atr()));
        Self { link, masker, text }
    }

    fn write(&self, sign: char, rest: &dyn std::fmt::Display) {
        use std::fmt::Write as _;
        let _ = writeln!(self.text.borrow_mut(), "{sign} {rest}"); // a String takes everything
    }
}

impl<L: Link> Link for Recorder<L> {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        self.write('>', &Masker::command(command));
        let answer = self.link.transmit(command);
        match &answer {
            Ok(answer) => {
                let masked = self.masker.answer(command, answer);
                self.write('<', &masked);
            }
            Err(error) => self.write('!', &error.id()),
        }
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
