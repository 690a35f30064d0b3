//! Marks that disagree: one change each, and why the certificate is refused.

use super::*;
use crate::x509::tlv::{Reader, only};
use crate::x509::write::{octets, oid as named, tagged, utf8};

type Row<'r> = (&'r str, &'r [u8], &'r [u8], ReadError);

fn disagree(kind: Kind, mark: Mark, found: &str) -> ReadError {
    ReadError::Disagree { kind, mark, found: found.to_owned() }
}

fn check(der: &[u8], key: &PrivateKey, rows: &[Row<'_>]) {
    for (what, from, to, expected) in rows {
        let changed = patched(der, from, to, key);
        assert_eq!(JpkiCertificate::from_der(&changed).map(|_| ()).unwrap_err(), *expected, "{what}");
    }
}

#[test]
fn of_a_certificate_for_signing() {
    let made = made(Purpose::Sign, GAIJI);
    let kind = Kind::Person(Purpose::Sign);
    let name = |from: &str, to: &str| made.person.view().issuer().to_string().replace(from, to);
    let no_unit = name("MOCK JPKI for digital", "MOCK JPKI for special");
    check(
        made.person.as_der(),
        &made.authority_key,
        &[
            ("key usage", b"\x03\x02\x06\xc0", b"\x03\x02\x06\x40", disagree(kind, Mark::KeyUsage, "nonRepudiation")),
            ("unit", b"JPKI for digital", b"JPKI for special", disagree(kind, Mark::IssuerUnit, &no_unit)),
            ("unknown policy", b"\x05\x01\x00\x14", b"\x05\x01\x00\x15", {
                ReadError::UnknownPolicy("1.2.392.200149.8.5.1.0.21".to_owned())
            }),
            (
                "policy of production",
                b"\x05\x01\x00\x14",
                b"\x05\x01\x01\x14",
                disagree(kind, Mark::Organization, "mock"),
            ),
            ("policy of auth", b"\x05\x01\x00\x14", b"\x05\x01\x00\x1e", {
                let issuer = made.person.view().issuer().to_string();
                disagree(Kind::Person(Purpose::Auth), Mark::IssuerUnit, &issuer)
            }),
            (
                "somebody else",
                b"MOCK JPKI1",
                b"MOCK JPKJ1",
                ReadError::NotJpki { issuer: name("O=MOCK JPKI,", "O=MOCK JPKJ,") },
            ),
        ],
    );
}

#[test]
fn of_a_certificate_for_authentication() {
    let made = made(Purpose::Auth, GAIJI);
    let kind = Kind::Person(Purpose::Auth);
    check(
        made.person.as_der(),
        &made.authority_key,
        &[
            ("usage", b"\x03\x02\x07\x80", b"\x03\x02\x06\xc0", {
                disagree(kind, Mark::KeyUsage, "digitalSignature nonRepudiation")
            }),
            ("purpose", b"\x05\x05\x07\x03\x02", b"\x05\x05\x07\x03\x01", {
                disagree(kind, Mark::ExtendedKeyUsage, "1.3.6.1.5.5.7.3.1")
            }),
        ],
    );
}

#[test]
fn of_an_authority() {
    let made = made(Purpose::Sign, GAIJI);
    let kind = Kind::Authority(Purpose::Sign);
    check(
        made.authority.as_der(),
        &made.authority_key,
        &[
            (
                "no authority",
                b"\x30\x03\x01\x01\xff",
                b"\x30\x03\x01\x01\x00",
                disagree(kind, Mark::BasicConstraints, ""),
            ),
            ("usage", b"\x03\x02\x01\x06", b"\x03\x02\x01\x02", disagree(kind, Mark::KeyUsage, "cRLSign")),
        ],
    );
}

#[test]
fn of_the_holder() {
    let made = made(Purpose::Sign, GAIJI);
    let der = made.person.as_der();
    for (what, from, to, expected) in [
        ("a flag that is none", &b"10010"[..], &b"10020"[..], "name substitutes"),
        ("an era that is none", b"319630105", b"719630105", "date of birth"),
        ("a name that is no text", "〓番".as_bytes(), b"\xe3\x80\x93\xff\xff\xff", "name"),
        ("two of a kind", b"\x05\x05\x06\xa0", b"\x05\x05\x05\xa0", "address"),
    ] {
        match JpkiCertificate::from_der(&patched(der, from, to, &made.authority_key)).map(|_| ()).unwrap_err() {
            ReadError::Form { part, offset } => {
                assert_eq!(part, expected, "{what}");
                assert!(der[offset] == 0xa0, "{what}");
            }
            other => panic!("{what}: {other:?}"),
        }
    }
    let later = patched(der, b"\x05\x05\x03\xa0", b"\x05\x05\x07\xa0", &made.authority_key);
    let missing = ReadError::Missing { part: "sex" };
    assert_eq!(JpkiCertificate::from_der(&later).map(|_| ()).unwrap_err(), missing);
}

#[test]
fn other_names_that_came_later_are_kept() {
    let made = made(Purpose::Sign, GAIJI);
    let der = made.person.as_der();
    let kind = const_oid::ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5.7");
    let kana = tagged(0, &[&named(kind).unwrap(), &tagged(0, &[&utf8("ヨシバン　カツコ").unwrap()]).unwrap()]).unwrap();
    let view = made.person.view();
    let found = view.extensions().find(&oid::SUBJECT_ALT_NAME).unwrap().value;
    let names = only(found, 0, der::Tag::Sequence, "").unwrap().value;
    let longer = sequence(&[names, &kana]).unwrap();
    let certificate = rebuilt(der, &made.authority_key, &|parts| {
        let (from, to) = (octets(found).unwrap(), octets(&longer).unwrap());
        parts[EXTENSIONS] = with_longer_extension(&parts[EXTENSIONS], &from, &to);
    });
    let read = JpkiCertificate::from_der(&certificate).unwrap();
    let others = &read.holder().unwrap().others;
    assert_eq!(others.len(), 1);
    assert!(others[0].oid == kind);
    assert_eq!(others[0].text, Some("ヨシバン　カツコ"));
}

/// `[3] { SEQUENCE OF Extension }` with the content of one of them replaced.
fn with_longer_extension(all: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut outer = Reader::new(all, "").any().unwrap().inside("");
    let mut list = outer.any().unwrap().inside("");
    let mut made = Vec::new();
    while !list.is_empty() {
        let extension = list.any().unwrap();
        match extension.value.strip_suffix(from) {
            Some(head) => made.extend(sequence(&[head, to]).unwrap()),
            None => made.extend(extension.raw),
        }
    }
    tagged(3, &[&sequence(&[&made]).unwrap()]).unwrap()
}
