use proptest::prelude::*;

use super::*;
use crate::profile::rules::IndividualNumber as OfRecord;

#[test]
fn forms() {
    assert_eq!(IndividualNumber::parse(b"123456789018").unwrap().secret_text(), "123456789018");
    assert_eq!(IndividualNumber::parse(b"123456789012").unwrap_err(), NumberError::CheckDigit);
    for text in [
        &b""[..],
        b"12345678901",
        b"1234567890180",
        b"12345678901x",
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    ] {
        assert_eq!(IndividualNumber::parse(text).unwrap_err(), NumberError::Form { length: text.len() });
    }
}

#[test]
fn is_shown_by_nothing() {
    let number = IndividualNumber::parse(b"123456789018").unwrap();
    assert_eq!(format!("{number:?}"), "IndividualNumber([elided])");
}

proptest! {
    /// The card may not use the record's rules; both say the same.
    #[test]
    fn agrees_with_the_record(text in "[0-9]{12}") {
        prop_assert_eq!(IndividualNumber::parse(text.as_bytes()).is_ok(), OfRecord::parse(&text).is_ok());
    }

    #[test]
    fn agrees_with_the_record_on_right_ones(leading in "[0-9]{11}") {
        let digit = char::from(check_digit(leading.as_bytes()));
        let text = leading + &String::from(digit);
        prop_assert!(OfRecord::parse(&text).is_ok());
    }
}
