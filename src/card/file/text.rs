//! Files of the 券面事項入力補助AP: the number, the four attributes, and what vouches for them.

use std::fmt;

use zeroize::Zeroizing;

use super::fields::{self, check_offsets, file, file_with_offsets, object};
use super::{CardDate, Error, ErrorKind, Sex, TooLong};
use crate::apdu::ber::only;
use crate::card::number::IndividualNumber;
use crate::crypto::digest::sha256;

/// 0001: `FF10` with the twelve digits, filled up to 17 bytes.
pub struct NumberFile<'a> {
    /// The file as it is stored, filling included: its digest is over all of it.
    bytes: &'a [u8],
    /// The number.
    pub number: IndividualNumber,
}

impl<'a> NumberFile<'a> {
    /// How long the file is: 15 bytes, and two of filling.
    pub const LENGTH: usize = 17;

    /// Reads the file, filling included.
    ///
    /// # Errors
    /// Another object, or no individual number in it.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let object = only(bytes, 0xff10)?;
        let number = IndividualNumber::parse(object.value);
        let number = number.map_err(|kind| fields::error(&object, ErrorKind::Number(kind), 0))?;
        Ok(Self { bytes, number })
    }

    /// Writes the file.
    #[must_use]
    pub fn encode(number: &IndividualNumber) -> Zeroizing<Vec<u8>> {
        let mut out = Zeroizing::new(Vec::with_capacity(Self::LENGTH));
        out.extend([0xff, 0x10, 0x0c]);
        out.extend(number.secret_digits());
        out.resize(Self::LENGTH, 0xff);
        out
    }

    /// The digest that 0003 holds of it: over the file as it is stored.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        sha256(self.bytes)
    }
}

impl fmt::Debug for NumberFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NumberFile([elided])")
    }
}

/// 0002: `FF20 { DF21 offsets, DF22 name, DF23 address, DF24 birth date, DF25 sex }`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attributes<'a> {
    /// 氏名, family and given name with U+3000 between.
    pub name: &'a str,
    /// 住所.
    pub address: &'a str,
    /// 生年月日.
    pub birth_date: CardDate,
    /// 性別.
    pub sex: Sex,
    /// The objects behind the table of offsets, which 0003 holds a digest of.
    signed: &'a [u8],
}

impl<'a> Attributes<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these, or a table that points elsewhere.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let outer = only(bytes, 0xff20)?;
        let mut reader = outer.inside();
        let table = reader.required(0xdf21)?;
        let [name, address] = [reader.required(0xdf22)?, reader.required(0xdf23)?];
        let [birth, sex] = [reader.required(0xdf24)?, reader.required(0xdf25)?];
        fields::finish(reader)?;
        check_offsets(&table, &[name, address, birth, sex])?;
        let [sex] = fields::array(&sex)?;
        Ok(Self {
            name: fields::text(&name)?,
            address: fields::text(&address)?,
            birth_date: fields::date(&birth)?,
            sex: Sex::of_byte(sex),
            signed: &bytes[table.end()..outer.end()],
        })
    }

    /// Writes the file.
    ///
    /// # Errors
    /// [`TooLong`]
    pub fn encode(name: &str, address: &str, birth_date: CardDate, sex: Sex) -> Result<Vec<u8>, TooLong> {
        let objects = [
            object(0xdf22, name.as_bytes()),
            object(0xdf23, address.as_bytes()),
            object(0xdf24, birth_date.as_digits()),
            object(0xdf25, &[sex.to_byte()]),
        ];
        file_with_offsets(0xff20, 0xdf21, &objects)
    }

    /// The digest that 0003 holds of them: over the objects behind the table of offsets.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        sha256(self.signed)
    }
}

/// 0003: `FF30 { DF31 digest of 0001, DF32 digest of 0002, DF33 signature over the objects before it }`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Digests<'a> {
    /// SHA-256 of 0001.
    pub number: [u8; 32],
    /// SHA-256 of 0002.
    pub attributes: [u8; 32],
    /// The bytes that are signed.
    pub signed: &'a [u8],
    /// The issuer's signature.
    pub signature: &'a [u8],
}

impl<'a> Digests<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = fields::inside(bytes, 0xff30)?;
        let [number, attributes] = [reader.required(0xdf31)?, reader.required(0xdf32)?];
        let signature = reader.required(0xdf33)?;
        fields::finish(reader)?;
        Ok(Self {
            number: fields::array(&number)?,
            attributes: fields::array(&attributes)?,
            signed: &bytes[number.offset..attributes.end()],
            signature: signature.value,
        })
    }

    /// Writes the file; `sign` signs the bytes it is given.
    ///
    /// # Errors
    /// [`TooLong`]
    pub fn encode(
        number: &[u8; 32],
        attributes: &[u8; 32],
        sign: &dyn Fn(&[u8]) -> Vec<u8>,
    ) -> Result<Vec<u8>, TooLong> {
        let signed = [object(0xdf31, number), object(0xdf32, attributes)].concat();
        let signature = object(0xdf33, &sign(&signed));
        file(0xff30, &[signed, signature].concat())
    }
}
