use proptest::prelude::*;

use super::*;

fn meant(name: &str) -> Option<Element> {
    by_name(name).map(|suggestion| suggestion.element)
}

#[test]
fn names_seen_in_other_programs_are_known() {
    let table = [
        ("given_name_unicode", Element::FullName),
        ("family_name_unicode", Element::FullName),
        ("document_number", Element::IndividualNumber),
        ("full_name", Element::FullName),
        ("resident_address", Element::ResidentAddress),
    ];
    for (name, element) in table {
        assert_eq!(by_name(name), Some(Suggestion { element, why: Why::Known }), "{name}");
    }
}

#[test]
fn slips_of_the_keyboard_are_near() {
    let table = [
        ("individual_number_unicod", Element::IndividualNumber),
        ("indivdual_number_unicode", Element::IndividualNumber),
        ("portait", Element::Portrait),
        ("birth_dat", Element::BirthDate),
        ("birth_date_unicod", Element::BirthDateText),
        ("full_name_unicodes", Element::FullName),
        ("fullNameUnicode", Element::FullName),
        ("Age-In-Years", Element::AgeInYears),
        ("age_over_1", Element::AgeOver(Threshold::TWENTY)),
    ];
    for (name, element) in table {
        assert_eq!(by_name(name), Some(Suggestion { element, why: Why::Spelling }), "{name}");
    }
}

#[test]
fn other_things_are_like_nothing() {
    for name in ["", "a", "se", "issuing_country", "nationality", "expiry_date", "un_distinguishing_sign"] {
        assert_eq!(meant(name), None, "{name}");
    }
}

#[test]
fn a_known_name_needs_no_suggestion_but_its_namespace_may() {
    for info in &ELEMENTS {
        assert_eq!(by_name(info.identifier), None);
        assert_eq!(suggest(info.namespace, info.identifier), None);
        let found = suggest("org.iso.18013.5.1", info.identifier);
        assert_eq!(found, Some(Suggestion { element: info.element, why: Why::Namespace }));
    }
}

#[test]
fn another_age_leads_to_the_one_that_is_there() {
    let eighteen = Element::find(NAMESPACE_ISO, "age_over_18").unwrap();
    let twenty = Element::AgeOver(Threshold::TWENTY);
    assert_eq!(of_age(eighteen), Some(Suggestion { element: twenty, why: Why::Age }));
    assert_eq!(of_age(twenty), None);
    assert_eq!(of_age(Element::Sex), None);
}

#[test]
fn document_types_near_the_right_one() {
    assert!(means_doc_type("org.iso.23220.1.jp.mcn"));
    assert!(means_doc_type("org.iso.23220.jp.mnc"));
    assert!(means_doc_type(NAMESPACE_JP));
    assert!(!means_doc_type(DOC_TYPE));
    assert!(!means_doc_type("org.iso.18013.5.1.mDL"));
}

#[test]
fn no_confusion_is_itself_a_name_of_the_record() {
    for (name, _) in CONFUSIONS {
        assert_eq!(Element::named(name), None, "{name}");
    }
}

proptest! {
    #[test]
    fn distance_is_symmetric_and_zero_only_for_equals(one in "[a-c_]{0,8}", other in "[a-c_]{0,8}") {
        prop_assert_eq!(distance(&one, &other), distance(&other, &one));
        prop_assert_eq!(distance(&one, &other) == 0, one == other);
        prop_assert!(distance(&one, &other) <= one.len().max(other.len()));
    }

    #[test]
    fn no_name_breaks_it(namespace in "\\PC{0,30}", name in "\\PC{0,60}") {
        let _ = suggest(&namespace, &name);
        let _ = means_doc_type(&name);
    }
}
