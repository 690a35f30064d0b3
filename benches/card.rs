//! How fast the four attributes are read from a card and found authentic: in process, beside the work nobody can leave
//! out (two RSA verifications and the digest); and through a real pcscd, where what is measured is our own time beside
//! that of the exchange, and the time of one command. Run with `cargo bench --bench card`.
//!
//! Times change with the machine, so nothing here fails.
#![cfg_attr(not(feature = "pcsc"), allow(dead_code, unused_imports))]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use mnc::apdu::{Direct, Link, LinkError};
use mnc::card::authenticity::{Origin, Roots, TextFiles, Verdict, check_text};
use mnc::card::file::{Attributes, Digests};
use mnc::card::secret::Secret;
use mnc::card::session::Card;
use mnc::card::table::{AppId, FIRST, FileId, SecretForm};
use mnc::card::virtual_card::{Machine, Model};
use mnc::crypto::digest::Algorithm;
use mnc::crypto::rng::SeededRng;
use mnc::crypto::rsa::PublicKey;
use mnc::x509::read_certificates;
use zeroize::Zeroizing;

#[path = "support/measure.rs"]
mod measure;
#[cfg(feature = "pcsc")]
#[path = "../tests/support/pcscd.rs"]
mod pcscd;

const FOLDER: &str = "MNC_BENCH_FOLDER";
const PORT: &str = "MNC_BENCH_PORT";

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return; // `cargo test --all-targets` only wants to see that it builds
    }
    #[cfg(feature = "pcsc")]
    if let Ok(port) = std::env::var(PORT) {
        return through_pcscd(Path::new(&std::env::var(FOLDER).expect("set beside it")), port.parse().expect("a port"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let arguments = ["keygen", "demo", "world", "--seed", "7", "--quiet"];
    let made = Command::new(env!("CARGO_BIN_EXE_mnc")).current_dir(&folder).args(arguments).status();
    assert!(made.expect("mnc").success(), "no world");
    let world = folder.path().join("world");
    in_process(&world);
    #[cfg(feature = "pcsc")]
    match pcscd::Pcscd::start() {
        Ok(pcscd) => {
            let mut inner = Command::new(std::env::current_exe().expect("this program"));
            inner.env("PCSCLITE_CSOCK_NAME", pcscd.socket()).env(PORT, pcscd.port.to_string()).env(FOLDER, &world);
            assert!(inner.status().expect("this program again").success());
        }
        Err(lacking) => println!("SKIPPED through pcscd: {lacking}"),
    }
}

/// The card of a world.
fn machine(world: &Path) -> Machine {
    let file = std::fs::read(world.join("card.json")).expect("a card");
    let model = Model::read(&file).expect("our own card");
    Machine::new(model, Box::new(|_| Ok(())), Box::new(SeededRng::new(1)))
}

/// The key that the card's issuer signs with.
fn root(world: &Path) -> PublicKey {
    let pem = std::fs::read(world.join("card-ca.pem")).expect("a certificate");
    let certificates = read_certificates(&pem).expect("our own certificate");
    PublicKey::from_spki_der(certificates[0].view().key_der()).expect("an RSA key")
}

/// What is read of a card.
struct Files {
    attributes: Zeroizing<Vec<u8>>,
    digests: Zeroizing<Vec<u8>>,
    certificate: Zeroizing<Vec<u8>>,
}

/// Asks for the tries, shows the PIN, reads.
fn read(card: &mut Card) -> Files {
    let attempt = card.attempt(AppId::Text, FileId(0x11), false).expect("tries left");
    card.show(attempt, Secret::parse(SecretForm::Pin4, "1234").expect("a PIN")).expect("the right PIN");
    let mut read = |id| card.read(AppId::Text, FileId(id)).expect("a file");
    Files { attributes: read(2), digests: read(3), certificate: read(4) }
}

/// Checks what was read.
fn judge(roots: &Roots, files: &Files) {
    let text = TextFiles {
        attributes: Some(&files.attributes),
        digests: Some(&files.digests),
        certificate: Some(&files.certificate),
        ..TextFiles::default()
    };
    let report = check_text(roots, &text);
    assert_eq!(report.verdict(), Verdict::Authentic(Origin::Mock), "{report:?}");
    black_box(report);
}

fn in_process(world: &Path) {
    let root_key = root(world);
    let roots = Roots::with_mock(root(world));
    let mut card = Card::new(Box::new(Direct::new(machine(world))), &FIRST);
    let files = read(&mut card);
    let content = Attributes::decode(&files.attributes).expect("attributes");
    let digests = Digests::decode(&files.digests).expect("digests");
    let cvc = mnc::card::cvc::Cvc::decode(&files.certificate).expect("a certificate");
    let issuer = cvc.public_key().expect("its key");
    let mut whole = || judge(&roots, &read(&mut card));
    let mut bare = || {
        root_key.verify(Algorithm::Sha256, cvc.body, cvc.signature).expect("the certificate");
        issuer.verify(Algorithm::Sha256, digests.signed, digests.signature).expect("the signature");
        black_box(content.digest());
    };
    let times = measure::medians([("attributes, authentic", &mut whole), ("bare work", &mut bare)]);
    measure::print(&times);
    println!("attributes / bare work     {:.2}", times[0].1 / times[1].1);
}

/// Adds up the time of the exchange.
struct Timed {
    link: Box<dyn Link>,
    spent: std::rc::Rc<std::cell::Cell<Duration>>,
}

impl Link for Timed {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        let start = Instant::now();
        let answer = self.link.transmit(command);
        self.spent.set(self.spent.get() + start.elapsed());
        answer
    }

    fn end(&mut self) -> Result<(), LinkError> {
        self.link.end()
    }

    fn atr(&self) -> &[u8] {
        self.link.atr()
    }
}

#[cfg(feature = "pcsc")]
fn through_pcscd(world: &Path, port: u16) {
    let folder = world.to_owned();
    std::thread::spawn(move || {
        let mut chip = machine(&folder);
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).expect("the virtual reader");
        let quick = |stream: &std::net::TcpStream| socket2::SockRef::from(stream).set_tcp_quickack(true);
        let _ = mnc::apdu::vpcd::serve(&mut stream, &mut chip, &mut { quick }, &mut |_, _| ());
    });
    let spent = std::rc::Rc::default();
    let link = Timed { link: Box::new(connect()), spent: std::rc::Rc::clone(&spent) };
    let roots = Roots::with_mock(root(world));
    let mut card = Card::new(Box::new(link), &FIRST);
    let mut own = Vec::new();
    for _ in 0..200 {
        spent.set(Duration::ZERO);
        let start = Instant::now();
        judge(&roots, &read(&mut card));
        let whole = start.elapsed();
        own.push(((whole - spent.get()).as_secs_f64() * 1e3, whole.as_secs_f64() * 1e3));
    }
    own.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (own, whole) = own[own.len() / 2];
    println!("through pcscd: {whole:.2} ms, of which ours {own:.3} ms");
    one_command(&mut card);
}

#[cfg(feature = "pcsc")]
fn one_command(card: &mut Card) {
    let mut times: Vec<_> = (0..2000)
        .map(|_| {
            let start = Instant::now();
            let command = mnc::apdu::Command::new(0x00, 0x20, 0x00, 0x91);
            card.exchange(&command).expect("an answer");
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("one command through pcscd and vpcd: {:.3} ms", times[times.len() / 2]);
}

#[cfg(feature = "pcsc")]
fn connect() -> mnc::apdu::pcsc::PcscLink {
    let service = mnc::apdu::pcsc::Service::open().expect("pcscd");
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        if let Some(reader) = service.readers().expect("readers").iter().find(|reader| reader.has_card) {
            return service.connect(reader).expect("the card");
        }
        assert!(Instant::now() < deadline, "no card is seen");
        std::thread::sleep(Duration::from_millis(50));
    }
}
