use time::Date;

use super::{Part, Profile};
use crate::cbor::FullDate;
use crate::profile::mnc::Element;
use crate::report::Evidence;

/// Something between a request or a response and the profile it is meant for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum LegalFinding {
    /// A part is told by no element; the one that would be asked for is named.
    Missing(Element),
    /// The photo is missing: a card without a photo cannot serve this profile at all.
    NoPhoto,
    /// The law is not in force yet.
    NotInForce {
        /// The day it comes into force.
        from: Date,
    },
    /// An element the profile does not need.
    TooMuch(Element),
}

impl LegalFinding {
    /// Its stable id: the message is `finding-` and this.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Missing(_) => "legal-missing",
            Self::NoPhoto => "legal-no-photo",
            Self::NotInForce { .. } => "legal-not-in-force",
            Self::TooMuch(_) => "legal-too-much",
        }
    }

    /// The finding as evidence of a check.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let evidence = Evidence::new(self.id());
        match self {
            Self::Missing(element) | Self::TooMuch(element) => evidence.with("element", element.identifier()),
            Self::NoPhoto => evidence,
            Self::NotInForce { from } => evidence.with("from", FullDate(*from).to_string()),
        }
    }
}

/// Judges the elements a request asks for.
#[must_use]
pub fn request(profile: &Profile, asked: &[Element], day: Date) -> Vec<LegalFinding> {
    judge(profile, asked, day, LegalFinding::Missing)
}

/// Judges the elements a response brings; a missing photo is told apart, since no further asking helps.
#[must_use]
pub fn response(profile: &Profile, sent: &[Element], day: Date) -> Vec<LegalFinding> {
    judge(profile, sent, day, |element| match element {
        Element::Portrait => LegalFinding::NoPhoto,
        other => LegalFinding::Missing(other),
    })
}

fn judge(
    profile: &Profile,
    elements: &[Element],
    day: Date,
    missing: fn(Element) -> LegalFinding,
) -> Vec<LegalFinding> {
    let told = |part: &&Part| !part.any_of.iter().any(|element| elements.contains(element));
    let missing = profile.parts.iter().filter(told).filter_map(|part| part.any_of.first()).map(|first| missing(*first));
    let too_much = elements.iter().filter(|element| !profile.allows(**element)).copied().map(LegalFinding::TooMuch);
    not_in_force(profile, day).into_iter().chain(missing).chain(too_much).collect()
}

fn not_in_force(profile: &Profile, day: Date) -> Option<LegalFinding> {
    let law = profile.law?;
    let (from, _) = law.clauses.first()?;
    law.clause(day).is_none().then_some(LegalFinding::NotInForce { from: *from })
}
