//! How the MSO says its revocation is published (second edition, 12.3.6). No list is read here.

use super::Subject;
use crate::cases;
use crate::mdoc::{Mso, Status};
use crate::report::{Check, CheckId, Evidence, Fact};

const ID: CheckId = CheckId::RecordStatus;

/// Bytes of an identifier that are shown in a sentence.
const SHOWN: usize = 64;

/// A record that says where its revocation is published has not been looked up; where an answer is required, there is
/// no verdict without it.
pub(super) fn check(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    let Some(status) = &mso.status else { return Check::skip(ID, Evidence::new("status-absent")) };
    let others = || status.unknown.join(", ");
    let mut check = match (named(status), status.unknown.is_empty()) {
        (Some(lists), true) => Check::skip(ID, lists),
        (Some(lists), false) => Check::skip(ID, lists).say(Evidence::new("status-others").with("names", others())),
        (None, true) => return Check::skip(ID, Evidence::new("status-empty")),
        (None, false) => {
            let mut check = Check::skip(ID, Evidence::new("status-unknown").with("names", others()));
            check.cases = cases![137].into();
            check
        }
    };
    check.needed = subject.env.require_revocation;
    check
}

/// The lists that the record names, and its entry in each.
fn named(status: &Status<'_>) -> Option<Evidence> {
    let by_index = status.status_list.as_ref().map(|list| format!("{} (status_list, idx {})", list.uri, list.idx));
    let by_identifier = status.identifier_list.as_ref();
    let by_identifier = by_identifier.map(|list| format!("{} (identifier_list, id {})", list.uri, shown(&list.id)));
    let lists: Vec<_> = by_index.into_iter().chain(by_identifier).collect();
    let mut evidence = Evidence::new("status-no-list").with("lists", lists.join(", "));
    if let Some(list) = &status.status_list {
        evidence = evidence.with("status_list", list.uri.to_string()).with("idx", index(list.idx));
    }
    if let Some(list) = &status.identifier_list {
        evidence = evidence.with("identifier_list", list.uri.to_string()).with("identifier", list.id.to_vec());
    }
    (!lists.is_empty()).then_some(evidence)
}

/// A place in a list; one that is too large for a number here is told as text.
fn index(idx: u64) -> Fact {
    i64::try_from(idx).map_or_else(|_| Fact::from(idx.to_string()), Fact::from)
}

fn shown(id: &[u8]) -> String {
    id.get(..SHOWN)
        .filter(|start| start.len() < id.len())
        .map_or_else(|| hex::encode(id), |start| hex::encode(start) + "…")
}
