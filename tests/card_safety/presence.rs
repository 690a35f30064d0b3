//! Rules 6 to 10: the number, the end of an exchange, which card it is, authenticity, files.

use std::fs;

use crate::desk::Desk;
use crate::{LEAVE, NUMBER, NUMBER_HEX, SHOWING, act, desk, shown};

#[test]
fn rule_6_the_number_is_read_when_asked_for_and_shown_when_revealed() {
    let desk = desk(&[]);
    let stored = [b"\xff\x10\x0c", NUMBER.as_bytes(), b"\xff\xff"].concat();
    let digest = hex::encode_upper(mnc::crypto::digest::sha256(&stored));
    let read = |exchanges: &[(String, String)]| {
        let mut app = "";
        exchanges.iter().any(|(sent, _)| {
            if sent.starts_with("00A4040C") {
                app = sent;
            }
            let number = app.ends_with("010408") && sent == "00A4020C020001";
            number || app.ends_with("010402") && sent == "00A4020C020005"
        })
    };
    for (action, _) in SHOWING {
        for extra in ["", "--json", "-vv", "--lang ja"] {
            desk.renew_card();
            let went = act(&desk, &format!("{action} {extra}"));
            let asked = action.contains("number --") || action.ends_with("number") || action.starts_with("issue");
            let asked = asked && !action.contains("face");
            assert_eq!(read(&desk.exchanges("trace")), asked, "{action} {extra}");
            assert!(!went.said().contains(NUMBER), "{action} {extra}: {}", went.said());
            assert!(!desk.text("trace").contains(NUMBER_HEX), "{action} {extra}");
            assert!(!desk.text("trace").contains(&digest), "{action} {extra}: the number can be found from its digest");
        }
    }
    let went = act(&desk, "read-card number --reveal individual_number_unicode");
    assert!(went.out.contains(NUMBER) && went.err.contains("番号法"), "{}", went.said());
    assert!(desk.text("trace").contains(NUMBER_HEX) && desk.text("trace").contains(&digest), "revealed");
    let went = act(&desk, "read-card cert sign -o out");
    assert!(went.err.contains("warning") && went.err.contains("address"), "{}", went.said());
}

#[test]
fn rule_7_every_exchange_ends_elsewhere_whatever_came_of_it() {
    let ends = |desk: &Desk, action: &str| {
        let exchanges = desk.exchanges("trace");
        assert_eq!(exchanges.last().map(|(sent, _)| &sent[..]), Some(LEAVE), "{action}");
    };
    let good = desk(&[]);
    for (action, _) in SHOWING {
        act(&good, action);
        ends(&good, action);
    }
    let wrong = desk(&[("text", "9999"), ("sign", "WRONG1"), ("auth", "9999"), ("face-b", "60041220339999")]);
    for (action, name) in SHOWING {
        if name != "face-a" {
            assert_eq!(act(&wrong, action).exit, 4, "{action}");
            ends(&wrong, action);
        }
    }
    // Ctrl-C at the prompt.
    let test = "rule_7_every_exchange_ends_elsewhere_whatever_came_of_it";
    let _ = fs::remove_file(good.path("trace"));
    let line = "read-card attributes --card @card --trace trace";
    let Some(went) = good.typed(test, &["\u{3}"], line) else { return };
    assert_eq!(went.exit, 3, "{}", went.said());
    assert_eq!(shown(&good), 0);
}

#[test]
fn rule_8_a_card_is_known_by_what_it_answers_and_is_named_plainly() {
    let desk = desk(&[]);
    desk.done("read-card status --card @card --trace status.trace");
    let whole = desk.text("status.trace");
    let atr = whole.lines().nth(1).unwrap();
    desk.write("other.trace", &whole.replace(atr, "atr 3B80"));
    let same = desk.done("read-card status --card trace:status.trace");
    assert_eq!(desk.done("read-card status --card trace:other.trace").out, same.out, "no word of its answer to reset");
    assert!(same.out.contains("virtual card"), "{}", same.out);
    let label = |name: &str| hex::encode_upper(format!("{name:<32}"));
    let start = whole.find(&label("JPKIAPICCTOKEN2")).expect("the label of a plastic card");
    let (end, _) = whole[start..].match_indices("> 00A4040C").next().map(|(at, _)| (start + at, ())).unwrap();
    for (name, word) in [("JPKIAPICCTOKEN", "juki"), ("JPKIAPGPSETOKEN", "android"), ("JPKIAPIOSTOKEN", "iphone")] {
        let head = whole[..end].replace(&label("JPKIAPICCTOKEN2"), &label(name));
        let cut = head.find(&label(name)).unwrap();
        let line = head[cut..].find('\n').unwrap() + cut + 1;
        desk.write("kind.trace", &head[..line]);
        let went = desk.run("read-card list --card trace:kind.trace --json");
        assert!(went.out.contains(&format!("\"{word}\"")), "{word}: {}", went.said());
    }
    desk.write("none.trace", "mnc card trace 1\n> 00A4040C0AD392F000260100000001\n< 6A82\n");
    assert!(desk.run("read-card list --card trace:none.trace --json").out.contains("\"none\""));
}

#[test]
fn rule_9_authenticity_is_checked_by_default_and_told_in_words_of_its_own() {
    let desk = desk(&[]);
    desk.done("keygen demo other --seed 2");
    for action in ["attributes", "number", "face --by-number"] {
        let told = |flags: &str, exit: i32| {
            let line = format!("read-card {action} --card @card --pin-file pins --json {flags}");
            let report: serde_json::Value = serde_json::from_str(&desk.ends(exit, &line).out).unwrap();
            report["authenticity"]["verdict"].as_str().unwrap().to_owned()
        };
        let words = [told("", 0), told("--world world", 0), told("--world other", 1)];
        assert_eq!(words, ["skipped", "authentic", "not-authentic"], "{action}");
    }
    for (flags, exit, status) in [("", 0, "skip"), ("--world world", 0, "ok"), ("--world other", 1, "fail")] {
        for pair in ["auth", "auth --ca", "sign --pin-file pins"] {
            let went = desk.ends(exit, &format!("read-card cert {pair} --card @card --json {flags}"));
            let report: serde_json::Value = serde_json::from_str(&went.out).unwrap();
            assert_eq!(report["checks"][0]["status"], status, "{pair} {flags}: {}", went.out);
        }
    }
    let spoiled = desk.text("world/card.json").replace(&hex::encode_upper("太郎"), &hex::encode_upper("次郎"));
    desk.write("spoiled.json", &spoiled);
    let line = "read-card attributes --card spoiled.json --pin-file pins --world world";
    let went = desk.ends(1, line);
    assert!(went.out.contains("FAIL  card-attributes") && went.out.contains("NOT AUTHENTIC"), "{}", went.out);
    let went = desk.ends(1, "read-card attributes --card spoiled.json --pin-file pins");
    assert!(went.out.contains("FAIL  card-attributes"), "no anchor is needed to compare: {}", went.out);
}

#[test]
fn rule_9_an_issuer_that_nobody_knows_is_no_way_past_the_check() {
    let desk = desk(&[]);
    let mut forged = desk.text("world/card.json");
    for (mock, nobody) in [("9000033", "8000033"), ("9000023", "8000023")] {
        let (mock, nobody) = (hex::encode_upper(mock), hex::encode_upper(nobody));
        assert!(forged.contains(&mock));
        forged = forged.replace(&mock, &nobody);
    }
    desk.write("forged.json", &forged);
    for action in ["attributes", "number", "face --by-number"] {
        let line = format!("read-card {action} --card forged.json --pin-file pins");
        let went = desk.ends(1, &format!("{line} --world world"));
        assert!(went.out.contains("FAIL  card-certificate") && went.out.contains("NOT AUTHENTIC"), "{}", went.out);
        let went = desk.ends(0, &line);
        assert!(went.out.contains("skip  card-certificate"), "nothing to hold it to: {}", went.out);
    }
}

#[test]
fn rule_10_a_card_without_a_photo_leaves_no_file() {
    let desk = desk(&[]);
    let person = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/people/no-photo.json");
    desk.done(&format!("keygen card --world world --person {person} -o np.json"));
    for (flags, sentence) in [("", "has no photo"), ("--lang ja", "顔写真がありません")] {
        let line =
            format!("read-card face --by-number --card np.json --pin-file np.pins --pictures shown -o out {flags}");
        let went = desk.ends(1, &line);
        assert!(went.err.contains(sentence), "{}", went.err);
        assert!(!desk.path("out").exists() && !desk.path("shown").exists(), "{}", went.said());
    }
    desk.done("read-card face --by-number --card np.json --pin-file np.pins --pictures shown");
    assert!(desk.path("shown/name.png").exists() && !desk.path("shown/photo.jp2").exists());
}

#[test]
fn rule_10_files_are_private_and_nothing_is_overwritten() {
    let desk = desk(&[]);
    for action in ["read-card cert sign -o out", "read-card sign file -o out", "read-card face --by-number -o out"] {
        assert_eq!(act(&desk, action).exit, 0, "{action}");
        for name in ["out", "trace"] {
            assert_eq!(mode(&desk, name), 0o600, "{action}: {name}");
        }
        let before = (desk.text("world/card.json"), fs::read(desk.path("out")).unwrap());
        fs::remove_file(desk.path("trace")).unwrap();
        desk.ends(2, &format!("{action} --card @card --pin-file pins --trace trace"));
        assert!(!desk.path("trace").exists(), "{action}: refused before the card is asked");
        assert_eq!((desk.text("world/card.json"), fs::read(desk.path("out")).unwrap()), before, "{action}");
        desk.done(&format!("{action} --card @card --pin-file pins --force"));
    }
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    for folder in ["card", "apdu", "cli/card", "cli/commands/read_card"] {
        let mut found = Vec::new();
        with_network(&std::path::Path::new(sources).join(folder), &mut found);
        assert_eq!(found, Vec::<String>::new(), "{folder}: only the virtual reader, which stands apart, uses it");
    }
}

/// The sources below a folder that name the network.
fn with_network(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            with_network(&entry, found);
        } else if fs::read_to_string(&entry).unwrap().contains("TcpStream") {
            found.push(entry.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
}

#[cfg(unix)]
fn mode(desk: &Desk, name: &str) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o777
}

#[cfg(not(unix))]
fn mode(_: &Desk, _: &str) -> u32 {
    0o600
}
