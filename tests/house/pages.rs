//! Documentation leads somewhere, and the map from clause to file is true.

use std::path::Path;

use crate::rust::root;
use crate::{Wrong, assert_none, read, tracked};

/// Where our own files begin, as documentation names them.
const OUR_FOLDERS: &[&str] = &["src/", "tests/", "tools/", "docs/", "fuzz/", "i18n/", "samples/", "examples/", ".ci/"];

/// Paths and links in a page that lead nowhere.
fn dead_ends(page: &str, text: &str, exists: &dyn Fn(&Path) -> bool) -> Wrong {
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    let mut wrong = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut check = |shown: &str, target: &Path| {
            if !exists(target) {
                wrong.push(format!("{page}:{}: there is no {shown}", at + 1));
            }
        };
        for code in line.split('`').skip(1).step_by(2) {
            let is_path = OUR_FOLDERS.iter().any(|folder| code.starts_with(folder));
            if is_path && !code.contains(['*', '{', '<', ' ', '…']) && !code.contains("NAME") {
                check(code, Path::new(code));
            }
        }
        for link in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.contains(':') {
                check(target, &folder.join(target));
            }
        }
    }
    wrong
}

#[test]
fn documentation_leads_somewhere() {
    let exists = |path: &Path| root().join(path).exists();
    let pages = tracked().into_iter().filter(|file| file.path.ends_with(".md"));
    assert_none(&pages.flat_map(|page| dead_ends(&page.path, &page.text, &exists)).collect::<Wrong>());
}

#[test]
fn a_made_up_dead_end_is_found() {
    let exists = |path: &Path| ["src/cbor.rs", "docs/../README.md"].iter().any(|known| Path::new(known) == path);
    let found = |text: &str| dead_ends("docs/page.md", text, &exists).len();
    assert_eq!(found("see `src/cbor.rs`, `cargo test` and `src/commands/NAME.rs`"), 0);
    assert_eq!(found("see `src/gone.rs`"), 1);
    assert_eq!(found("see [it](../README.md#part), [that](https://example.jp/) and [this](#here)"), 0);
    assert_eq!(found("see [it](gone.md)"), 1);
}

/// Rows `| clause | what | files |` of the map whose files do not cite the clause.
fn false_rows(map: &str, read: &dyn Fn(&str) -> String) -> Wrong {
    let mut wrong = Vec::new();
    for row in map.lines().filter(|line| line.starts_with("| ") && line.contains("`src/")) {
        let clause = row.split('|').nth(1).unwrap_or_default().trim();
        for path in row.split('`').filter(|code| code.starts_with("src/")) {
            if !cites(&read(path), clause) {
                wrong.push(format!("docs/ARCHITECTURE.md: {path} does not cite {clause}"));
            }
        }
    }
    wrong
}

/// Whether a text has this clause, and not only a part of it: `9.1.2` is not in `9.1.2.4`.
fn cites(text: &str, clause: &str) -> bool {
    let mut rest = text.split(clause);
    let mut before = rest.next().unwrap_or_default();
    for after in rest {
        let inside = before.ends_with(|last: char| last.is_ascii_digit() || last == '.')
            || after.starts_with(|next: char| next.is_ascii_digit())
            || after.strip_prefix('.').is_some_and(|next| next.starts_with(|next: char| next.is_ascii_digit()));
        if !inside {
            return true;
        }
        before = after;
    }
    false
}

#[test]
fn the_map_from_clause_to_file_is_true() {
    let map = read("docs/ARCHITECTURE.md");
    assert!(map.contains("`src/cbor/"), "the table of clauses is gone");
    assert_none(&false_rows(&map, &read));
}

#[test]
fn a_made_up_false_row_is_found() {
    let read = |_: &str| "(ISO/IEC 18013-5, 9.1.2.4; RFC 8949)".to_owned();
    assert!(false_rows("| 9.1.2.4 | the MSO | `src/a.rs` |\n| RFC 8949 | CBOR | `src/a.rs` |", &read).is_empty());
    assert_eq!(false_rows("| 9.1.2 | x | `src/a.rs`, `src/b.rs` |\n| 1.2.4 | y | `src/c.rs` |", &read).len(), 3);
}
