//! What a receiver says or does before it is answered: it leaves, or asks again.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::process::Command;

use mnc::cbor::{Decoder, Encode as _, Writer};
use mnc::crypto::key::Curve;
use mnc::session::{DeviceEngagement, EngagementUri, Meeting, SessionData, SessionEstablishment, SessionKeys, Side};

use super::peers::{holder, key, met, request, status};
use super::port::{framed, port};
use super::{presenting, shared, text, wait};

#[test]
fn a_receiver_that_ends_before_the_answer() {
    for (code, expected) in [(20, 1), (10, 2), (11, 2)] {
        let (mut talk, engagement) = holder("");
        let (_, _, message) = met(&engagement).establish(&request("1.0")).expect("a message");
        // Both in one write: the end is there long before the answer is.
        let both = format!("SE {}\nSD {}\n", hex::encode(message), hex::encode(status(code)));
        talk.to.as_mut().expect("open").write_all(both.as_bytes()).expect("sent");
        assert_eq!(talk.hear("SD "), None, "{code}: nothing is sent");
        let (exit, told) = talk.end("ended");
        assert_eq!(exit, Some(expected), "{code}: {told}");
        let why = format!("ended the session before the answer, which was not sent (session status {code})");
        assert!(told.contains(&why) && !told.contains("answered with"), "{code}: {told}");
    }
}

#[test]
fn requests_that_come_early_are_answered_in_their_turn() {
    let (mut talk, engagement) = holder("");
    let decoded: DeviceEngagement<'_> = Decoder::new(&engagement).whole().expect("one");
    let ours = key(Curve::P256);
    let mut writer = Writer::new();
    writer.tag24(&ours.public().to_cbor());
    let bytes = writer.finish();
    let theirs = decoded.e_device_key.value.public_key().expect("a key");
    let keys = SessionKeys::derive(&ours, &theirs, &Meeting::Qr.transcript(&engagement, &bytes)).expect("keys");
    let (mut sealer, mut opener) = (keys.sealer(Side::Reader), keys.opener(Side::Device));
    let mut seal = || sealer.seal(&request("1.0")).expect("sealed");
    let first = SessionEstablishment::encode(&bytes, &seal());
    let mut lines = format!("SE {}\n", hex::encode(first));
    for _ in 0..2 {
        lines.push_str(&format!("SD {}\n", hex::encode(SessionData::encode(Some(&seal()), None))));
    }
    talk.to.as_mut().expect("open").write_all(lines.as_bytes()).expect("sent");
    // The end of the input is no end of the session: a script may have said all it has to say.
    talk.to = None;
    for number in 1..=3 {
        let answer = talk.hear("SD ").expect("an answer");
        let answer: SessionData<'_> = Decoder::new(&answer).whole().expect("a message");
        assert!(opener.open(answer.data.as_deref().expect("data")).is_ok(), "{number}");
    }
    let (exit, told) = talk.end("early");
    assert_eq!(exit, Some(0), "{told}");
}

#[test]
fn a_receiver_that_leaves_before_the_answer() {
    // What it says last, if anything; the exit status, what is told, the messages that are kept.
    let rows: [(Option<u64>, i32, &str, &[&str]); 2] = [
        (Some(20), 1, "ended the session before the answer, which was not sent", &["DE", "QR", "SE", "SD"]),
        (None, 2, "hung up before the answer, which was not sent", &["DE", "QR", "SE"]),
    ];
    for (last, exit, why, words) in rows {
        let kept = format!("left-{exit}");
        let (holder, code) = presenting(shared(), &format!(" --timeout 20 --save {kept}"));
        let engagement = EngagementUri::parse(&code).expect("an engagement").engagement;
        let (_, _, message) = met(&engagement).establish(&request("1.0")).expect("a message");
        // The holder stands still until all of it has come.
        let signal = |name: &str| Command::new("kill").args([name, &holder.id().to_string()]).status().expect("kill");
        assert!(signal("-STOP").success());
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port(&engagement))).expect("a port");
        let last = last.map(|code| framed(&status(code))).unwrap_or_default();
        stream.write_all(&[framed(&message), last].concat()).expect("sent");
        stream.shutdown(Shutdown::Write).expect("an end");
        assert!(signal("-CONT").success());
        let mut back = Vec::new();
        let _ = stream.read_to_end(&mut back);
        assert!(back.is_empty(), "{exit}: nothing is sent");
        let output = wait(holder, "present");
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(exit), "{told}");
        assert!(told.contains(why) && !told.contains("answered with"), "{told}");
        let session = std::fs::read_to_string(shared().path(&kept).join("session.txt")).expect("a recording");
        let found: Vec<_> = session.lines().map(|line| &line[..2]).collect();
        assert_eq!(found, words, "{exit}");
        assert!(!shared().path(&kept).join("response.cbor").exists(), "{exit}");
    }
}
