//! BER-TLV of the card's files: never panics, points inside the file, and every object is the file's own bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::apdu::ber::{Reader, length_of_first};

fuzz_target!(|input: &[u8]| {
    let _ = length_of_first(input);
    if let Ok(reader) = Reader::new(input) {
        walk(input, reader);
    }
});

fn walk(input: &[u8], mut reader: Reader<'_>) {
    loop {
        match reader.next_object() {
            Ok(Some(object)) => {
                assert_eq!(&input[object.offset..object.end()], object.raw, "not where it says");
                assert_eq!(&input[object.value_offset()..object.end()], object.value, "not where it says");
                walk(input, object.inside());
            }
            Ok(None) => break,
            Err(error) => {
                assert!(error.offset <= input.len(), "an error behind the end: {error:?}");
                let _ = error.to_string();
                return;
            }
        }
    }
    let _ = reader.finish();
}
