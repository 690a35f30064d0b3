//! The exchange of each command with the card of a seed, byte for byte, and what the command says of it.
//!
//! `tests/traces/` holds a recording (revealed, so that it replays whole) and the answer of each command. With
//! `MNC_TRACES=overwrite` in the environment they are written anew; read the difference.

use std::fs;
use std::path::PathBuf;

use mnc::crypto::digest::sha256;

use crate::desk::Desk;
use crate::{COMMANDS, desk_for_commands, with_pins};

fn kept(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/traces")).join(name)
}

/// Compares with what is kept, or keeps it.
fn compare(name: &str, found: &str) {
    if std::env::var_os("MNC_TRACES").is_some_and(|wish| wish == "overwrite") {
        fs::write(kept(name), found).unwrap();
        return;
    }
    let expected = fs::read_to_string(kept(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(expected == found, "tests/traces/{name} is not what was found:\n{found}");
}

/// The answer on standard output, and how long the file is that was written, with its digest.
fn answer(desk: &Desk, line: &str) -> String {
    let went = desk.done(line);
    assert!(!went.out.contains('\u{fffd}'), "text: {line}");
    let written = fs::read(desk.path("out")).ok();
    let written = written.map(|bytes| format!("-o: {} bytes, SHA-256 {}\n", bytes.len(), hex::encode(sha256(&bytes))));
    let _ = fs::remove_file(desk.path("out"));
    let _ = fs::remove_dir_all(desk.path("phone"));
    went.out + &written.unwrap_or_default()
}

/// What is no text goes to a file.
fn line(name: &str, line: &str) -> String {
    let line = with_pins(name, line);
    if name.ends_with("-raw") { format!("{line} -o out") } else { line }
}

#[test]
fn each_command_exchanges_the_same_bytes_with_the_card_of_a_seed() {
    let desk = desk_for_commands();
    for (name, words) in COMMANDS {
        desk.renew_card();
        let said = answer(&desk, &format!("{} --card @card --trace one.trace", line(name, words)));
        compare(&format!("{name}.trace"), &desk.text("one.trace"));
        compare(&format!("{name}.out"), &said);
        fs::remove_file(desk.path("one.trace")).unwrap();
    }
}

#[test]
fn each_recording_replays_whole() {
    let desk = desk_for_commands();
    for (name, words) in COMMANDS {
        fs::copy(kept(&format!("{name}.trace")), desk.path("kept.trace")).unwrap();
        let said = answer(&desk, &format!("{} --card trace:kept.trace", line(name, words)));
        let said = said.replace("trace:kept.trace", "world/card.json").replace("kept.trace", "world/card.json");
        // A recording has no PIN that could change, and says so; every other answer is the same.
        if name.starts_with("pin-change") {
            assert_eq!(said, "this was a replay of a recording: nothing was changed\n", "{name}");
        } else {
            compare(&format!("{name}.out"), &said);
        }
    }
}

#[test]
fn nothing_is_kept_that_no_command_makes() {
    for entry in fs::read_dir(kept("")).unwrap() {
        let file = entry.unwrap().file_name().to_string_lossy().into_owned();
        let is_one = COMMANDS.iter().any(|(name, _)| [format!("{name}.trace"), format!("{name}.out")].contains(&file));
        assert!(is_one || file == "README.md", "tests/traces/{file}");
    }
}
