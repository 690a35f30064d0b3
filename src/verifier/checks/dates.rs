//! The form of dates (ISO/IEC 18013-5, 9.1.2.4: no fraction, only `Z`).

use super::{Subject, validity_dates};
use crate::cases;
use crate::cbor::{DateLint, FullDate, Item, Node};
use crate::mdoc::Mso;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::Dates;

pub(super) fn check(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    let mut check = Check::ok(ID);
    for (field, date) in validity_dates(mso) {
        if let Some(lint) = date.lint() {
            let path = subject.path("issuerAuth[2].validityInfo.");
            check.merge(Check::warn(ID, cases![17], Evidence::new(lint_id(lint)).at(path + field, date.offset())));
        }
    }
    for (name_space, item) in subject.issuer_signed.elements() {
        let value = &item.value.element_value;
        if let Some(found) = bad_date(value, 0) {
            let path = subject.path(&format!("nameSpaces[{:?}].{}", &**name_space, item.value.element_identifier));
            check.merge(Check::warn(ID, cases![18], Evidence::new("full-date-invalid").at(path, found)));
        }
    }
    check
}

pub(in crate::verifier) fn lint_id(lint: DateLint) -> &'static str {
    match lint {
        DateLint::Fraction => "tdate-fraction",
        DateLint::LeapSecond => "tdate-leap-second",
        DateLint::Offset => "tdate-offset",
        DateLint::Untagged => "tdate-untagged",
    }
}

/// Offset of a full-date within a value that is no day of the calendar.
fn bad_date(item: &Item<'_>, depth: usize) -> Option<usize> {
    const DEEP_ENOUGH: usize = 8;
    match &item.node {
        Node::Tag(1004, content) => {
            let good = content.node.as_text().is_some_and(|text| FullDate::parse(text).is_some());
            (!good).then(|| item.offset())
        }
        Node::Array(items) if depth < DEEP_ENOUGH => items.iter().find_map(|item| bad_date(item, depth + 1)),
        Node::Map(entries) if depth < DEEP_ENOUGH => entries.iter().find_map(|(_, value)| bad_date(value, depth + 1)),
        _ => None,
    }
}
