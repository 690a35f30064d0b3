//! `issuing_country` and `issuing_jurisdiction` against the signer's certificate (ISO/IEC 18013-5, 9.3.1, step 6).

use super::Subject;
use super::signer::Signer;
use crate::cases;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::IssuingAuthority;

pub(super) fn check(subject: &Subject<'_, '_>, signer: &Signer) -> Check {
    let mut check = Check::ok(ID);
    let mut seen = false;
    for (name_space, item) in subject.issuer_signed.elements() {
        let (expected, cases, id) = match &*item.value.element_identifier {
            "issuing_country" => (&signer.country, cases![87], "country-differs"),
            "issuing_jurisdiction" => (&signer.state, cases![88], "jurisdiction-differs"),
            _ => continue,
        };
        seen = true;
        // A signer that names no state vouches for none; a value that is no text equals nothing.
        let found = item.value.element_value.node.as_text().unwrap_or(item.value.element_value.node.kind());
        let expected = expected.as_deref().unwrap_or("-");
        if found != expected {
            let path = subject.path(&format!("nameSpaces[{:?}].{}", &**name_space, item.value.element_identifier));
            check.merge(Check::fail(
                ID,
                cases,
                Evidence::new(id)
                    .with("found", found.to_owned())
                    .with("expected", expected.to_owned())
                    .at(path, item.offset()),
            ));
        }
    }
    if seen { check } else { Check::skip(ID, Evidence::new("not-in-record")) }
}
