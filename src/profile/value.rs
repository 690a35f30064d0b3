//! Values of elements: as read, borrowed and possibly odd; and as written, owned and of a known shape.

use std::borrow::Cow;
use std::fmt;

use time::Date;

use super::mnc::Shape;
use crate::cbor::{Encode, FullDate, Item, Node, Writer};

/// A value as it stands in a record: only as much of CBOR as the elements of the record use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'a> {
    /// `{"birth_date": …, ? "approximate_mask": tstr}`.
    BirthDate {
        /// The text of the date; whether it was tagged 1004 is not kept.
        date: Cow<'a, str>,
        /// The text of the mask.
        mask: Option<Cow<'a, str>>,
    },
    /// `bool`.
    Bool(bool),
    /// `bstr`.
    Bytes(&'a [u8]),
    /// The text under tag 0.
    DateTime(Cow<'a, str>),
    /// The text under tag 1004.
    FullDate(Cow<'a, str>),
    /// Anything else.
    Other,
    /// `tstr`.
    Text(Cow<'a, str>),
    /// `uint`.
    Uint(u64),
}

impl<'a> Value<'a> {
    /// The value of a CBOR item.
    #[must_use]
    pub fn of_item(item: &'a Item<'_>) -> Self {
        match &item.node {
            Node::Bool(value) => Self::Bool(*value),
            Node::Bytes(bytes) => Self::Bytes(bytes),
            Node::Map(entries) => birth_date_map(entries).unwrap_or(Self::Other),
            Node::Tag(0, text) => text.node.as_text().map_or(Self::Other, |text| Self::DateTime(text.into())),
            Node::Tag(1004, text) => text.node.as_text().map_or(Self::Other, |text| Self::FullDate(text.into())),
            Node::Text(text) => Self::Text(text.as_ref().into()),
            Node::Uint(value) => Self::Uint(*value),
            _ => Self::Other,
        }
    }

    /// Its shape.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match self {
            Self::BirthDate { .. } => Shape::BirthDateMap,
            Self::Bool(_) => Shape::Bool,
            Self::Bytes(_) => Shape::Bytes,
            Self::DateTime(_) => Shape::DateTime,
            Self::FullDate(_) => Shape::FullDate,
            Self::Other => Shape::Other,
            Self::Text(_) => Shape::Text,
            Self::Uint(_) => Shape::Uint,
        }
    }
}

/// The map form of a birth date; any other key makes it something else.
fn birth_date_map<'a>(entries: &'a [(Item<'_>, Item<'_>)]) -> Option<Value<'a>> {
    let (mut date, mut mask) = (None, None);
    for (key, value) in entries {
        match key.node.as_text()? {
            "birth_date" => date = Some(dated_text(value)?),
            "approximate_mask" => mask = Some(value.node.as_text()?.into()),
            _ => return None,
        }
    }
    date.map(|date| Value::BirthDate { date: date.into(), mask })
}

fn dated_text<'a>(item: &'a Item<'_>) -> Option<&'a str> {
    match &item.node {
        Node::Tag(1004, text) => text.node.as_text(),
        other => other.as_text(),
    }
}

/// A value to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ElementValue {
    /// `{"birth_date": 1004(…), ? "approximate_mask": tstr}`, the form of ISO/IEC TS 23220-2.
    BirthDate {
        /// The date; where parts of it are unknown, some date within what is known.
        date: Date,
        /// Which digits of the date are not known.
        mask: Option<ApproximateMask>,
    },
    /// `bool`.
    Bool(bool),
    /// `bstr`.
    Bytes(Vec<u8>),
    /// `#6.1004(tstr)`.
    FullDate(Date),
    /// `tstr`.
    Text(String),
    /// `uint`.
    Uint(u64),
}

impl ElementValue {
    /// The value as a reader would see it.
    #[must_use]
    pub fn as_value(&self) -> Value<'_> {
        match self {
            Self::BirthDate { date, mask } => Value::BirthDate {
                date: FullDate(*date).to_string().into(),
                mask: mask.map(|mask| mask.to_string().into()),
            },
            Self::Bool(value) => Value::Bool(*value),
            Self::Bytes(bytes) => Value::Bytes(bytes),
            Self::FullDate(date) => Value::FullDate(FullDate(*date).to_string().into()),
            Self::Text(text) => Value::Text(text.as_str().into()),
            Self::Uint(value) => Value::Uint(*value),
        }
    }
}

impl Encode for ElementValue {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::BirthDate { date, mask } => {
                writer.map(1 + usize::from(mask.is_some())).text("birth_date").value(&FullDate(*date));
                if let Some(mask) = mask {
                    writer.text("approximate_mask").text(&mask.to_string());
                }
            }
            Self::Bool(value) => drop(writer.bool(*value)),
            Self::Bytes(bytes) => drop(writer.bytes(bytes)),
            Self::FullDate(date) => drop(writer.value(&FullDate(*date))),
            Self::Text(text) => drop(writer.text(text)),
            Self::Uint(value) => drop(writer.uint(*value)),
        }
    }
}

/// The date of these numbers, if there is one.
pub(super) fn date(year: u16, month: u16, day: u16) -> Option<Date> {
    let month = u8::try_from(month).ok()?.try_into().ok()?;
    Date::from_calendar_date(year.into(), month, u8::try_from(day).ok()?).ok()
}

/// Which of the eight digits of a birth date `YYYYMMDD` are not known: `1` for unknown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ApproximateMask([bool; 8]);

impl ApproximateMask {
    /// Reads eight characters `0` or `1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bits: Option<Vec<bool>> = text.chars().map(|c| matches!(c, '0' | '1').then_some(c == '1')).collect();
        bits?.try_into().ok().map(Self)
    }

    /// Whether any digit is unknown.
    #[must_use]
    pub fn hides_any(self) -> bool {
        self.0.contains(&true)
    }
}

impl fmt::Display for ApproximateMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|hidden| f.write_str(if *hidden { "1" } else { "0" }))
    }
}

#[cfg(test)]
mod tests;
