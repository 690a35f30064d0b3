//! DeviceResponse and all that is in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::mdoc::DeviceResponse;

fuzz_target!(|input: &[u8]| {
    let Some(response) = mnc_fuzz::read::<DeviceResponse<'_>>(input) else { return };
    for document in &response.documents {
        mnc_fuzz::use_issuer_signed(input, &document.issuer_signed);
        document.device_signed.iter().for_each(|signed| mnc_fuzz::use_device_signed(input, signed));
    }
});
