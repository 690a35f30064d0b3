//! Makes mock authorities and certificates of made-up people, with every extension that real ones have, in their order.
//!
//! Every one says MOCK: its issuer is `C=JP, O=MOCK JPKI, OU=MOCK JPKI for digital signature, OU=MOCK J-LIS` (or `… for user
//! authentication`), the municipality is `MOCK-` and its code, and addresses on the network end in `.example`. The
//! policies are those of the test hierarchy: no mock certificate carries a mark of production. With the same keys, times
//! and random bytes the same certificate comes out, byte for byte.

mod extension;
mod names;
mod period;

use ::time::{Date, OffsetDateTime};
use const_oid::ObjectIdentifier;

use super::kind::Purpose;
use crate::crypto::digest;
use crate::crypto::rng::{Rng, array, below};
use crate::crypto::rsa::{PrivateKey, PublicKey};
use crate::x509::write::{algorithm, bits, item, octets, oid, sequence, tagged, time, unsigned};
use crate::x509::{Certificate, Error, OwnedCertificate, oid as names_of};

pub use period::{authority_until, person_until};

/// Bits of every key of the card of 2016.
pub const KEY_BITS: usize = 2048;

/// A made-up person, as the 署名用 certificate has to know them.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// 氏名, family name and given name with U+3000 between them.
    pub name: &'a str,
    /// 住所.
    pub address: &'a str,
    /// 生年月日.
    pub birth_date: Date,
    /// 性別: 1 male, 2 female, 9 not applicable.
    pub sex: u8,
    /// 市区町村コード, five digits.
    pub municipality: &'a str,
}

/// A certificate of a person to be.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Whom it is for.
    pub person: Person<'a>,
    /// The key it is for.
    pub key: &'a PublicKey,
    /// When it is issued, and valid from.
    pub issued: OffsetDateTime,
    /// The last day of the card, which the certificate does not outlive.
    pub card_expires: Option<Date>,
}

/// Who signs.
#[derive(Clone, Copy, Debug)]
pub struct Authority<'a> {
    /// Its certificate, made by [`make_authority`].
    pub certificate: &'a Certificate<'a>,
    /// Its key.
    pub key: &'a PrivateKey,
}

/// Why no certificate was made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MakeError {
    /// What was made could not be encoded.
    #[error("encoding")]
    Encoding,
    /// The key is not that of the authority's certificate.
    #[error("authority-key")]
    AuthorityKey,
    /// The municipality is no code of five digits in one of the 47 prefectures.
    #[error("municipality")]
    Municipality,
    /// A certificate issued then would have no time to be valid.
    #[error("period")]
    Period,
    /// What was made could not be read again.
    #[error(transparent)]
    Read(#[from] Error),
}

impl From<der::Error> for MakeError {
    fn from(_: der::Error) -> Self {
        Self::Encoding
    }
}

/// Makes the certificate of a mock authority, which signs itself. It is valid for ten years.
///
/// # Errors
/// [`MakeError::Period`] at the end of the calendar.
pub fn make_authority(
    purpose: Purpose,
    key: &PrivateKey,
    issued: OffsetDateTime,
    rng: &mut dyn Rng,
) -> Result<OwnedCertificate, MakeError> {
    let name = names::authority(purpose)?;
    let body = Body {
        serial: serial(rng),
        issuer: &name,
        from: issued,
        until: authority_until(issued).ok_or(MakeError::Period)?,
        subject: &name,
        key: key.public(),
        extensions: extension::of_authority(purpose, key.public())?,
    };
    body.sign(key)
}

/// Makes a certificate of a made-up person.
///
/// # Errors
/// [`MakeError`].
pub fn make_person(
    purpose: Purpose,
    draft: &Draft<'_>,
    authority: &Authority<'_>,
    rng: &mut dyn Rng,
) -> Result<OwnedCertificate, MakeError> {
    let code = draft.person.municipality;
    let prefecture = names::prefecture(code).ok_or(MakeError::Municipality)?;
    if authority.key.public().key_identifier() != authority.certificate.computed_key_identifier() {
        return Err(MakeError::AuthorityKey);
    }
    let until = person_until(draft.person.birth_date, draft.issued, draft.card_expires).ok_or(MakeError::Period)?;
    let serial = serial(rng);
    let (subject, extensions) = match purpose {
        Purpose::Sign => {
            let name = names::signer(code, prefecture, draft.issued, below(rng, 100_000))?;
            (name, extension::of_sign(draft, prefecture, authority.certificate)?)
        }
        Purpose::Auth => (names::anonymous(code, rng)?, extension::of_auth(draft, prefecture, authority.certificate)?),
    };
    let issuer = authority.certificate.subject().as_bytes();
    let (from, key) = (draft.issued, draft.key);
    Body { serial, issuer, from, until, subject: &subject, key, extensions }.sign(authority.key)
}

/// TBSCertificate, RFC 5280, 4.1.
struct Body<'a> {
    serial: [u8; 3],
    issuer: &'a [u8],
    from: OffsetDateTime,
    until: OffsetDateTime,
    subject: &'a [u8],
    key: &'a PublicKey,
    extensions: Vec<Vec<u8>>,
}

impl Body<'_> {
    fn sign(&self, key: &PrivateKey) -> Result<OwnedCertificate, MakeError> {
        if self.from > self.until {
            return Err(MakeError::Period);
        }
        let named = algorithm(names_of::RSA_SHA256, true)?;
        let body = sequence(&[
            &tagged(0, &[&unsigned(&[2])?])?,
            &item(der::Tag::Integer, &[&self.serial])?,
            &named,
            self.issuer,
            &sequence(&[&time(self.from)?, &time(self.until)?])?,
            self.subject,
            &self.key.to_spki_der(),
            &tagged(3, &[&sequence(&[&self.extensions.concat()])?])?,
        ])?;
        let signature = key.sign(digest::Algorithm::Sha256, &body);
        Ok(OwnedCertificate::from_der(sequence(&[&body, &named, &bits(&signature)?])?)?)
    }
}

/// 発行番号: three bytes, positive, never shorter.
fn serial(rng: &mut dyn Rng) -> [u8; 3] {
    let mut bytes: [u8; 3] = array(rng);
    bytes[0] = bytes[0] & 0x7f | 0x10;
    bytes
}

/// An extension.
fn extension(kind: ObjectIdentifier, critical: bool, value: &[u8]) -> der::Result<Vec<u8>> {
    let flag: &[u8] = if critical { &[1, 1, 0xff] } else { &[] };
    sequence(&[&oid(kind)?, flag, &octets(value)?])
}
