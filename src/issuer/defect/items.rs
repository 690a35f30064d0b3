//! The elements, and what can be wrong with them.
#![allow(clippy::ptr_arg)] // the edits stand in one table, so all have one shape

use super::Edited;
use super::tree::Tree;
use crate::crypto::digest::{self, hash};
use crate::issuer::sign::{Chance, Statement, groups};
use crate::profile::mnc::{NAMESPACE_ISO, NAMESPACE_JP};

/// One element before it is encoded.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) id: u64,
    pub(super) random: Vec<u8>,
    pub(super) name: String,
    pub(super) value: Tree,
    /// The map of the item; made of the above where nothing is put here.
    pub(super) form: Option<Tree>,
}

/// The elements of one namespace.
#[derive(Clone)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) items: Vec<Item>,
}

impl Item {
    /// IssuerSignedItem.
    pub(super) fn map(&self) -> Tree {
        Tree::Map(vec![
            (Tree::text("random"), Tree::Bytes(self.random.clone())),
            (Tree::text("digestID"), Tree::Uint(self.id)),
            (Tree::text("elementValue"), self.value.clone()),
            (Tree::text("elementIdentifier"), Tree::text(&self.name)),
        ])
    }

    /// IssuerSignedItemBytes.
    fn tree(&self) -> Tree {
        self.form.clone().unwrap_or_else(|| Tree::Encoded(Box::new(self.map())))
    }

    pub(super) fn digest(&self, algorithm: digest::Algorithm) -> Tree {
        Tree::Bytes(hash(algorithm, &self.tree().to_bytes()).as_bytes().to_vec())
    }

    /// Puts a changed map in place of the item's own.
    fn reform(&mut self, change: impl FnOnce(&mut Tree) -> Edited) -> Edited {
        let mut map = self.map();
        change(&mut map)?;
        self.form = Some(Tree::Encoded(Box::new(map)));
        Some(())
    }
}

/// The elements of a statement.
pub(super) fn of(statement: &Statement<'_>, chance: &Chance) -> Vec<Group> {
    let item = |at: usize| Item {
        id: chance.ids[at],
        random: chance.randoms[at].to_vec(),
        name: statement.parts[at].identifier.to_owned(),
        value: Tree::of(statement.parts[at].value),
        form: None,
    };
    let group = |group: std::ops::Range<usize>| Group {
        name: statement.parts[group.start].name_space.to_owned(),
        items: group.map(item).collect(),
    };
    groups(&statement.parts).into_iter().map(group).collect()
}

/// `nameSpaces`.
pub(super) fn name_spaces(groups: &[Group]) -> Tree {
    let list = |group: &Group| Tree::Array(group.items.iter().map(Item::tree).collect());
    Tree::Map(groups.iter().map(|group| (Tree::text(&group.name), list(group))).collect())
}

/// The first element.
fn first(groups: &mut [Group]) -> Option<&mut Item> {
    groups.first_mut()?.items.first_mut()
}

fn named<'g>(groups: &'g mut [Group], name: &str) -> Option<&'g mut Item> {
    groups.iter_mut().flat_map(|group| &mut group.items).find(|item| item.name == name)
}

fn flip(bytes: &mut [u8]) -> Edited {
    *bytes.first_mut()? ^= 1;
    Some(())
}

// Before they are digested.

pub(super) fn deep(groups: &mut Vec<Group>) -> Edited {
    let mut nest = vec![0x81; 2000];
    nest.push(0);
    first(groups)?.value = Tree::Raw(nest);
    Some(())
}

pub(super) fn duplicate_key(groups: &mut Vec<Group>) -> Edited {
    let item = first(groups)?;
    let id = item.id;
    item.reform(|map| {
        map.entries()?.push((Tree::text("digestID"), Tree::Uint(id)));
        Some(())
    })
}

pub(super) fn wrong_type(groups: &mut Vec<Group>) -> Edited {
    first(groups)?.reform(|map| map.put("random", Tree::text("not bytes")))
}

pub(super) fn not_tagged(groups: &mut Vec<Group>) -> Edited {
    let item = first(groups)?;
    item.form = Some(Tree::Bytes(item.map().to_bytes()));
    Some(())
}

pub(super) fn not_cbor(groups: &mut Vec<Group>) -> Edited {
    first(groups)?.form = Some(Tree::Encoded(Box::new(Tree::Raw(vec![0xa4, 0x66, b'r', b'a']))));
    Some(())
}

pub(super) fn not_utf8(groups: &mut Vec<Group>) -> Edited {
    first(groups)?.reform(|map| map.put("elementIdentifier", Tree::Raw(vec![0x64, b's', b'e', 0xff, b'x'])))
}

pub(super) fn extra_key(groups: &mut Vec<Group>) -> Edited {
    first(groups)?.reform(|map| map.put("org.example.note", Tree::text("nobody asked")))
}

pub(super) fn long_integer(groups: &mut Vec<Group>) -> Edited {
    let item = first(groups)?;
    let [.., low] = item.id.to_be_bytes();
    item.reform(|map| map.put("digestID", Tree::Raw(vec![0x1b, 0, 0, 0, 0, 0, 0, 0, low])))
}

pub(super) fn missing_field(groups: &mut Vec<Group>) -> Edited {
    first(groups)?.reform(|map| map.remove("elementValue").map(drop))
}

pub(super) fn twice(groups: &mut Vec<Group>) -> Edited {
    let group = groups.first_mut()?;
    let id = group.items.iter().map(|item| item.id).max()? + 1;
    let mut again = group.items.first()?.clone();
    again.id = id;
    group.items.push(again);
    Some(())
}

pub(super) fn short_random(groups: &mut Vec<Group>) -> Edited {
    first(groups)?.random.truncate(8);
    Some(())
}

pub(super) fn large_id(groups: &mut Vec<Group>) -> Edited {
    first(groups)?.id = 1 << 31;
    Some(())
}

pub(super) fn bad_date(groups: &mut Vec<Group>) -> Edited {
    named(groups, "birth_date")?.value = Tree::Tag(1004, Box::new(Tree::text("2025-02-30")));
    Some(())
}

pub(super) fn bad_check_digit(groups: &mut Vec<Group>) -> Edited {
    named(groups, "individual_number_unicode")?.value = Tree::text("123456789012");
    Some(())
}

pub(super) fn sexes_differ(groups: &mut Vec<Group>) -> Edited {
    let other = |item: &mut Item| match item.value.to_bytes().as_slice() {
        [1] => 2,
        _ => 1,
    };
    let item = named(groups, "sex")?;
    item.value = Tree::Uint(other(item));
    Some(())
}

pub(super) fn ages_differ(groups: &mut Vec<Group>) -> Edited {
    named(groups, "age_in_years")?.value = Tree::Uint(7);
    Some(())
}

fn add(groups: &mut [Group], name: &str, value: &str) -> Edited {
    let group = groups.iter_mut().find(|group| group.name == NAMESPACE_ISO)?;
    let id = group.items.iter().map(|item| item.id).max()? + 1;
    let random = group.items.first()?.random.iter().map(|byte| !byte).collect();
    group.items.push(Item { id, random, name: name.to_owned(), value: Tree::text(value), form: None });
    Some(())
}

pub(super) fn other_country(groups: &mut Vec<Group>) -> Edited {
    add(groups, "issuing_country", "XX")
}

pub(super) fn other_jurisdiction(groups: &mut Vec<Group>) -> Edited {
    add(groups, "issuing_jurisdiction", "XX-99")
}

// After signing.

pub(super) fn value_changed(groups: &mut Vec<Group>) -> Edited {
    let item = groups.iter_mut().flat_map(|group| &mut group.items).find(|item| item.name != "sex")?;
    let mut bytes = item.value.to_bytes();
    *bytes.last_mut()? ^= 1;
    item.value = Tree::Raw(bytes);
    Some(())
}

pub(super) fn random_changed(groups: &mut Vec<Group>) -> Edited {
    flip(&mut first(groups)?.random)
}

pub(super) fn all_randoms_changed(groups: &mut Vec<Group>) -> Edited {
    groups.iter_mut().flat_map(|group| &mut group.items).try_for_each(|item| flip(&mut item.random))
}

pub(super) fn moved(groups: &mut Vec<Group>) -> Edited {
    let [from, to, ..] = groups.as_mut_slice() else { return None };
    to.items.push(from.items.pop()?);
    (!from.items.is_empty()).then_some(())
}

pub(super) fn other_namespace(groups: &mut Vec<Group>) -> Edited {
    let group = groups.iter_mut().find(|group| group.name == NAMESPACE_JP)?;
    group.name = "org.iso.18013.5.1".to_owned();
    Some(())
}

pub(super) fn same_id(groups: &mut Vec<Group>) -> Edited {
    let [one, two, ..] = groups.first_mut()?.items.as_mut_slice() else { return None };
    two.id = one.id;
    Some(())
}

pub(super) fn item_twice(groups: &mut Vec<Group>) -> Edited {
    let items = &mut groups.first_mut()?.items;
    let again = items.first()?.clone();
    items.push(again);
    Some(())
}

pub(super) fn unlisted_id(groups: &mut Vec<Group>) -> Edited {
    let items = &mut groups.first_mut()?.items;
    let free = items.iter().map(|item| item.id).max()? + 1;
    items.first_mut()?.id = free;
    Some(())
}
