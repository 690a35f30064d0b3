//! Everything the toolkit says in words: messages by id, spoken in English or Japanese.
//!
//! The texts are Fluent messages in `i18n/`. `build.rs` makes a struct of each message, and [`text!`](crate::text!)
//! fills it, so that an unknown message, a missing argument or a superfluous one does not compile:
//!
//! ```
//! use mnc::text::{Lang, Words};
//! let message = mnc::text!(input_empty, file = "old.cbor");
//! assert_eq!(Words::new(Lang::En).say(&message), "old.cbor is empty");
//! ```
//!
//! A message carries values until it is spoken; text values are made safe for a terminal on the way ([`safe`]).

mod language;
mod safe;
mod speak;
mod value;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use language::Lang;
pub use safe::{safe, safe_json};
pub use speak::Words;
pub use value::Value;

/// A row of the catalogue: the message, the file it stands in, the arguments it takes.
struct Entry {
    id: &'static str,
    theme: usize,
    arguments: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A message with its values, not yet in any language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    entry: usize,
    values: Vec<(Cow<'static, str>, Value)>,
}

impl Message {
    fn of(entry: usize, values: Vec<(&'static str, Value)>) -> Self {
        Self { entry, values: values.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect() }
    }

    /// The message `prefix` + `name`, for tables whose rows have a message each (`check-`, `element-`, `finding-`).
    ///
    /// `None` when there is none. Its arguments are added with [`with`](Self::with); unlike `text!` nothing checks
    /// them at compile time, so the table's test compares [`arguments`](Self::arguments).
    #[must_use]
    pub fn table(prefix: &str, name: &str) -> Option<Self> {
        let id = format!("{prefix}{name}");
        let entry = ENTRIES.binary_search_by(|entry| entry.id.cmp(id.as_str())).ok()?;
        Some(Self { entry, values: Vec::new() })
    }

    /// Adds a value; one the message does not speak of is ignored.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.values.push((name.into(), value.into()));
        self
    }

    /// Its id in the catalogue.
    #[must_use]
    pub fn id(&self) -> &'static str {
        ENTRIES[self.entry].id
    }

    /// The arguments it speaks of, sorted.
    #[must_use]
    pub fn arguments(&self) -> &'static [&'static str] {
        ENTRIES[self.entry].arguments
    }

    /// The ids of every message in the catalogue, sorted.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        ENTRIES.iter().map(|entry| entry.id)
    }
}

/// Makes a [`Message`](crate::text::Message) of a message's id (in Rust's spelling) and its arguments.
///
/// An argument is text, a number, another message, or a list of messages.
///
/// ```compile_fail
/// mnc::text!(no_such_message);
/// ```
/// ```compile_fail
/// mnc::text!(input_empty, name = "old.cbor");
/// ```
#[macro_export]
macro_rules! text {
    ($id:ident $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::Message::from($crate::text::id::$id { $($name: $crate::text::Value::from($value)),* })
    };
}
