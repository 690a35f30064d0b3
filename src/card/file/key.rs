//! Keys in files: two numbers under the tags 90 and 91.

use super::fields::{self, file, object};
use super::{Error, TooLong};
use crate::apdu::ber::{Reader, Tlv};

/// The tag of text 0006, the key to which a terminal encrypts a session key.
pub const SESSION_KEY: u16 = 0xa1;

/// An RSA public key as the card writes it; whether the numbers can be those of a key is not looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyNumbers<'a> {
    /// `90`, big-endian.
    pub exponent: &'a [u8],
    /// `91`, big-endian.
    pub modulus: &'a [u8],
}

impl<'a> KeyNumbers<'a> {
    /// Reads the key inside an object.
    ///
    /// # Errors
    /// Other objects than the two numbers.
    pub fn of_object(object: &Tlv<'a>) -> Result<Self, Error> {
        Self::read(object.inside())
    }

    /// Reads the two numbers to the end.
    pub(crate) fn read(mut reader: Reader<'a>) -> Result<Self, Error> {
        let exponent = reader.required(0x90)?.value;
        let modulus = reader.required(0x91)?.value;
        reader.finish()?;
        Ok(Self { exponent, modulus })
    }

    /// The two objects.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        [object(0x90, self.exponent), object(0x91, self.modulus)].concat()
    }
}

/// Reads text 0006: `A1 { 90, 91 }`.
///
/// # Errors
/// Other objects than these.
pub fn session_key(bytes: &[u8]) -> Result<KeyNumbers<'_>, Error> {
    KeyNumbers::read(fields::inside(bytes, SESSION_KEY)?)
}

/// Text 0007: `FF50 { DF51 key, DF52 signature over the object DF51 }`, by which the card proves that it is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CardKey<'a> {
    /// The key with which the card answers challenges.
    pub key: KeyNumbers<'a>,
    /// The bytes that are signed.
    pub signed: &'a [u8],
    /// The issuer's signature.
    pub signature: &'a [u8],
}

impl<'a> CardKey<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// Other objects than these.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = fields::inside(bytes, 0xff50)?;
        let key = reader.required(0xdf51)?;
        let signature = reader.required(0xdf52)?;
        fields::finish(reader)?;
        Ok(Self { key: KeyNumbers::of_object(&key)?, signed: key.raw, signature: signature.value })
    }

    /// Writes the file; `sign` signs the bytes it is given.
    ///
    /// # Errors
    /// [`TooLong`]
    pub fn encode(key: KeyNumbers<'_>, sign: &dyn Fn(&[u8]) -> Vec<u8>) -> Result<Vec<u8>, TooLong> {
        let key = object(0xdf51, &key.encode());
        let signature = object(0xdf52, &sign(&key));
        file(0xff50, &[key, signature].concat())
    }
}
