//! Versions, cipher suites and ephemeral keys that are not as they should be, in a live session.

use mnc::cbor::{Decoder, Encode as _, Writer};
use mnc::crypto::key::{Curve, PublicKey, SigningKey, Y};
use mnc::session::{Meeting, SessionData, SessionEstablishment, SessionKeys, SessionStatus, Side};

use super::peers::{Talk, holder, key, request, status};
use super::shared;

/// `{0: version, 1: [suite, 24(key)], 2: [[2, 1, {…}]]}`
fn engagement(version: &str, suite: i64, key: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(3).uint(0).text(version).uint(1).array(2).int(suite).tag24(key);
    writer.uint(2).array(1).array(3).uint(2).uint(1).map(1).uint(0).bool(false);
    writer.finish()
}

/// A COSE_Key of two coordinates, the second as bytes, and the private part where there is one.
fn cose(curve: i64, x: &[u8], y: &[u8], d: Option<&[u8]>) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(if d.is_some() { 5 } else { 4 });
    writer.int(1).int(2).int(-1).int(curve).int(-2).bytes(x).int(-3).bytes(y);
    if let Some(d) = d {
        writer.int(-4).bytes(d);
    }
    writer.finish()
}

fn y(key: &PublicKey) -> Vec<u8> {
    let Y::Bytes(y) = key.y() else { panic!("two coordinates") };
    y.to_vec()
}

/// The same point, with y as its sign.
fn compressed(key: &PublicKey) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(4).int(1).int(2).int(-1).int(1).int(-2).bytes(key.x()).int(-3).bool(y(key)[31] & 1 == 1);
    writer.finish()
}

/// `{1: 1, -1: crv, -2: x}`
fn one_coordinate(curve: i64, x: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(3).int(1).int(1).int(-1).int(curve).int(-2).bytes(x);
    writer.finish()
}

fn with_private_part(key: &SigningKey) -> Vec<u8> {
    cose(1, key.public().x(), &y(key.public()), Some(key.secret_bytes()))
}

/// Keys that nobody can agree with, and the case in the error.
fn bad_keys() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let good = key(Curve::P256);
    let (x, y) = (good.public().x().to_vec(), y(good.public()));
    let mut off = y.clone();
    off[31] ^= 1;
    vec![
        ("the point at infinity", cose(1, &[0; 32], &[0; 32], None), "N113"),
        ("off the curve", cose(1, &x, &off, None), "N113"),
        ("no coordinate", cose(1, &[], &[], None), "N113"),
        ("a short coordinate", cose(1, &x[1..], &y, None), "N113"),
        ("a long coordinate", cose(1, &[&[0][..], &x].concat(), &y, None), "N113"),
        ("an unknown curve", cose(99, &x, &y, None), "N112"),
        ("a point of another curve", cose(2, &x, &y, None), "N113"),
        ("a key for signatures", one_coordinate(6, &[9; 32]), "N112"),
    ]
}

/// What `verify` makes of an engagement: its first message, its exit status, its error.
fn received(engagement: &[u8]) -> (Option<Vec<u8>>, Option<i32>, String) {
    let mut talk = Talk::start(shared(), "verify --stdio --ask age_over_20 --trust world/iaca.pem --json");
    talk.say("DE", engagement);
    let first = talk.hear("SE ");
    let (exit, told) = talk.end("verify");
    (first, exit, told)
}

#[test]
fn engagements_that_are_refused() {
    let good = key(Curve::P256);
    let plain = good.public().to_cbor();
    let mut rows = vec![
        ("version 2.0", engagement("2.0", 1, &plain), r#"version \"2.0\""#, "N14"),
        ("version 0.9", engagement("0.9", 1, &plain), r#"version \"0.9\""#, "N14"),
        ("version 1", engagement("1", 1, &plain), r#"version \"1\""#, "N14"),
        ("version 01.0", engagement("01.0", 1, &plain), r#"version \"01.0\""#, "N14"),
        ("no version", engagement("", 1, &plain), "version", "N14"),
        ("cipher suite 0", engagement("1.0", 0, &plain), "cipher suite 0", "N114"),
        ("cipher suite 2", engagement("1.0", 2, &plain), "cipher suite 2", "N114"),
        ("cipher suite -1", engagement("1.0", -1, &plain), "cipher suite -1", "N114"),
        ("a private part", engagement("1.0", 1, &with_private_part(&good)), "private part", ""),
        ("a zero secret", engagement("1.0", 1, &one_coordinate(4, &[0; 32])), "the agreed secret is zero", "N113"),
    ];
    let bad = bad_keys();
    rows.extend(bad.iter().map(|(name, key, case)| (*name, engagement("1.0", 1, key), "session key", *case)));
    std::thread::scope(|scope| {
        for (name, engagement, why, case) in &rows {
            scope.spawn(move || {
                let (first, exit, told) = received(engagement);
                assert_eq!((first, exit), (None, Some(2)), "{name}: nothing is sent: {told}");
                assert!(told.contains(why) && told.contains(case), "{name}: {told}");
            });
        }
    });
}

#[test]
fn engagements_that_are_taken() {
    let ours = key(Curve::P256);
    let rows = [
        ("version 1.9", engagement("1.9", 1, &ours.public().to_cbor())),
        ("a compressed key", engagement("1.0", 1, &compressed(ours.public()))),
    ];
    for (name, engagement) in rows {
        let mut talk = Talk::start(shared(), "verify --stdio --ask age_over_20 --trust world/iaca.pem");
        talk.say("DE", &engagement);
        let message = talk.hear("SE ").expect(name);
        let first: SessionEstablishment<'_> = Decoder::new(&message).whole().expect(name);
        let theirs = first.e_reader_key.value.public_key().expect(name);
        assert!(!first.e_reader_key.value.is_compressed(), "{name}: the receiver's is not");
        let transcript = Meeting::Qr.transcript(&engagement, first.e_reader_key.bytes());
        let keys = SessionKeys::derive(&ours, &theirs, &transcript).expect(name);
        assert!(keys.opener(Side::Reader).open(&first.data).is_ok(), "{name}: both have one secret");
        talk.say("SD", &SessionData::encode(None, Some(SessionStatus::Termination)));
        assert_eq!(talk.end(name).0, Some(1), "{name}");
    }
}

/// What `present` answers to a first message with this key in it, sealed as if `ours` were behind it.
fn presented(curve: &str, made: &[u8], ours: &SigningKey) -> (Vec<u8>, Option<SessionKeys>, Option<i32>, String) {
    let (mut talk, engagement) = holder(&format!(" --json --curve {curve}"));
    let read: mnc::session::DeviceEngagement<'_> = Decoder::new(&engagement).whole().expect("an engagement");
    let theirs = read.e_device_key.value.public_key().expect("a key");
    let mut writer = Writer::new();
    writer.tag24(made);
    let bytes = writer.finish();
    let keys = SessionKeys::derive(ours, &theirs, &Meeting::Qr.transcript(&engagement, &bytes)).ok();
    let sealed = keys.as_ref().map(|keys| keys.sealer(Side::Reader).seal(&request("1.0")).expect("sealed"));
    talk.say("SE", &SessionEstablishment::encode(&bytes, &sealed.unwrap_or_else(|| vec![0; 40])));
    let answer = talk.hear("SD ").unwrap_or_default();
    // What comes after an error is not answered, however good it is.
    if answer == status(10) {
        talk.say("SE", &SessionEstablishment::encode(&bytes, &[0; 40]));
        assert_eq!(talk.hear("SD "), None);
    }
    let (exit, told) = talk.end("present");
    (answer, keys, exit, told)
}

#[test]
fn keys_of_receivers_that_are_refused() {
    let ours = key(Curve::P256);
    let p384 = key(Curve::P384);
    let mut rows = vec![
        ("p256", "a private part", with_private_part(&ours), ""),
        ("p256", "another curve", p384.public().to_cbor(), "N112"),
        ("p384", "another curve", ours.public().to_cbor(), "N112"),
        ("x25519", "a zero secret", one_coordinate(4, &[0; 32]), "N113"),
        ("x25519", "a point of small order", one_coordinate(4, &[&[1][..], &[0; 31]].concat()), "N113"),
    ];
    rows.extend(bad_keys().into_iter().map(|(name, key, case)| ("p256", name, key, case)));
    std::thread::scope(|scope| {
        for (curve, name, made, case) in &rows {
            let ours = &ours;
            scope.spawn(move || {
                let (answer, _, exit, told) = presented(curve, made, ours);
                assert_eq!((answer, exit), (status(10), Some(2)), "{name}: {told}");
                assert!(told.contains("mnc.error/1") && told.contains(case), "{name}: {told}");
            });
        }
    });
}

#[test]
fn a_compressed_key_of_a_receiver_is_noted() {
    let ours = key(Curve::P256);
    let (answer, keys, exit, told) = presented("p256", &compressed(ours.public()), &ours);
    let answer: SessionData<'_> = Decoder::new(&answer).whole().expect("SessionData");
    let opened = keys.expect("keys").opener(Side::Device).open(&answer.data.expect("data"));
    assert!(opened.is_ok(), "{told}");
    assert_eq!(exit, Some(0), "{told}");
    assert!(told.contains("is compressed"), "{told}");
}
