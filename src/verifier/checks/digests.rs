//! Digest of every element against the MSO (ISO/IEC 18013-5, 9.3.1, step 3).

use super::Subject;
use crate::cases;
use crate::cbor::Encoded;
use crate::crypto::digest::{Algorithm, hash};
use crate::mdoc::{IssuerSignedItem, Mso, NameSpace};
use crate::report::{Check, CheckId, Evidence, Fact, Status};

const ID: CheckId = CheckId::Digests;

pub(super) fn check(subject: &Subject<'_, '_>, mso: &Mso<'_>, algorithm: Option<Algorithm>) -> Check {
    let Some(algorithm) = algorithm else {
        return Check::skip(ID, Evidence::new("no-digest-algorithm")).following(CheckId::MsoDigestAlgorithm);
    };
    let mut check = lengths(subject, mso, algorithm);
    let (mut right, mut all) = (0_i64, 0_i64);
    let mut shared = check.status == Status::Ok; // every wrong digest is of a number that two items have
    for (name_space, item) in subject.issuer_signed.elements() {
        all += 1;
        match compare(mso, algorithm, name_space, item) {
            None => right += 1,
            Some(wrong) => {
                let path = subject.path(&format!("nameSpaces[{:?}].{}", &**name_space, item.value.element_identifier));
                shared &= number_twice(subject, name_space, item.value.digest_id);
                let mut wrong = wrong;
                wrong.evidence =
                    wrong.evidence.into_iter().map(|evidence| evidence.at(path.clone(), item.offset())).collect();
                check.merge(wrong);
            }
        }
    }
    if shared && check.status == Status::Fail {
        check = check.following(CheckId::Items);
    }
    check.say(Evidence::new(COUNT).with("right", right).with("all", all))
}

/// Whether two items of the namespace have this number: the MSO holds the digest of one of them at most.
fn number_twice(subject: &Subject<'_, '_>, name_space: &NameSpace<'_>, id: u64) -> bool {
    subject
        .issuer_signed
        .elements()
        .filter(|(found, item)| *found == name_space && item.value.digest_id == id)
        .nth(1)
        .is_some()
}

/// Evidence that counts the digests; always the last.
const COUNT: &str = "digests-count";

/// Whether not one digest was right: then the items are not those of this MSO, and neither is the device key.
pub(super) fn all_wrong(checks: &[Check]) -> bool {
    let check = checks.iter().find(|check| check.id == ID && check.status == Status::Fail);
    let count = check.and_then(|check| check.evidence.iter().find(|evidence| evidence.id == COUNT));
    count.is_some_and(|count| count.facts.first() == Some(&("right", Fact::Number(0))))
}

/// A digest of another length than its algorithm has matches nothing (N49); said once, as it says it all.
fn lengths(subject: &Subject<'_, '_>, mso: &Mso<'_>, algorithm: Algorithm) -> Check {
    let wrong = mso
        .value_digests
        .iter()
        .find_map(|(_, digests)| digests.iter().find(|(_, digest)| digest.len() != algorithm.length()));
    match wrong {
        None => Check::ok(ID),
        Some((id, digest)) => {
            let evidence = Evidence::new("digest-length")
                .with("id", id)
                .with("expected", algorithm.length())
                .with("found", digest.len());
            let offset = subject.mso().map_or(0, Encoded::offset);
            Check::fail(ID, cases![49], evidence.at(subject.path("issuerAuth[2].valueDigests"), offset))
        }
    }
}

fn compare(
    mso: &Mso<'_>,
    algorithm: Algorithm,
    name_space: &NameSpace<'_>,
    item: &Encoded<'_, IssuerSignedItem<'_>>,
) -> Option<Check> {
    let element = || item.value.element_identifier.to_string();
    let Some(digests) = mso.digests(name_space) else {
        return Some(Check::fail(
            ID,
            cases![44 65],
            Evidence::new("namespace-not-in-mso").with("namespace", name_space.to_string()),
        ));
    };
    let Some(expected) = digests.get(item.value.digest_id) else {
        let evidence = Evidence::new("digest-id-unknown").with("id", item.value.digest_id).with("element", element());
        return Some(Check::fail(ID, cases![43 45 65], evidence));
    };
    if expected.len() != algorithm.length() {
        return None; // said by `lengths`
    }
    let found = hash(algorithm, item.bytes());
    if found.as_bytes() == expected {
        return None;
    }
    let evidence = Evidence::new("digest-differs")
        .with("element", element())
        .with("expected", expected.to_vec())
        .with("found", found.as_bytes().to_vec());
    Some(Check::fail(ID, cases![41 42 45 65], evidence))
}
