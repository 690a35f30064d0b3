//! A certificate, read where it lies (RFC 5280, 4.1).

use ::time::OffsetDateTime;
use der::Tag;

use super::error::{Error, ErrorKind};
use super::extension::Extensions;
use super::tlv::{Item, Reader, context, only};
use super::{Name, Serial, SignatureAlgorithm, SignedByError, time};
use crate::crypto::digest::sha1_key_identifier;
use crate::crypto::key::PublicKey;
use crate::crypto::{KeyError, KeyForm};

/// A certificate: borrowed from its DER, whole input, structure checked to the last extension.
///
/// Reading does **not** check the signature, the times or any profile.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate<'a> {
    der: &'a [u8],
    signed: Item<'a>,
    version: u8,
    serial: Serial<'a>,
    algorithm: SignatureAlgorithm,
    issuer: Name<'a>,
    validity: Validity,
    subject: Name<'a>,
    key: Item<'a>,
    key_bits: &'a [u8],
    extensions: Extensions<'a>,
    signature: &'a [u8],
}

/// From when to when, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Validity {
    /// First second.
    pub not_before: OffsetDateTime,
    /// Last second.
    pub not_after: OffsetDateTime,
}

impl<'a> Certificate<'a> {
    /// Reads a certificate from DER.
    ///
    /// # Errors
    /// The first deviation from DER or from the structure, with its offset; bytes behind the end are one.
    pub fn from_der(der: &'a [u8]) -> Result<Self, Error> {
        let (signed, algorithm, signature) = signed_parts(der, "Certificate")?;
        let mut reader = signed.inside("tbsCertificate");
        let version = version(&mut reader)?;
        let serial = Serial(reader.required(Tag::Integer)?.integer("serialNumber")?);
        same_algorithm(&reader.required(Tag::Sequence)?, &algorithm)?;
        let issuer = Name::of_item(&reader.required(Tag::Sequence)?, "issuer")?;
        let validity = Validity::of_item(&reader.required(Tag::Sequence)?)?;
        let subject = Name::of_item(&reader.required(Tag::Sequence)?, "subject")?;
        let key = reader.required(Tag::Sequence)?;
        let key_bits = key_bits(&key)?;
        reader.optional(context(1, false))?;
        reader.optional(context(2, false))?;
        let extensions = extensions(&mut reader, version)?;
        reader.finish()?;
        let algorithm = SignatureAlgorithm::of_item(&algorithm)?;
        let signature = signature.whole_bits("signatureValue")?;
        Ok(Self {
            der,
            signed,
            version,
            serial,
            algorithm,
            issuer,
            validity,
            subject,
            key,
            key_bits,
            extensions,
            signature,
        })
    }

    /// The whole certificate.
    #[must_use]
    pub fn as_der(&self) -> &'a [u8] {
        self.der
    }

    /// The bytes that are signed (tbsCertificate, with its head).
    #[must_use]
    pub fn signed_bytes(&self) -> &'a [u8] {
        self.signed.raw
    }

    /// 1, 2 or 3.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The serial number.
    #[must_use]
    pub fn serial(&self) -> Serial<'a> {
        self.serial
    }

    /// The algorithm of the signature, the same in both places.
    #[must_use]
    pub fn algorithm(&self) -> SignatureAlgorithm {
        self.algorithm
    }

    /// The name of who signed it.
    #[must_use]
    pub fn issuer(&self) -> Name<'a> {
        self.issuer
    }

    /// The name of whom it is for.
    #[must_use]
    pub fn subject(&self) -> Name<'a> {
        self.subject
    }

    /// From when to when it holds.
    #[must_use]
    pub fn validity(&self) -> Validity {
        self.validity
    }

    /// subjectPublicKeyInfo, with its head.
    #[must_use]
    pub fn key_der(&self) -> &'a [u8] {
        self.key.raw
    }

    /// The key, checked.
    ///
    /// # Errors
    /// A key of another kind than this field uses (RSA), or a point that is not on its curve.
    pub fn public_key(&self) -> Result<PublicKey, KeyError> {
        PublicKey::from_spki_der(self.key.raw).map_err(|error| match error {
            KeyError::Malformed { form: KeyForm::Spki, offset: Some(offset) } => {
                KeyError::Malformed { form: KeyForm::Spki, offset: Some(offset + self.key.offset) }
            }
            other => other,
        })
    }

    /// The extensions.
    #[must_use]
    pub fn extensions(&self) -> &Extensions<'a> {
        &self.extensions
    }

    /// The signature: DER for ECDSA, 64 bytes for Ed25519.
    #[must_use]
    pub fn signature(&self) -> &'a [u8] {
        self.signature
    }

    /// Whether issuer and subject are the same name.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }

    /// The identifier of its key as every profile demands it: SHA-1 of the key's bits (RFC 5280, 4.2.1.2, method 1).
    ///
    /// It is computed, whatever the extension says.
    #[must_use]
    pub fn computed_key_identifier(&self) -> [u8; 20] {
        sha1_key_identifier(self.key_bits)
    }

    /// Verifies the signature with the issuer's key.
    ///
    /// # Errors
    /// [`SignedByError`].
    pub fn verify_signed_by(&self, issuer: &PublicKey) -> Result<(), SignedByError> {
        self.algorithm.verify(issuer, self.signed.raw, self.signature)
    }
}

impl std::fmt::Debug for Certificate<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Certificate({} {})", self.subject, self.serial)
    }
}

impl Validity {
    fn of_item(item: &Item<'_>) -> Result<Self, Error> {
        let mut reader = item.inside("validity");
        let not_before = time::take(&mut reader, "notBefore")?;
        let not_after = time::take(&mut reader, "notAfter")?;
        reader.finish()?;
        Ok(Self { not_before, not_after })
    }

    /// Whether this time lies within.
    #[must_use]
    pub fn contains(&self, at: OffsetDateTime) -> bool {
        self.not_before <= at && at <= self.not_after
    }

    /// How long it is.
    #[must_use]
    pub fn duration(&self) -> ::time::Duration {
        self.not_after - self.not_before
    }
}

/// The three parts of everything that is signed here: what is signed, the algorithm, the signature.
pub(super) fn signed_parts<'a>(der: &'a [u8], part: &'static str) -> Result<(Item<'a>, Item<'a>, Item<'a>), Error> {
    let mut reader = only(der, 0, Tag::Sequence, part)?.inside(part);
    let parts = (reader.required(Tag::Sequence)?, reader.required(Tag::Sequence)?, reader.required(Tag::BitString)?);
    reader.finish()?;
    Ok(parts)
}

/// Holds the algorithm inside the signed part against the one outside.
pub(super) fn same_algorithm(inside: &Item<'_>, outside: &Item<'_>) -> Result<(), Error> {
    let kind = ErrorKind::AlgorithmsDiffer;
    if inside.raw == outside.raw { Ok(()) } else { Err(Error { kind, part: "signature", offset: inside.offset }) }
}

fn version(reader: &mut Reader<'_>) -> Result<u8, Error> {
    let refused = reader.error(ErrorKind::Version);
    let Some(tagged) = reader.optional(context(0, true))? else { return Ok(1) };
    let mut inner = tagged.inside("version");
    let number = inner.required(Tag::Integer)?;
    inner.finish()?;
    match number.value {
        [1] => Ok(2),
        [2] => Ok(3),
        _ => Err(refused),
    }
}

/// Only version 3 has extensions.
fn extensions<'a>(reader: &mut Reader<'a>, version: u8) -> Result<Extensions<'a>, Error> {
    let refused = reader.error(ErrorKind::Version);
    let Some(tagged) = reader.optional(context(3, true))? else { return Ok(Extensions::default()) };
    if version != 3 {
        return Err(refused);
    }
    let mut inner = tagged.inside("extensions");
    let list = inner.required(Tag::Sequence)?;
    inner.finish()?;
    Extensions::of_item(&list, "extensions")
}

fn key_bits<'a>(item: &Item<'a>) -> Result<&'a [u8], Error> {
    let part = "subjectPublicKeyInfo";
    let mut reader = item.inside(part);
    reader.required(Tag::Sequence)?;
    let bits = reader.required(Tag::BitString)?;
    reader.finish()?;
    bits.whole_bits(part)
}

#[cfg(test)]
mod tests;
