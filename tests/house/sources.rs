//! Rules for what is under `src`: nothing panics without a reason, no number changes in silence, files are short.

use proc_macro2::TokenTree;

use crate::rust::{Source, is_sign, is_word, sources};
use crate::{Wrong, assert_none};

/// The longest a file under `src` may be.
const MOST_LINES: usize = 400;

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

fn too_long(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (path.starts_with("src/") && path.ends_with(".rs") && lines > MOST_LINES)
        .then(|| format!("{path}: {lines} lines, at most {MOST_LINES}"))
}

#[test]
fn files_are_short() {
    assert_none(&sources().iter().filter_map(|source| too_long(&source.path, &source.text)).collect::<Wrong>());
    let long = "\n".repeat(MOST_LINES + 1);
    assert!(too_long("src/mdoc.rs", &long).is_some());
    assert!(too_long("src/mdoc.rs", &long[1..]).is_none());
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
