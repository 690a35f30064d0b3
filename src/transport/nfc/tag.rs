//! The phone's side of NFC: a chip with an NDEF file that engages, and an application that carries messages.

use zeroize::Zeroizing;

use super::handover::{self, Limits, Select};
use super::transfer::{unwrap, wrap};
use super::{CAPABILITY_FILE, MDOC_APPLICATION, NDEF_APPLICATION, NDEF_FILE};
use crate::apdu::{Chip, Command};
use crate::session::Meeting;
use crate::transport::LONGEST;

/// Whoever holds the session behind a phone.
pub trait Responder {
    /// A receiver has read the engagement; the handover, for the transcript.
    fn met(&mut self, meeting: Meeting);

    /// A message came; the message to send back, none where there is nothing to say.
    fn message(&mut self, message: &[u8]) -> Option<Vec<u8>>;

    /// The phone was taken from the reader, or a reader began anew. A session that has begun is over; `fetched` says whether
    /// the reader had all of the last answer.
    fn lost(&mut self, fetched: bool);
}

/// How the engagement is handed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// The reader asks for the service and says what it can do.
    Negotiated,
    /// The reader reads.
    Static,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Selected {
    Capability,
    Mdoc,
    Ndef,
    NdefApplication,
    Nothing,
}

/// A phone, as a reader sees it.
#[derive(Debug)]
pub struct Tag<R> {
    responder: R,
    engagement: Vec<u8>,
    limits: Limits,
    mode: Mode,
    selected: Selected,
    /// Whether a message has come since an application was selected.
    begun: bool,
    /// What the NDEF file reads as: a length, then a message.
    file: Vec<u8>,
    /// What a reader is writing into it.
    written: Vec<u8>,
    /// Parts of a message, until the last one is here.
    incoming: Vec<u8>,
    /// What is left of an answer.
    outgoing: Zeroizing<Vec<u8>>,
}

type Sw = u16;
const OK: Sw = 0x9000;
const WRONG_LENGTH: Sw = 0x6700;
const NOT_SATISFIED: Sw = 0x6985;
const NOT_FOUND: Sw = 0x6a82;
const WRONG_PARAMETERS: Sw = 0x6a86;
const WRONG_OFFSET: Sw = 0x6b00;
const NO_INSTRUCTION: Sw = 0x6d00;
const NO_CLASS: Sw = 0x6e00;

/// An answer to reset as a contactless reader makes it for a type 4 tag (PC/SC part 3): no historical bytes.
const ATR: [u8; 5] = [0x3b, 0x80, 0x80, 0x01, 0x01];

impl<R: Responder> Tag<R> {
    /// A phone that shows this engagement, which names no ways to go on: NFC itself is the way.
    pub fn new(responder: R, engagement: Vec<u8>, limits: Limits, mode: Mode) -> Self {
        let mut tag = Self {
            responder,
            engagement,
            limits,
            mode,
            selected: Selected::Nothing,
            begun: false,
            file: Vec::new(),
            written: Vec::new(),
            incoming: Vec::new(),
            outgoing: Zeroizing::default(),
        };
        tag.forget();
        tag
    }

    /// Whoever holds the session.
    pub fn responder(&self) -> &R {
        &self.responder
    }

    /// As when the power comes on.
    fn forget(&mut self) {
        self.selected = Selected::Nothing;
        self.begun = false;
        self.incoming.clear();
        self.written.clear();
        self.outgoing = Zeroizing::default();
        self.file = match self.mode {
            Mode::Negotiated => file_of(&handover::services()),
            Mode::Static => file_of(&Select::encode(&self.engagement, self.limits)),
        };
    }

    fn run(&mut self, command: &Command<'_>) -> Result<Vec<u8>, Sw> {
        match (command.class, command.instruction) {
            (0x00, 0xa4) => self.select(command).map(|()| Vec::new()),
            (0x00, 0xb0) => self.read(command),
            (0x00, 0xd6) => self.update(command).map(|()| Vec::new()),
            (0x00 | 0x10, 0xc3) => self.envelope(command),
            (0x00, 0xc0) => self.next_part(command),
            (0x00 | 0x10, _) => Err(NO_INSTRUCTION),
            _ => Err(NO_CLASS),
        }
    }

    fn select(&mut self, command: &Command<'_>) -> Result<(), Sw> {
        self.incoming.clear();
        let fetched = std::mem::take(&mut self.outgoing).is_empty();
        let selected = match (command.p1, command.data) {
            (0x04, data) if data == NDEF_APPLICATION => {
                self.part(fetched);
                Selected::NdefApplication
            }
            (0x04, data) if data == MDOC_APPLICATION => {
                self.part(fetched);
                self.meet();
                Selected::Mdoc
            }
            (0x00, data) if self.in_ndef() && data == CAPABILITY_FILE.to_be_bytes() => Selected::Capability,
            (0x00, data) if self.in_ndef() && data == NDEF_FILE.to_be_bytes() => Selected::Ndef,
            (0x00 | 0x04, _) => return Err(NOT_FOUND),
            _ => return Err(WRONG_PARAMETERS),
        };
        self.selected = selected;
        Ok(())
    }

    /// An application is selected once more: whoever does that begins anew, with the phone still in the reader.
    fn part(&mut self, fetched: bool) {
        if std::mem::take(&mut self.begun) {
            self.responder.lost(fetched);
        }
    }

    fn in_ndef(&self) -> bool {
        matches!(self.selected, Selected::NdefApplication | Selected::Capability | Selected::Ndef)
    }

    /// With a static handover, the engagement was read when the reader goes on.
    fn meet(&mut self) {
        if self.mode == Mode::Static {
            let select = Select::encode(&self.engagement, self.limits);
            self.responder.met(Meeting::Nfc { select, request: None });
        }
    }

    fn read(&mut self, command: &Command<'_>) -> Result<Vec<u8>, Sw> {
        let container = self.capability();
        let file = match self.selected {
            Selected::Capability => &container,
            Selected::Ndef => &self.file,
            _ => return Err(NOT_SATISFIED),
        };
        let offset = usize::from(u16::from_be_bytes([command.p1, command.p2]));
        let rest = file.get(offset..).ok_or(WRONG_OFFSET)?;
        let length = usize::try_from(command.expected.ok_or(WRONG_LENGTH)?).unwrap_or(usize::MAX);
        Ok(rest[..rest.len().min(length)].to_vec())
    }

    /// Version 2.0, what may be read and written at once, the NDEF file, which can be written where all is negotiated.
    fn capability(&self) -> Vec<u8> {
        let write = if self.mode == Mode::Negotiated { 0x00 } else { 0xff };
        vec![0x00, 0x0f, 0x20, 0x7f, 0xff, 0x7f, 0xff, 0x04, 0x06, 0xe1, 0x04, 0x7f, 0xff, 0x00, write]
    }

    fn update(&mut self, command: &Command<'_>) -> Result<(), Sw> {
        if self.selected != Selected::Ndef || self.mode == Mode::Static {
            return Err(NOT_SATISFIED);
        }
        let offset = usize::from(u16::from_be_bytes([command.p1, command.p2]));
        if offset > self.written.len() {
            return Err(WRONG_OFFSET);
        }
        let end = offset + command.data.len();
        self.written.resize(self.written.len().max(end), 0);
        self.written[offset..end].copy_from_slice(command.data);
        if let Some(message) = complete(&self.written).map(<[u8]>::to_vec) {
            self.written.clear();
            self.heard(&message)?;
        }
        Ok(())
    }

    /// A reader has written a message: which service it wants, or what it can do.
    fn heard(&mut self, message: &[u8]) -> Result<(), Sw> {
        let service = handover::well_known(message, b"Ts");
        if let Some(name) = service {
            let ours = name.split_first().is_some_and(|(_, name)| name == handover::SERVICE);
            self.file = file_of(&handover::service_status(u8::from(!ours)));
            return Ok(());
        }
        let theirs = handover::offers_nfc(message).map_err(|_| 0x6a80_u16)?;
        let select = Select::encode(&self.engagement, self.limits.within(theirs));
        self.file = file_of(&select);
        self.responder.met(Meeting::Nfc { select, request: Some(message.to_vec()) });
        Ok(())
    }

    fn envelope(&mut self, command: &Command<'_>) -> Result<Vec<u8>, Sw> {
        if self.selected != Selected::Mdoc {
            return Err(NOT_SATISFIED);
        }
        if self.incoming.len() + command.data.len() > LONGEST + 5 || command.data.len() > self.limits.command {
            self.incoming.clear();
            return Err(WRONG_LENGTH);
        }
        self.outgoing = Zeroizing::default();
        self.incoming.extend_from_slice(command.data);
        if command.class == 0x10 {
            return Ok(Vec::new());
        }
        let wrapped = std::mem::take(&mut self.incoming);
        let message = unwrap(&wrapped).ok_or(0x6a80_u16)?;
        self.begun = true;
        self.outgoing = Zeroizing::new(self.responder.message(message).map(|answer| wrap(&answer)).unwrap_or_default());
        if self.outgoing.is_empty() { Ok(Vec::new()) } else { self.next_part(command) }
    }

    /// As much of the answer as the reader takes.
    fn next_part(&mut self, command: &Command<'_>) -> Result<Vec<u8>, Sw> {
        if self.outgoing.is_empty() {
            return Err(NOT_SATISFIED);
        }
        let most = usize::try_from(command.expected.unwrap_or(256)).unwrap_or(256).min(self.limits.response);
        let most = most.min(self.outgoing.len());
        let rest = self.outgoing.split_off(most);
        Ok(std::mem::replace(&mut *self.outgoing, rest))
    }

    fn status(&self) -> Sw {
        match self.outgoing.len() {
            0 => OK,
            left => 0x6100 | u16::from(u8::try_from(left).unwrap_or(0)),
        }
    }
}

/// The content of an NDEF file.
fn file_of(message: &[u8]) -> Vec<u8> {
    // safe: an engagement and its carrier have some hundred bytes
    let mut file = u16::try_from(message.len()).unwrap_or(u16::MAX).to_be_bytes().to_vec();
    file.extend_from_slice(message);
    file
}

/// The message in a file that is being written, once all of it is there.
fn complete(written: &[u8]) -> Option<&[u8]> {
    let (length, rest) = written.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length));
    rest.get(..length).filter(|message| !message.is_empty())
}

impl<R: Responder> Chip for Tag<R> {
    fn power_on(&mut self) {
        self.forget();
    }

    fn power_off(&mut self) {
        let fetched = self.outgoing.is_empty();
        self.forget();
        self.responder.lost(fetched);
    }

    fn reset(&mut self) {
        self.power_off();
    }

    fn atr(&self) -> &[u8] {
        &ATR
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        let answered = Command::decode(command).map_err(|_| WRONG_LENGTH).and_then(|command| self.run(&command));
        let (mut data, status) = match answered {
            Ok(data) => (Zeroizing::new(data), self.status()),
            Err(status) => (Zeroizing::default(), status),
        };
        data.extend_from_slice(&status.to_be_bytes());
        data
    }
}
