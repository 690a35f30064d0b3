//! The receiver's side of NFC: reads the handover from a phone, then carries messages in ENVELOPE and GET RESPONSE.

use std::time::Duration;

use super::handover::{self, Limits, Select};
use super::transfer::{unwrap, wrap};
use super::{CAPABILITY_FILE, MDOC_APPLICATION, NDEF_APPLICATION, NfcError, Step};
use crate::apdu::{Channel, ChannelError, Command, Link, Response};
use crate::session::Meeting;
use crate::transport::{LONGEST, TransportError};

/// How long a phone that says nothing of it may write its message: the file is read again as long as it is empty.
const WRITING: Duration = Duration::from_millis(500);

/// The shortest and the longest time between two reads.
const PAUSE: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(250));

/// A phone held to a reader.
#[derive(Debug)]
pub struct Phone<L> {
    channel: Channel<L>,
    limits: Limits,
}

/// What a tap says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tapped {
    /// The DeviceEngagement.
    pub engagement: Vec<u8>,
    /// The handover, for the transcript.
    pub meeting: Meeting,
    /// How much the phone takes.
    pub limits: Limits,
}

/// What the capability container says.
struct Capability {
    file: u16,
    read: usize,
    write: usize,
}

impl<L: Link> Phone<L> {
    /// A phone behind this link; `limits` is what the reader itself can do.
    pub fn new(link: L, limits: Limits) -> Self {
        Self { channel: Channel::new(link), limits }
    }

    /// Reads the handover, static or negotiated as the phone wants it.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn tap(&mut self) -> Result<Tapped, TransportError> {
        let select = Command::new(0x00, 0xa4, 0x04, 0x00).with_data(&NDEF_APPLICATION).expecting(256);
        self.ask(Step::SelectNdef, &select)?;
        self.select_file(CAPABILITY_FILE)?;
        let container = self.read(0, 15)?;
        let capability = Capability::decode(&container).ok_or(NfcError::Capability)?;
        self.select_file(capability.file)?;
        let first = self.ndef(&capability, WRITING)?;
        let (select, request) = match handover::well_known(&first, b"Tp") {
            Some(service) => self.negotiate(&capability, handover::waiting(service).max(WRITING))?,
            None => (first, None),
        };
        let read = Select::decode(&select)?;
        let limits = read.nfc.ok_or(NfcError::Carrier)?;
        let engagement = read.engagement.to_vec();
        Ok(Tapped { engagement, limits, meeting: Meeting::Nfc { select, request } })
    }

    /// Selects the service, sends the request, reads the answer (TNEP), for each of which the phone may take so long.
    fn negotiate(
        &mut self,
        capability: &Capability,
        within: Duration,
    ) -> Result<(Vec<u8>, Option<Vec<u8>>), TransportError> {
        self.write(&handover::select_service(), capability)?;
        let status = self.ndef(capability, within)?;
        match handover::well_known(&status, b"Te") {
            Some([0]) => {}
            _ => return Err(NfcError::Record("Te").into()),
        }
        let request = handover::request(self.limits);
        self.write(&request, capability)?;
        Ok((self.ndef(capability, within)?, Some(request)))
    }

    /// Selects the application of the messages and keeps to what the phone takes.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn connect(mut self, phone: Limits) -> Result<Nfc<L>, TransportError> {
        self.limits = self.limits.within(phone);
        let select = Command::new(0x00, 0xa4, 0x04, 0x00).with_data(&MDOC_APPLICATION).expecting(256);
        self.ask(Step::SelectMdoc, &select)?;
        Ok(Nfc { phone: self })
    }

    fn select_file(&mut self, file: u16) -> Result<(), TransportError> {
        let file = file.to_be_bytes();
        self.ask(Step::SelectNdef, &Command::new(0x00, 0xa4, 0x00, 0x0c).with_data(&file)).map(drop)
    }

    /// The message in the NDEF file, once the phone has written it.
    fn ndef(&mut self, capability: &Capability, within: Duration) -> Result<Vec<u8>, TransportError> {
        let pause = (within / 64).clamp(PAUSE.0, PAUSE.1);
        for _ in 0..within.as_millis() / pause.as_millis() {
            let length = self.read(0, 2)?;
            let length = <[u8; 2]>::try_from(&*length).map_err(|_| NfcError::Capability)?;
            let length = usize::from(u16::from_be_bytes(length));
            let mut message = Vec::with_capacity(length);
            while message.len() < length {
                let part = (length - message.len()).min(capability.read);
                let part = self.read(2 + message.len(), part)?;
                if part.is_empty() {
                    return Err(NfcError::Capability.into());
                }
                message.extend_from_slice(&part);
            }
            if !message.is_empty() {
                return Ok(message);
            }
            std::thread::sleep(pause);
        }
        Err(NfcError::Waiting.into())
    }

    fn read(&mut self, offset: usize, length: usize) -> Result<Vec<u8>, TransportError> {
        let [p1, p2] = u16::try_from(offset).map_err(|_| NfcError::Capability)?.to_be_bytes();
        let length = if length > 256 && self.limits.response <= 256 { 256 } else { length };
        let expected = u32::try_from(length).map_err(|_| NfcError::Capability)?;
        let command = Command::new(0x00, 0xb0, p1, p2).expecting(expected);
        let command = if length > 256 { command.extended() } else { command };
        Ok(self.ask(Step::ReadBinary, &command)?.data().to_vec())
    }

    /// Writes a message: at once where it fits, else its length last, so that nobody reads half of it.
    fn write(&mut self, message: &[u8], capability: &Capability) -> Result<(), TransportError> {
        let length = u16::try_from(message.len()).map_err(|_| TransportError::TooLong)?.to_be_bytes();
        let room = capability.write.min(255);
        if message.len() + 2 <= room {
            return self.update(0, &[&length, message].concat());
        }
        self.update(0, &[0, 0])?;
        for (at, part) in message.chunks(room.max(1)).enumerate() {
            self.update(2 + at * room.max(1), part)?;
        }
        self.update(0, &length)
    }

    fn update(&mut self, offset: usize, data: &[u8]) -> Result<(), TransportError> {
        let [p1, p2] = u16::try_from(offset).map_err(|_| NfcError::Capability)?.to_be_bytes();
        self.ask(Step::UpdateBinary, &Command::new(0x00, 0xd6, p1, p2).with_data(data)).map(drop)
    }

    /// Sends a command that must be answered by 9000.
    fn ask(&mut self, step: Step, command: &Command<'_>) -> Result<Response, TransportError> {
        let response = self.once(command)?;
        match response.status().0 {
            0x9000 => Ok(response),
            status => Err(NfcError::Status { step, status }.into()),
        }
    }

    fn once(&mut self, command: &Command<'_>) -> Result<Response, TransportError> {
        self.channel.send_once(command).map_err(|error| match error {
            ChannelError::Link(error) => error.into(),
            ChannelError::Command(_) => TransportError::TooLong,
        })
    }
}

impl Capability {
    fn decode(container: &[u8]) -> Option<Self> {
        let &[0, 0x0f, version, r1, r0, w1, w0, 0x04, 0x06, f1, f0, _, _, _, _] = container else { return None };
        let word = |high, low| usize::from(u16::from_be_bytes([high, low]));
        (version >> 4 == 2 || version >> 4 == 3).then_some(())?;
        Some(Self { file: u16::from_be_bytes([f1, f0]), read: word(r1, r0).max(1), write: word(w1, w0).max(1) })
    }
}

/// A phone whose application of the messages is selected.
#[derive(Debug)]
pub struct Nfc<L> {
    phone: Phone<L>,
}

impl<L: Link> Nfc<L> {
    /// Carries a message to the phone, and what it answers back; a message that ends the session has no answer.
    ///
    /// There is **no** limit of time but the link's own: [`Watched`](super::watched::Watched) has one.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn exchange(&mut self, message: &[u8]) -> Result<Option<Vec<u8>>, TransportError> {
        let response = self.envelope(&wrap(message))?;
        let wrapped = self.collect(response)?;
        if wrapped.is_empty() {
            return Ok(None);
        }
        Ok(Some(unwrap(&wrapped).ok_or(NfcError::Envelope)?.to_vec()))
    }

    /// Sends all of a wrapped message; the answer to its last part.
    fn envelope(&mut self, wrapped: &[u8]) -> Result<Response, TransportError> {
        let Limits { command, response } = self.phone.limits;
        let mut parts = wrapped.chunks(command).peekable();
        while let Some(part) = parts.next() {
            let last = parts.peek().is_none();
            let made = Command::new(if last { 0x00 } else { 0x10 }, 0xc3, 0, 0).with_data(part);
            let made = if last { made.expecting(most(response)) } else { made };
            let made = if command > 255 || response > 256 { made.extended() } else { made };
            if last {
                return self.phone.once(&made);
            }
            self.phone.ask(Step::Envelope, &made)?;
        }
        Err(NfcError::Envelope.into())
    }

    /// Fetches what an answer left behind.
    fn collect(&mut self, mut response: Response) -> Result<Vec<u8>, TransportError> {
        let (mut out, mut step) = (Vec::new(), Step::Envelope);
        loop {
            out.extend_from_slice(response.data());
            let expected = match response.status().0 {
                0x9000 => return Ok(out),
                // Some phones say how many are left where they should say 00; asking for the most gets them all.
                status if status >> 8 == 0x61 && !response.data().is_empty() => most(self.phone.limits.response),
                status => return Err(NfcError::Status { step, status }.into()),
            };
            if out.len() > LONGEST {
                return Err(TransportError::TooLong);
            }
            let command = Command::new(0x00, 0xc0, 0, 0).expecting(expected);
            let long = self.phone.limits.response > 256;
            response = self.phone.once(&if long { command.extended() } else { command })?;
            step = Step::GetResponse;
        }
    }
}

fn most(limit: usize) -> u32 {
    u32::try_from(limit).unwrap_or(65_536)
}
