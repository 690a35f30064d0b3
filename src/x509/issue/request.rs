//! Certificate signing requests (PKCS #10, RFC 2986): what a receiver sends to get its certificate.

use const_oid::ObjectIdentifier;
use der::asn1::{Any, AnyRef, Ia5String, OctetString, SetOfVec};
use der::{Decode, Encode, Sequence, Tag};
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::ext::Extension as DerExtension;
use x509_cert::ext::pkix::name::GeneralName as DerGeneralName;

use super::{IssueError, Subject, encode};
use crate::crypto::KeyError;
use crate::crypto::key::{PublicKey, SigningKey};
use crate::x509::certificate::signed_parts;
use crate::x509::extension::{Extensions, GeneralName};
use crate::x509::tlv::{Item, context};
use crate::x509::{Error, ErrorKind, Name, SignatureAlgorithm, SignedByError, oid};

/// CertificationRequestInfo, RFC 2986, 4.1.
#[derive(Sequence)]
struct Info<'a> {
    version: u8,
    subject: AnyRef<'a>,
    key: AnyRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    attributes: Attributes,
}

/// Makes a request, signed by the key it is for; domains go into subjectAltName.
///
/// # Errors
/// A subject that cannot be encoded, a key that does not sign.
pub fn make_request(subject: &Subject, domains: &[String], key: &SigningKey) -> Result<Vec<u8>, IssueError> {
    let (subject, spki) = (subject.to_der()?, key.public().to_spki_der());
    let mut attributes = Attributes::new();
    if !domains.is_empty() {
        attributes.insert(extension_request(domains)?)?;
    }
    let (subject, key_info) = (AnyRef::from_der(&subject)?, AnyRef::from_der(&spki)?);
    let info = Info { version: 0, subject, key: key_info, attributes }.to_der()?;
    encode::signed(key, &info)
}

fn extension_request(domains: &[String]) -> der::Result<Attribute> {
    let names = domains.iter().map(|domain| Ok(DerGeneralName::DnsName(Ia5String::new(domain)?)));
    let names = names.collect::<der::Result<Vec<_>>>()?;
    let extn_value = OctetString::new(names.to_der()?)?;
    let extension = DerExtension { extn_id: oid::SUBJECT_ALT_NAME, critical: false, extn_value };
    let values = SetOfVec::try_from([Any::from_der(&vec![extension].to_der()?)?])?;
    Ok(Attribute { oid: oid::EXTENSION_REQUEST, values })
}

/// A request, read where it lies.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    signed: Item<'a>,
    subject: Name<'a>,
    key: &'a [u8],
    extensions: Extensions<'a>,
    algorithm: SignatureAlgorithm,
    signature: &'a [u8],
}

impl<'a> Request<'a> {
    /// Reads a request from DER; does **not** check its signature.
    ///
    /// # Errors
    /// The first deviation from DER or from the structure.
    pub fn from_der(der: &'a [u8]) -> Result<Self, Error> {
        let (signed, algorithm, signature) = signed_parts(der, "CertificationRequest")?;
        let mut reader = signed.inside("certificationRequestInfo");
        let refused = reader.error(ErrorKind::Version);
        if reader.required(Tag::Integer)?.value != [0] {
            return Err(refused);
        }
        let subject = Name::of_item(&reader.required(Tag::Sequence)?, "subject")?;
        let key = reader.required(Tag::Sequence)?.raw;
        let attributes = reader.required(context(0, true))?;
        reader.finish()?;
        let extensions = requested_extensions(&attributes)?;
        let algorithm = SignatureAlgorithm::of_item(&algorithm)?;
        let signature = signature.whole_bits("signature")?;
        Ok(Self { signed, subject, key, extensions, algorithm, signature })
    }

    /// The name it asks for.
    #[must_use]
    pub fn subject(&self) -> Name<'a> {
        self.subject
    }

    /// The same name, to be written anew; attributes that a subject here does not have are left out.
    #[must_use]
    pub fn to_subject(&self) -> Subject {
        let first = |oid: &ObjectIdentifier| self.subject.first(oid).map(Into::into);
        Subject {
            country: first(&oid::COUNTRY),
            state: first(&oid::STATE),
            locality: first(&oid::LOCALITY),
            organization: first(&oid::ORGANIZATION),
            serial_number: first(&oid::SERIAL_NUMBER),
            common_name: first(&oid::COMMON_NAME),
        }
    }

    /// The key it is for.
    ///
    /// # Errors
    /// As [`PublicKey::from_spki_der`].
    pub fn public_key(&self) -> Result<PublicKey, KeyError> {
        PublicKey::from_spki_der(self.key)
    }

    /// The domains it asks for.
    ///
    /// # Errors
    /// A subjectAltName that is not well formed.
    pub fn domains(&self) -> Result<Vec<&'a str>, Error> {
        let names = self.extensions.alternative_names(&oid::SUBJECT_ALT_NAME)?.unwrap_or_default();
        let domains = names.into_iter().filter_map(|name| match name {
            GeneralName::Dns(domain) => Some(domain),
            _ => None,
        });
        Ok(domains.collect())
    }

    /// Checks that it is signed by the key it is for.
    ///
    /// # Errors
    /// [`IssueError::RequestSignature`], or a bad key.
    pub fn verify(&self) -> Result<(), IssueError> {
        let verified = self.algorithm.verify(&self.public_key()?, self.signed.raw, self.signature);
        verified.map_err(|_: SignedByError| IssueError::RequestSignature)
    }
}

/// The extensions under the attribute extensionRequest, if it is there.
fn requested_extensions<'a>(attributes: &Item<'a>) -> Result<Extensions<'a>, Error> {
    let part = "attributes";
    let mut reader = attributes.inside(part);
    while !reader.is_empty() {
        let mut attribute = reader.required(Tag::Sequence)?.inside(part);
        let oid = attribute.required(Tag::ObjectIdentifier)?.oid(part)?;
        let mut values = attribute.required(Tag::Set)?.inside(part);
        attribute.finish()?;
        if oid == oid::EXTENSION_REQUEST {
            let list = values.required(Tag::Sequence)?;
            values.finish()?;
            return Extensions::of_item(&list, "extensionRequest");
        }
    }
    Ok(Extensions::default())
}
