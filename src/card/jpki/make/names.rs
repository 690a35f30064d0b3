//! Names in mock certificates: UTF8String but for the country.

use ::time::OffsetDateTime;
use const_oid::ObjectIdentifier;
use der::Tag;

use crate::card::jpki::kind::Purpose;
use crate::crypto::rng::{Rng, below};
use crate::x509::oid as names_of;
use crate::x509::write::{item, oid, sequence, set_of, utf8};

/// Prefectures in Latin letters, by the first two digits of a municipality's code less one.
static PREFECTURES: [&str; 47] = [
    "Hokkaido",
    "Aomori-ken",
    "Iwate-ken",
    "Miyagi-ken",
    "Akita-ken",
    "Yamagata-ken",
    "Fukushima-ken",
    "Ibaraki-ken",
    "Tochigi-ken",
    "Gunma-ken",
    "Saitama-ken",
    "Chiba-ken",
    "Tokyo-to",
    "Kanagawa-ken",
    "Niigata-ken",
    "Toyama-ken",
    "Ishikawa-ken",
    "Fukui-ken",
    "Yamanashi-ken",
    "Nagano-ken",
    "Gifu-ken",
    "Shizuoka-ken",
    "Aichi-ken",
    "Mie-ken",
    "Shiga-ken",
    "Kyoto-fu",
    "Osaka-fu",
    "Hyogo-ken",
    "Nara-ken",
    "Wakayama-ken",
    "Tottori-ken",
    "Shimane-ken",
    "Okayama-ken",
    "Hiroshima-ken",
    "Yamaguchi-ken",
    "Tokushima-ken",
    "Kagawa-ken",
    "Ehime-ken",
    "Kochi-ken",
    "Fukuoka-ken",
    "Saga-ken",
    "Nagasaki-ken",
    "Kumamoto-ken",
    "Oita-ken",
    "Miyazaki-ken",
    "Kagoshima-ken",
    "Okinawa-ken",
];

/// The last four characters of every commonName.
const TAIL: &str = "003A";

/// The prefecture of a municipality's code.
pub(super) fn prefecture(code: &str) -> Option<&'static str> {
    if code.len() != 5 || !code.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: usize = code[..2].parse().ok()?;
    PREFECTURES.get(number.checked_sub(1)?).copied()
}

/// What a municipality is called: its name in Latin letters in a real certificate, its code in a mock one.
fn municipality(code: &str) -> String {
    format!("MOCK-{code}")
}

/// A name of these attributes, with the country before them.
fn name(attributes: &[(ObjectIdentifier, &str)]) -> der::Result<Vec<u8>> {
    let part = |kind, value: Vec<u8>| set_of(vec![sequence(&[&oid(kind)?, &value])?]);
    let mut parts = part(names_of::COUNTRY, item(Tag::PrintableString, &[b"JP"])?)?;
    for (kind, text) in attributes {
        parts.extend(part(*kind, utf8(text)?)?);
    }
    sequence(&[&parts])
}

/// The name of an authority.
pub(super) fn authority(purpose: Purpose) -> der::Result<Vec<u8>> {
    name(&[
        (names_of::ORGANIZATION, "MOCK JPKI"),
        (names_of::ORGANIZATIONAL_UNIT, &format!("MOCK {}", purpose.unit())),
        (names_of::ORGANIZATIONAL_UNIT, "MOCK J-LIS"),
    ])
}

/// The name of an authority in Japanese, for issuerAltName.
pub(super) fn authority_in_japanese(purpose: Purpose) -> der::Result<Vec<u8>> {
    let unit = match purpose {
        Purpose::Auth => "MOCK 公的個人認証サービス利用者証明用",
        Purpose::Sign => "MOCK 公的個人認証サービス署名用",
    };
    name(&[
        (names_of::ORGANIZATION, "MOCK 公的個人認証サービス"),
        (names_of::ORGANIZATIONAL_UNIT, unit),
        (names_of::ORGANIZATIONAL_UNIT, "MOCK 地方公共団体情報システム機構"),
    ])
}

/// Where the revocation list for a municipality would lie in a directory.
pub(super) fn list_of(purpose: Purpose, code: &str, prefecture: &str) -> der::Result<Vec<u8>> {
    name(&[
        (names_of::ORGANIZATION, "MOCK JPKI"),
        (names_of::ORGANIZATIONAL_UNIT, &format!("MOCK {}", purpose.unit())),
        (names_of::ORGANIZATIONAL_UNIT, "CRL Distribution Points"),
        (names_of::ORGANIZATIONAL_UNIT, prefecture),
        (names_of::COMMON_NAME, &format!("{} CRLDP", municipality(code))),
    ])
}

/// The subject for signing: place, and 28 characters: time, number, municipality, tail.
pub(super) fn signer(code: &str, prefecture: &str, at: OffsetDateTime, number: u64) -> der::Result<Vec<u8>> {
    let (date, time) = (at.date(), at.time());
    let date = format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day());
    let time = format!("{:02}{:02}{:02}", time.hour(), time.minute(), time.second());
    name(&[
        (names_of::LOCALITY, prefecture),
        (names_of::LOCALITY, &municipality(code)),
        (names_of::COMMON_NAME, &format!("{date}{time}{number:05}{code}{TAIL}")),
    ])
}

/// The subject for authentication, which says nothing of the person: 14 random letters and digits, municipality, tail.
pub(super) fn anonymous(code: &str, rng: &mut dyn Rng) -> der::Result<Vec<u8>> {
    const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut draw = || usize::try_from(below(rng, 36)).unwrap_or_default();
    let random: String = (0..14).map(|_| char::from(ALPHABET[draw()])).collect();
    name(&[(names_of::COMMON_NAME, &format!("{random}{code}{TAIL}"))])
}
