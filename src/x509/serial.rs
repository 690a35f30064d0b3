//! Serial numbers, with whatever form they came in (ISO/IEC 18013-5, B.1: positive, at most 20 octets).

use std::fmt;

/// The serial number of a certificate: the content of its INTEGER, as received.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Serial<'a>(pub(super) &'a [u8]);

/// What is wrong with the form of a serial number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SerialDefect {
    /// It is negative.
    Negative,
    /// It has more than 20 octets.
    TooLong,
    /// It is zero.
    Zero,
}

impl SerialDefect {
    /// Its fixed word, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::TooLong => "too-long",
            Self::Zero => "zero",
        }
    }
}

impl<'a> Serial<'a> {
    /// The content of the INTEGER: two's complement, big-endian.
    #[must_use]
    pub fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// What is wrong with it, if anything is.
    #[must_use]
    pub fn defect(self) -> Option<SerialDefect> {
        match self.0 {
            [0] => Some(SerialDefect::Zero),
            [0x80..=0xff, ..] => Some(SerialDefect::Negative),
            bytes if bytes.len() > 20 => Some(SerialDefect::TooLong),
            _ => None,
        }
    }
}

/// Hexadecimal without separators, as tools print it; a negative number shows its bytes as they stand.
impl fmt::Display for Serial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.0.strip_prefix(&[0]).filter(|rest| !rest.is_empty()).unwrap_or(self.0);
        f.write_str(&hex::encode(bytes))
    }
}
