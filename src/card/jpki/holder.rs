//! Whom a 署名用 certificate is for: six otherNames of subjectAltName, and those that came later.

use ::time::{Date, Month};
use const_oid::ObjectIdentifier;
use der::Tag;

use super::kind::ReadError;
use crate::x509::tlv::{Item, context, only};
use crate::x509::{Certificate, Error, Oid, oid};

/// The data of the holder. What is in it is what the certificate says: characters that it could not hold are stand-ins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder<'a> {
    /// 氏名, as the certificate can write it.
    pub name: &'a str,
    /// Which characters of the name are stand-ins.
    pub name_flags: Flags,
    /// 性別: `1` male, `2` female, others as they stand.
    pub sex: &'a str,
    /// 生年月日.
    pub birth: Birth<'a>,
    /// 住所, as the certificate can write it.
    pub address: &'a str,
    /// Which characters of the address are stand-ins.
    pub address_flags: Flags,
    /// Everything else, in order; a kana reading was announced for 2026 under a number that is not published.
    pub others: Vec<OtherName<'a>>,
}

/// Which characters are stand-ins (代替文字): the real one lies outside of JIS X 0208 and JIS X 0212.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flags(Vec<bool>);

/// An era, by its digit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Era {
    /// 0: not known.
    Unknown,
    /// 1: 明治.
    Meiji,
    /// 2: 大正.
    Taisho,
    /// 3: 昭和.
    Showa,
    /// 4: 平成.
    Heisei,
    /// 5: 令和.
    Reiwa,
}

/// A date of birth: the digit of an era, then the date in the Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Birth<'a> {
    /// As it stands.
    pub text: &'a str,
    /// The era.
    pub era: Era,
    /// The date; none where it is no day of the calendar (a day that nobody knows is written `00`).
    pub date: Option<Date>,
}

/// An otherName that is none of the six.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OtherName<'a> {
    /// Its type.
    pub oid: Oid<'a>,
    /// Its value, in DER.
    pub value: &'a [u8],
    /// Its text, where it is one.
    pub text: Option<&'a str>,
}

/// The arc of the six.
pub(super) const ARC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5");
/// Names of the six in the profile, by their last number less one.
pub(super) const PARTS: [&str; 6] =
    ["name", "name substitutes", "sex", "date of birth", "address", "address substitutes"];

impl Era {
    /// First days, the latest first.
    const BEGIN: [(Self, i32, Month, u8); 5] = [
        (Self::Reiwa, 2019, Month::May, 1),
        (Self::Heisei, 1989, Month::January, 8),
        (Self::Showa, 1926, Month::December, 25),
        (Self::Taisho, 1912, Month::July, 30),
        (Self::Meiji, 1868, Month::January, 25),
    ];

    /// The era of a day.
    #[must_use]
    pub fn of_date(date: Date) -> Self {
        let day = (date.year(), u8::from(date.month()), date.day());
        let row = Self::BEGIN.iter().find(|row| (row.1, u8::from(row.2), row.3) <= day);
        row.map_or(Self::Unknown, |row| row.0)
    }

    /// Its digit.
    #[must_use]
    pub fn digit(self) -> char {
        char::from(b'0' + self as u8)
    }

    fn of_digit(digit: u8) -> Option<Self> {
        let all = [Self::Unknown, Self::Meiji, Self::Taisho, Self::Showa, Self::Heisei, Self::Reiwa];
        all.into_iter().find(|era| era.digit() == char::from(digit))
    }
}

impl Flags {
    /// Reads one `0` or `1` for each character; none where that is not so.
    #[must_use]
    pub fn parse(text: &str, characters: usize) -> Option<Self> {
        let flags: Option<Vec<bool>> = text
            .chars()
            .map(|flag| match flag {
                '0' => Some(false),
                '1' => Some(true),
                _ => None,
            })
            .collect();
        flags.filter(|flags| flags.len() == characters).map(Self)
    }

    /// Whether the character at this place is a stand-in.
    #[must_use]
    pub fn is_set(&self, position: usize) -> bool {
        self.0.get(position).copied().unwrap_or(false)
    }

    /// The places of stand-ins, counted from 0.
    pub fn positions(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(|(_, flag)| **flag).map(|(position, _)| position)
    }
}

impl<'a> Birth<'a> {
    /// Reads `EYYYYMMDD`.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (era, digits) = bytes.split_first().filter(|(_, digits)| digits.len() == 8)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let number = |part: &[u8]| part.iter().fold(0_u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
        let (month, day) = (u8::try_from(number(&digits[4..6])).ok()?, u8::try_from(number(&digits[6..])).ok()?);
        let month = Month::try_from(month).ok();
        let date = month.and_then(|month| Date::from_calendar_date(i32::from(number(&digits[..4])), month, day).ok());
        Some(Self { text, era: Era::of_digit(*era)?, date })
    }
}

impl<'a> Holder<'a> {
    pub(super) fn of_certificate(certificate: &Certificate<'a>) -> Result<Self, ReadError> {
        let mut six: [Option<(&'a str, usize)>; 6] = [None; 6];
        let mut others = Vec::new();
        for (name, offset) in other_names(certificate)? {
            match place(name.oid) {
                None => others.push(name),
                Some(place) => {
                    let part = PARTS[place];
                    let text = name.text.filter(|_| six[place].is_none());
                    six[place] = Some((text.ok_or(ReadError::Form { part, offset })?, offset));
                }
            }
        }
        let take = |place: usize| six[place].ok_or(ReadError::Missing { part: PARTS[place] });
        let flags = |place: usize, text: &str| {
            let (flags, offset) = take(place)?;
            let form = ReadError::Form { part: PARTS[place], offset };
            Flags::parse(flags, text.chars().count()).ok_or(form)
        };
        let (name, address) = (take(0)?.0, take(4)?.0);
        let (birth, offset) = take(3)?;
        let birth = Birth::parse(birth).ok_or(ReadError::Form { part: PARTS[3], offset })?;
        let (name_flags, address_flags) = (flags(1, name)?, flags(5, address)?);
        Ok(Self { name, name_flags, sex: take(2)?.0, birth, address, address_flags, others })
    }
}

/// Which of the six this is.
fn place(oid: Oid<'_>) -> Option<usize> {
    match oid.as_bytes().strip_prefix(ARC.as_bytes()) {
        Some([number @ 1..=6]) => Some(usize::from(*number) - 1),
        _ => None,
    }
}

/// Every otherName of subjectAltName, and where it lies; other forms of names are passed over.
fn other_names<'a>(certificate: &Certificate<'a>) -> Result<Vec<(OtherName<'a>, usize)>, ReadError> {
    let part = "subjectAltName";
    let Some(found) = certificate.extensions().find(&oid::SUBJECT_ALT_NAME) else {
        return Err(ReadError::Missing { part });
    };
    let mut reader = only(found.value, found.offset, Tag::Sequence, part)?.inside(part);
    let mut list = Vec::with_capacity(6);
    while !reader.is_empty() {
        let item = reader.any()?;
        if item.tag == context(0, true) {
            list.push((other_name(&item)?, item.offset));
        }
    }
    Ok(list)
}

fn other_name<'a>(item: &Item<'a>) -> Result<OtherName<'a>, Error> {
    let part = "otherName";
    let mut reader = item.inside(part);
    let oid = reader.required(Tag::ObjectIdentifier)?.oid(part)?;
    let mut inner = reader.required(context(0, true))?.inside(part);
    reader.finish()?;
    let value = inner.any()?;
    inner.finish()?;
    let text = if value.tag == Tag::Utf8String { std::str::from_utf8(value.value).ok() } else { None };
    Ok(OtherName { oid, value: value.raw, text })
}
