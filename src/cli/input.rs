//! What a command is given to read: files, `-`, or text on the command line; PEM, DER, CBOR, hex, base64, found out.

mod armour;
mod key;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::context::Context;
use super::error::{CommandError, Doing, Hint, shown};
use crate::text;
use crate::text::Value;
use crate::view::{Holds, Kind, Reveal, explain};

pub use armour::{Armour, Block};

/// The most that is read of one input. Larger files are refused, not cut.
pub const LIMIT: u64 = 64 << 20;

/// Where input comes from, as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// A path, or text that starts with `mdoc:`.
    Named(PathBuf),
    /// `-`.
    Stdin,
}

impl Source {
    /// The source of a word on the command line.
    #[must_use]
    pub fn of(word: impl Into<PathBuf>) -> Self {
        let path = word.into();
        if path.as_os_str() == "-" { Self::Stdin } else { Self::Named(path) }
    }

    /// As it was typed.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Named(path) => path.display().to_string(),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// Whether it is the text of a QR code (`mdoc:…`), not a file.
    #[must_use]
    pub fn is_engagement(&self) -> bool {
        matches!(self, Self::Named(path) if path.to_str().is_some_and(names_engagement))
    }

    /// Whether it reads like an engagement that lost its `mdoc:`, and is no file.
    #[must_use]
    pub fn is_bare_engagement(&self) -> bool {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        let text = |text: &str| text.len() > 64 && text.starts_with(['o', 'p']) && digits(text); // a map of 3 to 7
        matches!(self, Self::Named(path) if !path.exists() && path.to_str().is_some_and(text))
    }
}

/// What the bytes are at first sight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// CBOR, or anything else that is no other.
    Cbor,
    /// What begins as a DER structure.
    Der,
    /// JSON.
    Json,
    /// Text of no known form.
    Text,
}

/// Input that was read and unwrapped.
#[derive(Debug)]
pub struct Input {
    /// The name it came under; decoding does not change it.
    pub name: String,
    /// What was unwrapped.
    pub armour: Armour,
    /// What the bytes are at first sight.
    pub content: Content,
    /// All bytes; of PEM those of every block, one behind the other.
    whole: Zeroizing<Vec<u8>>,
    /// Every block, where it was PEM.
    pub blocks: Vec<Block>,
}

impl Input {
    /// Unwraps bytes that came under a name.
    ///
    /// # Errors
    /// Input: nothing there, or an armour that is damaged.
    pub fn of(name: impl Into<String>, raw: Zeroizing<Vec<u8>>) -> Result<Self, CommandError> {
        armour::open(name.into(), raw)
    }

    /// CBOR that came by another way than a file.
    pub fn cbor(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let whole = Zeroizing::new(bytes);
        Self { name: name.into(), armour: Armour::None, content: Content::Cbor, whole, blocks: Vec::new() }
    }

    /// The bytes; of PEM those of the first block.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.blocks.first().map_or(&self.whole, |block| &self.whole[block.place.clone()])
    }

    /// Label and bytes of every block of PEM; of anything else one part without a label.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let plain = self.blocks.is_empty().then_some(("", self.whole.as_slice()));
        let blocks = self.blocks.iter().map(|block| (block.label.as_str(), &self.whole[block.place.clone()]));
        plain.into_iter().chain(blocks)
    }

    /// Labels of the blocks of PEM and how long each is.
    #[must_use]
    pub fn lengths(&self) -> Vec<(usize, String)> {
        self.blocks.iter().map(|block| (block.place.len(), block.label.clone())).collect()
    }

    /// Takes out all bytes; of PEM those of every block, one behind the other.
    pub fn take_whole(&mut self) -> Zeroizing<Vec<u8>> {
        std::mem::take(&mut self.whole)
    }

    /// Reads a file. May be called from any thread.
    ///
    /// # Errors
    /// I/O, or input as [`of`](Self::of).
    pub fn read(path: &Path) -> Result<Self, CommandError> {
        let name = path.display().to_string();
        let refused = |error: &io::Error| CommandError::io(Doing::Reading, name.clone(), error);
        let mut file = File::open(path).map_err(|error| refused(&error))?;
        let length = file.metadata().map_or(0, |about| about.len());
        let raw = take(&mut file, &name, length)?;
        Self::of(name, raw)
    }
}

impl Input {
    /// It could not be read as `what`, a structure of CBOR: where it is DER or PEM, that is said.
    pub(in crate::cli) fn is_not_cbor(&self, what: &'static str, error: &crate::cbor::Error) -> CommandError {
        if self.content != Content::Der && self.blocks.is_empty() {
            return CommandError::decode(self.name.clone(), what, error);
        }
        let lengths = self.lengths();
        let blocks = lengths.get(..1).unwrap_or_default();
        let holds = if blocks.is_empty() { Holds::Anything } else { Holds::Blocks(blocks) };
        let kind = explain(self.bytes(), holds, Reveal::default()).map_or(Kind::Der, |document| document.kind);
        let found = kind.title().map_or_else(|| Value::from(kind.word()), Value::from);
        let message = text!(input_is_another, file = shown(&self.name), what = what, found = found);
        CommandError::input(message).at("", 0).inspect_hint(&self.name)
    }
}

/// Reads to the end; where the length is known beforehand, growing leaves no copies behind.
fn take(reader: &mut dyn Read, name: &str, length: u64) -> Result<Zeroizing<Vec<u8>>, CommandError> {
    let room = usize::try_from(length.min(LIMIT) + 1).unwrap_or_default();
    let mut raw = Zeroizing::new(Vec::with_capacity(room));
    let read = reader.take(LIMIT + 1).read_to_end(&mut raw);
    read.map_err(|error| CommandError::io(Doing::Reading, name, &error))?;
    if u64::try_from(raw.len()).is_ok_and(|length| length > LIMIT) {
        return Err(CommandError::input(text!(input_too_large, file = shown(name), limit = LIMIT >> 20)).file(name));
    }
    if raw.capacity() - raw.len() > SPARE {
        raw.shrink_to_fit(); // what is wiped in the end is all that was set aside
    }
    Ok(raw)
}

/// Most room that is kept beyond what was read.
const SPARE: usize = 1 << 20;

/// The bytes of a file or of standard input as they are: what is signed, and secrets, are not unwrapped.
pub(in crate::cli) fn raw(context: &mut Context, source: &Source) -> Result<Zeroizing<Vec<u8>>, CommandError> {
    match source {
        Source::Stdin => take(context.stdin(), "-", 0),
        Source::Named(path) => {
            let name = path.display().to_string();
            let mut file = File::open(path).map_err(|error| CommandError::io(Doing::Reading, name.clone(), &error))?;
            take(&mut file, &name, 0)
        }
    }
}

impl Context {
    /// Reads a file, standard input, or `mdoc:` text.
    ///
    /// # Errors
    /// I/O, or input that is empty, too large, or whose armour is damaged.
    pub fn read(&mut self, source: &Source) -> Result<Input, CommandError> {
        match source {
            Source::Stdin => {
                let raw = take(self.stdin(), "-", 0)?;
                Input::of("-", raw)
            }
            Source::Named(path) if source.is_engagement() && !path.exists() => {
                let text = self.engagement(source);
                Input::of(shortened(&text), Zeroizing::new(text.into_bytes()))
            }
            Source::Named(path) => Input::read(path),
        }
    }

    /// The text of an engagement, without the white space that a terminal put in where it was copied.
    pub(in crate::cli) fn engagement(&mut self, source: &Source) -> String {
        let typed = source.name();
        let text: String = typed.chars().filter(|character| !character.is_ascii_whitespace()).collect();
        if text != typed {
            self.warn(&text!(live_uri_spaces));
        }
        text
    }

    /// Reads a file or standard input as it is, such as a list of names.
    ///
    /// # Errors
    /// I/O, or input that is too large.
    pub fn read_plain(&mut self, source: &Source) -> Result<Zeroizing<Vec<u8>>, CommandError> {
        match source {
            Source::Stdin => take(self.stdin(), "-", 0),
            Source::Named(path) => {
                let name = source.name();
                let mut file =
                    File::open(path).map_err(|error| CommandError::io(Doing::Reading, name.clone(), &error))?;
                take(&mut file, &name, 0)
            }
        }
    }

    /// Reads as [`read`](Self::read); a word that names no file is itself the input, where it decodes as hex or base64.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_file_or_text(&mut self, source: &Source) -> Result<Input, CommandError> {
        let Source::Named(path) = source else { return self.read(source) };
        if source.is_engagement() || path.exists() {
            return self.read(source);
        }
        let word = source.name();
        match Input::of(shortened(&word), Zeroizing::new(word.clone().into_bytes())) {
            Ok(input) if input.armour != Armour::None || input.content == Content::Json => Ok(input),
            _ => self.read(source), // says that there is no such file
        }
    }

    /// The sources a command works on: those typed, else a pipe on stdin.
    ///
    /// # Errors
    /// Usage, where nothing is typed and stdin is a terminal: a person would wait for a command that waits for them.
    pub fn sources(&self, typed: &[Source]) -> Result<Vec<Source>, CommandError> {
        if !typed.is_empty() {
            return Ok(typed.to_vec());
        }
        if self.stdin_is_terminal() {
            return Err(CommandError::usage(text!(usage_no_file)).hint(Hint::say(text!(hint_stdin))).with_short_help());
        }
        Ok(vec![Source::Stdin])
    }
}

/// A long word as the name of an input.
fn shortened(word: &str) -> String {
    super::ui::width::cut(word, 32)
}

/// Whether a text has the scheme of a QR code; its case does not matter.
fn names_engagement(text: &str) -> bool {
    text.trim_ascii_start().get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mdoc:"))
}
