use crate::cli::args;
use crate::text::{Message, Words};

/// What to type or to know next, shown under an error.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint(Message);

impl Hint {
    /// A hint without a command in it.
    #[must_use]
    pub fn say(message: Message) -> Self {
        Self(message)
    }

    /// A hint with a command to paste: `words` are what follows `mnc`.
    ///
    /// ```
    /// use mnc::cli::error::Hint;
    /// Hint::run(["inspect", "old.cbor"], |command| mnc::text!(hint_structure, command = command));
    /// ```
    ///
    /// # Panics
    /// In debug builds, when our own parser does not accept the command.
    #[must_use]
    pub fn run<W: Into<String>>(words: impl IntoIterator<Item = W>, say: impl FnOnce(String) -> Message) -> Self {
        let words: Vec<String> = words.into_iter().map(Into::into).collect();
        if cfg!(debug_assertions) {
            let fault = args::fault(&words);
            assert!(fault.is_none(), "a hint's command `mnc {}` is refused: {fault:?}", words.join(" "));
        }
        let quoted: Vec<String> = words.iter().map(|word| quote(word)).collect();
        Self(say(format!("mnc {}", quoted.join(" "))))
    }

    /// The hint as shown.
    #[must_use]
    pub fn sentence(&self, words: Words) -> String {
        words.say(&self.0)
    }
}

/// A file as a word of a command, where it can be read again: not a pipe, not text that was shortened.
pub(super) fn again(file: &str) -> Option<String> {
    match file {
        "-" => None,
        text if text.ends_with('…') => None,
        dashed if dashed.starts_with('-') => Some(format!("./{dashed}")),
        plain => Some(plain.to_owned()),
    }
}

/// A word as a shell takes it.
pub(in crate::cli) fn quote(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
