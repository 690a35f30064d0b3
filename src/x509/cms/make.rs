//! Makes SignedData: signed attributes always, the signature by whoever holds the key (RFC 5652, 5; RFC 5035, 3).

use ::time::OffsetDateTime;
use const_oid::ObjectIdentifier;

use super::SignedData;
use super::attribute::signing_certificate;
use super::check::Finding;
use super::scheme::Scheme;
use crate::crypto::KeyError;
use crate::crypto::digest::{self, Digest, hash};
use crate::crypto::rsa::digest_info_of_hash;
use crate::x509::write::{algorithm, item, octets, oid, sequence, set_of, tagged, time, unsigned};
use crate::x509::{Certificate, Error, oid as names};

/// What is to be signed, and how.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// The content.
    pub content: &'a [u8],
    /// What the content is: [`DATA`](super::DATA) for a file.
    pub content_type: ObjectIdentifier,
    /// Whether the content goes inside; beside otherwise.
    pub attached: bool,
    /// The time that the signer states.
    pub signing_time: OffsetDateTime,
    /// The certificate of the signer.
    pub signer: &'a Certificate<'a>,
    /// Certificates that are to come along, such as the authority's.
    pub more: &'a [&'a Certificate<'a>],
}

/// What the holder of the key has to sign.
#[derive(Debug)]
pub struct ToBeSigned<'m> {
    /// The bytes: signed attributes under the tag of a SET.
    pub bytes: &'m [u8],
    /// With which digest and algorithm.
    pub scheme: Scheme,
}

impl ToBeSigned<'_> {
    /// The digest of the bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        hash(self.scheme.digest, self.bytes)
    }

    /// DigestInfo, which the card of 2016 is given (RFC 8017, 9.2).
    #[must_use]
    pub fn digest_info(&self) -> Vec<u8> {
        digest_info_of_hash(self.scheme.digest, &self.digest())
    }
}

/// Why no SignedData was made. `E` is what the holder of the key says.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MakeError<E> {
    /// What was made could not be encoded.
    #[error("encoding")]
    Encoding,
    /// The key of the certificate was refused, or cannot sign so.
    #[error("key")]
    Key(Option<KeyError>),
    /// What was made could not be read again.
    #[error(transparent)]
    Read(Error),
    /// The holder of the key did not sign.
    #[error("signer")]
    Signer(E),
    /// The signature that came back does not hold under the certificate.
    #[error("signature")]
    Signature(Vec<Finding>),
}

impl<E> From<der::Error> for MakeError<E> {
    fn from(_: der::Error) -> Self {
        Self::Encoding
    }
}

/// Makes SignedData. The closure signs; ECDSA signatures are wanted in DER. What it returns is checked before it is
/// given out, so that a card with other keys than its certificates say is found out here.
///
/// # Errors
/// [`MakeError`].
pub fn make<E>(
    draft: &Draft<'_>,
    sign: impl FnOnce(&ToBeSigned<'_>) -> Result<Vec<u8>, E>,
) -> Result<Vec<u8>, MakeError<E>> {
    let key = draft.signer.any_public_key().map_err(|error| MakeError::Key(Some(error)))?;
    let scheme = Scheme::of_key(&key).ok_or(MakeError::Key(None))?;
    let attributes = attributes(draft, scheme.digest)?;
    let bytes = set_of(attributes)?;
    let signature = sign(&ToBeSigned { bytes: &bytes, scheme }).map_err(MakeError::Signer)?;
    let made = assemble(draft, scheme, &bytes, &signature)?;
    let again = SignedData::from_der(&made).map_err(MakeError::Read)?;
    let findings: Vec<Finding> =
        again.check(Some(draft.content), &[]).into_iter().flat_map(|one| one.findings).collect();
    drop(again);
    if findings.is_empty() { Ok(made) } else { Err(MakeError::Signature(findings)) }
}

fn attributes(draft: &Draft<'_>, digest: digest::Algorithm) -> der::Result<Vec<Vec<u8>>> {
    let attribute = |kind, value: Vec<u8>| sequence(&[&oid(kind)?, &set_of(vec![value])?]);
    Ok(vec![
        attribute(names::CONTENT_TYPE, oid(draft.content_type)?)?,
        attribute(names::MESSAGE_DIGEST, octets(hash(digest, draft.content).as_bytes())?)?,
        attribute(names::SIGNING_TIME, time(draft.signing_time)?)?,
        attribute(names::SIGNING_CERTIFICATE_V2, signing_certificate(draft.signer, digest)?)?,
    ])
}

fn assemble(draft: &Draft<'_>, scheme: Scheme, attributes: &[u8], signature: &[u8]) -> der::Result<Vec<u8>> {
    let digest = algorithm(scheme.digest_oid(), false)?;
    let content = if draft.attached { tagged(0, &[&octets(draft.content)?])? } else { Vec::new() };
    let mut bag = vec![draft.signer.as_der().to_vec()];
    bag.extend(draft.more.iter().map(|certificate| certificate.as_der().to_vec()));
    bag.sort();
    bag.dedup();
    // version 1: plain certificates, named by issuer and serial number; 3 for another content than data (5.1)
    let version = if draft.content_type == super::DATA { 1 } else { 3 };
    let signed = sequence(&[
        &unsigned(&[version])?,
        &set_of(vec![digest.clone()])?,
        &sequence(&[&oid(draft.content_type)?, &content])?,
        &tagged(0, &[&bag.concat()])?,
        &set_of(vec![signer(draft, scheme, &digest, attributes, signature)?])?,
    ])?;
    sequence(&[&oid(names::SIGNED_DATA)?, &tagged(0, &[&signed])?])
}

fn signer(
    draft: &Draft<'_>,
    scheme: Scheme,
    digest: &[u8],
    attributes: &[u8],
    signature: &[u8],
) -> der::Result<Vec<u8>> {
    let serial = item(der::Tag::Integer, &[draft.signer.serial().as_bytes()])?;
    let mut attributes = attributes.to_vec();
    attributes[0] = 0xa0; // [0] IMPLICIT, in place of the tag that was signed
    sequence(&[
        &unsigned(&[1])?,
        &sequence(&[draft.signer.issuer().as_bytes(), &serial])?,
        digest,
        &attributes,
        &algorithm(scheme.algorithm, scheme.with_null)?,
        &octets(signature)?,
    ])
}
