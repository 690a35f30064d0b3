//! Talks to a card, and keeps the rules that protect its secrets.
//!
//! The tries left are asked for before any secret is shown ([`Card::attempt`] gives the right to one try, and showing
//! uses it up). With one try left nothing is shown unless that is wanted. A try whose answer was lost is reported as
//! such and never repeated. When a card is let go of, another application is selected and its power is taken.

mod error;
mod pin;

use zeroize::Zeroizing;

use super::table::{AppId, AppRow, FileId, Generation, Shape};
use crate::apdu::{Channel, ChannelError, Command, Link, Meaning, Response, Status, ber};

pub use error::{CardError, PinError, Step};
pub use pin::{Attempt, Tries};

/// The longest file: READ BINARY says where in 15 bits.
const LONGEST_FILE: usize = 0x8000;
/// The most bytes of one short answer.
const CHUNK: usize = 256;

/// A card that is being talked to.
pub struct Card {
    channel: Channel<Box<dyn Link>>,
    generation: &'static Generation,
    selected: Option<AppId>,
    /// Whether commands went that nobody looked at: they may have selected anything.
    went_unseen: bool,
}

impl Card {
    /// Talks over this link to a card of this generation.
    #[must_use]
    pub fn new(link: Box<dyn Link>, generation: &'static Generation) -> Self {
        Self { channel: Channel::new(link), generation, selected: None, went_unseen: false }
    }

    /// The table that is gone by.
    #[must_use]
    pub fn generation(&self) -> &'static Generation {
        self.generation
    }

    /// The card's answer to reset; empty where a recording does not hold it.
    #[must_use]
    pub fn atr(&self) -> &[u8] {
        self.channel.link().atr()
    }

    /// Whether an answer so far had bytes that a recording masks.
    #[must_use]
    pub fn was_masked(&self) -> bool {
        self.channel.link().was_masked()
    }

    /// Selects an application, also where it is selected already: that keeps what was shown to it.
    ///
    /// # Errors
    /// [`CardError::NoApplication`] where the card does not have it.
    pub fn select(&mut self, app: AppId) -> Result<&'static AppRow, CardError> {
        let row = self.row(app)?;
        self.selected = None;
        let response = self.send(&Command::new(0x00, 0xa4, 0x04, 0x0c).with_data(row.aid))?;
        match response.status().meaning() {
            Meaning::Ok => {
                self.selected = Some(app);
                Ok(row)
            }
            Meaning::NotFound => Err(CardError::NoApplication(app)),
            _ => Err(CardError::Status { step: Step::SelectApplication(app), status: response.status() }),
        }
    }

    /// Reads a file, as far as its row says.
    ///
    /// # Errors
    /// [`CardError`]; [`CardError::wants_secret`] tells whether a secret has to be shown first.
    pub fn read(&mut self, app: AppId, file: FileId) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let row = self.row(app)?.file(file).ok_or(CardError::NotInTable { app, id: file })?;
        self.select_file(app, file)?;
        match row.shape {
            Shape::Object => self.read_object(app, file),
            Shape::Bytes(length) => self.read_bytes(app, file, usize::from(length)),
            Shape::Records => self.read_record(app, file, 1),
        }
    }

    /// Signs what is given with a key of the card: RSA over a DigestInfo, or what the key wants.
    ///
    /// # Errors
    /// [`CardError`]; [`CardError::wants_secret`] tells whether its secret has to be shown first.
    pub fn sign(&mut self, app: AppId, key: FileId, content: &[u8]) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let row = self.row(app)?.key(key).ok_or(CardError::NotInTable { app, id: key })?;
        self.select_file(app, key)?;
        let command = Command::new(0x80, 0x2a, 0x00, row.p2).with_data(content).expecting(256);
        let response = self.send(&command)?;
        accept(response, Step::Sign(app, key)).map(Response::into_data)
    }

    /// Sends a command as it is.
    ///
    /// # Errors
    /// [`ChannelError`].
    pub fn exchange(&mut self, command: &Command<'_>) -> Result<Response, ChannelError> {
        self.selected = None;
        self.went_unseen = true;
        self.channel.send_once(command)
    }

    /// Lets go of the card: selects an application that nothing was shown to, and takes the power.
    ///
    /// # Errors
    /// [`CardError::Channel`] where the power could not be taken. That nothing is there any more is no error.
    pub fn end(mut self) -> Result<(), CardError> {
        self.let_go()
    }

    fn let_go(&mut self) -> Result<(), CardError> {
        let may_be_open = self.selected.take().is_some() || std::mem::take(&mut self.went_unseen);
        if may_be_open && let Some(row) = self.generation.app(AppId::Isd) {
            // Best effort: the power goes in any case.
            let _ = self.channel.send_once(&Command::new(0x00, 0xa4, 0x04, 0x0c).with_data(row.aid));
        }
        Ok(self.channel.link_mut().end().map_err(ChannelError::from)?)
    }

    fn row(&self, app: AppId) -> Result<&'static AppRow, CardError> {
        self.generation.app(app).ok_or(CardError::NoApplication(app))
    }

    fn send(&mut self, command: &Command<'_>) -> Result<Response, CardError> {
        Ok(self.channel.send(command)?)
    }

    /// Selects an application unless it is selected, and something in it.
    fn select_file(&mut self, app: AppId, id: FileId) -> Result<(), CardError> {
        if self.selected != Some(app) {
            self.select(app)?;
        }
        let response = self.send(&Command::new(0x00, 0xa4, 0x02, 0x0c).with_data(&id.to_bytes()))?;
        accept(response, Step::SelectFile(app, id)).map(|_| ())
    }

    /// Reads the object that a file begins with: the first part says how long it is.
    fn read_object(&mut self, app: AppId, file: FileId) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let first = self.read_at(app, file, 0, CHUNK)?;
        let length = ber::length_of_first(&first).map_err(|source| CardError::Object { app, file, source })?;
        self.read_on(app, file, first, length)
    }

    fn read_bytes(&mut self, app: AppId, file: FileId, length: usize) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let first = self.read_at(app, file, 0, length.min(CHUNK))?;
        self.read_on(app, file, first, length)
    }

    /// Goes on reading up to a length; cards may answer with less than they were asked for.
    fn read_on(
        &mut self,
        app: AppId,
        file: FileId,
        first: Zeroizing<Vec<u8>>,
        length: usize,
    ) -> Result<Zeroizing<Vec<u8>>, CardError> {
        if length > LONGEST_FILE {
            return Err(CardError::TooLong { app, file, length });
        }
        let mut content = Zeroizing::new(Vec::with_capacity(length.max(first.len())));
        content.extend_from_slice(&first);
        while content.len() < length {
            let part = self.read_at(app, file, content.len(), (length - content.len()).min(CHUNK))?;
            if part.is_empty() {
                return Err(CardError::TooShort { app, file, length, found: content.len() });
            }
            let wanted = part.len().min(length - content.len());
            content.extend_from_slice(&part[..wanted]);
        }
        zeroize::Zeroize::zeroize(&mut content[length..]);
        content.truncate(length);
        Ok(content)
    }

    fn read_at(
        &mut self,
        app: AppId,
        file: FileId,
        offset: usize,
        length: usize,
    ) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let too_long = CardError::TooLong { app, file, length: offset + length };
        let place = u16::try_from(offset).ok().filter(|place| *place < 0x8000).ok_or(too_long)?;
        let [high, low] = place.to_be_bytes();
        let expected = u32::try_from(length).unwrap_or(256); // 256 at most
        let response = self.send(&Command::new(0x00, 0xb0, high, low).expecting(expected))?;
        match response.status().meaning() {
            Meaning::EndOfFile => Ok(response.into_data()),
            Meaning::WrongOffset if offset > 0 => Ok(Zeroizing::default()),
            _ => accept(response, Step::Read(app, file)).map(Response::into_data),
        }
    }

    fn read_record(&mut self, app: AppId, file: FileId, record: u8) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let response = self.send(&Command::new(0x00, 0xb2, record, 0x04).expecting(256))?;
        accept(response, Step::Read(app, file)).map(Response::into_data)
    }

    /// Asks the security domain for a data object.
    ///
    /// # Errors
    /// [`CardError`].
    pub fn data_object(&mut self, tag: u16) -> Result<Zeroizing<Vec<u8>>, CardError> {
        self.select(AppId::Isd)?;
        let [p1, p2] = tag.to_be_bytes();
        let command = Command::new(0x00, 0xca, p1, p2).expecting(256);
        let mut response = self.send(&command)?;
        if response.status().meaning() == Meaning::WrongLength {
            // Large objects want an extended length.
            response = self.send(&command.expecting(65_536).extended())?;
        }
        accept(response, Step::DataObject(tag)).map(Response::into_data)
    }
}

impl Drop for Card {
    fn drop(&mut self) {
        let _ = self.let_go();
    }
}

impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Card({} {:?})", self.generation.name, self.selected)
    }
}

/// An answer that is ok, or which step it fails.
fn accept(response: Response, step: Step) -> Result<Response, CardError> {
    match response.status() {
        Status::OK => Ok(response),
        status => Err(CardError::Status { step, status }),
    }
}
