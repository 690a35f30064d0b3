//! The signer against revocation lists (ISO/IEC 18013-5, 9.3.3, B.2).

use super::Subject;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::SignerCrl;

pub(super) fn check(subject: &Subject<'_, '_>) -> Check {
    let none = Evidence::new("no-crl");
    if subject.env.require_revocation { Check::missing(ID, none) } else { Check::skip(ID, none) }
}
