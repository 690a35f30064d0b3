//! The ten rules that keep a card's owner safe, each through the binary; what is left when the card is pulled; and the
//! exchange of each command, byte for byte.

#[path = "support/desk.rs"]
mod desk;
#[path = "card_safety/presence.rs"]
mod presence;
#[path = "card_safety/secrets.rs"]
mod secrets;

use std::fs;

use desk::{Desk, Went};

/// SELECT of an application that nothing is shown to, which ends every exchange.
const LEAVE: &str = "00A4040C07A0000001510000";
/// VERIFY with a secret in it, as a recording has it.
const SHOWN: &str = "00200080**";
/// VERIFY with nothing in it: how many tries are left.
const ASKED: &str = "00200080";
/// The individual number of the citizen, as text and as the card's bytes.
const NUMBER: &str = "999900000011";
const NUMBER_HEX: &str = "393939393030303030303131";

/// Every action that shows a secret, with the flags it needs and the name of the secret.
const SHOWING: [(&str, &str); 9] = [
    ("read-card attributes", "text"),
    ("read-card number", "text"),
    ("read-card face --by-number", "face-a"),
    ("read-card face --by-birth", "face-b"),
    ("read-card cert sign", "sign"),
    ("read-card sign file --raw -o out", "sign"),
    ("read-card auth file --raw -o out", "auth"),
    ("read-card pin change auth", "auth"),
    ("issue apply --world world --wallet phone --yes -o out", "text"),
];

/// A desk with a file to sign and a file of secrets: those of the card, with some of them replaced.
fn desk(replaced: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    desk.write("file", "to be signed\n");
    let mut pins = desk.text("world/pins") + "new=4321\n";
    for (name, value) in replaced {
        let line = pins.lines().find(|line| line.starts_with(&format!("{name}="))).unwrap().to_owned();
        pins = pins.replace(&line, &format!("{name}={value}"));
    }
    desk.write("pins", &pins);
    desk
}

/// Runs an action on the card with the file of secrets, and records it.
fn act(desk: &Desk, action: &str) -> Went {
    let _ = fs::remove_file(desk.path("trace"));
    let _ = fs::remove_file(desk.path("out"));
    desk.run(&format!("{action} --card @card --pin-file pins --trace trace"))
}

fn count(exchanges: &[(String, String)], command: &str) -> usize {
    exchanges.iter().filter(|(sent, _)| sent == command).count()
}

/// How many secrets the card was shown so far, by what a recording says; none where nothing was sent at all.
fn shown(desk: &Desk) -> usize {
    if desk.path("trace").exists() { count(&desk.exchanges("trace"), SHOWN) } else { 0 }
}
