use std::collections::BTreeSet;

use super::*;

#[test]
fn each_row_is_found_by_its_own_name() {
    for info in &ELEMENTS {
        assert_eq!(Element::find(info.namespace, info.identifier), Some(info.element));
        assert_eq!(info.element.info(), info);
        assert_eq!(info.element.identifier(), info.identifier);
        assert_eq!(info.element.label(), info.label);
    }
}

#[test]
fn seven_names_are_japanese_and_four_are_iso() {
    let jp = ELEMENTS.iter().filter(|info| info.namespace == NAMESPACE_JP).count();
    assert_eq!((jp, ELEMENTS.len() - jp), (7, 4));
}

#[test]
fn no_name_and_no_label_is_used_twice() {
    assert_eq!(ELEMENTS.iter().map(|info| info.identifier).collect::<BTreeSet<_>>().len(), 11);
    assert_eq!(ELEMENTS.iter().map(|info| info.label).collect::<BTreeSet<_>>().len(), 11);
}

#[test]
fn labels_are_the_identifiers_with_hyphens() {
    for info in &ELEMENTS {
        assert_eq!(info.label, format!("element-{}", info.identifier.replace('_', "-")));
    }
}

#[test]
fn only_the_number_is_of_the_last_sensitivity() {
    for info in &ELEMENTS {
        let number = info.element == Element::IndividualNumber;
        assert_eq!(info.sensitivity == Sensitivity::IndividualNumber, number, "{}", info.identifier);
    }
}

#[test]
fn any_two_digit_age_is_known_and_nothing_else() {
    for (name, age) in [("age_over_00", 0), ("age_over_18", 18), ("age_over_99", 99)] {
        let element = Element::find(NAMESPACE_ISO, name).unwrap();
        assert_eq!(element, Element::AgeOver(Threshold::new(age).unwrap()));
        assert_eq!(element.to_string(), name);
        assert_eq!(element.label(), AGE_OVER_LABEL);
    }
    for name in ["age_over_", "age_over_5", "age_over_100", "age_over_+5", "age_over_２０", "age_over_2 "] {
        assert_eq!(Element::named(name), None, "{name}");
    }
    assert_eq!(Threshold::new(100), None);
}

#[test]
fn a_name_in_the_wrong_namespace_is_not_found() {
    assert_eq!(Element::find(NAMESPACE_ISO, "portrait"), None);
    assert_eq!(Element::find("org.iso.18013.5.1", "birth_date"), None);
    assert_eq!(Element::named("portrait"), Some(Element::Portrait));
}

#[test]
fn both_languages_label_every_element() {
    for catalogue in [include_str!("../../../i18n/en/element.ftl"), include_str!("../../../i18n/ja/element.ftl")] {
        let labels = ELEMENTS.iter().map(|info| info.label).chain([AGE_OVER_LABEL]);
        for label in labels {
            assert!(catalogue.lines().any(|line| line.starts_with(&format!("{label} ="))), "{label}");
        }
    }
}
