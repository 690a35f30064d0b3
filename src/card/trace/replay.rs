//! A recording in the place of a card.

use zeroize::Zeroizing;

use super::{Entry, Line, Trace};
use crate::apdu::{Link, LinkError};

/// Answers as a recording says, as long as it is asked as the recording says.
#[derive(Debug)]
pub struct Replay {
    atr: Vec<u8>,
    lines: std::vec::IntoIter<Line>,
    last: usize,
    was_masked: bool,
    ended: bool,
}

impl Replay {
    /// Replays a recording.
    #[must_use]
    pub fn new(trace: Trace) -> Self {
        let last = trace.lines.last().map_or(1, |line| line.number);
        Self { atr: trace.atr, lines: trace.lines.into_iter(), last, was_masked: false, ended: false }
    }
}

impl Link for Replay {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        if self.ended {
            return Err(LinkError::Ended);
        }
        let behind = LinkError::Replay { line: self.last + 1 };
        let line = self.lines.next().ok_or(behind.clone())?;
        let fits = match &line.entry {
            Entry::Command { bytes, masked: true } => command.len() > bytes.len() && command.starts_with(bytes),
            Entry::Command { bytes, masked: false } => command == &bytes[..],
            Entry::Answer { .. } | Entry::Lost(_) => false,
        };
        if !fits {
            return Err(LinkError::Replay { line: line.number });
        }
        match self.lines.next().ok_or(behind)?.entry {
            Entry::Answer { bytes, masked } => {
                self.was_masked |= !masked.is_empty();
                Ok(bytes)
            }
            Entry::Lost(error) => Err(error),
            Entry::Command { .. } => Err(LinkError::Replay { line: line.number }),
        }
    }

    fn end(&mut self) -> Result<(), LinkError> {
        self.ended = true;
        Ok(())
    }

    /// A recording that goes on behind a loss is one of a card that was found again.
    fn renew(&mut self) -> Result<(), LinkError> {
        if self.ended || self.lines.as_slice().is_empty() { Err(LinkError::Ended) } else { Ok(()) }
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn was_masked(&self) -> bool {
        self.was_masked
    }
}
