//! The mobile security object: digests, device key and validity, under the issuer's signature.

use std::borrow::Cow;

use super::{DocType, ElementIdentifier, NameSpace, Status};
use crate::cbor::{self, Decode, Decoder, Error, ErrorKind, Fields, Item, Tdate};
use crate::cose::Key;

/// Digests of one namespace, sorted by number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValueDigests<'a>(Vec<(u64, Cow<'a, [u8]>)>);

impl<'a> ValueDigests<'a> {
    /// The digest of this number.
    #[must_use]
    pub fn get(&self, digest_id: u64) -> Option<&[u8]> {
        self.0
            .binary_search_by_key(&digest_id, |(id, _)| *id)
            .ok()
            .and_then(|at| self.0.get(at))
            .map(|(_, digest)| &**digest)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &[u8])> {
        self.0.iter().map(|(id, digest)| (*id, &**digest))
    }

    fn read(item: Item<'a>) -> Result<Self, Error> {
        let mut digests = cbor::entries(item, "digestIDs", read_id, |_, digest| digest.byte_string())?;
        digests.sort_unstable_by_key(|(id, _)| *id);
        Ok(Self(digests))
    }
}

fn read_id(item: Item<'_>) -> Result<u64, Error> {
    let (offset, found) = (item.offset(), item.node.kind());
    item.uint().map_err(|_| Error::new(ErrorKind::Key { expected: "uint", found }, offset))
}

/// The mobile security object (ISO/IEC 18013-5, 9.1.2.4).
///
/// ```cddl
/// MobileSecurityObject = { "version": "1.0", "digestAlgorithm": "SHA-256" / "SHA-384" / "SHA-512",
///   "valueDigests": { + NameSpace => { + DigestID => Digest } }, "deviceKeyInfo": DeviceKeyInfo,
///   "docType": tstr, "validityInfo": ValidityInfo, ? "status": Status }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mso<'a> {
    /// Version of the structure.
    pub version: Cow<'a, str>,
    /// Name of the digest algorithm.
    pub digest_algorithm: Cow<'a, str>,
    /// Digests by namespace.
    pub value_digests: Vec<(NameSpace<'a>, ValueDigests<'a>)>,
    /// The device key and what it may sign.
    pub device_key_info: DeviceKeyInfo<'a>,
    /// Document type.
    pub doc_type: DocType<'a>,
    /// When it was signed and when it holds.
    pub validity_info: ValidityInfo,
    /// How its revocation is published (second edition, 12.3.6).
    pub status: Option<Status<'a>>,
}

impl<'a> Mso<'a> {
    /// The digests of a namespace.
    #[must_use]
    pub fn digests(&self, name_space: &str) -> Option<&ValueDigests<'a>> {
        self.value_digests.iter().find(|(found, _)| &**found == name_space).map(|(_, digests)| digests)
    }
}

impl<'a> Decode<'a> for Mso<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let digests = |item, _: &Decoder<'a>| {
            cbor::entries(item, "valueDigests", NameSpace::read_key, |_, digests| ValueDigests::read(digests))
        };
        Ok(Self {
            version: fields.required_with("version", |item, _| item.text())?,
            digest_algorithm: fields.required_with("digestAlgorithm", |item, _| item.text())?,
            value_digests: fields.required_with("valueDigests", digests)?,
            device_key_info: fields.required("deviceKeyInfo")?,
            doc_type: fields.required_with("docType", |item, _| DocType::read(item))?,
            validity_info: fields.required("validityInfo")?,
            status: fields.optional("status")?,
        })
    }
}

/// The device key (ISO/IEC 18013-5, 9.1.2.4).
///
/// ```cddl
/// DeviceKeyInfo = { "deviceKey": COSE_Key, ? "keyAuthorizations": KeyAuthorizations, ? "keyInfo": { * int => any } }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceKeyInfo<'a> {
    /// The key; absent where the structure breaks the rule that it must be there (case N63).
    pub device_key: Option<Key<'a>>,
    /// What elements the device may sign itself.
    pub key_authorizations: Option<KeyAuthorizations<'a>>,
    /// Anything the issuer says of the key.
    pub key_info: Option<Item<'a>>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for DeviceKeyInfo<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        Ok(Self {
            device_key: fields.optional("deviceKey")?,
            key_authorizations: fields.optional("keyAuthorizations")?,
            key_info: fields.take("keyInfo"),
            offset,
        })
    }
}

/// ```cddl
/// KeyAuthorizations = { ? "nameSpaces": [ + NameSpace ], ? "dataElements": { + NameSpace => [ + elementIdentifier ] } }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyAuthorizations<'a> {
    /// Namespaces of which the device may sign every element.
    pub name_spaces: Vec<NameSpace<'a>>,
    /// Elements the device may sign.
    pub data_elements: Vec<(NameSpace<'a>, Vec<ElementIdentifier<'a>>)>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl KeyAuthorizations<'_> {
    /// Whether the device may sign this element.
    #[must_use]
    pub fn allows(&self, name_space: &str, identifier: &str) -> bool {
        let listed = |elements: &[ElementIdentifier<'_>]| elements.iter().any(|element| &**element == identifier);
        self.name_spaces.iter().any(|found| &**found == name_space)
            || self.data_elements.iter().any(|(found, elements)| &**found == name_space && listed(elements))
    }
}

impl<'a> Decode<'a> for KeyAuthorizations<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        let name_spaces =
            fields.optional_with("nameSpaces", |item, _| cbor::each(item, "nameSpaces", NameSpace::read))?;
        let elements = |item, _: &Decoder<'a>| {
            cbor::entries(item, "dataElements", NameSpace::read_key, |_, list| {
                cbor::each(list, "dataElements", ElementIdentifier::read)
            })
        };
        let data_elements = fields.optional_with("dataElements", elements)?;
        Ok(Self {
            name_spaces: name_spaces.unwrap_or_default(),
            data_elements: data_elements.unwrap_or_default(),
            offset,
        })
    }
}

/// When the MSO was signed and when it holds (ISO/IEC 18013-5, 9.1.2.4). The order of the dates is **not** checked here.
///
/// ```cddl
/// ValidityInfo = { "signed": tdate, "validFrom": tdate, "validUntil": tdate, ? "expectedUpdate": tdate }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ValidityInfo {
    /// When it was signed.
    pub signed: Tdate,
    /// First moment it holds.
    pub valid_from: Tdate,
    /// Last moment it holds.
    pub valid_until: Tdate,
    /// When the issuer means to replace it.
    pub expected_update: Option<Tdate>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for ValidityInfo {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        Ok(Self {
            signed: fields.required("signed")?,
            valid_from: fields.required("validFrom")?,
            valid_until: fields.required("validUntil")?,
            expected_update: fields.optional("expectedUpdate")?,
            offset,
        })
    }
}
