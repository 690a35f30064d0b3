//! Reads Rust sources as tokens, for the tests that hold them to the rules of the house.
#![allow(dead_code, unreachable_pub)] // each test uses its own part

use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A Rust file: where it stands under `src`, and what it says.
pub struct Source {
    /// Relative to the package, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
    /// Declared under `#[cfg(test)]`.
    test_only: bool,
}

impl Source {
    /// A made-up file.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), test_only: false }
    }

    /// Whether the file is there for tests only: its name says so, or the file above declares it so.
    pub fn is_test(&self) -> bool {
        self.test_only || self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Where the modules are that this file declares under `#[cfg(test)]`, without `.rs`.
    fn test_modules(&self) -> Vec<String> {
        let folder = match self.path.strip_suffix(".rs").unwrap_or(&self.path) {
            "src/lib" => "src",
            folder => folder,
        };
        let tokens: Vec<_> = self.tokens().into_iter().collect();
        let mut modules = Vec::new();
        for at in 0..tokens.len() {
            if is_sign(tokens.get(at), '#') && tokens.get(at + 1).is_some_and(is_test_attribute) {
                let item = &tokens[at + 2..end_of_item(&tokens, at + 2)];
                let name =
                    item.iter().position(|token| is_word(Some(token), "mod")).and_then(|place| item.get(place + 1));
                modules.extend(name.map(|name| format!("{folder}/{name}")));
            }
        }
        modules
    }

    /// Its tokens: no comments, and documentation only inside attributes.
    pub fn tokens(&self) -> TokenStream {
        TokenStream::from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }

    /// The tokens that are built into the toolkit: nothing under `#[test]` or `#[cfg(test)]`.
    pub fn shipped_tokens(&self) -> Vec<TokenTree> {
        if self.is_test() { Vec::new() } else { without_tests(self.tokens()) }
    }
}

/// Every Rust file under `src`, in order.
pub fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    let mut sources: Vec<_> = files.iter().map(|file| read(file)).collect();
    let declared: Vec<_> = sources.iter().flat_map(Source::test_modules).collect();
    for source in &mut sources {
        let is_declared =
            |module: &String| source.path.strip_prefix(&**module).is_some_and(|rest| rest.starts_with(['.', '/']));
        source.test_only = declared.iter().any(is_declared);
    }
    sources
}

fn read(file: &Path) -> Source {
    let parts: Vec<_> = file.strip_prefix(root()).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
    Source::new(&parts.join("/"), &std::fs::read_to_string(file).unwrap())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Whether a token is this word.
pub fn is_word(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if *ident == word)
}

/// Whether a token is this sign.
pub fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether `::` stands at `at`.
pub fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    is_sign(tokens.get(at), ':') && is_sign(tokens.get(at + 1), ':')
}

/// Leaves out what is there for tests only.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_sign(tokens.get(at), '#') && tokens.get(at + 1).is_some_and(is_test_attribute) {
            at = end_of_item(&tokens, at + 2);
            continue;
        }
        kept.push(match &tokens[at] {
            TokenTree::Group(group) => {
                let inner = without_tests(group.stream()).into_iter().collect();
                let mut kept = Group::new(group.delimiter(), inner);
                kept.set_span(group.span());
                TokenTree::Group(kept)
            }
            token => token.clone(),
        });
        at += 1;
    }
    kept
}

/// `[test]`, `[cfg(test)]`, `[cfg(all(test, …))]`.
fn is_test_attribute(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    let text = group.stream().to_string().replace(' ', "");
    text == "test" || text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

/// The place after the item, field or arm that begins at `at`.
fn end_of_item(tokens: &[TokenTree], mut at: usize) -> usize {
    let mut is_item = false;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            TokenTree::Punct(punct) if punct.as_char() == ';' || (punct.as_char() == ',' && !is_item) => break,
            TokenTree::Ident(ident) => {
                is_item |= ["fn", "impl", "mod", "struct", "enum", "trait"].iter().any(|w| ident == w)
            }
            _ => {}
        }
    }
    at
}
