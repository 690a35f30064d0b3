//! The parts of a request before they are written.

use super::use_case::device_request_info;
use super::{Ask, Scope, Signer, WantedDocument};
use crate::cbor::Writer;
use crate::cose::{Content, sign1};
use crate::crypto::KeyError;
use crate::crypto::signature::Algorithm;
use crate::mdoc::{reader_authentication_all_bytes, reader_authentication_bytes};

/// A request as its parts, each as CBOR.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) version: String,
    pub(super) items: Vec<Items>,
    /// DeviceRequestInfoBytes, from the tag on.
    pub(super) info: Option<Vec<u8>>,
    /// COSE_Sign1 over the whole.
    pub(super) whole: Vec<Vec<u8>>,
    /// Further entries of the map, as CBOR, and how many.
    pub(super) more: (usize, Vec<u8>),
}

/// A DocRequest.
#[derive(Clone, Debug)]
pub(super) struct Items {
    /// ItemsRequestBytes, from the tag on.
    pub(super) bytes: Vec<u8>,
    /// COSE_Sign1 over it.
    pub(super) reader_auth: Option<Vec<u8>>,
}

pub(super) fn cbor(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    write(&mut writer);
    writer.finish()
}

impl Draft {
    pub(super) fn new(ask: &Ask) -> Self {
        let items = ask.documents.iter().map(|document| {
            let more = ask.second.as_ref().map(|second| second.doc_request_info(document));
            Items { bytes: items_request(document, more.as_deref()), reader_auth: None }
        });
        let items: Vec<_> = items.collect();
        let info = ask.is_extended().then(|| device_request_info(&ask.use_cases(), ask.purpose));
        Self { version: "1.0".to_owned(), items, info, whole: Vec::new(), more: (0, Vec::new()) }.with_version()
    }

    /// "1.1" where the request has what came with it, else "1.0" (second edition, 10.2.2).
    fn with_version(mut self) -> Self {
        let later = self.info.is_some() || !self.whole.is_empty();
        (if later { "1.1" } else { "1.0" }).clone_into(&mut self.version);
        self
    }

    /// Signs it as it is.
    pub(super) fn sealed(mut self, transcript: &[u8], signer: Option<&Signer<'_>>) -> Result<Self, KeyError> {
        let Some(signer) = signer else { return Ok(self) };
        match signer.scope {
            Scope::Each => {
                for items in &mut self.items {
                    items.reader_auth = Some(sign(signer, &reader_authentication_bytes(transcript, &items.bytes))?);
                }
            }
            Scope::Whole => {
                let bytes = self.whole_bytes(transcript, true);
                self.whole = vec![sign(signer, &bytes)?];
            }
        }
        Ok(self.with_version())
    }

    /// ReaderAuthenticationAllBytes of it.
    pub(super) fn whole_bytes(&self, transcript: &[u8], with_info: bool) -> Vec<u8> {
        let info = self.info.as_deref().filter(|_| with_info);
        let items: Vec<_> = self.items.iter().map(|items| items.bytes.as_slice()).collect();
        reader_authentication_all_bytes(transcript, items.into_iter(), info)
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        cbor(|writer| {
            let optional = usize::from(self.info.is_some()) + usize::from(!self.whole.is_empty()) + self.more.0;
            writer.map(2 + optional).text("version").text(&self.version).text("docRequests").array(self.items.len());
            for items in &self.items {
                writer.map(1 + usize::from(items.reader_auth.is_some())).text("itemsRequest").raw(&items.bytes);
                if let Some(auth) = &items.reader_auth {
                    writer.text("readerAuth").raw(auth);
                }
            }
            if let Some(info) = &self.info {
                writer.text("deviceRequestInfo").raw(info);
            }
            if !self.whole.is_empty() {
                writer.text("readerAuthAll").array(self.whole.len());
                self.whole.iter().for_each(|auth| {
                    writer.raw(auth);
                });
            }
            writer.raw(&self.more.1);
        })
    }
}

pub(super) fn sign(signer: &Signer<'_>, bytes: &[u8]) -> Result<Vec<u8>, KeyError> {
    let curve = signer.key.curve();
    let algorithm = Algorithm::for_curve(curve).filter(|_| curve.can_sign()).ok_or(KeyError::WrongUse(curve))?;
    let chain: Vec<_> = signer.chain.iter().map(|certificate| certificate.as_der()).collect();
    sign1(algorithm, &chain, Content::Detached(bytes), |structure| signer.key.sign(algorithm, structure))
}

/// ItemsRequestBytes; `info` is the map `requestInfo`.
pub(super) fn items_request(document: &WantedDocument, info: Option<&[u8]>) -> Vec<u8> {
    let mut spaces: Vec<&str> = Vec::new();
    for element in &document.elements {
        if !spaces.contains(&element.name_space.as_str()) {
            spaces.push(&element.name_space);
        }
    }
    let inner = cbor(|writer| {
        writer
            .map(2 + usize::from(info.is_some()))
            .text("docType")
            .text(&document.doc_type)
            .text("nameSpaces")
            .map(spaces.len());
        for space in &spaces {
            let elements: Vec<_> = document.elements.iter().filter(|element| element.name_space == *space).collect();
            writer.text(space).map(elements.len());
            elements.iter().for_each(|element| {
                writer.text(&element.identifier).bool(element.retain);
            });
        }
        if let Some(info) = info {
            writer.text("requestInfo").raw(info);
        }
    });
    tagged(&inner)
}

pub(super) fn tagged(inner: &[u8]) -> Vec<u8> {
    cbor(|writer| {
        writer.tag24(inner);
    })
}
