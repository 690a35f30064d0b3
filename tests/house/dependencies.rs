//! Every dependency says what it is for.

use crate::{Wrong, assert_none, read};

/// Dependencies that do not say what they are for.
fn unexplained(path: &str, manifest: &str) -> Wrong {
    let mut wrong = Vec::new();
    let mut in_dependencies = false;
    let mut above = "";
    for (at, line) in manifest.lines().enumerate() {
        let trimmed = line.trim();
        if let Some(section) = trimmed.strip_prefix('[') {
            in_dependencies = section.contains("dependencies");
        }
        let starts = line.starts_with(|first: char| first.is_ascii_alphabetic()) && line.contains('=');
        let single_table = trimmed.starts_with('[') && trimmed.contains("dependencies.");
        let explained = line.contains(" # ") || (above.starts_with("# ") && !above.starts_with("# --"));
        if in_dependencies && (starts || single_table) && !explained {
            wrong.push(format!("{path}:{}: a dependency without a comment: {trimmed}", at + 1));
        }
        in_dependencies &= !single_table;
        above = trimmed;
    }
    wrong
}

#[test]
fn dependencies_say_what_they_are_for() {
    for path in ["Cargo.toml", "fuzz/Cargo.toml"] {
        assert_none(&unexplained(path, &read(path)));
    }
}

#[test]
fn a_made_up_dependency_without_a_comment_is_found() {
    let cases: &[(&str, usize)] = &[
        ("[dependencies]\na = \"1\"", 1),
        ("[dependencies]\na = \"1\" # digests", 0),
        ("[dependencies]\n# digests\na = { version = \"1\", features = [\n    \"x\",\n] }", 0),
        ("[dependencies]\n# -- a heading ----\na = \"1\"", 1),
        ("[dev-dependencies]\na = \"1\"\n[features]\nb = []", 1),
        ("[target.'cfg(unix)'.dependencies]\na = \"1\"", 1),
        ("[dependencies.a]\nversion = \"1\"", 1),
        ("# digests\n[dependencies.a]\nversion = \"1\"", 0),
        ("[package]\nname = \"a\"", 0),
    ];
    for (text, wrong) in cases {
        assert_eq!(unexplained("Cargo.toml", text).len(), *wrong, "{text}");
    }
}
