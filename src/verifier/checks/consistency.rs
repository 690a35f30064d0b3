//! Values that must agree with each other: birth date and ages, both forms of birth date and sex.

use crate::mdoc::Mso;
use crate::profile::mnc::Element;
use crate::profile::rules;
use crate::profile::value::Value;
use crate::report::{Check, CheckId};

const ID: CheckId = CheckId::Consistency;

pub(super) fn check(known: &[(Element, Value<'_>)], mso: &Mso<'_>) -> Check {
    let mut check = Check::ok(ID);
    let signed = rules::jst_day(mso.validity_info.signed.at());
    for finding in rules::consistency(known, signed) {
        check.merge(Check::warn(ID, &[], finding.evidence()));
    }
    check
}
