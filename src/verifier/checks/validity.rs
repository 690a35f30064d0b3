//! When the MSO holds (ISO/IEC 18013-5, 9.1.2.4, 9.3.1, step 5).

use super::Subject;
use crate::cases;
use crate::mdoc::Mso;
use crate::report::{Check, CheckId, Evidence};

/// validFrom is not before signed, validUntil after validFrom.
pub(super) fn order(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    const ID: CheckId = CheckId::ValidityOrder;
    let info = mso.validity_info;
    let (signed, from, until) = (info.signed.at(), info.valid_from.at(), info.valid_until.at());
    let path = || subject.path("issuerAuth[2].validityInfo");
    let mut check = Check::ok(ID);
    if until <= from {
        check.merge(Check::fail(
            ID,
            cases![61],
            Evidence::new("validity-inverted").with("from", from).with("until", until).at(path(), info.offset),
        ));
    }
    if from < signed {
        check.merge(Check::warn(
            ID,
            cases![60],
            Evidence::new("valid-before-signed").with("from", from).with("signed", signed).at(path(), info.offset),
        ));
    }
    check
}

/// The time of checking lies between validFrom and validUntil.
pub(super) fn now(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    const ID: CheckId = CheckId::Validity;
    let (info, at) = (mso.validity_info, subject.env.at);
    let (from, until) = (info.valid_from.at(), info.valid_until.at());
    let path = || subject.path("issuerAuth[2].validityInfo");
    // No time is between dates in the wrong order.
    let because = |check: Check| if until < from { check.following(CheckId::ValidityOrder) } else { check };
    if at > until {
        let evidence = Evidence::new("expired").with("until", until).with("at", at);
        return because(Check::fail(ID, cases![55], evidence.at(path(), info.valid_until.offset())));
    }
    if at < from {
        let evidence = Evidence::new("not-yet-valid").with("from", from).with("at", at);
        return because(Check::fail(ID, cases![56], evidence.at(path(), info.valid_from.offset())));
    }
    Check::ok_with(ID, Evidence::new("valid-now").with("from", from).with("until", until))
}
