//! `tdate` and `full-date`: RFC 3339 text under tags 0 and 1004.

use std::fmt;

use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::{Decode, Decoder, Encode, Error, ErrorKind, Item, Node, Writer};

/// A deviation from the form that ISO/IEC 18013-5 gives dates; read all the same (cases N17, N18).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateLint {
    /// A fraction of a second.
    Fraction,
    /// A leap second, `23:59:60`, which RFC 3339 allows; read as the second before it.
    LeapSecond,
    /// Another offset than `Z`.
    Offset,
    /// No tag 0 around the text.
    Untagged,
}

/// `tdate = #6.0(tstr)`: a point in time, to the second, UTC (ISO/IEC 18013-5, 9.1.2.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tdate {
    at: OffsetDateTime,
    lint: Option<DateLint>,
    offset: usize,
}

impl Tdate {
    /// The point in time, cut to the second.
    #[must_use]
    pub fn new(at: OffsetDateTime) -> Self {
        let at = at.to_offset(UtcOffset::UTC);
        Self { at: at.replace_nanosecond(0).unwrap_or(at), lint: None, offset: 0 }
    }

    /// The point in time, UTC.
    #[must_use]
    pub fn at(self) -> OffsetDateTime {
        self.at
    }

    /// How its form deviated when it was read.
    #[must_use]
    pub fn lint(self) -> Option<DateLint> {
        self.lint
    }

    /// Offset of the item it was read from.
    #[must_use]
    pub fn offset(self) -> usize {
        self.offset
    }
}

impl fmt::Display for Tdate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_time(f, self.at)
    }
}

fn write_time(f: &mut fmt::Formatter<'_>, at: OffsetDateTime) -> fmt::Result {
    let (date, (hour, minute, second)) = (at.date(), at.to_hms());
    write!(f, "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", date.year(), u8::from(date.month()), date.day())
}

impl Encode for Tdate {
    fn encode(&self, writer: &mut Writer) {
        writer.tag(0).text(&self.to_string());
    }
}

impl<'a> Decode<'a> for Tdate {
    fn decode(item: Item<'a>, _: &Decoder<'a>) -> Result<Self, Error> {
        let offset = item.offset();
        let (text, mut lint) = match item.node {
            Node::Tag(0, content) => (content.text()?, None),
            Node::Text(text) => (text, Some(DateLint::Untagged)),
            _ => return Err(item.unexpected("tdate")),
        };
        let range = || Error::new(ErrorKind::Range { what: "tdate" }, offset);
        let at = match strict(text.as_bytes()) {
            Some(at) => at,
            None => {
                let at = OffsetDateTime::parse(&text, &Rfc3339).map_err(|_| range())?;
                let found = deviation(&text, at);
                lint = lint.or(Some(found));
                let at = at.to_offset(UtcOffset::UTC);
                if found == DateLint::LeapSecond { at.replace_nanosecond(0).unwrap_or(at) } else { at }
            }
        };
        Ok(Self { at, lint, offset })
    }
}

/// How RFC 3339 text that is not of the strict form deviates; the parser reads a leap second as the last nanosecond of
/// the second before, and only where one can be.
fn deviation(text: &str, at: OffsetDateTime) -> DateLint {
    if text.get(17..19) == Some("60") {
        DateLint::LeapSecond
    } else if at.nanosecond() == 0 && !text.contains('.') {
        DateLint::Offset
    } else {
        DateLint::Fraction
    }
}

/// `YYYY-MM-DDThh:mm:ssZ`, the only form the standard allows; read without the general parser.
fn strict(text: &[u8]) -> Option<OffsetDateTime> {
    let [date @ .., b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z'] = text else { return None };
    let number = |digits: [u8; 2]| pair(digits);
    let time = time::Time::from_hms(number([*h1, *h2])?, number([*m1, *m2])?, number([*s1, *s2])?).ok()?;
    Some(PrimitiveDateTime::new(calendar(date)?, time).assume_utc())
}

fn pair([tens, ones]: [u8; 2]) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

/// `YYYY-MM-DD`, if it is a day of the calendar.
fn calendar(text: &[u8]) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let year = i32::from(pair([y1, y2])?) * 100 + i32::from(pair([y3, y4])?);
    Date::from_calendar_date(year, Month::try_from(pair([m1, m2])?).ok()?, pair([d1, d2])?).ok()
}

/// `full-date = #6.1004(tstr)` (RFC 8943).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FullDate(pub Date);

impl FullDate {
    /// Reads `YYYY-MM-DD`; a day that no calendar has is no date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        calendar(text.as_bytes()).map(Self)
    }
}

impl fmt::Display for FullDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl Encode for FullDate {
    fn encode(&self, writer: &mut Writer) {
        writer.tag(1004).text(&self.to_string());
    }
}
