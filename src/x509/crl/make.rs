//! Makes revocation lists: full, version 2, key identifier and number, nothing else (ISO/IEC 18013-5, B.2).

use ::time::OffsetDateTime;
use const_oid::ObjectIdentifier;
use der::asn1::{Any, AnyRef, OctetString};
use der::{Decode, Encode, Sequence, Tag};
use spki::AlgorithmIdentifierRef;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::AuthorityKeyIdentifier;
use x509_cert::time::Time;

use super::OwnedCrl;
use crate::crypto::key::SigningKey;
use crate::crypto::{digest, rsa};
use crate::x509::issue::{IssueError, Subject, algorithm_of, assemble_as, signed, time};
use crate::x509::{Certificate, oid};

/// What a revocation list is to say.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// When it is made.
    pub this_update: OffsetDateTime,
    /// When the next one is due; at most 90 days later.
    pub next_update: OffsetDateTime,
    /// Its number, higher than that of the one before.
    pub number: u64,
    /// Serial numbers as in the certificates, and when each was revoked.
    pub revoked: &'a [(Vec<u8>, OffsetDateTime)],
    /// What is to be wrong with it.
    pub defect: Option<Defect>,
}

/// A deliberate defect of a revocation list; all make case N83.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Defect {
    /// Its signature has one bit flipped.
    BadSignature,
    /// The next one was due a second before this one was made.
    Expired,
    /// Its issuer is not the subject of the certificate whose key signed it.
    WrongIssuer,
}

/// Every defect, by its name at the prompt.
pub static DEFECTS: [(Defect, &str); 3] = [
    (Defect::BadSignature, "crl-bad-signature"),
    (Defect::Expired, "crl-expired"),
    (Defect::WrongIssuer, "crl-wrong-issuer"),
];

impl Defect {
    /// Its name at the prompt.
    #[must_use]
    pub fn name(self) -> &'static str {
        DEFECTS[self as usize].1
    }

    /// The defect of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        DEFECTS.iter().find(|row| row.1 == name).map(|row| row.0)
    }
}

/// TBSCertList, RFC 5280, 5.1.
#[derive(Sequence)]
struct Body<'a> {
    version: u8,
    algorithm: AlgorithmIdentifierRef<'a>,
    issuer: AnyRef<'a>,
    this_update: Time,
    next_update: Time,
    revoked: Option<Vec<Revoked>>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    extensions: Vec<Extension>,
}

#[derive(Sequence)]
struct Revoked {
    serial: Any,
    date: Time,
}

/// Makes a revocation list of the authority whose certificate and key these are.
///
/// # Errors
/// [`IssueError::IssuerKey`], [`IssueError::Validity`] for a next update that does not come later or is more than 90 days
/// away, a serial number that is no INTEGER.
pub fn make(draft: &Draft<'_>, issuer: &Certificate<'_>, key: &SigningKey) -> Result<OwnedCrl, IssueError> {
    if issuer.public_key()? != *key.public() {
        return Err(IssueError::IssuerKey);
    }
    let algorithm = AlgorithmIdentifierRef { oid: algorithm_of(key.curve())?, parameters: None };
    let mut der = signed(key, &body_of(draft, issuer, algorithm)?)?;
    if let (Some(Defect::BadSignature), Some(last)) = (draft.defect, der.last_mut()) {
        *last ^= 1;
    }
    Ok(OwnedCrl::from_der(der)?)
}

/// Makes a revocation list of an authority whose key is RSA: those of the plastic card are.
///
/// Its defect is not looked at.
///
/// # Errors
/// As [`make`].
pub fn make_rsa(draft: &Draft<'_>, issuer: &Certificate<'_>, key: &rsa::PrivateKey) -> Result<OwnedCrl, IssueError> {
    if issuer.computed_key_identifier() != key.public().key_identifier() {
        return Err(IssueError::IssuerKey);
    }
    let algorithm = AlgorithmIdentifierRef { oid: oid::RSA_SHA256, parameters: Some(AnyRef::NULL) };
    let body = body_of(&Draft { defect: None, ..draft.clone() }, issuer, algorithm)?;
    let signature = key.sign(digest::Algorithm::Sha256, &body);
    Ok(OwnedCrl::from_der(assemble_as(&body, algorithm, &signature)?)?)
}

/// What is signed.
fn body_of(
    draft: &Draft<'_>,
    issuer: &Certificate<'_>,
    algorithm: AlgorithmIdentifierRef<'_>,
) -> Result<Vec<u8>, IssueError> {
    let length = draft.next_update - draft.this_update;
    if !length.is_positive() || length > ::time::Duration::days(90) {
        return Err(IssueError::Validity { max_days: 90 });
    }
    let (this_update, next_update) = match draft.defect {
        Some(Defect::Expired) => {
            let before = draft.this_update - ::time::Duration::SECOND;
            (before - length, before)
        }
        _ => (draft.this_update, draft.next_update),
    };
    let other = Subject::named("MOCK somebody else").of_country("JP").to_der()?;
    let name = if draft.defect == Some(Defect::WrongIssuer) { &other[..] } else { issuer.subject().as_bytes() };
    let body = Body {
        version: 1,
        algorithm,
        issuer: AnyRef::from_der(name)?,
        this_update: time(this_update)?,
        next_update: time(next_update)?,
        revoked: if draft.revoked.is_empty() { None } else { Some(revoked(draft.revoked)?) },
        extensions: extensions(issuer, draft.number)?,
    };
    Ok(body.to_der()?)
}

fn revoked(list: &[(Vec<u8>, OffsetDateTime)]) -> der::Result<Vec<Revoked>> {
    let entry = |(serial, date): &(Vec<u8>, OffsetDateTime)| {
        Ok(Revoked { serial: Any::new(Tag::Integer, serial.clone())?, date: time(*date)? })
    };
    list.iter().map(entry).collect()
}

fn extensions(issuer: &Certificate<'_>, number: u64) -> Result<Vec<Extension>, IssueError> {
    let identifier = issuer.extensions().subject_key_identifier()?.map(<[u8]>::to_vec);
    let identifier = identifier.unwrap_or_else(|| issuer.computed_key_identifier().to_vec());
    let key_identifier = Some(OctetString::new(identifier)?);
    let authority = AuthorityKeyIdentifier { key_identifier, ..Default::default() };
    let extension = |extn_id: ObjectIdentifier, value: Vec<u8>| {
        Ok::<_, IssueError>(Extension { extn_id, critical: false, extn_value: OctetString::new(value)? })
    };
    Ok(vec![
        extension(oid::AUTHORITY_KEY_IDENTIFIER, authority.to_der()?)?,
        extension(oid::CRL_NUMBER, number.to_der()?)?,
    ])
}
