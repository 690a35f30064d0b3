//! Holds the library to its layers: which module may use which, and who may touch the world outside.
//!
//! The map is in `docs/ARCHITECTURE.md`; the table below is the one that decides. Tests may use what they like.

#[path = "support/rust.rs"]
mod rust;

use proc_macro2::{Delimiter, Spacing, TokenTree};
use rust::{Source, is_path_separator, is_sign, is_word, root, sources};

/// A module of the crate root: its layer, and which modules of that or a lower layer it may not use all the same.
struct Module {
    name: &'static str,
    layer: u8,
    not: &'static [&'static str],
}

const fn module(name: &'static str, layer: u8, not: &'static [&'static str]) -> Module {
    Module { name, layer, not }
}

/// Lowest first. A module uses itself, its layer and those below.
const MODULES: &[Module] = &[
    // What a check says depends on nothing.
    module("report", 1, &["cbor", "crypto", "cose", "jose", "x509", "apdu"]),
    module("cbor", 1, &[]),
    module("crypto", 1, &[]),
    module("cose", 1, &[]),
    module("jose", 1, &[]),
    module("x509", 1, &[]),
    module("apdu", 1, &[]),
    module("mdoc", 2, &[]),
    module("profile", 2, &[]),
    module("session", 3, &[]),
    module("transport", 3, &[]),
    module("online", 3, &[]),
    // The plastic card stands beside layers 2 to 4 and uses layer 1 only.
    module("card", 4, &["mdoc", "profile", "session", "transport", "online", "issuer", "holder", "verifier"]),
    // The roles never call each other: `verify` must be able to reject what `issue` and `present` made wrongly.
    module("issuer", 4, &["holder", "verifier"]),
    module("holder", 4, &["issuer", "verifier", "card"]),
    module("verifier", 4, &["issuer", "holder", "card"]),
    module("text", 5, &["view", "server"]),
    module("view", 5, &["server"]),
    module("server", 5, &[]),
    module("cli", 6, &[]),
];

/// Only these may use messages: a library error is values, and becomes a sentence where it is shown.
const MAY_SPEAK: &[&str] = &["text", "view", "server", "cli"];

fn find(name: &str) -> Option<&'static Module> {
    MODULES.iter().find(|module| module.name == name)
}

/// Why `from` may not use `to`, if it may not.
fn objection(from: &str, to: &str, path: &str) -> Option<String> {
    let (from, to) = (find(from)?, find(to)?);
    let bridge = path.starts_with("src/issuer/from_card");
    if from.name == to.name {
        None
    } else if to.layer > from.layer {
        Some(format!("{} (layer {}) uses {} (layer {}) above it", from.name, from.layer, to.name, to.layer))
    } else if from.not.contains(&to.name) || (from.name == "issuer" && to.name == "card" && !bridge) {
        Some(format!("{} never uses {}", from.name, to.name))
    } else {
        None
    }
}

/// The module of the crate root that a file belongs to: `src/cbor/date.rs` is part of `cbor`.
fn module_of(path: &str) -> &str {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
}

/// How many `super::` lead from a file to the crate root.
fn depth_of(path: &str) -> usize {
    path.matches('/').count()
}

/// A use of a module of the crate root: its name, and the line.
type Use = (String, usize);

/// Finds every path that begins at the crate root, however it is written.
fn find_uses(tokens: &[TokenTree], depth: usize, uses: &mut Vec<Use>) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some(after) = path_from_root(tokens, at, depth) {
            add_heads(tokens, after, uses);
        }
        if let TokenTree::Group(group) = &tokens[at] {
            let inner: Vec<_> = group.stream().into_iter().collect();
            let in_module = at >= 2 && is_word(tokens.get(at - 2), "mod");
            find_uses(&inner, depth + usize::from(in_module), uses);
        }
        at += 1;
    }
}

/// Where the path goes on after `crate::` (or `mnc::`, or enough `super::`), if such a path begins at `at`.
fn path_from_root(tokens: &[TokenTree], at: usize, depth: usize) -> Option<usize> {
    let continues = at >= 2 && is_path_separator(tokens, at - 2);
    if continues {
        return None;
    }
    if is_word(tokens.get(at), "crate") || is_word(tokens.get(at), "mnc") {
        return is_path_separator(tokens, at + 1).then_some(at + 3);
    }
    let mut place = at;
    for _ in 0..depth {
        if !(is_word(tokens.get(place), "super") && is_path_separator(tokens, place + 1)) {
            return None;
        }
        place += 3;
    }
    (depth > 0).then_some(place)
}

/// Adds the name at `at`, or each name that a group there begins with: `crate::{cbor::Item, report}`.
fn add_heads(tokens: &[TokenTree], at: usize, uses: &mut Vec<Use>) {
    match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => uses.push((ident.to_string(), ident.span().start().line)),
        Some(TokenTree::Group(group)) => {
            let inner: Vec<_> = group.stream().into_iter().collect();
            for (place, token) in inner.iter().enumerate() {
                if place == 0 || is_sign(inner.get(place - 1), ',') {
                    add_heads(std::slice::from_ref(token), 0, uses);
                }
            }
        }
        _ => {}
    }
}

/// What is wrong with the arrows of one file.
fn wrong_arrows(source: &Source) -> Vec<String> {
    let from = if source.path.starts_with("src/bin/") { "bin" } else { module_of(&source.path) };
    let mut uses = Vec::new();
    find_uses(&source.shipped_tokens(), depth_of(&source.path), &mut uses);
    uses.sort();
    uses.dedup();
    uses.into_iter()
        .filter_map(|(to, line)| {
            let wrong = match from {
                "lib" => None,
                "bin" => (find(&to).is_some() && to != "cli").then(|| "the binary only calls cli".to_owned()),
                _ => objection(from, &to, &source.path),
            };
            wrong.map(|wrong| format!("{}:{line}: {wrong}", source.path))
        })
        .collect()
}

/// Words that reach the world outside, and what to do instead.
const OUTSIDE: &[(&[&str], &str)] = &[
    (&["std", "::", "env"], "the environment is handed in"),
    (&["SystemTime", "::", "now"], "the time is handed in"),
    (&["Instant", "::", "now"], "the time is handed in"),
    (&["OffsetDateTime", "::", "now_utc"], "the time is handed in"),
    (&["getrandom", "::"], "random numbers are handed in"),
    (&["SystemRandom", "::", "new"], "random numbers are handed in"),
    (&["SystemRng", "::", "open"], "random numbers are handed in"),
    (&["std", "::", "process"], "only the command line ends or starts a process"),
    (&["stdin", "("], "only the command line reads what is typed"),
    (&["stdout", "("], "only the command line prints"),
    (&["stderr", "("], "only the command line prints"),
    (&["print", "!"], "only the command line prints"),
    (&["println", "!"], "only the command line prints"),
    (&["eprint", "!"], "only the command line prints"),
    (&["eprintln", "!"], "only the command line prints"),
    (&["dbg", "!"], "left over"),
];

/// Where it is right all the same, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("src/crypto/rng.rs", "getrandom::"), // the system's source itself, which the command line opens and hands in
    ("src/crypto/key/secret.rs", "SystemRandom::new"), // aws-lc-rs takes the nonce of a signature from nowhere else
];

/// The tokens with their lines, groups opened, `::` as one word.
fn flatten(tokens: &[TokenTree], words: &mut Vec<(String, usize)>) {
    for token in tokens {
        let line = token.span().start().line;
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                let opening = match group.delimiter() {
                    Delimiter::Parenthesis => "(",
                    Delimiter::Bracket => "[",
                    Delimiter::Brace | Delimiter::None => "{",
                };
                words.push((opening.to_owned(), line));
                flatten(&inner, words);
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => match words.last_mut() {
                Some((last, _)) if last == ":" => last.push(':'),
                _ => words.push((":".to_owned(), line)),
            },
            TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint => words.push((punct.to_string(), line)),
            token => words.push((token.to_string(), line)),
        }
    }
}

/// Where a file below the command line reaches the world outside.
fn reaches_outside(source: &Source) -> Vec<String> {
    if matches!(module_of(&source.path), "cli" | "bin") {
        return Vec::new();
    }
    let mut words = Vec::new();
    flatten(&source.shipped_tokens(), &mut words);
    let mut found = Vec::new();
    for (pattern, advice) in OUTSIDE {
        let name = pattern.concat();
        if EXCEPTIONS.contains(&(&*source.path, &*name)) {
            continue;
        }
        for window in words.windows(pattern.len()) {
            if window.iter().zip(*pattern).all(|((word, _), wanted)| word == wanted) {
                found.push(format!("{}:{}: `{name}`: {advice}", source.path, window[0].1));
            }
        }
    }
    found
}

/// Messages made below the layers that speak, by the macro whose name needs no path.
fn speaks(source: &Source) -> Vec<String> {
    if MAY_SPEAK.contains(&module_of(&source.path)) || source.path.starts_with("src/bin/") {
        return Vec::new();
    }
    let mut words = Vec::new();
    flatten(&source.shipped_tokens(), &mut words);
    let found = words.windows(2).filter(|pair| pair[0].0 == "text" && pair[1].0 == "!");
    found.map(|pair| format!("{}:{}: `text!` below the layers that speak", source.path, pair[0].1)).collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\nthe rules are in docs/ARCHITECTURE.md", wrong.join("\n"));
}

#[test]
fn every_arrow_points_down() {
    let wrong: Vec<_> = sources().iter().flat_map(wrong_arrows).collect();
    assert_none(&wrong);
}

#[test]
fn the_world_outside_is_handed_in() {
    let wrong: Vec<_> = sources().iter().flat_map(reaches_outside).collect();
    assert_none(&wrong);
}

#[test]
fn every_exception_is_still_needed() {
    for (path, _) in EXCEPTIONS {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        let elsewhere = Source::new("src/mdoc.rs", &text);
        assert!(!reaches_outside(&elsewhere).is_empty(), "{path} needs no exception any more");
    }
}

#[test]
fn library_errors_are_values() {
    let wrong: Vec<_> = sources().iter().flat_map(speaks).collect();
    assert_none(&wrong);
}

#[test]
fn every_module_has_a_layer_and_a_place_on_the_map() {
    let map = std::fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    for source in sources() {
        let name = module_of(&source.path);
        if matches!(name, "lib" | "bin") {
            continue;
        }
        assert!(find(name).is_some(), "{}: give module `{name}` a layer in tests/layers.rs", source.path);
        assert!(map.contains(&format!("`{name}`")), "docs/ARCHITECTURE.md does not name `{name}`");
    }
}

#[test]
fn a_made_up_wrong_arrow_is_found() {
    let cases: &[(&str, &str, usize)] = &[
        // path, text, wrong arrows
        ("src/cbor/decode.rs", "use crate::mdoc::Mso;", 1),
        ("src/cbor.rs", "use crate::report::Case;", 0),
        ("src/report.rs", "use crate::cbor::Item;", 1),
        ("src/mdoc.rs", "use crate::{cbor::{Item, Span}, verifier::Report, report};", 1),
        ("src/mdoc/mso.rs", "use super::super::view;", 1),
        ("src/mdoc/mso.rs", "use super::view;", 0),
        ("src/mdoc.rs", "use super::view;", 1),
        ("src/mdoc.rs", "mod inner { use super::super::view; use super::view as ours; }", 1),
        ("src/mdoc.rs", "fn f() -> u8 { crate::session::f() }", 1),
        ("src/mdoc.rs", "macro_rules! m { () => { $crate::session::f() } }", 1),
        ("src/mdoc.rs", "/// See [`crate::session`].\nstruct A; // crate::session::f()", 0),
        ("src/mdoc.rs", "#[cfg(test)] mod tests { use crate::session::f; }", 0),
        ("src/mdoc/tests.rs", "use crate::issuer::sign;", 0),
        ("src/issuer/sign.rs", "use crate::verifier::check;", 1),
        ("src/holder.rs", "use crate::issuer::sign;", 1),
        ("src/verifier.rs", "use crate::holder::Wallet;", 1),
        ("src/card/tlv.rs", "use crate::mdoc::Mso;", 1),
        ("src/card/tlv.rs", "use crate::apdu::Link;", 0),
        ("src/issuer/sign.rs", "use crate::card::Reader;", 1),
        ("src/issuer/from_card.rs", "use crate::card::Reader;", 0),
        ("src/verifier.rs", "use crate::text::Message;", 1),
        ("src/text.rs", "use crate::view::Tree;", 1),
        ("src/view.rs", "use crate::cli::Context;", 1),
        ("src/cli/lang.rs", "use crate::{text, view, verifier, issuer};", 0),
        ("src/bin/mnc.rs", "fn main() { mnc::cli::main() }", 0),
        ("src/bin/mnc.rs", "fn main() { mnc::verifier::check() }", 1),
    ];
    for (path, text, wrong) in cases {
        let found = wrong_arrows(&Source::new(path, text));
        assert_eq!(found.len(), *wrong, "{path}: {text}: {found:?}");
    }
}

#[test]
fn made_up_reaches_outside_are_found() {
    let cases: &[(&str, &str, usize)] = &[
        ("src/mdoc.rs", "fn f() { println!(\"{}\", 1) }", 1),
        ("src/mdoc.rs", "fn f() { std::env::var(\"A\").ok(); }", 1),
        ("src/issuer.rs", "fn f() { let now = time::OffsetDateTime::now_utc(); }", 1),
        ("src/issuer.rs", "fn f() { getrandom::fill(&mut a) }", 1),
        ("src/crypto/rng.rs", "fn f() { getrandom::fill(&mut a); println!() }", 1),
        ("src/view.rs", "fn f() { let out = std::io::stdout(); }", 1),
        ("src/mdoc.rs", "const A: &str = env!(\"CARGO_PKG_VERSION\"); // println!()", 0),
        ("src/cli/context.rs", "fn f() { println!(\"{:?}\", std::env::args()) }", 0),
        ("src/mdoc.rs", "#[test] fn f() { println!() }", 0),
    ];
    for (path, text, wrong) in cases {
        let found = reaches_outside(&Source::new(path, text));
        assert_eq!(found.len(), *wrong, "{path}: {text}: {found:?}");
    }
    assert_eq!(speaks(&Source::new("src/mdoc.rs", "fn f() { text!(verify_ok) }")).len(), 1);
    assert_eq!(speaks(&Source::new("src/view.rs", "fn f() { text!(verify_ok) }")).len(), 0);
}
