//! The head of a CBOR item: its kind and its argument (RFC 8949, 3).

use ciborium_ll::{Decoder as Heads, Error as HeadError, Header};

use super::ErrorKind;

/// A head as it was read.
pub(super) struct Head {
    pub(super) header: Header,
    /// Its length in bytes.
    pub(super) width: usize,
    /// Whether its argument could not be shorter.
    pub(super) shortest: bool,
}

/// The head that the input begins with.
pub(super) fn read(input: &[u8]) -> Result<Head, ErrorKind> {
    // Nearly every head is of these forms; all others, and all refusals, are `ciborium-ll`'s.
    common(input).map_or_else(|| any(input), Ok)
}

/// A head with an argument of at most two bytes that could not be shorter.
fn common(input: &[u8]) -> Option<Head> {
    let (first, argument, width) = match *input {
        [first, ..] if first & 0x1f < 24 => (first, u16::from(first & 0x1f), 1),
        [first, argument @ 24..=0xff, ..] if first & 0x1f == 24 => (first, u16::from(argument), 2),
        [first, high @ 1..=0xff, low, ..] if first & 0x1f == 25 => (first, u16::from_be_bytes([high, low]), 3),
        _ => return None,
    };
    let (number, length) = (u64::from(argument), Some(usize::from(argument)));
    let header = match first >> 5 {
        0 => Header::Positive(number),
        1 => Header::Negative(number),
        2 => Header::Bytes(length),
        3 => Header::Text(length),
        4 => Header::Array(length),
        5 => Header::Map(length),
        6 => Header::Tag(number),
        _ => return None,
    };
    Some(Head { header, width, shortest: true })
}

fn any(input: &[u8]) -> Result<Head, ErrorKind> {
    let mut heads = Heads::from(input);
    let header = heads.pull().map_err(|error| match error {
        HeadError::Io(_) => ErrorKind::Truncated,
        HeadError::Syntax(_) => ErrorKind::Malformed,
    })?;
    let width = heads.offset();
    let shortest = match header {
        Header::Positive(n) | Header::Negative(n) | Header::Tag(n) => shortest_width(n),
        Header::Bytes(Some(n)) | Header::Text(Some(n)) | Header::Array(Some(n)) | Header::Map(Some(n)) => {
            shortest_width(u64::try_from(n).unwrap_or(u64::MAX))
        }
        // RFC 8949, 3.3: a simple value below 32 in two bytes is not well-formed; ciborium-ll lets it pass.
        Header::Simple(value) if width == 2 && value < 32 => return Err(ErrorKind::Malformed),
        _ => width,
    };
    Ok(Head { header, width, shortest: width <= shortest })
}

fn shortest_width(argument: u64) -> usize {
    match argument {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_reads_as_the_long_one() {
        for first in 0..=u8::MAX {
            for rest in [[0, 0], [0, 24], [1, 0], [23, 255], [24, 0], [255, 255]] {
                for length in 1..=3 {
                    let input = &[first, rest[0], rest[1]][..length];
                    let Some(short) = common(input) else { continue };
                    let long = any(input).unwrap();
                    assert_eq!(
                        (short.header, short.width, short.shortest),
                        (long.header, long.width, long.shortest),
                        "{input:02x?}"
                    );
                }
            }
        }
    }
}
