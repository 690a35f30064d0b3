//! Card-verifiable certificates: the keys that vouch for the files of the card.
//!
//! `7F21 { 5F4E body, 5F37 signature over the body }`; the body is the name of the issuer's key, the name of the key that
//! is certified, and that key. The issuer's own key is **not on the card**: whoever verifies has to have it from elsewhere.

use crate::apdu::ber::{Reader, Tlv, put};
use crate::card::file::{Error, ErrorKind, KeyId, KeyNumbers};
use crate::crypto::KeyError;
use crate::crypto::digest::Algorithm;
use crate::crypto::rsa::PublicKey;
use crate::crypto::signature::SignatureError;

/// The tag of the whole.
pub const TAG: u16 = 0x7f21;
const BODY: u16 = 0x5f4e;
const SIGNATURE: u16 = 0x5f37;
/// The list of what the body holds, in front of it where GET DATA answers: `42 10`, `5F20 10`, `5F49 82 0109`.
const HEADER_LIST: u16 = 0x4d;

/// A card-verifiable certificate, read where it lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cvc<'a> {
    /// The name of the key that signed it (証明者鍵ID).
    pub issuer: KeyId,
    /// The name of the key it is about (被証明者鍵ID).
    pub subject: KeyId,
    /// The key it is about.
    pub key: KeyNumbers<'a>,
    /// The bytes that are signed.
    pub body: &'a [u8],
    /// The signature.
    pub signature: &'a [u8],
}

impl<'a> Cvc<'a> {
    /// Reads a certificate from a file, or without its outer tag from what GET DATA answers.
    ///
    /// # Errors
    /// Other objects than these, or names that are none.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes)?;
        if let Some(whole) = reader.optional(TAG)? {
            reader.finish()?;
            reader = whole.inside();
        }
        reader.optional(HEADER_LIST)?;
        let (body, signature) = (reader.required(BODY)?, reader.required(SIGNATURE)?);
        while reader.next_object()?.is_some() {}
        reader.finish()?;
        Ok(Self {
            issuer: name(&body, 0)?,
            subject: name(&body, 1)?,
            key: KeyNumbers::read(body.inside_after(2 * KeyId::LENGTH))?,
            body: body.value,
            signature: signature.value,
        })
    }

    /// Writes a certificate as it stands in a file; `sign` signs the bytes it is given.
    #[must_use]
    pub fn encode(issuer: KeyId, subject: KeyId, key: KeyNumbers<'_>, sign: &dyn Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, TAG, &parts(issuer, subject, key, sign));
        out
    }

    /// Writes a certificate as GET DATA answers it: without its outer tag, after a list of what the body holds.
    #[must_use]
    pub fn encode_answer(
        issuer: KeyId,
        subject: KeyId,
        key: KeyNumbers<'_>,
        sign: &dyn Fn(&[u8]) -> Vec<u8>,
    ) -> Vec<u8> {
        let mut key_head = Vec::new();
        put(&mut key_head, 0x5f49, &key.encode());
        key_head.truncate(key_head.len() - key.encode().len());
        let mut out = Vec::new();
        put(&mut out, HEADER_LIST, &[&[0x42, 0x10, 0x5f, 0x20, 0x10][..], &key_head].concat());
        out.extend(parts(issuer, subject, key, sign));
        out
    }

    /// Checks the signature with the issuer's key, which has to come from elsewhere than the card.
    ///
    /// # Errors
    /// A signature of another length, or by another key, or over other bytes.
    pub fn verify(&self, issuer: &PublicKey) -> Result<(), SignatureError> {
        issuer.verify(Algorithm::Sha256, self.body, self.signature)
    }

    /// The key it is about, checked to be one.
    ///
    /// # Errors
    /// Numbers that cannot be those of a key.
    pub fn public_key(&self) -> Result<PublicKey, KeyError> {
        PublicKey::from_numbers(self.key.modulus, self.key.exponent)
    }
}

fn parts(issuer: KeyId, subject: KeyId, key: KeyNumbers<'_>, sign: &dyn Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let body = [&issuer.as_bytes()[..], subject.as_bytes(), &key.encode()].concat();
    let mut out = Vec::new();
    put(&mut out, BODY, &body);
    put(&mut out, SIGNATURE, &sign(&body));
    out
}

/// The first or second name in a body.
fn name(body: &Tlv<'_>, place: usize) -> Result<KeyId, Error> {
    let at = place * KeyId::LENGTH;
    let error = |kind| Error { kind, path: body.path, offset: body.value_offset() + at };
    let too_short = ErrorKind::Length { expected: 2 * KeyId::LENGTH, found: body.value.len() };
    let bytes = body.value.get(at..).and_then(<[u8]>::first_chunk).ok_or_else(|| error(too_short))?;
    KeyId::parse(*bytes).ok_or_else(|| error(ErrorKind::KeyId))
}

#[cfg(test)]
mod tests;
