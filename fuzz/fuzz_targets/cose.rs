//! COSE_Sign1, COSE_Mac0 and COSE_Key by themselves.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::cose::{Key, Message};

fuzz_target!(|input: &[u8]| {
    if let Some(message) = mnc_fuzz::read::<Message<'_>>(input) {
        mnc_fuzz::use_message(input, &message);
    }
    if let Some(key) = mnc_fuzz::read::<Key<'_>>(input) {
        mnc_fuzz::use_key(&key);
    }
});
