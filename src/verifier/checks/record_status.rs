//! How the MSO says its revocation is published (second edition, 12.3.6). No list is read here.

use crate::cases;
use crate::mdoc::{Mso, Status};
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::RecordStatus;

pub(super) fn check(mso: &Mso<'_>) -> Check {
    let Some(status) = &mso.status else { return Check::skip(ID, Evidence::new("status-absent")) };
    let others = || status.unknown.join(", ");
    match (named(status), status.unknown.is_empty()) {
        (Some(lists), true) => Check::skip(ID, lists),
        (Some(lists), false) => Check::skip(ID, lists).say(Evidence::new("status-others").with("names", others())),
        (None, true) => Check::skip(ID, Evidence::new("status-empty")),
        (None, false) => {
            let mut check = Check::skip(ID, Evidence::new("status-unknown").with("names", others()));
            check.cases = cases![137].into();
            check
        }
    }
}

/// The lists that the record names, and its entry in each.
fn named(status: &Status<'_>) -> Option<Evidence> {
    let by_index = status.status_list.as_ref().map(|list| format!("{} (status_list, idx {})", list.uri, list.idx));
    let by_identifier = status.identifier_list.as_ref();
    let by_identifier =
        by_identifier.map(|list| format!("{} (identifier_list, id {})", list.uri, hex::encode(&list.id)));
    let lists: Vec<_> = by_index.into_iter().chain(by_identifier).collect();
    let mut evidence = Evidence::new("status-no-list").with("lists", lists.join(", "));
    if let Some(list) = &status.status_list {
        evidence = evidence.with("status_list", list.uri.to_string()).with("idx", list.idx);
    }
    if let Some(list) = &status.identifier_list {
        evidence = evidence.with("identifier_list", list.uri.to_string()).with("identifier", list.id.to_vec());
    }
    (!lists.is_empty()).then_some(evidence)
}
