//! Hex and base64 decoded where they lie, so that a large file is never in memory twice.

use base64::Engine as _;
use base64::alphabet::{self, Alphabet};

use super::{Armour, Bytes, engine};

/// Whether text is base64 as a whole, white space aside: letters of the alphabet, and an end that its last group allows.
pub(super) fn is_base64(armour: Armour, text: &str) -> bool {
    let alphabet = letters_of(armour);
    let mut tail = [0_u8; 4];
    let mut held = 0;
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        if held == tail.len() {
            if tail.contains(&b'=') {
                return false;
            }
            held = 0;
        }
        if byte != b'=' && !is_letter(byte, alphabet) {
            return false;
        }
        tail[held] = byte;
        held += 1;
    }
    let mut out = [0; 3];
    held > 0 && engine(alphabet).decode_slice(&tail[..held], &mut out).is_ok()
}

fn is_letter(byte: u8, alphabet: &Alphabet) -> bool {
    byte.is_ascii_alphanumeric() || alphabet.as_str().as_bytes()[62..].contains(&byte)
}

fn letters_of(armour: Armour) -> &'static Alphabet {
    if armour == Armour::Base64Url { &alphabet::URL_SAFE } else { &alphabet::STANDARD }
}

/// Decodes text that is known to be of this armour; what is left over behind is overwritten.
pub(super) fn decode(armour: Armour, text: &mut Bytes) {
    text.retain(|byte| !byte.is_ascii_whitespace());
    let (group, engine) = (if armour == Armour::Hex { 2 } else { 4 }, engine(letters_of(armour)));
    let (mut read, mut written) = (0, 0);
    while read < text.len() {
        let end = (read + BLOCK * group).min(text.len());
        let mut out = [0; BLOCK * 3];
        let length = match armour {
            Armour::Hex => {
                let length = (end - read) / 2;
                hex::decode_to_slice(&text[read..end], &mut out[..length]).map_or(0, |()| length)
            }
            _ => engine.decode_slice(&text[read..end], &mut out).unwrap_or_default(),
        };
        text[written..written + length].copy_from_slice(&out[..length]);
        (read, written) = (end, written + length);
    }
    text[written..].fill(0);
    text.truncate(written);
}

/// Groups decoded at a time.
const BLOCK: usize = 1024;
