//! Frames of the virtual reader, and whatever commands they bring, to a virtual card that is empty.
#![no_main]

use std::io::{self, Cursor, Read, Write};

use libfuzzer_sys::fuzz_target;
use mnc::apdu::vpcd;
use mnc::card::virtual_card::{Machine, Model};
use mnc::crypto::rng::SeededRng;

struct Wire<'a>(Cursor<&'a [u8]>);

impl Read for Wire<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out)
    }
}

impl Write for Wire<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const CARD: &[u8] = br#"{"schema":"mnc.card/1","generation":"2016","atr":"3B00","applications":{
    "juki":{"files":{"0002":"0101AA"},"secrets":{"001C":{"value":"1234","left":3}}},
    "isd":{"data":{"00F0":"F00142"}}}}"#;

fuzz_target!(|input: &[u8]| {
    let model = Model::read(CARD).expect("a card");
    let mut card = Machine::new(model, Box::new(|_| Ok(())), Box::new(SeededRng::new(1)));
    let _ = vpcd::serve(&mut Wire(Cursor::new(input)), &mut card, &mut |_| Ok(()), &mut |command, answer| {
        assert!(command.len() > 1 && answer.len() >= 2);
    });
    let left = card.model().apps.values().flat_map(|app| app.secrets.values()).map(|secret| secret.left);
    assert!(left.into_iter().all(|left| left <= 3));
});
