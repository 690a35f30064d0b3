use base64::Engine as _;

use super::*;
use crate::text::Words;

/// A DER SEQUENCE of one INTEGER.
const DER: &[u8] = &[0x30, 0x03, 0x02, 0x01, 0x05];
/// A CBOR map.
const CBOR: &[u8] = &[0xa1, 0x61, 0x61, 0xf5];

fn open(raw: &[u8]) -> Input {
    Input::of("name", Zeroizing::new(raw.to_vec())).expect("readable")
}

fn fault(raw: &[u8]) -> String {
    let error = Input::of("name", Zeroizing::new(raw.to_vec())).expect_err("refused");
    assert_eq!(error.exit(), 2);
    error.sentence(Words::default())
}

#[test]
fn every_form_comes_to_the_same_bytes() {
    let forms: &[(&[u8], Armour)] = &[
        (DER, Armour::None),
        (b"3003020105", Armour::Hex),
        (b"30 03 02\n01 05\n", Armour::Hex),
        (b"3003020105\r\n", Armour::Hex),
        (b"MAMCAQU=", Armour::Base64),
        (b"MAMC\nAQU\n", Armour::Base64),
        (b"-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n", Armour::Pem),
    ];
    for (raw, armour) in forms {
        let input = open(raw);
        assert_eq!((input.bytes(), input.armour, input.content), (DER, *armour, Content::Der), "{raw:?}");
        assert_eq!(input.name, "name");
    }
}

#[test]
fn the_url_alphabet_is_known_by_its_letters() {
    let input = open(b"-_8");
    assert_eq!((input.armour, input.bytes()), (Armour::Base64Url, [0xfb, 0xff].as_slice()));
}

#[test]
fn what_the_bytes_are_is_seen() {
    assert_eq!(open(CBOR).content, Content::Cbor);
    assert_eq!(open(b" {\"kty\": \"EC\"}").content, Content::Json);
    assert_eq!(open("氏名".as_bytes()).content, Content::Text);
    assert_eq!(open(&[0x30, 0x04, 0x02, 0x01, 0x05]).content, Content::Der, "a SEQUENCE that was cut");
    let mut long = vec![0x30, 0x82, 0x01, 0x00];
    long.resize(260, 0xff);
    assert_eq!(open(&long).content, Content::Der);
}

#[test]
fn a_pem_file_gives_all_its_blocks() {
    let text = "subject: MOCK\n-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----\n\n\
                -----BEGIN PRIVATE KEY-----\nMAMC\nAQY=\n-----END PRIVATE KEY-----\n";
    let input = open(text.as_bytes());
    let labels: Vec<_> = input.parts().map(|(label, der)| (label, der[4])).collect();
    assert_eq!(labels, [("CERTIFICATE", 5), ("PRIVATE KEY", 6)]);
}

#[test]
fn damaged_armour_is_named() {
    for (raw, why) in [
        ("", "is empty"),
        ("30030201051", "odd number of digits (11)"),
        ("-----BEGIN CERTIFICATE-----\nMAMC", "without \"END CERTIFICATE\""),
        ("-----BEGIN CERTIFICATE\nMAMC", "without its end"),
        ("-----BEGIN A-----\n?\n-----END A-----", "is not base64"),
        ("-----BEGIN A-----\nProc-Type: 4,ENCRYPTED\n-----END A-----", "encrypted by a password"),
        ("mdoc://owBj", "no \"//\""),
        ("mdoc:owBjMS4w=", "without padding"),
        ("mdoc:ow*", "not base64url"),
        ("mdoc:", "not base64url"),
    ] {
        let said = fault(raw.as_bytes());
        assert!(said.contains(why), "{raw}: {said}");
    }
}

#[test]
fn an_engagement_is_opened_and_its_defects_have_a_case() {
    let input = open(b"mdoc:oWFh9Q");
    assert_eq!((input.armour, input.bytes()), (Armour::Mdoc, CBOR));
    let error = Input::of("a", Zeroizing::new(b"mdoc:oWFh9Q==".to_vec())).expect_err("padding");
    assert_eq!(error.json()["cases"], serde_json::json!(["N123"]));
}

#[test]
fn a_word_is_a_file_first_and_text_after() {
    let (process, _) = crate::cli::context::Process::simulated(b"a1 61 61 f5");
    let mut context =
        Context::new(process, Words::default(), Default::default(), Default::default(), Default::default());
    let read = |context: &mut Context, word: &str| context.read_file_or_text(&Source::of(word));
    assert_eq!(read(&mut context, "a16161f5").expect("hex").bytes(), CBOR);
    assert_eq!(read(&mut context, "-").expect("stdin").bytes(), CBOR);
    let error = read(&mut context, "no/such/file.cbor").expect_err("nothing there");
    assert!(error.sentence(Words::default()).contains("no such file"));
    let error = context.read(&Source::of("a16161f5")).expect_err("only files");
    assert_eq!(error.json()["file"], "a16161f5");
}

#[test]
fn what_is_too_large_is_refused_not_cut() {
    let mut endless = io::repeat(0x41);
    let error = take(&mut endless, "big", 0).expect_err("too large");
    assert_eq!(error.sentence(Words::default()), "big is larger than 64 MiB");
}

#[test]
fn without_a_file_a_pipe_is_read_and_a_terminal_is_not() {
    let (process, _) = crate::cli::context::Process::simulated(b"");
    let context =
        |process| Context::new(process, Words::default(), Default::default(), Default::default(), Default::default());
    assert_eq!(context(process).sources(&[]).expect("a pipe"), [Source::Stdin]);
    let (process, _) = crate::cli::context::Process::simulated(b"");
    let error = context(process.at_terminal(&[])).sources(&[]).expect_err("a terminal");
    assert!(error.wants_short_help() && error.exit() == 2);
}

/// What is decoded in place comes out as it would elsewhere, for every length and across the blocks it is done in.
#[test]
fn decoding_in_place_agrees_with_decoding_elsewhere() {
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
    let bytes: Vec<u8> = (0..10_000_u32).map(|n| u8::try_from(n * 7919 % 251).unwrap() | 0x80).collect();
    for length in (1..70).chain([767, 768, 769, 1535, 3071, 3072, 3073, 4096, 6144, 9_999]) {
        let bytes = &bytes[..length];
        let wrapped = |text: &str| {
            let lines: Vec<&str> = text.as_bytes().chunks(61).map(|line| std::str::from_utf8(line).unwrap()).collect();
            lines.join("\r\n ")
        };
        assert_eq!(open(wrapped(&hex::encode(bytes)).as_bytes()).bytes(), bytes, "hex of {length}");
        for engine in [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD] {
            let text = engine.encode(bytes);
            // text of hexadecimal digits alone is hexadecimal
            if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                assert_eq!(open(wrapped(&text).as_bytes()).bytes(), bytes, "{length}: {text}");
            }
        }
    }
}

/// Text that is not base64 to its end stays text, unharmed.
#[test]
fn what_is_no_base64_stays_text() {
    for text in ["ghij=klm", "gh=i", "g", "ghijk", "gh==gh==", "gh+_", "ghij====", "gB", "ghi?", "= ="] {
        let input = open(text.as_bytes());
        assert_eq!((input.armour, input.bytes()), (Armour::None, text.as_bytes()), "{text}");
    }
}
