//! Reads the message catalogues and writes one struct per message, so that an unknown message or argument does not
//! compile. The build fails when a message is missing in one language or takes other arguments there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

type Patterns = BTreeMap<String, Pattern<String>>;

/// One `.ftl` file.
struct Catalogue {
    theme: String,
    messages: Patterns,
    terms: Patterns,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=i18n");
    if let Err(faults) = build() {
        for fault in faults {
            println!("cargo::error={}", fault.replace('\n', " "));
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("i18n");
    let (en, ja) = (read(&root.join("en"))?, read(&root.join("ja"))?);
    let (english, japanese) = (arguments(&en)?, arguments(&ja)?);
    compare(&en, &ja, &english, &japanese)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("messages.rs");
    fs::write(&out, generate(&en, &english)).map_err(|e| vec![format!("{}: {e}", out.display())])
}

fn read(folder: &Path) -> Result<Vec<Catalogue>, Vec<String>> {
    let list = || -> io::Result<Vec<PathBuf>> { fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect() };
    let mut paths = list().map_err(|e| vec![format!("{}: {e}", folder.display())])?;
    paths.retain(|path| path.extension().is_some_and(|x| x == "ftl"));
    paths.sort();
    paths.iter().map(|path| parse(path)).collect()
}

fn parse(path: &Path) -> Result<Catalogue, Vec<String>> {
    let shown = path.display();
    let source = fs::read_to_string(path).map_err(|e| vec![format!("{shown}: {e}")])?;
    let resource = fluent_syntax::parser::parse(source.clone()).map_err(|(_, errors)| {
        let line = |at: usize| source.get(..at).unwrap_or_default().lines().count().max(1);
        errors.iter().map(|e| format!("{shown}:{}: {e}", line(e.pos.start))).collect::<Vec<_>>()
    })?;
    let theme = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut catalogue = Catalogue { theme, messages: Patterns::new(), terms: Patterns::new() };
    let mut faults = Vec::new();
    for entry in resource.body {
        let (id, previous) = match entry {
            Entry::Message(m) if !m.attributes.is_empty() => {
                (m.id.name.clone(), Some(format!("message `{}` has attributes", m.id.name)))
            }
            Entry::Message(m) => match m.value {
                Some(value) => {
                    let again = catalogue.messages.insert(m.id.name.clone(), value);
                    (m.id.name, again.map(|_| "stands there twice".to_owned()))
                }
                None => (m.id.name, Some("has no text".to_owned())),
            },
            Entry::Term(t) => {
                let again = catalogue.terms.insert(t.id.name.clone(), t.value);
                (t.id.name, again.map(|_| "stands there twice".to_owned()))
            }
            _ => continue,
        };
        faults.extend(previous.map(|why| format!("{shown}: {id}: {why}")));
    }
    if faults.is_empty() { Ok(catalogue) } else { Err(faults) }
}

/// Message id → theme and arguments, of one language.
type Arguments = BTreeMap<String, (String, Vec<String>)>;

fn arguments(catalogues: &[Catalogue]) -> Result<Arguments, Vec<String>> {
    let (mut found, mut faults) = (Arguments::new(), Vec::new());
    for catalogue in catalogues {
        for (id, pattern) in &catalogue.messages {
            let mut walk = Walk { catalogue, names: Vec::new(), faults: Vec::new(), depth: 0 };
            walk.pattern(pattern);
            walk.names.sort();
            walk.names.dedup();
            faults.extend(walk.faults.into_iter().map(|why| format!("{}.ftl: {id}: {why}", catalogue.theme)));
            if found.insert(id.clone(), (catalogue.theme.clone(), walk.names)).is_some() {
                faults.push(format!("{}.ftl: {id}: stands in another file too", catalogue.theme));
            }
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// Collects the arguments of a message, through its references.
struct Walk<'c> {
    catalogue: &'c Catalogue,
    names: Vec<String>,
    faults: Vec<String>,
    depth: usize,
}

impl Walk<'_> {
    fn pattern(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|v| self.pattern(&v.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => self.names.push(id.name.clone()),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => self.call(arguments),
            InlineExpression::MessageReference { id, .. } => self.reference(&id.name, false),
            InlineExpression::TermReference { id, .. } => self.reference(&id.name, true),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn call(&mut self, arguments: &CallArguments<String>) {
        arguments.positional.iter().for_each(|a| self.inline(a));
        arguments.named.iter().for_each(|a| self.inline(&a.value));
    }

    /// References stay inside one file, because each file is parsed alone when one of its messages is wanted.
    fn reference(&mut self, id: &str, term: bool) {
        let catalogue = self.catalogue;
        let table = if term { &catalogue.terms } else { &catalogue.messages };
        match table.get(id) {
            None => self.faults.push(format!("refers to `{id}`, which is not in this file")),
            Some(_) if self.depth > 8 => self.faults.push(format!("refers to itself through `{id}`")),
            Some(pattern) => {
                self.depth += 1;
                self.pattern(pattern);
                self.depth -= 1;
            }
        }
    }
}

fn compare(en: &[Catalogue], ja: &[Catalogue], english: &Arguments, japanese: &Arguments) -> Result<(), Vec<String>> {
    let mut faults = Vec::new();
    let themes = |list: &[Catalogue]| list.iter().map(|c| c.theme.clone()).collect::<Vec<_>>();
    if themes(en) != themes(ja) {
        faults.push("i18n: the two languages have other files".to_owned());
    }
    for (id, (theme, names)) in english {
        match japanese.get(id) {
            None => faults.push(format!("i18n/ja/{theme}.ftl: `{id}` is missing")),
            Some((other, _)) if other != theme => {
                faults.push(format!("i18n: `{id}` is in {theme}.ftl and in {other}.ftl"));
            }
            Some((_, others)) if others != names => {
                faults.push(format!("i18n/ja/{theme}.ftl: `{id}` takes {others:?}, in English {names:?}"));
            }
            Some(_) => {}
        }
    }
    for (id, (theme, _)) in japanese.iter().filter(|(id, _)| !english.contains_key(*id)) {
        faults.push(format!("i18n/en/{theme}.ftl: `{id}` is missing"));
    }
    let mut rust = BTreeMap::new();
    for id in english.keys() {
        if let Some(other) = rust.insert(id.replace('-', "_"), id) {
            faults.push(format!("i18n: `{id}` and `{other}` have one name in Rust"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn generate(catalogues: &[Catalogue], messages: &Arguments) -> String {
    let mut out = String::from("// Written by build.rs from i18n/.\n\n");
    for (name, folder) in [("ENGLISH", "en"), ("JAPANESE", "ja")] {
        let _ = writeln!(out, "static {name}: [&str; {}] = [", catalogues.len());
        for catalogue in catalogues {
            let file = format!("/i18n/{folder}/{}.ftl", catalogue.theme);
            let _ = writeln!(out, "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?})),");
        }
        out.push_str("];\n\n");
    }
    let theme = |name: &str| catalogues.iter().position(|c| c.theme == name).unwrap_or_default();
    let mut sorted: Vec<_> = messages.iter().collect();
    sorted.sort();
    let _ = writeln!(out, "static ENTRIES: [Entry; {}] = [", sorted.len());
    for (id, (file, names)) in &sorted {
        let _ = writeln!(out, "    Entry {{ id: {id:?}, theme: {}, arguments: &{names:?} }},", theme(file));
    }
    out.push_str("];\n\n/// One struct per message, with its arguments as fields.\n#[allow(non_camel_case_types, missing_docs)]\npub mod id {\n    use super::{Message, Value};\n");
    for (place, (id, (_, names))) in sorted.iter().enumerate() {
        let rust = id.replace('-', "_");
        let fields = |with: &dyn Fn(&str) -> String| names.iter().map(|n| with(n)).collect::<Vec<_>>().join(", ");
        let _ =
            writeln!(out, "    pub struct {rust} {{ {} }}", fields(&|n| format!("pub {}: Value", n.replace('-', "_"))));
        let values = fields(&|n| format!("({n:?}, m.{})", n.replace('-', "_")));
        let unused = if names.is_empty() { "_" } else { "m" };
        let _ = writeln!(
            out,
            "    impl From<{rust}> for Message {{ fn from({unused}: {rust}) -> Self {{ Self::of({place}, vec![{values}]) }} }}"
        );
    }
    out.push_str("}\n");
    out
}
