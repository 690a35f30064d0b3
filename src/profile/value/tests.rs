use proptest::prelude::*;
use time::macros::date;

use super::*;
use crate::cbor::Decoder;

fn read<T>(cbor: &[u8], look: impl Fn(Value<'_>) -> T) -> T {
    let item = Decoder::new(cbor).item().unwrap();
    look(Value::of_item(&item))
}

fn shape(hex: &str) -> Shape {
    read(&hex::decode(hex).unwrap(), |value| value.shape())
}

#[test]
fn what_is_written_has_these_bytes() {
    let day = date!(1971 - 09 - 01);
    let mask = ApproximateMask::parse("00000011");
    let table = [
        (ElementValue::Uint(2), "02"),
        (ElementValue::Bool(true), "f5"),
        (ElementValue::Text("女".into()), "63e5a5b3"),
        (ElementValue::Bytes(vec![0xff, 0xd8]), "42ffd8"),
        (ElementValue::FullDate(day), "d903ec6a313937312d30392d3031"),
        // {"birth_date": 1004("1971-09-01")}
        (ElementValue::BirthDate { date: day, mask: None }, "a16a62697274685f64617465d903ec6a313937312d30392d3031"),
        // and "approximate_mask": "00000011"
        (
            ElementValue::BirthDate { date: day, mask },
            "a26a62697274685f64617465d903ec6a313937312d30392d303170617070726f78696d6174655f6d61736b683030303030303131",
        ),
    ];
    for (value, expected) in table {
        assert_eq!(hex::encode(value.to_cbor()), expected);
        read(&value.to_cbor(), |read| assert_eq!(read, value.as_value()));
    }
}

#[test]
fn other_items_are_of_no_shape() {
    assert_eq!(shape("c074313937312d30392d30315430303a30303a30305a"), Shape::DateTime);
    for other in ["20", "80", "a0", "f6", "fb3ff0000000000000", "c100", "d903ec00", "d904016161"] {
        assert_eq!(shape(other), Shape::Other, "{other}");
    }
    assert_eq!(shape("a16a62697274685f646174656a313937312d30392d3031"), Shape::BirthDateMap, "date without its tag");
    assert_eq!(shape("a16a62697274685f6461746500"), Shape::Other, "date of another type");
    assert_eq!(shape("a26a62697274685f646174656a313937312d30392d3031617800"), Shape::Other, "another key");
}

#[test]
fn a_mask_is_eight_zeroes_and_ones() {
    assert_eq!(ApproximateMask::parse("00001111").unwrap().to_string(), "00001111");
    assert!(ApproximateMask::parse("00000001").unwrap().hides_any());
    assert!(!ApproximateMask::parse("00000000").unwrap().hides_any());
    for text in ["", "0000111", "000011111", "0000111x"] {
        assert_eq!(ApproximateMask::parse(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in "\\PC*") {
        let _ = ApproximateMask::parse(&text);
    }
}
