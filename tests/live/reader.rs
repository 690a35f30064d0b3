//! Phones that fall silent on a PC/SC reader, readers that fall silent, a second reader: nobody hangs.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixListener;
use std::process::Command as System;
use std::time::{Duration, Instant};

use mnc::apdu::{Chip, Link, LinkError, vpcd};
use mnc::session::receiver::Heard;
use mnc::session::{Meeting, SessionStatus};
use mnc::transport::nfc::handover::Limits;
use mnc::transport::nfc::reader::Phone;
use mnc::transport::nfc::tag::{Mode, Responder, Tag};
use zeroize::Zeroizing;

use super::pcscd::Pcscd;
use super::peers::{key, request, status};
use super::{shared, text, wait};

/// Answers with zeros.
struct Zeros;

impl Responder for Zeros {
    fn met(&mut self, _: Meeting) {}

    fn message(&mut self, _: &[u8]) -> Option<Vec<u8>> {
        Some(vec![0; 2_000])
    }

    fn lost(&mut self, _: bool) {}
}

/// A phone that stops at this instruction: says nothing more, or goes.
struct Stopping {
    tag: Tag<Zeros>,
    at: u8,
    goes: bool,
    stream: TcpStream,
}

impl Chip for Stopping {
    fn power_on(&mut self) {
        self.tag.power_on();
    }

    fn power_off(&mut self) {
        self.tag.power_off();
    }

    fn reset(&mut self) {
        self.tag.reset();
    }

    fn atr(&self) -> &[u8] {
        self.tag.atr()
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        if command[1] == self.at {
            if self.goes {
                let _ = self.stream.shutdown(Shutdown::Both);
            }
            // Until the reader has lost its patience, or knows.
            let mut byte = [0];
            let _ = self.stream.read(&mut byte);
        }
        self.tag.answer(command)
    }
}

/// Lays such a phone into the virtual reader; what takes it away again.
fn lay(port: u16, at: u8, goes: bool) -> TcpStream {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("a reader");
    let (mut wire, kept) = (stream.try_clone().expect("a stream"), stream.try_clone().expect("a stream"));
    let ours = key(mnc::crypto::key::Curve::P256);
    let engagement =
        mnc::session::NewEngagement { e_device_key: ours.public(), offers: &[], second_edition: false }.encode();
    let tag = Tag::new(Zeros, engagement, Limits::SHORT, Mode::Static);
    std::thread::spawn(move || {
        let mut chip = Stopping { tag, at, goes, stream: kept };
        let _ = vpcd::serve(&mut wire, &mut chip, &mut |_| Ok(()), &mut |_, _| ());
    });
    stream
}

/// What is laid into the reader, and how long it is waited for; none is as long as nobody interrupts.
const FALLING_SILENT: [(u8, bool, Option<u64>); 9] = [
    // SELECT, READ BINARY, ENVELOPE, GET RESPONSE.
    (0xa4, false, Some(2)),
    (0xb0, false, Some(2)),
    (0xc3, false, Some(2)),
    (0xc0, false, Some(2)),
    (0xb0, true, Some(2)),
    (0xc3, true, Some(2)),
    (0xc0, true, Some(2)),
    (0xb0, false, None),
    (0xc3, false, None),
];

#[test]
fn phones_that_fall_silent() {
    shared(); // made once, before anybody needs it
    std::thread::scope(|scope| {
        for (at, goes, timeout) in FALLING_SILENT {
            // A service each: one that is stuck with a phone knows nothing of the next.
            let pcscd = match Pcscd::start() {
                Ok(pcscd) => pcscd,
                Err(why) => {
                    let _ = writeln!(std::io::stderr(), "SKIPPED phones that fall silent: {why}");
                    return;
                }
            };
            scope.spawn(move || falls_silent(&pcscd, at, goes, timeout));
        }
    });
}

fn falls_silent(pcscd: &Pcscd, at: u8, goes: bool, timeout: Option<u64>) {
    let begun = Instant::now();
    let phone = lay(pcscd.port, at, goes);
    let ask = "--ask age_over_20 --trust world/iaca.pem";
    let mut command = shared().command(&format!("verify --nfc --timeout {} {ask}", timeout.unwrap_or(60)));
    let receiver = command.env("PCSCLITE_CSOCK_NAME", pcscd.socket()).spawn().expect("mnc");
    if timeout.is_none() {
        std::thread::sleep(Duration::from_secs(2));
        System::new("kill").args(["-INT", &receiver.id().to_string()]).status().expect("kill");
    }
    let output = wait(receiver, "verify");
    let told = text(&output.stderr);
    let (exit, why) = match (timeout, goes) {
        (None, _) => (1, "interrupted"),
        (_, false) => (3, "the phone did not answer in time"),
        (_, true) => (3, "error: "),
    };
    assert_eq!(output.status.code(), Some(exit), "{at:02x} {goes}: {told}");
    assert!(told.contains(why), "{at:02x}: {told}");
    assert!(begun.elapsed() < Duration::from_secs(15), "{at:02x} {goes}: it was waited for");
    let _ = phone.shutdown(Shutdown::Both); // it may be gone
}

#[test]
fn what_is_missing_is_told_in_words_of_a_phone() {
    let folder = tempfile::tempdir().expect("a folder");
    let verify = "verify --nfc --timeout 1 --ask age_over_20 --trust world/iaca.pem --lang";
    let told = |language: &str, socket: &std::path::Path| {
        let mut command = shared().command(&format!("{verify} {language}"));
        let output = command.env("PCSCLITE_CSOCK_NAME", socket).output().expect("mnc");
        assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
        text(&output.stderr)
    };
    for language in ["en", "ja"] {
        let told = told(language, &folder.path().join("none"));
        assert!(told.contains("`pcscd`") && !told.contains("--card"), "{told}");
    }
    match Pcscd::start() {
        Ok(pcscd) => {
            let english = told("en", &pcscd.socket());
            assert!(english.contains("there is no phone on the reader") && !english.contains("card in"), "{english}");
            let japanese = told("ja", &pcscd.socket());
            assert!(japanese.contains("端末がありません") && !japanese.contains("カードをセット"), "{japanese}");
        }
        Err(why) => {
            let _ = writeln!(std::io::stderr(), "SKIPPED a reader without a phone: {why}");
        }
    }
}

#[test]
fn a_service_that_is_silent() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("socket");
    let _service = UnixListener::bind(&socket).expect("a socket");
    let verify = "verify --nfc --timeout 1 --ask age_over_20 --trust world/iaca.pem";
    let receiver = shared().command(verify).env("PCSCLITE_CSOCK_NAME", &socket).spawn().expect("mnc");
    let output = wait(receiver, "verify");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.starts_with("error: "), "{told}");
}

/// The driver of a virtual reader, and the phone that was laid into it.
struct Driver(TcpStream);

impl Driver {
    fn say(&mut self, body: &[u8]) {
        let length = u16::try_from(body.len()).expect("a length").to_be_bytes();
        let _ = self.0.write_all(&[&length[..], body].concat()); // it may be gone
    }
}

impl Link for Driver {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        self.say(command);
        let mut length = [0; 2];
        self.0.read_exact(&mut length).map_err(|_| LinkError::Removed)?;
        let mut answer = vec![0; usize::from(u16::from_be_bytes(length))];
        self.0.read_exact(&mut answer).map_err(|_| LinkError::Removed)?;
        Ok(Zeroizing::new(answer))
    }

    fn end(&mut self) -> Result<(), LinkError> {
        self.say(&[0]);
        Ok(())
    }

    fn atr(&self) -> &[u8] {
        &[]
    }
}

/// A phone in our own reader.
fn phone(more: &str) -> (std::process::Child, Driver, TcpListener) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("a port").port();
    let present = format!("present --wallet wallet --yes --nfc --signature --vpcd 127.0.0.1:{port}{more}");
    let child = shared().command(&present).spawn().expect("mnc");
    let (stream, _) = listener.accept().expect("a phone");
    (child, Driver(stream), listener)
}

#[test]
fn readers_that_fall_silent() {
    type Deed = fn(Driver, TcpListener) -> Option<(Driver, TcpListener)>;
    let rows: [(&str, Deed); 4] = [
        ("silent", |driver, listener| Some((driver, listener))),
        ("gone", |_, _| None),
        ("half a command", |mut driver, listener| {
            driver.0.write_all(&[0, 9, 0]).expect("sent");
            Some((driver, listener))
        }),
        ("never satisfied", |mut driver, _| {
            // Reads nothing of what it asks for, either.
            while driver.0.write_all(&[0, 1, 4]).is_ok() {
                std::thread::sleep(Duration::from_millis(1));
            }
            None
        }),
    ];
    std::thread::scope(|scope| {
        for (name, deed) in rows {
            scope.spawn(move || {
                let begun = Instant::now();
                let (child, driver, listener) = phone(" --timeout 2");
                let kept = deed(driver, listener);
                let output = wait(child, name);
                drop(kept);
                let told = text(&output.stderr);
                assert_eq!(output.status.code(), Some(2), "{name}: {told}");
                assert!(told.contains("said nothing in time"), "{name}: {told}");
                assert!(begun.elapsed() < Duration::from_secs(20), "{name}: it was waited for");
            });
        }
    });
}

#[test]
fn a_second_reader_does_not_go_on() {
    // The first one's phone is tapped again by another, with the power on, and after it was off.
    for (mode, off) in [("static", false), ("negotiated", false), ("static", true)] {
        let (child, mut driver, _listener) = phone(&format!(" --timeout 20 --handover {mode}"));
        driver.say(&[1]);
        let mut first = Phone::new(&mut driver, Limits::LONG);
        let tapped = first.tap().expect("a tap");
        let mut nfc = first.connect(tapped.limits).expect("connected");
        let met = |tapped: &mnc::transport::nfc::reader::Tapped| {
            mnc::session::receiver::Met::new(&tapped.engagement, &tapped.meeting, |curve| Ok(key(curve))).expect("met")
        };
        let (waiting, _, message) = met(&tapped).establish(&request("1.0")).expect("a message");
        let answer = nfc.exchange(&message).expect("an answer").expect("an answer");
        let Ok(Heard::Answer { open: Some(open), .. }) = waiting.receive(&answer) else { panic!("an answer") };
        if off {
            driver.say(&[0]);
            let told = wait(child, "present");
            assert_eq!(told.status.code(), Some(0), "it has answered: {}", text(&told.stderr));
            continue;
        }
        let mut second = Phone::new(&mut driver, Limits::LONG);
        let tapped = second.tap().expect("a tap");
        let mut nfc = second.connect(tapped.limits).expect("connected");
        let (_, _, message) = met(&tapped).establish(&request("1.0")).expect("a message");
        assert_eq!(nfc.exchange(&message).expect("a message"), Some(status(20)), "{mode}: no second session");
        let (waiting, message) = open.ask(&request("1.0")).expect("a message");
        let last = nfc.exchange(&message).expect("a message").expect("a message");
        let heard = waiting.receive(&last);
        assert!(matches!(heard, Ok(Heard::Ended(SessionStatus::Termination))), "{mode}: the keys are gone");
        driver.say(&[0]);
        let output = wait(child, "present");
        assert_eq!(output.status.code(), Some(0), "{mode}: {}", text(&output.stderr));
    }
}

#[test]
fn readers_that_blunder_may_try_again() {
    let (child, mut driver, _listener) = phone(" --timeout 20");
    driver.say(&[1]);
    let select = "00a4040007a000000248040000";
    // ENVELOPE and GET RESPONSE before anything is selected; a wrong wrapper; a message that is never finished.
    let rows = [
        ("00c300000353010000", "6985"),
        ("00c0000000", "6985"),
        (select, "9000"),
        ("00c0000000", "6985"),
        ("00c300000354010000", "6a80"),
        ("00c300000353020000", "6a80"),
        ("10c3000003530200", "9000"),
        (select, "9000"),
        ("10c3000003530200", "9000"),
    ];
    for (command, expected) in rows {
        let answer = driver.transmit(&hex::decode(command).expect("hex")).expect("an answer");
        assert_eq!(hex::encode(&*answer), expected, "{command}");
    }
    // The phone is taken away amid that message, and laid down again.
    driver.say(&[0]);
    driver.say(&[1]);
    let mut again = Phone::new(&mut driver, Limits::SHORT);
    let tapped = again.tap().expect("a tap");
    let mut nfc = again.connect(tapped.limits).expect("connected");
    let met = mnc::session::receiver::Met::new(&tapped.engagement, &tapped.meeting, |curve| Ok(key(curve)));
    let (waiting, _, message) = met.expect("met").establish(&request("1.0")).expect("a message");
    let answer = nfc.exchange(&message).expect("an answer").expect("an answer");
    assert!(matches!(waiting.receive(&answer), Ok(Heard::Answer { open: Some(_), .. })));
    driver.say(&[0]);
    let output = wait(child, "present");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn a_message_that_is_none_ends_the_session_of_a_phone() {
    let (child, mut driver, _listener) = phone(" --timeout 20");
    driver.say(&[1]);
    let mut reader = Phone::new(&mut driver, Limits::SHORT);
    let tapped = reader.tap().expect("a tap");
    let mut nfc = reader.connect(tapped.limits).expect("connected");
    let met = mnc::session::receiver::Met::new(&tapped.engagement, &tapped.meeting, |curve| Ok(key(curve)));
    let (_, _, message) = met.expect("met").establish(&request("1.0")).expect("a message");
    let cut = nfc.exchange(&message[..message.len() - 1]).expect("an answer");
    assert_eq!(cut, Some(status(11)));
    // The whole of it comes too late.
    assert_eq!(nfc.exchange(&message).expect("an answer"), Some(status(20)));
    driver.say(&[0]);
    let output = wait(child, "present");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("is not a SessionEstablishment"), "{told}");
}

#[test]
fn a_service_that_dies() {
    let pcscd = match Pcscd::start() {
        Ok(pcscd) => pcscd,
        Err(why) => {
            let _ = writeln!(std::io::stderr(), "SKIPPED a service that dies: {why}");
            return;
        }
    };
    let phone = lay(pcscd.port, 0xc3, false);
    let verify = "verify --nfc --timeout 60 --ask age_over_20 --trust world/iaca.pem";
    let begun = Instant::now();
    let receiver = shared().command(verify).env("PCSCLITE_CSOCK_NAME", pcscd.socket()).spawn().expect("mnc");
    std::thread::sleep(Duration::from_secs(2));
    drop(pcscd);
    let output = wait(receiver, "verify");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.starts_with("error: ") && begun.elapsed() < Duration::from_secs(20), "{told}");
    drop(phone);
}
