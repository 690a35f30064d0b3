//! What the second edition lets a request say beyond its elements (10.2.5, 10.2.6).

use std::borrow::Cow;

use super::{ElementIdentifier, NameSpace};
use crate::cbor::{self, Decode, Decoder, Encoded, Error, Fields, Item};
use crate::cose::Key;

/// ```cddl
/// ElementReference = [ NameSpace, elementIdentifier ]
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ElementReference<'a> {
    /// Namespace.
    pub name_space: NameSpace<'a>,
    /// Element in it.
    pub identifier: ElementIdentifier<'a>,
    /// Offset of the array in the input.
    pub offset: usize,
}

impl<'a> ElementReference<'a> {
    fn read(item: Item<'a>) -> Result<Self, Error> {
        let offset = item.offset();
        let [name_space, identifier] = item.array_of()?;
        Ok(Self { name_space: NameSpace::read(name_space)?, identifier: ElementIdentifier::read(identifier)?, offset })
    }
}

/// One element and what may be returned in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AlternativeDataElements<'a> {
    /// The element; must be among those asked (case N121).
    pub requested: ElementReference<'a>,
    /// Sets in order of preference, each returned whole.
    pub alternatives: Vec<Vec<ElementReference<'a>>>,
}

impl<'a> Decode<'a> for AlternativeDataElements<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let set = |item| cbor::each(item, "alternativeElementSets", ElementReference::read);
        Ok(Self {
            requested: fields.required_with("requestedElement", |item, _| ElementReference::read(item))?,
            alternatives: fields
                .required_with("alternativeElementSets", |item, _| cbor::each(item, "alternativeElementSets", set))?,
        })
    }
}

/// ```cddl
/// DocRequestInfo = { ? "alternativeDataElements": [ + AlternativeDataElements ], ? "issuerIdentifiers": [ + bstr ],
///   ? "uniqueDocSetRequired": bool, ? "maximumResponseSize": uint, ? "zkRequest": ZkRequest,
///   ? "docResponseEncryption": #6.24(bstr .cbor EncryptionParameters), * tstr => any }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocRequestInfo<'a> {
    /// What may stand in for an element.
    pub alternative_data_elements: Vec<AlternativeDataElements<'a>>,
    /// Key identifiers of issuers that are accepted.
    pub issuer_identifiers: Vec<Cow<'a, [u8]>>,
    /// Whether one document must answer.
    pub unique_doc_set_required: Option<bool>,
    /// Bytes the plain DeviceResponse should not exceed.
    pub maximum_response_size: Option<u64>,
    /// Zero-knowledge request, as it came.
    pub zk_request: Option<Item<'a>>,
    /// How to encrypt the answer.
    pub doc_response_encryption: Option<Encoded<'a, EncryptionParameters<'a>>>,
    /// Entries this structure does not know.
    pub unknown: Vec<(Item<'a>, Item<'a>)>,
}

impl<'a> Decode<'a> for DocRequestInfo<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let alternatives = |item, decoder: &Decoder<'a>| {
            cbor::each(item, "alternativeDataElements", |item| AlternativeDataElements::decode(item, decoder))
        };
        let identifiers = |item, _: &Decoder<'a>| cbor::each(item, "issuerIdentifiers", Item::byte_string);
        Ok(Self {
            alternative_data_elements: fields
                .optional_with("alternativeDataElements", alternatives)?
                .unwrap_or_default(),
            issuer_identifiers: fields.optional_with("issuerIdentifiers", identifiers)?.unwrap_or_default(),
            unique_doc_set_required: fields.optional_with("uniqueDocSetRequired", |item, _| item.bool())?,
            maximum_response_size: fields.optional_with("maximumResponseSize", |item, _| item.uint())?,
            zk_request: fields.take("zkRequest"),
            doc_response_encryption: fields.optional("docResponseEncryption")?,
            unknown: fields.rest(),
        })
    }
}

/// ```cddl
/// EncryptionParameters = { "recipientPublicKey": COSE_Key, ? "nonce": bstr, ? "recipientCertificate": [ + bstr ] }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EncryptionParameters<'a> {
    /// Key to encrypt to.
    pub recipient_public_key: Key<'a>,
    /// Nonce of the request.
    pub nonce: Option<Cow<'a, [u8]>>,
    /// Certificates of the key.
    pub recipient_certificate: Vec<Cow<'a, [u8]>>,
}

impl<'a> Decode<'a> for EncryptionParameters<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let chain = |item, _: &Decoder<'a>| cbor::each(item, "recipientCertificate", Item::byte_string);
        Ok(Self {
            recipient_public_key: fields.required("recipientPublicKey")?,
            nonce: fields.optional_with("nonce", |item, _| item.byte_string())?,
            recipient_certificate: fields.optional_with("recipientCertificate", chain)?.unwrap_or_default(),
        })
    }
}

/// ```cddl
/// DeviceRequestInfo = { ? "useCases": [ + UseCase ], * tstr => any }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceRequestInfo<'a> {
    /// What the documents are asked for.
    pub use_cases: Vec<UseCase<'a>>,
}

impl<'a> Decode<'a> for DeviceRequestInfo<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let cases = |item, decoder: &Decoder<'a>| cbor::each(item, "useCases", |item| UseCase::decode(item, decoder));
        Ok(Self { use_cases: fields.optional_with("useCases", cases)?.unwrap_or_default() })
    }
}

/// ```cddl
/// UseCase = { "mandatory": bool, "documentSets": [ + [ + uint ] ], ? "purposeHints": { + tstr => int } }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UseCase<'a> {
    /// Whether an answer must satisfy it.
    pub mandatory: bool,
    /// Sets of numbers of DocRequests, counted from 0; exactly one set is returned. Each with its offset in the input.
    pub document_sets: Vec<Vec<(u64, usize)>>,
    /// Purposes, by controller.
    pub purpose_hints: Vec<(Cow<'a, str>, i64)>,
}

impl<'a> Decode<'a> for UseCase<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let number = |item: Item<'a>| {
            let offset = item.offset();
            item.uint().map(|number| (number, offset))
        };
        let sets =
            |item, _: &Decoder<'a>| cbor::each(item, "documentSets", |set| cbor::each(set, "documentSets", number));
        let hints =
            |item, _: &Decoder<'a>| cbor::entries(item, "purposeHints", Item::text, |_, code: Item<'a>| code.int());
        Ok(Self {
            mandatory: fields.required_with("mandatory", |item, _| item.bool())?,
            document_sets: fields.required_with("documentSets", sets)?,
            purpose_hints: fields.optional_with("purposeHints", hints)?.unwrap_or_default(),
        })
    }
}
