//! What the device signed itself it must be allowed to (ISO/IEC 18013-5, 9.3.2; second edition 10.3.3).

use super::Subject;
use crate::cases;
use crate::mdoc::KeyAuthorizations;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::KeyAuthorization;

pub(super) fn check(subject: &Subject<'_, '_>) -> Check {
    let mut check = Check::ok(ID);
    let authorizations = subject.mso().and_then(|mso| mso.value.device_key_info.key_authorizations.as_ref());
    if let Some(authorizations) = authorizations {
        form(subject, authorizations, &mut check);
    }
    let Some(device_signed) = subject.device_signed() else { return check };
    let offset = device_signed.name_spaces.offset();
    for (name_space, element, _) in device_signed.name_spaces.value.elements() {
        let path = || subject.device_path(&format!("nameSpaces[{:?}].{element}", &**name_space));
        let evidence = |id| Evidence::new(id).with("element", element.to_string()).at(path(), offset);
        if subject.issuer_signed.element(name_space, element).is_some() {
            check.merge(Check::fail(ID, cases![48], evidence("signed-by-both")));
        }
        match authorizations {
            None => check.merge(Check::fail(ID, cases![100], evidence("no-authorization"))),
            Some(list) if list.allows(name_space, element) => {}
            Some(_) => check.merge(Check::fail(ID, cases![101], evidence("outside-authorization"))),
        }
    }
    check
}

fn form(subject: &Subject<'_, '_>, authorizations: &KeyAuthorizations<'_>, check: &mut Check) {
    let path = || subject.path("issuerAuth[2].deviceKeyInfo.keyAuthorizations");
    if authorizations.name_spaces.is_empty() && authorizations.data_elements.is_empty() {
        check.merge(Check::warn(
            ID,
            cases![103],
            Evidence::new("authorization-empty").at(path(), authorizations.offset),
        ));
    }
    if authorizations.data_elements.iter().any(|(name_space, _)| authorizations.name_spaces.contains(name_space)) {
        check.merge(Check::warn(
            ID,
            cases![102],
            Evidence::new("authorization-twice").at(path(), authorizations.offset),
        ));
    }
}
