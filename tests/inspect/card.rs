//! The card of a mock world: every file of it, its certificates, what it signs, the card itself, its pins.

use std::path::Path;
use std::process::Command;

use mnc::card::table::{AppId, FileId};
use mnc::card::virtual_card::Model;
use mnc::text::{Lang, Words};
use mnc::view::{Document, Holds, Kind, Reveal, explain, render};

const NUMBER: &str = "999900000011";
const OPEN: Reveal = Reveal { individual_number: true };

fn world(place: &Path) {
    let line = ["keygen", "demo", "world", "--seed", "1", "--at", "2026-11-23T00:00:00Z"];
    let output = Command::new(env!("CARGO_BIN_EXE_mnc")).args(line).current_dir(place).output().unwrap();
    assert!(output.status.success());
}

/// Tree in both languages, JSON, hex.
fn told(document: &Document<'_>) -> [String; 4] {
    let mut out: [Vec<u8>; 4] = Default::default();
    for (place, lang) in [Lang::En, Lang::Ja].into_iter().enumerate() {
        render::tree(document, Words::new(lang), &|_, text| text.to_owned(), &mut out[place]).unwrap();
    }
    render::json(document, "f", &mut out[2]).unwrap();
    render::hex(document, Words::new(Lang::En), &mut out[3]).unwrap();
    out.map(|bytes| String::from_utf8(bytes).unwrap())
}

fn shows(told: &[String; 4], secret: &[u8]) -> bool {
    let text = String::from_utf8_lossy(secret).into_owned();
    let (lower, upper) = (hex::encode(secret), hex::encode_upper(secret));
    let dump: String = told[3]
        .lines()
        .flat_map(|line| line.get(8..line.len().min(56)).unwrap_or_default().split("  ").next())
        .flat_map(|bytes| bytes.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let twice = hex::encode(upper.as_bytes());
    dump.contains(&lower)
        || dump.contains(&twice)
        || told.iter().any(|told| [&text, &lower, &upper].iter().any(|form| told.contains(form.as_str())))
}

fn open<'a>(bytes: &'a [u8], name: &str, reveal: Reveal) -> Document<'a> {
    let document = explain(bytes, Holds::Anything, reveal).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(document.root.span.range(), 0..bytes.len(), "{name}");
    super::walk(&document.root, name);
    super::rows(&document, name);
    document
}

fn model(place: &Path) -> Model {
    Model::read(&std::fs::read(place.join("world/card.json")).unwrap()).unwrap()
}

#[test]
fn every_file_of_the_card_is_explained() {
    let place = tempfile::tempdir().unwrap();
    world(place.path());
    let model = model(place.path());
    let lines = [
        (AppId::Text, 1, "text 0001 number", "content (FF10)  ************"),
        (AppId::Text, 2, "text 0002 attributes", "\"番号　太郎\""),
        (AppId::Text, 3, "text 0003 signature", "************ (masked)"),
        (AppId::Text, 4, "CVC", "certificateBody"),
        (AppId::Text, 5, "text 0005 basic-info", "keyName"),
        (AppId::Text, 6, "text 0006 session-key", "65537"),
        (AppId::Text, 7, "text 0007 card-key", "cardKey"),
        (AppId::Visual, 1, "visual 0001 birth", "1985-04-12"),
        (AppId::Visual, 2, "visual 0002 face", "image/jp2"),
        (AppId::Visual, 3, "visual 0003 basic-info", "13101"),
        (AppId::Visual, 5, "visual 0005 number-picture", "************ (masked)"),
        (AppId::Jpki, 6, "jpki 0006 token-info", "JPKIAPICCTOKEN2"),
        (AppId::Jpki, 8, "jpki 0008 certificates-present", "true"),
        (AppId::Common, 1, "common 0001 serial", "2033-04-12"),
    ];
    for (app, id, summary, line) in lines {
        let bytes = &model.apps[&app].files[&FileId(id)];
        let document = open(bytes, summary, Reveal::default());
        assert_eq!(document.kind, Kind::CardFile, "{summary}");
        let told = told(&document);
        assert!(told[0].contains(summary) && told[0].contains(line), "{summary}: {}", told[0]);
        assert!(told[1].starts_with("カードのファイル"), "{}", told[1]);
        assert!(!shows(&told, NUMBER.as_bytes()), "{summary}");
        for end in 0..bytes.len().min(64) {
            let _ = explain(&bytes[..end], Holds::Anything, Reveal::default());
        }
    }
    let number = &model.apps[&AppId::Text].files[&FileId(1)];
    assert!(shows(&told(&open(number, "number", OPEN)), NUMBER.as_bytes()));
}

#[test]
fn certificates_of_the_jpki_say_what_they_are() {
    let place = tempfile::tempdir().unwrap();
    world(place.path());
    let model = model(place.path());
    let lines: [(u16, &[&str]); 4] = [
        (1, &["署名用電子証明書; 模擬環境", "番号　太郎", "昭和60年、1985-04-12", "（", "代替文字なし"]),
        (2, &["署名用認証局; 模擬環境"]),
        (10, &["利用者証明用電子証明書; 模擬環境"]),
        (11, &["利用者証明用認証局; 模擬環境"]),
    ];
    for (id, said) in lines {
        let document = open(&model.apps[&AppId::Jpki].files[&FileId(id)], "certificate", Reveal::default());
        assert_eq!(document.kind, Kind::Certificate);
        let told = told(&document);
        for words in said.iter().filter(|words| **words != "（") {
            // Names stand under a folded extension: in hex and JSON.
            let japanese = {
                let mut out = Vec::new();
                render::hex(&document, Words::new(Lang::Ja), &mut out).unwrap();
                out
            };
            let all = format!("{}{}{}", told[1], told[2], String::from_utf8(japanese).unwrap());
            assert!(all.contains(words), "{words}\n{all}");
        }
    }
}

#[test]
fn the_virtual_card_and_its_pins_keep_their_secrets() {
    let place = tempfile::tempdir().unwrap();
    world(place.path());
    let json = std::fs::read(place.path().join("world/card.json")).unwrap();
    let pins = std::fs::read_to_string(place.path().join("world/pins")).unwrap();
    let secrets: Vec<&str> = pins.lines().filter_map(|line| line.split_once('=')).map(|(_, value)| value).collect();
    assert!(secrets.len() >= 5);
    for reveal in [Reveal::default(), OPEN] {
        let document = open(&json, "card.json", reveal);
        assert_eq!(document.kind, Kind::VirtualCard);
        let told = told(&document);
        assert!(told[0].contains("番号　太郎") && told[0].contains("attributes, "), "{}", told[0]);
        assert_eq!(shows(&told, NUMBER.as_bytes()), reveal == OPEN);
        assert!(!told.iter().any(|told| told.contains("PRIVATE KEY")));
        assert!(!shows(&told, secrets.last().unwrap().as_bytes()), "照合番号B");
        let document = open(pins.as_bytes(), "pins", reveal);
        assert_eq!((document.kind, document.root.children.len()), (Kind::PinFile, secrets.len()));
        let told = self::told(&document);
        for secret in &secrets {
            assert!(!shows(&told, secret.as_bytes()), "{told:?}");
        }
    }
}
