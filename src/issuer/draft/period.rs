use time::{Date, Duration, OffsetDateTime, Time};

use crate::profile::rules::{JST, three_months_after};

/// The days a record is valid when none are asked for.
pub const DEFAULT_DAYS: u16 = 30;

/// The times that go into a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// When it is signed.
    pub signed: OffsetDateTime,
    /// From when it is valid; the time of signing.
    pub valid_from: OffsetDateTime,
    /// Until when it is valid.
    pub valid_until: OffsetDateTime,
    /// What made it shorter than asked.
    pub cut: Option<Cut>,
}

/// What ends a record before the days asked for are over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    /// The card expires (番号法18条の2(5)).
    Card,
    /// The document signer's certificate ends.
    Signer,
}

/// Why no record can be issued for those times.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The card had expired.
    #[error("card expired {on}")]
    CardExpired {
        /// Its last day, in Japan.
        on: Date,
    },
    /// A validity of no days.
    #[error("no days")]
    NoDays,
    /// The clock stands beyond the years that can be written.
    #[error("out of range")]
    OutOfRange,
    /// The document signer's certificate had ended.
    #[error("signer expired {until}")]
    SignerExpired {
        /// Its end.
        until: OffsetDateTime,
    },
    /// The document signer's certificate has not begun.
    #[error("signer not valid before {from}")]
    SignerNotYet {
        /// Its beginning.
        from: OffsetDateTime,
    },
    /// Longer than three calendar months (番号法18条の2(5)).
    #[error("{days} days, at most {most}")]
    TooLong {
        /// The days asked for.
        days: u16,
        /// The most that fit from that day on.
        most: i64,
    },
}

/// The times of a record issued now for so many days.
///
/// `signed` is the full hour, so that it does not tell the moment, yet never before the signer's certificate begins.
/// The end is never after the last second of the card's last day in Japan, nor after the signer's certificate.
///
/// # Errors
/// No such record may be issued: see [`PeriodError`].
pub fn validity(
    now: OffsetDateTime,
    days: u16,
    card_expiry: Option<Date>,
    signer_from: OffsetDateTime,
    signer_until: OffsetDateTime,
) -> Result<Period, PeriodError> {
    if now < signer_from {
        return Err(PeriodError::SignerNotYet { from: signer_from });
    }
    let signed = full_hour(now).max(signer_from);
    let asked = asked_end(signed, days)?;
    let (mut valid_until, mut cut) = (asked, None);
    if signer_until < valid_until {
        (valid_until, cut) = (signer_until, Some(Cut::Signer));
    }
    if let Some(end) = card_expiry.and_then(end_of_day)
        && end < valid_until
    {
        (valid_until, cut) = (end, Some(Cut::Card));
    }
    match (cut, card_expiry) {
        (Some(Cut::Card), Some(on)) if valid_until <= now => Err(PeriodError::CardExpired { on }),
        (Some(_), _) if valid_until <= now => Err(PeriodError::SignerExpired { until: signer_until }),
        _ => Ok(Period { signed, valid_from: signed, valid_until, cut }),
    }
}

fn asked_end(signed: OffsetDateTime, days: u16) -> Result<OffsetDateTime, PeriodError> {
    if days == 0 {
        return Err(PeriodError::NoDays);
    }
    let limit = three_months_after(signed);
    let end = signed.checked_add(Duration::days(days.into())).ok_or(PeriodError::OutOfRange)?;
    if end > limit {
        return Err(PeriodError::TooLong { days, most: (limit - signed).whole_days() });
    }
    Ok(end)
}

fn full_hour(time: OffsetDateTime) -> OffsetDateTime {
    let hour = Time::from_hms(time.hour(), 0, 0).unwrap_or(Time::MIDNIGHT);
    time.replace_time(hour)
}

/// The last second of a day in Japan, by UTC.
fn end_of_day(day: Date) -> Option<OffsetDateTime> {
    let last = Time::from_hms(23, 59, 59).ok()?;
    Some(day.with_time(last).assume_offset(JST).to_offset(time::UtcOffset::UTC))
}
