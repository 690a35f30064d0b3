//! SessionTranscript, with the handovers of QR code, NFC, files and the web.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::session::SessionTranscript;

fuzz_target!(|input: &[u8]| {
    let Some(transcript) = mnc_fuzz::read::<SessionTranscript<'_>>(input) else { return };
    let _ = transcript.handover.name();
    if let Some(key) = &transcript.e_reader_key {
        mnc_fuzz::check_bytes(input, key);
        mnc_fuzz::use_key(&key.value);
    }
});
