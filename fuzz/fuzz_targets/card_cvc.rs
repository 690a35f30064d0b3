//! Card-verifiable certificates: never panics, points inside the file, and what is signed is the file's own bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::card::cvc::Cvc;

fuzz_target!(|input: &[u8]| match Cvc::decode(input) {
    Err(error) => assert!(error.offset <= input.len(), "an error behind the end: {error:?}"),
    Ok(certificate) => {
        let (all, part) = (input.as_ptr_range(), certificate.body.as_ptr_range());
        assert!(all.start <= part.start && part.end <= all.end, "bytes that are not the file's");
        assert_eq!(&certificate.body[..16], certificate.issuer.as_bytes());
        if let Ok(key) = certificate.public_key() {
            let _ = certificate.verify(&key);
        }
    }
});
