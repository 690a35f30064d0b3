//! Holds every file to the rules of the house that neither compiler nor clippy knows. They are in `CONTRIBUTING.md`.

#[path = "support/rust.rs"]
mod rust;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use proc_macro2::TokenTree;
use rust::{Source, is_sign, is_word, root, sources};

/// The longest a file under `src` may be.
const MOST_LINES: usize = 400;

/// What is wrong, a line each.
type Wrong = Vec<String>;

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\nthe rules are in CONTRIBUTING.md", wrong.join("\n"));
}

/// A tracked text file.
struct File {
    path: String,
    text: String,
}

/// Every text file that git tracks; empty outside a checkout, which is said.
fn tracked() -> Vec<File> {
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

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

// -- what may stop the program ----------------------------------------------------------------

/// Whether a reason is given on this line or the one above; lines count from 1.
fn has_reason(lines: &[&str], line: usize) -> bool {
    let reason = |at: usize| lines.get(at).is_some_and(|text| text.contains("// safe: "));
    reason(line.wrapping_sub(1)) || (line >= 2 && reason(line - 2))
}

/// Calls that end the program, with their lines: `.unwrap()`, `.expect()`, and the macros that do.
fn find_panics(tokens: &[TokenTree], found: &mut Vec<(String, usize)>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => find_panics(&group.stream().into_iter().collect::<Vec<_>>(), found),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let method = at > 0 && is_sign(tokens.get(at - 1), '.') && ["unwrap", "expect"].contains(&&*word);
                let macros = ["panic", "unreachable", "todo", "unimplemented"];
                if method || (is_sign(tokens.get(at + 1), '!') && macros.contains(&&*word)) {
                    found.push((word, ident.span().start().line));
                }
            }
            _ => {}
        }
    }
}

fn panics(source: &Source) -> Wrong {
    let lines: Vec<_> = source.text.lines().collect();
    let mut found = Vec::new();
    find_panics(&source.shipped_tokens(), &mut found);
    let wrong = found.into_iter().filter(|(word, line)| {
        let never = word == "todo" || word == "unimplemented";
        never || !has_reason(&lines, *line)
    });
    wrong.map(|(word, line)| format!("{}:{line}: `{word}` without a `// safe: reason`", source.path)).collect()
}

#[test]
fn nothing_panics_without_a_reason() {
    assert_none(&sources().iter().flat_map(panics).collect::<Wrong>());
}

#[test]
fn a_made_up_panic_is_found() {
    let cases: &[(&str, usize)] = &[
        ("fn f() { a.unwrap() }", 1),
        ("fn f() { a.expect(\"text\") }", 1),
        ("fn f() { a\n    .unwrap() }", 1),
        ("fn f() { a.unwrap() } // safe: it is a constant", 0),
        ("fn f() {\n    // safe: it is a constant\n    a.unwrap()\n}", 0),
        ("// safe: too far away\n\n\nfn f() { a.unwrap() }", 1),
        ("fn f() { a.unwrap_or(1); a.unwrap_or_default(); expect(2); }", 0),
        ("fn f() { panic!(\"no\") }", 1),
        ("fn f() { todo!() } // safe: never", 1),
        ("/// `a.unwrap()`\nfn f() {} // a.unwrap()", 0),
        ("#[cfg(test)]\nmod tests { fn f() { a.unwrap() } }", 0),
        ("#[test]\nfn f<A, B>() { a.unwrap() }\nfn g() { a.unwrap() }", 1),
        ("struct S { #[cfg(test)] a: u8, b: u8 }\nfn g() { a.unwrap() }", 1),
    ];
    for (text, wrong) in cases {
        let found = panics(&Source::new("src/mdoc.rs", text));
        assert_eq!(found.len(), *wrong, "{text}: {found:?}");
    }
    assert!(panics(&Source::new("src/mdoc/tests.rs", "fn f() { a.unwrap() }")).is_empty());
}

// -- numbers that change in silence --------------------------------------------------------------

/// Modules that read what comes from outside: there a number that does not fit is an error, never another number.
const READERS: &[&str] = &["apdu", "cbor", "cose", "jose", "mdoc", "session", "x509"];

const NUMBERS: &[&str] =
    &["f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];

/// Lines with `as` and a number type; `self as usize`, the place of an enum's variant in its table, loses nothing.
fn find_casts(tokens: &[TokenTree], lines: &mut Vec<usize>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => find_casts(&group.stream().into_iter().collect::<Vec<_>>(), lines),
            TokenTree::Ident(ident) if ident == "as" => {
                let to_number = NUMBERS.iter().any(|number| is_word(tokens.get(at + 1), number));
                let of_self = at > 0 && is_word(tokens.get(at - 1), "self");
                if to_number && !of_self {
                    lines.push(ident.span().start().line);
                }
            }
            _ => {}
        }
    }
}

fn casts(source: &Source) -> Wrong {
    let module = source.path.strip_prefix("src/").and_then(|path| path.split(['/', '.']).next()).unwrap_or_default();
    if !READERS.contains(&module) {
        return Vec::new();
    }
    let mut found = Vec::new();
    find_casts(&source.shipped_tokens(), &mut found);
    let lines: Vec<_> = source.text.lines().collect();
    let wrong = found.into_iter().filter(|line| !has_reason(&lines, *line));
    wrong
        .map(|line| format!("{}:{line}: `as` without a `// safe: reason`; try `from` or `try_from`", source.path))
        .collect()
}

#[test]
fn readers_do_not_cast() {
    assert_none(&sources().iter().flat_map(casts).collect::<Wrong>());
}

#[test]
fn a_made_up_cast_is_found() {
    let found = |path: &str, text: &str| casts(&Source::new(path, text)).len();
    assert_eq!(found("src/cbor/item.rs", "fn f(a: u64) { g(a as u8) }"), 1);
    assert_eq!(found("src/cbor/item.rs", "fn f(a: u64) { a as u8 } // safe: below 24"), 0);
    assert_eq!(found("src/cose.rs", "use a as u; fn f() { TABLE[self as usize] }"), 0);
    assert_eq!(found("src/view.rs", "fn f(a: u64) { a as u8 }"), 0);
}

// -- sizes and words ---------------------------------------------------------------------------

fn too_long(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (path.starts_with("src/") && path.ends_with(".rs") && lines > MOST_LINES)
        .then(|| format!("{path}: {lines} lines, at most {MOST_LINES}"))
}

/// A task left behind that names no issue: nobody would ever find it again.
fn nameless_tasks(path: &str, text: &str) -> Wrong {
    let named = |rest: &str| {
        let number = rest.strip_prefix("(#").and_then(|rest| rest.split_once(')')).map_or("", |(number, _)| number);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut wrong = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for word in [concat!("TO", "DO"), concat!("FIX", "ME")] {
            if line.split(word).skip(1).any(|rest| !named(rest)) {
                wrong.push(format!("{path}:{}: `{word}` without an issue: write {word}(#12)", at + 1));
            }
        }
    }
    wrong
}

/// Paths of somebody's machine have no place in the project.
fn machine_paths(path: &str, text: &str) -> Wrong {
    let words = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];
    let lines = text.lines().enumerate();
    let wrong = lines.filter_map(|(at, line)| {
        let word = words.iter().find(|word| line.contains(**word))?;
        Some(format!("{path}:{}: a path of somebody's machine: {word}", at + 1))
    });
    wrong.collect()
}

#[test]
fn files_are_short() {
    assert_none(&sources().iter().filter_map(|source| too_long(&source.path, &source.text)).collect::<Wrong>());
    let long = "\n".repeat(MOST_LINES + 1);
    assert!(too_long("src/mdoc.rs", &long).is_some());
    assert!(too_long("src/mdoc.rs", &long[1..]).is_none());
}

#[test]
fn tasks_name_their_issue() {
    assert_none(&tracked().iter().flat_map(|file| nameless_tasks(&file.path, &file.text)).collect::<Wrong>());
    let task = concat!("TO", "DO");
    assert_eq!(nameless_tasks("a", &format!("// {task}: later\n// {task}(#12): later\n// {task}(#)")).len(), 2);
}

#[test]
fn nothing_names_a_machine() {
    assert_none(&tracked().iter().flat_map(|file| machine_paths(&file.path, &file.text)).collect::<Wrong>());
    assert_eq!(machine_paths("a", concat!("see /wo", "rk/x\nand src/y\nand /ho", "me/z")).len(), 2);
}

// -- dependencies ------------------------------------------------------------------------------

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

// -- messages ----------------------------------------------------------------------------------

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

// -- fuzz targets ------------------------------------------------------------------------------

#[test]
fn every_fuzz_target_is_built_and_has_seeds() {
    let manifest = read("fuzz/Cargo.toml");
    let mut targets = 0;
    for entry in std::fs::read_dir(root().join("fuzz/fuzz_targets")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let line = format!("path = \"fuzz_targets/{name}.rs\"");
        assert!(manifest.contains(&line), "fuzz/Cargo.toml does not build {name}");
        let seeds = root().join("fuzz/seeds").join(name);
        assert!(std::fs::read_dir(&seeds).is_ok_and(|mut seeds| seeds.next().is_some()), "{name} has no seeds");
        targets += 1;
    }
    assert_eq!(manifest.matches("[[bin]]").count(), targets, "fuzz/Cargo.toml builds a target that is not there");
}

// -- documentation -----------------------------------------------------------------------------

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

#[test]
fn what_only_tests_use_is_known() {
    let tests: Vec<_> = sources().into_iter().filter(Source::is_test).map(|source| source.path).collect();
    assert!(tests.contains(&"src/cbor/tests.rs".to_owned()), "{tests:?}");
    assert!(!tests.contains(&"src/cbor/decode.rs".to_owned()), "{tests:?}");
}

#[test]
fn the_helpers_see_words() {
    let tokens: Vec<_> = Source::new("src/a.rs", "a.b").tokens().into_iter().collect();
    assert!(is_word(tokens.first(), "a") && is_sign(tokens.get(1), '.') && !is_word(tokens.get(3), "b"));
}
