//! A session kept as the [lines](super::lines) that went to and fro, and two more that say how the two met over NFC.
//!
//! ```text
//! HR 9102174d8101…    Handover Request       (receiver; where the handover was negotiated)
//! HS 91020a487315…    Handover Select        (holder)
//! ```

use super::lines::Line;
use super::{Kind, Patience, Transport, TransportError};
use crate::cbor::Decoder;
use crate::session::{EngagementUri, Meeting, SessionData, SessionEstablishment, Side};

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
    let (lines, strange) = as_far(text);
    strange.map_or(Ok(lines), Err)
}

/// As [`read`], without the lines that are [`Strange`]; and the first of them.
#[must_use]
pub fn as_far(text: &str) -> (Vec<(usize, Recorded)>, Option<Strange>) {
    let (mut lines, mut strange) = (Vec::new(), None);
    let mut at = 0;
    for (place, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end_matches(['\r', '\n']);
        if !bare.trim().is_empty() {
            match parse(bare) {
                Some(recorded) => lines.push((place + 1, recorded)),
                None => strange = strange.or(Some(Strange { line: place + 1, offset: at + wrong_at(bare) })),
            }
        }
        at += line.len();
    }
    (lines, strange)
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

/// A session as one side of it sent and received it: how the two met, then every message.
#[derive(Debug)]
pub struct Recording {
    side: Side,
    engagement: Vec<u8>,
    meeting: Meeting,
    begun: bool,
    messages: String,
}

impl Recording {
    /// Nothing has been said yet; `side` is whose recording it is.
    #[must_use]
    pub fn new(side: Side, engagement: Vec<u8>, meeting: Meeting) -> Self {
        Self { side, engagement, meeting, begun: false, messages: String::new() }
    }

    /// Over NFC: the handover that the session begins with.
    pub fn met(&mut self, meeting: Meeting) {
        self.meeting = meeting;
    }

    /// Keeps a message of this side.
    pub fn sent(&mut self, message: &[u8]) {
        self.keep(self.side, message);
    }

    /// Keeps a message of the other side.
    pub fn received(&mut self, message: &[u8]) {
        self.keep(if self.side == Side::Device { Side::Reader } else { Side::Device }, message);
    }

    fn keep(&mut self, sender: Side, message: &[u8]) {
        let establishes = sender == Side::Reader && self.establishes(message);
        self.begun |= sender == Side::Reader;
        line(&mut self.messages, if establishes { "SE" } else { "SD" }, message);
    }

    /// A receiver begins with SessionEstablishment; what it sends then is none unless it looks like one.
    fn establishes(&self, message: &[u8]) -> bool {
        let first = || !self.begun && Decoder::new(message).whole::<SessionData<'_>>().is_err();
        SessionEstablishment::is_meant(message) || first()
    }

    /// Its lines.
    #[must_use]
    pub fn into_lines(self) -> String {
        let mut lines = self.opening();
        lines.push_str(&self.messages);
        lines
    }

    /// The lines before the first message.
    fn opening(&self) -> String {
        let mut lines = String::new();
        match &self.meeting {
            Meeting::Nfc { select, request } => {
                if let Some(request) = request {
                    line(&mut lines, "HR", request);
                }
                line(&mut lines, "HS", select);
                line(&mut lines, "DE", &self.engagement);
            }
            Meeting::Qr => {
                line(&mut lines, "DE", &self.engagement);
                lines.push_str("QR ");
                lines.push_str(&EngagementUri::format(&self.engagement));
                lines.push('\n');
            }
        }
        lines
    }
}

fn line(lines: &mut String, word: &str, bytes: &[u8]) {
    lines.reserve(2 * bytes.len() + 4);
    lines.push_str(word);
    lines.push(' ');
    lines.push_str(&hex::encode(bytes));
    lines.push('\n');
}

/// A transport that keeps what goes through it, where it is to be kept.
#[derive(Debug)]
pub struct Tape<T> {
    inner: T,
    recording: Option<Recording>,
}

impl<T: Transport> Tape<T> {
    /// Without a recording nothing is kept.
    pub fn new(inner: T, recording: Option<Recording>) -> Self {
        Self { inner, recording }
    }

    /// What was kept.
    #[must_use]
    pub fn into_recording(self) -> Option<Recording> {
        self.recording
    }
}

impl<T: Transport> Transport for Tape<T> {
    fn send(&mut self, kind: Kind, message: &[u8], patience: Patience<'_>) -> Result<(), TransportError> {
        self.inner.send(kind, message, patience)?;
        if let Some(recording) = &mut self.recording {
            recording.sent(message);
        }
        Ok(())
    }

    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        let message = self.inner.receive(patience)?;
        if let Some(recording) = &mut self.recording {
            recording.received(&message);
        }
        Ok(message)
    }
}
