//! Card readers of this machine (PC/SC).

use std::ffi::CString;
use std::time::Duration;

use pcsc::{
    Card, Context, Disposition, Error, MAX_BUFFER_SIZE_EXTENDED, Protocols, ReaderState, Scope, ShareMode, State,
};
use zeroize::Zeroizing;

use super::{Link, LinkError};

/// The service that knows the readers.
pub struct Service {
    context: Context,
}

/// A reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reader {
    /// Its name, as the system gives it; lossy where it is not UTF-8.
    pub name: String,
    /// Whether a card lies in it.
    pub has_card: bool,
    raw: CString,
}

impl Service {
    /// Finds the service.
    ///
    /// # Errors
    /// [`LinkError::NoService`] where it does not run.
    pub fn open() -> Result<Self, LinkError> {
        Ok(Self { context: Context::establish(Scope::User).map_err(of_pcsc)? })
    }

    /// The readers, with or without a card; none is no error.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn readers(&self) -> Result<Vec<Reader>, LinkError> {
        let names = match self.context.list_readers_owned() {
            Ok(names) => names,
            Err(Error::NoReadersAvailable) => Vec::new(),
            Err(error) => return Err(of_pcsc(error)),
        };
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let mut states: Vec<_> = names.into_iter().map(|name| ReaderState::new(name, State::UNAWARE)).collect();
        self.context.get_status_change(Some(Duration::ZERO), &mut states).map_err(of_pcsc)?;
        Ok(states.iter().map(Reader::of_state).collect())
    }

    /// Connects to the card in a reader, for this program alone: who has shown a secret to a card must not share it.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn connect(&self, reader: &Reader) -> Result<PcscLink, LinkError> {
        let card = self.context.connect(&reader.raw, ShareMode::Exclusive, Protocols::ANY).map_err(of_pcsc)?;
        let atr = card.status2_owned().map_err(of_pcsc)?.atr().to_vec();
        Ok(PcscLink { card: Some(card), atr, buffer: Zeroizing::new(vec![0; MAX_BUFFER_SIZE_EXTENDED]) })
    }
}

impl Reader {
    fn of_state(state: &ReaderState) -> Self {
        let raw = state.name().to_owned();
        let has_card = state.event_state().contains(State::PRESENT);
        Self { name: raw.to_string_lossy().into_owned(), has_card, raw }
    }
}

/// A card in a reader; power is taken from it when this is dropped, also by a panic.
pub struct PcscLink {
    card: Option<Card>,
    atr: Vec<u8>,
    buffer: Zeroizing<Vec<u8>>,
}

impl Link for PcscLink {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        let card = self.card.as_ref().ok_or(LinkError::Ended)?;
        let answer = card.transmit(command, &mut self.buffer).map_err(of_pcsc)?;
        let answer = Zeroizing::new(answer.to_vec());
        zeroize::Zeroize::zeroize(&mut self.buffer[..answer.len()]);
        Ok(answer)
    }

    fn end(&mut self) -> Result<(), LinkError> {
        let Some(card) = self.card.take() else { return Ok(()) };
        match card.disconnect(Disposition::UnpowerCard) {
            Ok(()) => Ok(()),
            // What is gone has no power any more.
            Err((_, Error::RemovedCard | Error::NoSmartcard)) => Ok(()),
            Err((_, error)) => Err(of_pcsc(error)),
        }
    }

    fn renew(&mut self) -> Result<(), LinkError> {
        let card = self.card.as_mut().ok_or(LinkError::Ended)?;
        card.reconnect(ShareMode::Exclusive, Protocols::ANY, Disposition::UnpowerCard).map_err(of_pcsc)
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }
}

impl Drop for PcscLink {
    fn drop(&mut self) {
        let _ = self.end();
    }
}

impl std::fmt::Debug for PcscLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PcscLink({})", hex::encode_upper(&self.atr))
    }
}

fn of_pcsc(error: Error) -> LinkError {
    match error {
        Error::NoService | Error::ServiceStopped => LinkError::NoService,
        Error::NoReadersAvailable | Error::ReaderUnavailable => LinkError::NoReader,
        Error::UnknownReader => LinkError::UnknownReader,
        Error::NoSmartcard => LinkError::NoCard,
        Error::RemovedCard => LinkError::Removed,
        Error::ResetCard => LinkError::Reset,
        Error::SharingViolation => LinkError::Sharing,
        Error::SecurityViolation => LinkError::Security,
        Error::Timeout => LinkError::Timeout,
        Error::NotTransacted | Error::CommError => LinkError::NotTransacted,
        Error::UnresponsiveCard | Error::UnpoweredCard | Error::UnsupportedCard => LinkError::Unresponsive,
        Error::Cancelled => LinkError::Interrupted,
        other => LinkError::Other { code: code_of(other) },
    }
}

/// The number of an error, as it stands in the documentation of every system: the bits, whatever type holds them.
fn code_of(error: Error) -> u32 {
    error as i64 as u32 // safe: the bits are the number, however wide the type is
}
