//! Peers at the port that do not keep to it: lengths, halves, silence, one byte at a time.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::process::Child;
use std::time::{Duration, Instant};

use mnc::cbor::{Decoder, Encode as _, Writer};
use mnc::crypto::key::Curve;
use mnc::session::{DeviceEngagement, EngagementUri, Meeting, NewEngagement, Offer, RetrievalOptions};
use mnc::session::{SessionData, SessionEstablishment, SessionKeys, Side};

use super::peers::{holder, key, met, request, status};
use super::{presenting, shared, text, wait};

const GONE: &str = "the other device is gone";
const LATE: &str = "said nothing in time";
const LONG: &str = "longer than any session needs";

/// What a peer does once it is connected.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Sends this and stays.
    Stay(&'static [u8]),
    /// Sends this and goes.
    Go(&'static [u8]),
    /// Sends a long message, a byte every 100 ms.
    Drip,
}

use Deed::{Drip, Go, Stay};

/// The deed; what comes back, its length before it; what is told.
type Row = (Deed, Option<u64>, &'static str);

fn rows(kind: &'static str) -> [Row; 9] {
    [
        (Stay(&[]), None, LATE),
        (Go(&[]), None, GONE),
        (Stay(&[0, 0]), None, LATE),
        (Stay(&[0, 0, 0, 9, 0xa1, 0x64]), None, LATE),
        (Go(&[0, 0, 0, 9, 0xa1, 0x64]), None, GONE),
        (Stay(&[0xff, 0xff, 0xff, 0xff]), Some(11), LONG),
        (Stay(&[0, 0, 0, 0]), Some(11), kind),
        (Stay(&[0, 0, 0, 1, 0xff]), Some(11), kind),
        (Drip, None, LATE),
    ]
}

/// Does the deed; what came back, without what was to be read first.
fn play(mut stream: TcpStream, deed: Deed) -> Vec<u8> {
    let mut back = Vec::new();
    match deed {
        Stay(bytes) => stream.write_all(bytes).expect("sent"),
        Go(bytes) => {
            stream.write_all(bytes).expect("sent");
            let _ = stream.shutdown(Shutdown::Write);
        }
        Drip => {
            stream.write_all(&[0, 0, 0xff, 0xff]).expect("sent");
            while stream.write_all(&[0xa1]).is_ok() {
                std::thread::sleep(Duration::from_millis(100));
            }
        }
    }
    let _ = stream.read_to_end(&mut back); // a reset is an end, too
    back
}

/// A message behind its length.
pub(crate) fn framed(message: &[u8]) -> Vec<u8> {
    [&u32::try_from(message.len()).expect("a length").to_be_bytes()[..], message].concat()
}

fn end(child: Child, begun: Instant, name: &str) -> (Option<i32>, String) {
    let output = wait(child, name);
    assert!(begun.elapsed() < Duration::from_secs(20), "{name}: it was waited for");
    (output.status.code(), text(&output.stderr))
}

#[test]
fn receivers_that_a_holder_does_not_wait_for() {
    std::thread::scope(|scope| {
        for (deed, back, why) in rows("is not a SessionEstablishment") {
            scope.spawn(move || {
                let begun = Instant::now();
                let (holder, code) = presenting(shared(), " --timeout 2");
                let engagement = EngagementUri::parse(&code).expect("an engagement").engagement;
                let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port(&engagement))).expect("a port");
                let came = play(stream, deed);
                assert_eq!(came, back.map(|code| framed(&status(code))).unwrap_or_default(), "{deed:?}");
                let (exit, told) = end(holder, begun, "present");
                assert_eq!(exit, Some(2), "{deed:?}: {told}");
                assert!(told.contains(why), "{deed:?}: {told}");
            });
        }
    });
}

pub(crate) fn port(engagement: &[u8]) -> u16 {
    let read: DeviceEngagement<'_> = Decoder::new(engagement).whole().expect("an engagement");
    let RetrievalOptions::Tcp { port: Some(port) } = read.retrieval_methods[0].options else { panic!("a port") };
    u16::try_from(port).expect("a port")
}

#[test]
fn holders_that_a_receiver_does_not_wait_for() {
    std::thread::scope(|scope| {
        for (deed, back, why) in rows("is not a SessionData") {
            scope.spawn(move || {
                let begun = Instant::now();
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
                let offers = [Offer::Tcp { port: listener.local_addr().expect("a port").port() }];
                let ours = key(Curve::P256);
                let engagement =
                    NewEngagement { e_device_key: ours.public(), offers: &offers, second_edition: false }.encode();
                let ask = "--ask age_over_20 --trust world/iaca.pem --timeout 2";
                let command = format!("verify {} {ask}", EngagementUri::format(&engagement));
                let receiver = shared().command(&command).spawn().expect("mnc");
                let (mut stream, _) = listener.accept().expect("a receiver");
                let mut length = [0; 4];
                stream.read_exact(&mut length).expect("a request");
                let mut request = vec![0; usize::try_from(u32::from_be_bytes(length)).expect("a length")];
                stream.read_exact(&mut request).expect("a request");
                let came = play(stream, deed);
                // Whoever is there is told at least that it is over.
                assert_eq!(came, framed(&status(back.unwrap_or(20))), "{deed:?}");
                let (exit, told) = end(receiver, begun, "verify");
                assert_eq!(exit, Some(2), "{deed:?}: {told}");
                assert!(told.contains(why), "{deed:?}: {told}");
            });
        }
    });
}

#[test]
fn a_second_receiver_while_the_first_is_served() {
    let (holder, code) = presenting(shared(), " --timeout 20");
    let engagement = EngagementUri::parse(&code).expect("an engagement").engagement;
    let place = (Ipv4Addr::LOCALHOST, port(&engagement));
    let mut first = TcpStream::connect(place).expect("a port");
    let (_, _, message) = met(&engagement).establish(&request("1.0")).expect("a message");
    first.write_all(&framed(&message)).expect("sent");
    let mut length = [0; 4];
    first.read_exact(&mut length).expect("an answer");
    let ask = format!("verify {code} --ask age_over_20 --trust world/iaca.pem");
    let second = shared().command(&ask).output().expect("mnc");
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains(GONE), "{}", text(&second.stderr));
    // The first one is served all the same.
    let mut answer = vec![0; usize::try_from(u32::from_be_bytes(length)).expect("a length")];
    first.read_exact(&mut answer).expect("an answer");
    first.write_all(&framed(&status(20))).expect("sent");
    assert_eq!(wait(holder, "present").status.code(), Some(0));
}

#[test]
fn a_line_that_drips() {
    let begun = Instant::now();
    let (mut talk, _) = holder(" --timeout 2");
    let mut to = talk.to.take().expect("open");
    to.write_all(b"SE ").expect("sent");
    while to.write_all(b"a").is_ok() && begun.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(100));
    }
    let (exit, told) = end(talk.child, begun, "present");
    assert_eq!(exit, Some(2), "{told}");
    assert!(told.contains(LATE), "{told}");
}

#[test]
fn a_receiver_that_asks_and_never_reads() {
    let (mut talk, engagement) = holder(" --timeout 2");
    let ours = key(Curve::P256);
    let read: DeviceEngagement<'_> = Decoder::new(&engagement).whole().expect("an engagement");
    let mut writer = Writer::new();
    writer.tag24(&ours.public().to_cbor());
    let bytes = writer.finish();
    let transcript = Meeting::Qr.transcript(&engagement, &bytes);
    let theirs = read.e_device_key.value.public_key().expect("a key");
    let keys = SessionKeys::derive(&ours, &theirs, &transcript).expect("keys");
    let mut sealer = keys.sealer(Side::Reader);
    let mut seal = || sealer.seal(&request("1.0")).expect("sealed");
    talk.say("SE", &SessionEstablishment::encode(&bytes, &seal()));
    // More answers than a pipe holds.
    for _ in 0..60 {
        talk.say("SD", &SessionData::encode(Some(&seal()), None));
    }
    let output = wait(talk.child, "present");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("did not take a message in time"), "{told}");
    drop(talk.from);
}
