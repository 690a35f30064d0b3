//! With `--lang ja` nothing is said in English: every help page, every topic, and many errors are looked through for
//! words of Latin letters that are neither flags nor names.

use std::collections::BTreeSet;
use std::ffi::OsString;

use mnc::cli::args;
use mnc::cli::context::Process;
use mnc::cli::help::{self, TOPICS};
use mnc::text::{Lang, Message, Words};

/// Names that are written in Latin letters in Japanese, too: standards, formats, fields, units, products.
const NAMES: &str = "
    AES Annex B base64 base64url bool BOM bstr CBOR CDDL CN COSE CRL CSR DER DNS docType ECDH ECDSA Ed25519 ES256 FAIL GiB
    HMAC IACA ID IEC INCOMPLETE INVALID ISO issuerAuth IssuerAuth IssuerSigned DeviceResponse DeviceRequest JIS JPEG
    JPKI JSON JWK KiB LANG LC_ALL LC_MESSAGES MAC mdoc MiB MOCK MSO NFC NO_COLOR CLICOLOR_FORCE null OID OK P PEM PIN
    PKCS QR RFC RSA SHA SPKI SQLite tag tstr uint undefined UTF VALID VICAL VICAL X Z alpha true false yes no on off ok warn
    skip fail EReaderKey signed validFrom validUntil jp mnc org iso file path offset schema kind message hints cases
    usage input io card pin refused wallet world pins en ja auto always never iaca iaca.crl ds reader-ca reader status
    verify present inspect revoke list tree json diag hex J-LIS stderr stdout PoC URL UUID BLE Ident Aware HTTP T Y D YYYY MM DD M NAME key
    pub pem JP URI BEGIN END alg crit
    AP APDU CMS A B C Linux Ctrl-C Android iPhone polkit AUTHENTIC NOT TEST CARD EXPIRED YET WRONG ROOT VERIFY CHANGE P1 P2
    trace atr FILE HEX PC SC READER YYMMDD PNG tdate chmod pcscd hex raw value Ctrl
    SEQUENCE SET BIT OCTET STRING INTEGER OBJECT IDENTIFIER BOOLEAN
    random portrait sex none http https r s x y CA CWT NDEF OCSP RICAL zlib";

fn allowed() -> BTreeSet<String> {
    let mut words: BTreeSet<String> = NAMES.split_whitespace().map(str::to_owned).collect();
    let checks = mnc::report::CHECKS.iter().map(|check| check.name);
    let profiles = mnc::profile::legal::PROFILES.iter().map(|profile| profile.name);
    words.extend(checks.chain(profiles).chain(TOPICS.iter().copied()).map(str::to_owned));
    let mut waiting = vec![args::command()];
    while let Some(command) = waiting.pop() {
        words.extend(command.get_name().split('-').map(str::to_owned));
        for arg in command.get_arguments() {
            let values = arg.get_possible_values();
            words.extend(values.iter().flat_map(|value| value.get_name().split('-')).map(str::to_owned));
        }
        waiting.extend(command.get_subcommands().cloned());
    }
    words
}

/// Latin words that are no names. What is quoted from the command line (backquotes), flags, variables, identifiers
/// with an underscore or a dot, and words with digits or capitals inside (`deviceKey`) are left out.
fn english(text: &str, allowed: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('$')) {
        let spoken: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let is_part = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
        for word in spoken.split(|c: char| !is_part(c)).map(|word| word.trim_matches(['.', '/'])) {
            let is_name =
                word.starts_with('-') || word.contains(['_', '.', '/']) || word.contains(|c: char| c.is_ascii_digit());
            let parts = word.split('-').filter(|part| part.contains(|c: char| c.is_ascii_alphabetic()));
            let is_field =
                word.chars().any(|c| c.is_ascii_lowercase()) && word[1..].contains(|c: char| c.is_ascii_uppercase());
            if !is_name && !is_field && parts.clone().any(|part| !allowed.contains(part)) && !allowed.contains(word) {
                found.push(word.to_owned());
            }
        }
    }
    found
}

fn assert_japanese(name: &str, text: &str, allowed: &BTreeSet<String>) {
    let found = english(text, allowed);
    assert!(found.is_empty(), "{name}: {found:?} in\n{text}");
}

fn run(words: &[&str], terminal: bool) -> (u8, String, String) {
    run_on(words, b"", terminal)
}

fn run_on(words: &[&str], stdin: &[u8], terminal: bool) -> (u8, String, String) {
    let (process, captured) = Process::simulated(stdin);
    let process = if terminal { process.at_terminal(&[false]).with_variables(&[("NO_COLOR", "1")]) } else { process };
    let line = ["mnc", "--lang", "ja"].iter().chain(words).map(OsString::from);
    let exit = mnc::cli::run(line, process);
    (exit, captured.out(), captured.err())
}

#[test]
fn help_pages_are_japanese() {
    let allowed = allowed();
    for path in help::paths() {
        for long in [false, true] {
            let page = help::plain(Words::new(Lang::Ja), &path, long, 80);
            assert_japanese(&path.join(" "), &page, &allowed);
        }
    }
}

#[test]
fn topics_are_japanese() {
    let allowed = allowed();
    for topic in TOPICS {
        let (exit, out, err) = run(&["help", topic], false);
        assert_eq!((exit, err.as_str()), (0, ""), "{topic}");
        assert_japanese(topic, &out, &allowed);
    }
}

#[test]
fn errors_are_japanese() {
    let allowed = allowed();
    let mistakes: &[&[&str]] = &[
        &["verfy"],
        &["verify", "--trst", "a"],
        &["verify", "--strict", "--strict", "a"],
        &["verify", "--transcript", "a", "--transcript", "b"],
        &["verify", "--at", "tomorrow", "a"],
        &["verify", "--at"],
        &["verify", "--jobs", "many", "a"],
        &["verify", "request"],
        &["verify", "--lang", "fr"],
        &["verify", "--color", "pink"],
        &["-q", "-v", "verify", "a"],
        &["keygen"],
        &["keygen", "ds"],
        &["keygen", "iaca", "-o", "a", "--alg", "rsa"],
        &["keygen", "iaca", "-o", "a", "--alg", "p256", "--key", "b"],
        &["keygen", "iaca", "-o", "a", "--valid-days", "0"],
        &["keygen", "iaca", "-o", "a", "--country", "jp"],
        &["keygen", "iaca", "-o", "a", "--name", ""],
        &["keygen", "demo", "a", "b"],
        &["keygen", "demo", "w", "--json=1"],
        &["keygen", "csr", "king", "-o", "a"],
        &["issue", "recrod"],
        &["issue", "record", "--element", "x"],
        &["issue", "record", "--person", "a", "--device-key", "b", "--world", "w", "--element", "x"],
        &["present", "--wallet", "w", "--request", "r", "--mac", "--signature"],
        &["present"],
        &["read-card", "lst"],
        &["read-card", "face"],
        &["read-card", "apdu", "0020008004", "31"],
        &["read-card", "apdu", "002000800431323334"],
        &["read-card", "apdu", "xyz"],
        &["read-card", "number", "--reveal", "portrait"],
        &["read-card", "sign", "a", "--raw", "--pem"],
        &["read-card", "attributes", "--card", "/no/such/card"],
        &["read-card", "attributes", "--card", "trace:/no/such/trace"],
        &["revoke"],
        &["revoke", "--world", "w"],
        &["revoke", "a", "--world", "w", "--reason", "bored"],
        &["help", "nothing"],
        &["inspect", "/no/such/file"],
        &["verify", "--", "--y"],
        &[],
    ];
    for words in mistakes {
        for terminal in [false, true] {
            let (exit, out, err) = run(words, terminal);
            assert_eq!((exit, out.as_str()), (2, ""), "{words:?}: {err}");
            let last = err.lines().filter(|line| line.starts_with("エラー: ")).count();
            assert_eq!(last, 1, "{words:?}: {err}");
            assert_japanese(&words.join(" "), &err, &allowed);
        }
    }
}

#[test]
fn without_a_file_the_short_help_is_japanese() {
    let allowed = allowed();
    for words in [["verify"], ["inspect"]] {
        let (exit, out, err) = run(&words, true);
        assert_eq!((exit, out.as_str()), (2, ""), "{words:?}: {err}");
        assert!(err.contains("使い方: ") && err.contains("エラー: "), "{words:?}: {err}");
        assert_japanese(words[0], &err, &allowed);
    }
}

#[test]
fn what_is_wrong_with_input_is_japanese() {
    let allowed = allowed();
    let inputs: &[&[u8]] = &[
        b"",
        b"a",
        b"300",
        b"{",
        b"{}",
        b"mdoc://a",
        b"mdoc:=",
        b"-----BEGIN X-----",
        b"-----BEGIN X-----\n?\n-----END X-----",
        "氏名".as_bytes(),
        &[0xa1],
        &[0xff],
        &[0x82, 0x01],
        &[0x61, 0xff],
        &[0xa2, 0x01, 0x01, 0x01, 0x01],
        &[0xa1, 0x67, b'v', b'e', b'r', b's', b'i', b'o', b'n', 0x01],
        &[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x81; 300],
        &[0xa0, 0xa0],
        &[0x30, 0x03, 0x02, 0x01, 0x05],
    ];
    for stdin in inputs {
        for command in ["verify", "inspect"] {
            let (_, out, err) = run_on(&[command, "-"], stdin, false);
            assert_japanese(&format!("{command}: {stdin:x?}"), &format!("{out}{err}"), &allowed);
        }
    }
}

/// DER names what it expected and what it found; the tags of structures have no English names.
#[test]
fn what_is_wrong_with_der_is_japanese() {
    let allowed = allowed();
    let place = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let record = file("record", &[0xa0]);
    for (at, tag) in [0xa2, 0x82, 0xcf, 0x5e, 0x03, 0x1f].into_iter().enumerate() {
        let list = file(&at.to_string(), &[tag, 0x01, 0x00]);
        for words in [["verify", &record, "--crl", &list], ["verify", &record, "--trust", &list]] {
            let (_, out, err) = run(&words, false);
            assert_japanese(
                &format!("{tag:x}"),
                &format!("{out}{err}").replace(&place.path().display().to_string(), ""),
                &allowed,
            );
        }
    }
}

#[test]
fn every_message_is_japanese() {
    let allowed = allowed();
    let mut wrong = Vec::new();
    for id in Message::ids() {
        let mut message = Message::table("", id).expect("an id of the catalogue");
        for name in message.arguments() {
            message = message.with(*name, 2_i64);
        }
        let said = Words::new(Lang::Ja).say(&message);
        let found = english(&said, &allowed);
        if !found.is_empty() {
            wrong.push(format!("{id}: {found:?} in {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_made_up_english_word_is_found() {
    let allowed = allowed();
    assert_eq!(english("これはEnglishです", &allowed), ["English"]);
    assert_eq!(english("  $ mnc whatever\n`some command` --flag MNC_X full_name iaca.pem P256 MSO", &allowed), [""; 0]);
}
