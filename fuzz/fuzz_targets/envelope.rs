//! Commands to a phone, each behind its length in two bytes, and the wrapper of a message.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::apdu::Chip as _;
use mnc::session::Meeting;
use mnc::transport::nfc::handover::Limits;
use mnc::transport::nfc::tag::{Mode, Responder, Tag};
use mnc::transport::nfc::transfer::{unwrap, wrap};

/// Answers each message with itself, twice.
struct Echo;

impl Responder for Echo {
    fn met(&mut self, _: Meeting) {}

    fn message(&mut self, message: &[u8]) -> Option<Vec<u8>> {
        (!message.is_empty()).then(|| message.repeat(2))
    }

    fn lost(&mut self, _: bool) {}
}

fuzz_target!(|input: &[u8]| {
    if let Some(message) = unwrap(input) {
        assert_eq!(unwrap(&wrap(message)), Some(message), "another message");
    }
    let Some((first, commands)) = input.split_first() else { return };
    let mode = if first & 1 == 0 { Mode::Static } else { Mode::Negotiated };
    let limits = if first & 2 == 0 { Limits::SHORT } else { Limits::LONG };
    let mut phone = Tag::new(Echo, b"\xa1\x00\x631.0".to_vec(), limits, mode);
    phone.power_on();
    let mut rest = commands;
    while let Some((length, more)) = rest.split_first_chunk::<2>() {
        let length = usize::from(u16::from_be_bytes(*length)).min(more.len());
        let (command, more) = more.split_at(length);
        let answer = phone.answer(command);
        assert!(answer.len() >= 2, "no status");
        assert!(answer.len() <= 65_536 + 2, "longer than a reader can take");
        rest = more;
    }
});
