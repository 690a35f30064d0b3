use time::Date;
use time::macros::date;

use super::{Law, Limit, Part, Profile};
use crate::profile::mnc::{Element, Threshold};

const fn only(any_of: &'static [Element]) -> Part {
    Part { any_of, with: &[] }
}

const NAME: Part = only(&[Element::FullName]);
const ADDRESS: Part = Part { any_of: &[Element::ResidentAddress], with: &[Element::LocalGovCode] };
const BIRTH: Part = only(&[Element::BirthDateText, Element::BirthDate]);
const PHOTO: Part = only(&[Element::Portrait]);
const NUMBER: Part = only(&[Element::IndividualNumber]);
const ADULT: Part = only(&[Element::AgeOver(Threshold::TWENTY)]);
/// Name and either birth date or address (個人識別事項); the rest may come along to compare.
const PERSON: Part = Part {
    any_of: &[Element::BirthDateText, Element::BirthDate, Element::ResidentAddress],
    with: &[Element::LocalGovCode, Element::Portrait],
};
const IDENTITY: &[Part] = &[NAME, ADDRESS, BIRTH, PHOTO];

/// The profiles, in the order in which they are listed.
///
/// `id`, `age_over_20`, `age_over_20_and_portrait` and `full` are the sets that public sample requests use.
pub static PROFILES: [Profile; 7] = [
    Profile {
        name: "hanshu-ru",
        parts: IDENTITY,
        law: Some(Law {
            clauses: &[
                (date!(2025 - 06 - 24), "犯収法施行規則6条1項1号ル"),
                (date!(2027 - 04 - 01), "犯収法施行規則6条1項1号ト"),
            ],
            limits: &[Limit::CertifiedPrograms, Limit::Age(15)],
        }),
        label: "profile-hanshu-ru",
    },
    Profile {
        name: "keitai-chi",
        parts: IDENTITY,
        law: Some(Law {
            clauses: &[(date!(2026 - 04 - 01), "携帯電話不正利用防止法施行規則3条1項1号チ")],
            limits: &[Limit::CertifiedPrograms, Limit::Age(15)],
        }),
        label: "profile-keitai-chi",
    },
    Profile {
        name: "bangou",
        parts: &[NUMBER, NAME, PERSON],
        law: Some(Law {
            clauses: &[(date!(2025 - 06 - 24), "番号法16条2号")],
            limits: &[Limit::NumberUsersOnly, Limit::KeepingNumber],
        }),
        label: "profile-bangou",
    },
    Profile { name: "age_over_20", parts: &[ADULT], law: None, label: "profile-age-over-20" },
    Profile {
        name: "age_over_20_and_portrait",
        parts: &[ADULT, PHOTO],
        law: None,
        label: "profile-age-over-20-and-portrait",
    },
    Profile { name: "id", parts: IDENTITY, law: None, label: "profile-id" },
    Profile {
        name: "full",
        parts: &[
            NAME,
            only(&[Element::ResidentAddress]),
            only(&[Element::LocalGovCode]),
            NUMBER,
            PHOTO,
            only(&[Element::SexText]),
            only(&[Element::BirthDateText]),
            only(&[Element::Sex]),
            only(&[Element::BirthDate]),
            only(&[Element::AgeInYears]),
            ADULT,
        ],
        law: None,
        label: "profile-full",
    },
];

/// Laws that people expect here and that have no way by this record, with the day of our knowledge.
///
/// 古物営業法 takes the electronic certificates of the phone, not its attributes.
pub(super) static NOT_AVAILABLE: [(&str, Date); 1] = [("kobutsu", date!(2026 - 10 - 05))];
