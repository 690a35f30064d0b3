//! DeviceRequest, of both editions.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::mdoc::DeviceRequest;

fuzz_target!(|input: &[u8]| {
    if let Some(request) = mnc_fuzz::read::<DeviceRequest<'_>>(input) {
        mnc_fuzz::use_request(input, &request);
    }
});
