//! The ten rules that keep a card's owner safe, each through the binary; what is left when the card is pulled; and the
//! exchange of each command, byte for byte.

#[path = "support/desk.rs"]
mod desk;
#[path = "card_safety/presence.rs"]
mod presence;
#[path = "card_safety/pulled.rs"]
mod pulled;
#[path = "card_safety/secrets.rs"]
mod secrets;
#[path = "card_safety/traces.rs"]
mod traces;

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

/// Every command that talks to a card, by a name; each leaves the same bytes every time.
const COMMANDS: [(&str, &str); 19] = [
    ("list", "read-card list"),
    ("status", "read-card status"),
    ("attributes", "read-card attributes --world world --reveal individual_number_unicode"),
    ("number", "read-card number --world world --reveal individual_number_unicode"),
    ("face-by-number", "read-card face --by-number --world world"),
    ("face-by-birth", "read-card face --by-birth --world world"),
    ("cert-sign", "read-card cert sign --world world"),
    ("cert-auth", "read-card cert auth --world world"),
    ("cert-sign-ca", "read-card cert sign --ca --world world"),
    ("cert-auth-ca", "read-card cert auth --ca --world world"),
    ("sign", "read-card sign file --pem"),
    ("sign-raw", "read-card sign file --raw"),
    ("auth", "read-card auth file --pem"),
    ("auth-raw", "read-card auth file --raw"),
    ("pin-change-auth", "read-card pin change auth"),
    ("pin-change-sign", "read-card pin change sign"),
    ("pin-change-text", "read-card pin change text"),
    ("apdu", "read-card apdu 00A4040C0AD392F000260100000001 00A4020C020018 00200080 00A4020C020006 00B0000020"),
    ("apply", "issue apply --world world --wallet phone --yes --seed 5 --reveal individual_number_unicode -o out"),
];

/// The command with everything it needs but the card.
fn with_pins(name: &str, line: &str) -> String {
    match name {
        "list" | "status" | "apdu" => line.to_owned(),
        "pin-change-sign" => format!("{line} --pin-file sign-pins"),
        _ => format!("{line} --pin-file pins"),
    }
}

/// A desk for [`COMMANDS`].
fn desk_for_commands() -> Desk {
    let desk = desk(&[]);
    desk.write("sign-pins", "sign=ABC123\nnew=XYZ789\n");
    desk
}

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
