//! A name or address held against the certificate's, which may not be able to write it.

use super::holder::Flags;

/// What comes out. Positions count characters from 0; a character includes its variation selector.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NameMatch {
    /// They differ, first at this character.
    Different {
        /// Where.
        position: usize,
    },
    /// Every character is the same, and none is a stand-in.
    Same,
    /// Every character is the same but where the certificate has a stand-in: those say nothing.
    SameExceptSubstitutes {
        /// Where the stand-ins are.
        positions: Vec<usize>,
    },
}

/// Holds a text against the certificate's. A stand-in is never taken as equal, nor as different.
#[must_use]
pub fn compare(text: &str, certificate: &str, flags: &Flags) -> NameMatch {
    let (ours, theirs) = (characters(text), characters(certificate));
    for position in 0..ours.len().max(theirs.len()) {
        let pair = ours.get(position).zip(theirs.get(position));
        if !pair.is_some_and(|(ours, theirs)| flags.is_set(position) || ours == theirs) {
            return NameMatch::Different { position };
        }
    }
    let positions: Vec<usize> = flags.positions().collect();
    if positions.is_empty() { NameMatch::Same } else { NameMatch::SameExceptSubstitutes { positions } }
}

/// A text in characters, each with the variation selectors and sound marks that follow it.
pub(super) fn characters(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    for (at, character) in text.char_indices() {
        if starts.is_empty() || !is_mark(character) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// Whether it changes the character before: variation selectors, combining 濁点 and 半濁点.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{3099}' | '\u{309A}')
}
