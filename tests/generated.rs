//! Completions, man pages and the table of checks in the tree are what the code makes: run `mnc generate` to renew them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mnc::cli::generate;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_tree_holds_what_the_code_makes() {
    let stale: Vec<_> = generate::files()
        .into_iter()
        .filter(|(path, text)| fs::read_to_string(root().join(path)).ok().as_ref() != Some(text))
        .map(|(path, _)| path)
        .collect();
    assert!(stale.is_empty(), "run `mnc generate`: {stale:?}");
}

#[test]
fn the_tree_holds_nothing_else() {
    let made: BTreeSet<PathBuf> = generate::files().into_iter().map(|(path, _)| path).collect();
    for folder in ["completions", "man", "man/ja"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = Path::new(folder).join(entry.unwrap().file_name());
            assert!(path == Path::new("man/ja") || made.contains(&path), "left over: {}", path.display());
        }
    }
}

#[test]
fn every_page_is_there_in_both_languages() {
    let files = generate::files();
    let pages = |folder: &str| {
        let inside = files.iter().filter(|(path, _)| path.parent() == Some(Path::new(folder)));
        inside.map(|(path, _)| path.file_name().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(pages("man"), pages("man/ja"));
    assert!(pages("man").len() > 30);
}
