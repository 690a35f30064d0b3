//! SignedData: a signature with everything needed to check it, beside its content or around it (RFC 5652, 5).
//!
//! The card signs an application so, and any file. Reading copies nothing: signed attributes are hashed as they
//! arrived, only under the tag of a SET (5.4). Strict DER throughout; what streams in BER is refused. Checking answers
//! whether a signature holds under a certificate that came along, **not** whether that certificate is to be trusted.

mod attribute;
mod check;
mod make;
mod scheme;
mod signer;

use const_oid::ObjectIdentifier;
use der::Tag;

use super::error::{Error, ErrorKind};
use super::identifier::Oid;
use super::tlv::{Item, Reader, context, only};
use super::{Certificate, oid};

pub use attribute::{Attributes, SigningCertificate};
pub use check::{Finding, SignerCheck};
pub use make::{Draft, MakeError, ToBeSigned, make};
pub use scheme::{DigestName, Scheme, SignatureName};
pub use signer::{SignerId, SignerInfo};

/// SignedData inside its ContentInfo, borrowed from DER.
///
/// Reading does **not** check any signature.
#[derive(Clone, Debug)]
pub struct SignedData<'a> {
    der: &'a [u8],
    version: u8,
    content_type: Oid<'a>,
    content: Option<&'a [u8]>,
    certificates: Vec<Certificate<'a>>,
    others: usize,
    digests: Vec<Oid<'a>>,
    has_revocation_lists: bool,
    signers: Vec<SignerInfo<'a>>,
}

impl<'a> SignedData<'a> {
    /// Reads the whole input; at least one signer is demanded.
    ///
    /// # Errors
    /// The first deviation from DER or from the structure, with its offset.
    pub fn from_der(der: &'a [u8]) -> Result<Self, Error> {
        let signed = unwrap(der)?;
        let mut reader = signed.inside("SignedData");
        let version = version(&mut reader, &[1, 3, 4, 5])?;
        let digests = digest_algorithms(&reader.required(Tag::Set)?)?;
        let (content_type, content) = encapsulated(&reader.required(Tag::Sequence)?)?;
        let bag = reader.optional(context(0, true))?;
        let (certificates, others) = bag.map_or(Ok((Vec::new(), 0)), |bag| certificates(&bag))?;
        let has_revocation_lists = reader.optional(context(1, true))?.is_some(); // not used in this field
        let signers = signers(&reader.required(Tag::Set)?)?;
        reader.finish()?;
        Ok(Self { der, version, content_type, content, certificates, others, digests, has_revocation_lists, signers })
    }

    /// The whole input.
    #[must_use]
    pub fn as_der(&self) -> &'a [u8] {
        self.der
    }

    /// 1, 3, 4 or 5.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.version
    }

    /// What the content is: `id-data` for a file.
    #[must_use]
    pub fn content_type(&self) -> Oid<'a> {
        self.content_type
    }

    /// The content, where the signature lies around it; none where it lies beside.
    #[must_use]
    pub fn content(&self) -> Option<&'a [u8]> {
        self.content
    }

    /// The certificates that came along; offsets in them count from their own beginning.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate<'a>] {
        &self.certificates
    }

    /// How many attribute certificates and the like came along; they are passed over.
    #[must_use]
    pub fn other_certificates(&self) -> usize {
        self.others
    }

    /// The first part that no signature covers and that says more, or something else, than the signers need: such a part
    /// may be changed without anybody noticing. Certificates are **not** looked at; see [`Self::certificates`].
    #[must_use]
    pub fn uncovered_part(&self) -> Option<&'static str> {
        let needed = |digest: &Oid<'_>| self.signers.iter().any(|signer| signer.digest.oid() == *digest);
        let version = if self.content_type == DATA && self.signers.iter().all(|one| one.version == 1) { 1 } else { 3 };
        let parts = [
            ("version", self.version != version),
            ("digestAlgorithms", self.digests.len() != 1 || !self.digests.iter().all(needed)),
            ("certificates", self.others > 0),
            ("crls", self.has_revocation_lists),
            ("unsignedAttrs", self.signers.iter().any(|signer| signer.has_unsigned_attributes)),
        ];
        parts.iter().find(|(_, is_there)| *is_there).map(|(part, _)| *part)
    }

    /// Who signed; at least one.
    #[must_use]
    pub fn signers(&self) -> &[SignerInfo<'a>] {
        &self.signers
    }
}

/// ContentInfo, which has to hold SignedData.
fn unwrap(der: &[u8]) -> Result<Item<'_>, Error> {
    let part = "ContentInfo";
    let mut reader = only(der, 0, Tag::Sequence, part)?.inside(part);
    let refused = reader.clone().naming("contentType").error(ErrorKind::ObjectIdentifier);
    if reader.required(Tag::ObjectIdentifier)?.oid("contentType")? != oid::SIGNED_DATA {
        return Err(refused);
    }
    let mut inner = reader.required(context(0, true))?.inside(part);
    reader.finish()?;
    let signed = inner.required(Tag::Sequence)?;
    inner.finish()?;
    Ok(signed)
}

/// A version, which has to be one of these.
fn version(reader: &mut Reader<'_>, allowed: &[u8]) -> Result<u8, Error> {
    let refused = reader.clone().naming("version").error(ErrorKind::Version);
    match reader.required(Tag::Integer)?.value {
        [version] if allowed.contains(version) => Ok(*version),
        _ => Err(refused),
    }
}

fn digest_algorithms<'a>(set: &Item<'a>) -> Result<Vec<Oid<'a>>, Error> {
    let mut reader = set.inside("digestAlgorithms");
    let mut list = Vec::with_capacity(1);
    while !reader.is_empty() {
        list.push(scheme::algorithm(&reader.required(Tag::Sequence)?, "digestAlgorithms")?);
    }
    Ok(list)
}

fn encapsulated<'a>(item: &Item<'a>) -> Result<(Oid<'a>, Option<&'a [u8]>), Error> {
    let part = "encapContentInfo";
    let mut reader = item.inside(part);
    let kind = reader.required(Tag::ObjectIdentifier)?.oid("eContentType")?;
    let content = match reader.optional(context(0, true))? {
        Some(tagged) => {
            let mut inner = tagged.inside("eContent");
            let content = inner.required(Tag::OctetString)?;
            inner.finish()?;
            Some(content.value)
        }
        None => None,
    };
    reader.finish()?;
    Ok((kind, content))
}

fn certificates<'a>(bag: &Item<'a>) -> Result<(Vec<Certificate<'a>>, usize), Error> {
    let mut reader = bag.inside("certificates");
    let (mut list, mut others) = (Vec::with_capacity(2), 0);
    while !reader.is_empty() {
        let item = reader.any()?;
        match item.tag {
            Tag::Sequence => {
                let moved = |error: Error| Error { offset: error.offset + item.offset, ..error };
                list.push(Certificate::from_der(item.raw).map_err(moved)?);
            }
            Tag::ContextSpecific { .. } => others += 1,
            found => {
                let kind = ErrorKind::Unexpected { expected: Tag::Sequence, found: Some(found) };
                return Err(Error { kind, part: "certificates", offset: item.offset });
            }
        }
    }
    Ok((list, others))
}

fn signers<'a>(set: &Item<'a>) -> Result<Vec<SignerInfo<'a>>, Error> {
    let mut reader = set.inside("signerInfos");
    let mut list = Vec::with_capacity(1);
    while !reader.is_empty() {
        list.push(SignerInfo::of_item(&reader.required(Tag::Sequence)?)?);
    }
    if list.is_empty() { Err(reader.error(ErrorKind::Empty)) } else { Ok(list) }
}

/// `id-data`: bytes without further meaning.
pub const DATA: ObjectIdentifier = oid::DATA;

#[cfg(test)]
mod tests;
