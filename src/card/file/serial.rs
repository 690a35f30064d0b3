//! The record of the 共通カードAP that tells one card from another.

use super::fields::error_at;
use super::{CardDate, Error, ErrorKind};

/// Common 0001, record 1: `01 1C`, then 15 digits of serial number, five of the municipality, eight of the expiry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SerialRecord<'a> {
    /// The serial number; its last 13 digits are what マイナポータル calls 製造番号.
    pub serial: &'a str,
    /// 市区町村コード.
    pub municipality: &'a str,
    /// 有効期限 of the card.
    pub expiry: CardDate,
}

impl<'a> SerialRecord<'a> {
    /// How long the record is.
    pub const LENGTH: usize = 30;

    /// Reads the record.
    ///
    /// # Errors
    /// Another head or length, or something else than digits.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let length = ErrorKind::Length { expected: Self::LENGTH, found: bytes.len() };
        let digits = bytes.strip_prefix(&[0x01, 0x1c]).filter(|_| bytes.len() == Self::LENGTH);
        let digits = digits.ok_or_else(|| error_at(length, 0))?;
        if let Some(place) = digits.iter().position(|byte| !byte.is_ascii_digit()) {
            return Err(error_at(ErrorKind::Digits, 2 + place));
        }
        let text = std::str::from_utf8(digits).map_err(|_| error_at(ErrorKind::Text, 2))?;
        let expiry = digits[20..].first_chunk().and_then(|digits| CardDate::parse(*digits));
        let expiry = expiry.ok_or_else(|| error_at(ErrorKind::Date, 22))?;
        Ok(Self { serial: &text[..15], municipality: &text[15..20], expiry })
    }

    /// Writes the record.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let head: &[u8] = &[0x01, 0x1c];
        [head, self.serial.as_bytes(), self.municipality.as_bytes(), self.expiry.as_digits()].concat()
    }
}
