//! A command (ISO/IEC 7816-4, 5.1): head, data, how much is expected back.

use zeroize::Zeroizing;

/// Short or extended length fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Length {
    /// One byte for each length: up to 255 bytes there, 256 back.
    Short,
    /// Two or three bytes: up to 65 535 there, 65 536 back.
    Extended,
}

/// A command; its data is borrowed, since it may be a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Command<'a> {
    /// CLA.
    pub class: u8,
    /// INS.
    pub instruction: u8,
    /// P1.
    pub p1: u8,
    /// P2.
    pub p2: u8,
    /// The data field; empty where there is none.
    pub data: &'a [u8],
    /// Ne: the most bytes that may come back, 1 to 65 536; none where nothing is expected.
    pub expected: Option<u32>,
    /// How lengths are written.
    pub length: Length,
}

/// Why bytes are no command, or a command cannot be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommandError {
    /// More data, or more expected, than the length fields can say.
    #[error("too-long")]
    TooLong,
    /// The bytes end in or before a field; the offset is where more was wanted.
    #[error("truncated at {offset}")]
    Truncated {
        /// Offset from the first byte.
        offset: usize,
    },
    /// Bytes are left behind the last field.
    #[error("trailing at {offset}")]
    Trailing {
        /// Offset of the first of them.
        offset: usize,
    },
}

impl<'a> Command<'a> {
    /// A command of a head alone, short.
    #[must_use]
    pub const fn new(class: u8, instruction: u8, p1: u8, p2: u8) -> Self {
        Self { class, instruction, p1, p2, data: &[], expected: None, length: Length::Short }
    }

    /// The same with data.
    #[must_use]
    pub const fn with_data(self, data: &'a [u8]) -> Self {
        Self { data, ..self }
    }

    /// The same, expecting up to this many bytes back.
    #[must_use]
    pub const fn expecting(self, expected: u32) -> Self {
        Self { expected: Some(expected), ..self }
    }

    /// The same, with extended length fields.
    #[must_use]
    pub const fn extended(self) -> Self {
        Self { length: Length::Extended, ..self }
    }

    /// The four bytes that begin it.
    #[must_use]
    pub const fn head(&self) -> [u8; 4] {
        [self.class, self.instruction, self.p1, self.p2]
    }

    /// The bytes as they are sent.
    ///
    /// # Errors
    /// [`CommandError::TooLong`].
    pub fn encode(&self) -> Result<Zeroizing<Vec<u8>>, CommandError> {
        let mut out = Zeroizing::new(Vec::with_capacity(self.data.len() + 9));
        out.extend_from_slice(&self.head());
        match self.length {
            Length::Short => self.encode_short(&mut out)?,
            Length::Extended => self.encode_extended(&mut out)?,
        }
        Ok(out)
    }

    fn encode_short(&self, out: &mut Vec<u8>) -> Result<(), CommandError> {
        if !self.data.is_empty() {
            out.push(u8::try_from(self.data.len()).map_err(|_| CommandError::TooLong)?);
            out.extend_from_slice(self.data);
        }
        match self.expected {
            None => {}
            Some(256) => out.push(0),
            Some(expected) => out.push(u8::try_from(expected).map_err(|_| CommandError::TooLong)?),
        }
        Ok(())
    }

    fn encode_extended(&self, out: &mut Vec<u8>) -> Result<(), CommandError> {
        if !self.data.is_empty() {
            let length = u16::try_from(self.data.len()).map_err(|_| CommandError::TooLong)?;
            out.push(0);
            out.extend_from_slice(&length.to_be_bytes());
            out.extend_from_slice(self.data);
        } else if self.expected.is_some() {
            out.push(0);
        }
        match self.expected {
            None => {}
            Some(65_536) => out.extend_from_slice(&[0, 0]),
            Some(expected) => {
                let expected = u16::try_from(expected).map_err(|_| CommandError::TooLong)?;
                out.extend_from_slice(&expected.to_be_bytes());
            }
        }
        Ok(())
    }

    /// Reads a command: the whole input, any of the seven cases.
    ///
    /// # Errors
    /// [`CommandError::Truncated`] or [`CommandError::Trailing`], with the offset.
    pub fn decode(input: &'a [u8]) -> Result<Self, CommandError> {
        let &[class, instruction, p1, p2, ref body @ ..] = input else {
            return Err(CommandError::Truncated { offset: input.len() });
        };
        let head = Self::new(class, instruction, p1, p2);
        match *body {
            [] => Ok(head),
            [le] => Ok(head.expecting(short_expected(le))),
            [0, ref rest @ ..] => head.decode_extended(rest),
            [lc, ref rest @ ..] => head.decode_short(usize::from(lc), rest),
        }
    }

    /// Cases 3 and 4, short: data, then perhaps what is expected.
    fn decode_short(self, length: usize, rest: &'a [u8]) -> Result<Self, CommandError> {
        let Some((data, rest)) = rest.split_at_checked(length) else {
            return Err(CommandError::Truncated { offset: 5 + rest.len() });
        };
        let command = self.with_data(data);
        match *rest {
            [] => Ok(command),
            [le] => Ok(command.expecting(short_expected(le))),
            _ => Err(CommandError::Trailing { offset: 6 + length }),
        }
    }

    /// Cases 2, 3 and 4, extended; `rest` follows the zero that says so.
    fn decode_extended(self, rest: &'a [u8]) -> Result<Self, CommandError> {
        let command = self.extended();
        let &[high, low, ref rest @ ..] = rest else {
            return Err(CommandError::Truncated { offset: 5 + rest.len() });
        };
        let length = u16::from_be_bytes([high, low]);
        if rest.is_empty() {
            return Ok(command.expecting(extended_expected(length)));
        }
        let length = usize::from(length);
        let Some((data, rest)) = rest.split_at_checked(length) else {
            return Err(CommandError::Truncated { offset: 7 + rest.len() });
        };
        let command = command.with_data(data);
        match *rest {
            [] => Ok(command),
            [high, low] => Ok(command.expecting(extended_expected(u16::from_be_bytes([high, low])))),
            [_] => Err(CommandError::Truncated { offset: 8 + length }),
            _ => Err(CommandError::Trailing { offset: 9 + length }),
        }
    }
}

fn short_expected(byte: u8) -> u32 {
    if byte == 0 { 256 } else { u32::from(byte) }
}

fn extended_expected(word: u16) -> u32 {
    if word == 0 { 65_536 } else { u32::from(word) }
}

/// Shows the head and the length of the data, never the data.
impl std::fmt::Debug for Command<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Command({} [{} bytes])", hex::encode_upper(self.head()), self.data.len())
    }
}

#[cfg(test)]
mod tests;
