//! Certificate revocation lists (RFC 5280, 5; ISO/IEC 18013-5, B.2): read where they lie, made, and held against a certificate.

mod finding;
mod make;

use ::time::OffsetDateTime;
use der::Tag;

use super::certificate::{same_algorithm, signed_parts};
use super::error::{Error, ErrorKind};
use super::extension::Extensions;
use super::owned::{pem_blocks, to_pem};
use super::tlv::{Item, Reader, context};
use super::{Name, Serial, SignatureAlgorithm, SignedByError, time};
use crate::crypto::key::PublicKey;

pub use finding::{Finding, judge};
pub use make::{DEFECTS, Defect, Draft, make, make_rsa};

/// A revocation list: borrowed from its DER, whole input, structure checked to the last entry.
///
/// Reading does **not** check the signature or the times.
#[derive(Clone, PartialEq, Eq)]
pub struct Crl<'a> {
    der: &'a [u8],
    signed: Item<'a>,
    algorithm: SignatureAlgorithm,
    issuer: Name<'a>,
    this_update: OffsetDateTime,
    next_update: Option<OffsetDateTime>,
    entries: Vec<Entry<'a>>,
    extensions: Extensions<'a>,
    signature: &'a [u8],
}

/// One revoked certificate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    /// Its serial number.
    pub serial: Serial<'a>,
    /// When it was revoked.
    pub date: OffsetDateTime,
    /// Extensions of the entry; the profile has none.
    pub extensions: Extensions<'a>,
}

impl<'a> Crl<'a> {
    /// Reads a revocation list from DER.
    ///
    /// # Errors
    /// The first deviation from DER or from the structure, with its offset; bytes behind the end are one.
    pub fn from_der(der: &'a [u8]) -> Result<Self, Error> {
        let (signed, algorithm, signature) = signed_parts(der, "CertificateList")?;
        let mut reader = signed.inside("tbsCertList");
        let version = version(&mut reader)?;
        same_algorithm(&reader.required(Tag::Sequence)?, &algorithm)?;
        let issuer = Name::of_item(&reader.required(Tag::Sequence)?, "issuer")?;
        let this_update = time::take(&mut reader, "thisUpdate")?;
        let next_update = match reader.peek() {
            Some(Tag::UtcTime | Tag::GeneralizedTime) => Some(time::take(&mut reader, "nextUpdate")?),
            _ => None,
        };
        let entries = match reader.optional(Tag::Sequence)? {
            Some(list) => entries(&list)?,
            None => Vec::new(),
        };
        let extensions = extensions(&mut reader, version)?;
        reader.finish()?;
        let algorithm = SignatureAlgorithm::of_item(&algorithm)?;
        let signature = signature.whole_bits("signatureValue")?;
        Ok(Self { der, signed, algorithm, issuer, this_update, next_update, entries, extensions, signature })
    }

    /// The whole list.
    #[must_use]
    pub fn as_der(&self) -> &'a [u8] {
        self.der
    }

    /// The name of who signed it.
    #[must_use]
    pub fn issuer(&self) -> Name<'a> {
        self.issuer
    }

    /// The algorithm of the signature, the same in both places.
    #[must_use]
    pub fn algorithm(&self) -> SignatureAlgorithm {
        self.algorithm
    }

    /// When it was made.
    #[must_use]
    pub fn this_update(&self) -> OffsetDateTime {
        self.this_update
    }

    /// When the next one is due; the profile demands it.
    #[must_use]
    pub fn next_update(&self) -> Option<OffsetDateTime> {
        self.next_update
    }

    /// The revoked certificates, in the order of the list.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The extensions of the list.
    #[must_use]
    pub fn extensions(&self) -> &Extensions<'a> {
        &self.extensions
    }

    /// The signature: DER for ECDSA, 64 bytes for Ed25519.
    #[must_use]
    pub fn signature(&self) -> &'a [u8] {
        self.signature
    }

    /// The bytes that are signed.
    #[must_use]
    pub fn signed_bytes(&self) -> &'a [u8] {
        self.signed.raw
    }

    /// The entry of a serial number; **only** the list's own issuer gave out the numbers in it.
    #[must_use]
    pub fn find(&self, serial: Serial<'_>) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.serial.as_bytes() == serial.as_bytes())
    }

    /// Verifies the signature with the issuer's key.
    ///
    /// # Errors
    /// [`SignedByError`].
    pub fn verify_signed_by(&self, issuer: &PublicKey) -> Result<(), SignedByError> {
        self.algorithm.verify(issuer, self.signed.raw, self.signature)
    }
}

impl std::fmt::Debug for Crl<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Crl({} {} {})", self.issuer, self.this_update, self.entries.len())
    }
}

fn version(reader: &mut Reader<'_>) -> Result<u8, Error> {
    let refused = reader.error(ErrorKind::Version);
    match reader.optional(Tag::Integer)?.map(|item| item.value) {
        None => Ok(1),
        Some([1]) => Ok(2),
        Some(_) => Err(refused),
    }
}

fn entries<'a>(list: &Item<'a>) -> Result<Vec<Entry<'a>>, Error> {
    let part = "revokedCertificates";
    let mut reader = list.inside(part);
    if reader.is_empty() {
        return Err(Error { kind: ErrorKind::Empty, part, offset: list.offset });
    }
    let mut entries = Vec::new();
    while !reader.is_empty() {
        let mut inside = reader.required(Tag::Sequence)?.inside(part);
        let serial = Serial(inside.required(Tag::Integer)?.integer("userCertificate")?);
        let date = time::take(&mut inside, "revocationDate")?;
        let extensions = match inside.optional(Tag::Sequence)? {
            Some(list) => Extensions::of_item(&list, "crlEntryExtensions")?,
            None => Extensions::default(),
        };
        inside.finish()?;
        entries.push(Entry { serial, date, extensions });
    }
    Ok(entries)
}

/// Only version 2 has extensions.
fn extensions<'a>(reader: &mut Reader<'a>, version: u8) -> Result<Extensions<'a>, Error> {
    let refused = reader.error(ErrorKind::Version);
    let Some(tagged) = reader.optional(context(0, true))? else { return Ok(Extensions::default()) };
    if version != 2 {
        return Err(refused);
    }
    let mut inner = tagged.inside("crlExtensions");
    let list = inner.required(Tag::Sequence)?;
    inner.finish()?;
    Extensions::of_item(&list, "crlExtensions")
}

/// A revocation list with its bytes; read once, so that looking at it again cannot fail.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnedCrl(Vec<u8>);

impl OwnedCrl {
    /// Takes DER that is a revocation list.
    ///
    /// # Errors
    /// As [`Crl::from_der`].
    pub fn from_der(der: impl Into<Vec<u8>>) -> Result<Self, Error> {
        let der = der.into();
        Crl::from_der(&der)?;
        Ok(Self(der))
    }

    /// Its bytes.
    #[must_use]
    pub fn as_der(&self) -> &[u8] {
        &self.0
    }

    /// Its parts; read again at each call.
    #[must_use]
    pub fn view(&self) -> Crl<'_> {
        // safe: the constructor has read the same bytes
        Crl::from_der(&self.0).expect("read before")
    }

    /// As PEM, labelled `X509 CRL`.
    #[must_use]
    pub fn to_pem(&self) -> String {
        to_pem("X509 CRL", &self.0)
    }
}

impl std::fmt::Debug for OwnedCrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.view().fmt(f)
    }
}

/// Reads every revocation list of a file: PEM with any number, or one in DER.
///
/// # Errors
/// As [`read_certificates`](super::read_certificates).
pub fn read_crls(input: &[u8]) -> Result<Vec<OwnedCrl>, Error> {
    if input.first() == Some(&0x30) {
        return Ok(vec![OwnedCrl::from_der(input)?]);
    }
    pem_blocks(input, "X509 CRL")?.into_iter().map(OwnedCrl::from_der).collect()
}

#[cfg(test)]
mod tests;
