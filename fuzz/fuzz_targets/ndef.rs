//! NDEF messages of a tap, and the handover in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::transport::nfc::handover::{self, Limits, Select};
use mnc::transport::nfc::ndef;

fuzz_target!(|input: &[u8]| {
    if let Ok(records) = ndef::decode(input) {
        let written = ndef::encode(&records);
        assert_eq!(ndef::decode(&written).as_ref(), Ok(&records), "another message");
    }
    if let Ok(select) = Select::decode(input) {
        let limits = select.nfc.unwrap_or(Limits::SHORT);
        check(limits);
        let again = Select::encode(select.engagement, limits);
        let again = Select::decode(&again).expect("our own message");
        assert_eq!((again.engagement, again.nfc), (select.engagement, Some(limits)));
    }
    if let Ok(limits) = handover::offers_nfc(input) {
        check(limits);
    }
    for kind in [b"Tp", b"Ts", b"Te"] {
        let _ = handover::well_known(input, kind);
    }
});

fn check(limits: Limits) {
    assert!((255..=65_535).contains(&limits.command) && (256..=65_536).contains(&limits.response), "{limits:?}");
}
