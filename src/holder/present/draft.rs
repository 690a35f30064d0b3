//! The parts of an answer before they are written.

use std::borrow::Cow;

use super::{Held, Parameters};
use crate::cbor::Writer;
use crate::holder::consent::{self, Offer};

/// `#6.24(bstr .cbor {})`: the device signs no elements of its own.
const NO_ELEMENTS: &[u8] = &[0xd8, 0x18, 0x41, 0xa0];

/// Items by namespace.
type NameSpaces<'a> = Vec<(Cow<'a, str>, Vec<Cow<'a, [u8]>>)>;

/// One document of the answer. Items and IssuerAuth are the bytes they were received in.
#[derive(Clone, Debug)]
pub(in crate::holder) struct DocumentDraft<'a> {
    /// Number of the DocRequest.
    pub(in crate::holder) number: usize,
    /// What it is encrypted with.
    pub(in crate::holder) encryption: Option<Parameters<'a>>,
    pub(in crate::holder) record: usize,
    pub(in crate::holder) held: &'a Held<'a>,
    pub(in crate::holder) doc_type: Cow<'a, str>,
    pub(in crate::holder) name_spaces: NameSpaces<'a>,
    pub(in crate::holder) issuer_auth: Cow<'a, [u8]>,
    pub(in crate::holder) device_name_spaces: Cow<'a, [u8]>,
    /// The map DeviceAuth.
    pub(in crate::holder) device_auth: Vec<u8>,
    /// Elements asked for and not returned.
    pub(in crate::holder) errors: Vec<(&'a str, Vec<&'a str>)>,
}

/// The answer.
#[derive(Clone, Debug)]
pub(in crate::holder) struct ResponseDraft<'a> {
    pub(in crate::holder) version: &'static str,
    pub(in crate::holder) documents: Vec<DocumentDraft<'a>>,
    /// EncryptedDocuments, each as CBOR.
    pub(in crate::holder) encrypted: Vec<Vec<u8>>,
    /// Documents asked for and not returned.
    pub(in crate::holder) document_errors: Vec<&'a str>,
    pub(in crate::holder) status: u64,
    /// Further entries of the map, as CBOR.
    pub(in crate::holder) more: Vec<u8>,
    /// How many they are.
    pub(in crate::holder) more_count: usize,
}

impl<'a> ResponseDraft<'a> {
    pub(in crate::holder) fn new(offer: &Offer<'a>) -> Self {
        let documents: Vec<_> = offer.documents.iter().filter_map(DocumentDraft::new).collect();
        let mut document_errors = Vec::new();
        for left in offer.documents.iter().filter(|document| !document.is_sent()).map(|document| document.doc_type) {
            // A type may be asked for more than once, and be returned all the same.
            let returned = documents.iter().any(|document| document.doc_type == left);
            if !returned && !document_errors.contains(&left) {
                document_errors.push(left);
            }
        }
        let encrypted = Vec::new();
        Self { version: "1.0", documents, encrypted, document_errors, status: 0, more: Vec::new(), more_count: 0 }
    }

    fn size(&self) -> usize {
        let one = |document: &DocumentDraft<'_>| {
            let items: usize = document
                .name_spaces
                .iter()
                .flat_map(|(name, items)| items.iter().map(move |item| item.len() + name.len()))
                .sum();
            items + document.issuer_auth.len() + document.device_auth.len() + document.device_name_spaces.len() + 512
        };
        let sealed = self.encrypted.iter().map(Vec::len).sum::<usize>();
        self.documents.iter().map(one).sum::<usize>() + sealed + 256
    }

    pub(in crate::holder) fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::with_capacity(self.size());
        let lists = [self.documents.is_empty(), self.encrypted.is_empty(), self.document_errors.is_empty()];
        let optional = lists.into_iter().filter(|empty| !empty).count();
        writer.map(2 + optional + self.more_count).text("version").text(self.version);
        if !self.documents.is_empty() {
            writer.text("documents").array(self.documents.len());
            self.documents.iter().for_each(|document| document.encode(&mut writer));
        }
        if !self.encrypted.is_empty() {
            writer.text("encryptedDocuments").array(self.encrypted.len());
            self.encrypted.iter().for_each(|sealed| {
                writer.raw(sealed);
            });
        }
        if !self.document_errors.is_empty() {
            writer.text("documentErrors").array(self.document_errors.len());
            self.document_errors.iter().for_each(|doc_type| {
                writer.map(1).text(doc_type).uint(0);
            });
        }
        writer.raw(&self.more).text("status").uint(self.status);
        writer.finish()
    }
}

impl<'a> DocumentDraft<'a> {
    fn new(document: &consent::Document<'a>) -> Option<Self> {
        let (record, held) = (document.record?, document.held?);
        let mut name_spaces: NameSpaces<'a> = Vec::new();
        for item in document.items() {
            let at = name_spaces.iter().position(|(name, _)| name == item.name_space).unwrap_or_else(|| {
                name_spaces.push((Cow::Borrowed(item.name_space), Vec::with_capacity(document.elements.len())));
                name_spaces.len() - 1
            });
            name_spaces[at].1.push(Cow::Borrowed(item.held.bytes));
        }
        if name_spaces.is_empty() {
            return None;
        }
        let (doc_type, issuer_auth) = (Cow::Borrowed(document.doc_type), Cow::Borrowed(held.issuer_auth));
        let device_name_spaces = Cow::Borrowed(NO_ELEMENTS);
        Some(Self {
            number: document.number,
            encryption: document.encryption,
            record,
            held,
            doc_type,
            name_spaces,
            issuer_auth,
            device_name_spaces,
            device_auth: Vec::new(),
            errors: errors(document),
        })
    }

    pub(super) fn encode(&self, writer: &mut Writer) {
        writer.map(if self.errors.is_empty() { 3 } else { 4 });
        writer.text("docType").text(&self.doc_type);
        writer.text("issuerSigned").map(2).text("nameSpaces").map(self.name_spaces.len());
        for (name, items) in &self.name_spaces {
            writer.text(name).array(items.len());
            items.iter().for_each(|item| {
                writer.raw(item);
            });
        }
        writer.text("issuerAuth").raw(&self.issuer_auth);
        writer
            .text("deviceSigned")
            .map(2)
            .text("nameSpaces")
            .raw(&self.device_name_spaces)
            .text("deviceAuth")
            .raw(&self.device_auth);
        if !self.errors.is_empty() {
            writer.text("errors").map(self.errors.len());
            for (name, identifiers) in &self.errors {
                writer.text(name).map(identifiers.len());
                identifiers.iter().for_each(|identifier| {
                    writer.text(identifier).uint(0);
                });
            }
        }
    }
}

/// ErrorCode 0 for each element asked for and not returned (ISO/IEC 18013-5, 8.3.2.1.2.3).
fn errors<'a>(document: &consent::Document<'a>) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut errors: Vec<(&str, Vec<&str>)> = Vec::new();
    let unanswered = document.answers().into_iter().filter(|(_, given)| given.is_empty());
    for element in unanswered.map(|(element, _)| element) {
        match errors.iter_mut().find(|(name, _)| *name == element.name_space) {
            Some((_, identifiers)) => identifiers.push(element.identifier),
            None => errors.push((element.name_space, vec![element.identifier])),
        }
    }
    errors
}
