//! What was probably meant by a name that the record does not hold.
//!
//! No data dictionary is published, so programs ask for names of the mobile driving licence or of newer standards.
//! Such a name is no error: whoever shows it adds what the record calls the thing.

use super::mnc::{DOC_TYPE, ELEMENTS, Element, NAMESPACE_ISO, NAMESPACE_JP, Threshold};

/// An element that was probably meant, and why it is thought so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// The element.
    pub element: Element,
    /// Why.
    pub why: Why,
}

/// Why an element is suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The record answers about another age only.
    Age,
    /// Another standard or program has this name for it.
    Known,
    /// The name lives in another namespace.
    Namespace,
    /// The spelling is near.
    Spelling,
}

/// Names that others use, and what the record has instead.
const CONFUSIONS: [(&str, Element); 25] = [
    ("address", Element::ResidentAddress),
    ("age", Element::AgeInYears),
    ("age_birth_year", Element::AgeInYears),
    ("birthdate", Element::BirthDate),
    ("city_code", Element::LocalGovCode),
    ("date_of_birth", Element::BirthDate),
    ("document_number", Element::IndividualNumber),
    ("document_number_unicode", Element::IndividualNumber),
    ("family_name", Element::FullName),
    ("family_name_unicode", Element::FullName),
    ("full_name", Element::FullName),
    ("gender", Element::Sex),
    ("given_name", Element::FullName),
    ("given_name_unicode", Element::FullName),
    ("individual_number", Element::IndividualNumber),
    ("local_government_code", Element::LocalGovCode),
    ("my_number", Element::IndividualNumber),
    ("name", Element::FullName),
    ("personal_administrative_number", Element::IndividualNumber),
    ("photo", Element::Portrait),
    ("portrait_image", Element::Portrait),
    ("resident_address", Element::ResidentAddress),
    ("resident_city_unicode", Element::LocalGovCode),
    ("resident_postal_code", Element::ResidentAddress),
    ("sex_at_birth", Element::Sex),
];

/// Says what was probably meant by a name; `None` for one that the record holds, and for one like none of them.
///
/// Every `age_over_NN` is known, so [`Why::Age`] comes only from [`of_age`].
#[must_use]
pub fn suggest(namespace: &str, identifier: &str) -> Option<Suggestion> {
    if let Some(element) = Element::named(identifier) {
        let elsewhere = element.namespace() != namespace;
        return elsewhere.then_some(Suggestion { element, why: Why::Namespace });
    }
    by_name(identifier)
}

/// Says what was probably meant by a name typed without its namespace.
#[must_use]
pub fn by_name(identifier: &str) -> Option<Suggestion> {
    let plain = plain(identifier);
    if Element::named(identifier).is_some() {
        return None;
    }
    if let Some(element) = Element::named(&plain) {
        return Some(Suggestion { element, why: Why::Spelling });
    }
    let known = CONFUSIONS.iter().find(|(name, _)| *name == plain);
    known.map(|(_, element)| Suggestion { element: *element, why: Why::Known }).or_else(|| nearest(&plain))
}

/// The profile whose name is nearest to a word, where it is near at all.
#[must_use]
pub fn profile(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    let names = super::legal::PROFILES.iter().map(|profile| profile.name);
    let near = names.map(|name| (distance(&word, name), name)).min()?;
    (near.0 <= near.1.len().min(word.len()) / 3).then_some(near.1)
}

/// Says which age the record is known to answer about, when asked about another one.
#[must_use]
pub fn of_age(element: Element) -> Option<Suggestion> {
    let element = match element {
        Element::AgeOver(threshold) if threshold != Threshold::TWENTY => Element::AgeOver(Threshold::TWENTY),
        _ => return None,
    };
    Some(Suggestion { element, why: Why::Age })
}

/// Whether a document type is probably this one, misspelt or taken from the namespaces.
#[must_use]
pub fn means_doc_type(doc_type: &str) -> bool {
    let near = distance(doc_type, DOC_TYPE) <= 3 || doc_type.eq_ignore_ascii_case(DOC_TYPE);
    doc_type != DOC_TYPE && (near || [NAMESPACE_JP, NAMESPACE_ISO].contains(&doc_type))
}

/// Lower case with underscores: `fullName`, `full-name` and `Full_Name` are all `full_name`.
fn plain(identifier: &str) -> String {
    let mut plain = String::with_capacity(identifier.len() + 4);
    let mut after_lower = false;
    for c in identifier.chars() {
        if c.is_ascii_uppercase() && after_lower {
            plain.push('_');
        }
        after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        plain.push(if matches!(c, '-' | ' ' | '.') { '_' } else { c.to_ascii_lowercase() });
    }
    plain
}

/// The known name of the least edit distance, if that is at most a third of the shorter of both.
fn nearest(plain: &str) -> Option<Suggestion> {
    let names = ELEMENTS.iter().map(|info| (info.identifier, info.element)).chain(CONFUSIONS);
    let (name, element, distance) =
        names.map(|(name, element)| (name, element, distance(plain, name))).min_by_key(|(_, _, distance)| *distance)?;
    let bound = name.len().min(plain.len()) / 3;
    (distance <= bound.min(4)).then_some(Suggestion { element, why: Why::Spelling })
}

/// How many characters must be added, dropped or changed (Levenshtein); over a bound of length, too many.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) > 16 {
        return usize::MAX;
    }
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, c) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, d) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(c != *d);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests;
