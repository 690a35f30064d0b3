//! A session as lines of text, for programs that carry the messages themselves.
//!
//! ```text
//! DE a30063312e30…    DeviceEngagement       (holder)
//! QR mdoc:owBj…       the same as a QR text  (holder)
//! SE a26a6552…        SessionEstablishment   (receiver)
//! SD a164646174…      SessionData            (both)
//! ```
//! Bytes are hexadecimal. Empty lines are passed over; a line of another kind is an error.

use std::io::{BufRead, Read as _, Write};

use super::errand::Worker;
use super::mailbox::Mailbox;
use super::{Kind, LONGEST, Patience, Transport, TransportError};

/// A line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line {
    /// `DE`: a DeviceEngagement.
    Engagement(Vec<u8>),
    /// `SE` or `SD`.
    Message(Kind, Vec<u8>),
    /// `QR`: the text of a QR code, not read yet.
    Qr(String),
}

impl Line {
    /// Reads one, without its line end; none where it is no such line.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let (word, rest) = line.trim_end_matches(['\r', '\n']).split_once(' ')?;
        match word {
            "DE" => hex::decode(rest).ok().map(Self::Engagement),
            "QR" => Some(Self::Qr(rest.to_owned())),
            "SD" => hex::decode(rest).ok().map(|message| Self::Message(Kind::Data, message)),
            "SE" => hex::decode(rest).ok().map(|message| Self::Message(Kind::Establishment, message)),
            _ => None,
        }
    }
}

/// Lines to write and lines that were read, each in a thread of its own: a peer that reads nothing holds up a write.
#[derive(Debug)]
pub struct Lines {
    out: Worker<String, ()>,
    mailbox: Mailbox<Line>,
}

impl Lines {
    /// Lines over two streams; the threads end with them.
    pub fn new(input: impl BufRead + Send + 'static, out: impl Write + Send + 'static) -> Self {
        let (mut input, mut line, mut out) = (input, 0, out);
        let write = move |lines: String| {
            out.write_all(lines.as_bytes())?;
            Ok(out.flush()?)
        };
        Self { out: Worker::new(write), mailbox: Mailbox::filled_by(move || next(&mut input, &mut line)) }
    }

    /// Shows an engagement in both forms.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn engage(&mut self, engagement: &[u8], uri: &str, patience: Patience<'_>) -> Result<(), TransportError> {
        self.write(format!("DE {}\nQR {uri}\n", hex::encode(engagement)), patience)
    }

    /// Writes lines whole: Ctrl-C waits for one that is on its way, so that what ends the session can still be said.
    fn write(&mut self, lines: String, patience: Patience<'_>) -> Result<(), TransportError> {
        match self.out.ask(lines, patience) {
            Err(TransportError::Interrupted) => self.out.wait(Patience::FAREWELL),
            asked => asked,
        }
    }

    /// Waits for an engagement, in either form. Messages are of a session before this one, and passed over.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn engagement(&mut self, patience: Patience<'_>) -> Result<Engagement, TransportError> {
        self.mailbox.fetch_one(patience, |line| match line {
            Line::Engagement(bytes) => Some(Engagement::Bytes(bytes)),
            Line::Qr(text) => Some(Engagement::Text(text)),
            Line::Message(..) => None,
        })
    }
}

/// An engagement, as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Engagement {
    /// The DeviceEngagement.
    Bytes(Vec<u8>),
    /// The text of a QR code, not read yet.
    Text(String),
}

fn next(input: &mut impl BufRead, number: &mut usize) -> Result<Line, TransportError> {
    // Two digits a byte, the word, the line end.
    let most = u64::try_from(2 * LONGEST + 8).unwrap_or(u64::MAX);
    loop {
        let mut line = String::new();
        *number += 1;
        let wrong = TransportError::Line { line: *number };
        let read = input.by_ref().take(most).read_line(&mut line);
        match read {
            Ok(0) => return Err(TransportError::Gone),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => return Err(wrong),
            Err(error) => return Err(error.into()),
            Ok(_) if !line.ends_with('\n') && line.len() >= 2 * LONGEST => return Err(TransportError::TooLong),
            Ok(_) if line.trim().is_empty() => {}
            Ok(_) => return Line::parse(&line).ok_or(wrong),
        }
    }
}

impl Transport for Lines {
    fn send(&mut self, kind: Kind, message: &[u8], patience: Patience<'_>) -> Result<(), TransportError> {
        let word = if kind == Kind::Data { "SD" } else { "SE" };
        self.write(format!("{word} {}\n", hex::encode(message)), patience)
    }

    /// Lines of engagements are passed over: the session has begun.
    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        self.mailbox.fetch_one(patience, |line| match line {
            Line::Message(_, message) => Some(message),
            Line::Engagement(_) | Line::Qr(_) => None,
        })
    }

    /// The end of the input is none of the other side: a script may have said all it has to say, and still reads.
    fn heard(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        loop {
            match self.mailbox.look()? {
                Ok(Line::Message(_, message)) => return Some(Ok(message)),
                Ok(Line::Engagement(_) | Line::Qr(_)) => {}
                Err(TransportError::Gone) => return None, // the next wait finds it again
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
