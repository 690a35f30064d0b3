//! Recording, masking, replaying.

use std::cell::RefCell;
use std::rc::Rc;

use mnc::apdu::{Direct, Link, LinkError};
use mnc::card::secret::Secret;
use mnc::card::session::Card;
use mnc::card::table::{AppId, FIRST, FileId, SecretForm};
use mnc::card::trace::{HEAD, Masker, Recorder, Replay, Trace, TraceErrorKind};
use proptest::prelude::*;

use crate::sample::{NUMBER, PIN, machine};

/// Reads number, its picture's neighbour and attributes; what comes back, and the trace.
fn record(reveal: bool) -> (Vec<Vec<u8>>, String) {
    let text = Rc::new(RefCell::new(String::new()));
    let link = Recorder::new(Direct::new(machine()), Masker::new(&FIRST, reveal), text.clone());
    let read = play(Box::new(link)).unwrap();
    let text = text.borrow().clone();
    (read, text)
}

fn play(link: Box<dyn Link>) -> Result<Vec<Vec<u8>>, String> {
    let mut card = Card::new(link, &FIRST);
    let attempt = card.attempt(AppId::Text, FileId(0x11), false).map_err(|error| error.to_string())?;
    card.show(attempt, Secret::parse(SecretForm::Pin4, PIN).unwrap()).map_err(|error| error.to_string())?;
    let mut read = |id| card.read(AppId::Text, FileId(id)).map(|file| file.to_vec()).map_err(|error| error.to_string());
    Ok(vec![read(1)?, read(2)?])
}

fn replay(text: &str) -> Result<Vec<Vec<u8>>, String> {
    play(Box::new(Replay::new(Trace::read(text.as_bytes()).unwrap())))
}

#[test]
fn no_secret_stands_in_a_trace_and_the_number_only_when_revealed() {
    let number = hex::encode(NUMBER);
    for reveal in [false, true] {
        let (_, text) = record(reveal);
        assert!(!text.contains(&hex::encode(PIN)), "{text}");
        assert!(text.contains("\n> 00200080**\n"), "{text}");
        assert_eq!(text.contains(&number), reveal, "{text}");
        assert_eq!(text.contains(&format!("\n< FF100C{}9000\n", "**".repeat(14))), !reveal, "{text}");
    }
}

#[test]
fn a_revealed_trace_replays_whole() {
    let (read, text) = record(true);
    assert_eq!(replay(&text).unwrap(), read);
}

#[test]
fn a_masked_trace_replays_with_stars_and_says_so() {
    let (read, text) = record(false);
    let mut link = Replay::new(Trace::read(text.as_bytes()).unwrap());
    assert!(!link.was_masked());
    let found = replay(&text).unwrap();
    assert_eq!((&found[0][..3], &found[0][3..]), (&read[0][..3], &[b'*'; 14][..]));
    assert_eq!(found[1], read[1], "the attributes are no secret of this kind");
    for line in text.lines().filter_map(|line| line.strip_prefix("> ")) {
        let command = hex::decode(line.replace("**", "0431323334")).unwrap();
        link.transmit(&command).unwrap();
    }
    assert!(link.was_masked());
}

#[test]
fn whoever_asks_for_something_else_is_told_the_line() {
    let (_, text) = record(true);
    let mut link = Replay::new(Trace::read(text.as_bytes()).unwrap());
    assert_eq!(link.transmit(&[0, 0xa4, 0, 0]).unwrap_err(), LinkError::Replay { line: 3 });
    let short: String = text.lines().take(6).map(|line| format!("{line}\n")).collect();
    assert_eq!(replay(&short).unwrap_err(), "replay line 7");
    let lost = format!("{short}> 00200080\n! removed\n");
    assert_eq!(replay(&lost).unwrap_err(), "removed");
}

#[test]
fn what_is_read_of_an_unknown_application_is_masked() {
    let mut masker = Masker::new(&FIRST, false);
    let read = hex::decode("00B0000000").unwrap();
    let answer = hex::decode("3132339000").unwrap();
    assert_eq!(masker.answer(&read, &answer).to_string(), "******9000", "nothing was selected");
    let select = |id: &str| hex::decode(format!("00A4040C{:02X}{id}", id.len() / 2)).unwrap();
    masker.answer(&select("D392F000260100000001"), &[0x90, 0]);
    masker.answer(&hex::decode("00A4020C020006").unwrap(), &[0x90, 0]);
    assert_eq!(masker.answer(&read, &answer).to_string(), "3132339000");
    masker.answer(&select("D39210003100"), &[0x90, 0]);
    assert_eq!(masker.answer(&read, &answer).to_string(), "******9000", "a prefix may select anything");
    // The number by its short identifier, and from the middle.
    masker.answer(&select("D3921000310001010408"), &[0x90, 0]);
    let number = hex::decode("00B0810000").unwrap();
    let whole = [b"\xff\x10\x0c", NUMBER.as_bytes(), b"\x90\x00"].concat();
    assert_eq!(masker.answer(&number, &whole).to_string(), format!("FF100C{}9000", "**".repeat(12)));
    assert_eq!(masker.answer(&hex::decode("00B0000300").unwrap(), &answer).to_string(), "******9000");
    assert_eq!(masker.answer(&hex::decode("00C0000000").unwrap(), &answer).to_string(), "******9000", "its rest");
}

#[test]
fn a_trace_with_a_wrong_line_is_refused_with_its_number() {
    let cases = [
        ("", 1, TraceErrorKind::Head),
        ("mnc card trace 2\n", 1, TraceErrorKind::Head),
        ("mnc card trace 1\natr 3\n", 2, TraceErrorKind::Hex),
        ("mnc card trace 1\n# ok\n\n> 00A4\n", 4, TraceErrorKind::Order),
        ("mnc card trace 1\n< 9000\n", 2, TraceErrorKind::Order),
        ("mnc card trace 1\n> 00A4\n> 00A4\n", 3, TraceErrorKind::Order),
        ("mnc card trace 1\n> 00A4\n< 12**34**9000\n", 3, TraceErrorKind::Hex),
        ("mnc card trace 1\n> 00A4\n< 1**09000\n", 3, TraceErrorKind::Hex),
        ("mnc card trace 1\n> 00A4\n! broken\n", 3, TraceErrorKind::Reason),
        ("mnc card trace 1\n? 00\n", 2, TraceErrorKind::Unknown),
    ];
    for (text, line, kind) in cases {
        let error = Trace::read(text.as_bytes()).unwrap_err();
        assert_eq!((error.line, error.kind), (line, kind), "{text}");
    }
    let error = Trace::read(b"mnc card trace 1\n\xff").unwrap_err();
    assert_eq!((error.line, error.kind), (2, TraceErrorKind::NotText));
}

proptest! {
    #[test]
    fn reading_a_trace_never_panics(text in "[><!a# \\*0-9A-F\n]{0,200}") {
        let _ = Trace::read(format!("{HEAD}\n{text}").as_bytes());
    }
}
