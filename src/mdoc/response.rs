//! DeviceResponse and its documents (ISO/IEC 18013-5, 8.3.2.1.2.2).

use std::borrow::Cow;

use super::{DeviceSigned, DocType, ElementIdentifier, EncryptedDocuments, IssuerSigned, NameSpace};
use crate::cbor::{self, Decode, Decoder, Error, Fields, Item};

/// ```cddl
/// DeviceResponse = { "version": tstr, ? "documents": [ + Document ], ? "zkDocuments": [ + ZkDocument ],
///   ? "encryptedDocuments": [ + EncryptedDocuments ], ? "documentErrors": [ + { DocType => ErrorCode } ], "status": uint }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceResponse<'a> {
    /// Version of the structure.
    pub version: Cow<'a, str>,
    /// The documents returned.
    pub documents: Vec<Document<'a>>,
    /// Zero-knowledge documents (second edition), as they came.
    pub zk_documents: Option<Item<'a>>,
    /// Encrypted documents (second edition).
    pub encrypted_documents: Vec<EncryptedDocuments<'a>>,
    /// Documents not returned, and why.
    pub document_errors: Vec<(DocType<'a>, i64)>,
    /// 0 where all went well.
    pub status: u64,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for DeviceResponse<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        let documents =
            |item, decoder: &Decoder<'a>| cbor::each(item, "documents", |item| Document::decode(item, decoder));
        let encrypted = |item, decoder: &Decoder<'a>| {
            cbor::each(item, "encryptedDocuments", |item| EncryptedDocuments::decode(item, decoder))
        };
        Ok(Self {
            version: fields.required_with("version", |item, _| item.text())?,
            documents: fields.optional_with("documents", documents)?.unwrap_or_default(),
            zk_documents: fields.take("zkDocuments"),
            encrypted_documents: fields.optional_with("encryptedDocuments", encrypted)?.unwrap_or_default(),
            document_errors: fields
                .optional_with("documentErrors", |item, _| document_errors(item))?
                .unwrap_or_default(),
            status: fields.required_with("status", |item, _| item.uint())?,
            offset,
        })
    }
}

fn document_errors(item: Item<'_>) -> Result<Vec<(DocType<'_>, i64)>, Error> {
    let lists = cbor::each(item, "documentErrors", |item| {
        cbor::entries(item, "documentErrors", DocType::read_key, |_, code| code.int())
    })?;
    Ok(lists.into_iter().flatten().collect())
}

/// ```cddl
/// Document = { "docType": tstr, "issuerSigned": IssuerSigned, "deviceSigned": DeviceSigned,
///   ? "errors": { + NameSpace => { + elementIdentifier => int } } }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document<'a> {
    /// Document type, as the device says it.
    pub doc_type: DocType<'a>,
    /// What the issuer signed.
    pub issuer_signed: IssuerSigned<'a>,
    /// What the device signed.
    pub device_signed: Option<DeviceSigned<'a>>,
    /// Elements not returned, and why.
    pub errors: Vec<(NameSpace<'a>, Vec<(ElementIdentifier<'a>, i64)>)>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for Document<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        let codes = |_: &NameSpace<'a>, item| {
            cbor::entries(item, "errors", ElementIdentifier::read_key, |_, code: Item<'a>| code.int())
        };
        let errors = |item, _: &Decoder<'a>| cbor::entries(item, "errors", NameSpace::read_key, codes);
        Ok(Self {
            doc_type: fields.required_with("docType", |item, _| DocType::read(item))?,
            issuer_signed: fields.required("issuerSigned")?,
            device_signed: fields.optional("deviceSigned")?,
            errors: fields.optional_with("errors", errors)?.unwrap_or_default(),
            offset,
        })
    }
}
