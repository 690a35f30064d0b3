//! Revocation lists: read where they lie, every entry and extension looked at.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::x509::crl::{Crl, read_crls};

fuzz_target!(|input: &[u8]| {
    match Crl::from_der(input) {
        Ok(list) => {
            assert_eq!(list.as_der(), input, "not the bytes as received");
            let _ = (list.issuer().to_string(), list.this_update(), list.next_update(), list.algorithm());
            let _ = (list.extensions().crl_number(), list.extensions().authority_key(), list.signature());
            for entry in list.entries() {
                assert_eq!(list.find(entry.serial).map(|found| found.serial), Some(entry.serial));
            }
        }
        Err(error) => assert!(error.offset <= input.len(), "an error behind the end: {error:?}"),
    }
    for owned in read_crls(input).into_iter().flatten() {
        let again = read_crls(owned.to_pem().as_bytes()).expect("what was written is read");
        assert_eq!(again.first().map(|again| again.as_der()), Some(owned.as_der()));
    }
});
