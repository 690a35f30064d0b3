//! Values that must agree with each other: birth date and ages, both forms of birth date and sex.

use super::Subject;
use super::values::known;
use crate::mdoc::Mso;
use crate::profile::rules;
use crate::report::{Check, CheckId};

const ID: CheckId = CheckId::Consistency;

pub(super) fn check(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    let mut check = Check::ok(ID);
    let signed = rules::jst_day(mso.validity_info.signed.at());
    for finding in rules::consistency(&known(subject), signed) {
        check.merge(Check::warn(ID, &[], finding.evidence()));
    }
    check
}
