use time::macros::offset;
use time::{Date, OffsetDateTime, UtcOffset};

/// Japan Standard Time: the days by which ages and calendar periods are counted.
pub const JST: UtcOffset = offset!(+9);

/// The day it is in Japan.
#[must_use]
pub fn jst_day(time: OffsetDateTime) -> Date {
    time.to_offset(JST).date()
}

/// The completed years of a person on a day; `None` before the birth.
///
/// The N-th birthday counts as N. By law the age is reached at the end of the day before (年齢計算ニ関スル法律), which
/// comes to the same in whole days. A birth on 29 February counts on 1 March in common years, on the same ground:
/// the age is reached at the end of 28 February.
#[must_use]
pub fn age_on(birth: Date, day: Date) -> Option<u16> {
    let before_birthday = (u8::from(day.month()), day.day()) < (u8::from(birth.month()), birth.day());
    let years = day.year() - birth.year() - i32::from(before_birthday);
    u16::try_from(years).ok()
}
