//! One signer: who, with which algorithms, over what (RFC 5652, 5.3).

use der::Tag;

use super::attribute::Attributes;
use super::scheme::{DigestName, SignatureName, algorithm};
use super::version;
use crate::x509::error::Error;
use crate::x509::tlv::{Item, Reader, context};
use crate::x509::{Certificate, Name, Serial};

/// How a signer names its certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignerId<'a> {
    /// By issuer and serial number.
    IssuerAndSerial(Name<'a>, Serial<'a>),
    /// By the identifier of its key.
    Key(&'a [u8]),
}

/// A signer and its signature.
#[derive(Clone, Debug)]
pub struct SignerInfo<'a> {
    /// Where it begins.
    pub offset: usize,
    /// 1 for a signer named by issuer and serial number, 3 for one named by its key.
    pub version: u8,
    /// Who signed.
    pub id: SignerId<'a>,
    /// The digest.
    pub digest: DigestName<'a>,
    /// What is signed besides the content, if anything; then the content is signed through its digest there.
    pub attributes: Option<Attributes<'a>>,
    /// The signature algorithm.
    pub algorithm: SignatureName<'a>,
    /// The signature.
    pub signature: &'a [u8],
    /// Whether attributes that nobody signed are there; they are not read.
    pub has_unsigned_attributes: bool,
}

impl SignerId<'_> {
    /// Whether it names this certificate.
    #[must_use]
    pub fn names(&self, certificate: &Certificate<'_>) -> bool {
        match self {
            Self::IssuerAndSerial(issuer, serial) => *issuer == certificate.issuer() && *serial == certificate.serial(),
            Self::Key(identifier) => {
                certificate.extensions().subject_key_identifier().ok().flatten() == Some(*identifier)
            }
        }
    }
}

impl<'a> SignerInfo<'a> {
    pub(super) fn of_item(item: &Item<'a>) -> Result<Self, Error> {
        let mut reader = item.inside("SignerInfo");
        let before = reader.clone();
        let number = version(&mut reader, &[1, 3])?;
        let id = signer_id(&mut reader)?;
        let demanded = if matches!(id, SignerId::Key(_)) { 3 } else { 1 };
        version(&mut before.clone(), &[demanded])?;
        let digest = DigestName(algorithm(&reader.required(Tag::Sequence)?, "digestAlgorithm")?);
        let attributes = reader.optional(context(0, true))?;
        let attributes = attributes.map(|item| Attributes::of_item(&item)).transpose()?;
        let name = SignatureName(algorithm(&reader.required(Tag::Sequence)?, "signatureAlgorithm")?);
        let signature = reader.required(Tag::OctetString)?.value;
        let has_unsigned_attributes = reader.optional(context(1, true))?.is_some();
        reader.finish()?;
        let (offset, version) = (item.offset, number);
        Ok(Self { offset, version, id, digest, attributes, algorithm: name, signature, has_unsigned_attributes })
    }
}

fn signer_id<'a>(reader: &mut Reader<'a>) -> Result<SignerId<'a>, Error> {
    if let Some(identifier) = reader.optional(context(0, false))? {
        return Ok(SignerId::Key(identifier.value));
    }
    let part = "issuerAndSerialNumber";
    let mut inner = reader.required(Tag::Sequence)?.inside(part);
    let name = Name::of_item(&inner.required(Tag::Sequence)?, "issuer")?;
    let serial = Serial(inner.required(Tag::Integer)?.integer("serialNumber")?);
    inner.finish()?;
    Ok(SignerId::IssuerAndSerial(name, serial))
}
