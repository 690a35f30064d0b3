//! IssuerSigned as a whole, and its bytes, and what can be wrong with them.

use super::Edited;
use super::tree::Tree;

pub(super) fn auth_missing(whole: &mut Tree) -> Edited {
    whole.remove("issuerAuth").map(drop)
}

pub(super) fn auth_tagged(whole: &mut Tree) -> Edited {
    let auth = whole.remove("issuerAuth")?;
    whole.put("issuerAuth", Tree::Tag(18, Box::new(auth)))
}

pub(super) fn indefinite(whole: &mut Tree) -> Edited {
    *whole = Tree::open_map(whole.entries()?);
    Some(())
}

pub(super) fn duplicate_key(whole: &mut Tree) -> Edited {
    let entries = whole.entries()?;
    let again = entries.first()?.clone();
    entries.push(again);
    Some(())
}

pub(super) fn extra_key(whole: &mut Tree) -> Edited {
    whole.put("org.example.note", Tree::text("nobody asked"))
}

pub(super) fn namespaces_empty(whole: &mut Tree) -> Edited {
    whole.put("nameSpaces", Tree::Map(Vec::new()))
}

pub(super) fn namespace_empty(whole: &mut Tree) -> Edited {
    whole.at("nameSpaces")?.entries()?.first_mut()?.1 = Tree::Array(Vec::new());
    Some(())
}

pub(super) fn namespaces_null(whole: &mut Tree) -> Edited {
    whole.put("nameSpaces", Tree::Null)
}

pub(super) fn namespaces_wrong_type(whole: &mut Tree) -> Edited {
    whole.put("nameSpaces", Tree::text("none"))
}

pub(super) fn auth_short(whole: &mut Tree) -> Edited {
    let Tree::Array(parts) = whole.at("issuerAuth")? else { return None };
    parts.pop().map(drop)
}

/// An array that says it has 2^56 items.
pub(super) fn huge(whole: &mut Tree) -> Edited {
    whole.put("nameSpaces", Tree::Raw(vec![0x9b, 1, 0, 0, 0, 0, 0, 0, 0]))
}

pub(super) fn truncated(bytes: &mut Vec<u8>) -> Edited {
    let length = bytes.len();
    bytes.truncate(length - length / 4);
    Some(())
}

pub(super) fn trailing(bytes: &mut Vec<u8>) -> Edited {
    bytes.push(0);
    Some(())
}
