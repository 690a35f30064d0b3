use time::macros::date;

use super::*;
use crate::profile::mnc::{ELEMENTS, Threshold};

const TODAY: Date = date!(2026 - 11 - 23);

fn names(name: &str) -> Vec<&'static str> {
    Profile::find(name).unwrap().elements().map(Element::identifier).collect()
}

#[test]
fn the_names_of_the_command_line_are_all_there() {
    let names: Vec<_> = PROFILES.iter().map(|profile| profile.name).collect();
    let expected = ["hanshu-ru", "keitai-chi", "bangou", "age_over_20", "age_over_20_and_portrait", "id", "full"];
    assert_eq!(names, expected);
}

#[test]
fn identity_profiles_ask_for_four_elements_and_neither_number_nor_sex() {
    let four = ["full_name_unicode", "resident_address_unicode", "birth_date_unicode", "portrait"];
    for name in ["hanshu-ru", "keitai-chi", "id"] {
        assert_eq!(names(name), four);
        let profile = Profile::find(name).unwrap();
        for too_much in [Element::IndividualNumber, Element::Sex, Element::SexText, Element::AgeInYears] {
            assert!(!profile.allows(too_much), "{name} {too_much}");
        }
        assert!(profile.allows(Element::LocalGovCode) && profile.allows(Element::BirthDate));
    }
}

#[test]
fn the_other_profiles() {
    assert_eq!(names("bangou"), ["individual_number_unicode", "full_name_unicode", "birth_date_unicode"]);
    assert_eq!(names("age_over_20"), ["age_over_20"]);
    assert_eq!(names("age_over_20_and_portrait"), ["age_over_20", "portrait"]);
    assert_eq!(names("full"), ELEMENTS.iter().map(|info| info.identifier).collect::<Vec<_>>());
}

#[test]
fn the_letter_changes_on_the_first_of_april_2027() {
    let law = Profile::find("hanshu-ru").unwrap().law.unwrap();
    assert_eq!(law.clause(date!(2025 - 06 - 23)), None);
    assert_eq!(law.clause(date!(2025 - 06 - 24)), Some("犯収法施行規則6条1項1号ル"));
    assert_eq!(law.clause(date!(2027 - 03 - 31)), Some("犯収法施行規則6条1項1号ル"));
    assert_eq!(law.clause(date!(2027 - 04 - 01)), Some("犯収法施行規則6条1項1号ト"));
    assert_eq!(law.next_clause(TODAY), Some((date!(2027 - 04 - 01), "犯収法施行規則6条1項1号ト")));
    assert_eq!(law.next_clause(date!(2027 - 04 - 01)), None);
}

#[test]
fn only_number_users_may_ask_for_the_number() {
    for profile in &PROFILES {
        let limited = profile.law.is_some_and(|law| law.limits.contains(&Limit::NumberUsersOnly));
        assert_eq!(limited, profile.name == "bangou");
    }
}

#[test]
fn a_whole_response_has_no_finding_under_its_own_profile() {
    for profile in &PROFILES {
        let sent: Vec<_> = profile.elements().collect();
        assert_eq!(response(profile, &sent, TODAY), [], "{}", profile.name);
        assert_eq!(request(profile, &sent, TODAY), [], "{}", profile.name);
    }
}

#[test]
fn a_card_without_a_photo_has_its_own_finding() {
    for name in ["hanshu-ru", "keitai-chi"] {
        let profile = Profile::find(name).unwrap();
        let sent = [Element::FullName, Element::ResidentAddress, Element::BirthDate];
        assert_eq!(response(profile, &sent, TODAY), [LegalFinding::NoPhoto]);
        assert_eq!(request(profile, &sent, TODAY), [LegalFinding::Missing(Element::Portrait)]);
    }
}

#[test]
fn missing_and_superfluous_elements_are_named() {
    let profile = Profile::find("hanshu-ru").unwrap();
    let sent = [Element::FullName, Element::BirthDateText, Element::Portrait, Element::IndividualNumber];
    let expected = [LegalFinding::Missing(Element::ResidentAddress), LegalFinding::TooMuch(Element::IndividualNumber)];
    assert_eq!(response(profile, &sent, TODAY), expected);
    let adult = Profile::find("age_over_20").unwrap();
    let eighteen = Element::AgeOver(Threshold::new(18).unwrap());
    let expected = [LegalFinding::Missing(Element::AgeOver(Threshold::TWENTY)), LegalFinding::TooMuch(eighteen)];
    assert_eq!(request(adult, &[eighteen], TODAY), expected);
}

#[test]
fn a_law_before_its_day_is_said_to_be_none_yet() {
    let profile = Profile::find("keitai-chi").unwrap();
    let all: Vec<_> = profile.elements().collect();
    let expected = [LegalFinding::NotInForce { from: date!(2026 - 04 - 01) }];
    assert_eq!(request(profile, &all, date!(2026 - 03 - 31)), expected);
}

#[test]
fn unknown_names_and_laws_without_a_way() {
    assert_eq!(Profile::find("hanshu"), Err(UnknownProfile::Unknown));
    let kobutsu = UnknownProfile::NotAvailable { name: "kobutsu", as_of: date!(2026 - 10 - 05) };
    assert_eq!(Profile::find("kobutsu"), Err(kobutsu));
}

#[test]
fn both_languages_describe_every_profile() {
    for catalogue in [include_str!("../../../i18n/en/profile.ftl"), include_str!("../../../i18n/ja/profile.ftl")] {
        for profile in &PROFILES {
            assert!(
                catalogue.lines().any(|line| line.starts_with(&format!("{} =", profile.label))),
                "{}",
                profile.label
            );
        }
    }
}
