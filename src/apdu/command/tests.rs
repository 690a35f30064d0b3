use proptest::prelude::*;

use super::{Command, CommandError, Length};

/// Bytes and what they mean: data, expected, length form.
const CASES: &[(&str, &str, Option<u32>, Length)] = &[
    ("00200080", "", None, Length::Short),           // case 1: how many tries are left?
    ("00B0000004", "", Some(4), Length::Short),      // case 2
    ("00B0000000", "", Some(256), Length::Short),    // case 2, the most
    ("00A4020C020018", "0018", None, Length::Short), // case 3
    ("802A008002AABB00", "AABB", Some(256), Length::Short), // case 4
    ("00CA7F21000000", "", Some(65_536), Length::Extended), // case 2, extended
    ("00C30000000002AABB", "AABB", None, Length::Extended), // case 3, extended
    ("00C30000000002AABB0100", "AABB", Some(256), Length::Extended), // case 4, extended
];

#[test]
fn every_case_of_the_standard_is_read_and_written() {
    for (bytes, data, expected, length) in CASES {
        let input = hex::decode(bytes).unwrap();
        let data = hex::decode(data).unwrap();
        let command = Command::decode(&input).unwrap();
        assert_eq!((command.data, command.expected, command.length), (&data[..], *expected, *length), "{bytes}");
        assert_eq!(*command.encode().unwrap(), input, "{bytes}");
    }
}

#[test]
fn what_is_no_command_is_refused_with_its_offset() {
    let cases = [
        ("00A402", CommandError::Truncated { offset: 3 }),
        ("00A4020C0200", CommandError::Truncated { offset: 6 }),
        ("00A4020C0200180000", CommandError::Trailing { offset: 8 }),
        ("00B000000001", CommandError::Truncated { offset: 6 }),
        ("00C30000000002AA", CommandError::Truncated { offset: 8 }),
        ("00C30000000002AABB01", CommandError::Truncated { offset: 10 }),
        ("00C30000000002AABB010000", CommandError::Trailing { offset: 11 }),
    ];
    for (bytes, error) in cases {
        assert_eq!(Command::decode(&hex::decode(bytes).unwrap()), Err(error), "{bytes}");
    }
}

#[test]
fn what_the_length_fields_cannot_say_is_refused() {
    let data = vec![0; 256];
    let command = Command::new(0, 0xc3, 0, 0);
    assert_eq!(command.with_data(&data).encode(), Err(CommandError::TooLong));
    assert_eq!(command.expecting(257).encode(), Err(CommandError::TooLong));
    assert_eq!(command.with_data(&vec![0; 65_536]).extended().encode(), Err(CommandError::TooLong));
    assert!(command.with_data(&data).extended().encode().is_ok());
}

#[test]
fn debug_output_keeps_the_data_to_itself() {
    let command = Command::new(0, 0x20, 0, 0x80).with_data(b"1234");
    assert_eq!(format!("{command:?}"), "Command(00200080 [4 bytes])");
}

proptest! {
    #[test]
    fn reading_never_panics_and_what_was_read_is_written_the_same(input in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(command) = Command::decode(&input) {
            // Empty data with an explicit length of zero is the one form that has a shorter one.
            if !(command.length == Length::Extended && command.data.is_empty() && input.len() > 7) {
                prop_assert_eq!(&*command.encode().unwrap(), &input);
            }
        }
    }
}
