//! A file exchange: one folder that holds request, transcript, answer and the receiver's ephemeral key.
//!
//! The folder stands in for a session between two devices, or keeps one. Its handover is private to this toolkit
//! ([`FILE_HANDOVER`](super::FILE_HANDOVER)). Whoever can read the folder can read the answer, unless the request asks for
//! it encrypted (second edition). Of a session with several requests it holds the first; each further one has a folder in
//! it, `2` and so on, that is an exchange too.

use std::io;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::crypto::key::SigningKey;

/// A file of the exchange.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The DeviceRequest.
    Request,
    /// The DeviceResponse, once there is one.
    Response,
    /// The SessionTranscript.
    Transcript,
    /// The secret key behind EReaderKey, PKCS#8 in PEM; the receiver's alone (0600).
    EReaderKey,
    /// The secret key behind EDeviceKey, PKCS#8 in PEM; the holder's alone (0600), where the holder kept the session.
    EDeviceKey,
    /// The secret key that an encrypted answer is opened with, PKCS#8 in PEM; the receiver's alone (0600).
    RecipientKey,
    /// The messages as they were sent, where the exchange was a session between two devices.
    Session,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 7] = [
        Self::Request,
        Self::Response,
        Self::Transcript,
        Self::EReaderKey,
        Self::EDeviceKey,
        Self::RecipientKey,
        Self::Session,
    ];

    /// Its name in the folder.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Request => "request.cbor",
            Self::Response => "response.cbor",
            Self::Transcript => "transcript.cbor",
            Self::EReaderKey => "ereader.key",
            Self::EDeviceKey => "edevice.key",
            Self::RecipientKey => "recipient.key",
            Self::Session => "session.txt",
        }
    }

    /// Whether nobody but its owner may read it.
    #[must_use]
    pub fn is_secret(self) -> bool {
        matches!(self, Self::EReaderKey | Self::EDeviceKey | Self::RecipientKey)
    }
}

/// The folder of a file exchange.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exchange {
    folder: PathBuf,
}

impl Exchange {
    /// The exchange in a folder, whether or not anything is there yet.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The exchange in a folder; nothing where the path is no folder or has no transcript in it.
    #[must_use]
    pub fn find(folder: &Path) -> Option<Self> {
        let exchange = Self::at(folder);
        exchange.has(Part::Transcript).then_some(exchange)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a part lies.
    #[must_use]
    pub fn path(&self, part: Part) -> PathBuf {
        self.folder.join(part.file_name())
    }

    /// Whether a part is there.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        self.path(part).is_file()
    }

    /// The exchange of a later request of the same session, in a folder named by its number, from 2.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        Self::at(self.folder.join(number.to_string()))
    }

    /// The exchanges of later requests that are there, in their order.
    #[must_use]
    pub fn further(&self) -> Vec<Self> {
        let number = |entry: io::Result<std::fs::DirEntry>| {
            let entry = entry.ok().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))?;
            let (name, number) = (entry.file_name(), entry.file_name().to_str()?.parse::<usize>().ok()?);
            (number > 1 && name.to_str() == Some(number.to_string().as_str())).then_some(number)
        };
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten();
        let mut numbers: Vec<usize> = entries.filter_map(number).collect();
        numbers.sort_unstable();
        let exchanges = numbers.into_iter().map(|number| self.numbered(number));
        exchanges.filter(|exchange| Part::ALL.into_iter().any(|part| exchange.has(part))).collect()
    }

    /// Reads a part that must be there.
    ///
    /// # Errors
    /// The system's, `NotFound` among them.
    pub fn read(&self, part: Part) -> io::Result<Zeroizing<Vec<u8>>> {
        std::fs::read(self.path(part)).map(Zeroizing::new)
    }

    /// Reads a part; nothing where it is not there.
    ///
    /// # Errors
    /// The system's, but `NotFound`.
    pub fn read_optional(&self, part: Part) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
        match self.read(part) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }
}

/// A new exchange, ready to be written.
#[derive(Debug)]
pub struct NewExchange<'k> {
    /// The DeviceRequest.
    pub request: Vec<u8>,
    /// The SessionTranscript.
    pub transcript: Vec<u8>,
    /// The secret key behind EReaderKey.
    pub e_reader_key: &'k SigningKey,
    /// The secret key behind EncryptionParameters, where the request has them.
    pub recipient_key: Option<&'k SigningKey>,
}

impl NewExchange<'_> {
    /// The files, each with its contents. Whoever writes them writes all or none, [secret](Part::is_secret) ones with
    /// mode 0600.
    #[must_use]
    pub fn files(&self) -> Vec<(Part, Zeroizing<Vec<u8>>)> {
        let pem = |key: &SigningKey| Zeroizing::new(key.to_pkcs8_pem().as_bytes().to_vec());
        let mut files = vec![
            (Part::Request, Zeroizing::new(self.request.clone())),
            (Part::Transcript, Zeroizing::new(self.transcript.clone())),
            (Part::EReaderKey, pem(self.e_reader_key)),
        ];
        files.extend(self.recipient_key.map(|key| (Part::RecipientKey, pem(key))));
        files
    }
}
