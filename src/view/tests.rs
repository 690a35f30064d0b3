mod card;
mod masks;

use proptest::prelude::*;

use super::render::message_id;
use super::schema::{ALL, Shape};
use super::tree::Value;
use super::*;
use crate::cbor::Writer;
use crate::text::{Lang, Words};

const NUMBER: &str = "123456789018";

fn told(document: &Document<'_>) -> [String; 4] {
    let (mut tree, mut json, mut hex, mut diag) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    render::tree(document, Words::new(Lang::Ja), &|_, text| text.to_owned(), &mut tree).unwrap();
    render::json(document, "f", &mut json).unwrap();
    render::hex(document, Words::new(Lang::En), &mut hex).unwrap();
    if let Ok(written) = render::diag(document, &mut diag) {
        written.unwrap();
    }
    serde_json::from_slice::<serde_json::Value>(&json).unwrap();
    [tree, json, hex, diag].map(|bytes| String::from_utf8(bytes).unwrap())
}

/// The bytes of a dump, `**` as they stand.
fn bytes_of(hex: &str) -> Vec<String> {
    let bytes = |line: &str| line.get(8..line.len().min(56)).unwrap_or_default().to_owned();
    hex.lines()
        .flat_map(|line| {
            bytes(line)
                .split("  ")
                .next()
                .unwrap_or_default()
                .split(' ')
                .filter(|b| !b.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

fn item(id: &str, value: &str) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(4).text("digestID").uint(3).text("random").bytes(&[0xA7; 16]);
    writer.text("elementIdentifier").text(id).text("elementValue").text(value);
    writer.finish()
}

fn record() -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(2).text("nameSpaces").map(1).text("org.iso.23220.1.jp").array(2);
    writer.tag24(&item("full_name_unicode", "番号　花子")).tag24(&item("individual_number_unicode", NUMBER));
    writer.text("issuerAuth").array(4).bytes(&[0xa1, 1, 0x26]).map(0).null().bytes(&[7; 64]);
    writer.finish()
}

fn shown(told: &[String; 4], secret: &[u8]) -> bool {
    let spaced = secret.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>();
    let dumped = bytes_of(&told[2]).windows(spaced.len()).any(|window| window == spaced);
    let text = String::from_utf8_lossy(secret).into_owned();
    dumped || told.iter().any(|told| told.contains(&text) || told.contains(&hex::encode(secret)))
}

#[test]
fn the_individual_number_is_masked_in_every_form_unless_asked_for() {
    let bytes = record();
    let masked = told(&explain(&bytes, Holds::Anything, Reveal::default()).unwrap());
    assert!(!shown(&masked, NUMBER.as_bytes()));
    assert!(masked.iter().enumerate().all(|(form, told)| form == 2 || told.contains(redact::MASK)));
    assert!(masked[2].contains("** ** **"));
    assert!(masked[0].contains("氏名 full_name_unicode") && masked[0].contains("番号　花子"));
    let open = told(&explain(&bytes, Holds::Anything, Reveal { individual_number: true }).unwrap());
    assert!(open.iter().enumerate().all(|(form, told)| form == 2 || told.contains(NUMBER)), "{open:?}");
    assert!(shown(&open, NUMBER.as_bytes()));
}

#[test]
fn the_number_is_masked_where_it_cannot_be_followed() {
    let inner = item("individual_number_unicode", NUMBER);
    // In a string sent in chunks, in content that is damaged, as an element the device signs, under a tag, deep down.
    let mut chunks = vec![0xd8, 0x18, 0x5f, 0x58, 40];
    chunks.extend(&inner[..40]);
    chunks.extend([0x58, u8::try_from(inner.len() - 40).unwrap()]);
    chunks.extend(&inner[40..]);
    chunks.push(0xff);
    let mut damaged = inner.clone();
    damaged.push(0x00);
    let mut damaged_outer = Writer::new();
    damaged_outer.map(1).text("x").tag24(&damaged);
    let mut device = Writer::new();
    device.map(1).text("org.iso.23220.1.jp").map(1).text("individual_number_unicode").text(NUMBER);
    let mut deep = inner;
    for _ in 0..100 {
        let mut writer = Writer::new();
        writer.tag24(&deep);
        deep = writer.finish();
    }
    for bytes in [chunks, damaged_outer.finish(), device.finish(), deep] {
        let told = told(&explain(&bytes, Holds::Anything, Reveal::default()).unwrap());
        assert!(!shown(&told, NUMBER.as_bytes()), "{}\n{}", told[0], told[3]);
    }
}

#[test]
fn private_parts_are_never_shown() {
    let secret = [0x5a; 32];
    let mut cose = Writer::new();
    cose.map(3).int(1).int(2).int(-1).int(1).int(-4).bytes(&secret);
    let key = crate::crypto::key::SigningKey::from_secret(crate::crypto::key::Curve::P256, &secret).unwrap();
    let pkcs8 = key.to_pkcs8_der();
    let jwk = br#"{"kty":"EC","crv":"P-256","x":"AA","d":"WlpaWlpaWlo"}"#;
    let all = Reveal { individual_number: true };
    for bytes in [&cose.finish()[..], &pkcs8[..], &jwk[..]] {
        let document = explain(bytes, Holds::Anything, all).unwrap();
        assert!(matches!(document.kind, Kind::CoseKey | Kind::PrivateKey | Kind::Jwk));
        let told = told(&document);
        assert!(!shown(&told, &secret) && !told.iter().any(|told| told.contains("WlpaWlpa")), "{told:?}");
    }
}

#[test]
fn kinds_are_found_out() {
    use Kind::*;
    let cases: [(&str, Kind); 12] = [
        ("a16673746174757314", SessionData),
        ("a0", Cbor),
        ("a20102200121410041", Cbor),
        ("a3010220012141aa", CoseKey),
        ("8443a10126a0f640", CoseSign1),
        ("8443a10105a0f640", CoseMac0),
        ("83f6f6f6", Cbor),
        ("83f6f68163616263", SessionTranscript),
        ("a26776657273696f6e63312e306673746174757300", DeviceResponse),
        ("a16b646f63526571756573747380", DeviceRequest),
        ("a26464617461016673746174757300", Cbor),
        ("a2646269747301636c737440", StatusList),
    ];
    for (hex, kind) in cases {
        let bytes = hex::decode(hex).unwrap();
        match explain(&bytes, Holds::Anything, Reveal::default()) {
            Ok(document) => assert_eq!(document.kind, kind, "{hex}"),
            Err(_) => assert_eq!(kind, Cbor, "{hex}"),
        }
    }
}

#[test]
fn a_private_handover_is_named_as_such() {
    let bytes = hex::decode("83f6f6826a6d6e632d66696c652d3141aa").unwrap();
    let document = explain(&bytes, Holds::Anything, Reveal::default()).unwrap();
    assert_eq!(document.kind, Kind::SessionTranscript);
    let told = told(&document);
    assert!(
        told[0].contains("独自")
            && told[1].contains("note-handover-private")
            && told[2].contains("private")
            && told[3].contains("private")
    );
}

#[test]
fn near_misses_are_pointed_out() {
    let mut writer = Writer::new();
    writer.map(2).text("docType").text("org.iso.23220.1.jp.mnc").text("nameSpaces").map(1).text("org.iso.23220.1.jp");
    writer.map(1).text("full_name").bool(false);
    let bytes = writer.finish();
    let told = told(&explain(&bytes, Holds::Anything, Reveal::default()).unwrap());
    assert!(told[0].contains("full_name_unicode"), "{}", told[0]);
}

#[test]
fn diagnostic_notation_gives_back_the_bytes() {
    // RFC 8949, appendix A, and what ISO/IEC 18013-5 adds.
    let cases = [
        ("00", "0"),
        ("1800", "0_0"),
        ("190001", "1_1"),
        ("3903e7", "-1000"),
        ("3bffffffffffffffff", "-18446744073709551616"),
        ("f97e00", "NaN_1"),
        ("fa47c35000", "100000.0_2"),
        ("f6", "null"),
        ("f0", "simple(16)"),
        ("44010203fe", "h'010203fe'"),
        ("6449455446", "\"IETF\""),
        ("62225c", "\"\\\"\\\\\""),
        ("c074323031332d30332d32315432303a30343a30305a", "0(\"2013-03-21T20:04:00Z\")"),
        ("80", "[]"),
        ("9fff", "[_ ]"),
        ("a0", "{}"),
        ("5f42010243030405ff", "(_ h'0102', h'030405')"),
        ("d8184101", "24(<<1>>)"),
        ("d818420102", "24(h'0102')"),
        ("8443a10126a0f640", "[\n  <<{\n      1: -7\n    }>>,\n  {},\n  null,\n  h''\n]"),
    ];
    for (hex, expected) in cases {
        let bytes = hex::decode(hex).unwrap();
        let told = told(&explain(&bytes, Holds::Anything, Reveal::default()).unwrap());
        assert_eq!(told[3].trim_end(), expected, "{hex}");
    }
}

#[test]
fn large_arrays_are_cut_honestly() {
    let mut bytes = vec![0x9a, 0, 3, 0, 0];
    bytes.extend(std::iter::repeat_n(0x00, 0x3_0000));
    let document = explain(&bytes, Holds::Anything, Reveal::default()).unwrap();
    let last = document.root.children.last().unwrap();
    let Value::More(rest) = last.value else { panic!("{last:?}") };
    assert_eq!(rest + document.root.children.len() - 1, 0x3_0000);
    assert_eq!(bytes_of(&told(&document)[2]).len(), bytes.len());
}

#[test]
fn text_from_documents_is_escaped() {
    let mut writer = Writer::new();
    writer.map(1).text("k\u{1b}[2J").text("\u{202e}\u{7}");
    let bytes = writer.finish();
    let told = told(&explain(&bytes, Holds::Anything, Reveal::default()).unwrap());
    for told in [&told[0], &told[2], &told[3]] {
        assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{told:?}");
    }
}

#[test]
fn a_session_opens_with_the_key_of_either_side() {
    use crate::crypto::key::{Curve, SigningKey};
    use crate::crypto::{aead, hkdf};
    let [reader, device, other] = [1, 2, 3].map(|byte| SigningKey::from_secret(Curve::P256, &[byte; 32]).unwrap());
    let mut engagement = Writer::new();
    engagement.map(2).int(0).text("1.0").int(1).array(2).int(1).tag24(&crate::cbor::Encode::to_cbor(device.public()));
    let mut transcript = Writer::new();
    transcript.array(3).tag24(&engagement.finish()).tag24(&crate::cbor::Encode::to_cbor(reader.public())).null();
    let transcript = transcript.finish();
    let mut tagged = Writer::new();
    tagged.tag24(&transcript);
    let salt = crate::crypto::digest::sha256(&tagged.finish());
    let secret = reader.agree(device.public()).unwrap();
    for (info, side) in [(&b"SKReader"[..], 0), (b"SKDevice", 1)] {
        let cipher = aead::Key::new(&hkdf::sha256_key(&secret, &salt, info));
        let sealed = cipher.seal([0, 0, 0, 0, 0, 0, 0, side, 0, 0, 0, 2], &[], b"\xa0");
        for key in [&reader, &device] {
            let opened = open::session(&sealed, &transcript, key).map(|opened| opened.plain);
            assert_eq!(opened.as_deref(), Some(&b"\xa0"[..]));
        }
        assert_eq!(open::session(&sealed, &transcript, &other), None);
    }
}

fn names(shape: &Shape, found: &mut Vec<&'static str>) {
    match shape {
        Shape::Map(fields) | Shape::Tuple(fields) => {
            for field in *fields {
                found.push(field.name);
                names(field.shape, found);
            }
        }
        Shape::Each(inner)
        | Shape::Encoded(inner)
        | Shape::Embedded(inner)
        | Shape::Table(_, inner)
        | Shape::Type(_, inner)
        | Shape::Cose(_, inner) => {
            names(inner, found);
        }
        _ => {}
    }
}

#[test]
fn every_field_has_a_label() {
    let mut found = vec![
        "HandoverSelect",
        "HandoverRequest",
        "nonce",
        "payload",
        "protected",
        "unprotected",
        "signature",
        "tag",
        "certificate",
        "page",
    ];
    ALL.iter().for_each(|shape| names(shape, &mut found));
    found.extend(of_der::names());
    found.extend(of_card::names());
    found.extend(of_chip::names());
    found.extend(of_ndef::names());
    for name in found {
        assert!(crate::text::Message::table("field-", &message_id(name)).is_some(), "{name}");
    }
}

fn whole(bytes: &[u8]) {
    let Ok(document) = explain(bytes, Holds::Anything, Reveal::default()) else { return };
    let told = told(&document);
    let dumped = bytes_of(&told[2]);
    assert_eq!(dumped.len(), bytes.len(), "{}", told[2]);
    for (at, (byte, shown)) in bytes.iter().zip(&dumped).enumerate() {
        assert!(shown == "**" || *shown == format!("{byte:02x}"), "byte {at}");
    }
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        whole(&bytes);
    }

    #[test]
    fn damaged_records_never_panic(at in 0_usize..10_000, byte in any::<u8>(), cut in 0_usize..10_000) {
        let mut bytes = record();
        let length = bytes.len();
        bytes[at % length] = byte;
        whole(&bytes);
        whole(&bytes[..cut % length]);
    }

    #[test]
    fn damaged_der_never_panics(at in 0_usize..10_000, byte in any::<u8>()) {
        let key = crate::crypto::key::SigningKey::from_secret(crate::crypto::key::Curve::P256, &[7; 32]).unwrap();
        let mut der = key.public().to_spki_der();
        let length = der.len();
        der[at % length] = byte;
        whole(&der);
        let mut nested = Writer::new();
        nested.map(1).text("x5chain").bytes(&der);
        whole(&nested.finish());
    }

    #[test]
    fn json_never_panics(text in "[{\"kty\": \\[\\]}d,a-z0-9\\\\]{0,60}") {
        whole(text.as_bytes());
        whole(format!("{{\"kty\":\"EC\",\"a\":{text}}}").as_bytes());
    }
}
