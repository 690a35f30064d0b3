use super::*;
use crate::x509::tlv::Reader;

/// One extension with this content.
fn with<T>(oid: ObjectIdentifier, hex: &str, read: impl FnOnce(&Extensions<'_>) -> T) -> T {
    let wrap = |tag: u8, content: Vec<u8>| [vec![tag, u8::try_from(content.len()).unwrap()], content].concat();
    let value = wrap(4, hex::decode(hex).unwrap());
    let extension = wrap(0x30, [wrap(6, oid.as_bytes().to_vec()), value].concat());
    let list = wrap(0x30, extension);
    let item = Reader::new(&list, "test").any().unwrap();
    read(&Extensions::of_item(&item, "test").unwrap())
}

#[test]
fn key_usages() {
    let read = |hex: &str| {
        with(oid::KEY_USAGE, hex, |found| {
            found.key_usage().ok().flatten().map(|usage| usage.names().collect::<Vec<_>>().join(" "))
        })
    };
    assert_eq!(read("03020780").unwrap(), "digitalSignature");
    assert_eq!(read("03020640").unwrap(), "nonRepudiation");
    assert_eq!(read("03020106").unwrap(), "keyCertSign cRLSign");
    assert_eq!(read("0303070080").unwrap(), "decipherOnly");
    assert_eq!(read("030100").unwrap(), "");
    assert_eq!(read("0300"), None);
    assert_eq!(read("03020880"), None);
    assert_eq!(read("040180"), None);
}

#[test]
fn usages_add_up() {
    let authority = KeyUsage::KEY_CERT_SIGN.and(KeyUsage::CRL_SIGN);
    assert!(authority.has(KeyUsage::CRL_SIGN));
    assert!(!authority.without(KeyUsage::CRL_SIGN).has(KeyUsage::CRL_SIGN));
    assert!(!authority.has(KeyUsage::DIGITAL_SIGNATURE));
}

#[test]
fn basic_constraints_of_all_kinds() {
    let read = |hex: &str| with(oid::BASIC_CONSTRAINTS, hex, |found| found.basic_constraints().ok().flatten());
    assert_eq!(read("30060101ff020100"), Some(BasicConstraints { is_ca: true, path_length: Some(0) }));
    assert_eq!(read("30030101ff"), Some(BasicConstraints { is_ca: true, path_length: None }));
    assert_eq!(read("3000"), Some(BasicConstraints { is_ca: false, path_length: None }));
    assert_eq!(read("3003010100"), Some(BasicConstraints { is_ca: false, path_length: None }));
    assert_eq!(read("30060101ff0201ff"), None, "a negative length");
    assert_eq!(read("3000ff"), None);
}

#[test]
fn key_identifiers() {
    let subject = |hex: &str| {
        with(oid::SUBJECT_KEY_IDENTIFIER, hex, |found| found.subject_key_identifier().ok().flatten().map(hex::encode))
    };
    assert_eq!(subject("0402aabb").unwrap(), "aabb");
    assert_eq!(subject("0402aabb00"), None);
    let authority = |hex: &str| {
        with(oid::AUTHORITY_KEY_IDENTIFIER, hex, |found| {
            let found = found.authority_key().ok().flatten()?;
            Some((found.key_identifier.map(hex::encode), found.names_issuer))
        })
    };
    assert_eq!(authority("30048002aabb"), Some((Some("aabb".into()), false)));
    assert_eq!(authority("3000"), Some((None, false)));
    assert_eq!(authority("3007 8002aabb 820105".replace(' ', "").as_str()), Some((Some("aabb".into()), true)));
}

#[test]
fn purposes() {
    let read = |hex: &str| {
        with(oid::EXTENDED_KEY_USAGE, hex, |found| {
            found
                .extended_key_usage()
                .ok()
                .flatten()
                .map(|list| list.iter().map(|oid| oid.to_string()).collect::<Vec<_>>())
        })
    };
    assert_eq!(read("3009060728818c5d050102").unwrap(), ["1.0.18013.5.1.2"]);
    assert_eq!(read("3000"), None);
}

#[test]
fn distribution_points_with_everything() {
    let url = hex::encode("http://a");
    let read = |hex: String| {
        with(oid::CRL_DISTRIBUTION_POINTS, &hex, |found| {
            found.distribution_points().map(|found| {
                found.map(|list| {
                    list.iter()
                        .map(|point| (point.names.len(), point.has_reasons, point.has_issuer))
                        .collect::<Vec<_>>()
                })
            })
        })
    };
    assert_eq!(read(format!("3010300ea00ca00a8608{url}")), Ok(Some(vec![(1, false, false)])));
    assert_eq!(read(format!("30143012a00ca00a8608{url}81020780")), Ok(Some(vec![(1, true, false)])));
    assert!(read("3000".into()).is_err());
    assert!(read("30043002a000".into()).is_err());
}

#[test]
fn an_extension_stands_once() {
    let one = "300906035504030402aabb".replace("55040304", "551d0e04");
    let list = hex::decode(format!("3016{one}{one}")).unwrap();
    let item = Reader::new(&list, "test").any().unwrap();
    let refused = Extensions::of_item(&item, "test").unwrap_err();
    assert_eq!((refused.kind, refused.offset), (ErrorKind::DuplicateExtension, 13));
    let none = hex::decode("3000").unwrap();
    let item = Reader::new(&none, "test").any().unwrap();
    assert_eq!(Extensions::of_item(&item, "test").unwrap_err().kind, ErrorKind::Empty);
}
