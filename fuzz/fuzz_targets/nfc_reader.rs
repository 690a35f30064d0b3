//! What a phone answers to a reader, each answer behind its length in two bytes: a tap, static or negotiated, and messages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::apdu::{Link, LinkError};
use mnc::crypto::key::{Curve, SigningKey};
use mnc::session::receiver::Met;
use mnc::transport::nfc::handover::Limits;
use mnc::transport::nfc::reader::Phone;
use zeroize::Zeroizing;

/// Answers as the input says; then it is gone.
struct Scripted<'a>(&'a [u8]);

impl Link for Scripted<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        assert!((4..=65_544).contains(&command.len()), "a command of {} bytes", command.len());
        let (length, rest) = self.0.split_first_chunk::<2>().ok_or(LinkError::Removed)?;
        let (answer, rest) = rest.split_at(usize::from(u16::from_be_bytes(*length)).min(rest.len()));
        self.0 = rest;
        Ok(Zeroizing::new(answer.to_vec()))
    }

    fn end(&mut self) -> Result<(), LinkError> {
        Ok(())
    }

    fn atr(&self) -> &[u8] {
        &[]
    }
}

fuzz_target!(|input: &[u8]| {
    let Some((first, answers)) = input.split_first() else { return };
    let limits = if first & 1 == 0 { Limits::SHORT } else { Limits::LONG };
    let mut phone = Phone::new(Scripted(answers), limits);
    let Ok(tapped) = phone.tap() else { return };
    let key =
        |curve| SigningKey::from_secret(curve, &[2; 32]).or_else(|_| SigningKey::from_secret(Curve::P256, &[2; 32]));
    if let Ok(met) = Met::new(&tapped.engagement, &tapped.meeting, key) {
        assert!(met.establish(b"\xa0").is_ok());
    }
    let Ok(mut nfc) = phone.connect(tapped.limits) else { return };
    for length in [1, 300, 70_000] {
        let Ok(answer) = nfc.exchange(&vec![7; length]) else { return };
        assert!(answer.is_none_or(|answer| answer.len() < input.len()), "more than was sent");
    }
});
