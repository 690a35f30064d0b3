//! Both languages have the same messages.

use std::collections::BTreeSet;

use crate::rust::root;
use crate::{Wrong, assert_none, read};

/// The ids of a catalogue, with their attributes: `verify-ok`, `-brand`, `flag.help`.
fn message_ids(catalogue: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut current = String::new();
    for line in catalogue.lines() {
        let Some((id, _)) = line.split_once('=') else { continue };
        let name = id.trim();
        let is_name = |text: &str| {
            text.starts_with(|first: char| first.is_ascii_alphabetic())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        };
        if let Some(attribute) = name.strip_prefix('.').filter(|text| id.starts_with(' ') && is_name(text)) {
            ids.insert(format!("{current}.{attribute}"));
        } else if !id.starts_with(' ') && is_name(name.trim_start_matches('-')) {
            name.clone_into(&mut current);
            ids.insert(current.clone());
        }
    }
    ids
}

/// What one catalogue has and the other lacks.
fn one_sided(name: &str, english: &str, japanese: &str) -> Wrong {
    let (english, japanese) = (message_ids(english), message_ids(japanese));
    let missing = |from: &BTreeSet<String>, to: &BTreeSet<String>, language: &str| {
        from.difference(to).map(|id| format!("{name}: `{id}` has no message in {language}")).collect::<Vec<_>>()
    };
    [missing(&english, &japanese, "ja"), missing(&japanese, &english, "en")].concat()
}

fn catalogues(language: &str) -> BTreeSet<String> {
    let Ok(folder) = std::fs::read_dir(root().join("i18n").join(language)) else { return BTreeSet::new() };
    folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn both_languages_have_the_same_messages() {
    let names = catalogues("en");
    assert_eq!(names, catalogues("ja"), "the files in i18n/en and i18n/ja differ");
    for name in names {
        let (english, japanese) = (read(&format!("i18n/en/{name}")), read(&format!("i18n/ja/{name}")));
        assert_none(&one_sided(&name, &english, &japanese));
    }
}

#[test]
fn a_made_up_one_sided_message_is_found() {
    let english =
        "# a comment = no id\na = A\nb = { $n ->\n    [one] x = 1\n   *[other] y\n}\n    .help = H\n-term = T\n";
    assert_eq!(message_ids(english).into_iter().collect::<Vec<_>>(), ["-term", "a", "b", "b.help"]);
    assert!(one_sided("m.ftl", english, "-term = T\na = A\nb = B\n    .help = H").is_empty());
    assert_eq!(one_sided("m.ftl", english, "a = A\nb = B\nc = C").len(), 3);
}
