//! The answer against the request: nothing of another type, nothing that was not asked.

use crate::cases;
use crate::cbor::Item;
use crate::mdoc::{DeviceRequest, DeviceResponse, Document, IssuerSigned};
use crate::profile::legal::{self, PROFILES, Profile};
use crate::profile::mnc::{self, Element};
use crate::profile::rules::jst_day;
use crate::report::{Check, CheckId, Evidence, Status};

/// Every document returned was asked for (N54).
pub(in crate::verifier) fn doc_types(response: &DeviceResponse<'_>, request: &DeviceRequest<'_>) -> Check {
    const ID: CheckId = CheckId::DocTypeRequested;
    let mut check = Check::ok(ID);
    let mut consequence = true; // every document is of another type than its issuer signed, and that one was asked for
    for (index, document) in response.documents.iter().enumerate() {
        if !is_asked(request, &document.doc_type) {
            let signed = document.issuer_signed.issuer_auth.mso.as_ref().map(|mso| &*mso.value.doc_type);
            consequence &= signed.is_some_and(|signed| is_asked(request, signed));
            check.merge(not_asked(&document.doc_type, format!("documents[{index}].docType"), document.offset));
        }
    }
    if consequence && check.status == Status::Fail {
        check = check.following(CheckId::MsoDocType);
    }
    check
}

/// A bare record is of a type that was asked for (N54).
pub(in crate::verifier) fn doc_type(record: &IssuerSigned<'_>, request: &DeviceRequest<'_>) -> Check {
    let mso = record.issuer_auth.mso.as_ref();
    match mso.filter(|mso| !is_asked(request, &mso.value.doc_type)) {
        Some(mso) => not_asked(&mso.value.doc_type, "issuerAuth[2].docType".to_owned(), mso.offset()),
        None => Check::ok(CheckId::DocTypeRequested),
    }
}

fn is_asked(request: &DeviceRequest<'_>, doc_type: &str) -> bool {
    request.doc_requests.iter().any(|asked| *asked.items_request.value.doc_type == *doc_type)
}

fn not_asked(doc_type: &str, path: String, offset: usize) -> Check {
    let evidence = Evidence::new("doctype-not-asked").with("doctype", doc_type.to_owned());
    Check::fail(CheckId::DocTypeRequested, cases![54], evidence.at(path, offset))
}

/// Every element returned was asked for, or may stand in for one that was (N122).
pub(in crate::verifier) fn elements(response: &DeviceResponse<'_>, request: &DeviceRequest<'_>) -> Check {
    const ID: CheckId = CheckId::ElementsRequested;
    let mut check = Check::ok(ID);
    for (index, document) in response.documents.iter().enumerate() {
        if !is_asked(request, &document.doc_type) {
            continue; // said by `doctype-requested`
        }
        for Returned { name_space, identifier, offset, .. } in returned(document) {
            if !asked(request, document, name_space, identifier) {
                let path = format!("documents[{index}].issuerSigned.nameSpaces[{name_space:?}].{identifier}");
                check.merge(Check::warn(
                    ID,
                    cases![122],
                    Evidence::new("element-not-asked").with("element", identifier.to_owned()).at(path, offset),
                ));
            }
        }
    }
    check
}

/// One element of a document, whoever signed it.
pub(super) struct Returned<'d, 'a> {
    pub(super) name_space: &'d str,
    pub(super) identifier: &'d str,
    pub(super) value: &'d Item<'a>,
    pub(super) offset: usize,
}

/// Every element of a document.
pub(super) fn returned<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = Returned<'d, 'a>> {
    let issuer = document.issuer_signed.elements().map(|(name_space, item)| Returned {
        name_space,
        identifier: &item.value.element_identifier,
        value: &item.value.element_value,
        offset: item.offset(),
    });
    let device = document.device_signed.iter().flat_map(|signed| {
        let offset = signed.name_spaces.offset();
        let all = signed.name_spaces.value.elements();
        all.map(move |(name_space, identifier, value)| Returned { name_space, identifier, value, offset })
    });
    issuer.chain(device)
}

fn asked(request: &DeviceRequest<'_>, document: &Document<'_>, name_space: &str, identifier: &str) -> bool {
    let requests = request
        .doc_requests
        .iter()
        .map(|asked| &asked.items_request.value)
        .filter(|asked| asked.doc_type == document.doc_type);
    let mut fits = requests.map(|items| {
        let alternatives = items
            .request_info
            .iter()
            .flat_map(|info| &info.alternative_data_elements)
            .flat_map(|alternative| alternative.alternatives.iter().flatten());
        let mut alternatives = alternatives.map(|reference| (&*reference.name_space, &*reference.identifier));
        items.asks(name_space, identifier)
            || alternatives.any(|found| found == (name_space, identifier))
            || nearest_age(items, name_space, identifier)
    });
    fits.any(|fit| fit)
}

/// An `age_over_NN` may be answered by the nearest one the record has (mDL, 13.4.6).
fn nearest_age(items: &crate::mdoc::ItemsRequest<'_>, name_space: &str, identifier: &str) -> bool {
    let age = |identifier: &str| age_over(identifier).is_some();
    age(identifier) && items.elements().any(|(found, asked, _)| &**found == name_space && age(asked))
}

/// The age of an `age_over_NN`.
pub(super) fn age_over(identifier: &str) -> Option<u8> {
    let digits = identifier.strip_prefix("age_over_")?;
    let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    two.then(|| digits.parse().ok()).flatten()
}

/// The answer against the law that the request is made for (a warning).
pub(in crate::verifier) fn legal_profile(
    response: &DeviceResponse<'_>,
    request: &DeviceRequest<'_>,
    at: time::OffsetDateTime,
) -> Option<Check> {
    const ID: CheckId = CheckId::LegalProfile;
    let asked = asked_elements(request)?;
    let profile = profile_of(&asked)?;
    let document = response.documents.iter().find(|document| &*document.doc_type == mnc::DOC_TYPE)?;
    let sent: Vec<_> = document
        .issuer_signed
        .elements()
        .filter_map(|(name_space, item)| Element::find(name_space, &item.value.element_identifier))
        .collect();
    let mut check = Check::ok_with(ID, Evidence::new("legal-profile").with("profile", profile.name));
    for finding in legal::response(profile, &sent, jst_day(at)) {
        check.merge(Check::warn(ID, &[], finding.evidence()));
    }
    Some(check)
}

fn asked_elements(request: &DeviceRequest<'_>) -> Option<Vec<Element>> {
    let items = request
        .doc_requests
        .iter()
        .map(|asked| &asked.items_request.value)
        .find(|items| &*items.doc_type == mnc::DOC_TYPE)?;
    Some(items.elements().filter_map(|(name_space, identifier, _)| Element::find(name_space, identifier)).collect())
}

/// The profile with a law behind it that asks for exactly these elements.
fn profile_of(asked: &[Element]) -> Option<&'static Profile> {
    let same = |profile: &&Profile| {
        let wanted: Vec<_> = profile.elements().collect();
        wanted.len() == asked.len() && wanted.iter().all(|element| asked.contains(element))
    };
    PROFILES.iter().filter(|profile| profile.law.is_some()).find(same)
}
