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

/// Writes lines to `W`, reads them from another thread.
#[derive(Debug)]
pub struct Lines<W> {
    out: W,
    mailbox: Mailbox<Line>,
}

impl<W: Write> Lines<W> {
    /// Lines over two streams; the one that is read goes to a thread, which ends with the stream.
    pub fn new(input: impl BufRead + Send + 'static, out: W) -> Self {
        let (mut input, mut line) = (input, 0);
        Self { out, mailbox: Mailbox::filled_by(move || next(&mut input, &mut line)) }
    }

    /// Shows an engagement in both forms.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn engage(&mut self, engagement: &[u8], uri: &str) -> Result<(), TransportError> {
        writeln!(self.out, "DE {}\nQR {uri}", hex::encode(engagement))?;
        Ok(self.out.flush()?)
    }

    /// Waits for a line of any kind.
    ///
    /// # Errors
    /// [`TransportError`].
    pub fn line(&mut self, patience: Patience<'_>) -> Result<Line, TransportError> {
        self.mailbox.fetch(patience)
    }
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

impl<W: Write> Transport for Lines<W> {
    fn send(&mut self, kind: Kind, message: &[u8]) -> Result<(), TransportError> {
        let word = if kind == Kind::Data { "SD" } else { "SE" };
        writeln!(self.out, "{word} {}", hex::encode(message))?;
        Ok(self.out.flush()?)
    }

    /// Lines of engagements are passed over: the session has begun.
    fn receive(&mut self, patience: Patience<'_>) -> Result<Vec<u8>, TransportError> {
        loop {
            if let Line::Message(_, message) = self.line(patience)? {
                return Ok(message);
            }
        }
    }
}
