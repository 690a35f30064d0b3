use time::Date;

use crate::profile::value;

/// A date read from `birth_date_unicode`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BirthText {
    /// The date.
    pub date: Date,
    /// Whether it had the form `YYYY年M月D日` that public examples show; else zeroes before the numbers, full-width
    /// digits or a Japanese era.
    pub usual: bool,
}

/// The first year of each era is this many years after the year 1, less one.
const ERAS: [(&str, u16); 5] = [("明治", 1867), ("大正", 1911), ("昭和", 1925), ("平成", 1988), ("令和", 2018)];

/// Writes a date as `birth_date_unicode` has it: `1971年9月1日`.
#[must_use]
pub fn write_birth_text(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), u8::from(date.month()), date.day())
}

/// Reads a `birth_date_unicode`; `None` where no day can be made out of it.
#[must_use]
pub fn read_birth_text(text: &str) -> Option<BirthText> {
    let half_width: String = text.chars().map(half_width).collect();
    let (year, rest) = half_width.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let date = value::date(read_year(year)?, small(month)?, small(day)?)?;
    let usual =
        half_width == text && [year, month, day].iter().all(|part| part.starts_with(|c| matches!(c, '1'..='9')));
    Some(BirthText { date, usual })
}

/// Whether a `birth_date_unicode` says that the date, or a part of it, is not known.
pub(super) fn says_unknown(text: &str) -> bool {
    ["不詳", "不明"].iter().any(|word| text.contains(word))
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        other => other,
    }
}

fn read_year(text: &str) -> Option<u16> {
    for (era, before) in ERAS {
        if let Some(year) = text.strip_prefix(era) {
            let year = if year == "元" { 1 } else { small(year)? };
            return Some(before + year);
        }
    }
    (text.len() == 4).then(|| digits(text)).flatten()
}

/// A number of one or two digits.
fn small(text: &str) -> Option<u16> {
    matches!(text.len(), 1 | 2).then(|| digits(text)).flatten()
}

fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
