use super::*;

fn first(hex: &str) -> Result<(Tag, Vec<u8>), ErrorKind> {
    let input = hex::decode(hex).unwrap();
    let mut reader = Reader::new(&input, "test");
    let item = reader.any().map_err(|error| error.kind)?;
    Ok((item.tag, item.value.to_vec()))
}

#[test]
fn heads() {
    assert_eq!(first("0401aa"), Ok((Tag::OctetString, vec![0xaa])));
    assert_eq!(first("3000"), Ok((Tag::Sequence, vec![])));
    assert_eq!(first("a303020105"), Ok((context(3, true), vec![2, 1, 5])));
    assert_eq!(first(&format!("048180{}", "00".repeat(128))), Ok((Tag::OctetString, vec![0; 128])));
    assert_eq!(first(""), Err(ErrorKind::Truncated));
    assert_eq!(first("04"), Err(ErrorKind::Truncated));
    assert_eq!(first("0402aa"), Err(ErrorKind::Truncated));
    assert_eq!(first("0482"), Err(ErrorKind::Truncated));
}

#[test]
fn heads_outside_of_der_are_refused() {
    // indefinite, long form for a short length, leading zero in a length, reserved length
    for hex in ["30800000", "04817f", "0482000100", "04ff"] {
        assert!(matches!(first(hex), Err(ErrorKind::Der(_))), "{hex}: {:?}", first(hex));
    }
}

#[test]
fn integers_are_in_shortest_form() {
    for (hex, good) in [
        ("02", false),
        ("0200", false),
        ("020100", true),
        ("0202007f", false),
        ("02020080", true),
        ("0202ff80", false),
        ("0202ff7f", true),
        ("020180", true),
    ] {
        let input = hex::decode(hex).unwrap();
        let read = Reader::new(&input, "test").any().and_then(|item| item.integer("test").map(<[u8]>::to_vec));
        assert_eq!(read.is_ok(), good, "{hex}");
    }
}

#[test]
fn errors_say_where() {
    let input = hex::decode("3006020105050001").unwrap();
    let mut reader = Reader::new(&input, "outer");
    let mut inside = reader.required(Tag::Sequence).unwrap().inside("inner");
    inside.required(Tag::Integer).unwrap();
    let kind = ErrorKind::Unexpected { expected: Tag::Boolean, found: Some(Tag::Null) };
    assert_eq!(inside.clone().required(Tag::Boolean), Err(Error { kind, part: "inner", offset: 5 }));
    assert_eq!(inside.optional(Tag::Boolean), Ok(None));
    assert_eq!(inside.finish(), Err(Error { kind: ErrorKind::Trailing { extra: 3 }, part: "inner", offset: 5 }));
    assert!(reader.is_empty(), "the sequence takes eight bytes");
    let kind = ErrorKind::Unexpected { expected: Tag::Null, found: None };
    assert_eq!(reader.required(Tag::Null), Err(Error { kind, part: "outer", offset: 8 }));
}

#[test]
fn booleans() {
    let read = |hex: &str| Reader::new(&hex::decode(hex).unwrap(), "test").optional_bool().map_err(|error| error.kind);
    assert_eq!(read("0101ff"), Ok(true));
    assert_eq!(read("010100"), Ok(false));
    assert_eq!(read("0500"), Ok(false));
    assert_eq!(read(""), Ok(false));
    assert_eq!(read("010101"), Err(ErrorKind::Boolean));
    assert_eq!(read("0100"), Err(ErrorKind::Boolean));
}
