use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};

use super::*;
use crate::profile::mnc::{NAMESPACE_ISO, Shape};
use crate::profile::rules::{Flaw, NumberError};
use crate::profile::suggest::Why;

const DAY: Date = date!(2026 - 11 - 23);
const JPEG: [u8; 4] = [0xFF, 0xD8, 0xFF, 0xE0];

fn json() -> serde_json::Value {
    serde_json::json!({
        "full_name": "番号　太郎",
        "resident_address": "東京都千代田区〇〇町１－２－３",
        "local_gov_code": "13101",
        "individual_number": "999900000011",
        "birth_date": "1985-04-01",
        "sex": 1,
        "card": { "expires": "2031-04-01", "security_code": "1234" },
    })
}

fn parse(json: &serde_json::Value) -> Result<Person, PersonError> {
    Person::parse(json.to_string().as_bytes())
}

fn with(field: &str, value: serde_json::Value) -> Result<Person, PersonError> {
    let mut json = json();
    json[field] = value;
    parse(&json)
}

fn draft() -> Draft {
    Draft::of_person(&parse(&json()).unwrap(), Some(JPEG.to_vec()), DAY, &[Threshold::TWENTY]).unwrap()
}

fn over(age: u8) -> Element {
    Element::AgeOver(Threshold::new(age).unwrap())
}

#[test]
fn a_person_becomes_eleven_elements() {
    let draft = draft();
    let text = |text: &str| ElementValue::Text(text.into());
    let expected = [
        (Element::FullName, text("番号　太郎")),
        (Element::ResidentAddress, text("東京都千代田区〇〇町１－２－３")),
        (Element::LocalGovCode, text("13101")),
        (Element::IndividualNumber, text("999900000011")),
        (Element::Portrait, ElementValue::Bytes(JPEG.to_vec())),
        (Element::SexText, text("男")),
        (Element::BirthDateText, text("1985年4月1日")),
        (Element::Sex, ElementValue::Uint(1)),
        (Element::BirthDate, ElementValue::FullDate(date!(1985 - 04 - 01))),
        (Element::AgeInYears, ElementValue::Uint(41)),
        (over(20), ElementValue::Bool(true)),
    ];
    assert_eq!(draft.elements().len(), 11);
    for ((element, value), (name, expected)) in draft.elements().zip(&expected) {
        assert_eq!((element, value), (*name, expected));
    }
    assert_eq!(draft.check(DAY), Ok(vec![]));
}

#[test]
fn a_draft_shows_names_only() {
    let shown = format!("{:?} {:?}", draft(), parse(&json()).unwrap());
    assert!(
        shown.contains("individual_number_unicode") && !shown.contains("9999") && !shown.contains("太郎"),
        "{shown}"
    );
}

#[test]
fn ages_are_those_of_the_day() {
    let person = with("birth_date", "2006-11-24".into()).unwrap();
    let ages = |day| {
        let draft = Draft::of_person(&person, None, day, &[Threshold::TWENTY, Threshold::new(18).unwrap()]).unwrap();
        [Element::AgeInYears, over(18), over(20)].map(|element| draft.value(element).cloned().unwrap())
    };
    let [uint, bool] = [ElementValue::Uint as fn(u64) -> _, |n| ElementValue::Bool(n != 0)];
    assert_eq!(ages(DAY), [uint(19), bool(1), bool(0)]);
    assert_eq!(ages(date!(2026 - 11 - 24)), [uint(20), bool(1), bool(1)]);
    let early = Draft::of_person(&person, None, date!(2006 - 11 - 23), &[]);
    assert_eq!(early, Err(DraftError::NotBorn { on: date!(2006 - 11 - 23) }));
}

#[test]
fn no_photo_no_portrait_and_no_word_for_other_sexes() {
    let person = with("sex", 9.into()).unwrap();
    let draft = Draft::of_person(&person, None, DAY, &[Threshold::TWENTY]).unwrap();
    assert_eq!(draft.value(Element::Portrait), None);
    assert_eq!(draft.value(Element::SexText), None);
    assert_eq!(draft.value(Element::Sex), Some(&ElementValue::Uint(9)));
    assert_eq!(draft.check(DAY), Ok(vec![]));
}

#[test]
fn whoever_moves_abroad_has_the_fact_and_the_day() {
    let mut json = json();
    json["moving_abroad"] = "2027-03-31".into();
    assert!(matches!(parse(&json), Err(PersonError::Address { found: 2 })));
    json.as_object_mut().unwrap().remove("resident_address");
    let person = parse(&json).unwrap();
    assert_eq!(person.address.text(), "国外転出　2027年3月31日（予定）");
    json.as_object_mut().unwrap().remove("moving_abroad");
    assert!(matches!(parse(&json), Err(PersonError::Address { found: 0 })));
}

#[test]
fn each_field_of_a_person_is_checked() {
    assert!(matches!(with("birth_date", "2025-02-30".into()), Err(PersonError::Date { field: "birth_date" })));
    let card = serde_json::json!({ "expires": "soon" });
    assert!(matches!(with("card", card), Err(PersonError::Date { field: "card.expires" })));
    let card = serde_json::json!({ "expires": "2031-04-01", "security_code": "12３4" });
    assert!(matches!(with("card", card), Err(PersonError::SecurityCode)));
    let number = with("individual_number", "123456789012".into());
    assert!(matches!(number, Err(PersonError::Number(NumberError::CheckDigit))));
    for portrait in
        [serde_json::json!({}), serde_json::json!({ "base64": "é" }), serde_json::json!({ "file": "a", "base64": "" })]
    {
        assert!(matches!(with("portrait", portrait), Err(PersonError::Portrait)));
    }
}

#[test]
fn unknown_fields_and_broken_json_are_placed() {
    for text in [json().to_string().replace("sex", "gender"), "{".into(), String::new(), "[]".into()] {
        assert!(matches!(Person::parse(text.as_bytes()), Err(PersonError::Json { line: 0..=1, .. })), "{text}");
    }
    let nested = serde_json::json!({ "expires": "2031-04-01", "number": 1 });
    assert!(matches!(with("card", nested), Err(PersonError::Json { .. })));
}

#[test]
fn an_error_never_repeats_the_number() {
    let Err(PersonError::Json { source, .. }) = with("individual_number", 999_900_000_011_u64.into()) else { panic!() };
    assert!(!source.to_string().contains("9999"), "{source}");
}

#[test]
fn portraits_come_inline_or_from_a_file_beside() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("face.jpg"), JPEG).unwrap();
    let read = |portrait| with("portrait", portrait).unwrap().read_portrait(folder.path());
    assert_eq!(read(serde_json::json!({ "file": "face.jpg" })).unwrap(), Some(JPEG.to_vec()));
    assert_eq!(read(serde_json::json!({ "base64": "/9j/4A==" })).unwrap(), Some(JPEG.to_vec()));
    assert_eq!(parse(&json()).unwrap().read_portrait(folder.path()).unwrap(), None);
    let missing = read(serde_json::json!({ "file": "none.jpg" }));
    assert!(matches!(missing, Err(PersonError::PortraitFile { path, .. }) if path.ends_with("none.jpg")));
}

#[test]
fn choices_are_read_by_the_shape_of_their_element() {
    let text = |text: &str| ElementValue::Text(text.into());
    let day = date!(1971 - 09 - 01);
    let mask = crate::profile::value::ApproximateMask::parse("00000011");
    let table = [
        ("full_name_unicode=番号=花子", Element::FullName, text("番号=花子")),
        ("resident_address_unicode=", Element::ResidentAddress, text("")),
        ("sex=2", Element::Sex, ElementValue::Uint(2)),
        ("age_over_18=false", over(18), ElementValue::Bool(false)),
        ("birth_date=1971-09-01", Element::BirthDate, ElementValue::FullDate(day)),
        ("birth_date=1971-09-01/00000011", Element::BirthDate, ElementValue::BirthDate { date: day, mask }),
        ("portrait=/9j/4A==", Element::Portrait, ElementValue::Bytes(JPEG.to_vec())),
    ];
    for (choice, element, value) in table {
        assert_eq!(parse_choice(choice), Ok((element, value)), "{choice}");
    }
    for (choice, element, expected) in [
        ("sex=+2", Element::Sex, Shape::Uint),
        ("sex=", Element::Sex, Shape::Uint),
        ("age_over_20=yes", over(20), Shape::Bool),
        ("birth_date=1971-9-1", Element::BirthDate, Shape::FullDate),
        ("birth_date=1971-09-01/11", Element::BirthDate, Shape::FullDate),
        ("portrait=@face.jpg", Element::Portrait, Shape::Bytes),
    ] {
        assert_eq!(parse_choice(choice), Err(DraftError::ChoiceValue { element, expected }), "{choice}");
    }
    assert_eq!(parse_choice("sex"), Err(DraftError::ChoiceWithoutValue { name: "sex".into() }));
}

#[test]
fn an_unknown_element_comes_with_what_was_meant() {
    let Err(DraftError::UnknownElement { name, suggestion }) = parse_name("document_number") else { panic!() };
    let suggestion = suggestion.unwrap();
    assert_eq!(
        (name.as_str(), suggestion.element, suggestion.why),
        ("document_number", Element::IndividualNumber, Why::Known)
    );
    assert!(matches!(parse_name("nationality"), Err(DraftError::UnknownElement { suggestion: None, .. })));
    assert_eq!(parse_name("age_over_65"), Ok(Element::find(NAMESPACE_ISO, "age_over_65").unwrap()));
}

#[test]
fn wrong_values_are_refused_and_odd_ones_remarked() {
    let check = |choice| {
        let mut draft = draft();
        let (element, value) = parse_choice(choice).unwrap();
        draft.set(element, value);
        draft.check(DAY).map_err(|error| match error {
            DraftError::Values(findings) => findings.into_iter().map(|found| found.flaw).collect::<Vec<_>>(),
            other => panic!("{other}"),
        })
    };
    for (choice, flaw) in [
        ("individual_number_unicode=123456789012", Flaw::NumberCheckDigit),
        ("local_gov_code_unicode=131017", Flaw::CodeCheckDigit { expected: 6 }),
        ("sex=2", Flaw::SexDiffers),
        ("sex=5", Flaw::SexCode { code: 5 }),
        ("birth_date_unicode=1985年4月2日", Flaw::BirthDateDiffers),
        ("age_over_20=false", Flaw::AgeOverDiffers { found: false, on: DAY }),
        ("age_in_years=40", Flaw::AgeDiffers { found: 40, expected: 41, on: DAY }),
        ("full_name_unicode=", Flaw::Empty),
        ("portrait=AAAA", Flaw::ImageFormat { bytes: 3 }),
    ] {
        let found = check(choice).unwrap_err();
        assert!(found.contains(&flaw), "{choice}: {found:?}");
    }
    for (choice, flaw) in
        [("local_gov_code_unicode=131016", Flaw::CodeOfSix), ("birth_date_unicode=昭和60年4月1日", Flaw::BirthTextForm)]
    {
        let remarks = check(choice).unwrap();
        assert_eq!(remarks.into_iter().map(|found| found.flaw).collect::<Vec<_>>(), [flaw]);
    }
}

#[test]
fn omitted_elements_are_gone_and_nothing_is_no_record() {
    let mut draft = draft();
    assert!(draft.omit(Element::Portrait));
    assert!(!draft.omit(Element::Portrait));
    assert_eq!(draft.elements().len(), 10);
    assert_eq!(Draft::default().check(DAY), Err(DraftError::Empty));
}

const FROM: OffsetDateTime = datetime!(2026-11-22 00:00 UTC);
const UNTIL: OffsetDateTime = datetime!(2028-02-22 00:00 UTC);
const NOW: OffsetDateTime = datetime!(2026-11-23 04:56:07.89 UTC);

fn days(days: u16) -> Result<Period, PeriodError> {
    validity(NOW, days, None, FROM, UNTIL)
}

#[test]
fn a_record_is_signed_at_the_full_hour_for_its_days() {
    let signed = datetime!(2026-11-23 04:00 UTC);
    let valid_until = datetime!(2026-12-23 04:00 UTC);
    assert_eq!(days(DEFAULT_DAYS), Ok(Period { signed, valid_from: signed, valid_until, cut: None }));
}

#[test]
fn it_is_never_signed_before_its_signer_begins() {
    let begins = datetime!(2026-11-23 04:30 UTC);
    assert_eq!(validity(NOW, 30, None, begins, UNTIL).unwrap().signed, begins);
    let later = datetime!(2026-11-23 05:00 UTC);
    assert_eq!(validity(NOW, 30, None, later, UNTIL), Err(PeriodError::SignerNotYet { from: later }));
}

#[test]
fn three_months_are_the_most() {
    // 23 November to 23 February
    assert_eq!(days(92).unwrap().valid_until, datetime!(2027-02-23 04:00 UTC));
    assert_eq!(days(93), Err(PeriodError::TooLong { days: 93, most: 92 }));
    assert_eq!(days(u16::MAX), Err(PeriodError::TooLong { days: u16::MAX, most: 92 }));
    assert_eq!(days(0), Err(PeriodError::NoDays));
    let january = datetime!(2027-01-31 00:00 UTC);
    assert_eq!(validity(january, 89, None, FROM, UNTIL).unwrap().valid_until, datetime!(2027-04-30 00:00 UTC));
    assert_eq!(validity(january, 90, None, FROM, UNTIL), Err(PeriodError::TooLong { days: 90, most: 89 }));
}

#[test]
fn the_card_and_the_signer_cut_it() {
    let cut = |card, until| validity(NOW, 30, card, FROM, until).map(|period| (period.valid_until, period.cut));
    let end = datetime!(2026-12-10 14:59:59 UTC);
    assert_eq!(cut(Some(date!(2026 - 12 - 10)), UNTIL), Ok((end, Some(Cut::Card))));
    assert_eq!(cut(Some(date!(2031 - 04 - 01)), UNTIL), Ok((datetime!(2026-12-23 04:00 UTC), None)));
    let signer = datetime!(2026-12-01 00:00 UTC);
    assert_eq!(cut(Some(date!(2026 - 12 - 10)), signer), Ok((signer, Some(Cut::Signer))));
    assert_eq!(cut(Some(date!(2026 - 11 - 23)), UNTIL), Ok((datetime!(2026-11-23 14:59:59 UTC), Some(Cut::Card))));
    let on = date!(2026 - 11 - 22);
    assert_eq!(cut(Some(on), UNTIL), Err(PeriodError::CardExpired { on }));
    assert_eq!(cut(None, NOW), Err(PeriodError::SignerExpired { until: NOW }));
    // the signer ended within the hour: it cannot sign now, though the full hour lies before
    let until = datetime!(2026-11-23 04:30 UTC);
    assert_eq!(cut(None, until), Err(PeriodError::SignerExpired { until }));
}
