//! The MSO, and what can be wrong with it.

use super::Edited;
use super::items::{Group, Item};
use super::period::Times;
use super::tree::Tree;
use crate::cose::label;
use crate::issuer::sign::Statement;

/// The MSO over these elements.
pub(super) fn of(statement: &Statement<'_>, times: &Times, groups: &[Group]) -> Tree {
    let digests = |group: &Group| {
        let mut items: Vec<&Item> = group.items.iter().collect();
        items.sort_by_key(|item| item.id);
        Tree::Map(items.into_iter().map(|item| (Tree::Uint(item.id), item.digest(statement.digest))).collect())
    };
    let digests = groups.iter().map(|group| (Tree::text(&group.name), digests(group))).collect();
    let device = Tree::Map(vec![(Tree::text("deviceKey"), device_key(statement))]);
    let status = statement.status().map(|status| (Tree::text("status"), Tree::of(status)));
    let others = [
        (Tree::text("docType"), Tree::text(statement.doc_type)),
        (Tree::text("version"), Tree::text("1.0")),
        (Tree::text("validityInfo"), times.tree()),
        (Tree::text("valueDigests"), Tree::Map(digests)),
        (Tree::text("deviceKeyInfo"), device),
        (Tree::text("digestAlgorithm"), Tree::text(statement.digest.name())),
    ];
    Tree::Map(status.into_iter().chain(others).collect())
}

fn device_key(statement: &Statement<'_>) -> Tree {
    let key = statement.device_key;
    let curve = key.curve();
    let mut entries = vec![
        (Tree::Int(1), Tree::Int(curve.cose_kty())),
        (Tree::Int(-1), Tree::Int(curve.cose_id())),
        (Tree::Int(-2), Tree::Bytes(key.x().to_vec())),
    ];
    if let crate::crypto::key::Y::Bytes(y) = key.y() {
        entries.push((Tree::Int(-3), Tree::Bytes(y.to_vec())));
    }
    Tree::Map(entries)
}

/// The entries of the device key.
fn key_entries(mso: &mut Tree) -> Option<&mut Vec<(Tree, Tree)>> {
    mso.at("deviceKeyInfo")?.at("deviceKey")?.entries()
}

/// The digests of the first namespace.
fn first_digests(mso: &mut Tree) -> Option<&mut Vec<(Tree, Tree)>> {
    mso.at("valueDigests")?.entries()?.first_mut()?.1.entries()
}

pub(super) fn version_major(mso: &mut Tree) -> Edited {
    mso.put("version", Tree::text("2.0"))
}

pub(super) fn version_minor(mso: &mut Tree) -> Edited {
    mso.put("version", Tree::text("1.9"))
}

pub(super) fn doc_type(mso: &mut Tree) -> Edited {
    mso.put("docType", Tree::text("org.iso.18013.5.1.mDL"))
}

pub(super) fn sha1(mso: &mut Tree) -> Edited {
    mso.put("digestAlgorithm", Tree::text("SHA-1"))
}

pub(super) fn digest_name_lower_case(mso: &mut Tree) -> Edited {
    let Tree::Text(name) = mso.at("digestAlgorithm")? else { return None };
    *name = name.to_lowercase();
    Some(())
}

pub(super) fn digest_short(mso: &mut Tree) -> Edited {
    let Tree::Bytes(digest) = &mut first_digests(mso)?.first_mut()?.1 else { return None };
    digest.truncate(20);
    Some(())
}

pub(super) fn digest_absent(mso: &mut Tree) -> Edited {
    first_digests(mso)?.pop().map(drop)
}

pub(super) fn digest_id_twice(mso: &mut Tree) -> Edited {
    let digests = first_digests(mso)?;
    let again = digests.first()?.clone();
    digests.insert(1, again);
    Some(())
}

pub(super) fn namespace_absent(mso: &mut Tree) -> Edited {
    let digests = mso.at("valueDigests")?.entries()?;
    digests.pop()?;
    (!digests.is_empty()).then_some(())
}

pub(super) fn key_missing(mso: &mut Tree) -> Edited {
    mso.at("deviceKeyInfo")?.remove("deviceKey").map(drop)
}

pub(super) fn key_off_curve(mso: &mut Tree) -> Edited {
    let Tree::Bytes(x) = &mut key_entries(mso)?.get_mut(3)?.1 else { return None };
    *x.last_mut()? ^= 1;
    Some(())
}

pub(super) fn key_private(mso: &mut Tree) -> Edited {
    key_entries(mso)?.push((Tree::Int(-4), Tree::Bytes(vec![0x42; 32])));
    Some(())
}

pub(super) fn authorizations_empty(mso: &mut Tree) -> Edited {
    mso.at("deviceKeyInfo")?.put("keyAuthorizations", Tree::Map(Vec::new()))
}

pub(super) fn authorizations_twice(mso: &mut Tree) -> Edited {
    let name = || Tree::text("org.iso.23220.1.jp");
    let elements = Tree::Map(vec![(name(), Tree::Array(vec![Tree::text("full_name_unicode")]))]);
    let both = vec![(Tree::text("nameSpaces"), Tree::Array(vec![name()])), (Tree::text("dataElements"), elements)];
    mso.at("deviceKeyInfo")?.put("keyAuthorizations", Tree::Map(both))
}

pub(super) fn status_null(mso: &mut Tree) -> Edited {
    mso.put("status", Tree::Null)
}

pub(super) fn status_unknown(mso: &mut Tree) -> Edited {
    mso.put("status", Tree::Map(vec![(Tree::text("org.example.list"), Tree::Map(Vec::new()))]))
}

pub(super) fn extra_key(mso: &mut Tree) -> Edited {
    mso.put("org.example.note", Tree::Int(label::ALG))
}

/// Puts another form of `signed`.
fn signed(mso: &mut Tree, change: impl FnOnce(String) -> Tree) -> Edited {
    let place = mso.at("validityInfo")?.at("signed")?;
    let Tree::Tag(_, content) = place else { return None };
    let Tree::Text(text) = &**content else { return None };
    *place = change(text.clone());
    Some(())
}

fn tdate(text: String) -> Tree {
    Tree::Tag(0, Box::new(Tree::Text(text)))
}

pub(super) fn date_untagged(mso: &mut Tree) -> Edited {
    signed(mso, Tree::Text)
}

pub(super) fn date_fraction(mso: &mut Tree) -> Edited {
    signed(mso, |text| tdate(text.replace('Z', ".5Z")))
}

pub(super) fn date_offset(mso: &mut Tree) -> Edited {
    signed(mso, |text| tdate(text.replace('Z', "+00:00")))
}

pub(super) fn date_not_a_date(mso: &mut Tree) -> Edited {
    signed(mso, |_| tdate("yesterday".to_owned()))
}

pub(super) fn validity_missing(mso: &mut Tree) -> Edited {
    mso.remove("validityInfo").map(drop)
}
