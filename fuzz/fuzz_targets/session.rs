//! The first message to a holder, a later one to either side, under fixed keys; and what each says in return.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::crypto::key::{Curve, SigningKey};
use mnc::session::holder::Engaged;
use mnc::session::receiver::Met;
use mnc::session::{Fault, Meeting, NewEngagement, SessionStatus};

fn key(byte: u8) -> SigningKey {
    SigningKey::from_secret(Curve::P256, &[byte; 32]).expect("a key")
}

/// A fault has a status that ends the session, and a message that says so.
fn check(fault: &Fault) {
    assert!(matches!(fault.status(), SessionStatus::EncryptionError | SessionStatus::DecodingError), "{fault:?}");
    assert!(!fault.message().is_empty());
    let _ = (fault.cases(), fault.to_string());
}

fuzz_target!(|input: &[u8]| {
    let device = key(1);
    let engagement = NewEngagement { e_device_key: device.public(), offers: &[], second_edition: false }.encode();
    let holder = || Engaged::new(key(1), engagement.clone(), Meeting::Qr);
    match holder().receive(input) {
        Ok(asked) => drop(asked.answer(b"\xa0").expect("a message")),
        Err(fault) => check(&fault),
    }
    let met = Met::new(&engagement, &Meeting::Qr, |_| Ok(key(2))).expect("a session");
    let (waiting, _, first) = met.establish(b"\xa0").expect("a message");
    let asked = holder().receive(&first).expect("our own message");
    assert_eq!(asked.request(), b"\xa0");
    let (idle, _) = asked.answer(b"\xa0").expect("a message");
    if let Err(fault) = idle.receive(input) {
        check(&fault);
    }
    if let Err(fault) = waiting.receive(input) {
        check(&fault);
    }
    if let Err(fault) = Met::new(input, &Meeting::Qr, |_| Ok(key(2))) {
        let _ = (fault.cases(), fault.to_string());
    }
});
