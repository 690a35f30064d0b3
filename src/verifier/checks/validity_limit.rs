//! The record holds for at most three months (番号法18条の2(5)); a warning here, hard when issuing.

use super::Subject;
use crate::mdoc::Mso;
use crate::profile::rules::three_months_after;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::ValidityLimit;

pub(super) fn check(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    let info = mso.validity_info;
    let (until, limit) = (info.valid_until.at(), three_months_after(info.valid_from.at()));
    if until <= limit {
        return Check::ok(ID);
    }
    let path = subject.path("issuerAuth[2].validityInfo.validUntil");
    Check::warn(
        ID,
        &[],
        Evidence::new("validity-too-long")
            .with("until", until)
            .with("limit", limit)
            .at(path, info.valid_until.offset()),
    )
}
