//! The MSO was signed while its signer's certificate was valid (ISO/IEC 18013-5, 9.3.1, step 5).

use super::Subject;
use super::signer::Signer;
use crate::cases;
use crate::mdoc::Mso;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::SignedWindow;

pub(super) fn check(subject: &Subject<'_, '_>, mso: &Mso<'_>, signer: &Signer) -> Check {
    let Some((not_before, not_after)) = signer.validity else {
        return Check::skip(ID, Evidence::new("no-signer")).following(CheckId::IssuerHeaders);
    };
    let info = mso.validity_info;
    let (signed, until) = (info.signed.at(), info.valid_until.at());
    let path = |field: &str| subject.path("issuerAuth[2].validityInfo.") + field;
    let mut check = Check::ok(ID);
    if signed < not_before {
        check.merge(Check::fail(
            ID,
            cases![57],
            Evidence::new("signed-before-signer")
                .with("signed", signed)
                .with("start", not_before)
                .at(path("signed"), info.signed.offset()),
        ));
    }
    if signed > not_after {
        check.merge(Check::fail(
            ID,
            cases![58],
            Evidence::new("signed-after-signer")
                .with("signed", signed)
                .with("end", not_after)
                .at(path("signed"), info.signed.offset()),
        ));
    }
    if until > not_after {
        check.merge(Check::warn(
            ID,
            cases![59],
            Evidence::new("valid-beyond-signer")
                .with("until", until)
                .with("end", not_after)
                .at(path("validUntil"), info.valid_until.offset()),
        ));
    }
    check
}
