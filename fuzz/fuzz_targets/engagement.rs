//! DeviceEngagement, as bytes and as the text of a QR code.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::session::{DeviceEngagement, EngagementUri};

fuzz_target!(|input: &[u8]| {
    if let Ok(uri) = std::str::from_utf8(input).map_or_else(|_| EngagementUri::parse(""), EngagementUri::parse) {
        let again = EngagementUri::parse(&EngagementUri::format(&uri.engagement));
        assert_eq!(again.map(|again| again.engagement).ok(), Some(uri.engagement.clone()), "another text for it");
        read(&uri.engagement);
    }
    read(input);
});

fn read(input: &[u8]) {
    if let Some(engagement) = mnc_fuzz::read::<DeviceEngagement<'_>>(input) {
        mnc_fuzz::check_bytes(input, &engagement.e_device_key);
        mnc_fuzz::use_key(&engagement.e_device_key.value);
    }
}
