//! Which bytes of an exchange nobody may see.
//!
//! A command alone does not tell what it reads, so the mask follows what is selected. Where that is not known, what is
//! read is masked: it might be the number.

use std::fmt;

use zeroize::Zeroizing;

use crate::apdu::Command;
use crate::card::table::{AppRow, FileId, Generation};

/// Bytes of which some are not shown.
pub struct Masked {
    bytes: Zeroizing<Vec<u8>>,
    /// From where on they are hidden, and up to where.
    hidden: std::ops::Range<usize>,
    /// Whether their number is hidden, too.
    hides_length: bool,
}

impl Masked {
    fn new(bytes: &[u8], hidden: std::ops::Range<usize>, hides_length: bool) -> Self {
        Self { bytes: Zeroizing::new(bytes.to_vec()), hidden, hides_length }
    }

    /// Whether anything is hidden.
    #[must_use]
    pub fn hides(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// Whether the byte at this place may be shown.
    #[must_use]
    pub fn shows(&self, at: usize) -> bool {
        !self.hidden.contains(&at)
    }
}

/// Capital hexadecimal, `**` for a hidden byte, and one `**` for all of them where their number is hidden, too.
impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.bytes.iter().enumerate() {
            match self.shows(at) {
                true => write!(f, "{byte:02X}")?,
                false if self.hides_length && at > self.hidden.start => {}
                false => f.write_str("**")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What is selected in the eyes of one who only listens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Selected {
    /// An application of the table, and perhaps something in it.
    Known(&'static AppRow, Option<FileId>),
    /// Nobody knows.
    Unknown,
}

/// Follows an exchange and masks it.
#[derive(Debug)]
pub struct Masker {
    generation: &'static Generation,
    reveal_number: bool,
    selected: Selected,
    /// Whether the last answer that was read was masked: what GET RESPONSE fetches is the rest of it.
    last_was_hidden: bool,
}

impl Masker {
    /// Masks an exchange with a card of this generation; bodies of VERIFY and CHANGE always.
    #[must_use]
    pub fn new(generation: &'static Generation, reveal_number: bool) -> Self {
        Self { generation, reveal_number, selected: Selected::Unknown, last_was_hidden: false }
    }

    /// A command without what nobody may see.
    #[must_use]
    pub fn command(command: &[u8]) -> Masked {
        let carries_secret = match *command {
            // VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER, JICSAP CHANGE KEY, in any class.
            [_, 0x20..=0x21 | 0x24..=0x25 | 0x2c..=0x2d | 0x32, _, _, ref body @ ..] => !body.is_empty(),
            _ => false,
        };
        let hidden = if carries_secret { 4..command.len() } else { 0..0 };
        Masked::new(command, hidden, true)
    }

    /// An answer without what nobody may see; follows what its command selected.
    pub fn answer(&mut self, command: &[u8], answer: &[u8]) -> Masked {
        let command = Command::decode(command).ok();
        // What brings data was done, even where the status warns.
        let is_ok = answer.ends_with(&[0x90, 0x00]) || answer.len() > 2;
        if let Some(command) = command {
            self.follow(&command, is_ok);
        }
        let start = command.and_then(|command| self.hidden_from(&command, answer));
        self.last_was_hidden = start.is_some();
        let end = answer.len().saturating_sub(2);
        let start = start.unwrap_or(end).min(end);
        Masked::new(answer, start..end, false)
    }

    fn follow(&mut self, command: &Command<'_>, is_ok: bool) {
        match (command.head(), is_ok) {
            ([_, 0xa4, 0x04, _], true) => {
                let row = self.generation.app_of_aid(command.data);
                self.selected = row.map_or(Selected::Unknown, |row| Selected::Known(row, None));
            }
            ([_, 0xa4, 0x02, _], true) => {
                if let (Selected::Known(_, file), &[high, low]) = (&mut self.selected, command.data) {
                    *file = Some(FileId(u16::from_be_bytes([high, low])));
                }
            }
            ([_, 0xa4, _, _], true) => self.selected = Selected::Unknown,
            ([_, 0xb0, p1 @ 0x80..=0xff, _], true) => {
                if let Selected::Known(_, file) = &mut self.selected {
                    *file = Some(FileId(u16::from(p1 & 0x1f)));
                }
            }
            _ => {}
        }
    }

    /// From where on the answer to a command is hidden, if it is.
    fn hidden_from(&self, command: &Command<'_>, answer: &[u8]) -> Option<usize> {
        if self.reveal_number {
            return None;
        }
        match command.instruction {
            0xb0..=0xb2 => self.is_hidden().then(|| shown_head(command, answer)),
            0xc0 => self.last_was_hidden.then_some(0),
            _ => None,
        }
    }

    /// Whether what is selected might hold the number.
    fn is_hidden(&self) -> bool {
        match self.selected {
            Selected::Known(app, Some(file)) => app.file(file).is_none_or(|row| row.holds_number),
            Selected::Known(..) => false,
            Selected::Unknown => true,
        }
    }
}

/// At the beginning of a file the head of its object is shown: it says how much there is to read. Nothing else begins
/// with FF: digits do not, nor what comes out of the middle of them.
fn shown_head(command: &Command<'_>, answer: &[u8]) -> usize {
    let is_start = command.p2 == 0 && (command.p1 == 0 || command.p1 & 0x80 != 0) && command.instruction == 0xb0;
    match answer {
        // FF10 0C, FF40 82 xx xx: two bytes of tag, then the length.
        [0xff, _, 0x81, ..] if is_start => 4,
        [0xff, _, 0x82, ..] if is_start => 5,
        [0xff, _, 0..=0x7f, ..] if is_start => 3,
        _ => 0,
    }
}
