//! What is to be signed: a person's data as typed elements, checked before anything is issued.

mod error;
mod option;
mod period;
mod person;

use std::collections::BTreeMap;
use std::fmt;

use time::Date;

use crate::profile::mnc::{Element, Threshold};
use crate::profile::rules::{self, Finding, Severity};
use crate::profile::value::Value;

pub use crate::profile::value::ElementValue;
pub use error::DraftError;
pub use option::{parse_choice, parse_name};
pub use period::{Cut, DEFAULT_DAYS, Period, PeriodError, validity};
pub use person::{Address, CardFacts, Person, PersonError, PortraitSource};

/// The elements of a record that is not signed yet, each at most once, in the order of the table.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Draft {
    values: BTreeMap<Element, ElementValue>,
}

impl Draft {
    /// The elements of a person, with the ages of that day in Japan.
    ///
    /// Without a portrait there is no such element (番号法2条8項); sexes that no word is known for have no
    /// `sex_unicode`. `ages` are the `age_over_NN` to answer.
    ///
    /// # Errors
    /// A person who is not born yet on that day.
    pub fn of_person(
        person: &Person,
        portrait: Option<Vec<u8>>,
        day: Date,
        ages: &[Threshold],
    ) -> Result<Self, DraftError> {
        let age = rules::age_on(person.birth_date, day).ok_or(DraftError::NotBorn { on: day })?;
        let mut draft = Self::default();
        draft.set(Element::FullName, ElementValue::Text(person.full_name.clone()));
        draft.set(Element::ResidentAddress, ElementValue::Text(person.address.text()));
        draft.set(Element::LocalGovCode, ElementValue::Text(person.local_gov_code.clone()));
        draft.set(Element::IndividualNumber, ElementValue::Text(person.number.secret_digits().to_owned()));
        if let Some(image) = portrait {
            draft.set(Element::Portrait, ElementValue::Bytes(image));
        }
        if let Some((_, word)) = rules::SEX_WORDS.iter().find(|(code, _)| *code == u64::from(person.sex)) {
            draft.set(Element::SexText, ElementValue::Text((*word).to_owned()));
        }
        draft.set(Element::Sex, ElementValue::Uint(person.sex.into()));
        draft.set_birth(person.birth_date);
        draft.set_ages(age, ages);
        Ok(draft)
    }

    fn set_birth(&mut self, birth: Date) {
        self.set(Element::BirthDateText, ElementValue::Text(rules::write_birth_text(birth)));
        self.set(Element::BirthDate, ElementValue::FullDate(birth));
    }

    fn set_ages(&mut self, age: u16, ages: &[Threshold]) {
        self.set(Element::AgeInYears, ElementValue::Uint(age.into()));
        for threshold in ages {
            self.set(Element::AgeOver(*threshold), ElementValue::Bool(age >= threshold.age().into()));
        }
    }

    /// Puts in an element, in place of what it had.
    pub fn set(&mut self, element: Element, value: ElementValue) {
        self.values.insert(element, value);
    }

    /// Leaves out an element; says whether it was there.
    pub fn omit(&mut self, element: Element) -> bool {
        self.values.remove(&element).is_some()
    }

    /// The value of an element.
    #[must_use]
    pub fn value(&self, element: Element) -> Option<&ElementValue> {
        self.values.get(&element)
    }

    /// The elements and their values.
    pub fn elements(&self) -> impl ExactSizeIterator<Item = (Element, &ElementValue)> {
        self.values.iter().map(|(element, value)| (*element, value))
    }

    /// Checks the values, each by itself and all together, as of the day of signing in Japan.
    ///
    /// What is merely unusual comes back as remarks.
    ///
    /// # Errors
    /// [`DraftError::Values`] with everything a record must not say; [`DraftError::Empty`].
    pub fn check(&self, day: Date) -> Result<Vec<Finding>, DraftError> {
        if self.values.is_empty() {
            return Err(DraftError::Empty);
        }
        let record: Vec<(Element, Value<'_>)> = self.elements().map(|(e, value)| (e, value.as_value())).collect();
        let findings = rules::values(&record).into_iter().chain(rules::consistency(&record, day));
        let (wrong, remarks): (Vec<_>, Vec<_>) = findings.partition(|found| found.severity() == Severity::Wrong);
        if wrong.is_empty() { Ok(remarks) } else { Err(DraftError::Values(wrong)) }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.values.keys().map(|element| element.identifier())).finish()
    }
}

#[cfg(test)]
mod tests;
