//! A trust list (VICAL): the signed message and every entry of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::mdoc::SignedVical;
use mnc::x509::Certificate;

fuzz_target!(|input: &[u8]| {
    let Some(signed) = mnc_fuzz::read::<SignedVical<'_>>(input) else { return };
    mnc_fuzz::use_message(input, &signed.message);
    for entry in signed.vical.iter().flat_map(|vical| &vical.certificate_infos) {
        assert!(entry.certificate_offset + entry.certificate.len() <= input.len(), "a certificate behind the end");
        let _ = Certificate::from_der(&entry.certificate);
    }
});
