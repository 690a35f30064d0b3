use proptest::prelude::*;

use super::*;

fn all(input: &[u8]) -> Result<Vec<Tlv<'_>>, Error> {
    let mut reader = Reader::new(input)?;
    let mut objects = Vec::new();
    while let Some(object) = reader.next_object()? {
        objects.push(object);
    }
    reader.finish()?;
    Ok(objects)
}

#[test]
fn heads_of_every_form() {
    let cases: &[(&str, u16, usize, usize)] = &[
        ("9003010001", 0x90, 2, 3),
        ("df2503313233", 0xdf25, 3, 3),
        ("ff408200020101", 0xff40, 5, 2), // not shortest
        ("df418101aa", 0xdf41, 4, 1),     // not shortest
        ("5f4e8300000155", 0x5f4e, 6, 1),
        ("a100", 0xa1, 2, 0),
        ("df1100", 0xdf11, 3, 0), // a number below 31 in two bytes
    ];
    for (hex, tag, head, length) in cases {
        let bytes = hex::decode(hex).unwrap();
        let object = only(&bytes, *tag).unwrap();
        assert_eq!((object.value_offset(), object.value.len(), object.raw), (*head, *length, &*bytes), "{hex}");
        assert_eq!(length_of_first(&bytes), Ok(bytes.len()), "{hex}");
    }
}

#[test]
fn heads_that_no_card_writes() {
    use ErrorKind::*;
    let cases: &[(&str, ErrorKind, usize)] = &[
        ("3080", LengthForm(0x80), 0), // indefinite
        ("90840000000100", LengthForm(0x84), 0),
        ("df8101", TagForm, 0), // a tag of three bytes
        ("ff0001", TagForm, 0),
        ("df", Truncated { missing: 1 }, 0),
        ("90", Truncated { missing: 1 }, 0),
        ("908201", Truncated { missing: 1 }, 0),
        ("900301", Truncated { missing: 2 }, 0),
        ("900101df2103aa", Truncated { missing: 2 }, 3),
    ];
    for (hex, kind, offset) in cases {
        let bytes = hex::decode(hex).unwrap();
        let error = all(&bytes).unwrap_err();
        assert_eq!((error.kind, error.offset), (*kind, *offset), "{hex}");
    }
}

#[test]
fn filling_ends_a_file_but_not_an_object() {
    for (hex, filling) in [("900101ffff", 2), ("900101ff", 1), ("9001010000", 2), ("900101", 0)] {
        let bytes = hex::decode(hex).unwrap();
        let mut reader = Reader::new(&bytes).unwrap();
        reader.required(0x90).unwrap();
        assert_eq!(reader.next_object(), Ok(None), "{hex}");
        assert_eq!(reader.finish().map(<[u8]>::len), Ok(filling), "{hex}");
    }
    let bytes = hex::decode("900101ffff01").unwrap(); // FF FF and then something
    assert_eq!(all(&bytes).unwrap_err().kind, ErrorKind::Over { extra: 3 });
    let outer = hex::decode("ff1004900101ff").unwrap();
    let mut inside = only(&outer, 0xff10).unwrap().inside();
    inside.required(0x90).unwrap();
    assert_eq!(inside.next_object().unwrap_err().kind, ErrorKind::Truncated { missing: 1 });
}

#[test]
fn errors_say_where() {
    let bytes = hex::decode("ff2007df2201 41df2305".replace(' ', "")).unwrap();
    let outer = only(&bytes, 0xff20).unwrap();
    let mut inside = outer.inside();
    inside.required(0xdf22).unwrap();
    let error = inside.required(0xdf24).unwrap_err();
    assert_eq!((error.path.to_string().as_str(), error.offset), ("FF20.DF23", 7));
    let mut inside = outer.inside();
    let error = inside.required(0xdf24).unwrap_err();
    assert_eq!((error.path.to_string().as_str(), error.offset), ("FF20", 3));
    let kind = ErrorKind::Unexpected { expected: Tag(0xdf24), found: Some(Tag(0xdf22)) };
    assert_eq!(error.kind, kind);
    let mut inside = outer.inside();
    assert_eq!(inside.optional(0xdf24), Ok(None));
    assert_eq!(inside.optional(0xdf22).unwrap().map(|object| object.value), Some(&b"A"[..]));
    assert_eq!(inside.finish().unwrap_err().kind, ErrorKind::Over { extra: 3 });
}

#[test]
fn depth_and_size_are_bounded() {
    let mut bytes = vec![0x30, 0];
    for _ in 0..MAX_DEPTH {
        let mut outer = Vec::new();
        put(&mut outer, 0x30, &bytes);
        bytes = outer;
    }
    let mut object = only(&bytes, 0x30).unwrap();
    for _ in 1..MAX_DEPTH {
        object = object.inside().required(0x30).unwrap();
    }
    assert_eq!(object.inside().next_object().unwrap_err().kind, ErrorKind::Depth);
    assert_eq!(only(&vec![0; MAX_INPUT + 1], 0x30).unwrap_err().kind, ErrorKind::Size(MAX_INPUT + 1));
}

#[test]
fn objects_are_written() {
    let cases: &[(usize, &str, &str)] = &[
        (0, "df2100", "df21820000"),
        (0x7f, "df217f", "df2182007f"),
        (0x80, "df218180", "df21820080"),
        (0x100, "df21820100", "df21820100"),
        (0x1_0000, "df2183010000", "df2183010000"),
    ];
    for (length, short, wide) in cases {
        let value = vec![7; *length];
        let (mut one, mut other) = (Vec::new(), Vec::new());
        put(&mut one, 0xdf21, &value);
        put_wide(&mut other, 0xdf21, &value);
        assert_eq!(hex::encode(&one[..one.len() - length]), *short);
        assert_eq!(hex::encode(&other[..other.len() - length]), *wide);
    }
}

#[test]
fn what_says_constructed() {
    for (tag, constructed) in
        [(0xff20, true), (0x7f21, true), (0xa1, true), (0xdf22, false), (0x5f4e, false), (0x90, false)]
    {
        assert_eq!(Tag(tag).is_constructed(), constructed, "{tag:04X}");
    }
}

/// Reads everything that can be read, and holds each object to its place.
fn walk(input: &[u8], reader: Reader<'_>) {
    let mut reader = reader;
    loop {
        match reader.next_object() {
            Ok(Some(object)) => {
                assert_eq!(&input[object.offset..object.end()], object.raw);
                assert_eq!(&input[object.value_offset()..object.end()], object.value);
                walk(input, object.inside());
            }
            Ok(None) => break,
            Err(error) => {
                assert!(error.offset <= input.len());
                return;
            }
        }
    }
    assert!(reader.offset() <= input.len());
    let _ = reader.finish();
}

proptest! {
    #[test]
    fn never_panics(input in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = length_of_first(&input);
        if let Ok(reader) = Reader::new(&input) {
            walk(&input, reader);
        }
    }

    #[test]
    fn what_is_written_is_read(
        objects in proptest::collection::vec((prop_oneof![Just(0x90u16), Just(0xdf21), Just(0x7f21)],
            proptest::collection::vec(any::<u8>(), 0..300), any::<bool>()), 0..5),
        filling in 0..4usize,
    ) {
        let mut bytes = Vec::new();
        for (tag, value, wide) in &objects {
            if *wide { put_wide(&mut bytes, *tag, value) } else { put(&mut bytes, *tag, value) }
        }
        bytes.extend(vec![0xff; filling]);
        let read = all(&bytes).unwrap();
        prop_assert_eq!(read.len(), objects.len());
        for (read, (tag, value, _)) in read.iter().zip(&objects) {
            prop_assert_eq!((read.tag, read.value), (Tag(*tag), &value[..]));
        }
    }
}
