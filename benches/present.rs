//! How fast a request is answered, beside the work nobody can leave out: one P-256 signature with the hash of what it
//! signs. Request, transcript and record are read beforehand, as in a wallet that waits. Medians of batches that take
//! turns, all on one core; run with `cargo bench --bench present`.
//!
//! Times change with the machine, so nothing here fails; the ratio is what to look at.

#[path = "../tests/support/record.rs"]
mod record;

use std::hint::black_box;
use std::time::Instant;

use mnc::cbor::Decoder;
use mnc::cose::sig_structure;
use mnc::crypto::key::{Curve, SigningKey};
use mnc::crypto::rng::SeededRng;
use mnc::crypto::signature::Algorithm;
use mnc::holder::consent::Offer;
use mnc::holder::present::{Device, Held, Method, Session, respond};
use mnc::mdoc::{DeviceRequest, DeviceResponse, device_authentication_bytes};
use mnc::profile::mnc::DOC_TYPE;
use mnc::session::file_transcript;
use mnc::verifier::ask::{Ask, WantedDocument, request};
use record::Made;

// Many short batches: one that was interrupted does not move the median, on a busy machine either.
const ROUNDS: usize = 2000;
const BATCH: u32 = 5;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return; // `cargo test --all-targets` only wants to see that it builds
    }
    let mut rng = SeededRng::new(8);
    let made = Made::new(20_000);
    let issued = made.ours(&mut rng);
    let records = [Held::read(issued.bytes()).expect("our own record")];
    let reader = SigningKey::generate(Curve::P256, &mut rng).expect("a key");
    let transcript = file_transcript(reader.public(), &[7; 16]);
    let document = WantedDocument::parse(None, &["full".to_owned()], &[]).expect("a profile");
    let asked =
        request(&Ask { documents: vec![document], purpose: None, second: None }, &transcript, None).expect("a request");
    let asked: DeviceRequest<'_> = Decoder::new(&asked).whole().expect("our own request");
    let session = Session { transcript: &transcript, e_reader_key: Some(reader.public()) };
    // Not the key of the seed itself, which would sign by the slower repeatable way.
    let key = SigningKey::from_secret(Curve::P256, made.device.secret_bytes()).expect("the same key");
    let device = Device { key: &key, method: Method::Signature };
    let answer =
        || respond(&Offer::new(&asked, &records), session, &[Some(device)], &mut SeededRng::new(9)).expect("an answer");
    let size = answer().len();
    let signed = signed(&answer(), &transcript);

    let mut present = || drop(black_box(answer()));
    let mut bare = || drop(black_box(key.sign(Algorithm::Es256, black_box(&signed)).expect("a signature")));
    let (present, bare) = medians(&mut present, &mut bare);
    println!("answer of {size} bytes, medians of {ROUNDS} batches of {BATCH}");
    println!("  {present:8.2} µs  present");
    println!("  {bare:8.2} µs  bare work: signature over {} bytes", signed.len());
    println!("present / bare work        {:.2}  (at most 1.5)", present / bare);
}

/// The bytes the device signs.
fn signed(response: &[u8], transcript: &[u8]) -> Vec<u8> {
    let response: DeviceResponse<'_> = Decoder::new(response).whole().expect("our own answer");
    let device = response.documents[0].device_signed.as_ref().expect("the device's part");
    let message = device.device_auth.device_signature.as_ref().expect("a signature");
    let payload = device_authentication_bytes(transcript, DOC_TYPE, device.name_spaces.bytes());
    sig_structure(message.headers.protected_bytes(), &payload)
}

/// Microseconds of each.
fn medians(one: &mut dyn FnMut(), other: &mut dyn FnMut()) -> (f64, f64) {
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for _ in 0..=ROUNDS {
        ones.push(batch(one));
        others.push(batch(other));
    }
    (median(ones.split_off(1)), median(others.split_off(1))) // the first round warms up
}

fn batch(work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    (0..BATCH).for_each(|_| work());
    start.elapsed().as_secs_f64() * 1e6 / f64::from(BATCH)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
