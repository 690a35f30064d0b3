use std::borrow::Borrow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{ENGLISH, ENTRIES, JAPANESE, Lang, Message, Value, safe};

type Bundle = FluentBundle<FluentResource>;

/// Speaks messages in one language.
///
/// A catalogue file is parsed when its first message is spoken, so a command that says nothing parses nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Words {
    lang: Lang,
}

impl Words {
    /// A speaker of `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language spoken.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// The message in this language.
    ///
    /// # Panics
    /// In debug builds, when a message of a table lacks one of its values.
    #[must_use]
    pub fn say(self, message: impl Borrow<Message>) -> String {
        let message = message.borrow();
        let entry = &ENTRIES[message.entry];
        let bundle = bundle(self.lang, entry.theme);
        let Some(pattern) = bundle.get_message(entry.id).and_then(|found| found.value()) else {
            return entry.id.to_owned(); // build.rs has seen each id in each language
        };
        let mut arguments = FluentArgs::with_capacity(message.values.len());
        for (name, value) in &message.values {
            arguments.set(name.as_ref(), self.value(value));
        }
        let mut errors = Vec::new();
        let spoken = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "{}: {errors:?}", entry.id);
        spoken.into_owned()
    }

    fn value<'v>(self, value: &'v Value) -> FluentValue<'v> {
        match value {
            // Fluent counts in f64: what it could not hold exactly is given as text.
            Value::Number(number) if number.unsigned_abs() < 1 << 53 => FluentValue::from(*number),
            Value::Number(number) => FluentValue::from(number.to_string()),
            Value::Text(text) => FluentValue::String(safe(text)),
            Value::List(_) | Value::Message(_) => FluentValue::from(self.whole(value)),
        }
    }

    fn whole(self, value: &Value) -> String {
        match value {
            Value::List(list) => {
                let comma = if self.lang == Lang::Ja { "、" } else { ", " };
                list.iter().map(|part| self.whole(part)).collect::<Vec<_>>().join(comma)
            }
            Value::Message(message) => self.say(message.as_ref()),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => safe(text).into_owned(),
        }
    }
}

const THEMES: usize = ENGLISH.len();
static ENGLISH_BUNDLES: [OnceLock<Bundle>; THEMES] = [const { OnceLock::new() }; THEMES];
static JAPANESE_BUNDLES: [OnceLock<Bundle>; THEMES] = [const { OnceLock::new() }; THEMES];

fn bundle(lang: Lang, theme: usize) -> &'static Bundle {
    match lang {
        Lang::En => ENGLISH_BUNDLES[theme].get_or_init(|| parse(lang, ENGLISH[theme])),
        Lang::Ja => JAPANESE_BUNDLES[theme].get_or_init(|| parse(lang, JAPANESE[theme])),
    }
}

fn parse(lang: Lang, source: &str) -> Bundle {
    let language: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false); // direction marks would stand in paths and commands that are pasted
    // build.rs refuses a catalogue with errors, so what was parsed is all of it.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(parsed, _)| parsed);
    let added = bundle.add_resource(resource);
    debug_assert!(added.is_ok(), "{added:?}");
    bundle
}
