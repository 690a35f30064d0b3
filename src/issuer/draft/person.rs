use std::fmt;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use time::Date;
use zeroize::Zeroizing;

use crate::cbor::FullDate;
use crate::profile::rules::{IndividualNumber, NumberError, write_birth_text};

/// A made-up person, as in `samples/people`; `docs/people.md` describes the file.
pub struct Person {
    /// 氏名, family and given name with U+3000 between.
    pub full_name: String,
    /// 住所.
    pub address: Address,
    /// 市町村コード.
    pub local_gov_code: String,
    /// 個人番号.
    pub number: IndividualNumber,
    /// 生年月日.
    pub birth_date: Date,
    /// 性別, ISO/IEC 5218.
    pub sex: u8,
    /// 顔写真; none for a card without a photo.
    pub portrait: Option<PortraitSource>,
    /// What else the card says.
    pub card: Option<CardFacts>,
}

/// Where a person lives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Address {
    /// 国外転出: the law has the fact and the planned day of leaving in place of an address (番号法2条7項2号).
    Abroad {
        /// The planned day.
        planned: Date,
    },
    /// An address in Japan.
    InJapan(String),
}

impl Address {
    /// The text of `resident_address_unicode`; how a real record words 国外転出 is not public.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Abroad { planned } => format!("国外転出　{}（予定）", write_birth_text(*planned)),
            Self::InJapan(address) => address.clone(),
        }
    }
}

/// Where the portrait is.
#[derive(Clone, PartialEq, Eq)]
pub enum PortraitSource {
    /// In a file; a relative path starts at the folder of the person's file.
    File(PathBuf),
    /// In the person's file itself.
    Inline(Vec<u8>),
}

/// What the card says beside the elements of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardFacts {
    /// The last day of the card.
    pub expires: Date,
    /// The four digits (セキュリティコード) on its face.
    pub security_code: Option<String>,
}

/// What is wrong with a person's file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PersonError {
    /// Neither an address nor a planned day of leaving, or both.
    #[error("address: {found} of resident_address, moving_abroad")]
    Address {
        /// How many of both there are.
        found: u8,
    },
    /// Not a day of the form `YYYY-MM-DD`.
    #[error("{field} is no date")]
    Date {
        /// The field.
        field: &'static str,
    },
    /// Not JSON, not of this schema, or with an unknown field.
    #[error("json at {line}:{column}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// The reader's error.
        source: serde_json::Error,
    },
    /// Not an individual number.
    #[error("individual_number")]
    Number(#[source] NumberError),
    /// Neither a file nor base64, or both; or not base64.
    #[error("portrait")]
    Portrait,
    /// The portrait's file cannot be read.
    #[error("portrait file")]
    PortraitFile {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Not four digits.
    #[error("card.security_code")]
    SecurityCode,
}

impl Person {
    /// Reads a person from JSON.
    ///
    /// # Errors
    /// Says which field is wrong, or where the JSON is; see [`PersonError`].
    pub fn parse(json: &[u8]) -> Result<Self, PersonError> {
        let raw: Raw = serde_json::from_slice(json).map_err(|source| PersonError::Json {
            line: source.line(),
            column: source.column(),
            source,
        })?;
        Ok(Self {
            full_name: raw.full_name,
            address: address(raw.resident_address, raw.moving_abroad.as_deref())?,
            local_gov_code: raw.local_gov_code,
            number: IndividualNumber::parse(&raw.individual_number).map_err(PersonError::Number)?,
            birth_date: date("birth_date", &raw.birth_date)?,
            sex: raw.sex,
            portrait: raw.portrait.map(portrait).transpose()?,
            card: raw.card.map(card).transpose()?,
        })
    }

    /// The bytes of the portrait, with relative paths from `folder`.
    ///
    /// # Errors
    /// [`PersonError::PortraitFile`].
    pub fn read_portrait(&self, folder: &Path) -> Result<Option<Vec<u8>>, PersonError> {
        match &self.portrait {
            None => Ok(None),
            Some(PortraitSource::Inline(bytes)) => Ok(Some(bytes.clone())),
            Some(PortraitSource::File(file)) => {
                let path = folder.join(file);
                std::fs::read(&path).map(Some).map_err(|source| PersonError::PortraitFile { path, source })
            }
        }
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person([elided])")
    }
}

impl fmt::Debug for PortraitSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "File({})", path.display()),
            Self::Inline(bytes) => write!(f, "Inline({} bytes)", bytes.len()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "about")]
    _about: Option<String>,
    full_name: String,
    resident_address: Option<String>,
    moving_abroad: Option<String>,
    local_gov_code: String,
    #[serde(deserialize_with = "text_without_echo")]
    individual_number: Zeroizing<String>,
    birth_date: String,
    sex: u8,
    portrait: Option<RawPortrait>,
    card: Option<RawCard>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPortrait {
    file: Option<PathBuf>,
    base64: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCard {
    expires: String,
    security_code: Option<String>,
}

/// A string; serde's own error for anything else would repeat the number.
fn text_without_echo<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Zeroizing<String>, D::Error> {
    match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::String(text) => Ok(Zeroizing::new(text)),
        _ => Err(serde::de::Error::custom("individual_number is not a string")),
    }
}

fn date(field: &'static str, text: &str) -> Result<Date, PersonError> {
    FullDate::parse(text).map(|date| date.0).ok_or(PersonError::Date { field })
}

fn address(in_japan: Option<String>, abroad: Option<&str>) -> Result<Address, PersonError> {
    match (in_japan, abroad) {
        (Some(address), None) => Ok(Address::InJapan(address)),
        (None, Some(planned)) => date("moving_abroad", planned).map(|planned| Address::Abroad { planned }),
        (both, _) => Err(PersonError::Address { found: if both.is_some() { 2 } else { 0 } }),
    }
}

fn portrait(raw: RawPortrait) -> Result<PortraitSource, PersonError> {
    match (raw.file, raw.base64) {
        (Some(file), None) => Ok(PortraitSource::File(file)),
        (None, Some(text)) => STANDARD.decode(text).map(PortraitSource::Inline).map_err(|_| PersonError::Portrait),
        _ => Err(PersonError::Portrait),
    }
}

fn card(raw: RawCard) -> Result<CardFacts, PersonError> {
    let four = |code: &String| code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
    if raw.security_code.as_ref().is_some_and(|code| !four(code)) {
        return Err(PersonError::SecurityCode);
    }
    Ok(CardFacts { expires: date("card.expires", &raw.expires)?, security_code: raw.security_code })
}
