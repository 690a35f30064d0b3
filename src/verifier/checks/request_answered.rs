//! The request against the answer: what was asked for and did not come (ISO/IEC 18013-5, 8.3.2.1.2; second edition 10.2.5).
//!
//! A holder may withhold what it likes, so nothing here fails: it warns, and a strict receiver refuses.

mod use_cases;

use super::request_match::{age_over, returned};
use crate::cbor::Node;
use crate::mdoc::{DeviceRequest, DeviceResponse, Document, ElementReference, ItemsRequest};
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::RequestAnswered;

/// Everything asked for was returned, or what may stand in for it; in no more bytes than were asked for. `size` is that
/// of the plain response.
pub(in crate::verifier) fn check(response: &DeviceResponse<'_>, request: &DeviceRequest<'_>, size: usize) -> Check {
    if response.zk_documents.is_some() || !response.encrypted_documents.is_empty() {
        return Check::skip(ID, Evidence::new("answer-unread"));
    }
    if response.documents.is_empty() {
        return Check::skip(ID, Evidence::new("no-documents")).following(CheckId::Documents);
    }
    let answers: Vec<_> =
        request.doc_requests.iter().map(|asked| Answer::new(response, &asked.items_request.value)).collect();
    let expected = use_cases::expected(response, request, &answers);
    let several =
        request.doc_requests.iter().any(|asked| answers[0].items.doc_type != asked.items_request.value.doc_type);
    let mut findings = expected.findings;
    for answer in expected.numbers.into_iter().filter_map(|number| answers.get(number)) {
        findings.extend(answer.findings(response, several));
    }
    findings.extend(too_large(response, &answers, size));
    let mut check = Check::ok(ID);
    for (at, finding) in findings.iter().enumerate() {
        if !findings[..at].contains(finding) {
            check.merge(Check::warn(ID, &[], finding.clone())); // two requests for a type lack the same but once
        }
    }
    check
}

/// What came for one DocRequest, by all documents of its type.
struct Answer<'r, 'a> {
    items: &'r ItemsRequest<'a>,
    documents: Vec<(usize, &'r Document<'a>)>,
    /// Namespace and identifier of what is missing.
    missing: Vec<(&'r str, &'r str)>,
}

impl<'r, 'a> Answer<'r, 'a> {
    fn new(response: &'r DeviceResponse<'a>, items: &'r ItemsRequest<'a>) -> Self {
        let of_type = response.documents.iter().enumerate().filter(|(_, document)| document.doc_type == items.doc_type);
        let documents: Vec<_> = of_type.collect();
        let answered = |name_space: &str, identifier: &str| {
            documents.iter().any(|(_, document)| is_answered(document, items, name_space, identifier))
        };
        let asked = items.elements().map(|(name_space, identifier, _)| (&**name_space, &**identifier));
        let missing = asked.filter(|(name_space, identifier)| !answered(name_space, identifier)).collect();
        Self { items, documents, missing }
    }

    /// Whether any element of it came.
    fn is_sent(&self) -> bool {
        self.missing.len() < self.items.elements().count()
    }

    fn findings(&self, response: &DeviceResponse<'_>, several: bool) -> Vec<Evidence> {
        let Some((index, document)) = self.documents.first() else { return vec![self.document_missing(response)] };
        let path = format!("documents[{index}]");
        let mut findings = Vec::new();
        for (name_space, identifier) in &self.missing {
            let id = if several { "element-missing-of" } else { "element-missing" };
            let missing = Evidence::new(id).with("element", (*identifier).to_owned());
            findings.push(missing.with("doctype", self.items.doc_type.to_string()).at(path.clone(), document.offset));
            if let Some(code) = self.code(name_space, identifier) {
                let said = Evidence::new("element-error").with("element", (*identifier).to_owned()).with("code", code);
                findings.push(said.at(format!("{path}.errors"), document.offset));
            }
        }
        findings
    }

    fn document_missing(&self, response: &DeviceResponse<'_>) -> Evidence {
        let evidence = Evidence::new("document-missing").with("doctype", self.items.doc_type.to_string());
        evidence.at("documents", response.offset)
    }

    /// The reason that the holder gives for an element that is missing.
    fn code(&self, name_space: &str, identifier: &str) -> Option<i64> {
        let errors = self.documents.iter().flat_map(|(_, document)| &document.errors);
        let mut codes = errors.filter(|(found, _)| &**found == name_space).flat_map(|(_, codes)| codes);
        codes.find(|(found, _)| &**found == identifier).map(|(_, code)| *code)
    }
}

/// Whether a document has the element, or what may stand in for it: another age, or one set of alternatives, whole.
fn is_answered(document: &Document<'_>, items: &ItemsRequest<'_>, name_space: &str, identifier: &str) -> bool {
    let has = |element: &ElementReference<'_>| has(document, &element.name_space, &element.identifier);
    let info = items.request_info.iter();
    let mut of_this = info.flat_map(|info| &info.alternative_data_elements).filter(|alternative| {
        &*alternative.requested.name_space == name_space && &*alternative.requested.identifier == identifier
    });
    self::has(document, name_space, identifier)
        || of_this.any(|alternative| alternative.alternatives.iter().any(|set| set.iter().all(has)))
}

/// The element itself, or for `age_over_NN` a true one at or above NN, a false one at or below (7.2.5; mDL, 13.4.6). That
/// it is the nearest one is for the holder to see.
fn has(document: &Document<'_>, name_space: &str, identifier: &str) -> bool {
    let asked = age_over(identifier);
    returned(document).any(|found| {
        let tells = |asked: u8| match (age_over(found.identifier), &found.value.node) {
            (Some(age), Node::Bool(true)) => age >= asked,
            (Some(age), Node::Bool(false)) => age <= asked,
            _ => false,
        };
        found.name_space == name_space && (found.identifier == identifier || asked.is_some_and(tells))
    })
}

/// The plain response is larger than a request wants it, a document of which came (second edition, `maximumResponseSize`).
fn too_large(response: &DeviceResponse<'_>, answers: &[Answer<'_, '_>], size: usize) -> Option<Evidence> {
    let came = answers.iter().filter(|answer| answer.is_sent());
    let limit = came.filter_map(|answer| answer.items.request_info.as_ref()?.maximum_response_size).min()?;
    let exceeds = u64::try_from(size).is_ok_and(|size| size > limit);
    let evidence = || Evidence::new("response-too-large").with("size", size).with("limit", limit);
    exceeds.then(|| evidence().at("", response.offset))
}
