//! How fast a record is signed: beside the work nobody can leave out (one signature, the digests over the same bytes),
//! and beside isomdl. Medians of batches that take turns, all on one core; run with `cargo bench --bench issue`.
//!
//! Times change with the machine, so nothing here fails; the ratios are what to look at.

#[path = "../tests/support/record.rs"]
mod record;

use std::hint::black_box;
use std::time::Instant;

use mnc::cbor::Decoder;
use mnc::crypto::digest::{self, hash};
use mnc::crypto::rng::SystemRng;
use mnc::crypto::signature::Algorithm;
use mnc::mdoc::IssuerSigned;
use record::Made;

const ROUNDS: usize = 60;
const BATCH: u32 = 40;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return; // `cargo test --all-targets` only wants to see that it builds
    }
    let made = Made::new(20_000);
    let mut rng = SystemRng::open().expect("a random source");
    let issued = made.ours(&mut rng);
    let (items, signed) = pieces(issued.bytes());
    let mut ours = move || drop(black_box(record::Made::ours(black_box(&made), &mut rng)));
    let again = Made::new(20_000);
    let mut bare = || bare_work(&again, &items, &signed);
    let mut theirs = || drop(black_box(again.theirs(false)));
    let mut theirs_signed_here = || drop(black_box(again.theirs(true)));
    let works: [(&str, &mut dyn FnMut()); 4] = [
        ("issue", &mut ours),
        ("bare work: signature and digests", &mut bare),
        ("isomdl", &mut theirs),
        ("isomdl, signed by our arithmetic", &mut theirs_signed_here),
    ];
    let times = measure(works);
    println!("issue of {} bytes, medians of {ROUNDS} batches of {BATCH}", issued.bytes().len());
    for (name, time) in &times {
        println!("  {time:8.2} µs  {name}");
    }
    println!("issue / bare work          {:.2}  (at most 1.5)", times[0].1 / times[1].1);
    println!("isomdl / issue             {:.2}  (at least 2.5)", times[2].1 / times[0].1);
    println!("isomdl (our arithmetic) / issue  {:.2}", times[3].1 / times[0].1);
}

/// The bytes of every item, and what is signed.
fn pieces(record: &[u8]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let decoder = Decoder::new(record);
    let read: IssuerSigned<'_> = decoder.whole().expect("our own record");
    let items = read.elements().map(|(_, item)| item.bytes().to_vec()).collect();
    let message = &read.issuer_auth.message;
    let payload = message.payload_bytes().expect("a payload");
    (items, mnc::cose::sig_structure(message.headers.protected_bytes(), payload))
}

fn bare_work(made: &Made, items: &[Vec<u8>], signed: &[u8]) {
    for item in items {
        black_box(hash(digest::Algorithm::Sha256, black_box(item)));
    }
    black_box(made.signer.sign(Algorithm::Es256, black_box(signed)).expect("a signature"));
}

fn measure<const N: usize>(works: [(&'static str, &mut dyn FnMut()); N]) -> Vec<(&'static str, f64)> {
    let (names, mut works): (Vec<_>, Vec<_>) = works.into_iter().unzip();
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); N];
    for round in 0..=ROUNDS {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let start = Instant::now();
            (0..BATCH).for_each(|_| work());
            let time = start.elapsed().as_secs_f64() * 1e6 / f64::from(BATCH);
            if round > 0 {
                times.push(time); // the first round warms up
            }
        }
    }
    names.into_iter().zip(times).map(|(name, times)| (name, median(times))).collect()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
