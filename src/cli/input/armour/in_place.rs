//! Hex, base64 and PEM decoded where they lie, so that a large file is never in memory twice.

use std::ops::Range;

use base64::Engine as _;
use base64::alphabet::{self, Alphabet};

use super::{Armour, Block, Bytes, engine};

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

/// Decodes text that is known to be of this armour, or the blocks of PEM in it, which come to lie one behind the other;
/// what is left over behind is overwritten. The places of blocks are counted from `before`.
pub(super) fn open(armour: Armour, text: &mut Bytes, blocks: &mut [Block], before: usize) {
    let mut end = 0;
    if armour == Armour::Pem {
        for Block { place, .. } in blocks {
            let letters = before + place.start..before + place.end;
            let start = end;
            end = decode(Armour::Base64, text, letters, start);
            *place = start..end;
        }
    } else {
        let letters = 0..text.len();
        end = decode(armour, text, letters, 0);
    }
    text[end..].fill(0);
    text.truncate(end);
}

/// Decodes letters to a place at or before them; gives the end of what was written.
fn decode(armour: Armour, text: &mut [u8], letters: Range<usize>, mut written: usize) -> usize {
    let (group, engine) = (if armour == Armour::Hex { 2 } else { 4 }, engine(letters_of(armour)));
    let mut read = letters.start;
    while read < letters.end {
        let (mut held, mut count) = ([0; BLOCK * 4], 0);
        while read < letters.end && count < BLOCK * group {
            if !text[read].is_ascii_whitespace() {
                held[count] = text[read];
                count += 1;
            }
            read += 1;
        }
        let (held, mut out) = (&held[..count], [0; BLOCK * 3]);
        let length = match armour {
            Armour::Hex => hex::decode_to_slice(held, &mut out[..count / 2]).map_or(0, |()| count / 2),
            _ => engine.decode_slice(held, &mut out).unwrap_or_default(),
        };
        text[written..written + length].copy_from_slice(&out[..length]);
        written += length;
    }
    written
}

/// Groups decoded at a time.
const BLOCK: usize = 1024;
