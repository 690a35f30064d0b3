use super::{Element, ElementInfo, NAMESPACE_ISO, NAMESPACE_JP, Presence, Sensitivity, Shape, Source, Threshold};

const PERSONAL: ElementInfo = ElementInfo {
    element: Element::FullName,
    namespace: NAMESPACE_JP,
    identifier: "",
    writes: Shape::Text,
    accepts: &[],
    tolerates: &[],
    sensitivity: Sensitivity::Personal,
    source: Source::Derived(Element::BirthDate),
    apple: &[],
    presence: Presence::Modelled,
    label: "",
};

/// The eleven elements of the record.
///
/// Identifiers and namespaces are those of Apple's PassKit and of multipaz, which agree. Public models differ on
/// the shapes of `birth_date` and `sex`: all of them are read, one is written.
pub static ELEMENTS: [ElementInfo; 11] = [
    ElementInfo {
        element: Element::FullName,
        identifier: "full_name_unicode",
        source: Source::TextAp { file: 0x0002, tag: 0xDF22 },
        apple: &["givenName", "familyName"],
        presence: Presence::Statutory { item: 1 },
        label: "element-full-name-unicode",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::ResidentAddress,
        identifier: "resident_address_unicode",
        source: Source::TextAp { file: 0x0002, tag: 0xDF23 },
        apple: &["address"],
        presence: Presence::Statutory { item: 2 },
        label: "element-resident-address-unicode",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::LocalGovCode,
        identifier: "local_gov_code_unicode",
        source: Source::VisualAp { file: 0x0003, tag: 0xDF34 },
        apple: &["address"],
        label: "element-local-gov-code-unicode",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::IndividualNumber,
        identifier: "individual_number_unicode",
        sensitivity: Sensitivity::IndividualNumber,
        source: Source::TextAp { file: 0x0001, tag: 0xFF10 },
        apple: &["documentNumber"],
        presence: Presence::Statutory { item: 5 },
        label: "element-individual-number-unicode",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::Portrait,
        identifier: "portrait",
        writes: Shape::Bytes,
        source: Source::VisualAp { file: 0x0002, tag: 0xDF27 },
        apple: &["portrait"],
        presence: Presence::StatutoryUnlessNoPhoto,
        label: "element-portrait",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::SexText,
        identifier: "sex_unicode",
        source: Source::TextAp { file: 0x0002, tag: 0xDF25 },
        apple: &["sex"],
        presence: Presence::Statutory { item: 4 },
        label: "element-sex-unicode",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::BirthDateText,
        identifier: "birth_date_unicode",
        source: Source::TextAp { file: 0x0002, tag: 0xDF24 },
        apple: &["dateOfBirth"],
        presence: Presence::Statutory { item: 3 },
        label: "element-birth-date-unicode",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::Sex,
        namespace: NAMESPACE_ISO,
        identifier: "sex",
        writes: Shape::Uint,
        tolerates: &[Shape::Text],
        source: Source::TextAp { file: 0x0002, tag: 0xDF25 },
        apple: &["sex"],
        label: "element-sex",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::BirthDate,
        namespace: NAMESPACE_ISO,
        identifier: "birth_date",
        writes: Shape::FullDate,
        accepts: &[Shape::BirthDateMap],
        tolerates: &[Shape::Text, Shape::DateTime],
        source: Source::TextAp { file: 0x0002, tag: 0xDF24 },
        apple: &["dateOfBirth"],
        label: "element-birth-date",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::AgeInYears,
        namespace: NAMESPACE_ISO,
        identifier: "age_in_years",
        writes: Shape::Uint,
        apple: &["age"],
        label: "element-age-in-years",
        ..PERSONAL
    },
    ElementInfo {
        element: Element::AgeOver(Threshold::TWENTY),
        namespace: NAMESPACE_ISO,
        identifier: "age_over_20",
        writes: Shape::Bool,
        sensitivity: Sensitivity::Public,
        apple: &["age(atLeast:)"],
        label: "element-age-over-20",
        ..PERSONAL
    },
];
