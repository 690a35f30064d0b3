//! The root of a world's card-verifiable certificates, in a certificate of the common kind.

use const_oid::ObjectIdentifier;
use der::Tag;
use time::{Duration, OffsetDateTime};

use super::MakeError;
use crate::card::jpki::make::MakeError as JpkiError;
use crate::crypto::digest::Algorithm;
use crate::crypto::rng::{Rng, array};
use crate::crypto::rsa::PrivateKey;
use crate::x509::write::{algorithm, bits, item, octets, oid, sequence, set_of, tagged, time, unsigned, utf8};
use crate::x509::{OwnedCertificate, oid as names};

/// Its common name.
const NAME: &str = "MOCK card CA";
/// How long it is valid, in days: longer than any card.
const DAYS: i64 = 7300;

/// Makes the root: real ones are bare keys that no certificate carries; here one does, so that the file says what it is.
///
/// # Errors
/// [`MakeError::Certificate`] at the end of the calendar.
pub fn make_root(key: &PrivateKey, from: OffsetDateTime, rng: &mut dyn Rng) -> Result<OwnedCertificate, MakeError> {
    let der = encode(key, from, rng).map_err(JpkiError::from)?;
    Ok(OwnedCertificate::from_der(der).map_err(JpkiError::from)?)
}

fn encode(key: &PrivateKey, from: OffsetDateTime, rng: &mut dyn Rng) -> der::Result<Vec<u8>> {
    let part = |kind: ObjectIdentifier, value: Vec<u8>| {
        sequence(&[&oid(kind)?, &value]).and_then(|attribute| set_of(vec![attribute]))
    };
    let country = item(Tag::PrintableString, &[b"JP"])?;
    let name = [part(names::COUNTRY, country)?, part(names::ORGANIZATION, utf8("MOCK")?)?];
    let name = sequence(&[&name.concat(), &part(names::COMMON_NAME, utf8(NAME)?)?])?;
    let extensions = [
        critical(names::KEY_USAGE, &[0x03, 0x02, 0x02, 0x04])?, // keyCertSign
        critical(names::BASIC_CONSTRAINTS, &sequence(&[&[1, 1, 0xff]])?)?,
        sequence(&[&oid(names::SUBJECT_KEY_IDENTIFIER)?, &octets(&octets(&key.public().key_identifier())?)?])?,
    ];
    let mut serial: [u8; 8] = array(rng);
    serial[0] = serial[0] & 0x7f | 0x40;
    let named = algorithm(names::RSA_SHA256, true)?;
    let body = sequence(&[
        &tagged(0, &[&unsigned(&[2])?])?,
        &item(Tag::Integer, &[&serial])?,
        &named,
        &name,
        &sequence(&[&time(from)?, &time(from + Duration::days(DAYS) - Duration::SECOND)?])?,
        &name,
        &key.public().to_spki_der(),
        &tagged(3, &[&sequence(&[&extensions.concat()])?])?,
    ])?;
    let signature = key.sign(Algorithm::Sha256, &body);
    sequence(&[&body, &named, &bits(&signature)?])
}

fn critical(kind: ObjectIdentifier, value: &[u8]) -> der::Result<Vec<u8>> {
    sequence(&[&oid(kind)?, &[1, 1, 0xff], &octets(value)?])
}
