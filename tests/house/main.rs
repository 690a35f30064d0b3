//! Holds every file to the rules of the house that neither compiler nor clippy knows. They are in `CONTRIBUTING.md`.

#[path = "../support/rust.rs"]
mod rust;

mod dependencies;
mod messages;
mod pages;
mod sources;
mod targets;
mod words;

use std::io::Write;
use std::process::Command;

use rust::root;

/// What is wrong, a line each.
pub(crate) type Wrong = Vec<String>;

pub(crate) fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\nthe rules are in CONTRIBUTING.md", wrong.join("\n"));
}

/// A tracked text file.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every text file that git tracks; empty outside a checkout, which is said.
pub(crate) fn tracked() -> Vec<File> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let Some(listed) = listed.ok().filter(|output| output.status.success()) else {
        let _ = writeln!(std::io::stderr(), "SKIPPED house rules on tracked files: this is not a git checkout");
        return Vec::new();
    };
    let paths = String::from_utf8(listed.stdout).unwrap();
    let paths = paths.split('\0').filter(|path| !path.is_empty() && !path.ends_with("Cargo.lock"));
    paths
        .filter_map(|path| {
            let text = String::from_utf8(std::fs::read(root().join(path)).ok()?).ok()?;
            Some(File { path: path.to_owned(), text })
        })
        .collect()
}

pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
