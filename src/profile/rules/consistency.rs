use time::Date;

use super::SEX_WORDS;
use super::age::age_on;
use super::birth::read_birth_text;
use super::finding::{Finding, Flaw};
use super::values::{birth_date_of, sex_of};
use crate::profile::mnc::{Element, Threshold};
use crate::profile::value::Value;

/// Judges the values against each other, ages as of the day of signing in Japan.
///
/// Ages are frozen when the record is signed: on the day it is shown the person may be older. What is absent or
/// unreadable is not compared; a birth date with masked digits gives no age.
#[must_use]
pub fn consistency(record: &[(Element, Value<'_>)], signed: Date) -> Vec<Finding> {
    let mut findings = vec![];
    findings.extend(sex(record));
    match birth(record, &mut findings) {
        Some(birth) => findings.extend(ages(record, birth, signed)),
        None => findings.extend(years_and_answers(record).into_iter().chain(answers(record))),
    }
    findings
}

fn value<'r, 'a>(record: &'r [(Element, Value<'a>)], element: Element) -> Option<&'r Value<'a>> {
    record.iter().find(|(name, _)| *name == element).map(|(_, value)| value)
}

fn thresholds(record: &[(Element, Value<'_>)]) -> Vec<(Threshold, bool)> {
    let answer = |(element, value): &(Element, Value<'_>)| match (element, value) {
        (Element::AgeOver(threshold), Value::Bool(answer)) => Some((*threshold, *answer)),
        _ => None,
    };
    record.iter().filter_map(answer).collect()
}

fn sex(record: &[(Element, Value<'_>)]) -> Option<Finding> {
    let code = sex_of(value(record, Element::Sex)?)?;
    let Value::Text(text) = value(record, Element::SexText)? else { return None };
    let (expected, _) = SEX_WORDS.iter().find(|(_, word)| word == text)?;
    (*expected != code).then_some(Finding { element: Element::SexText, flaw: Flaw::SexDiffers })
}

/// The birth date of the record, by whichever element has one.
fn birth(record: &[(Element, Value<'_>)], findings: &mut Vec<Finding>) -> Option<Date> {
    let coded = value(record, Element::BirthDate);
    let date = coded.and_then(birth_date_of);
    let words = match value(record, Element::BirthDateText) {
        Some(Value::Text(text)) => read_birth_text(text).map(|read| read.date),
        _ => None,
    };
    if date.zip(words).is_some_and(|(date, words)| date != words) {
        findings.push(Finding { element: Element::BirthDateText, flaw: Flaw::BirthDateDiffers });
    }
    // a masked date is there and gives no day; the words are then no better
    if coded.is_some() { date } else { words }
}

fn ages(record: &[(Element, Value<'_>)], birth: Date, signed: Date) -> Vec<Finding> {
    if birth > signed {
        let with_date = [Element::BirthDate, Element::BirthDateText].into_iter().find(|e| value(record, *e).is_some());
        let element = with_date.unwrap_or(Element::BirthDate);
        return vec![Finding { element, flaw: Flaw::BirthInFuture }];
    }
    let Some(expected) = age_on(birth, signed) else { return vec![] };
    let mut findings = vec![];
    if let Some(Value::Uint(found)) = value(record, Element::AgeInYears)
        && *found != u64::from(expected)
    {
        let flaw = Flaw::AgeDiffers { found: *found, expected, on: signed };
        findings.push(Finding { element: Element::AgeInYears, flaw });
    }
    for (threshold, found) in thresholds(record) {
        if found != (expected >= u16::from(threshold.age())) {
            let flaw = Flaw::AgeOverDiffers { found, on: signed };
            findings.push(Finding { element: Element::AgeOver(threshold), flaw });
        }
    }
    findings
}

fn years_and_answers(record: &[(Element, Value<'_>)]) -> Vec<Finding> {
    let Some(Value::Uint(years)) = value(record, Element::AgeInYears) else { return vec![] };
    let contradicts = |(threshold, answer): &(Threshold, bool)| *answer != (*years >= u64::from(threshold.age()));
    let finding =
        |(threshold, _)| Finding { element: Element::AgeOver(threshold), flaw: Flaw::AgeOverYears { years: *years } };
    thresholds(record).into_iter().filter(contradicts).map(finding).collect()
}

/// Who is over an age is over every lower one.
fn answers(record: &[(Element, Value<'_>)]) -> Vec<Finding> {
    let answers = thresholds(record);
    let lower_no = |(high, yes): &(Threshold, bool)| {
        let other = answers.iter().find(|(low, answer)| low < high && !answer && *yes)?;
        Some(Finding { element: Element::AgeOver(*high), flaw: Flaw::AgeOverOrder { other: other.0 } })
    };
    answers.iter().filter_map(lower_no).collect()
}
