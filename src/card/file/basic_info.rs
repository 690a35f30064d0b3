//! What the two applications say of themselves; open to everybody, and signed by nobody.

use super::fields::{self, error, object};
use super::{AppInfo, Error, ErrorKind, KeyId};
use crate::apdu::ber::{put, put_wide};

/// Text 0005: `FF40 { DF41 application, DF42 name of a key, DF43 128 bytes }`, in a file of 256 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextInfo<'a> {
    /// The application.
    pub app: AppInfo,
    /// The name of a key; which one is not known, but not the one that signs the files.
    pub key_id: KeyId,
    /// 128 bytes of unknown meaning: 32, and filling.
    pub rest: &'a [u8],
}

impl<'a> TextInfo<'a> {
    /// How long the file is.
    pub const LENGTH: usize = 256;

    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = fields::inside(bytes, 0xff40)?;
        let [app, key_id, rest] = [reader.required(0xdf41)?, reader.required(0xdf42)?, reader.required(0xdf43)?];
        fields::finish(reader)?;
        let app = AppInfo::of_bytes(fields::array(&app)?);
        Ok(Self { app, key_id: fields::key_id(&key_id)?, rest: rest.value })
    }

    /// Writes the file as cards do, with lengths that are not shortest, filled up.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut content = [object(0xdf41, &self.app.to_bytes()), object(0xdf42, self.key_id.as_bytes())].concat();
        put_wide(&mut content, 0xdf43, self.rest);
        let mut out = Vec::new();
        put_wide(&mut out, 0xff40, &content);
        out.resize(out.len().max(Self::LENGTH), 0xff);
        out
    }
}

/// Visual 0003: `FF30 { DF31 application, DF32 name of a key, DF33 version, DF34 municipality, DF35 name of a key and
/// 256 bytes }`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VisualInfo<'a> {
    /// The application.
    pub app: AppInfo,
    /// The name of a key; which one is not known, but not the one that signs the files.
    pub key_id: KeyId,
    /// A version.
    pub version: u8,
    /// 市区町村コード, five digits.
    pub municipality: &'a str,
    /// The name of another key.
    pub reference_key_id: KeyId,
    /// 256 bytes of unknown meaning.
    pub reference: &'a [u8],
}

impl<'a> VisualInfo<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = fields::inside(bytes, 0xff30)?;
        let [app, key_id, version] = [reader.required(0xdf31)?, reader.required(0xdf32)?, reader.required(0xdf33)?];
        let [municipality, last] = [reader.required(0xdf34)?, reader.required(0xdf35)?];
        fields::finish(reader)?;
        let length = ErrorKind::Length { expected: KeyId::LENGTH, found: last.value.len() };
        let (name, reference) = last.value.split_first_chunk().ok_or_else(|| error(&last, length, 0))?;
        let reference_key_id = KeyId::parse(*name).ok_or_else(|| error(&last, ErrorKind::KeyId, 0))?;
        let [version] = fields::array(&version)?;
        Ok(Self {
            app: AppInfo::of_bytes(fields::array(&app)?),
            key_id: fields::key_id(&key_id)?,
            version,
            municipality: fields::digits(&municipality, 5)?,
            reference_key_id,
            reference,
        })
    }

    /// Writes the file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let content = [
            object(0xdf31, &self.app.to_bytes()),
            object(0xdf32, self.key_id.as_bytes()),
            object(0xdf33, &[self.version]),
            object(0xdf34, self.municipality.as_bytes()),
            object(0xdf35, &[self.reference_key_id.as_bytes(), self.reference].concat()),
        ];
        let mut out = Vec::new();
        put(&mut out, 0xff30, &content.concat());
        out
    }
}
