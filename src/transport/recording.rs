//! A session kept as the [lines](super::lines) that went to and fro, and two more that say how the two met over NFC.
//!
//! ```text
//! HR 9102174d8101…    Handover Request       (receiver; where the handover was negotiated)
//! HS 91020a487315…    Handover Select        (holder)
//! ```

use super::lines::Line;
use super::{Kind, Patience, Transport, TransportError};
use crate::session::{EngagementUri, Meeting};

/// A line of a recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Recorded {
    /// `HR`: the Handover Request message.
    HandoverRequest(Vec<u8>),
    /// `HS`: the Handover Select message.
    HandoverSelect(Vec<u8>),
    /// A line that programs exchange.
    Line(Line),
}

impl Recorded {
    /// Its word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::HandoverRequest(_) => "HR",
            Self::HandoverSelect(_) => "HS",
            Self::Line(Line::Engagement(_)) => "DE",
            Self::Line(Line::Message(Kind::Data, _)) => "SD",
            Self::Line(Line::Message(Kind::Establishment, _)) => "SE",
            Self::Line(Line::Qr(_)) => "QR",
        }
    }
}

/// The words that lines begin with.
const WORDS: [&str; 6] = ["DE", "HR", "HS", "QR", "SD", "SE"];

/// A line that is none of these.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}")]
pub struct Strange {
    /// Its number, from 1.
    pub line: usize,
    /// The byte of the file that is wrong in it.
    pub offset: usize,
}

/// Whether bytes begin as a recording does.
#[must_use]
pub fn is_one(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let [first, second, b' ', rest @ ..] = bytes else { return false };
    let word = [*first, *second];
    let follows = if word == *b"QR" {
        rest.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"mdoc:"))
    } else {
        // Bytes of a hex dump stand in pairs, and `DE` may be the first of them.
        rest.get(..8).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    follows && WORDS.iter().any(|known| known.as_bytes() == word)
}

/// Reads a recording: each line with its number. Empty lines are passed over.
///
/// # Errors
/// The first line that is [`Strange`].
pub fn read(text: &str) -> Result<Vec<(usize, Recorded)>, Strange> {
    let mut lines = Vec::new();
    let mut at = 0;
    for (place, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end_matches(['\r', '\n']);
        if !bare.trim().is_empty() {
            let strange = || Strange { line: place + 1, offset: at + wrong_at(bare) };
            lines.push((place + 1, parse(bare).ok_or_else(strange)?));
        }
        at += line.len();
    }
    Ok(lines)
}

fn parse(line: &str) -> Option<Recorded> {
    let bytes = |rest: &str| hex::decode(rest).ok();
    match line.split_once(' ') {
        Some(("HR", rest)) => bytes(rest).map(Recorded::HandoverRequest),
        Some(("HS", rest)) => bytes(rest).map(Recorded::HandoverSelect),
        _ => Line::parse(line).map(Recorded::Line),
    }
}

/// Where a line stops being one: at its word, at a letter that is no digit, else at its end.
fn wrong_at(line: &str) -> usize {
    let known = WORDS.iter().any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
    if !known {
        return 0;
    }
    line.bytes().skip(3).position(|byte| !byte.is_ascii_hexdigit()).map_or(line.len(), |place| 3 + place)
}

/// The lines before the first message: how the two met.
#[must_use]
pub fn opening(engagement: &[u8], meeting: &Meeting) -> String {
    let mut lines = String::new();
    match meeting {
        Meeting::Nfc { select, request } => {
            if let Some(request) = request {
                line(&mut lines, "HR", request);
            }
            line(&mut lines, "HS", select);
            line(&mut lines, "DE", engagement);
        }
        Meeting::Qr => {
            line(&mut lines, "DE", engagement);
            lines.push_str("QR ");
            lines.push_str(&EngagementUri::format(engagement));
            lines.push('\n');
        }
    }
    lines
}

fn line(lines: &mut String, word: &str, bytes: &[u8]) {
    lines.reserve(2 * bytes.len() + 4);
    lines.push_str(word);
    lines.push(' ');
    lines.push_str(&hex::encode(bytes));
    lines.push('\n');
}

/// A transport that keeps what goes through it.
#[derive(Debug)]
pub struct Tape<T> {
    inner: T,
    lines: Option<String>,
}

impl<T: Transport> Tape<T> {
    /// Keeps every message behind the `opening` lines; without them nothing is kept.
    pub fn new(inner: T, opening: Option<String>) -> Self {
        Self { inner, lines: opening }
    }

    /// What was kept.
    #[must_use]
    pub fn into_lines(self) -> Option<String> {
        self.lines
    }

    fn keep(&mut self, word: &str, message: &[u8]) {
        if let Some(lines) = &mut self.lines {
            line(lines, word, message);
        }
    }
}

impl<T: Transport> Transport for Tape<T> {
    fn send(&mut self, kind: Kind, message: &[u8]) -> Result<(), TransportError> {
        self.inner.send(kind, message)?;
        self.keep(if kind == Kind::Data { "SD" } else { "SE" }, message);
        Ok(())
    }

    /// What comes is kept as SessionData: only a receiver keeps, and it is sent nothing else.
    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        let message = self.inner.receive(patience)?;
        self.keep("SD", &message);
        Ok(message)
    }
}
