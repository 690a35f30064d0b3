//! The device key in the MSO (ISO/IEC 18013-5, 9.1.2.4, 9.1.5.2).

use super::Subject;
use crate::cases;
use crate::cose::KeyFault;
use crate::mdoc::Mso;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::DeviceKey;

pub(super) fn check(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    let info = &mso.device_key_info;
    let path = || subject.path("issuerAuth[2].deviceKeyInfo.deviceKey");
    let Some(key) = &info.device_key else {
        return Check::fail(ID, cases![63], Evidence::new("device-key-missing").at(path(), info.offset));
    };
    let mut check = match subject.device_key().unwrap_or(&Err(KeyFault::Parameter { label: 1 })) {
        Ok(public) if !public.is_checked() => {
            // Whether the point lies on its curve is not known.
            Check::missing(ID, Evidence::new("curve-unsupported").with("curve", public.curve().name()))
        }
        Ok(public) => Check::ok_with(ID, Evidence::new("key-on-curve").with("curve", public.curve().name())),
        Err(fault) => Check::fail(ID, cases![63], evidence(fault).at(path(), key.offset)),
    };
    if key.has_private_part {
        check.merge(Check::warn(ID, cases![64], Evidence::new("key-private-part").at(path(), key.offset)));
    }
    check
}

pub(in crate::verifier) fn evidence(fault: &KeyFault) -> Evidence {
    match fault {
        KeyFault::Parameter { label } => Evidence::new("key-parameter").with("label", *label),
        KeyFault::KeyType { kty } => Evidence::new("key-type").with("kty", *kty),
        KeyFault::UnknownCurve { crv } => Evidence::new("key-curve-unknown").with("crv", *crv),
        KeyFault::Point(_) => Evidence::new("key-off-curve"),
    }
}
