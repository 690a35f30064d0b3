//! What may leave, as data: made from a request and the records held, narrowed by the person, then answered.

mod choice;
mod element;
mod recipient;
#[cfg(test)]
mod tests;

use crate::crypto::key::Curve;
use crate::holder::present::{Held, Parameters};
use crate::mdoc::{DeviceRequest, DocRequest, ItemsRequest, UseCase};

pub use element::{Element, Item};
pub use recipient::Recipient;

/// The element that holds the 個人番号.
pub const INDIVIDUAL_NUMBER: &str = "individual_number_unicode";

/// Why a document that was asked for cannot be sent at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unanswerable {
    /// An encrypted answer is asked for, to a key that nothing can be encrypted to.
    Encryption,
    /// The request names issuers, and none of them signed the record.
    Issuer,
    /// No record of this type is held.
    NoRecord,
    /// None of the elements is in the record.
    NothingHeld,
    /// The plain answer would have more bytes than the receiver takes.
    TooLarge {
        /// What it would have.
        size: u64,
        /// What the receiver takes.
        limit: u64,
    },
    /// Another set of documents was chosen (second edition, `useCases`), or a mandatory one cannot be met.
    UseCase,
    /// Only a zero-knowledge proof is accepted, which this holder does not make.
    ZeroKnowledge,
}

/// One document that was asked for.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Number of the DocRequest, from 0.
    pub number: usize,
    /// Document type asked for.
    pub doc_type: &'a str,
    /// The record that answers, as its place in the list given; with [`Document::held`].
    pub record: Option<usize>,
    /// The record that answers.
    pub held: Option<&'a Held<'a>>,
    /// Why it cannot be answered.
    pub unanswerable: Option<Unanswerable>,
    /// The most bytes of a plain answer (second edition).
    pub maximum_size: Option<u64>,
    /// What it is encrypted with (second edition).
    pub(in crate::holder) encryption: Option<Parameters<'a>>,
    /// The elements asked for, in the order of the request.
    pub elements: Vec<Element<'a>>,
    /// Whether the person lets it go.
    pub released: bool,
}

impl<'a> Document<'a> {
    /// The elements that are sent.
    pub fn sent(&self) -> impl Iterator<Item = &Element<'a>> {
        let open = self.released && self.unanswerable.is_none();
        self.elements.iter().filter(move |element| open && element.released)
    }

    /// Whether anything of it is sent.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.sent().next().is_some()
    }

    /// The items that are sent, each once: two questions may have one answer.
    #[must_use]
    pub fn items(&self) -> Vec<Item<'a>> {
        element::each_once(self.sent().flat_map(Element::answer).copied())
    }

    /// What is sent to answer each element; nothing where it is not returned. An element that nobody answers for itself
    /// may be sent for another one.
    #[must_use]
    pub fn answers(&self) -> Vec<(&Element<'a>, Vec<Item<'a>>)> {
        let (items, open) = (self.items(), self.is_sent());
        let given = |element: &Element<'a>| match element.released && open {
            true => element.answer().to_vec(),
            false => items.iter().filter(|item| element.is_item(item)).copied().collect(),
        };
        self.elements.iter().map(|element| (element, given(element))).collect()
    }

    /// Keeps the answers as they are now, whatever is taken out elsewhere: they were consented to.
    pub fn settle(&mut self) {
        self.elements.iter_mut().for_each(Element::settle);
    }

    /// Takes out every answer for which the function says so; the next one that may leave comes in its place.
    pub fn withhold(&mut self, which: impl Fn(&[Item<'_>]) -> bool) {
        self.elements.iter_mut().for_each(|element| element.withhold(&which));
    }
}

/// What a request asks for, held against the records.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    /// A document for each DocRequest.
    pub documents: Vec<Document<'a>>,
    cases: &'a [UseCase<'a>],
    tried: choice::Tried,
}

impl<'a> Offer<'a> {
    /// What could be sent: all that is asked for and held, by the first record of each type.
    #[must_use]
    pub fn new(request: &'a DeviceRequest<'a>, records: &'a [Held<'a>]) -> Self {
        let documents = request.doc_requests.iter().enumerate().map(|(number, asked)| document(number, asked, records));
        let info = request.device_request_info.as_ref();
        let cases = info.map(|info| info.value.use_cases.as_slice()).unwrap_or_default();
        let mut offer = Self { documents: documents.collect(), cases, tried: choice::Tried::default() };
        offer.choose();
        offer
    }

    /// Narrows it to these elements, `identifier` or `namespace/identifier`; gives back the names that were not asked for.
    pub fn only<'n>(&mut self, names: &'n [String]) -> Vec<&'n str> {
        self.documents.iter_mut().flat_map(|document| &mut document.elements).for_each(|element| element.only(names));
        let asked = |name: &str| {
            self.documents.iter().any(|document| document.elements.iter().any(|element| element.asks(name)))
        };
        names.iter().map(String::as_str).filter(|name| !asked(name)).collect()
    }

    /// Whether anything is sent.
    #[must_use]
    pub fn sends_anything(&self) -> bool {
        self.documents.iter().any(Document::is_sent)
    }

    /// The records that would be sent, each once.
    #[must_use]
    pub fn records(&self) -> Vec<usize> {
        let mut records: Vec<_> = self
            .documents
            .iter()
            .filter(|document| document.is_sent())
            .filter_map(|document| document.record)
            .collect();
        records.sort_unstable();
        records.dedup();
        records
    }
}

fn document<'a>(number: usize, asked: &'a DocRequest<'a>, records: &'a [Held<'a>]) -> Document<'a> {
    let request = &asked.items_request.value;
    let of_type = || records.iter().enumerate().filter(|(_, held)| *held.doc_type == *request.doc_type);
    let chosen = of_type().find(|(_, held)| accepts_issuer(request, held)).or_else(|| of_type().next());
    let held = chosen.map(|(_, held)| held);
    let mut ages = 0;
    let elements = request.elements().map(|(name_space, identifier, retain)| {
        Element::new(request, held, (name_space, identifier, retain), &mut ages)
    });
    let elements: Vec<_> = elements.collect();
    let unanswerable = unanswerable(request, held, &elements);
    let info = request.request_info.as_ref();
    Document {
        number,
        doc_type: &request.doc_type,
        record: chosen.map(|(at, _)| at),
        held,
        unanswerable,
        maximum_size: info.and_then(|info| info.maximum_response_size),
        encryption: info.and_then(|info| info.doc_response_encryption.as_ref()),
        elements,
        released: true,
    }
}

fn unanswerable(request: &ItemsRequest<'_>, held: Option<&Held<'_>>, elements: &[Element<'_>]) -> Option<Unanswerable> {
    let info = request.request_info.as_ref();
    let Some(held) = held else { return Some(Unanswerable::NoRecord) };
    let encryption = info.and_then(|info| info.doc_response_encryption.as_ref());
    if encryption.is_some_and(|parameters| !can_encrypt(parameters)) {
        return Some(Unanswerable::Encryption);
    }
    if info.and_then(|info| info.zk_request.as_ref()).is_some_and(choice::zk_required) {
        return Some(Unanswerable::ZeroKnowledge);
    }
    if !accepts_issuer(request, held) {
        return Some(Unanswerable::Issuer);
    }
    elements.iter().all(|element| element.answer().is_empty()).then_some(Unanswerable::NothingHeld)
}

/// Whether the key is one of the only suite there is.
fn can_encrypt(parameters: Parameters<'_>) -> bool {
    parameters.value.recipient_public_key.public_key().is_ok_and(|key| key.curve() == Curve::P256)
}

/// Whether the request names no issuers, or one whose key signed a certificate of the record.
fn accepts_issuer(request: &ItemsRequest<'_>, held: &Held<'_>) -> bool {
    let wanted = request.request_info.as_ref().map(|info| info.issuer_identifiers.as_slice()).unwrap_or_default();
    wanted.is_empty() || wanted.iter().any(|identifier| held.issuer_identifiers().any(|found| found == &**identifier))
}
