//! Extensions: found once when a certificate is read, decoded when asked for (RFC 5280, 4.2.1).

mod names;

use const_oid::ObjectIdentifier;
use der::Tag;

use super::error::{Error, ErrorKind};
use super::identifier::Oid;
use super::oid;
use super::tlv::{Item, context, only};

pub(super) use names::general_names;
pub use names::{DistributionPoint, GeneralName};

/// One extension, as it stands in a certificate or revocation list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extension<'a> {
    /// Which extension.
    pub oid: Oid<'a>,
    /// Whether whoever does not know it has to refuse the certificate.
    pub critical: bool,
    /// The DER inside its OCTET STRING.
    pub value: &'a [u8],
    /// Offset of that DER in the input.
    pub offset: usize,
}

impl Extension<'_> {
    /// Whether it is this one.
    #[must_use]
    pub fn is(&self, oid: &ObjectIdentifier) -> bool {
        self.oid == *oid
    }
}

/// The extensions of a certificate, a revocation list or an entry of one; each kind at most once.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Extensions<'a>(Vec<Extension<'a>>);

/// keyUsage: nine bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyUsage(u16);

/// basicConstraints.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BasicConstraints {
    /// Whether the key may sign certificates.
    pub is_ca: bool,
    /// How many authorities may follow below; none for no limit.
    pub path_length: Option<u32>,
}

/// authorityKeyIdentifier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AuthorityKey<'a> {
    /// The identifier of the issuer's key.
    pub key_identifier: Option<&'a [u8]>,
    /// Whether issuer and serial number are given as well.
    pub names_issuer: bool,
}

impl KeyUsage {
    /// digitalSignature alone.
    pub const DIGITAL_SIGNATURE: Self = Self(1);
    /// nonRepudiation (contentCommitment) alone.
    pub const NON_REPUDIATION: Self = Self(1 << 1);
    /// keyAgreement alone.
    pub const KEY_AGREEMENT: Self = Self(1 << 4);
    /// keyCertSign alone.
    pub const KEY_CERT_SIGN: Self = Self(1 << 5);
    /// cRLSign alone.
    pub const CRL_SIGN: Self = Self(1 << 6);

    /// Names of the bits, from the first.
    const NAMES: [&'static str; 9] = [
        "digitalSignature",
        "nonRepudiation",
        "keyEncipherment",
        "dataEncipherment",
        "keyAgreement",
        "keyCertSign",
        "cRLSign",
        "encipherOnly",
        "decipherOnly",
    ];

    /// All the bits of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all the bits of the other are set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Without the bits of the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The names of the bits that are set.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().enumerate().filter(move |(bit, _)| self.0 >> bit & 1 == 1).map(|(_, name)| name)
    }

    /// The bits, the first lowest.
    #[must_use]
    pub fn bits(self) -> u16 {
        self.0
    }
}

impl<'a> Extensions<'a> {
    /// Reads `SEQUENCE OF Extension`.
    pub(super) fn of_item(item: &Item<'a>, part: &'static str) -> Result<Self, Error> {
        let mut reader = item.inside(part);
        if reader.is_empty() {
            return Err(Error { kind: ErrorKind::Empty, part, offset: item.offset });
        }
        let mut list = Vec::with_capacity(10);
        while !reader.is_empty() {
            let item = reader.required(Tag::Sequence)?;
            let extension = extension(&item, part)?;
            if list.iter().any(|other: &Extension<'_>| other.oid == extension.oid) {
                return Err(Error { kind: ErrorKind::DuplicateExtension, part, offset: item.offset });
            }
            list.push(extension);
        }
        Ok(Self(list))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Extension<'a>> {
        self.0.iter()
    }

    /// The one of this kind.
    #[must_use]
    pub fn find(&self, oid: &ObjectIdentifier) -> Option<&Extension<'a>> {
        self.0.iter().find(|extension| extension.is(oid))
    }

    /// subjectKeyIdentifier.
    ///
    /// # Errors
    /// Content that is not of its type; so for all below.
    pub fn subject_key_identifier(&self) -> Result<Option<&'a [u8]>, Error> {
        let Some(found) = self.find(&oid::SUBJECT_KEY_IDENTIFIER) else { return Ok(None) };
        let item = only(found.value, found.offset, Tag::OctetString, "subjectKeyIdentifier")?;
        Ok(Some(item.value))
    }

    /// authorityKeyIdentifier.
    ///
    /// # Errors
    /// Content that is not of its type.
    pub fn authority_key(&self) -> Result<Option<AuthorityKey<'a>>, Error> {
        let part = "authorityKeyIdentifier";
        let Some(found) = self.find(&oid::AUTHORITY_KEY_IDENTIFIER) else { return Ok(None) };
        let mut reader = only(found.value, found.offset, Tag::Sequence, part)?.inside(part);
        let key_identifier = reader.optional(context(0, false))?.map(|item| item.value);
        let issuer = reader.optional(context(1, true))?;
        let serial = reader.optional(context(2, false))?;
        reader.finish()?;
        Ok(Some(AuthorityKey { key_identifier, names_issuer: issuer.is_some() || serial.is_some() }))
    }

    /// keyUsage.
    ///
    /// # Errors
    /// Content that is not of its type.
    pub fn key_usage(&self) -> Result<Option<KeyUsage>, Error> {
        let part = "keyUsage";
        let Some(found) = self.find(&oid::KEY_USAGE) else { return Ok(None) };
        let item = only(found.value, found.offset, Tag::BitString, part)?;
        match item.value {
            [0..=7, bytes @ ..] if bytes.len() <= 2 => {
                let first = bytes.first().copied().unwrap_or(0).reverse_bits();
                let second = bytes.get(1).copied().unwrap_or(0).reverse_bits();
                Ok(Some(KeyUsage(u16::from_le_bytes([first, second]))))
            }
            _ => Err(Error { kind: ErrorKind::BitString, part, offset: item.offset }),
        }
    }

    /// basicConstraints; FALSE written out is taken, as it is common.
    ///
    /// # Errors
    /// Content that is not of its type.
    pub fn basic_constraints(&self) -> Result<Option<BasicConstraints>, Error> {
        let part = "basicConstraints";
        let Some(found) = self.find(&oid::BASIC_CONSTRAINTS) else { return Ok(None) };
        let mut reader = only(found.value, found.offset, Tag::Sequence, part)?.inside(part);
        let is_ca = reader.optional_bool()?;
        let path_length = match reader.optional(Tag::Integer)? {
            Some(item) => Some(small(&item, part)?),
            None => None,
        };
        reader.finish()?;
        Ok(Some(BasicConstraints { is_ca, path_length }))
    }

    /// extKeyUsage: at least one purpose.
    ///
    /// # Errors
    /// Content that is not of its type.
    pub fn extended_key_usage(&self) -> Result<Option<Vec<Oid<'a>>>, Error> {
        let part = "extKeyUsage";
        let Some(found) = self.find(&oid::EXTENDED_KEY_USAGE) else { return Ok(None) };
        let mut reader = only(found.value, found.offset, Tag::Sequence, part)?.inside(part);
        let mut list = Vec::with_capacity(2);
        while !reader.is_empty() {
            list.push(reader.required(Tag::ObjectIdentifier)?.oid(part)?);
        }
        if list.is_empty() { Err(reader.error(ErrorKind::Empty)) } else { Ok(Some(list)) }
    }

    /// issuerAltName or subjectAltName, whichever is asked for.
    ///
    /// # Errors
    /// Content that is not of its type.
    pub fn alternative_names(&self, oid: &ObjectIdentifier) -> Result<Option<Vec<GeneralName<'a>>>, Error> {
        let part = "GeneralNames";
        let Some(found) = self.find(oid) else { return Ok(None) };
        names::general_names(&only(found.value, found.offset, Tag::Sequence, part)?, part).map(Some)
    }

    /// cRLDistributionPoints.
    ///
    /// # Errors
    /// Content that is not of its type.
    pub fn distribution_points(&self) -> Result<Option<Vec<DistributionPoint<'a>>>, Error> {
        let part = "cRLDistributionPoints";
        let Some(found) = self.find(&oid::CRL_DISTRIBUTION_POINTS) else { return Ok(None) };
        names::distribution_points(&only(found.value, found.offset, Tag::Sequence, part)?, part).map(Some)
    }

    /// cRLNumber: the content of its INTEGER.
    ///
    /// # Errors
    /// Content that is not of its type.
    pub fn crl_number(&self) -> Result<Option<&'a [u8]>, Error> {
        let part = "cRLNumber";
        let Some(found) = self.find(&oid::CRL_NUMBER) else { return Ok(None) };
        only(found.value, found.offset, Tag::Integer, part)?.integer(part).map(Some)
    }
}

fn extension<'a>(item: &Item<'a>, part: &'static str) -> Result<Extension<'a>, Error> {
    let mut reader = item.inside(part);
    let oid = reader.required(Tag::ObjectIdentifier)?.oid(part)?;
    let critical = reader.optional_bool()?;
    let value = reader.required(Tag::OctetString)?;
    reader.finish()?;
    Ok(Extension { oid, critical, value: value.value, offset: value.value_offset() })
}

/// An INTEGER that is not negative and fits.
fn small(item: &Item<'_>, part: &'static str) -> Result<u32, Error> {
    let refused = Error { kind: ErrorKind::Integer, part, offset: item.offset };
    let bytes = item.integer(part)?;
    if bytes[0] & 0x80 != 0 || bytes.len() > 4 {
        return Err(refused);
    }
    Ok(bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests;
