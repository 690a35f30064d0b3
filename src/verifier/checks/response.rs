//! Checks of a DeviceResponse as a whole (ISO/IEC 18013-5, 8.1, 8.3.2.1.2).

use crate::cases;
use crate::cbor::{Lint, LintKind};
use crate::mdoc::{DeviceResponse, Document, ItemsRequest, major_version};
use crate::report::{Check, CheckId, Evidence};
use crate::verifier::Environment;

/// What the reader let pass: indefinite lengths, heads longer than need be, null for absent.
pub(in crate::verifier) fn form(id: CheckId, lints: &[Lint]) -> Check {
    let mut check = Check::ok(id);
    for lint in lints {
        let (cases, evidence) = match lint.kind {
            LintKind::IndefiniteLength => (cases![3], "indefinite-length"),
            LintKind::NonShortest => (cases![4], "non-shortest"),
            LintKind::NullOptional => (cases![20], "null-optional"),
        };
        check.merge(Check::warn(id, cases, Evidence::new(evidence).at("", lint.offset)));
    }
    check
}

/// An unknown minor version is read on, an unknown major one is not understood.
pub(in crate::verifier) fn version(response: &DeviceResponse<'_>) -> Check {
    const ID: CheckId = CheckId::Version;
    let evidence = |id| Evidence::new(id).with("version", response.version.to_string());
    match major_version(&response.version) {
        Some(1) => Check::ok_with(ID, evidence("version")),
        _ => Check::fail(ID, cases![14], evidence("version-unknown").at("version", response.offset)),
    }
}

pub(in crate::verifier) fn status(response: &DeviceResponse<'_>) -> Check {
    const ID: CheckId = CheckId::ResponseStatus;
    let returned =
        !response.documents.is_empty() || response.zk_documents.is_some() || !response.encrypted_documents.is_empty();
    if response.status == 0 {
        return Check::ok(ID);
    }
    let evidence = |id| Evidence::new(id).with("status", response.status).at("status", response.offset);
    if returned {
        Check::fail(ID, cases![16], evidence("status-with-documents"))
    } else {
        Check::fail(ID, &[], evidence("status-error"))
    }
}

/// What was returned at all, and what was not.
pub(in crate::verifier) fn documents(response: &DeviceResponse<'_>, env: &Environment<'_>) -> Check {
    const ID: CheckId = CheckId::Documents;
    let mut check = Check::ok(ID);
    if response.documents.is_empty() {
        check.merge(Check::missing(ID, Evidence::new("no-documents")));
    }
    let zk = response.zk_documents.as_ref().map(|item| ("zk-documents", item.offset()));
    let encrypted = response.encrypted_documents.first().map(|sealed| ("encrypted-documents", sealed.offset));
    for (id, offset) in zk.into_iter().chain(encrypted) {
        check.merge(Check::missing(ID, Evidence::new(id).at("", offset)));
    }
    let opened = env.opened.iter().flatten().count();
    if opened > 0 {
        check = check.say(Evidence::new("documents-opened").with("count", u64::try_from(opened).unwrap_or(u64::MAX)));
    }
    for document in plain(response, env) {
        let evidence = Evidence::new("document-in-plain").with("doctype", document.doc_type.to_string());
        check.merge(Check::warn(ID, &[], evidence.at("documents", document.offset)));
    }
    for (doc_type, code) in &response.document_errors {
        check = check.say(Evidence::new("document-error").with("doctype", doc_type.to_string()).with("code", *code));
    }
    check
}

/// Documents that came in plain although whoever asked for one of their type wanted it encrypted (second edition, 12.6).
fn plain<'r, 'a>(response: &'r DeviceResponse<'a>, env: &Environment<'_>) -> Vec<&'r Document<'a>> {
    let requests = env.request.map(|request| request.doc_requests.as_slice()).unwrap_or_default();
    let wanted = |document: &Document<'_>| {
        let mut of_type = requests
            .iter()
            .map(|asked| &asked.items_request.value)
            .filter(|items| items.doc_type == document.doc_type)
            .peekable();
        let encrypted = |items: &ItemsRequest<'_>| {
            items.request_info.as_ref().is_some_and(|info| info.doc_response_encryption.is_some())
        };
        of_type.peek().is_some() && of_type.all(encrypted)
    };
    let opened = |at: usize| env.opened.get(at).is_some_and(Option::is_some);
    let documents = response.documents.iter().enumerate();
    documents.filter(|(at, document)| !opened(*at) && wanted(document)).map(|(_, document)| document).collect()
}
