//! A message in its wrapper: DO'53' (ISO/IEC 18013-5, 8.3.3.1.2; second edition 11.2).

use crate::transport::LONGEST;

/// Wraps a message, with the shortest form of its length.
#[must_use]
pub fn wrap(message: &[u8]) -> Vec<u8> {
    let length = message.len();
    let mut out = Vec::with_capacity(length + 5);
    out.push(0x53);
    let bytes = u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
    match length {
        0..=0x7f => out.push(bytes[3]),
        0x80..=0xff => out.extend([0x81, bytes[3]]),
        0x100..=0xffff => out.extend([0x82, bytes[2], bytes[3]]),
        _ => out.extend([0x83, bytes[1], bytes[2], bytes[3]]),
    }
    out.extend_from_slice(message);
    out
}

/// The message in a wrapper; none where the bytes are not exactly one DO'53' of at most [`LONGEST`] bytes.
#[must_use]
pub fn unwrap(wrapped: &[u8]) -> Option<&[u8]> {
    let (&[0x53, first], rest) = wrapped.split_first_chunk::<2>()? else { return None };
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x83 => {
            let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (length.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte)), rest)
        }
        _ => return None,
    };
    (rest.len() == length && length <= LONGEST).then_some(rest)
}
