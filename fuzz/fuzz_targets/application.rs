//! An application for a record: what an issuer gets from anybody.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::issuer::application::Application;
use mnc::x509::cms::SignedData;

fuzz_target!(|input: &[u8]| {
    let Some(application) = mnc_fuzz::read::<Application<'_>>(input) else { return };
    mnc_fuzz::check_bytes(input, &application.body);
    mnc_fuzz::use_message(input, &application.device_proof);
    mnc_fuzz::use_key(&application.body.value.device_key);
    assert!(application.signature_offset + application.signature.len() <= input.len());
    let _ = application.fingerprint();
    let _ = SignedData::from_der(&application.signature);
    let _ = mnc::issuer::from_card::Items::of(&application.body.value.text, &application.body.value.visual);
});
