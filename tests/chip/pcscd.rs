//! The same rows through a real pcscd.

use std::process::Command;

use mnc::apdu::pcsc::Service;
use mnc::apdu::{Chip, vpcd};
use socket2::SockRef;

use crate::machine::{Bench, Shared, play};

#[path = "../support/pcscd.rs"]
mod support;

/// Where the socket of pcscd is; libpcsclite reads it once, so the test runs in a process of its own.
const SOCKET: &str = "PCSCLITE_CSOCK_NAME";
/// Where the virtual reader waits, for that process.
const PORT: &str = "MNC_TEST_VPCD_PORT";

#[test]
fn every_row_in_every_state_through_pcscd() {
    let pcscd = match support::Pcscd::start() {
        Ok(pcscd) => pcscd,
        Err(lacking) => {
            use std::io::Write as _;
            let line = format!("SKIPPED every_row_in_every_state_through_pcscd: {lacking}\n");
            let _ = std::io::stderr().write_all(line.as_bytes()); // the runner hides eprintln!
            return;
        }
    };
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", "pcscd::inner"])
        .env(SOCKET, pcscd.socket())
        .env(PORT, pcscd.port.to_string())
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
#[ignore = "run by the test above, beside its pcscd"]
fn inner() {
    let port: u16 = std::env::var(PORT).expect("run by the test above").parse().unwrap();
    let card = Shared::new();
    let mut served = card.clone();
    std::thread::spawn(move || {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
        let quick = |stream: &std::net::TcpStream| SockRef::from(stream).set_tcp_quickack(true);
        let chip: &mut dyn Chip = &mut served;
        let _ = vpcd::serve(&mut stream, chip, &mut { quick }, &mut |_, _| ());
    });
    let service = Service::open().unwrap();
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    let reader = loop {
        if let Some(reader) = service.readers().unwrap().into_iter().find(|reader| reader.has_card) {
            break reader;
        }
        assert!(std::time::Instant::now() < deadline, "no card is seen");
        std::thread::sleep(std::time::Duration::from_millis(50));
    };
    let link = service.connect(&reader).unwrap();
    let rows = play(&mut Bench { link: Box::new(link), card });
    assert!(rows > 400);
}
