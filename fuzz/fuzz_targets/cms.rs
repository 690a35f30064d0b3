//! SignedData: read where it lies, every signer checked as a command would.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::x509::cms::SignedData;

fuzz_target!(|input: &[u8]| {
    match SignedData::from_der(input) {
        Ok(signed) => {
            assert_eq!(signed.as_der(), input, "not the bytes as received");
            assert!(!signed.signers().is_empty(), "nobody signed");
            for signer in signed.signers() {
                assert!(signer.offset < input.len());
                let attributes = signer.attributes.as_ref().map(|found| found.signed_bytes());
                assert!(attributes.is_none_or(|bytes| bytes[0] == 0x31 && bytes.len() < input.len()));
            }
            let checks = signed.check(None, &[]).into_iter().chain(signed.check(Some(b"content"), &[]));
            for check in checks {
                assert!(!check.holds() || check.certificate.is_some(), "a signature of nobody");
            }
        }
        Err(error) => assert!(error.offset <= input.len(), "an error behind the end: {error:?}"),
    }
});
