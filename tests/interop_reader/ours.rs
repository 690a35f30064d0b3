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

/// Rule 8: with several cards the reader is chosen by whoever is asking, and by nobody else.
#[test]
fn a_reader_is_chosen_where_several_hold_cards() {
    let Some(scene) = Scene::new("a_reader_is_chosen_where_several_hold_cards", &[]) else { return };
    let status = |reader: &[&str]| scene.mnc(&[&["read-card", "status"], reader].concat());
    for reader in [&[][..], &["--reader", "emulator"], &["--reader", "mnc emulator 00 00"]] {
        assert_eq!(status(reader).1, Some(0), "{reader:?}: one reader holds a card");
    }
    assert_eq!(status(&["--reader", "00 01"]).1, Some(3), "there is no card in that one");
    assert_eq!(status(&["--reader", "nobody's"]).1, Some(3));
    std::fs::copy(scene.path("world/card.json"), scene.path("second.json")).unwrap();
    let beside = scene.serve_beside("second.json");
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while status(&["--reader", "00 01"]).1 != Some(0) {
        assert!(std::time::Instant::now() < deadline, "the second card is not seen");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    for reader in [&[][..], &["--reader", "emulator"]] {
        let (said, exit) = status(reader);
        assert_eq!(exit, Some(2), "{reader:?}: {said}");
        assert!(said.contains("mnc emulator 00 00") && said.contains("mnc emulator 00 01"), "{said}");
    }
    drop(beside);
}
