//! Holds the files in `samples/people` to the program that makes them, and the people to the rules of the record.

#[path = "../examples/make_samples/drawing.rs"]
mod drawing;
#[path = "../examples/make_samples/people.rs"]
mod people;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mnc::issuer::draft::{Address, Draft, Person};
use mnc::profile::mnc::{Element, Threshold};
use mnc::profile::rules::ImageKind;
use time::Date;
use time::macros::date;

const DAY: Date = date!(2026 - 01 - 15);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people")
}

fn person(name: &str) -> (Person, Draft) {
    let person = Person::parse(&fs::read(folder().join(format!("{name}.json"))).unwrap()).unwrap();
    let portrait = person.read_portrait(&folder()).unwrap();
    let draft = Draft::of_person(&person, portrait, DAY, &[Threshold::TWENTY]).unwrap();
    (person, draft)
}

#[test]
fn the_files_are_those_the_program_makes() {
    let made: BTreeMap<String, Vec<u8>> = people::files().into_iter().collect();
    let there = fs::read_dir(folder()).unwrap().map(|file| file.unwrap());
    let there: BTreeMap<String, Vec<u8>> =
        there.map(|file| (format!("people/{}", file.file_name().display()), fs::read(file.path()).unwrap())).collect();
    assert_eq!(made.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    for (file, bytes) in &made {
        assert!(there[file] == *bytes, "{file} is not what `cargo run --example make_samples` makes");
    }
}

#[test]
fn every_person_can_be_issued_a_record_without_a_remark() {
    let names = ["taro", "hanako", "no-photo", "moving-abroad", "gaiji", "leap-day", "minor"];
    let there = fs::read_dir(folder())
        .unwrap()
        .filter(|file| file.as_ref().unwrap().path().extension() == Some("json".as_ref()));
    assert_eq!(there.count(), names.len());
    for name in names {
        let (person, draft) = person(name);
        assert_eq!(draft.check(DAY), Ok(vec![]), "{name}");
        assert!(person.number.secret_digits().starts_with("9999"), "{name}: a number that could be real");
        assert!(person.card.is_some_and(|card| card.expires > DAY), "{name}");
        let photo = draft.value(Element::Portrait).is_some();
        assert_eq!((photo, draft.elements().len()), (name != "no-photo", 10 + usize::from(photo)), "{name}");
    }
}

#[test]
fn portraits_are_jpegs_of_about_twenty_kilobytes() {
    for (file, bytes) in people::files().into_iter().filter(|(file, _)| file.ends_with(".jpg")) {
        assert_eq!(ImageKind::sniff(&bytes), Some(ImageKind::Jpeg));
        assert!((15_000..25_000).contains(&bytes.len()), "{file}: {} bytes", bytes.len());
    }
}

#[test]
fn each_special_person_is_special() {
    assert!(matches!(person("moving-abroad").0.address, Address::Abroad { .. }));
    let gaiji = person("gaiji").0.full_name;
    assert!(gaiji.contains('\u{20BB7}') && gaiji.contains("\u{845B}\u{E0100}"));
    let (leap, _) = person("leap-day");
    assert_eq!((leap.birth_date.month(), leap.birth_date.day()), (time::Month::February, 29));
    let (_, minor) = person("minor");
    let adult = minor.value(Element::AgeOver(Threshold::TWENTY)).unwrap();
    assert_eq!(adult.as_value(), mnc::profile::Value::Bool(false));
}
