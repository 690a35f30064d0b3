use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{DraftError, ElementValue};
use crate::cbor::FullDate;
use crate::profile::mnc::{Element, Shape};
use crate::profile::suggest;
use crate::profile::value::ApproximateMask;

/// Reads the name of an element, as in `--omit NAME`.
///
/// # Errors
/// [`DraftError::UnknownElement`] with what was probably meant.
pub fn parse_name(name: &str) -> Result<Element, DraftError> {
    let unknown = || DraftError::UnknownElement { name: name.to_owned(), suggestion: suggest::by_name(name) };
    Element::named(name).ok_or_else(unknown)
}

/// Reads a choice `NAME=VALUE`, as in `--element`.
///
/// Numbers are decimal, answers `true` or `false`, images base64, dates `YYYY-MM-DD`; a date followed by `/` and an
/// approximate mask (`1971-09-01/00000011`) gives the map form of ISO/IEC TS 23220-2. Everything after the first `=`
/// is the value. Whether the value is right is **not** checked here.
///
/// # Errors
/// No `=`, an unknown name, or a value that is not of the element's shape.
pub fn parse_choice(choice: &str) -> Result<(Element, ElementValue), DraftError> {
    let without = || DraftError::ChoiceWithoutValue { name: choice.to_owned() };
    let (name, text) = choice.split_once('=').ok_or_else(without)?;
    let element = parse_name(name)?;
    let expected = element.info().writes;
    let value = parse_value(expected, text).ok_or(DraftError::ChoiceValue { element, expected })?;
    Ok((element, value))
}

fn parse_value(shape: Shape, text: &str) -> Option<ElementValue> {
    match shape {
        Shape::Bool => text.parse().ok().map(ElementValue::Bool),
        Shape::Bytes => STANDARD.decode(text).ok().map(ElementValue::Bytes),
        Shape::FullDate => parse_date(text),
        Shape::Text => Some(ElementValue::Text(text.to_owned())),
        Shape::Uint => digits(text).map(ElementValue::Uint),
        Shape::BirthDateMap | Shape::DateTime | Shape::Other => None,
    }
}

/// A number without sign; `parse` alone would take `+5`.
fn digits(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn parse_date(text: &str) -> Option<ElementValue> {
    let Some((day, mask)) = text.split_once('/') else {
        return FullDate::parse(text).map(|date| ElementValue::FullDate(date.0));
    };
    let FullDate(date) = FullDate::parse(day)?;
    let mask = Some(ApproximateMask::parse(mask)?);
    Some(ElementValue::BirthDate { date, mask })
}
