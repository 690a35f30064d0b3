use proptest::prelude::*;
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};

use super::*;
use crate::profile::mnc::{Element, NAMESPACE_ISO, Shape, Threshold};
use crate::profile::value::{ElementValue, Value};

const SIGNED: Date = date!(2026 - 06 - 15);

fn over(age: u8) -> Element {
    Element::AgeOver(Threshold::new(age).unwrap())
}

fn text(element: Element, text: &str) -> (Element, Value<'_>) {
    (element, Value::Text(text.into()))
}

fn flaws(element: Element, value: Value<'_>) -> Vec<Flaw> {
    values(&[(element, value)]).into_iter().map(|finding| finding.flaw).collect()
}

fn text_flaws(element: Element, value: &str) -> Vec<Flaw> {
    flaws(element, Value::Text(value.into()))
}

/// A whole record, as a real one would have it.
fn record() -> Vec<(Element, Value<'static>)> {
    vec![
        text(Element::FullName, "番号　花子"),
        text(Element::ResidentAddress, "〇〇県△△市□□町１－２－３"),
        text(Element::LocalGovCode, "14364"),
        text(Element::IndividualNumber, "999999999015"),
        (Element::Portrait, Value::Bytes(&[0xFF, 0xD8, 0xFF, 0xE0])),
        text(Element::SexText, "女"),
        text(Element::BirthDateText, "1971年9月1日"),
        (Element::Sex, Value::Uint(2)),
        (Element::BirthDate, Value::FullDate("1971-09-01".into())),
        (Element::AgeInYears, Value::Uint(54)),
        (over(20), Value::Bool(true)),
    ]
}

fn with(element: Element, value: Value<'static>) -> Vec<(Element, Value<'static>)> {
    let mut record = record();
    record.retain(|(name, _)| *name != element);
    record.push((element, value));
    record
}

#[test]
fn a_good_record_has_no_findings() {
    assert_eq!(values(&record()), []);
    assert_eq!(consistency(&record(), SIGNED), []);
}

#[test]
fn individual_numbers() {
    for good in ["123456789018", "999999999015", "000000000019"] {
        assert_eq!(text_flaws(Element::IndividualNumber, good), [], "{good}");
        assert_eq!(IndividualNumber::parse(good).unwrap().secret_digits(), good);
    }
    for bad in ["123456789012", "123466789012"] {
        assert_eq!(text_flaws(Element::IndividualNumber, bad), [Flaw::NumberCheckDigit]);
    }
    for (bad, characters) in
        [("", 0), ("12345678901", 11), ("1234567890189", 13), ("12345678901８", 12), ("1234 5678 9018", 14)]
    {
        assert_eq!(text_flaws(Element::IndividualNumber, bad), [Flaw::NumberForm { characters }], "{bad}");
    }
}

#[test]
fn the_number_shows_nowhere() {
    let number = IndividualNumber::parse("123456789018").unwrap();
    assert_eq!(format!("{number:?}"), "IndividualNumber([elided])");
    for bad in ["123456789012", "12345678901"] {
        let finding = &values(&[text(Element::IndividualNumber, bad)])[0];
        let shown = format!("{finding:?} {:?}", finding.evidence());
        assert!(!shown.contains("3456"), "{shown}");
    }
}

#[test]
fn local_government_codes() {
    for (five, six) in [("13101", "131016"), ("01100", "011002"), ("14364", "143642")] {
        assert_eq!(gov_code_check_digit(five).map(|digit| format!("{five}{digit}")), Some(six.to_owned()));
        assert_eq!(text_flaws(Element::LocalGovCode, five), []);
        assert_eq!(text_flaws(Element::LocalGovCode, six), [Flaw::CodeOfSix]);
    }
    assert_eq!(text_flaws(Element::LocalGovCode, "131017"), [Flaw::CodeCheckDigit { expected: 6 }]);
    for (bad, characters) in [("", 0), ("1310", 4), ("1310167", 7), ("1310１", 5), ("13 101", 6)] {
        assert_eq!(text_flaws(Element::LocalGovCode, bad), [Flaw::CodeForm { characters }], "{bad}");
    }
    assert_eq!(gov_code_check_digit("1310"), None);
}

#[test]
fn sexes() {
    for code in [0, 1, 2, 9] {
        assert_eq!(flaws(Element::Sex, Value::Uint(code)), []);
    }
    assert_eq!(flaws(Element::Sex, Value::Uint(3)), [Flaw::SexCode { code: 3 }]);
    let shape = |found, readable| Flaw::Shape { found, expected: Shape::Uint, readable };
    assert_eq!(text_flaws(Element::Sex, "2"), [shape(Shape::Text, true)]);
    assert_eq!(text_flaws(Element::Sex, "女"), [shape(Shape::Text, true), Flaw::SexWord]);
    assert_eq!(flaws(Element::Sex, Value::Bool(true)), [shape(Shape::Bool, false)]);
    assert_eq!(text_flaws(Element::SexText, "その他"), [Flaw::SexWord]);
    assert_eq!(text_flaws(Element::SexText, ""), [Flaw::Empty]);
}

#[test]
fn birth_dates_in_every_shape() {
    let map = |date: &'static str, mask: Option<&'static str>| Value::BirthDate {
        date: date.into(),
        mask: mask.map(Into::into),
    };
    let tolerated = |found| Flaw::Shape { found, expected: Shape::FullDate, readable: true };
    let day = Some(date!(1971 - 09 - 01));
    let table = [
        (Value::FullDate("1971-09-01".into()), vec![], day),
        (map("1971-09-01", None), vec![], day),
        (map("1971-09-01", Some("00000000")), vec![], day),
        (map("1971-09-01", Some("00000011")), vec![], None),
        (map("1971-09-01", Some("0000")), vec![Flaw::MaskForm], None),
        (Value::Text("1971-09-01".into()), vec![tolerated(Shape::Text)], day),
        (Value::DateTime("1971-09-01T00:00:00Z".into()), vec![tolerated(Shape::DateTime)], day),
        (Value::DateTime("1971-09-01".into()), vec![tolerated(Shape::DateTime)], None),
        (Value::FullDate("2025-02-30".into()), vec![Flaw::DateForm], None),
        (map("19710901", None), vec![Flaw::DateForm], None),
    ];
    for (value, expected, date) in table {
        assert_eq!(birth_date_of(&value), date, "{value:?}");
        assert_eq!(flaws(Element::BirthDate, value), expected);
    }
}

#[test]
fn birth_dates_in_words() {
    let day = date!(1971 - 09 - 01);
    assert_eq!(write_birth_text(day), "1971年9月1日");
    assert_eq!(read_birth_text("1971年9月1日"), Some(BirthText { date: day, usual: true }));
    for other in ["1971年09月01日", "１９７１年９月１日", "昭和46年9月1日", "昭和４６年９月１日"]
    {
        assert_eq!(read_birth_text(other), Some(BirthText { date: day, usual: false }), "{other}");
        assert_eq!(text_flaws(Element::BirthDateText, other), [Flaw::BirthTextForm]);
    }
    let first = |text| read_birth_text(text).map(|read| read.date);
    assert_eq!(first("令和元年5月1日"), Some(date!(2019 - 05 - 01)));
    assert_eq!(first("平成31年4月30日"), Some(date!(2019 - 04 - 30)));
    for unread in
        ["1971年2月29日", "1971年9月1日生", "1971-09-01", "71年9月1日", "1971年9月", "年月日", "1971年009月1日"]
    {
        assert_eq!(text_flaws(Element::BirthDateText, unread), [Flaw::BirthTextUnread], "{unread}");
    }
    for unknown in ["不詳", "昭和10年月日不詳", "1935年5月日不明"] {
        assert_eq!(text_flaws(Element::BirthDateText, unknown), [Flaw::BirthTextUnknown], "{unknown}");
    }
    assert_eq!(text_flaws(Element::BirthDateText, ""), [Flaw::Empty]);
}

#[test]
fn what_is_not_printed_is_not_signed() {
    for (text, code, position) in [("番号\u{202e}太郎", 0x202e, 3), ("\n", 10, 1), ("東京都\u{feff}", 0xfeff, 4)]
    {
        for element in [Element::FullName, Element::ResidentAddress] {
            let flaw = Flaw::Unprintable { code, position };
            assert_eq!(flaw.severity(), Severity::Wrong);
            assert_eq!(text_flaws(element, text), [flaw], "{text:?}");
        }
    }
    // A variant of a character, and white space as records have it.
    assert_eq!(text_flaws(Element::FullName, "葛\u{e0100}城　太郎 Jr."), []);
}

#[test]
fn texts_have_a_cap_in_characters() {
    assert_eq!(text_flaws(Element::FullName, &"番".repeat(150)), []);
    let long = "番".repeat(151);
    assert_eq!(text_flaws(Element::FullName, &long), [Flaw::TooLong { characters: 151 }]);
    assert_eq!(Flaw::TooLong { characters: 151 }.severity(), Severity::Remark);
    assert_eq!(text_flaws(Element::ResidentAddress, ""), [Flaw::Empty]);
}

#[test]
fn images_by_their_first_bytes() {
    let jp2 = [&[0, 0, 0, 0x0C][..], b"jP  \r\n\x87\n"].concat();
    assert_eq!(ImageKind::sniff(&jp2), Some(ImageKind::Jp2));
    assert_eq!(ImageKind::sniff(&[0xFF, 0x4F, 0xFF, 0x51]), Some(ImageKind::J2k));
    assert_eq!(ImageKind::sniff(&[0xFF, 0xD8, 0xFF]).map(ImageKind::media_type), Some("image/jpeg"));
    for other in [&b""[..], b"\x89PNG\r\n\x1a\n", &[0xFF, 0xD8], &[0xFF, 0x4F, 0xFF]] {
        assert_eq!(flaws(Element::Portrait, Value::Bytes(other)), [Flaw::ImageFormat { bytes: other.len() }]);
    }
}

#[test]
fn each_element_refuses_other_shapes() {
    for info in &crate::profile::mnc::ELEMENTS {
        let found = flaws(info.element, Value::Other);
        let shape = Flaw::Shape { found: Shape::Other, expected: info.writes, readable: false };
        assert_eq!(found, [shape], "{}", info.identifier);
    }
}

#[test]
fn ages_by_the_day_in_japan() {
    let birth = date!(2006 - 04 - 02);
    assert_eq!(age_on(birth, date!(2026 - 04 - 01)), Some(19));
    assert_eq!(age_on(birth, date!(2026 - 04 - 02)), Some(20));
    assert_eq!(age_on(birth, birth), Some(0));
    assert_eq!(age_on(birth, date!(2006 - 04 - 01)), None);
    assert_eq!(jst_day(datetime!(2026-04-01 14:59:59 UTC)), date!(2026 - 04 - 01));
    assert_eq!(jst_day(datetime!(2026-04-01 15:00:00 UTC)), date!(2026 - 04 - 02));
}

#[test]
fn a_leap_day_counts_on_the_first_of_march_in_common_years() {
    let birth = date!(2004 - 02 - 29);
    assert_eq!(age_on(birth, date!(2023 - 02 - 28)), Some(18));
    assert_eq!(age_on(birth, date!(2023 - 03 - 01)), Some(19));
    assert_eq!(age_on(birth, date!(2024 - 02 - 28)), Some(19));
    assert_eq!(age_on(birth, date!(2024 - 02 - 29)), Some(20));
}

#[test]
fn three_calendar_months() {
    let table = [
        (datetime!(2026-01-15 03:00 UTC), datetime!(2026-04-15 03:00 UTC)),
        (datetime!(2026-11-30 00:00 UTC), datetime!(2027-02-28 00:00 UTC)),
        (datetime!(2027-11-30 00:00 UTC), datetime!(2028-02-29 00:00 UTC)),
        (datetime!(2026-12-31 00:00 UTC), datetime!(2027-03-31 00:00 UTC)),
        // 1 March in Japan, still February by UTC
        (datetime!(2027-02-28 16:00 UTC), datetime!(2027-05-31 16:00 UTC)),
    ];
    for (from, until) in table {
        assert_eq!(three_months_after(from), until, "{from}");
        assert_eq!(three_months_after(from).offset(), from.offset());
    }
    assert_eq!(months_after(datetime!(2026-11-15 00:00 UTC), 15), Some(datetime!(2028-02-15 00:00 UTC)));
    assert_eq!(months_after(datetime!(9999-12-01 00:00 UTC), 3), None);
}

#[test]
fn contradictions_within_a_record() {
    let found = |element, value| {
        let findings = consistency(&with(element, value), SIGNED);
        findings.into_iter().map(|finding| (finding.element, finding.flaw)).collect::<Vec<_>>()
    };
    let on = SIGNED;
    let birth = |text: &'static str| Value::Text(text.into());
    assert_eq!(found(Element::Sex, Value::Uint(1)), [(Element::SexText, Flaw::SexDiffers)]);
    assert_eq!(found(Element::Sex, Value::Text("1".into())), [(Element::SexText, Flaw::SexDiffers)]);
    assert_eq!(found(Element::SexText, birth("男")), [(Element::SexText, Flaw::SexDiffers)]);
    assert_eq!(found(Element::SexText, birth("その他")), []);
    assert_eq!(
        found(Element::BirthDateText, birth("1971年9月2日")),
        [(Element::BirthDateText, Flaw::BirthDateDiffers)]
    );
    assert_eq!(found(Element::BirthDateText, birth("不詳")), []);
    let differs = Flaw::AgeDiffers { found: 55, expected: 54, on };
    assert_eq!(found(Element::AgeInYears, Value::Uint(55)), [(Element::AgeInYears, differs)]);
    let differs = Flaw::AgeOverDiffers { found: false, on };
    assert_eq!(found(over(20), Value::Bool(false)), [(over(20), differs)]);
    assert_eq!(found(over(54), Value::Bool(true)), []);
    assert_eq!(found(over(55), Value::Bool(false)), []);
    assert_eq!(found(over(55), Value::Bool(true)), [(over(55), Flaw::AgeOverDiffers { found: true, on })]);
}

#[test]
fn ages_without_a_birth_date_are_held_against_each_other() {
    let yes = (over(20), Value::Bool(true));
    let no = (over(18), Value::Bool(false));
    let found = consistency(&[yes.clone(), no], SIGNED);
    let order = Finding { element: over(20), flaw: Flaw::AgeOverOrder { other: Threshold::new(18).unwrap() } };
    assert_eq!(found, [order]);
    let found = consistency(&[yes.clone(), (Element::AgeInYears, Value::Uint(19))], SIGNED);
    assert_eq!(found, [Finding { element: over(20), flaw: Flaw::AgeOverYears { years: 19 } }]);
    assert_eq!(consistency(&[yes, (Element::AgeInYears, Value::Uint(20))], SIGNED), []);
}

#[test]
fn a_masked_birth_date_gives_no_age() {
    let masked = Value::BirthDate { date: "1990-01-01".into(), mask: Some("00001111".into()) };
    assert_eq!(consistency(&with(Element::BirthDate, masked), SIGNED), []);
}

#[test]
fn nobody_is_born_after_the_signing() {
    let record = [(Element::BirthDate, Value::FullDate("2026-06-16".into())), (Element::AgeInYears, Value::Uint(0))];
    assert_eq!(consistency(&record, SIGNED), [Finding { element: Element::BirthDate, flaw: Flaw::BirthInFuture }]);
}

/// One of each flaw, so that no message is forgotten.
fn every_flaw() -> Vec<Flaw> {
    let on = SIGNED;
    let other = Threshold::TWENTY;
    let shape = |readable| Flaw::Shape { found: Shape::Text, expected: Shape::Uint, readable };
    vec![
        Flaw::AgeDiffers { found: 1, expected: 2, on },
        Flaw::AgeOverDiffers { found: true, on },
        Flaw::AgeOverOrder { other },
        Flaw::AgeOverYears { years: 1 },
        Flaw::BirthDateDiffers,
        Flaw::BirthInFuture,
        Flaw::BirthTextForm,
        Flaw::BirthTextUnknown,
        Flaw::BirthTextUnread,
        Flaw::CodeCheckDigit { expected: 1 },
        Flaw::CodeForm { characters: 1 },
        Flaw::CodeOfSix,
        Flaw::DateForm,
        Flaw::Empty,
        Flaw::ImageFormat { bytes: 1 },
        Flaw::MaskForm,
        Flaw::NumberCheckDigit,
        Flaw::NumberForm { characters: 1 },
        Flaw::SexCode { code: 1 },
        Flaw::SexDiffers,
        Flaw::SexWord,
        shape(true),
        shape(false),
        Flaw::TooLong { characters: 1 },
        Flaw::Unprintable { code: 1, position: 1 },
    ]
}

#[test]
fn both_languages_say_every_finding_with_its_values() {
    for catalogue in [include_str!("../../../i18n/en/element.ftl"), include_str!("../../../i18n/ja/element.ftl")] {
        for flaw in every_flaw() {
            let evidence = Finding { element: Element::Sex, flaw }.evidence();
            let head = format!("finding-{} =", evidence.id);
            let start = catalogue.find(&format!("\n{head}")).expect(&head) + 1;
            let lines = catalogue[start..].split_inclusive('\n').enumerate();
            let message: String =
                lines.take_while(|(at, line)| *at == 0 || line.starts_with(' ')).map(|(_, line)| line).collect();
            for (name, _) in &evidence.facts {
                assert!(message.contains(&format!("{{ ${name} }}")), "{head} {name}");
            }
            let names = message.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next());
            assert_eq!(names.collect::<std::collections::BTreeSet<_>>().len(), evidence.facts.len(), "{head}");
        }
    }
}

proptest! {
    #[test]
    fn exactly_one_check_digit_fits(payload in "[0-9]{11}") {
        let good = (0..10).filter(|digit| IndividualNumber::parse(&format!("{payload}{digit}")).is_ok()).count();
        prop_assert_eq!(good, 1);
    }

    #[test]
    fn one_wrong_digit_is_nearly_always_seen(payload in "[0-9]{5}", digit in 0_usize..5, by in 1_u8..10) {
        // a remainder of 0 and one of 1 share the digit 0 in the number, 10 and 0 in the code: those pairs hide
        let check = gov_code_check_digit(&payload).unwrap();
        let mut other = payload.clone().into_bytes();
        other[digit] = b'0' + (other[digit] - b'0' + by) % 10;
        let other = gov_code_check_digit(std::str::from_utf8(&other).unwrap()).unwrap();
        prop_assert!(other != check || check <= 1);
    }

    #[test]
    fn words_and_dates_agree(day in 0_i32..80_000) {
        let date = Date::from_julian_day(date!(1850 - 01 - 01).to_julian_day() + day).unwrap();
        prop_assert_eq!(read_birth_text(&write_birth_text(date)), Some(BirthText { date, usual: true }));
    }

    #[test]
    fn ages_grow_by_one_a_year(birth in 0_i32..60_000, later in 0_i32..36_500) {
        let birth = Date::from_julian_day(date!(1850 - 01 - 01).to_julian_day() + birth).unwrap();
        let day = birth.saturating_add(time::Duration::days(later.into()));
        let age = age_on(birth, day).unwrap();
        let next = age_on(birth, day.next_day().unwrap()).unwrap();
        prop_assert!(next == age || next == age + 1);
        prop_assert!((i32::from(age) - later / 366).abs() <= 1);
    }

    #[test]
    fn three_months_are_89_to_92_days(seconds in 0_i64..4_000_000_000) {
        let from = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
        let days = (three_months_after(from) - from).whole_days();
        prop_assert!((89..=92).contains(&days), "{}", days);
    }

    #[test]
    fn no_text_breaks_the_rules(words in "\\PC{0,12}", name in "[a-z_0-9]{1,12}") {
        for info in &crate::profile::mnc::ELEMENTS {
            let _ = values(&[(info.element, Value::Text(words.as_str().into()))]);
            let _ = values(&[(info.element, Value::DateTime(words.as_str().into()))]);
            let _ = consistency(&[(info.element, Value::Text(words.as_str().into()))], SIGNED);
        }
        let _ = Element::find(NAMESPACE_ISO, &name);
        let _ = ElementValue::Text(words).as_value();
    }
}
