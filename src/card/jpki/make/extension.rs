//! The extensions of mock certificates: those of the real ones, in their order.

use const_oid::ObjectIdentifier;
use der::Tag;

use super::{Draft, extension, names};
use crate::card::jpki::holder::{ARC, Era};
use crate::card::jpki::kind::{POLICY_AUTH_TEST, POLICY_SIGN_TEST, Purpose};
use crate::card::jpki::substitute::substitute;
use crate::crypto::rsa::PublicKey;
use crate::x509::tlv::context;
use crate::x509::write::{item, octets, oid, sequence, tagged, utf8};
use crate::x509::{Certificate, oid as names_of};

/// Where the policy of a mock country would be written down.
const CPS: &str = "http://mock.example/cps.html";
/// Where a mock country would be asked about revocation; `.example` leads nowhere (RFC 2606).
const OCSP: &str = "http://ocsp.mock.example";

type Made = der::Result<Vec<Vec<u8>>>;

/// Of an authority: keyUsage, subjectAltName, basicConstraints, cRLDistributionPoints, subjectKeyIdentifier.
pub(super) fn of_authority(purpose: Purpose, key: &PublicKey) -> Made {
    Ok(vec![
        key_usage(&[0x03, 0x02, 0x01, 0x06])?,
        extension(names_of::SUBJECT_ALT_NAME, false, &directory(&names::authority_in_japanese(purpose)?)?)?,
        extension(names_of::BASIC_CONSTRAINTS, true, &sequence(&[&[1, 1, 0xff]])?)?,
        distribution_point(&names::authority(purpose)?)?,
        key_identifier(key)?,
    ])
}

/// 署名用.
pub(super) fn of_sign(draft: &Draft<'_>, prefecture: &str, authority: &Certificate<'_>) -> Made {
    let purpose = Purpose::Sign;
    Ok(vec![
        key_usage(&[0x03, 0x02, 0x06, 0xc0])?,
        extension(names_of::SUBJECT_ALT_NAME, false, &holder(draft)?)?,
        policy(POLICY_SIGN_TEST)?,
        extension(names_of::ISSUER_ALT_NAME, false, &directory(&names::authority_in_japanese(purpose)?)?)?,
        distribution_point(&names::list_of(purpose, draft.person.municipality, prefecture)?)?,
        authority_key(authority)?,
        key_identifier(draft.key)?,
    ])
}

/// 利用者証明用.
pub(super) fn of_auth(draft: &Draft<'_>, prefecture: &str, authority: &Certificate<'_>) -> Made {
    let purpose = Purpose::Auth;
    let access = sequence(&[&oid(names_of::ACCESS_OCSP)?, &item(context(6, false), &[OCSP.as_bytes()])?])?;
    Ok(vec![
        key_usage(&[0x03, 0x02, 0x07, 0x80])?,
        extension(names_of::EXTENDED_KEY_USAGE, false, &sequence(&[&oid(names_of::CLIENT_AUTH)?])?)?,
        policy(POLICY_AUTH_TEST)?,
        extension(names_of::ISSUER_ALT_NAME, false, &directory(&names::authority_in_japanese(purpose)?)?)?,
        distribution_point(&names::list_of(purpose, draft.person.municipality, prefecture)?)?,
        extension(names_of::AUTHORITY_INFO_ACCESS, false, &sequence(&[&access])?)?,
        authority_key(authority)?,
        key_identifier(draft.key)?,
    ])
}

fn key_usage(bits: &[u8]) -> der::Result<Vec<u8>> {
    extension(names_of::KEY_USAGE, true, bits)
}

fn policy(policy: ObjectIdentifier) -> der::Result<Vec<u8>> {
    let written = item(Tag::Ia5String, &[CPS.as_bytes()])?;
    let qualifier = sequence(&[&oid(names_of::POLICY_CPS)?, &written])?;
    let list = sequence(&[&sequence(&[&oid(policy)?, &sequence(&[&qualifier])?])?])?;
    extension(names_of::CERTIFICATE_POLICIES, true, &list)
}

/// GeneralNames with one directoryName.
fn directory(name: &[u8]) -> der::Result<Vec<u8>> {
    sequence(&[&tagged(4, &[name])?])
}

/// A directoryName only; no real certificate says where in the network its list is.
fn distribution_point(name: &[u8]) -> der::Result<Vec<u8>> {
    let full = tagged(0, &[&tagged(0, &[&tagged(4, &[name])?])?])?;
    extension(names_of::CRL_DISTRIBUTION_POINTS, false, &sequence(&[&sequence(&[&full])?])?)
}

fn key_identifier(key: &PublicKey) -> der::Result<Vec<u8>> {
    extension(names_of::SUBJECT_KEY_IDENTIFIER, false, &octets(&key.key_identifier())?)
}

/// keyid, issuer and serial number of the authority.
fn authority_key(authority: &Certificate<'_>) -> der::Result<Vec<u8>> {
    let key = item(context(0, false), &[&authority.computed_key_identifier()])?;
    let issuer = tagged(1, &[&tagged(4, &[authority.issuer().as_bytes()])?])?;
    let serial = item(context(2, false), &[authority.serial().as_bytes()])?;
    extension(names_of::AUTHORITY_KEY_IDENTIFIER, false, &sequence(&[&key, &issuer, &serial])?)
}

/// The six otherNames, in the order of the card: 1, 4, 3, 5, 2, 6.
fn holder(draft: &Draft<'_>) -> der::Result<Vec<u8>> {
    let person = &draft.person;
    let (name, address) = (substitute(person.name), substitute(person.address));
    let (date, era) = (person.birth_date, Era::of_date(person.birth_date).digit());
    let birth = format!("{era}{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day());
    let sex = person.sex.to_string();
    let list = [(1, &name.text), (4, &birth), (3, &sex), (5, &address.text), (2, &name.flags), (6, &address.flags)];
    let made: Made = list.into_iter().map(|(number, text)| other_name(number, text)).collect();
    sequence(&[&made?.concat()])
}

fn other_name(number: u32, text: &str) -> der::Result<Vec<u8>> {
    let kind = ARC.push_arc(number).map_err(|_| der::ErrorKind::Failed)?;
    tagged(0, &[&oid(kind)?, &tagged(0, &[&utf8(text)?])?])
}
