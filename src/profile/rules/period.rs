use time::{Date, Duration, Month, OffsetDateTime, util::days_in_month};

use super::age::JST;

/// The same time of day so many calendar months later, counted by the days of Japan; where that month is too short,
/// its last day.
///
/// `None` beyond the years that can be written.
#[must_use]
pub fn months_after(from: OffsetDateTime, months: u8) -> Option<OffsetDateTime> {
    let local = from.to_offset(JST);
    let later = u8::from(local.month()) - 1 + months % 12;
    let year = local.year() + i32::from(months / 12) + i32::from(later / 12);
    let month = Month::try_from(later % 12 + 1).ok()?;
    let day = local.day().min(days_in_month(month, year));
    let date = Date::from_calendar_date(year, month, day).ok()?;
    Some(local.replace_date(date).to_offset(from.offset()))
}

/// The latest end of a validity that starts then: three calendar months (番号法18条の2(5)).
#[must_use]
pub fn three_months_after(from: OffsetDateTime) -> OffsetDateTime {
    // the years end at 9999: no validity starts so late, and a shorter one is never too long
    months_after(from, 3).unwrap_or_else(|| from.saturating_add(Duration::days(89)))
}
