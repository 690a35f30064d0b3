//! Certificate signing requests: read where they lie, the key, the domains and the signature looked at.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::x509::issue::Request;

fuzz_target!(|input: &[u8]| {
    match Request::from_der(input) {
        Ok(request) => {
            let _ = (request.subject().to_string(), request.to_subject());
            let _ = (request.public_key(), request.domains(), request.verify());
        }
        Err(error) => assert!(error.offset <= input.len(), "an error behind the end: {error:?}"),
    }
});
