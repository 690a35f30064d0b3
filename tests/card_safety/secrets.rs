//! Rules 1 to 5: tries, forms, places, lost answers, and where secrets come from and do not go.

use std::fs;

use crate::{ASKED, LEAVE, SHOWING, SHOWN, act, count, desk, shown};

#[test]
fn rule_1_the_tries_left_are_asked_for_before_each_secret() {
    let desk = desk(&[]);
    for (action, _) in SHOWING {
        assert_eq!(act(&desk, action).exit, 0, "{action}");
        let exchanges = desk.exchanges("trace");
        for (at, _) in exchanges.iter().enumerate().filter(|(_, (sent, _))| sent == SHOWN) {
            let [asked, app, file] = &exchanges[at - 3..at] else { unreachable!() };
            let selected = &exchanges[at - 4];
            assert_eq!((&asked.0[..], &asked.1[..3]), (ASKED, "63C"), "{action}");
            assert!(app.0.starts_with("00A4040C") && *file == *selected, "{action}: the one that was asked about");
        }
        assert!(shown(&desk) > 0, "{action}");
    }
}

#[test]
fn rule_1_a_wrong_secret_is_shown_once_and_one_try_left_stops() {
    let desk = desk(&[("text", "9999")]);
    for left in ["2 tries left", "1 try left"] {
        let went = act(&desk, "read-card attributes");
        assert_eq!((went.exit, shown(&desk)), (4, 1), "{}", went.said());
        assert!(went.err.contains(left), "{}", went.err);
    }
    for action in ["read-card attributes", "read-card number", "issue apply --world world --wallet phone --yes -o out"]
    {
        let went = act(&desk, action);
        assert_eq!((went.exit, shown(&desk)), (4, 0), "{action}: {}", went.said());
        assert!(went.err.contains("has one try left") && went.err.contains("--last-try"), "{}", went.err);
    }
    let went = act(&desk, "read-card attributes --last-try");
    assert_eq!((went.exit, shown(&desk)), (4, 1), "{}", went.said());
    let went = act(&desk, "read-card attributes --last-try");
    assert_eq!((went.exit, shown(&desk)), (4, 0), "blocked: {}", went.said());
    assert!(went.err.contains("municipal"), "who can help: {}", went.err);
    desk.done("read-card cert sign --card @card --pin-file pins");
}

#[test]
fn rule_1_there_is_no_default_and_no_second_prompt() {
    let desk = desk(&[]);
    for (action, _) in SHOWING {
        let _ = fs::remove_file(desk.path("trace"));
        let went = desk.run(&format!("{action} --card @card --trace trace"));
        assert_eq!((went.exit, shown(&desk)), (4, 0), "{action}: {}", went.said());
    }
    let test = "rule_1_there_is_no_default_and_no_second_prompt";
    let Some(went) = desk.typed(test, &["9999", "1234"], "read-card attributes --card @card") else { return };
    assert_eq!((went.exit, went.out.matches("2 tries left").count()), (4, 1), "{}", went.said());
    assert!(desk.done("read-card status --card @card").out.contains("2 of 3"), "the second answer was not asked for");
}

#[test]
fn rule_2_the_form_is_checked_before_the_card_sees_anything() {
    let slips = [
        ("read-card attributes", "text", "123"),
        ("read-card attributes", "text", "12345"),
        ("read-card number", "text", "12a4"),
        ("read-card number", "text", "１２３４"),
        ("read-card auth file --raw -o out", "auth", ""),
        ("read-card cert sign", "sign", "ABCDEF"),
        ("read-card cert sign", "sign", "123456"),
        ("read-card cert sign", "sign", "AB12"),
        ("read-card sign file -o out", "sign", "ABCDEFGH123456789"),
        ("read-card sign file -o out", "sign", "ABC-123"),
        ("read-card face --by-number", "face-a", "999900000012"),
        ("read-card face --by-number", "face-a", "9999"),
        ("read-card face --by-birth", "face-b", "601399203343"),
        ("read-card face --by-birth", "face-b", "60139920334321"),
        ("read-card pin change auth", "new", "43210"),
        ("read-card pin change auth", "auth", "x"),
        ("read-card pin change sign", "new", "abcdef"),
        ("issue apply --world world --wallet phone --yes -o out", "sign", "ABC"),
    ];
    for (action, name, value) in slips {
        let desk = desk(&[(name, value)]);
        let before = desk.text("world/card.json");
        let went = act(&desk, action);
        let spent = if action.starts_with("issue") { 0 } else { shown(&desk) };
        assert_eq!((went.exit, spent), (4, 0), "{action} {name}={value}: {}", went.said());
        assert!(value.len() < 4 || !went.said().contains(value), "what was typed is not repeated: {}", went.said());
        assert_eq!(desk.text("world/card.json"), before, "{action}: no counter moved");
    }
}

#[test]
fn rule_2_letters_of_the_password_are_made_capitals_and_it_says_so() {
    let desk = desk(&[("sign", "abc123")]);
    let went = act(&desk, "read-card cert sign");
    assert_eq!((went.exit, shown(&desk)), (0, 1), "{}", went.said());
    assert!(went.err.contains("capitals"), "{}", went.err);
}

#[test]
fn rule_3_the_place_is_selected_anew_right_before_a_secret() {
    let desk = desk(&[]);
    for (action, _) in SHOWING {
        act(&desk, action);
        let exchanges = desk.exchanges("trace");
        for (at, _) in exchanges.iter().enumerate().filter(|(_, (sent, _))| sent == SHOWN) {
            let [(app, first), (file, second)] = &exchanges[at - 2..at] else { unreachable!() };
            assert!(app.starts_with("00A4040C0A") && file.starts_with("00A4020C02"), "{action}: {app} {file}");
            assert_eq!((&first[..], &second[..]), ("9000", "9000"), "{action}");
        }
        let all: String = exchanges.iter().map(|(sent, _)| format!("{sent}\n")).collect();
        for (what, command) in [("juki", "D3921000310001010401"), ("common", "D3921000310001010100")] {
            assert!(!all.contains(command), "{action} has no business in {what}");
        }
        assert!(!sealed(&exchanges), "{action}: the sealed secret is nobody's");
    }
    desk.done("read-card status --card @card --trace status.trace");
    assert!(!sealed(&desk.exchanges("status.trace")), "not even asked");
}

/// Whether 0012 of the text application was selected; in the face application that number is reference number B.
fn sealed(exchanges: &[(String, String)]) -> bool {
    let mut in_text = false;
    exchanges.iter().any(|(sent, _)| {
        if sent.starts_with("00A4040C") {
            in_text = sent.ends_with("D3921000310001010408");
        }
        in_text && sent == "00A4020C020012"
    })
}

#[test]
fn rule_3_nothing_is_shown_where_the_place_cannot_be_selected() {
    let desk = desk(&[]);
    act(&desk, "read-card attributes");
    let whole = desk.text("trace");
    let lines: Vec<&str> = whole.lines().collect();
    let at = lines.iter().position(|line| *line == format!("> {SHOWN}")).unwrap();
    for back in [1, 3] {
        let mut lines = lines[..at].to_vec();
        lines[at - back] = "< 6A82";
        lines.truncate(at - back + 1);
        desk.write("refused.trace", &(lines.join("\n") + "\n"));
        let went = desk.ends(3, "read-card attributes --card trace:refused.trace --pin-file pins --trace second");
        assert_eq!(count(&desk.exchanges("second"), SHOWN), 0, "{}", went.said());
        fs::remove_file(desk.path("second")).unwrap();
    }
}

#[test]
fn rule_4_a_try_whose_answer_was_lost_is_told_asked_about_and_never_repeated() {
    let desk = desk(&[]);
    act(&desk, "read-card attributes");
    let whole = desk.text("trace");
    let (before, _) = whole.split_once(&format!("> {SHOWN}\n")).unwrap();
    let lost = format!("{before}> {SHOWN}\n! removed\n");
    desk.write("lost.trace", &lost);
    let went = desk.ends(3, "read-card attributes --card trace:lost.trace --pin-file pins --trace second");
    assert!(went.err.contains("whether a try was spent is not known (3 were left before)"), "{}", went.err);
    assert!(went.err.contains("read-card status"), "{}", went.err);
    assert_eq!(count(&desk.exchanges("second"), SHOWN), 1);
    // The card came back: it is asked what is left.
    let app = "> 00A4040C0AD3921000310001010408\n< 9000\n> 00A4020C020011\n< 9000\n";
    desk.write("back.trace", &format!("{lost}{app}> {ASKED}\n< 63C2\n> {LEAVE}\n< 9000\n"));
    let went = desk.ends(3, "read-card attributes --card trace:back.trace --pin-file pins --trace third");
    assert!(went.err.contains("(3 tries were left before, 2 are now)"), "{}", went.err);
    assert_eq!(count(&desk.exchanges("third"), SHOWN), 1);
    let went = desk.ends(3, "read-card attributes --card trace:back.trace --pin-file pins --lang ja");
    assert!(went.err.contains('3') && went.err.contains('2') && went.err.contains("残り"), "{}", went.err);
}

#[test]
fn rule_4_an_answer_that_says_nothing_is_told_like_a_lost_one() {
    let desk = desk(&[]);
    act(&desk, "read-card attributes");
    let whole = desk.text("trace");
    let (before, _) = whole.split_once(&format!("> {SHOWN}\n")).unwrap();
    let odd = format!("{before}> {SHOWN}\n< 6F00\n");
    desk.write("odd.trace", &odd);
    let went = desk.ends(3, "read-card attributes --card trace:odd.trace --pin-file pins --trace second");
    assert!(went.err.contains("whether a try was spent is not known (3 were left before)"), "{}", went.err);
    assert!(went.err.contains("6F00") && went.err.contains("read-card status"), "{}", went.err);
    assert_eq!(count(&desk.exchanges("second"), SHOWN), 1);
    let app = "> 00A4040C0AD3921000310001010408\n< 9000\n> 00A4020C020011\n< 9000\n";
    desk.write("asked.trace", &format!("{odd}{app}> {ASKED}\n< 63C2\n> {LEAVE}\n< 9000\n"));
    let went = desk.ends(3, "read-card attributes --card trace:asked.trace --pin-file pins");
    assert!(went.err.contains("(3 tries were left before, 2 are now)"), "{}", went.err);
    let went = desk.ends(3, "read-card attributes --card trace:asked.trace --pin-file pins --lang ja");
    assert!(went.err.contains("残り"), "{}", went.err);
    // A change.
    act(&desk, "read-card pin change text");
    let whole = desk.text("trace");
    let change = whole.lines().position(|line| line.starts_with("> 0024")).unwrap();
    let mut lines: Vec<&str> = whole.lines().collect();
    lines[change + 1] = "< 6F00";
    desk.write("change.trace", &(lines.join("\n") + "\n"));
    let went = desk.ends(3, "read-card pin change text --card trace:change.trace --pin-file pins");
    assert!(went.err.contains("may be the new one or the old one") && went.err.contains("6F00"), "{}", went.err);
    lines[change + 1] = "< 6A80";
    desk.write("change.trace", &(lines.join("\n") + "\n"));
    let went = desk.ends(3, "read-card pin change text --card trace:change.trace --pin-file pins");
    assert!(
        went.err.contains("6A80") && !went.err.contains("may be"),
        "refused, so the old one is in force: {}",
        went.err
    );
}

#[test]
fn rule_5_no_secret_stands_in_arguments_environment_output_or_trace() {
    let desk = desk(&[]);
    for (action, name) in SHOWING {
        let pins = desk.text("pins");
        let values: Vec<&str> = pins.lines().filter_map(|line| Some(line.split_once('=')?.1)).collect();
        for extra in ["-vv", "--json"] {
            desk.renew_card();
            let went = act(&desk, &format!("{action} {extra}"));
            assert_eq!(went.exit, 0, "{action} {extra} {name}: {}", went.said());
            for value in &values {
                // Four digits stand by chance in certificates; what was typed would stand as a word.
                let word = |text: &str| text.split(|c: char| !c.is_ascii_alphanumeric()).any(|found| found == *value);
                assert!(!word(&went.said()), "{action} {extra}: {value}\n{}", went.said());
                let body = format!("{:02X}{}", value.len(), hex::encode_upper(value));
                assert!(!desk.text("trace").contains(&body) && !went.said().contains(&body), "{action}: {value}");
            }
        }
    }
    desk.ends(2, "read-card attributes --card @card --pin 1234");
    let secret = desk.ends(2, "read-card apdu --card @card 00A4040C0AD392F000260100000001 002000800431323334");
    assert!(!secret.said().contains("31323334"), "{}", secret.said());
    desk.ends(2, "read-card apdu --card @card 80320080043132333435");
}

#[test]
fn rule_5_the_environment_is_not_asked_for_secrets() {
    let desk = desk(&[]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mnc"));
    command
        .args(["read-card", "attributes", "--card", "world/card.json", "--at", crate::desk::AT])
        .current_dir(desk.folder());
    command.env_clear().env("MNC_PIN_FILE", "pins").env("MNC_PIN", "1234").env("MNC_LAST_TRY", "1");
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    assert!(matches!(output.status.code(), Some(2 | 4)), "{output:?}");
    assert!(output.stdout.is_empty());
}

#[test]
fn rule_5_a_file_of_secrets_may_begin_with_a_byte_order_mark_and_a_replay_changes_nothing() {
    let desk = desk(&[]);
    desk.write("marked", &format!("\u{feff}{}", desk.text("pins")));
    desk.done("read-card pin change text --card @card --pin-file marked --trace trace");
    for (flags, sentence) in
        [("", "nothing was changed"), ("--lang ja", "何も変更していません"), ("--json", "replayed")]
    {
        let went = desk.done(&format!("read-card pin change text --card trace:trace --pin-file marked {flags}"));
        assert!(went.out.contains(sentence), "{}", went.said());
    }
}

#[test]
fn rule_5_what_is_typed_is_not_echoed() {
    let desk = desk(&[]);
    let test = "rule_5_what_is_typed_is_not_echoed";
    let Some(went) = desk.typed(test, &["ABC123"], "read-card cert sign --card @card --world world -vv") else {
        return;
    };
    assert_eq!(went.exit, 0, "{}", went.said());
    assert!(!went.said().contains("ABC123") && !went.said().contains("414243313233"), "{}", went.said());
    assert!(went.out.contains("5 tries of 5 left"), "told before it is typed: {}", went.out);
}

#[cfg(unix)]
#[test]
fn rule_5_a_file_of_secrets_that_others_can_read_is_warned_of() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = desk(&[]);
    assert!(!act(&desk, "read-card attributes").err.contains("others"));
    fs::set_permissions(desk.path("pins"), fs::Permissions::from_mode(0o644)).unwrap();
    let went = act(&desk, "read-card attributes");
    assert!(went.exit == 0 && went.err.contains("warning"), "{}", went.said());
}
