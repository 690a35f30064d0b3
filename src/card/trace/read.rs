//! The file of a recording, read.

use zeroize::Zeroizing;

use super::HEAD;
use crate::apdu::LinkError;

/// A recording.
#[derive(Debug)]
pub struct Trace {
    /// Answer to reset; empty where none was noted.
    pub atr: Vec<u8>,
    /// What went over the link, in order.
    pub lines: Vec<Line>,
}

/// One entry, and the line it stands on, counted from 1.
#[derive(Debug)]
pub struct Line {
    /// The line.
    pub number: usize,
    /// What stands there.
    pub entry: Entry,
}

/// What went over the link.
pub enum Entry {
    /// A command; where it is masked, how it begins.
    Command {
        /// Its bytes, up to a mask.
        bytes: Zeroizing<Vec<u8>>,
        /// Whether a mask follows.
        masked: bool,
    },
    /// An answer.
    Answer {
        /// Its bytes; `*` for those that are masked.
        bytes: Zeroizing<Vec<u8>>,
        /// Which of them are masked.
        masked: std::ops::Range<usize>,
    },
    /// Nothing came back.
    Lost(LinkError),
}

/// What is wrong with a recording, and on which line.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}")]
pub struct TraceError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: TraceErrorKind,
}

/// What is wrong with a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum TraceErrorKind {
    /// The first line is another one.
    Head,
    /// Not pairs of hexadecimal digits, or a mask where none can be.
    Hex,
    /// Not text in UTF-8.
    NotText,
    /// An answer without a command before it, or a command without an answer.
    Order,
    /// No `>`, `<`, `!`, `atr` or `#`.
    Unknown,
    /// A reason that is none of those known.
    Reason,
    /// More entries than a recording may have.
    TooMany,
}

/// The most entries read: a hundred times what the longest of our commands sends.
const MAX_LINES: usize = 1 << 15;

impl Trace {
    /// Whether bytes begin like a recording.
    #[must_use]
    pub fn is_one(input: &[u8]) -> bool {
        input.strip_prefix(HEAD.as_bytes()).is_some_and(|rest| matches!(rest, [] | [b'\r' | b'\n', ..]))
    }

    /// Reads a recording.
    ///
    /// # Errors
    /// [`TraceError`], for the first line that is wrong.
    pub fn read(input: &[u8]) -> Result<Self, TraceError> {
        let valid = std::str::from_utf8(input).map_err(|error| {
            let line = 1 + input[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            TraceError { line, kind: TraceErrorKind::NotText }
        })?;
        let mut lines = valid.lines().enumerate().map(|(at, line)| (at + 1, line.trim_end()));
        if lines.next().is_none_or(|(_, line)| line != HEAD) {
            return Err(TraceError { line: 1, kind: TraceErrorKind::Head });
        }
        let mut trace = Self { atr: Vec::new(), lines: Vec::new() };
        for (number, text) in lines {
            trace.add(number, text).map_err(|kind| TraceError { line: number, kind })?;
        }
        trace.check_end(valid.lines().count())
    }

    fn add(&mut self, number: usize, text: &str) -> Result<(), TraceErrorKind> {
        let (sign, rest) = text.split_once(' ').unwrap_or((text, ""));
        let entry = match sign {
            "" => return Ok(()),
            _ if sign.starts_with('#') => return Ok(()),
            "atr" => {
                self.atr = hex::decode(rest).map_err(|_| TraceErrorKind::Hex)?;
                return Ok(());
            }
            ">" => command(rest)?,
            "<" => answer(rest)?,
            "!" => Entry::Lost(reason(rest)?),
            _ => return Err(TraceErrorKind::Unknown),
        };
        if self.lines.len() >= MAX_LINES {
            return Err(TraceErrorKind::TooMany);
        }
        let is_command = matches!(entry, Entry::Command { .. });
        let waits = matches!(self.lines.last(), Some(Line { entry: Entry::Command { .. }, .. }));
        if is_command == waits {
            return Err(TraceErrorKind::Order);
        }
        self.lines.push(Line { number, entry });
        Ok(())
    }

    fn check_end(self, line: usize) -> Result<Self, TraceError> {
        match self.lines.last() {
            Some(Line { entry: Entry::Command { .. }, .. }) => Err(TraceError { line, kind: TraceErrorKind::Order }),
            _ => Ok(self),
        }
    }
}

fn command(text: &str) -> Result<Entry, TraceErrorKind> {
    let (shown, masked) = match text.strip_suffix("**") {
        Some(shown) => (shown, true),
        None => (text, false),
    };
    let bytes = hex::decode(shown).map(Zeroizing::new).map_err(|_| TraceErrorKind::Hex)?;
    if bytes.is_empty() { Err(TraceErrorKind::Hex) } else { Ok(Entry::Command { bytes, masked }) }
}

fn answer(text: &str) -> Result<Entry, TraceErrorKind> {
    let start = text.find("**").unwrap_or(text.len());
    let end = text.rfind("**").map_or(text.len(), |at| at + 2);
    let is_mask = text.get(start..end).is_some_and(|mask| mask.bytes().all(|byte| byte == b'*'));
    if !is_mask || !start.is_multiple_of(2) || !end.is_multiple_of(2) {
        return Err(TraceErrorKind::Hex);
    }
    let part = |text: &str| hex::decode(text).map(Zeroizing::new).map_err(|_| TraceErrorKind::Hex);
    let (before, after) = (part(&text[..start])?, part(&text[end..])?);
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() / 2));
    bytes.extend_from_slice(&before);
    bytes.resize(end / 2, b'*');
    bytes.extend_from_slice(&after);
    Ok(Entry::Answer { bytes, masked: start / 2..end / 2 })
}

fn reason(text: &str) -> Result<LinkError, TraceErrorKind> {
    match text {
        "interrupted" => Ok(LinkError::Interrupted),
        "no-card" => Ok(LinkError::NoCard),
        "not-transacted" => Ok(LinkError::NotTransacted),
        "removed" => Ok(LinkError::Removed),
        "reset" => Ok(LinkError::Reset),
        "timeout" => Ok(LinkError::Timeout),
        "unresponsive" => Ok(LinkError::Unresponsive),
        _ => Err(TraceErrorKind::Reason),
    }
}

/// Shows how long it is, never what it holds.
impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Command { bytes, .. } => write!(f, "Command([{} bytes])", bytes.len()),
            Self::Answer { bytes, .. } => write!(f, "Answer([{} bytes])", bytes.len()),
            Self::Lost(error) => write!(f, "Lost({error:?})"),
        }
    }
}
