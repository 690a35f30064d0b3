use ::time::macros::{date, datetime};
use ::time::{Date, OffsetDateTime};

use super::make::{Authority, Draft, KEY_BITS, Person, make_authority, make_person};
use super::*;
use crate::crypto::digest::Algorithm;
use crate::crypto::rng::SeededRng;
use crate::crypto::rsa::PrivateKey;
use crate::x509::write::{algorithm, bits, sequence};
use crate::x509::{Certificate, OwnedCertificate, oid};

mod bytes;
mod kinds;
mod openssl;
mod roots;

const ISSUED: OffsetDateTime = datetime!(2026-01-15 03:04:05 UTC);
const GAIJI: Person<'_> = Person {
    name: "𠮷番　葛󠄀子",
    address: "京都府京都市東山区〇〇町４５６番地",
    birth_date: date!(1963 - 01 - 05),
    sex: 2,
    municipality: "26105",
};

fn key(label: &str) -> PrivateKey {
    PrivateKey::generate(KEY_BITS, &mut SeededRng::labelled(1, label)).unwrap()
}

/// An authority and a certificate of a person under it.
struct Made {
    authority_key: PrivateKey,
    authority: OwnedCertificate,
    person: OwnedCertificate,
}

fn made(purpose: Purpose, person: Person<'_>) -> Made {
    let mut rng = SeededRng::labelled(1, purpose.word());
    let (authority_key, key) = (key(&format!("{} ca", purpose.word())), key(purpose.word()));
    let authority = make_authority(purpose, &authority_key, datetime!(2026-01-14 00:00 UTC), &mut rng).unwrap();
    let view = authority.view();
    let signer = Authority { certificate: &view, key: &authority_key };
    let draft = Draft { person, key: key.public(), issued: ISSUED, card_expires: None };
    let person = make_person(purpose, &draft, &signer, &mut rng).unwrap();
    Made { authority_key, authority, person }
}

/// A certificate with some bytes changed for others of the same length, signed again.
fn patched(der: &[u8], from: &[u8], to: &[u8], key: &PrivateKey) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = der.to_vec();
    let mut times = 0;
    for at in 0..=changed.len() - from.len() {
        if changed[at..].starts_with(from) {
            changed[at..at + from.len()].copy_from_slice(to);
            times += 1;
        }
    }
    assert!(times > 0, "nothing to change");
    let body = Certificate::from_der(&changed).unwrap().signed_bytes();
    let signature = bits(&key.sign(Algorithm::Sha256, body)).unwrap();
    sequence(&[body, &algorithm(oid::RSA_SHA256, true).unwrap(), &signature]).unwrap()
}

/// Places in the signed part.
const ISSUER: usize = 3;
const SUBJECT: usize = 5;
const EXTENSIONS: usize = 7;

/// A certificate with other parts, signed again.
fn rebuilt(der: &[u8], key: &PrivateKey, change: &dyn Fn(&mut Vec<Vec<u8>>)) -> Vec<u8> {
    let body = Certificate::from_der(der).unwrap().signed_bytes();
    let mut reader = crate::x509::tlv::Reader::new(body, "").any().unwrap().inside("");
    let mut parts = Vec::new();
    while !reader.is_empty() {
        parts.push(reader.any().unwrap().raw.to_vec());
    }
    change(&mut parts);
    let body = sequence(&[&parts.concat()]).unwrap();
    let signature = bits(&key.sign(Algorithm::Sha256, &body)).unwrap();
    sequence(&[&body, &algorithm(oid::RSA_SHA256, true).unwrap(), &signature]).unwrap()
}

#[test]
fn what_is_made_is_read() {
    let sign = made(Purpose::Sign, GAIJI);
    let read = JpkiCertificate::from_der(sign.person.as_der()).unwrap();
    let told = (read.kind(), read.hierarchy(), read.carrier());
    assert_eq!(told, (Kind::Person(Purpose::Sign), Hierarchy::Mock, Carrier::Card));
    let holder = read.holder().unwrap();
    assert_eq!((holder.name, holder.sex), ("〓番　葛子", "2"));
    assert_eq!(holder.name_flags.positions().collect::<Vec<_>>(), [0, 3]);
    assert_eq!(holder.address, GAIJI.address);
    assert_eq!(holder.address_flags.positions().count(), 0);
    assert_eq!(holder.birth, Birth { text: "319630105", era: Era::Showa, date: Some(GAIJI.birth_date) });
    assert!(holder.others.is_empty());
    let certificate = read.certificate();
    assert_eq!(certificate.validity().not_before, ISSUED);
    assert_eq!(certificate.validity().not_after, datetime!(2031-01-05 14:59:59 UTC));
    assert_eq!(certificate.serial().as_bytes().len(), 3);
    let auth = made(Purpose::Auth, GAIJI);
    let read = JpkiCertificate::from_der(auth.person.as_der()).unwrap();
    assert_eq!((read.kind(), read.holder()), (Kind::Person(Purpose::Auth), None));
    for purpose in Purpose::ALL {
        let again = made(purpose, GAIJI);
        let one = JpkiCertificate::from_der(again.authority.as_der()).unwrap();
        assert_eq!((one.kind(), one.hierarchy()), (Kind::Authority(purpose), Hierarchy::Mock));
        assert_eq!(one.certificate().validity().not_after, datetime!(2036-01-14 14:59:59 UTC));
        assert!(one.certificate().subject().to_string().contains("MOCK"));
        let first = if purpose == Purpose::Sign { &sign } else { &auth };
        assert_eq!((&again.person, &again.authority), (&first.person, &first.authority), "a seed repeats");
    }
}

#[test]
fn what_is_not_made() {
    use super::make::MakeError;
    let made = made(Purpose::Sign, GAIJI);
    let (view, other) = (made.authority.view(), key("other"));
    let make = |person, card_expires, signer| {
        let draft = Draft { person, key: other.public(), issued: ISSUED, card_expires };
        let authority = Authority { certificate: &view, key: signer };
        make_person(Purpose::Sign, &draft, &authority, &mut SeededRng::new(1)).map(|_| ()).unwrap_err()
    };
    let right = &made.authority_key;
    assert_eq!(make(GAIJI, None, &other), MakeError::AuthorityKey);
    for municipality in ["48001", "00001", "1310", "131010", "1310x"] {
        assert_eq!(make(Person { municipality, ..GAIJI }, None, right), MakeError::Municipality);
    }
    assert_eq!(make(GAIJI, Some(date!(2026 - 01 - 14)), right), MakeError::Period);
}

#[test]
fn the_fifth_birthday_after_issue() {
    let end = |birth: Date, issued: OffsetDateTime, expires: Option<Date>| {
        super::make::person_until(birth, issued, expires).unwrap().to_string()
    };
    for (birth, issued, expires, expected) in [
        // the test card of J-LIS
        (date!(1980 - 02 - 17), datetime!(2025-10-27 01:35:57 UTC), None, "2030-02-17"),
        (date!(1985 - 04 - 12), datetime!(2026-01-15 00:00 UTC), None, "2030-04-12"),
        (date!(1985 - 01 - 05), datetime!(2026-01-15 00:00 UTC), None, "2031-01-05"),
        // on the birthday itself, and the evening before in Greenwich, when it has begun in Japan
        (date!(1985 - 01 - 15), datetime!(2026-01-15 00:00 UTC), None, "2031-01-15"),
        (date!(1985 - 01 - 15), datetime!(2026-01-14 14:59:59 UTC), None, "2030-01-15"),
        (date!(1985 - 01 - 15), datetime!(2026-01-14 15:00 UTC), None, "2031-01-15"),
        // born on 29 February: 28 February where there is none
        (date!(2004 - 02 - 29), datetime!(2026-01-15 00:00 UTC), None, "2030-02-28"),
        (date!(2004 - 02 - 29), datetime!(2026-02-28 00:00 UTC), None, "2031-02-28"),
        (date!(2004 - 02 - 29), datetime!(2027-03-01 00:00 UTC), None, "2032-02-29"),
        // the card ends before
        (date!(1985 - 04 - 12), datetime!(2026-01-15 00:00 UTC), Some(date!(2028 - 04 - 12)), "2028-04-12"),
        (date!(1985 - 04 - 12), datetime!(2026-01-15 00:00 UTC), Some(date!(2033 - 04 - 12)), "2030-04-12"),
    ] {
        assert_eq!(end(birth, issued, expires), format!("{expected} 14:59:59.0 +00:00:00"), "{birth} {issued}");
    }
}

#[test]
fn eras_and_dates_of_birth() {
    for (text, era, date) in [
        ("319800217", Era::Showa, Some(date!(1980 - 02 - 17))),
        ("519800217", Era::Reiwa, Some(date!(1980 - 02 - 17))), // taken as it stands
        ("020000000", Era::Unknown, None),
        ("320000230", Era::Showa, None),
    ] {
        assert_eq!(Birth::parse(text), Some(Birth { text, era, date }));
    }
    for text in ["", "19800217", "3198002170", "619800217", "31980021x", "x19800217", "３19800217"] {
        assert_eq!(Birth::parse(text), None, "{text}");
    }
    for (day, digit) in [
        (date!(2019 - 05 - 01), '5'),
        (date!(2019 - 04 - 30), '4'),
        (date!(1989 - 01 - 08), '4'),
        (date!(1989 - 01 - 07), '3'),
        (date!(1926 - 12 - 25), '3'),
        (date!(1926 - 12 - 24), '2'),
        (date!(1912 - 07 - 30), '2'),
        (date!(1912 - 07 - 29), '1'),
        (date!(1868 - 01 - 24), '0'),
    ] {
        assert_eq!(Era::of_date(day).digit(), digit, "{day}");
    }
}

#[test]
fn stand_ins() {
    for (text, expected, flags) in [
        ("番号　太郎", "番号　太郎", "00000"),
        ("𠮷番　葛󠄀子", "〓番　葛子", "10010"),
        ("髙﨑丂", "〓〓丂", "110"), // the last is of JIS X 0212
        ("か゚", "か", "1"),
        ("①㈱", "〓〓", "11"), // additions of makers, in neither standard
        ("〜−ー－Ａ１", "〜−ー－Ａ１", "000000"),
        ("", "", ""),
    ] {
        let made = substitute(text);
        assert_eq!((&*made.text, &*made.flags), (expected, flags), "{text}");
    }
    let all = (0..=0x2ffff).filter_map(char::from_u32).filter(|character| is_in_jis(*character)).count();
    // as many as the standards have; ～ is in both of the decoder's tables, and two are written in two ways
    assert_eq!(all, 6879 + 6067 - 1 + 2);
}

#[test]
fn names_are_compared_and_stand_ins_never_count() {
    let different = |position| NameMatch::Different { position };
    let except = |positions: &[usize]| NameMatch::SameExceptSubstitutes { positions: positions.to_vec() };
    for (card, certificate, flags, expected) in [
        ("番号　太郎", "番号　太郎", "00000", NameMatch::Same),
        ("番号　太朗", "番号　太郎", "00000", different(4)),
        ("番号　太郎", "番号　太", "0000", different(4)),
        ("番号　太", "番号　太郎", "00000", different(4)),
        ("番号 太郎", "番号　太郎", "00000", different(2)),
        ("𠮷番　葛󠄀子", "〓番　葛子", "10010", except(&[0, 3])),
        ("𠮷番　葛󠄀子", "〓番　葛子", "10000", different(3)),
        ("𠮷田　葛󠄀子", "〓番　葛子", "10010", different(1)),
        ("番号　太郎", "番号　太郎", "00001", except(&[4])), // equal letters, yet one is said to be a stand-in
        ("𠮷番　葛󠄀", "〓番　葛子", "10010", different(4)),
        ("𠮷番　葛󠄀", "〓番　葛〓", "10011", different(4)), // a stand-in for nothing
    ] {
        let flags = Flags::parse(flags, certificate.chars().count()).unwrap();
        let found = compare(card, certificate, &flags);
        assert_eq!(found, expected, "{card} {certificate}");
    }
    assert_eq!(Flags::parse("010", 2), None);
    assert_eq!(Flags::parse("02", 2), None);
}
