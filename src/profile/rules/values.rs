use time::Date;

use super::SEX_WORDS;
use super::birth::{read_birth_text, says_unknown};
use super::finding::{Finding, Flaw};
use super::number::{IndividualNumber, NumberError, digits, gov_code_check_digit};
use super::portrait::ImageKind;
use crate::cbor::FullDate;
use crate::profile::mnc::Element;
use crate::profile::value::{ApproximateMask, Value};

/// The cap on texts, in characters (ISO/IEC 18013-5:2021, 7.2.1; 23220-2 may have its own).
pub const MAX_CHARACTERS: usize = 150;

/// Judges each value by itself.
#[must_use]
pub fn values(record: &[(Element, Value<'_>)]) -> Vec<Finding> {
    let flaws = |(element, value): &(Element, Value<'_>)| {
        let element = *element;
        let flaws = shape(element, value).into_iter().chain(flaws_of(element, value).into_iter().flatten());
        flaws.map(move |flaw| Finding { element, flaw })
    };
    record.iter().flat_map(flaws).collect()
}

/// The date of a `birth_date` in any of the shapes it is read in; `None` where digits of it are masked as unknown.
#[must_use]
pub fn birth_date_of(value: &Value<'_>) -> Option<Date> {
    match value {
        Value::BirthDate { date, mask: None } => read_date(date),
        Value::BirthDate { date, mask: Some(mask) } => {
            let known = ApproximateMask::parse(mask).is_some_and(|mask| !mask.hides_any());
            known.then(|| read_date(date)).flatten()
        }
        Value::DateTime(text) => text.split_once('T').and_then(|(day, _)| read_date(day)),
        Value::FullDate(text) | Value::Text(text) => read_date(text),
        _ => None,
    }
}

/// The ISO/IEC 5218 code of a `sex`, as an integer or as the digit some models write.
pub(super) fn sex_of(value: &Value<'_>) -> Option<u64> {
    match value {
        Value::Uint(code) => Some(*code),
        Value::Text(text) => digits::<1>(text).map(|[digit]| u64::from(digit)),
        _ => None,
    }
}

fn shape(element: Element, value: &Value<'_>) -> Option<Flaw> {
    let info = element.info();
    let found = value.shape();
    let expected = info.writes;
    if found == expected || info.accepts.contains(&found) {
        return None;
    }
    Some(Flaw::Shape { found, expected, readable: info.tolerates.contains(&found) })
}

/// Two things at most can be the matter with the content of a value.
fn flaws_of(element: Element, value: &Value<'_>) -> [Option<Flaw>; 2] {
    match (element, value) {
        (Element::IndividualNumber, Value::Text(text)) => [number(text), None],
        (Element::LocalGovCode, Value::Text(text)) => [gov_code(text), None],
        (Element::Portrait, Value::Bytes(bytes)) => [portrait(bytes), None],
        (Element::SexText, Value::Text(text)) => [sex_word(text), None],
        (Element::BirthDateText, Value::Text(text)) => [birth_text(text), None],
        (Element::FullName | Element::ResidentAddress, Value::Text(text)) => {
            [text.is_empty().then_some(Flaw::Empty).or_else(|| unprintable(text)), length(text)]
        }
        (Element::Sex, value) => [sex_code(value), None],
        (Element::BirthDate, value) => birth_date(value),
        _ => [None, None],
    }
}

fn read_date(text: &str) -> Option<Date> {
    FullDate::parse(text).map(|date| date.0)
}

fn length(text: &str) -> Option<Flaw> {
    let characters = text.chars().count();
    (characters > MAX_CHARACTERS).then_some(Flaw::TooLong { characters })
}

/// A character that is never printed and can make a name or an address look like another.
fn unprintable(text: &str) -> Option<Flaw> {
    let hidden = |character: char| {
        let steers = matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e00ff}');
        steers || character.is_control()
    };
    let (at, character) = text.chars().enumerate().find(|(_, character)| hidden(*character))?;
    Some(Flaw::Unprintable { code: u32::from(character), position: at + 1 })
}

fn number(text: &str) -> Option<Flaw> {
    match IndividualNumber::parse(text).err()? {
        NumberError::CheckDigit => Some(Flaw::NumberCheckDigit),
        NumberError::Form { characters } => Some(Flaw::NumberForm { characters }),
    }
}

fn gov_code(text: &str) -> Option<Flaw> {
    if digits::<5>(text).is_some() {
        return None;
    }
    let Some([.., check]) = digits::<6>(text) else {
        return Some(Flaw::CodeForm { characters: text.chars().count() });
    };
    match gov_code_check_digit(&text[..5])? {
        expected if expected == check => Some(Flaw::CodeOfSix),
        expected => Some(Flaw::CodeCheckDigit { expected }),
    }
}

fn portrait(bytes: &[u8]) -> Option<Flaw> {
    ImageKind::sniff(bytes).is_none().then_some(Flaw::ImageFormat { bytes: bytes.len() })
}

fn sex_word(text: &str) -> Option<Flaw> {
    if text.is_empty() {
        return Some(Flaw::Empty);
    }
    (!SEX_WORDS.iter().any(|(_, word)| *word == text)).then_some(Flaw::SexWord)
}

fn birth_text(text: &str) -> Option<Flaw> {
    if text.is_empty() {
        return Some(Flaw::Empty);
    }
    match read_birth_text(text) {
        None if says_unknown(text) => Some(Flaw::BirthTextUnknown),
        None => Some(Flaw::BirthTextUnread),
        Some(read) => (!read.usual).then_some(Flaw::BirthTextForm),
    }
}

fn sex_code(value: &Value<'_>) -> Option<Flaw> {
    match sex_of(value) {
        Some(0 | 1 | 2 | 9) => None,
        Some(code) => Some(Flaw::SexCode { code }),
        None => matches!(value, Value::Text(_)).then_some(Flaw::SexWord),
    }
}

fn birth_date(value: &Value<'_>) -> [Option<Flaw>; 2] {
    let day = match value {
        Value::BirthDate { date, .. } | Value::FullDate(date) | Value::Text(date) => Some(date.as_ref()),
        Value::DateTime(text) => Some(text.split_once('T').map_or(text.as_ref(), |(day, _)| day)),
        _ => None,
    };
    let form = day.filter(|day| read_date(day).is_none()).map(|_| Flaw::DateForm);
    let mask = match value {
        Value::BirthDate { mask: Some(mask), .. } => ApproximateMask::parse(mask).is_none().then_some(Flaw::MaskForm),
        _ => None,
    };
    [form, mask]
}
