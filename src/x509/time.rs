//! Times in certificates: UTCTime and GeneralizedTime, in UTC, to the second (RFC 5280, 4.1.2.5).

use ::time::{Date, Month, OffsetDateTime, Time};
use der::Tag;

use super::error::{Error, ErrorKind};
use super::tlv::{Item, Reader};

/// Takes a time of either form.
pub(super) fn take(reader: &mut Reader<'_>, part: &'static str) -> Result<OffsetDateTime, Error> {
    let item = reader.clone().naming(part).any()?;
    let _ = reader.any()?;
    of_item(&item).ok_or(Error { kind: ErrorKind::Time, part, offset: item.offset })
}

fn of_item(item: &Item<'_>) -> Option<OffsetDateTime> {
    match item.tag {
        Tag::UtcTime => {
            let (year, rest) = item.value.split_at_checked(2)?;
            let year = digits(year)?;
            parse(if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        Tag::GeneralizedTime => {
            let (year, rest) = item.value.split_at_checked(4)?;
            parse(digits(year)?, rest)
        }
        _ => None,
    }
}

/// `MMDDHHMMSSZ` behind a year.
fn parse(year: u32, rest: &[u8]) -> Option<OffsetDateTime> {
    let (fields, zone) = rest.split_at_checked(10)?;
    if zone != b"Z" {
        return None;
    }
    let mut numbers = fields.chunks_exact(2).map(|pair| digits(pair).and_then(|number| u8::try_from(number).ok()));
    let month = Month::try_from(numbers.next()??).ok()?;
    let date = Date::from_calendar_date(i32::try_from(year).ok()?, month, numbers.next()??).ok()?;
    let time = Time::from_hms(numbers.next()??, numbers.next()??, numbers.next()??).ok()?;
    Some(OffsetDateTime::new_utc(date, time))
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests;
