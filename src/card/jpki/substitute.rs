//! Stand-ins (代替文字) of a mock certificate, by rule.
//!
//! A certificate writes the characters of JIS X 0208 (levels 1 and 2) and JIS X 0212 (supplementary). A municipality
//! chooses the stand-in for any other by hand; a mock cannot, so here the rule is: a character with a variation selector
//! becomes the character without it, if that is in JIS; every other becomes 〓 (U+3013, the 下駄 of printers). The flag is
//! set for both. Whoever looks at a mock certificate sees at once where it had to give up.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::name::characters;

/// What stands where there is nothing better.
pub const STAND_IN: char = '〓';

/// A text that a certificate can write, and its flags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Substituted {
    /// The text: one scalar value for each character.
    pub text: String,
    /// `0` or `1` for each character.
    pub flags: String,
}

/// Writes a text as a certificate can.
#[must_use]
pub fn substitute(text: &str) -> Substituted {
    let mut made = Substituted { text: String::with_capacity(text.len()), flags: String::new() };
    for character in characters(text) {
        let mut scalars = character.chars();
        let base = scalars.next().filter(|base| is_in_jis(*base));
        made.flags.push(if base.is_some() && scalars.next().is_none() { '0' } else { '1' });
        made.text.push(base.unwrap_or(STAND_IN));
    }
    made
}

/// Whether a character is one of JIS X 0208 or JIS X 0212.
#[must_use]
pub fn is_in_jis(character: char) -> bool {
    static TABLE: OnceLock<HashSet<char>> = OnceLock::new();
    // The two that Unicode has twice: the table below knows the full-width forms only.
    matches!(character, '〜' | '−') || TABLE.get_or_init(table).contains(&character)
}

/// Every character of both standards, taken from the decoder of EUC-JP: 0208 in two bytes, 0212 in three.
///
/// Rows 9 to 15 and from 85 of the decoder's 0208 are additions of makers, and are left out.
fn table() -> HashSet<char> {
    let rows = |range: std::ops::RangeInclusive<u8>| range.flat_map(|row| (1..=94).map(move |cell| (row, cell)));
    let first = rows(1..=8).chain(rows(16..=84)).map(|(row, cell)| (None, row, cell));
    let second = rows(1..=94).map(|(row, cell)| (Some(0x8f), row, cell));
    first.chain(second).filter_map(|(shift, row, cell)| decode(shift, row, cell)).collect()
}

fn decode(shift: Option<u8>, row: u8, cell: u8) -> Option<char> {
    let bytes: Vec<u8> = shift.into_iter().chain([0xa0 + row, 0xa0 + cell]).collect();
    let text = encoding_rs::EUC_JP.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let mut scalars = text.chars();
    scalars.next().filter(|_| scalars.next().is_none())
}
