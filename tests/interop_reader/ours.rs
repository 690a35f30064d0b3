//! `mnc read-card` through the reader gives what it gives on the card's file.

use crate::scene::{AT, Scene};

/// What is asked of both.
const QUESTIONS: &[&[&str]] = &[
    &["status", "--json"],
    &["status"],
    &["attributes", "--json", "--world", "world", "--pin-file", "world/pins"],
    &["attributes", "--world", "world", "--pin-file", "world/pins", "--lang", "ja"],
    &["number", "--json", "--world", "world", "--pin-file", "world/pins", "--reveal", "individual_number_unicode"],
    &["number", "--world", "world", "--pin-file", "world/pins"],
    &["face", "--by-number", "--json", "--world", "world", "--pin-file", "world/pins"],
    &["face", "--by-birth", "--world", "world", "--pin-file", "world/pins"],
    &["cert", "auth", "--world", "world"],
    &["cert", "sign", "--json", "--world", "world", "--pin-file", "world/pins"],
    &["apdu", "00A4040C0AD392F000260100000001", "00A4020C020018", "00200080"],
];

#[test]
fn a_reader_gives_the_same_answers_as_the_file() {
    let Some(scene) = Scene::new("a_reader_gives_the_same_answers_as_the_file", &[]) else { return };
    // The served card is in use: a copy of its file answers beside it.
    std::fs::copy(scene.path("world/card.json"), scene.path("copy.json")).unwrap();
    for question in QUESTIONS {
        let ask = |source: &[&str]| scene.mnc(&[&["read-card"], *question, &["--at", AT], source].concat());
        let (through, status) = ask(&["--reader", "mnc emulator 00 00"]);
        let (direct, expected) = ask(&["--card", "copy.json"]);
        assert_eq!((through, status), (direct, expected), "{question:?}");
        assert_eq!(status, Some(0), "{question:?}");
    }
}
