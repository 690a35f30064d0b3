//! The application (申請情報) with which the owner of a card asks for a record (番号法18条の2(2)).
//!
//! How a real one looks is not public: this format is our own, and has a version. It carries the files of the card as
//! they were read, so that the issuer can see what the card's own issuer signed; whatever is made of them (elements,
//! the portrait as JPEG) the issuer makes. The body is signed twice, over the bytes it came in, tag 24 included: by the
//! device key, which proves that the applicant's device has it, and by the 署名用 key of the card, as CMS beside it.
//!
//! The fields of the individual number are called so that every view masks them.

pub mod examine;
mod make;

use std::borrow::Cow;

use crate::cbor::{Decode, Decoder, Encoded, Error, Fields, Item, Tdate};
use crate::cose::{Key, Message};
use crate::crypto::digest::sha256;
use crate::issuer::ledger::Fingerprint;

pub use make::{Draft, Made, Sealed};

/// The version that is written and read.
pub const VERSION: &str = "mnc-application/1";
/// The fewest bytes of a nonce.
pub const NONCE_LEAST: usize = 16;
/// The most bytes of a nonce.
pub const NONCE_MOST: usize = 64;

/// ```cddl
/// Application = {
///   "version": "mnc-application/1",
///   "body": #6.24(bstr .cbor ApplicationBody),
///   "deviceProof": COSE_Sign1,    ; by the device key, payload detached: the bytes of "body" from the tag on
///   "signature": bstr             ; CMS SignedData in DER, content detached: the same bytes; certificate and CA inside
/// }
/// ```
/// Reading does **not** check any signature.
#[derive(Clone, Debug)]
pub struct Application<'a> {
    /// The version.
    pub version: Cow<'a, str>,
    /// What is asked for; signatures are over its bytes.
    pub body: Encoded<'a, Body<'a>>,
    /// The device key's signature.
    pub device_proof: Message<'a>,
    /// The card's signature.
    pub signature: Cow<'a, [u8]>,
    /// Where the bytes of the card's signature begin.
    pub signature_offset: usize,
    /// Entries this version does not know: nobody signs them.
    pub unknown: Vec<(Item<'a>, Item<'a>)>,
}

/// ```cddl
/// ApplicationBody = {
///   "docType": tstr,
///   "nonce": bstr .size (16..64),
///   "created": tdate,
///   "validDays": uint,
///   "deviceKey": COSE_Key,
///   "text": CardText,
///   "visual": CardVisual,
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Body<'a> {
    /// The document type asked for.
    pub doc_type: Cow<'a, str>,
    /// Random bytes: two applications are never the same.
    pub nonce: Cow<'a, [u8]>,
    /// When it was made.
    pub created: Tdate,
    /// How long the record is to be valid, in days.
    pub valid_days: u64,
    /// The key that the record is to be bound to.
    pub device_key: Key<'a>,
    /// Files of the 券面事項入力補助AP.
    pub text: CardText<'a>,
    /// Files of the 券面事項確認AP.
    pub visual: CardVisual<'a>,
}

/// Files of the 券面事項入力補助AP, as they were read.
///
/// ```cddl
/// CardText = {
///   "individual_number": bstr,            ; 0001, all 17 bytes
///   "attributes": bstr,                   ; 0002
///   "individual_number_proof": bstr,      ; 0003: digests of both, signed; the number could be found from its digest
///   "certificate": bstr,                  ; 0004
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CardText<'a> {
    /// 0001.
    pub secret_number: Cow<'a, [u8]>,
    /// 0002.
    pub attributes: Cow<'a, [u8]>,
    /// 0003.
    pub secret_proof: Cow<'a, [u8]>,
    /// 0004.
    pub certificate: Cow<'a, [u8]>,
}

/// Files of the 券面事項確認AP, as they were read.
///
/// ```cddl
/// CardVisual = {
///   "face": bstr,             ; 0002: the photo (JPEG 2000) among it
///   "info": bstr,             ; 0003: the municipality
///   "certificate": bstr,      ; 0004
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardVisual<'a> {
    /// 0002.
    pub face: Cow<'a, [u8]>,
    /// 0003; nobody signs it.
    pub info: Cow<'a, [u8]>,
    /// 0004.
    pub certificate: Cow<'a, [u8]>,
}

impl Application<'_> {
    /// What both signatures are over.
    #[must_use]
    pub fn signed_bytes(&self) -> &[u8] {
        self.body.bytes()
    }

    /// What the ledger knows it by: the digest of what is signed, so that nothing outside of that makes another one.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(sha256(self.signed_bytes()))
    }
}

impl<'a> Decode<'a> for Application<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let version = fields.required_with("version", |item, _| item.text())?;
        let body = fields.required("body")?;
        let device_proof = fields.required("deviceProof")?;
        let (signature, signature_offset) = fields.required_with("signature", |item, _| {
            let end = item.span.end();
            item.byte_string().map(|bytes| (end - bytes.len(), bytes)).map(|(at, bytes)| (bytes, at))
        })?;
        Ok(Self { version, body, device_proof, signature, signature_offset, unknown: fields.rest() })
    }
}

impl<'a> Decode<'a> for Body<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            doc_type: fields.required_with("docType", |item, _| item.text())?,
            nonce: fields.required_with("nonce", |item, _| nonce(item))?,
            created: fields.required("created")?,
            valid_days: fields.required_with("validDays", |item, _| item.uint())?,
            device_key: fields.required("deviceKey")?,
            text: fields.required("text")?,
            visual: fields.required("visual")?,
        })
    }
}

fn nonce(item: Item<'_>) -> Result<Cow<'_, [u8]>, Error> {
    let refused = item.unexpected("bstr .size (16..64)");
    let bytes = item.byte_string()?;
    if (NONCE_LEAST..=NONCE_MOST).contains(&bytes.len()) { Ok(bytes) } else { Err(refused) }
}

fn bytes<'a>(fields: &mut Fields<'a, '_>, key: &'static str) -> Result<Cow<'a, [u8]>, Error> {
    fields.required_with(key, |item, _| item.byte_string())
}

impl<'a> Decode<'a> for CardText<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            secret_number: bytes(&mut fields, "individual_number")?,
            attributes: bytes(&mut fields, "attributes")?,
            secret_proof: bytes(&mut fields, "individual_number_proof")?,
            certificate: bytes(&mut fields, "certificate")?,
        })
    }
}

impl<'a> Decode<'a> for CardVisual<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            face: bytes(&mut fields, "face")?,
            info: bytes(&mut fields, "info")?,
            certificate: bytes(&mut fields, "certificate")?,
        })
    }
}

impl std::fmt::Debug for CardText<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardText([elided])")
    }
}

#[cfg(test)]
mod tests;
