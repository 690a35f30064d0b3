//! Signed attributes: read where they lie, each kind once, in the order of DER (RFC 5652, 5.3, 11).

use ::time::OffsetDateTime;
use der::Tag;

use super::scheme::{DigestName, algorithm, digest_oid};
use crate::crypto::digest;
use crate::x509::error::{Error, ErrorKind};
use crate::x509::extension::{GeneralName, general_names};
use crate::x509::identifier::Oid;
use crate::x509::tlv::{Item, Reader};
use crate::x509::{Certificate, Serial, oid, time};

/// What is signed besides the content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attributes<'a> {
    raw: &'a [u8],
    /// `content-type`.
    pub content_type: Option<Oid<'a>>,
    /// `message-digest`.
    pub message_digest: Option<&'a [u8]>,
    /// `signing-time`: what the signer says.
    pub signing_time: Option<OffsetDateTime>,
    /// `signing-certificate-v2`: the first certificate it names, the signer's.
    pub signing_certificate: Option<SigningCertificate<'a>>,
    /// All others.
    pub others: Vec<Oid<'a>>,
}

/// ESSCertIDv2: the certificate that a signer says it signs with (RFC 5035, 4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SigningCertificate<'a> {
    /// The digest it is named by; none for SHA-256, which is not written.
    pub digest: Option<DigestName<'a>>,
    /// The digest of the whole certificate.
    pub hash: &'a [u8],
    /// Issuer and serial number, where they stand as well.
    pub issuer_serial: Option<(Vec<GeneralName<'a>>, Serial<'a>)>,
}

impl<'a> Attributes<'a> {
    /// Reads `[0] IMPLICIT SET OF Attribute`.
    pub(super) fn of_item(item: &Item<'a>) -> Result<Self, Error> {
        let part = "signedAttrs";
        let mut found = Self {
            raw: item.raw,
            content_type: None,
            message_digest: None,
            signing_time: None,
            signing_certificate: None,
            others: Vec::new(),
        };
        let mut reader = item.inside(part);
        if reader.is_empty() {
            return Err(reader.error(ErrorKind::Empty));
        }
        let (mut last, mut kinds): (&[u8], Vec<Oid<'_>>) = (&[], Vec::with_capacity(4));
        while !reader.is_empty() {
            let attribute = reader.required(Tag::Sequence)?;
            let refused = |kind| Error { kind, part, offset: attribute.offset };
            if attribute.raw < last {
                return Err(refused(ErrorKind::Order));
            }
            last = attribute.raw;
            let kind = found.take(&attribute)?;
            if kinds.contains(&kind) {
                return Err(refused(ErrorKind::DuplicateAttribute));
            }
            kinds.push(kind);
        }
        Ok(found)
    }

    fn take(&mut self, attribute: &Item<'a>) -> Result<Oid<'a>, Error> {
        let part = "signedAttrs";
        let mut reader = attribute.inside(part);
        let kind = reader.required(Tag::ObjectIdentifier)?.oid(part)?;
        let values = reader.required(Tag::Set)?;
        reader.finish()?;
        match kind {
            kind if kind == oid::CONTENT_TYPE => {
                let part = "content-type";
                self.content_type = Some(one(&values, part, |inner| inner.required(Tag::ObjectIdentifier)?.oid(part))?);
            }
            kind if kind == oid::MESSAGE_DIGEST => {
                let value = one(&values, "message-digest", |inner| inner.required(Tag::OctetString))?;
                self.message_digest = Some(value.value);
            }
            kind if kind == oid::SIGNING_TIME => {
                self.signing_time = Some(one(&values, "signing-time", |inner| time::take(inner, "signing-time"))?);
            }
            kind if kind == oid::SIGNING_CERTIFICATE_V2 => {
                self.signing_certificate = Some(one(&values, SigningCertificate::PART, SigningCertificate::take)?);
            }
            other => self.others.push(other),
        }
        Ok(kind)
    }

    /// The bytes that are signed: as they arrived, under the tag of a SET (RFC 5652, 5.4).
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = self.raw.to_vec();
        bytes[0] = 0x31;
        bytes
    }
}

/// The only value of an attribute.
fn one<'a, T>(
    values: &Item<'a>,
    part: &'static str,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut reader = values.inside(part);
    let value = read(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

impl<'a> SigningCertificate<'a> {
    const PART: &'static str = "signing-certificate-v2";

    fn take(reader: &mut Reader<'a>) -> Result<Self, Error> {
        let mut outer = reader.required(Tag::Sequence)?.inside(Self::PART);
        let mut list = outer.required(Tag::Sequence)?.inside(Self::PART);
        outer.optional(Tag::Sequence)?; // policies
        outer.finish()?;
        let first = Self::of_item(&list.required(Tag::Sequence)?)?;
        while !list.is_empty() {
            list.required(Tag::Sequence)?; // those above the signer's
        }
        Ok(first)
    }

    fn of_item(item: &Item<'a>) -> Result<Self, Error> {
        let mut reader = item.inside(Self::PART);
        let digest = reader.optional(Tag::Sequence)?;
        let digest = digest.map(|item| algorithm(&item, Self::PART).map(DigestName)).transpose()?;
        let hash = reader.required(Tag::OctetString)?.value;
        let issuer_serial = match reader.optional(Tag::Sequence)? {
            Some(pair) => {
                let mut inner = pair.inside(Self::PART);
                let names = general_names(&inner.required(Tag::Sequence)?, Self::PART)?;
                let serial = Serial(inner.required(Tag::Integer)?.integer(Self::PART)?);
                inner.finish()?;
                Some((names, serial))
            }
            None => None,
        };
        reader.finish()?;
        Ok(Self { digest, hash, issuer_serial })
    }

    /// Whether it names this certificate; none where its digest is one that is not taken.
    #[must_use]
    pub fn names(&self, certificate: &Certificate<'_>) -> Option<bool> {
        let algorithm = match self.digest {
            Some(name) => name.algorithm()?,
            None => digest::Algorithm::Sha256,
        };
        let hash = digest::hash(algorithm, certificate.as_der()) == *self.hash;
        let pair = self.issuer_serial.as_ref().is_none_or(|(names, serial)| {
            names.contains(&GeneralName::Directory(certificate.issuer())) && *serial == certificate.serial()
        });
        Some(hash && pair)
    }
}

/// SigningCertificateV2 of one certificate, by SHA-256 and by issuer and serial number.
pub(super) fn signing_certificate(certificate: &Certificate<'_>, scheme: digest::Algorithm) -> der::Result<Vec<u8>> {
    use crate::x509::write::{algorithm, item, octets, sequence, tagged};
    let name = match scheme {
        digest::Algorithm::Sha256 => Vec::new(), // the default is not written
        other => algorithm(digest_oid(other), false)?,
    };
    let hash = octets(digest::hash(scheme, certificate.as_der()).as_bytes())?;
    let names = sequence(&[&tagged(4, &[certificate.issuer().as_bytes()])?])?;
    let serial = item(Tag::Integer, &[certificate.serial().as_bytes()])?;
    let id = sequence(&[&name, &hash, &sequence(&[&names, &serial])?])?;
    sequence(&[&sequence(&[&id])?])
}
