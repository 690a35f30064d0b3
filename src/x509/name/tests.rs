use super::*;

/// `SEQUENCE { SET { SEQUENCE { OID, string } } … }`
fn name(attributes: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let wrap = |tag: u8, content: Vec<u8>| [vec![tag, u8::try_from(content.len()).unwrap()], content].concat();
    let sets = attributes.iter().flat_map(|(oid, tag, value)| {
        let oid = wrap(6, ObjectIdentifier::new_unwrap(oid).as_bytes().to_vec());
        wrap(0x31, wrap(0x30, [oid, wrap(*tag, value.to_vec())].concat()))
    });
    wrap(0x30, sets.collect())
}

#[test]
fn parts_and_display() {
    let der =
        name(&[("2.5.4.6", 0x13, b"JP"), ("2.5.4.8", 0x0c, "東京都".as_bytes()), ("2.5.4.3", 0x0c, b"MOCK DS 01")]);
    let name = Name::from_der(&der).unwrap();
    assert_eq!(name.to_string(), "CN=MOCK DS 01,ST=東京都,C=JP");
    assert_eq!(name.country().unwrap(), "JP");
    assert_eq!(name.state().unwrap(), "東京都");
    assert_eq!(name.common_name().unwrap(), "MOCK DS 01");
    assert_eq!(name.first(&oid::ORGANIZATION), None);
    assert_eq!(name.as_bytes(), der);
}

#[test]
fn special_characters_are_escaped() {
    let der =
        name(&[("2.5.4.3", 0x0c, b" a,b+c\"d\\e<f>g;h# "), ("1.2.3.4", 0x0c, b"#x"), ("2.5.4.10", 0x0c, b"\xff")]);
    assert_eq!(Name::from_der(&der).unwrap().to_string(), r#"O=#ff,1.2.3.4=\#x,CN=\ a\,b\+c\"d\\e\<f\>g\;h#\ "#);
}

#[test]
fn strings_of_all_types() {
    let cases: [(u8, &[u8], Option<&str>); 8] = [
        (0x0c, "é".as_bytes(), Some("é")),
        (0x13, b"JP", Some("JP")),
        (0x13, b"\xe9", None),
        (0x16, b"a@b", Some("a@b")),
        (0x14, b"\xe9", Some("é")),
        (0x1e, b"\x67\x71", Some("東")),
        (0x1e, b"\x67", None),
        (0x04, b"x", None),
    ];
    for (tag, value, text) in cases {
        let der = name(&[("2.5.4.3", tag, value)]);
        assert_eq!(Name::from_der(&der).unwrap().common_name().as_deref(), text, "{tag:02x}");
    }
}

#[test]
fn equality_is_of_bytes() {
    let (utf8, printable) = (name(&[("2.5.4.3", 0x0c, b"MOCK")]), name(&[("2.5.4.3", 0x13, b"MOCK")]));
    let (utf8, printable) = (Name::from_der(&utf8).unwrap(), Name::from_der(&printable).unwrap());
    assert_eq!(utf8.to_string(), printable.to_string());
    assert_ne!(utf8, printable);
}

#[test]
fn broken_names_are_refused() {
    assert!(Name::from_der(&hex::decode("3000").unwrap()).unwrap().is_empty());
    for hex in ["30023100", "3004310230", "300431023000", "3005310330010c", "30020500", "3000ff"] {
        assert!(Name::from_der(&hex::decode(hex).unwrap()).is_err(), "{hex}");
    }
}
