//! Documents encrypted to a key that the request names (second edition, 12.6).

use std::borrow::Cow;

use super::Document;
use crate::cbor::{self, Decode, Decoder, Error, Fields, Item};

/// ```cddl
/// EncryptedDocuments = { "enc": bstr, "cipherText": bstr, "docRequestID": uint }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EncryptedDocuments<'a> {
    /// The sender's ephemeral key.
    pub enc: Cow<'a, [u8]>,
    /// [`EncryptedDocumentsPlaintext`], sealed.
    pub cipher_text: Cow<'a, [u8]>,
    /// Number of the DocRequest it answers, from 0.
    pub doc_request_id: u64,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for EncryptedDocuments<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            offset: fields.offset(),
            enc: fields.required_with("enc", |item, _| item.byte_string())?,
            cipher_text: fields.required_with("cipherText", |item, _| item.byte_string())?,
            doc_request_id: fields.required_with("docRequestID", |item, _| item.uint())?,
        })
    }
}

/// ```cddl
/// EncryptedDocumentsPlaintext = { ? "documents": [ + Document ], ? "zkDocuments": [ + ZkDocument ] }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EncryptedDocumentsPlaintext<'a> {
    /// The documents, each as it came.
    pub documents: Vec<(Document<'a>, &'a [u8])>,
    /// Zero-knowledge documents, each as it came.
    pub zk_documents: Vec<&'a [u8]>,
}

impl<'a> Decode<'a> for EncryptedDocumentsPlaintext<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let document = |item: Item<'a>, decoder: &Decoder<'a>| {
            let bytes = item.bytes(decoder.input());
            Document::decode(item, decoder).map(|document| (document, bytes))
        };
        let documents = |item, decoder: &Decoder<'a>| cbor::each(item, "documents", |item| document(item, decoder));
        let raw = |item, decoder: &Decoder<'a>| {
            cbor::each(item, "zkDocuments", |item: Item<'a>| Ok(item.bytes(decoder.input())))
        };
        Ok(Self {
            documents: fields.optional_with("documents", documents)?.unwrap_or_default(),
            zk_documents: fields.optional_with("zkDocuments", raw)?.unwrap_or_default(),
        })
    }
}
