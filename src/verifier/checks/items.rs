//! Numbers, names and random bytes of the elements (ISO/IEC 18013-5, 8.3.2.1.2.2, 9.1.2.5).

use std::collections::HashSet;

use super::Subject;
use crate::cases;
use crate::cbor::Encoded;
use crate::mdoc::IssuerSignedItem;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::Items;
/// Shortest `random`, in bytes.
const RANDOM: usize = 16;
/// digestIDs are below this number.
const BOUND: u64 = 1 << 31;
/// Up to this many items are compared pair by pair, without a set.
const FEW: usize = 32;

pub(super) fn check(subject: &Subject<'_, '_>) -> Check {
    let mut check = Check::ok(ID);
    for (name_space, items) in &subject.issuer_signed.name_spaces {
        let path = |index: usize| subject.path(&format!("nameSpaces[{:?}][{index}]", &**name_space));
        for (index, item) in items.iter().enumerate() {
            if let Some(found) = alone(item) {
                check.merge(found.located(path(index), item.offset()));
            }
        }
        for (index, found) in twice(items) {
            check.merge(found.located(path(index), items.get(index).map_or(0, Encoded::offset)));
        }
    }
    check
}

/// A finding that does not know its place yet.
struct Finding {
    check: Check,
}

impl Finding {
    fn located(mut self, path: String, offset: usize) -> Check {
        self.check.evidence =
            self.check.evidence.into_iter().map(|evidence| evidence.at(path.clone(), offset)).collect();
        self.check
    }
}

/// What can be wrong with one item by itself.
fn alone(item: &Encoded<'_, IssuerSignedItem<'_>>) -> Option<Finding> {
    let value = &item.value;
    let short = value.random.len() < RANDOM;
    let big = value.digest_id >= BOUND;
    let check = match (short, big) {
        (true, _) => Check::fail(ID, cases![51], Evidence::new("random-short").with("found", value.random.len())),
        (false, true) => Check::warn(ID, cases![52], Evidence::new("digest-id-large").with("id", value.digest_id)),
        (false, false) => return None,
    };
    Some(Finding { check })
}

/// Items whose number or name another item of the namespace has.
fn twice<'i>(items: &'i [Encoded<'_, IssuerSignedItem<'_>>]) -> Vec<(usize, Finding)> {
    let mut found = Vec::new();
    let number = |item: &Encoded<'_, IssuerSignedItem<'_>>| item.value.digest_id;
    let name = |item: &'i Encoded<'_, IssuerSignedItem<'_>>| &*item.value.element_identifier;
    for index in repeated(items, number) {
        let id = items.get(index).map_or(0, number);
        found.push((
            index,
            Finding { check: Check::fail(ID, cases![46], Evidence::new("digest-id-twice").with("id", id)) },
        ));
    }
    for index in repeated(items, name) {
        let element = items.get(index).map_or("", name).to_owned();
        found.push((
            index,
            Finding { check: Check::fail(ID, cases![47], Evidence::new("element-twice").with("element", element)) },
        ));
    }
    found
}

/// Places of the items whose key an earlier one has.
fn repeated<'i, T, K: Eq + std::hash::Hash>(items: &'i [T], key: impl Fn(&'i T) -> K) -> Vec<usize> {
    if items.len() <= FEW {
        let earlier = |index: usize, item| items.iter().take(index).any(|other| key(other) == key(item));
        return items
            .iter()
            .enumerate()
            .filter(|(index, item)| earlier(*index, item))
            .map(|(index, _)| index)
            .collect();
    }
    let mut seen = HashSet::with_capacity(items.len());
    items.iter().enumerate().filter(|(_, item)| !seen.insert(key(item))).map(|(index, _)| index).collect()
}
