//! Every file, secret and key of the card, in every state, against what is known of the real one.
//!
//! The rows are written down from descriptions of the card, not from the table in the code. The same rows go to the card
//! in process and through a real pcscd.

use std::sync::{Arc, Mutex};

use mnc::apdu::{Chip, Direct, Link};
use mnc::card::table::{AppId, FIRST, FileId};
use mnc::card::virtual_card::Machine;
use mnc::crypto::digest::Algorithm;
use mnc::crypto::rsa::digest_info;
use zeroize::Zeroizing;

use crate::sample::{self, content, machine};

/// A card that the test can reach behind the reader's back.
#[derive(Clone)]
pub(crate) struct Shared(pub(crate) Arc<Mutex<Machine>>, Vec<u8>);

impl Shared {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(machine())), vec![0x3b, 0x00])
    }

    fn renew(&self) {
        *self.0.lock().unwrap() = machine();
    }
}

impl Chip for Shared {
    fn power_on(&mut self) {
        self.0.lock().unwrap().power_on();
    }

    fn power_off(&mut self) {
        self.0.lock().unwrap().power_off();
    }

    fn reset(&mut self) {
        self.0.lock().unwrap().reset();
    }

    fn atr(&self) -> &[u8] {
        &self.1
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        self.0.lock().unwrap().answer(command)
    }
}

/// Who may read a file after a secret was shown: the file is free, the secret opens it, or it stays closed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opens {
    Free,
    Yes,
    No,
}
use Opens::{Free, No, Yes};

/// Application, file, secret, whether the secret opens the file (card.md 1.2).
const FILES: &[(&str, u16, u16, Opens)] = &[
    ("jpki", 0x0001, 0x001b, Yes),
    ("jpki", 0x0001, 0x0018, No),
    ("jpki", 0x0002, 0x0018, Free),
    ("jpki", 0x0006, 0x0018, Free),
    ("jpki", 0x0008, 0x0018, Free),
    ("jpki", 0x000a, 0x0018, Free),
    ("jpki", 0x000b, 0x001b, Free),
    ("text", 0x0001, 0x0011, Yes),
    ("text", 0x0001, 0x0014, Yes),
    ("text", 0x0001, 0x0015, No),
    ("text", 0x0002, 0x0011, Yes),
    ("text", 0x0002, 0x0014, No),
    ("text", 0x0002, 0x0015, Yes),
    ("text", 0x0003, 0x0011, Yes),
    ("text", 0x0003, 0x0014, Yes),
    ("text", 0x0003, 0x0015, Yes),
    ("text", 0x0004, 0x0011, Free),
    ("text", 0x0005, 0x0011, Free),
    ("text", 0x0006, 0x0011, Yes),
    ("text", 0x0006, 0x0014, Yes),
    ("text", 0x0006, 0x0015, Yes),
    ("text", 0x0007, 0x0011, Yes),
    ("text", 0x0007, 0x0014, Yes),
    ("text", 0x0007, 0x0015, Yes),
    ("visual", 0x0001, 0x0011, Yes),
    ("visual", 0x0001, 0x0012, No),
    ("visual", 0x0001, 0x0013, No),
    ("visual", 0x0002, 0x0011, No),
    ("visual", 0x0002, 0x0012, Yes),
    ("visual", 0x0002, 0x0013, Yes),
    ("visual", 0x0003, 0x0011, Free),
    ("visual", 0x0004, 0x0011, Free),
    ("visual", 0x0005, 0x0011, No),
    ("visual", 0x0005, 0x0012, No),
    ("visual", 0x0005, 0x0013, Yes),
];

/// Application, secret, its value, how many tries (card.md 1.2, 1.3).
const SECRETS: &[(&str, u16, &str, u8)] = &[
    ("jpki", 0x0018, sample::PIN, 3),
    ("jpki", 0x001b, sample::PASSWORD, 5),
    ("text", 0x0011, sample::PIN, 3),
    ("text", 0x0014, sample::NUMBER, 10),
    ("text", 0x0015, sample::FACE, 10),
    ("visual", 0x0011, sample::BIRTH, 10),
    ("visual", 0x0012, sample::FACE, 10),
    ("visual", 0x0013, sample::NUMBER, 10),
    ("juki", 0x001c, sample::PIN, 3),
    ("common", 0x001c, sample::PIN, 3),
];

/// Application, key, its secret, P2 (card.md 1.2, 1.4).
const KEYS: &[(&str, u16, u16, u8)] = &[("jpki", 0x0017, 0x0018, 0x80), ("jpki", 0x001a, 0x001b, 0x80)];

/// Single exchanges: what is selected before, the command, the status, what comes back. `-` is nothing selected.
const SINGLE: &[(&str, &str, &str, &str)] = &[
    // Only whole identifiers of applications; the master file says yes and goes nowhere.
    ("-", "00A4040C09D392F0002601000000", "6A82", ""),
    ("-", "00A4040C0BD392F00026010000000100", "6A82", ""),
    ("-", "00A4040009A000000308000010 00", "6A82", ""),
    ("-", "00A4040007627601FF000000", "6A82", ""),
    ("-", "00A40000", "9000", ""),
    ("-", "00CB3FFF035C017E08", "6D00", ""),
    ("-", "00CADF3005", "6A88", ""),
    ("-", "00CA00F000", "9000", "F00142"),
    ("-", "00CA7F2100", "6700", ""),
    ("jpki", "00CA00F000", "6A88", ""),
    // Files, whole identifiers and short ones.
    ("jpki", "00A4020C020099", "6A82", ""),
    ("jpki", "00A4020C0100", "6700", ""),
    ("jpki", "00B0000000", "6986", ""),
    ("jpki 0008", "00B0000003", "9000", "8F8F00"),
    ("jpki 0008", "00B0000000", "9000", "8F8F00"),
    ("jpki 0008", "00B0000102", "9000", "8F00"),
    ("jpki 0008", "00B0000301", "6B00", ""),
    ("jpki 0008", "00B07FFF01", "6B00", ""),
    ("jpki 0008", "00B00000", "6700", ""),
    ("jpki 0008", "00B00000000003", "9000", "8F8F00"),
    ("jpki", "00B0880003", "9000", "8F8F00"),
    ("jpki", "00B08800000003", "9000", "8F8F00"),
    ("jpki", "00B09F0003", "6A82", ""),
    ("jpki 0018", "00B0000001", "6981", ""),
    ("jpki 001A", "00B0000001", "6981", ""),
    ("jpki 0001", "00B0100001", "6982", ""), // closed before it is too short
    ("jpki 0008", "00B2010400", "6981", ""),
    ("common 0001", "00B2010400", "9000", "0102AA01"),
    ("common 0001", "00B2020400", "9000", "0101BB"),
    ("common 0001", "00B2030400", "6A83", ""),
    ("common", "00B2010C00", "9000", "0102AA01"),
    ("common", "00B2011400", "9000", "0102AA02"),
    ("common 0001", "00B0000000", "6981", ""),
    ("common 0001", "00B2010000", "6A86", ""),
    ("juki 0002", "00B2010400", "9000", "0102AA02"),
    // Secrets by short identifier; what is no secret has no counter.
    ("jpki", "00200080", "6986", ""),
    ("jpki", "00200098", "63C3", ""),
    ("jpki", "0020009B", "63C5", ""),
    ("jpki", "0020009F", "6A86", ""),
    ("jpki", "0020009D", "6A88", ""),
    ("jpki 0008", "00200080", "6A88", ""),
    ("jpki 0018", "00200000", "6A86", ""),
    ("text 0012", "00200080", "63C0", ""), // blocked from the day of issue
    ("text 0012", "002000800431323334", "6984", ""),
    ("jpki 0018", "002000800531323334 35", "63C2", ""),
    // Changing: the two dialects, each in its applications.
    ("jpki 0018", "802000800431323334", "6D00", ""),
    ("jpki 0018", "803200800435363738", "6D00", ""),
    ("juki 001C", "002401800435363738", "6D00", ""),
    ("juki 001C", "803200800435363738", "6982", ""),
    ("jpki 0018", "002400800435363738", "6A86", ""),
    // Challenges, classes, channels, instructions.
    ("-", "0084000000000000", "6700", ""),
    ("-", "008400000001 00", "6985", ""),
    ("-", "00840000", "6700", ""),
    ("common", "0088009900", "6700", ""),
    ("jpki", "00880099020102 00", "6A88", ""),
    ("jpki", "01A4040C0AD392F000260100000001", "6881", ""),
    ("jpki", "80AE00000101", "6D00", ""),
    ("-", "FFCA000000", "6E00", ""),
    ("-", "00FF0000", "6D00", ""),
    ("-", "00A402", "6700", ""),
];

/// A card and the way to it.
pub(crate) struct Bench {
    pub(crate) link: Box<dyn Link>,
    pub(crate) card: Shared,
}

impl Bench {
    fn send(&mut self, command: &str) -> (Vec<u8>, String) {
        let command = hex::decode(command.replace(' ', "")).unwrap();
        let mut data = self.link.transmit(&command).unwrap().to_vec();
        let status = data.split_off(data.len() - 2);
        (data, hex::encode_upper(status))
    }

    fn status(&mut self, command: &str) -> String {
        self.send(command).1
    }

    fn select(&mut self, app: &str) {
        let aid = FIRST.app_of_name(app).unwrap().aid;
        let status = self.status(&format!("00A4040C{:02X}{}", aid.len(), hex::encode_upper(aid)));
        assert_eq!(status, "9000", "{app}");
    }

    fn select_in(&mut self, app: &str, id: u16) {
        self.select(app);
        assert_eq!(self.status(&format!("00A4020C02{id:04X}")), "9000", "{app} {id:04X}");
    }

    fn show(&mut self, value: &str) -> String {
        self.status(&format!("00200080{:02X}{}", value.len(), hex::encode(value)))
    }
}

/// What happened to the card before a row is played.
const STATES: [&str; 8] = ["unselected", "selected", "wrong", "blocked", "verified", "other", "reset", "power"];

/// Brings a new card into a state, with one of its secrets.
fn prepare(bench: &mut Bench, state: &str, app: &str, secret: u16) {
    let (_, _, value, tries) = SECRETS.iter().find(|row| (row.0, row.1) == (app, secret)).unwrap();
    let wrong: String = value
        .chars()
        .map(|c| {
            if c == '9' {
                '8'
            } else if c.is_ascii_digit() {
                '9'
            } else {
                c
            }
        })
        .collect();
    bench.card.renew();
    if state == "unselected" {
        return;
    }
    bench.select_in(app, secret);
    match state {
        "selected" => {}
        "wrong" => assert_eq!(bench.show(&wrong), format!("63C{:X}", tries - 1)),
        "blocked" => {
            for left in (0..*tries).rev() {
                assert_eq!(bench.show(&wrong), format!("63C{left:X}"));
            }
            assert_eq!(bench.show(value), "6984", "a blocked secret is not compared");
        }
        _ => assert_eq!(bench.show(value), "9000"),
    }
    match state {
        "other" => bench.select(if app == "text" { "visual" } else { "text" }),
        "reset" => bench.card.reset(),
        "power" => {
            bench.card.power_off();
            bench.card.power_on();
        }
        _ => {}
    }
    if state != "reset" {
        bench.select(app); // again: what was shown to it stays
    }
}

fn app_id(name: &str) -> AppId {
    FIRST.app_of_name(name).unwrap().id
}

/// Reads the beginning and the rest of a file.
fn play_file(bench: &mut Bench, (app, file, secret, opens): (&str, u16, u16, Opens), state: &str) {
    prepare(bench, state, app, secret);
    let selected = bench.status(&format!("00A4020C02{file:04X}"));
    let (data, status) = bench.send("00B0000000");
    let whole = content(app_id(app), FileId(file));
    let is_open = opens == Free || opens == Yes && matches!(state, "verified" | "reset");
    let label = format!("{app} {file:04X} with {secret:04X}, {state}");
    match (state, is_open) {
        ("unselected", _) => assert_eq!((&*selected, &*status), ("6A82", "6986"), "{label}"),
        (_, false) => assert_eq!((&*selected, &*status, data.len()), ("9000", "6982", 0), "{label}"),
        (_, true) => {
            assert_eq!((&*selected, &*status), ("9000", "9000"), "{label}");
            assert_eq!(data, whole[..whole.len().min(256)], "{label}");
            let (rest, status) = bench.send("00B0010000");
            let expected = whole.get(256..).unwrap_or_default();
            assert_eq!((&rest[..], &*status), (expected, if expected.is_empty() { "6B00" } else { "9000" }), "{label}");
        }
    }
}

/// Asks for the tries left, shows the right value, asks again.
fn play_secret(bench: &mut Bench, (app, secret, value, tries): (&str, u16, &str, u8), state: &str) {
    prepare(bench, state, app, secret);
    let selected = bench.status(&format!("00A4020C02{secret:04X}"));
    let asked = bench.status("00200080");
    let shown = bench.show(value);
    let again = bench.status("00200080");
    let full = format!("63C{tries:X}");
    let less = format!("63C{:X}", tries - 1);
    let expected = match state {
        "unselected" => ["6A82", "6986", "6986", "6986"],
        "wrong" => ["9000", &less, "9000", &full],
        "blocked" => ["9000", "63C0", "6984", "63C0"],
        // 63Cx right after a success, too: other card software takes 9000 for a broken card.
        _ => ["9000", &full, "9000", &full],
    };
    assert_eq!([&*selected, &asked, &shown, &again], expected, "{app} {secret:04X}, {state}");
}

/// Changes a secret: only after it was shown; the new one then opens, the old one does not.
fn play_change(bench: &mut Bench, (app, secret, value, tries): (&str, u16, &str, u8), state: &str) {
    prepare(bench, state, app, secret);
    bench.status(&format!("00A4020C02{secret:04X}"));
    let head = if matches!(app, "juki" | "common") { "80320080" } else { "00240180" };
    let new: String = value.chars().rev().collect();
    let changed = bench.status(&format!("{head}{:02X}{}", new.len(), hex::encode(&new)));
    let label = format!("{app} {secret:04X}, {state}");
    if !matches!(state, "verified" | "reset") {
        // Without an application, the security domain does not know JICSAP's command.
        let nothing = if head == "80320080" { "6D00" } else { "6986" };
        assert_eq!(changed, if state == "unselected" { nothing } else { "6982" }, "{label}");
        return;
    }
    assert_eq!(changed, "9000", "{label}");
    assert_eq!(bench.show(value), format!("63C{:X}", tries - 1), "{label}");
    assert_eq!(bench.show(&new), "9000", "{label}");
}

/// Signs a DigestInfo, with the key selected and by its short identifier; the signature has to hold.
fn play_key(bench: &mut Bench, (app, key, secret, p2): (&str, u16, u16, u8), state: &str) {
    prepare(bench, state, app, secret);
    bench.status(&format!("00A4020C02{key:04X}"));
    let info = digest_info(Algorithm::Sha256, b"signed");
    let body = format!("{:02X}{}00", info.len(), hex::encode(&info));
    let label = format!("{app} {key:04X}, {state}");
    for p2 in [p2, 0x80 | u8::try_from(key).unwrap()] {
        let (signature, status) = bench.send(&format!("802A00{p2:02X}{body}"));
        match state {
            "unselected" => assert_eq!(status, if p2 == 0x80 { "6986" } else { "6A88" }, "{label}"),
            "verified" | "reset" => {
                assert_eq!(status, "9000", "{label}");
                sample::key().public().verify(Algorithm::Sha256, b"signed", &signature).unwrap();
            }
            _ => assert_eq!((&*status, signature.len()), ("6982", 0), "{label}"),
        }
    }
}

/// The ways to say what is signed, by P1.
fn play_ways_of_signing(bench: &mut Bench) {
    prepare(bench, "verified", "jpki", 0x0018);
    let hash = mnc::crypto::digest::hash(Algorithm::Sha256, b"signed");
    let info = hex::encode(digest_info(Algorithm::Sha256, b"signed"));
    let rows = [
        ("00", info.clone(), "9000"),
        ("02", hex::encode(hash.as_bytes()), "9000"),
        ("03", hex::encode(b"signed"), "9000"),
        ("02", hex::encode(&hash.as_bytes()[1..]), "6700"),
        ("00", "AA".repeat(245), "9000"),
        ("00", "AA".repeat(246), "6700"),
        ("04", hex::encode(hash.as_bytes()), "9000"),
        ("04", hex::encode(&hash.as_bytes()[1..]), "6700"),
        ("05", hex::encode(b"signed"), "9000"),
        ("06", info, "6A86"),
    ];
    for (p1, data, expected) in rows {
        let (signature, status) = bench.send(&format!("802A{p1}97{:02X}{data}00", data.len() / 2));
        assert_eq!(status, expected, "P1 {p1}");
        if expected == "9000" && data.len() != 490 {
            match p1 {
                "04" | "05" => assert_pss(&signature),
                _ => sample::key().public().verify(Algorithm::Sha256, b"signed", &signature).unwrap(),
            }
        }
    }
    assert_eq!(bench.status("802A0097 020102"), "6700", "nothing is expected back");
    assert_eq!(bench.status("802A0097 020102 10"), "6C00", "too little is expected back");
}

/// By another library than the one that signs.
fn assert_pss(signature: &[u8]) {
    let key = sample::key().public().to_spki_der();
    let key = aws_lc_rs::signature::UnparsedPublicKey::new(&aws_lc_rs::signature::RSA_PSS_2048_8192_SHA256, &key);
    key.verify(b"signed", signature).unwrap();
}

fn play_single(bench: &mut Bench, (before, command, status, data): (&str, &str, &str, &str)) {
    bench.card.renew();
    match before.split_once(' ') {
        Some((app, id)) => bench.select_in(app, u16::from_str_radix(id, 16).unwrap()),
        None if before != "-" => bench.select(before),
        None => {}
    }
    let (found, answer) = bench.send(command);
    assert_eq!((&*answer, hex::encode_upper(found)), (status, data.to_owned()), "{before}: {command}");
}

/// Keys that need no secret prove that the chip is there.
fn play_challenges(bench: &mut Bench) {
    for app in ["text", "visual"] {
        bench.card.renew();
        bench.select(app); // its only key is meant, without selecting it
        let info = digest_info(Algorithm::Sha256, b"challenge");
        let (signature, status) = bench.send(&format!("802A0000{:02X}{}00", info.len(), hex::encode(&info)));
        assert_eq!(status, "9000", "{app}");
        sample::key().public().verify(Algorithm::Sha256, b"challenge", &signature).unwrap();
    }
    bench.select("common");
    let (signature, status) = bench.send(&format!("0088009909{}00", hex::encode(b"challenge")));
    assert_eq!(status, "9000");
    sample::key().public().verify(Algorithm::Sha256, b"challenge", &signature).unwrap();
    let (first, second) = (bench.send("0084000008").0, bench.send("0084000008").0);
    assert_eq!(first.len(), 8);
    assert_ne!(first, second);
}

/// Plays everything; how many rows there were.
pub(crate) fn play(bench: &mut Bench) -> usize {
    for state in STATES {
        FILES.iter().for_each(|row| play_file(bench, *row, state));
        SECRETS.iter().for_each(|row| play_secret(bench, *row, state));
        SECRETS.iter().for_each(|row| play_change(bench, *row, state));
        KEYS.iter().for_each(|row| play_key(bench, *row, state));
    }
    SINGLE.iter().for_each(|row| play_single(bench, *row));
    play_ways_of_signing(bench);
    play_challenges(bench);
    STATES.len() * (FILES.len() + 2 * SECRETS.len() + KEYS.len()) + SINGLE.len()
}

#[test]
fn every_row_in_every_state_in_process() {
    let card = Shared::new();
    let mut bench = Bench { link: Box::new(Direct::new(card.clone())), card };
    assert!(play(&mut bench) > 400);
}

#[test]
fn the_rows_name_every_file_secret_and_key_of_the_table() {
    for app in FIRST.apps {
        let binary = |file: &&mnc::card::table::FileRow| file.shape != mnc::card::table::Shape::Records;
        for file in app.files.iter().filter(binary) {
            assert!(FILES.iter().any(|row| (row.0, row.1) == (app.name, file.id.0)), "{} {}", app.name, file.id);
        }
        for secret in app.secrets.iter().filter(|row| row.tries > 0) {
            let row = SECRETS.iter().find(|row| (row.0, row.1) == (app.name, secret.id.0)).unwrap();
            assert_eq!(row.3, secret.tries, "{} {}", app.name, secret.id);
        }
    }
}

#[test]
fn a_count_that_cannot_be_kept_is_not_given() {
    let fail = Box::new(|_: &_| Err(std::io::Error::other("disk full")));
    let mut card = Machine::new(sample::model(), fail, sample::rng());
    let mut send = |command: &str| hex::encode_upper(&*card.answer(&hex::decode(command).unwrap()));
    send("00A4040C0AD392F000260100000001");
    send("00A4020C020018");
    assert_eq!(send("002000800439393939"), "6581");
    assert_eq!(send("00200080"), "63C3");
    assert_eq!(send("002000800431323334"), "9000", "nothing to be kept");
}
