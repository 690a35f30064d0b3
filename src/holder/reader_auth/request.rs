//! The request itself: form, version, references (ISO/IEC 18013-5, 8.3.2.1.2.1; second edition 10.2).

use crate::cases;
use crate::cbor::{Lint, LintKind};
use crate::mdoc::{AlternativeDataElements, DeviceRequest, major_version};
use crate::report::{Check, CheckId, Evidence};

pub(super) fn form(lints: &[Lint]) -> Check {
    const ID: CheckId = CheckId::RequestForm;
    let mut check = Check::ok(ID);
    for lint in lints {
        let (cases, evidence) = match lint.kind {
            LintKind::IndefiniteLength => (cases![3], "indefinite-length"),
            LintKind::NonShortest => (cases![4], "non-shortest"),
            LintKind::NullOptional => (cases![20], "null-optional"),
        };
        check.merge(Check::warn(ID, cases, Evidence::new(evidence).at("", lint.offset)));
    }
    check
}

pub(super) fn version(request: &DeviceRequest<'_>) -> Check {
    const ID: CheckId = CheckId::RequestVersion;
    let evidence = |id| Evidence::new(id).with("version", request.version.to_string()).at("version", request.offset);
    if major_version(&request.version) != Some(1) {
        return Check::fail(ID, cases![14], evidence("version-unknown"));
    }
    let second_edition = request.device_request_info.is_some() || !request.reader_auth_all.is_empty();
    if request.version == "1.0" && second_edition {
        return Check::warn(ID, cases![124], evidence("request-version-too-low"));
    }
    Check::ok_with(ID, Evidence::new("version").with("version", request.version.to_string()))
}

pub(super) fn info(request: &DeviceRequest<'_>) -> Check {
    let mut check = Check::ok(CheckId::RequestInfo);
    use_cases(request, &mut check);
    for (number, asked) in request.doc_requests.iter().enumerate() {
        let items = &asked.items_request.value;
        let all = items.request_info.as_ref().map(|info| info.alternative_data_elements.as_slice()).unwrap_or_default();
        let lost =
            |one: &&AlternativeDataElements<'_>| !items.asks(&one.requested.name_space, &one.requested.identifier);
        for one in all.iter().filter(lost) {
            let element = format!("{}/{}", one.requested.name_space, one.requested.identifier);
            let path = format!("docRequests[{number}].itemsRequest.requestInfo.alternativeDataElements");
            let evidence =
                Evidence::new("request-element-not-asked").with("element", element).at(path, one.requested.offset);
            check.merge(Check::fail(CheckId::RequestInfo, cases![121], evidence));
        }
    }
    check
}

fn use_cases(request: &DeviceRequest<'_>, check: &mut Check) {
    let cases = request.device_request_info.as_ref().map(|info| info.value.use_cases.as_slice()).unwrap_or_default();
    let numbers = cases.iter().flat_map(|case| case.document_sets.iter().flatten());
    let count = request.doc_requests.len();
    for (number, offset) in numbers.filter(|(number, _)| usize::try_from(*number).is_ok_and(|number| number >= count)) {
        let evidence = Evidence::new("request-number-unknown").with("number", *number).with("count", count);
        check.merge(Check::fail(CheckId::RequestInfo, cases![120], evidence.at("deviceRequestInfo.useCases", *offset)));
    }
}
