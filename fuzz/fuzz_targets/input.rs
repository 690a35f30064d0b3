//! What a file comes wrapped in: PEM, hex, base64, `mdoc:` text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::cli::input::Input;

fuzz_target!(|input: &[u8]| {
    if let Ok(opened) = Input::of("input", input.to_vec().into()) {
        let blocks: usize = opened.lengths().iter().map(|(length, _)| length).sum();
        assert!(opened.bytes().len() <= input.len() && blocks <= input.len(), "more than was there");
        let _ = (opened.public_key(), opened.signing_key());
    }
});
