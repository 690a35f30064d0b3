use std::ffi::OsString;

use clap::ValueEnum as _;

use crate::cli::context::Environment;
use crate::cli::ui::style::When;
use crate::text::Lang;

/// What must be known before the words are parsed, because errors in them are told in a language, with colours, or
/// as JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Early {
    /// `--lang`, `MNC_LANG`, then the locale.
    pub lang: Lang,
    /// `--color`, `MNC_COLOR`.
    pub color: When,
    /// `--json`, `MNC_JSON`.
    pub json: bool,
}

impl Early {
    /// Looks through the words; a value that is wrong is passed over, and refused later.
    #[must_use]
    pub fn of(words: &[OsString], environment: &Environment) -> Self {
        let words: Vec<_> = words.iter().take_while(|word| *word != "--").map(|word| word.to_string_lossy()).collect();
        let typed = |flag: &str| {
            let value = |(at, word): (usize, &std::borrow::Cow<'_, str>)| match word.strip_prefix(flag)? {
                "" => words.get(at + 1).map(ToString::to_string),
                rest => rest.strip_prefix('=').map(str::to_owned),
            };
            words.iter().enumerate().filter_map(value).collect::<Vec<_>>()
        };
        let set = |name: &str| environment.get(name).map(|value| value.to_string_lossy().into_owned());
        let language = |code: &String| Lang::parse(code);
        let when = |word: &String| When::from_str(word, false).ok();
        Self {
            lang: typed("--lang")
                .iter()
                .rev()
                .chain(&set("MNC_LANG"))
                .find_map(language)
                .unwrap_or_else(|| environment.language()),
            color: typed("--color").iter().rev().chain(&set("MNC_COLOR")).find_map(when).unwrap_or_default(),
            json: words.iter().any(|word| word == "--json")
                || set("MNC_JSON").is_some_and(|value| super::environment::switch(&value) == Some(true)),
        }
    }
}
