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
            let mut value = None;
            for (at, word) in words.iter().enumerate() {
                match word.strip_prefix(flag).map(|rest| rest.strip_prefix('=')) {
                    Some(Some(joined)) => value = Some(joined.to_owned()),
                    Some(None) if word.as_ref() == flag => value = words.get(at + 1).map(ToString::to_string),
                    _ => {}
                }
            }
            value
        };
        let set = |name: &str| environment.get(name).map(|value| value.to_string_lossy().into_owned());
        let language = |value: Option<String>| value.and_then(|code| Lang::parse(&code));
        let when = |value: Option<String>| value.and_then(|word| When::from_str(&word, false).ok());
        Self {
            lang: language(typed("--lang"))
                .or_else(|| language(set("MNC_LANG")))
                .unwrap_or_else(|| environment.language()),
            color: when(typed("--color")).or_else(|| when(set("MNC_COLOR"))).unwrap_or_default(),
            json: words.iter().any(|word| word == "--json")
                || set("MNC_JSON").is_some_and(|value| super::environment::is_true(&value)),
        }
    }
}
