//! The card is taken away at every single exchange of every command: what is said, what is left.

use std::collections::BTreeMap;
use std::fs;

use crate::desk::{Desk, Went};
use crate::{COMMANDS, LEAVE, SHOWN, desk_for_commands, with_pins};

/// CHANGE with a secret in it, as a recording has it.
const CHANGED: &str = "00240180**";

/// What the folder holds, except what changes by itself: the trace that is being replayed.
fn folder(desk: &Desk) -> BTreeMap<String, Option<Vec<u8>>> {
    let entries = fs::read_dir(desk.folder()).unwrap().map(|entry| entry.unwrap());
    let named = entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).ok()));
    named.filter(|(name, _)| name != "pulled.trace").collect()
}

/// A place where the card is taken away: the recording up to there.
struct Pull {
    head: String,
    command: String,
}

/// Every place of a recording but the farewell: with that, everything was done.
fn pulls(whole: &str) -> Vec<Pull> {
    let lines: Vec<&str> = whole.lines().collect();
    let sent = lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.strip_prefix("> ")?)));
    let pulls = sent.map(|(at, command)| Pull {
        head: lines[..=at].iter().map(|line| format!("{line}\n")).collect::<String>() + "! removed\n",
        command: command.to_owned(),
    });
    let mut pulls: Vec<Pull> = pulls.collect();
    let last = pulls.pop().unwrap();
    assert_eq!(last.command, LEAVE);
    pulls
}

/// What has to be said, in both languages.
fn sentences(command: &str) -> [&'static str; 2] {
    match command {
        SHOWN => ["whether a try was spent is not known", "減ったかどうか不明です"],
        CHANGED => ["may be the new one or the old one", "新旧どちらか不明です"],
        _ => ["error: the card was taken away\nhint: ", "エラー: カードが取り外されました\nヒント: "],
    }
}

fn assert_told(went: &Went, command: &str, sentence: &str, what: &str) {
    assert_eq!(went.exit, 3, "{what}: {}", went.said());
    assert!(went.err.contains(sentence), "{what}: {}", went.err);
    assert!(what.starts_with("apdu") || went.out.is_empty(), "{what}: half an answer\n{}", went.out);
    let tries = command == SHOWN || command == CHANGED;
    assert_eq!(went.err.contains("mnc read-card status"), tries, "{what}: how to see what is left\n{}", went.err);
}

/// Every command that can write its answer to a file is made to.
fn to_file(name: &str, line: &str) -> String {
    let writes = ["face", "cert", "sign", "auth"].iter().any(|word| name.starts_with(word));
    let line = line.replace(" --pem", "");
    if writes && !name.starts_with("pin") { format!("{line} -o out") } else { line }
}

#[test]
fn a_card_taken_away_at_any_moment_is_told_and_leaves_nothing_half_done() {
    let desk = desk_for_commands();
    let (mut places, mut shown, mut changed) = (0, 0, 0);
    for (name, line) in COMMANDS {
        let line = with_pins(name, &to_file(name, line));
        desk.renew_card();
        desk.done(&format!("{line} --card @card --trace whole.trace"));
        let pulls = pulls(&desk.text("whole.trace"));
        for gone in ["whole.trace", "out"] {
            let _ = fs::remove_file(desk.path(gone));
        }
        let _ = fs::remove_dir_all(desk.path("phone"));
        let fresh = folder(&desk);
        let over = if line.contains("-o out") { " --force" } else { "" };
        for (at, pull) in pulls.iter().enumerate() {
            let what = format!("{name}, exchange {at} ({})", pull.command);
            let [english, japanese] = sentences(&pull.command);
            desk.write("pulled.trace", &pull.head);
            let went = desk.run(&format!("{line} --card trace:pulled.trace"));
            assert_told(&went, &pull.command, english, &what);
            assert_eq!(folder(&desk), fresh, "{what}: something was left");
            desk.write("out", "what was there before");
            let before = folder(&desk);
            let went = desk.run(&format!("{line} --card trace:pulled.trace --lang ja{over}"));
            assert_told(&went, &pull.command, japanese, &what);
            assert_eq!(folder(&desk), before, "{what}: something was overwritten");
            fs::remove_file(desk.path("out")).unwrap();
            shown += usize::from(pull.command == SHOWN);
            changed += usize::from(pull.command == CHANGED);
        }
        places += pulls.len();
    }
    assert!(places > 300 && shown == 15 && changed == 3, "{places} places, {shown} tries, {changed} changes");
}
