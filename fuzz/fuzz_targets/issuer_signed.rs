//! A bare IssuerSigned: what an issuer hands out and a wallet keeps.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::mdoc::IssuerSigned;

fuzz_target!(|input: &[u8]| {
    if let Some(signed) = mnc_fuzz::read::<IssuerSigned<'_>>(input) {
        mnc_fuzz::use_issuer_signed(input, &signed);
    }
});
