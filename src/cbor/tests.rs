use super::*;

fn decode(hex: &str) -> Result<String, (Option<u8>, String, usize)> {
    let bytes = hex::decode(hex.replace(' ', "")).unwrap();
    let decoder = Decoder::new(&bytes);
    let node = decoder.item();
    node.map(|item| format!("{:?}", item.node)).map_err(|e| (e.kind.case().map(|c| c.0), e.path.to_string(), e.offset))
}

#[test]
fn refuses_with_case_path_and_offset() {
    let rows: &[(&str, Option<u8>, &str, usize)] = &[
        ("82 01", Some(1), "[1]", 2),                    // array of 2, one item
        ("a1 61 61", Some(1), "a", 3),                   // value missing
        ("00 00", Some(2), "", 1),                       // one byte too many
        ("a2 61 61 01 61 61 02", Some(5), "", 4),        // key "a" twice
        ("a2 01 00 18 01 00", Some(5), "", 3),           // key 1 twice, the second time in two bytes
        ("a1 61 61 62 ff fe", Some(11), "a", 3),         // text that is not UTF-8
        ("5b 7f ff ff ff ff ff ff ff", Some(10), "", 0), // byte string of 2^63-1 bytes
        ("9b 00 00 00 01 00 00 00 00", Some(10), "", 0), // array of 2^32 items
        ("f8 18", None, "", 0),                          // simple(24) is not well-formed
        ("ff", None, "", 0),                             // break alone
        ("5f 61 61 ff", None, "", 1),                    // text chunk in a byte string
    ];
    for (hex, case, path, offset) in rows {
        assert_eq!(decode(hex).unwrap_err(), (*case, (*path).to_owned(), *offset), "{hex}");
    }
}

#[test]
fn nesting_ends_at_the_limit() {
    let deep = [vec![0x81; 100], vec![0x00]].concat();
    let error = Decoder::new(&deep).item().unwrap_err();
    assert_eq!(error.kind, ErrorKind::Depth { limit: 64 });
    assert_eq!(error.offset, 64);
}

#[test]
fn heads_within_heads_do_not_multiply_memory() {
    // 60 nested arrays that each declare 40 000 items, in an input long enough to hold them.
    let mut input = [0x99, 0x9c, 0x40].repeat(60);
    input.resize(100_000, 0x00);
    let error = Decoder::new(&input).item().unwrap_err();
    assert!(matches!(error.kind, ErrorKind::TooManyItems { .. }), "{error}");
    assert_eq!(error.offset, 3);
}

#[test]
fn an_item_is_forty_bytes() {
    assert!(std::mem::size_of::<Item<'_>>() <= 40, "{}", std::mem::size_of::<Item<'_>>());
}

#[test]
fn notes_forms_it_accepts() {
    let rows: &[(&str, &[LintKind])] = &[
        ("a1 61 61 01", &[]),
        ("bf 61 61 01 ff", &[LintKind::IndefiniteLength]),
        ("9f 01 ff", &[LintKind::IndefiniteLength]),
        ("5f 41 01 41 02 ff", &[LintKind::IndefiniteLength]),
        ("7f 61 61 ff", &[LintKind::IndefiniteLength]),
        ("18 01", &[LintKind::NonShortest]),
        ("b9 00 01 58 01 61 1a 00 00 00 01", &[LintKind::NonShortest; 3]),
        ("d8 18 41 00", &[]),
        ("d9 00 18 41 00", &[LintKind::NonShortest]),
    ];
    for (hex, lints) in rows {
        let bytes = hex::decode(hex.replace(' ', "")).unwrap();
        let decoder = Decoder::new(&bytes);
        decoder.item().unwrap();
        let found: Vec<_> = decoder.take_lints().into_iter().map(|lint| lint.kind).collect();
        assert_eq!(&found, lints, "{hex}");
    }
}

#[test]
fn writes_shortest_heads() {
    let mut writer = Writer::new();
    writer.array(8).uint(23).uint(24).int(-1).int(-257).uint(65_536).uint(1 << 32).bool(true).null();
    assert_eq!(hex::encode(writer.finish()), "88171818203901001a000100001b0000000100000000f5f6");
}

#[test]
fn dates_read_strictly_or_with_a_lint() {
    let rows: &[(&str, &str, Option<DateLint>)] = &[
        ("2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z", None),
        ("2026-07-01T09:00:00+09:00", "2026-07-01T00:00:00Z", Some(DateLint::Offset)),
        ("2026-07-01T00:00:00.5Z", "2026-07-01T00:00:00Z", Some(DateLint::Fraction)),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", Some(DateLint::LeapSecond)),
        ("2017-01-01T08:59:60+09:00", "2016-12-31T23:59:59Z", Some(DateLint::LeapSecond)),
    ];
    for (text, shown, lint) in rows {
        let mut writer = Writer::new();
        writer.tag(0).text(text);
        let bytes = writer.finish();
        let date: Tdate = Decoder::new(&bytes).whole().unwrap();
        assert_eq!((date.to_string().as_str(), date.lint()), (*shown, *lint));
    }
    for bad in ["2026-02-30T00:00:00Z", "2026-07-01", "2026-07-01T24:00:00Z", "2026-07-01T00:00:60Z", ""] {
        let mut writer = Writer::new();
        writer.tag(0).text(bad);
        let bytes = writer.finish();
        assert!(Decoder::new(&bytes).whole::<Tdate>().is_err(), "{bad}");
    }
    assert_eq!(FullDate::parse("2025-02-30"), None);
    assert_eq!(FullDate::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
}

proptest::proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..512)) {
        let decoder = Decoder::new(&bytes);
        if let Ok(item) = decoder.item() {
            proptest::prop_assert_eq!(item.span.range(), 0..bytes.len());
        }
    }
}
