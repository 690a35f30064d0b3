//! Peers that misbehave: what goes over the wire in answer, how the command ends, and that it does.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use mnc::crypto::key::{Curve, SigningKey};
use mnc::crypto::rng::SystemRng;
use mnc::session::receiver::Met;
use mnc::session::{Meeting, NewEngagement, Offer, SessionData, SessionKeys, SessionStatus, Side};

use super::{Place, shared, text, wait};

/// A process that speaks lines, and our end of them.
pub(crate) struct Talk {
    pub(crate) child: Child,
    pub(crate) to: Option<ChildStdin>,
    pub(crate) from: BufReader<ChildStdout>,
}

impl Talk {
    pub(crate) fn start(place: &Place, line: &str) -> Self {
        let mut child = place.command(line).stdin(Stdio::piped()).spawn().expect("mnc");
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().expect("piped"));
        Self { child, to, from }
    }

    /// The next line of this kind.
    pub(crate) fn hear(&mut self, word: &str) -> Option<Vec<u8>> {
        let mut line = String::new();
        while self.from.read_line(&mut line).expect("a line") > 0 {
            if let Some(rest) = line.strip_prefix(word) {
                return Some(hex::decode(rest.trim()).expect("hex"));
            }
            line.clear();
        }
        None
    }

    pub(crate) fn say(&mut self, word: &str, bytes: &[u8]) {
        let to = self.to.as_mut().expect("open");
        let _ = writeln!(to, "{word} {}", hex::encode(bytes)); // it may have ended
    }

    pub(crate) fn end(mut self, name: &str) -> (Option<i32>, String) {
        self.to = None;
        let output = wait(self.child, name);
        (output.status.code(), text(&output.stderr))
    }
}

pub(crate) fn holder(more: &str) -> (Talk, Vec<u8>) {
    let mut talk = Talk::start(shared(), &format!("present --wallet wallet --yes --stdio --signature{more}"));
    let engagement = talk.hear("DE ").expect("an engagement");
    (talk, engagement)
}

pub(crate) fn key(curve: Curve) -> SigningKey {
    SigningKey::generate(curve, &mut SystemRng::open().expect("random numbers")).expect("a key")
}

pub(crate) fn met(engagement: &[u8]) -> Met {
    Met::new(engagement, &Meeting::Qr, |curve| Ok(key(curve))).expect("a session")
}

/// `{"version": "1.0", "docRequests": [{"itemsRequest": 24({"docType": …, "nameSpaces": {…: {"age_over_20": false}}})}]}`
pub(crate) fn request(version: &str) -> Vec<u8> {
    let mut items = mnc::cbor::Writer::new();
    items.map(2).text("docType").text("org.iso.23220.1.jp.mnc").text("nameSpaces").map(1).text("org.iso.23220.1");
    items.map(1).text("age_over_20").bool(false);
    let mut writer = mnc::cbor::Writer::new();
    writer.map(2).text("version").text(version).text("docRequests").array(1).map(1).text("itemsRequest");
    writer.tag24(&items.finish());
    writer.finish()
}

pub(crate) fn status(code: u64) -> Vec<u8> {
    SessionData::encode(None, Some(SessionStatus::of(code)))
}

#[test]
fn what_a_holder_answers_to_a_bad_first_message() {
    let good = |engagement: &[u8]| met(engagement).establish(&request("1.0")).expect("a message").2;
    type Make<'m> = Box<dyn Fn(&[u8]) -> Vec<u8> + 'm>;
    // Name, the message, the status on the wire, a case in the error.
    let rows: [(&str, Make<'_>, u64, &str); 8] = [
        ("not CBOR", Box::new(|_| vec![0xff]), 11, "N110"),
        ("empty", Box::new(|_| Vec::new()), 11, "N110"),
        ("a map of nothing", Box::new(|_| vec![0xa0]), 11, "N110"),
        (
            "cut",
            Box::new(|e| {
                let mut m = good(e);
                m.pop();
                m
            }),
            11,
            "N01",
        ),
        ("trailing", Box::new(|e| [good(e), vec![0]].concat()), 11, "N02"),
        (
            "a bit flipped",
            Box::new(|e| {
                let mut m = good(e);
                *m.last_mut().expect("a byte") ^= 1;
                m
            }),
            10,
            "N109",
        ),
        (
            "another curve",
            Box::new(|_| {
                let theirs = key(Curve::P384);
                let engagement =
                    NewEngagement { e_device_key: theirs.public(), offers: &[], second_edition: false }.encode();
                good(&engagement)
            }),
            10,
            "N112",
        ),
        (
            "a point off the curve",
            Box::new(|e| {
                good(e).iter().enumerate().map(|(at, byte)| if at == 60 { byte ^ 1 } else { *byte }).collect()
            }),
            10,
            "N113",
        ),
    ];
    for (name, make, expected, case) in rows {
        let (mut talk, engagement) = holder(" --json");
        talk.say("SE", &make(&engagement));
        assert_eq!(talk.hear("SD "), Some(status(expected)), "{name}");
        // The error is where a person reads it, since stdout is the session's.
        let (exit, told) = talk.end(name);
        assert_eq!(exit, Some(2), "{name}");
        let error = told.lines().find(|line| line.starts_with('{')).unwrap_or_else(|| panic!("{name}: {told}"));
        let error: serde_json::Value = serde_json::from_str(error).expect("JSON");
        assert_eq!(error["schema"], "mnc.error/1", "{name}");
        let cases = error["cases"].as_array().unwrap_or_else(|| panic!("{name}: {error}"));
        assert!(cases.iter().any(|found| found == case), "{name}: {error}");
    }
}

#[test]
fn what_a_holder_answers_to_a_bad_request() {
    // Plaintext; whether the session or the response carries the status; its number.
    let rows: [(&str, Vec<u8>, bool, u64); 4] = [
        ("not CBOR", vec![0xff], true, 11),
        ("no request", vec![0xa0], false, 12),
        ("version 2.0", request("2.0"), false, 12),
        ("cut", request("1.0")[..20].to_vec(), true, 11),
    ];
    for (name, plain, session, number) in rows {
        let (mut talk, engagement) = holder("");
        let (waiting, _, message) = met(&engagement).establish(&plain).expect("a message");
        talk.say("SE", &message);
        let answer = talk.hear("SD ").expect("an answer");
        if session {
            assert_eq!(answer, status(number), "{name}");
        } else {
            let heard = waiting.receive(&answer).expect("an answer");
            let mnc::session::receiver::Heard::Answer { response, open: None, .. } = heard else { panic!("{heard:?}") };
            let decoded: mnc::mdoc::DeviceResponse<'_> =
                mnc::cbor::Decoder::new(&response).whole().expect("a response");
            assert_eq!(decoded.status, number, "{name}");
            assert!(decoded.documents.is_empty(), "{name}");
        }
        let (exit, told) = talk.end(name);
        assert_eq!(exit, Some(2), "{name}: {told}");
    }
}

#[test]
fn what_a_holder_answers_later() {
    // What follows a good first request, given the first message and the session's next good one.
    type Next = fn(&[u8], Vec<u8>) -> Vec<u8>;
    let rows: [(&str, Next, u64); 6] = [
        ("the first message again", |first, _| first.to_vec(), 10),
        (
            "another first message",
            |first, _| {
                let mut m = first.to_vec();
                *m.last_mut().expect("a byte") ^= 1;
                m
            },
            10,
        ),
        (
            "a bit flipped",
            |_, mut next| {
                *next.last_mut().expect("a byte") ^= 1;
                next
            },
            10,
        ),
        ("nothing in it", |_, _| vec![0xa0], 11),
        ("not CBOR", |_, _| vec![0x1c], 11),
        (
            "cut",
            |_, mut next| {
                next.pop();
                next
            },
            11,
        ),
    ];
    for (name, next, expected) in rows {
        let (mut talk, engagement) = holder("");
        let (waiting, _, first) = met(&engagement).establish(&request("1.0")).expect("a message");
        talk.say("SE", &first);
        let answer = talk.hear("SD ").expect("an answer");
        let Ok(mnc::session::receiver::Heard::Answer { open: Some(open), .. }) = waiting.receive(&answer) else {
            panic!("{name}: an answer")
        };
        let (_, good) = open.ask(&request("1.0")).expect("a message");
        talk.say("SD", &next(&first, good));
        assert_eq!(talk.hear("SD "), Some(status(expected)), "{name}");
        let (exit, told) = talk.end(name);
        assert_eq!(exit, Some(2), "{name}: {told}");
    }
}

#[test]
fn a_receiver_that_vanishes() {
    // Before it says anything; amid a line; after its request.
    let (talk, _) = holder("");
    let (exit, told) = talk.end("at once");
    assert_eq!(exit, Some(2), "{told}");
    assert!(told.contains("the other device is gone"), "{told}");
    let (mut talk, engagement) = holder("");
    let (_, _, message) = met(&engagement).establish(&request("1.0")).expect("a message");
    let half = hex::encode(&message);
    write!(talk.to.as_mut().expect("open"), "SE {}", &half[..half.len() / 2 - half.len() / 2 % 2]).expect("a pipe");
    let (exit, told) = talk.end("amid a line");
    assert_eq!(exit, Some(2), "{told}");
    let (mut talk, engagement) = holder("");
    let (_, _, message) = met(&engagement).establish(&request("1.0")).expect("a message");
    talk.say("SE", &message);
    let _ = talk.hear("SD ");
    let (exit, told) = talk.end("after the answer");
    assert_eq!(exit, Some(0), "it has what it asked for: {told}");
    assert!(told.contains("without ending the session"), "{told}");
}

#[test]
fn a_receiver_that_is_silent() {
    let (talk, _) = holder(" --timeout 1");
    let mut talk = talk;
    assert_eq!(talk.hear("SD "), None, "there is nobody to tell");
    let to = talk.to.take();
    let output = wait(talk.child, "present");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("said nothing in time"), "{}", text(&output.stderr));
    drop(to);
}

/// A receiver that we answer, and the holder's end of its session.
pub(crate) struct Answering {
    pub(crate) talk: Talk,
    keys: SessionKeys,
}

pub(crate) fn receiver(more: &str) -> Answering {
    let mut talk = Talk::start(shared(), &format!("verify --stdio --ask age_over_20 --trust world/iaca.pem{more}"));
    let ours = key(Curve::P256);
    let offers = [Offer::Ble { uuid: [7; 16] }];
    let engagement = NewEngagement { e_device_key: ours.public(), offers: &offers, second_edition: false }.encode();
    talk.say("DE", &engagement);
    let message = talk.hear("SE ").expect("a request");
    let decoded: mnc::session::SessionEstablishment<'_> = mnc::cbor::Decoder::new(&message).whole().expect("a message");
    let theirs = decoded.e_reader_key.value.public_key().expect("a key");
    let transcript = Meeting::Qr.transcript(&engagement, decoded.e_reader_key.bytes());
    let keys = SessionKeys::derive(&ours, &theirs, &transcript).expect("keys");
    let request = keys.opener(Side::Reader).open(&decoded.data).expect("a request");
    assert!(mnc::cbor::Decoder::new(&request).whole::<mnc::mdoc::DeviceRequest<'_>>().is_ok());
    Answering { talk, keys }
}

#[test]
fn what_a_receiver_says_to_bad_answers() {
    let response = hex::decode("a26776657273696f6e63312e306673746174757300").expect("hex");
    type Make = fn(&SessionKeys, &[u8]) -> Vec<u8>;
    // The answer, the status on the wire, the exit status.
    let rows: [(&str, Make, Option<u64>, i32); 9] = [
        (
            "N107 skipped",
            |k, r| {
                let mut s = k.sealer(Side::Device);
                let _ = s.seal(r);
                data(&s.seal(r).expect("sealed"), None)
            },
            Some(10),
            2,
        ),
        ("N108 wrong side", |k, r| data(&k.sealer(Side::Reader).seal(r).expect("sealed"), None), Some(10), 2),
        (
            "N109 flipped",
            |k, r| {
                let mut m = data(&k.sealer(Side::Device).seal(r).expect("sealed"), None);
                *m.last_mut().expect("a byte") ^= 1;
                m
            },
            Some(10),
            2,
        ),
        ("N110 no CBOR", |k, _| data(&k.sealer(Side::Device).seal(&[0xff]).expect("sealed"), None), Some(11), 2),
        ("no message", |_, _| vec![0xa0], Some(11), 2),
        ("not CBOR", |_, _| vec![0xff, 0xff], Some(11), 2),
        ("ended", |_, _| SessionData::encode(None, Some(SessionStatus::Termination)), None, 1),
        ("ended by error", |_, _| SessionData::encode(None, Some(SessionStatus::EncryptionError)), None, 2),
        (
            "a response without documents",
            |k, r| data(&k.sealer(Side::Device).seal(r).expect("sealed"), Some(20)),
            None,
            1,
        ),
    ];
    for (name, make, expected, exit) in rows {
        let Answering { mut talk, keys } = receiver("");
        talk.say("SD", &make(&keys, &response));
        assert_eq!(talk.hear("SD "), expected.map(status), "{name}");
        let (found, told) = talk.end(name);
        assert_eq!(found, Some(exit), "{name}: {told}");
    }
}

fn data(sealed: &[u8], code: Option<u64>) -> Vec<u8> {
    SessionData::encode(Some(sealed), code.map(SessionStatus::of))
}

#[test]
fn data_beside_a_status_of_error_is_warned_of() {
    let Answering { mut talk, keys } = receiver("");
    let response = hex::decode("a26776657273696f6e63312e306673746174757300").expect("hex");
    talk.say("SD", &data(&keys.sealer(Side::Device).seal(&response).expect("sealed"), Some(10)));
    let (exit, told) = talk.end("N111");
    assert_eq!(exit, Some(1), "{told}");
    assert!(told.contains("contradicts"), "{told}");
}

#[test]
fn a_holder_that_is_gone_or_silent() {
    let Answering { talk, .. } = receiver("");
    let (exit, told) = talk.end("gone");
    assert_eq!(exit, Some(2), "{told}");
    assert!(told.contains("the other device is gone"), "{told}");
    let Answering { mut talk, .. } = receiver(" --timeout 1");
    assert_eq!(talk.hear("SD "), Some(status(20)), "the session is ended");
    let (exit, told) = talk.end("silent");
    assert_eq!(exit, Some(2), "{told}");
    assert!(told.contains("said nothing in time"), "{told}");
}

#[test]
fn engagements_that_begin_nothing() {
    let good = key(Curve::P256);
    let mut writer = mnc::cbor::Writer::new();
    // Cipher suite 2 (N114).
    writer.map(2).uint(0).text("1.0").uint(1).array(2).int(2).tag24(&mnc::cbor::Encode::to_cbor(good.public()));
    let rows = [("N114", writer.finish()), ("N01", vec![0xa2, 0x00]), ("no map", vec![0x01])];
    for (name, engagement) in rows {
        let mut talk = Talk::start(shared(), "verify --stdio --ask age_over_20 --trust world/iaca.pem");
        talk.say("DE", &engagement);
        assert_eq!(talk.hear("SE "), None, "{name}: nothing is sent");
        let (exit, told) = talk.end(name);
        assert_eq!(exit, Some(2), "{name}: {told}");
    }
    for uri in ["mdoc://owBj", "mdoc:%%%", "mdoc:"] {
        let output = shared().command(&format!("verify {uri} --ask age_over_20 --trust world/iaca.pem --json"));
        let output = { output }.output().expect("mnc");
        assert_eq!(output.status.code(), Some(2), "{uri}");
        assert!(text(&output.stdout).contains("mnc.error/1"), "{uri}");
    }
}
