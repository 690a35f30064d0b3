//! Sends commands, and fetches what an answer left behind (ISO/IEC 7816-4, 5.3.4; 5.1.3).

use super::{Command, CommandError, Link, LinkError, Meaning, Response};

/// How many parts one answer may come in: 65 536 bytes in parts of 256, and some.
const MOST_PARTS: usize = 512;

/// Why there is no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChannelError {
    /// The command cannot be written.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// Nothing came back.
    #[error(transparent)]
    Link(#[from] LinkError),
}

/// A link that finishes what it begins: 61xx is followed by GET RESPONSE, 6Cxx by the same command with that length.
///
/// Both come from readers that speak T=0; the card itself uses neither. A command that carries a secret must not go
/// twice: [`Channel::send_once`].
#[derive(Debug)]
pub struct Channel<L> {
    link: L,
}

impl<L: Link> Channel<L> {
    /// Sends over this link.
    pub fn new(link: L) -> Self {
        Self { link }
    }

    /// The link.
    pub fn link(&self) -> &L {
        &self.link
    }

    /// The link, to end it.
    pub fn link_mut(&mut self) -> &mut L {
        &mut self.link
    }

    /// Sends a command, once, and gives the answer as it comes.
    ///
    /// # Errors
    /// [`ChannelError`].
    pub fn send_once(&mut self, command: &Command<'_>) -> Result<Response, ChannelError> {
        let bytes = command.encode()?;
        let answer = self.link.transmit(&bytes)?;
        Ok(Response::decode(answer).ok_or(LinkError::MalformedAnswer)?)
    }

    /// Sends a command and gives the whole answer.
    ///
    /// # Errors
    /// [`ChannelError`].
    pub fn send(&mut self, command: &Command<'_>) -> Result<Response, ChannelError> {
        let mut response = self.send_once(command)?;
        if let Meaning::WrongExpected(length) = response.status().meaning() {
            response = self.send_once(&command.expecting(expected(length)))?;
        }
        let mut parts = 1;
        while let Meaning::More(length) = response.status().meaning() {
            parts += 1;
            if parts > MOST_PARTS {
                return Err(LinkError::MalformedAnswer.into());
            }
            let next = Command::new(command.class & 0x03, 0xc0, 0, 0).expecting(expected(length));
            let next = self.send_once(&next)?;
            response.append(&next);
        }
        Ok(response)
    }
}

fn expected(length: u8) -> u32 {
    if length == 0 { 256 } else { u32::from(length) }
}

#[cfg(test)]
mod tests;
