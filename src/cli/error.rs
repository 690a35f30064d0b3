//! Why a command could not do its work: what, where, why, and what to type next.

mod card;
mod certificate;
mod decode;
mod der;
mod hint;
mod issuer;
mod json;
mod session;
mod system;
pub(crate) mod usage;

#[cfg(test)]
mod tests;

use std::error::Error;

use crate::report::Case;
use crate::text;
use crate::text::{Message, Value, Words};

pub(in crate::cli) use card::{meaning, secret_name};
pub(in crate::cli) use decode::reason;
pub use hint::Hint;
pub(in crate::cli) use hint::quote;
pub(crate) use issuer::{key_reason, short, state_word};
pub use system::Doing;

/// What kind of failure it is; it alone picks the exit status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// No card or reader, or it failed.
    Card,
    /// Input that cannot be read as what it should be.
    Input,
    /// A file or another resource of the system.
    Io,
    /// A PIN is wrong, locked, or was not tried.
    Pin,
    /// The answer is no.
    Refused,
    /// The command line.
    Usage,
}

impl Kind {
    /// The exit status of this kind.
    #[must_use]
    pub fn exit(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Input | Self::Io | Self::Usage => 2,
            Self::Card => 3,
            Self::Pin => 4,
        }
    }

    /// Its fixed word, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Input => "input",
            Self::Io => "io",
            Self::Pin => "pin",
            Self::Refused => "refused",
            Self::Usage => "usage",
        }
    }
}

/// Why a command could not do its work.
///
/// Made by the constructor of its kind, then told more: [`file`](Self::file), [`why`](Self::why),
/// [`at`](Self::at), [`hint`](Self::hint).
#[derive(Debug)]
pub struct CommandError(Box<Parts>);

#[derive(Debug)]
struct Parts {
    kind: Kind,
    message: Message,
    why: Option<Message>,
    file: Option<String>,
    path: Option<String>,
    offset: Option<usize>,
    /// Whether the offset counts inside the DER, which PEM and CBOR may hold.
    in_der: bool,
    cases: Vec<Case>,
    hints: Vec<Hint>,
    causes: Vec<String>,
    short_help: bool,
}

/// A path in which many equal steps in a row are counted: `a[0]…×64.b`.
fn runs_shortened(path: &str) -> String {
    const SHOWN: usize = 4;
    let (mut out, mut rest) = (String::new(), path);
    while let Some(first) = rest.chars().next() {
        let step = if first == '[' { rest.find(']').map_or(rest.len(), |end| end + 1) } else { first.len_utf8() };
        let (step, _) = rest.split_at(step);
        let same = |chunk: &&[u8]| *chunk == step.as_bytes();
        let times = rest.as_bytes().chunks(step.len()).take_while(same).count().max(1);
        match times {
            ..=SHOWN => out.push_str(&step.repeat(times)),
            _ => out.push_str(&format!("{step}…×{times}")),
        }
        rest = rest.get(step.len() * times..).unwrap_or_default();
    }
    out
}

/// The name of an input or output as a sentence has it: `-` is what it stands for.
pub(crate) fn shown(file: &str) -> Value {
    if file == "-" { text!(name_standard_input).into() } else { Value::from(file.to_owned()) }
}

impl CommandError {
    /// An error of a kind; the message says what, and names the file if there is one.
    #[must_use]
    pub fn new(kind: Kind, message: Message) -> Self {
        Self(Box::new(Parts {
            kind,
            message,
            why: None,
            file: None,
            path: None,
            offset: None,
            in_der: false,
            cases: Vec::new(),
            hints: Vec::new(),
            causes: Vec::new(),
            short_help: false,
        }))
    }

    /// No card or reader, or it failed (exit status 3).
    #[must_use]
    pub fn card(message: Message) -> Self {
        Self::new(Kind::Card, message)
    }

    /// Input that cannot be read as what it should be (exit status 2).
    #[must_use]
    pub fn input(message: Message) -> Self {
        Self::new(Kind::Input, message)
    }

    /// A PIN is wrong, locked, or was not tried (exit status 4).
    #[must_use]
    pub fn pin(message: Message) -> Self {
        Self::new(Kind::Pin, message)
    }

    /// The answer is no (exit status 1).
    #[must_use]
    pub fn refused(message: Message) -> Self {
        Self::new(Kind::Refused, message)
    }

    /// The command line asks for what cannot be (exit status 2).
    #[must_use]
    pub fn usage(message: Message) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Part of the contract that this version does not have yet (exit status 2).
    #[must_use]
    pub fn not_built(what: impl Into<String>) -> Self {
        Self::usage(text!(error_not_built, what = what.into()))
    }

    /// Says which file it is about; JSON carries the name apart.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.0.file = Some(name.into());
        self
    }

    /// Adds the reason, shown after a colon.
    #[must_use]
    pub fn why(mut self, why: Message) -> Self {
        self.0.why = Some(why);
        self
    }

    /// Says where in the file: the path inside the structure and the byte offset.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>, offset: usize) -> Self {
        let path = path.into();
        self.0.path = Some(path).filter(|path| !path.is_empty());
        self.0.offset = Some(offset);
        self
    }

    /// Says that the offset counts from the first byte of the DER, whatever that stands in.
    #[must_use]
    fn of_der(mut self) -> Self {
        self.0.in_der = true;
        self
    }

    /// Adds cases of the catalogue.
    #[must_use]
    pub fn cases(mut self, cases: impl IntoIterator<Item = Case>) -> Self {
        self.0.cases.extend(cases);
        self
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: Hint) -> Self {
        self.0.hints.push(hint);
        self
    }

    /// Keeps the errors below for `-v`.
    #[must_use]
    pub fn because(mut self, error: &(dyn Error + 'static)) -> Self {
        let mut next = Some(error);
        while let Some(cause) = next {
            self.0.causes.push(cause.to_string());
            next = cause.source();
        }
        self
    }

    /// Shows the command's short help before the error.
    #[must_use]
    pub fn with_short_help(mut self) -> Self {
        self.0.short_help = true;
        self
    }

    /// Whether the command's short help goes before it.
    #[must_use]
    pub fn wants_short_help(&self) -> bool {
        self.0.short_help
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The exit status.
    #[must_use]
    pub fn exit(&self) -> u8 {
        self.0.kind.exit()
    }

    /// What is said to a person, in one line: what, where, why.
    #[must_use]
    pub fn sentence(&self, words: Words) -> String {
        let Parts { message, why, path, offset, in_der, .. } = &*self.0;
        let message = message.clone();
        let told = match (why.clone(), path.as_deref().map(runs_shortened)) {
            (Some(why), Some(path)) => text!(error_what_where_why, what = message, path = path, why = why),
            (Some(why), None) => text!(error_what_why, what = message, why = why),
            (None, Some(path)) => text!(error_what_where, what = message, path = path),
            (None, None) => message,
        };
        match offset {
            Some(offset) if *in_der => words.say(text!(error_byte_der, error = told, offset = *offset)),
            Some(offset) => words.say(text!(error_byte, error = told, offset = *offset)),
            None => words.say(told),
        }
    }

    /// The hints that go with it.
    #[must_use]
    pub fn hints(&self) -> &[Hint] {
        &self.0.hints
    }

    /// The errors below, for developers; in English.
    #[must_use]
    pub fn causes(&self) -> &[String] {
        &self.0.causes
    }
}
