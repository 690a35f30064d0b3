//! Values that stand in several files.

use std::fmt;

use time::{Date, Month};

/// A date as eight digits, `YYYYMMDD`, Gregorian; whether there is such a day is another question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardDate([u8; 8]);

impl CardDate {
    /// Reads eight ASCII digits.
    #[must_use]
    pub fn parse(digits: [u8; 8]) -> Option<Self> {
        digits.iter().all(u8::is_ascii_digit).then_some(Self(digits))
    }

    /// A day; none in a year that has not four digits.
    #[must_use]
    pub fn of_date(date: Date) -> Option<Self> {
        let (year, month, day) = date.to_calendar_date();
        Self::parse(format!("{year:04}{:02}{day:02}", u8::from(month)).as_bytes().try_into().ok()?)
    }

    /// Its digits.
    #[must_use]
    pub fn as_digits(&self) -> &[u8; 8] {
        &self.0
    }

    /// The day, if there is such a one.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        let number = |digits: &[u8]| digits.iter().fold(0u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
        let month = Month::try_from(u8::try_from(number(&self.0[4..6])).ok()?).ok()?;
        let day = u8::try_from(number(&self.0[6..])).ok()?;
        Date::from_calendar_date(number(&self.0[..4]).into(), month, day).ok()
    }
}

impl fmt::Display for CardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = std::str::from_utf8(&self.0).unwrap_or_default(); // digits are text
        write!(f, "{}-{}-{}", &text[..4], &text[4..6], &text[6..])
    }
}

impl fmt::Debug for CardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// 性別, one digit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sex {
    /// `1`.
    Male,
    /// `2`.
    Female,
    /// `9`, neither.
    NotApplicable,
    /// `0`, `3` or another byte: it does not say.
    Unknown(u8),
}

impl Sex {
    /// The sex of this byte.
    #[must_use]
    pub fn of_byte(byte: u8) -> Self {
        match byte {
            b'1' => Self::Male,
            b'2' => Self::Female,
            b'9' => Self::NotApplicable,
            other => Self::Unknown(other),
        }
    }

    /// Its byte.
    #[must_use]
    pub fn to_byte(self) -> u8 {
        match self {
            Self::Male => b'1',
            Self::Female => b'2',
            Self::NotApplicable => b'9',
            Self::Unknown(byte) => byte,
        }
    }
}

/// The name of a key: seven digits, `08 05`, three digits, four bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; Self::LENGTH]);

impl KeyId {
    /// How many bytes it has.
    pub const LENGTH: usize = 16;

    /// Reads a name.
    #[must_use]
    pub fn parse(bytes: [u8; Self::LENGTH]) -> Option<Self> {
        let are_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
        (are_digits(&bytes[..7]) && bytes[7..9] == [8, 5] && are_digits(&bytes[9..12])).then_some(Self(bytes))
    }

    /// The name of these parts, of which the first two have to be digits.
    #[must_use]
    pub const fn new(number: &[u8; 7], group: &[u8; 3], rest: [u8; 4]) -> Self {
        let [a, b, c, d, e, f, g] = *number;
        let [h, i, j] = *group;
        let [k, l, m, n] = rest;
        Self([a, b, c, d, e, f, g, 8, 5, h, i, j, k, l, m, n])
    }

    /// All its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// The seven digits: `5…` of the real hierarchy, `6…` of that for tests; a municipality code and two digits.
    #[must_use]
    pub fn number(&self) -> &str {
        std::str::from_utf8(&self.0[..7]).unwrap_or_default() // digits are text
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({} {})", self.number(), hex::encode(&self.0[7..]))
    }
}

/// What an application says of itself, in four bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct AppInfo {
    /// Version of its specification.
    pub version: u8,
    /// Whether it takes extended lengths.
    pub extended: u8,
    /// Who made it.
    pub vendor: u8,
    /// An option of that maker.
    pub option: u8,
}

impl AppInfo {
    /// Reads the four bytes.
    #[must_use]
    pub fn of_bytes([version, extended, vendor, option]: [u8; 4]) -> Self {
        Self { version, extended, vendor, option }
    }

    /// The four bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 4] {
        [self.version, self.extended, self.vendor, self.option]
    }
}
