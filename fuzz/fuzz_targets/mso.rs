//! MobileSecurityObjectBytes, the payload that the issuer signs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::cbor::Encoded;
use mnc::mdoc::Mso;

fuzz_target!(|input: &[u8]| {
    if let Some(mso) = mnc_fuzz::read::<Encoded<'_, Mso<'_>>>(input) {
        mnc_fuzz::check_bytes(input, &mso);
        mnc_fuzz::use_mso(&mso.value);
    }
});
