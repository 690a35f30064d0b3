//! DeviceRequest 1.0 and 1.1 (ISO/IEC 18013-5, 8.3.2.1.2.1; second edition 10.2).

use std::borrow::Cow;

use super::{DeviceRequestInfo, DocRequestInfo, DocType, ElementIdentifier, NameSpace};
use crate::cbor::{self, Decode, Decoder, Encoded, Error, Fields, Item};
use crate::cose::Message;

/// ```cddl
/// DeviceRequest = { "version": tstr, "docRequests": [ + DocRequest ],
///   ? "deviceRequestInfo": #6.24(bstr .cbor DeviceRequestInfo), ? "readerAuthAll": [ + COSE_Sign1 ] }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceRequest<'a> {
    /// Version of the structure.
    pub version: Cow<'a, str>,
    /// What is asked, a document each.
    pub doc_requests: Vec<DocRequest<'a>>,
    /// How the documents belong together (second edition).
    pub device_request_info: Option<Encoded<'a, DeviceRequestInfo<'a>>>,
    /// Signatures over the whole request (second edition).
    pub reader_auth_all: Vec<Message<'a>>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for DeviceRequest<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        let requests =
            |item, decoder: &Decoder<'a>| cbor::each(item, "docRequests", |item| DocRequest::decode(item, decoder));
        let messages =
            |item, decoder: &Decoder<'a>| cbor::each(item, "readerAuthAll", |item| Message::decode(item, decoder));
        Ok(Self {
            version: fields.required_with("version", |item, _| item.text())?,
            doc_requests: fields.required_with("docRequests", requests)?,
            device_request_info: fields.optional("deviceRequestInfo")?,
            reader_auth_all: fields.optional_with("readerAuthAll", messages)?.unwrap_or_default(),
            offset,
        })
    }
}

/// ```cddl
/// DocRequest = { "itemsRequest": #6.24(bstr .cbor ItemsRequest), ? "readerAuth": COSE_Sign1 }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocRequest<'a> {
    /// The elements asked; reader authentication is over its bytes.
    pub items_request: Encoded<'a, ItemsRequest<'a>>,
    /// Signature over this request.
    pub reader_auth: Option<Message<'a>>,
}

impl<'a> Decode<'a> for DocRequest<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self { items_request: fields.required("itemsRequest")?, reader_auth: fields.optional("readerAuth")? })
    }
}

/// ```cddl
/// ItemsRequest = { "docType": tstr, "nameSpaces": { + NameSpace => { + elementIdentifier => bool } }, ? "requestInfo": DocRequestInfo }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemsRequest<'a> {
    /// Document type asked.
    pub doc_type: DocType<'a>,
    /// Elements asked, each with the intent to retain it.
    pub name_spaces: Vec<(NameSpace<'a>, Vec<(ElementIdentifier<'a>, bool)>)>,
    /// More about the request.
    pub request_info: Option<DocRequestInfo<'a>>,
}

impl<'a> ItemsRequest<'a> {
    /// Every element asked: namespace, identifier, intent to retain.
    pub fn elements(&self) -> impl Iterator<Item = (&NameSpace<'a>, &ElementIdentifier<'a>, bool)> {
        self.name_spaces.iter().flat_map(|(name_space, elements)| {
            elements.iter().map(move |(identifier, retain)| (name_space, identifier, *retain))
        })
    }

    /// Whether this element is asked.
    #[must_use]
    pub fn asks(&self, name_space: &str, identifier: &str) -> bool {
        self.elements().any(|(found, element, _)| &**found == name_space && &**element == identifier)
    }
}

impl<'a> Decode<'a> for ItemsRequest<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let elements = |_: &NameSpace<'a>, item| {
            cbor::entries(item, "nameSpaces", ElementIdentifier::read_key, |_, retain: Item<'a>| retain.bool())
        };
        let name_spaces = |item, _: &Decoder<'a>| cbor::entries(item, "nameSpaces", NameSpace::read_key, elements);
        Ok(Self {
            doc_type: fields.required_with("docType", |item, _| DocType::read(item))?,
            name_spaces: fields.required_with("nameSpaces", name_spaces)?,
            request_info: fields.optional("requestInfo")?,
        })
    }
}
