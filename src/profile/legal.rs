//! Sets of elements by name, for requests; some are what a law asks for, with that law's limits.

mod lint;
mod table;

use time::Date;

use super::mnc::Element;

pub use lint::{LegalFinding, request, response};
pub use table::PROFILES;

/// A named set of elements to ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Profile {
    /// Its name, as in `--ask`.
    pub name: &'static str,
    /// Its parts: of each, one element must be there.
    pub parts: &'static [Part],
    /// The law behind it, if any.
    pub law: Option<Law>,
    /// Id of the message that describes it, `profile-…`.
    pub label: &'static str,
}

/// One thing a profile needs, by whichever element tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// The elements that tell it; the first is the one that is asked for.
    pub any_of: &'static [Element],
    /// Elements that may come along without being too much.
    pub with: &'static [Element],
}

/// The law behind a profile.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Law {
    /// The clauses and the days from which they are so named, oldest first.
    pub clauses: &'static [(Date, &'static str)],
    /// What else it demands.
    pub limits: &'static [Limit],
}

/// What a law demands beside elements; no program can check these for its user.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Limit {
    /// In principle only for people of this age or more.
    Age(u8),
    /// Sent by a certified program and confirmed by one of 番号法18条の4.
    CertifiedPrograms,
    /// The number may not be stored or copied beyond what 番号法20条 allows.
    KeepingNumber,
    /// Only who handles individual numbers by law may ask (個人番号利用事務等実施者).
    NumberUsersOnly,
}

/// Why there is no profile of a name.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UnknownProfile {
    /// The law of that name has no way by this record; the day is that of our knowledge.
    #[error("not available: {name}")]
    NotAvailable {
        /// The name.
        name: &'static str,
        /// The day on which this was looked up.
        as_of: Date,
    },
    /// There is none of that name.
    #[error("unknown profile")]
    Unknown,
}

impl Profile {
    /// The profile of that name.
    ///
    /// # Errors
    /// No such profile, or one that the law does not have.
    pub fn find(name: &str) -> Result<&'static Self, UnknownProfile> {
        if let Some((name, as_of)) = table::NOT_AVAILABLE.iter().find(|(known, _)| *known == name) {
            return Err(UnknownProfile::NotAvailable { name, as_of: *as_of });
        }
        PROFILES.iter().find(|profile| profile.name == name).ok_or(UnknownProfile::Unknown)
    }

    /// The elements to ask for.
    pub fn elements(&self) -> impl Iterator<Item = Element> + use<> {
        let parts: &'static [Part] = self.parts;
        parts.iter().filter_map(|part| part.any_of.first().copied())
    }

    /// Whether the element may be asked for or sent under this profile without being too much.
    #[must_use]
    pub fn allows(&self, element: Element) -> bool {
        self.parts.iter().any(|part| part.any_of.contains(&element) || part.with.contains(&element))
    }
}

impl Law {
    /// The name of the clause on a day; `None` before it came into force.
    #[must_use]
    pub fn clause(&self, day: Date) -> Option<&'static str> {
        self.clauses.iter().rev().find(|(from, _)| *from <= day).map(|(_, clause)| *clause)
    }

    /// The next change of the clause's name after a day.
    #[must_use]
    pub fn next_clause(&self, day: Date) -> Option<(Date, &'static str)> {
        self.clauses.iter().find(|(from, _)| *from > day).copied()
    }
}

#[cfg(test)]
mod tests;
