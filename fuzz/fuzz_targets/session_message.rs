//! The two messages of a session, still encrypted.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::session::{SessionData, SessionEstablishment, SessionStatus};

fuzz_target!(|input: &[u8]| {
    if let Some(first) = mnc_fuzz::read::<SessionEstablishment<'_>>(input) {
        mnc_fuzz::check_bytes(input, &first.e_reader_key);
        mnc_fuzz::use_key(&first.e_reader_key.value);
    }
    if let Some(later) = mnc_fuzz::read::<SessionData<'_>>(input) {
        later.status.iter().for_each(|status| assert_eq!(SessionStatus::of(status.code()), *status));
    }
});
