//! The values by the rules of the record; findings are warnings.

use super::Subject;
use crate::profile::mnc::Element;
use crate::profile::rules;
use crate::profile::value::Value;
use crate::report::{Check, CheckId};

const ID: CheckId = CheckId::Values;

pub(super) fn check(known: &[(Element, Value<'_>)]) -> Check {
    let mut check = Check::ok(ID);
    for finding in rules::values(known) {
        check.merge(Check::warn(ID, &[], finding.evidence()));
    }
    check
}

/// The elements the record is known to hold, with their values.
pub(super) fn known<'s>(subject: &Subject<'s, '_>) -> Vec<(Element, Value<'s>)> {
    let known = |name_space: &str, identifier: &str| Element::find(name_space, identifier);
    let issuer_signed = subject.issuer_signed;
    let elements = issuer_signed.elements().filter_map(|(name_space, item)| {
        known(name_space, &item.value.element_identifier)
            .map(|element| (element, Value::of_item(&item.value.element_value)))
    });
    elements.collect()
}
