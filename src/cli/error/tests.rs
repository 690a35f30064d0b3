use super::*;
use crate::cbor;
use crate::text;
use crate::text::{Lang, Words};

fn broken() -> CommandError {
    let found = cbor::ErrorKind::ArrayLength { expected: 4, found: 3 };
    let error =
        cbor::Error::new(found, 419).within("issuerAuth").within("issuerSigned").within(0_usize).within("documents");
    CommandError::decode("old.cbor", "DeviceResponse", &error)
}

#[test]
fn a_decoding_error_says_what_where_and_why() {
    assert_eq!(
        broken().sentence(Words::new(Lang::En)),
        "old.cbor is no DeviceResponse: documents[0].issuerSigned.issuerAuth: expected an array of 4, found one of 3 (byte 419)"
    );
    assert_eq!(
        broken().sentence(Words::new(Lang::Ja)),
        "old.cbor は DeviceResponse ではありません: documents[0].issuerSigned.issuerAuth: 要素4個の配列のはずが、3個です（419バイト目）"
    );
    let hint = broken().hints()[0].sentence(Words::new(Lang::En));
    assert_eq!(hint, "to see its structure run `mnc inspect --as diag old.cbor`");
}

#[test]
fn json_is_english_and_complete() {
    let json = broken().json();
    assert_eq!(json["schema"], "mnc.error/1");
    assert_eq!(json["file"], "old.cbor");
    assert_eq!(json["kind"], "input");
    assert_eq!(json["path"], "documents[0].issuerSigned.issuerAuth");
    assert_eq!(json["offset"], 419);
    assert_eq!(json["cases"], serde_json::json!(["N06"]));
    assert_eq!(json["hints"][0], "to see its structure run `mnc inspect --as diag old.cbor`");
    assert!(json["message"].as_str().is_some_and(|text| text.ends_with("(byte 419)")));
}

#[test]
fn an_error_at_the_whole_has_an_empty_path() {
    let error = cbor::Error::new(cbor::ErrorKind::Truncated, 12);
    let made = CommandError::decode("-", "DeviceResponse", &error);
    assert_eq!(made.sentence(Words::default()), "standard input is no DeviceResponse: ends in the middle (byte 12)");
    assert_eq!(made.json()["path"], "");
    assert!(made.hints().is_empty(), "standard input cannot be inspected again");
}

#[test]
fn a_hint_names_a_file_that_can_be_read_again() {
    let hints = |file: &str| {
        let made = CommandError::decode(file, "CBOR", &cbor::Error::new(cbor::ErrorKind::Truncated, 0));
        made.hints().iter().map(|hint| hint.sentence(Words::default())).collect::<Vec<_>>()
    };
    assert_eq!(hints("--x.cbor"), ["to see its structure run `mnc inspect --as diag ./--x.cbor`"]);
    assert_eq!(hints("mdoc:owBj…"), [""; 0]);
}

#[test]
fn each_kind_has_its_status() {
    let kinds = [Kind::Refused, Kind::Usage, Kind::Input, Kind::Io, Kind::Card, Kind::Pin];
    assert_eq!(kinds.map(Kind::exit), [1, 2, 2, 2, 3, 4]);
    assert_eq!(kinds.map(Kind::word), ["refused", "usage", "input", "io", "card", "pin"]);
}

#[test]
fn a_hint_quotes_what_a_shell_would_take_apart() {
    let hint = Hint::run(["inspect", "my file's.cbor"], |command| text!(hint_structure, command = command));
    let said = hint.sentence(Words::default());
    assert_eq!(said, r"to see its structure run `mnc inspect 'my file'\''s.cbor'`");
}

#[test]
#[should_panic(expected = "is refused")]
fn a_hint_that_our_parser_refuses_is_found() {
    let _ = Hint::run(["inspect", "--no-such-flag"], |command| text!(hint_structure, command = command));
}

#[test]
fn the_systems_reasons_are_said_in_both_languages() {
    let error = std::io::Error::from(std::io::ErrorKind::NotFound);
    let made = CommandError::io(Doing::Reading, "a.cbor", &error);
    assert_eq!(made.sentence(Words::new(Lang::En)), "cannot read a.cbor: no such file or folder");
    assert_eq!(made.sentence(Words::new(Lang::Ja)), "a.cbor を読めません: ファイルまたはフォルダーがありません");
    assert_eq!(made.exit(), 2);
}
