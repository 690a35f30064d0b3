//! The two messages of a session (ISO/IEC 18013-5, 9.1.1.4). They are **not** encrypted or decrypted here.

use std::borrow::Cow;

use crate::cbor::{Decode, Decoder, Encoded, Error, Fields, Item, Writer};
use crate::cose::Key;

/// The receiver's first message.
///
/// ```cddl
/// SessionEstablishment = { "eReaderKey": EReaderKeyBytes, "data": bstr }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionEstablishment<'a> {
    /// The receiver's ephemeral key.
    pub e_reader_key: Encoded<'a, Key<'a>>,
    /// The encrypted DeviceRequest: ciphertext and 16 bytes of tag.
    pub data: Cow<'a, [u8]>,
}

impl<'a> Decode<'a> for SessionEstablishment<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            e_reader_key: fields.required("eReaderKey")?,
            data: fields.required_with("data", |item, _| item.byte_string())?,
        })
    }
}

impl SessionEstablishment<'_> {
    /// Whether a message is of the kind that begins a session, whatever else is wrong with it.
    #[must_use]
    pub fn is_meant(message: &[u8]) -> bool {
        let Ok(entries) = Decoder::new(message).item().and_then(Item::map) else { return false };
        entries.iter().any(|(key, _)| key.node.as_text() == Some("eReaderKey"))
    }

    /// Writes one: EReaderKeyBytes as they go into the transcript, and the sealed request.
    #[must_use]
    pub fn encode(e_reader_key_bytes: &[u8], data: &[u8]) -> Vec<u8> {
        let mut writer = Writer::with_capacity(e_reader_key_bytes.len() + data.len() + 24);
        writer.map(2).text("eReaderKey").raw(e_reader_key_bytes).text("data").bytes(data);
        writer.finish()
    }
}

/// Every later message.
///
/// ```cddl
/// SessionData = { ? "data": bstr, ? "status": uint }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionData<'a> {
    /// Encrypted request or response.
    pub data: Option<Cow<'a, [u8]>>,
    /// How the session goes on.
    pub status: Option<SessionStatus>,
}

impl SessionData<'_> {
    /// Writes one.
    #[must_use]
    pub fn encode(data: Option<&[u8]>, status: Option<SessionStatus>) -> Vec<u8> {
        let mut writer = Writer::with_capacity(data.map_or(0, <[u8]>::len) + 24);
        writer.map(usize::from(data.is_some()) + usize::from(status.is_some()));
        if let Some(data) = data {
            writer.text("data").bytes(data);
        }
        if let Some(status) = status {
            writer.text("status").uint(status.code());
        }
        writer.finish()
    }
}

/// Status of a session; every one ends it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SessionStatus {
    /// 10: a message could not be decrypted.
    EncryptionError,
    /// 11: a decrypted message was no CBOR.
    DecodingError,
    /// 20: the end.
    Termination,
    /// A number the standard does not have; treated as the end.
    Unknown(u64),
}

impl SessionStatus {
    /// The status of this number.
    #[must_use]
    pub fn of(code: u64) -> Self {
        match code {
            10 => Self::EncryptionError,
            11 => Self::DecodingError,
            20 => Self::Termination,
            code => Self::Unknown(code),
        }
    }

    /// What ends a session that the way to the other side ended: it brought what is no message, or nothing.
    #[must_use]
    pub fn of_end(garbled: bool) -> Self {
        if garbled { Self::DecodingError } else { Self::Termination }
    }

    /// Whether the other side could not read what was sent.
    #[must_use]
    pub fn is_error(self) -> bool {
        matches!(self, Self::EncryptionError | Self::DecodingError)
    }

    /// Its number.
    #[must_use]
    pub fn code(self) -> u64 {
        match self {
            Self::EncryptionError => 10,
            Self::DecodingError => 11,
            Self::Termination => 20,
            Self::Unknown(code) => code,
        }
    }
}

impl<'a> Decode<'a> for SessionData<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            data: fields.optional_with("data", |item, _| item.byte_string())?,
            status: fields.optional_with("status", |item, _| item.uint())?.map(SessionStatus::of),
        })
    }
}
