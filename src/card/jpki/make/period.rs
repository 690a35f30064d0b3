//! From when to when: the last second of a birthday in Japan.

use ::time::{Date, Duration, Month, OffsetDateTime, Time, UtcOffset};

/// Japan's time.
const JST: UtcOffset = match UtcOffset::from_hms(9, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

/// How long an authority's certificate is valid, in years.
const AUTHORITY_YEARS: i32 = 10;

/// The last second of a day in Japan: 14:59:59Z.
fn end_of(day: Date) -> OffsetDateTime {
    day.with_time(Time::MIDNIGHT).assume_offset(JST).to_offset(UtcOffset::UTC) + Duration::DAY - Duration::SECOND
}

fn day_in_japan(at: OffsetDateTime) -> Date {
    at.to_offset(JST).date()
}

/// The same day of another year. Who is born on 29 February has their birthday on 28 February in other years, as for a
/// driving licence (Road Traffic Act, article 92-2); no rule is published for these certificates.
fn in_year(day: Date, year: i32) -> Option<Date> {
    match day.replace_year(year) {
        Ok(day) => Some(day),
        Err(_) => Date::from_calendar_date(year, Month::February, 28).ok(),
    }
}

/// The end of an authority's certificate: ten years on.
#[must_use]
pub fn authority_until(issued: OffsetDateTime) -> Option<OffsetDateTime> {
    let day = day_in_japan(issued);
    in_year(day, day.year() + AUTHORITY_YEARS).map(end_of)
}

/// The end of a person's certificate: the fifth birthday after it is issued, and not after the card's last day.
#[must_use]
pub fn person_until(birth: Date, issued: OffsetDateTime, card_expires: Option<Date>) -> Option<OffsetDateTime> {
    let day = day_in_japan(issued);
    let this_year = in_year(birth, day.year())?;
    let years = if this_year > day { 4 } else { 5 };
    let fifth = in_year(birth, day.year() + years)?;
    Some(end_of(card_expires.map_or(fifth, |expires| fifth.min(expires))))
}
