//! What belongs to the plastic card.

use super::*;

const MINE: &str = "123456789018";
const OPEN: Reveal = Reveal { individual_number: true };

/// Reads the number after a PIN; then the card is pulled out.
fn trace() -> String {
    let number = hex::encode_upper(MINE);
    format!(
        "mnc card trace 1\natr 3B888001000005E0B381A1007F\n# with {MINE}\n> 00A4040C0AD3921000310001010408\n< 9000\n\
         > 00A4020C020011\n< 9000\n> 00200080\n< 63C3\n> 0020008004{pin}\n< 63C2\n> 00200080**\n< 9000\n\
         > 00B0810011\n< FF100C{number}FFFF9000\n> 00A4020C020002\n< 9000\n> 00B0000008\n< FF20****DF219000\n\
         > 0084000004\n! removed\n",
        pin = hex::encode_upper("4711"),
    )
}

#[test]
fn a_trace_is_told_command_by_command() {
    let text = trace();
    let document = explain(text.as_bytes(), Holds::Anything, Reveal::default()).unwrap();
    assert_eq!(document.kind, Kind::CardTrace);
    let [tree, json, hex, diag] = told(&document);
    for line in [
        "SELECT FILE text\n",
        "SELECT FILE text 0011 text\n",
        "VERIFY text 0011 text  (残り回数の照会)",
        "READ BINARY text 0001 number [0..17]",
        "READ BINARY text 0002 attributes [0..6]",
        "GET CHALLENGE",
        "tries-left (63C2)",
        "応答なし lost",
        "\"removed\"",
        "ファイル自体で伏せてある",
    ] {
        assert!(tree.contains(line), "{line}\n{tree}");
    }
    assert!(json.contains("\"meaning\":\"tries-left\"") && hex.contains("SELECT FILE text") && diag.is_empty());
    whole(text.as_bytes());
}

#[test]
fn a_trace_shows_no_number_unless_asked_and_no_secret_ever() {
    let text = trace();
    for reveal in [Reveal::default(), OPEN] {
        let document = explain(text.as_bytes(), Holds::Anything, reveal).unwrap();
        let told = told(&document);
        // What stands in the file is text: the digits of digits.
        for secret in ["4711", MINE] {
            let digits = hex::encode_upper(secret);
            let is_shown = shown(&told, digits.as_bytes()) || shown(&told, secret.as_bytes());
            assert_eq!(is_shown, secret == MINE && reveal == OPEN, "{secret}\n{}\n{}", told[0], told[2]);
        }
    }
}

#[test]
fn a_trace_that_breaks_off_is_told_up_to_there() {
    let text = format!("{}> 00B0810011\n< {}90\nFF100C{}", trace(), hex::encode(MINE), hex::encode(MINE));
    let document = explain(text.as_bytes(), Holds::Anything, Reveal::default()).unwrap();
    let told = told(&document);
    assert!(told[0].contains("GET CHALLENGE") && told[0].contains("24行目"), "{}", told[0]);
    assert!(!shown(&told, hex::encode(MINE).as_bytes()));
    for end in 16..text.len() {
        whole(&text.as_bytes()[..end]);
    }
}
