//! How the MSO says its revocation is published (second edition, 12.3.6). No list is read here.

use crate::cases;
use crate::mdoc::Mso;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::RecordStatus;

pub(super) fn check(mso: &Mso<'_>) -> Check {
    let Some(status) = &mso.status else { return Check::skip(ID, Evidence::new("status-absent")) };
    if status.identifier_list.is_none() && status.status_list.is_none() {
        let mut check = Check::skip(ID, Evidence::new("status-unknown").with("names", status.unknown.join(" ")));
        check.cases = cases![137].into();
        return check;
    }
    let by_index = status.status_list.as_ref().map(|list| (&list.uri, format!("status_list, idx {}", list.idx)));
    let by_identifier = status.identifier_list.as_ref();
    let by_identifier = by_identifier.map(|list| (&list.uri, format!("identifier_list, id {}", hex::encode(&list.id))));
    let named: Vec<_> = by_index.into_iter().chain(by_identifier).collect();
    let lists: Vec<_> = named.iter().map(|(uri, entry)| format!("{uri} ({entry})")).collect();
    Check::skip(ID, Evidence::new("status-no-list").with("lists", lists.join(" ")))
}
