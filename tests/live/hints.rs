//! What a person reads where a session does not come about, or comes about twice: what to do next.

use super::{Place, joined, presenting, shared, text, wait};

#[test]
fn nobody_comes() {
    let (holder, _) = presenting(shared(), " --timeout 1");
    let output = wait(holder, "present");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("error: no receiver came within 1 second\n"), "{told}");
    assert!(told.contains("hint: to wait longer, add `--timeout SECONDS`"), "{told}");
}

#[test]
fn a_code_that_was_copied_over_two_lines() {
    let (holder, code) = presenting(shared(), "");
    let (first, second) = code.split_at(40);
    let mut command = shared().command("inspect");
    let output = command.arg(format!(" {first}\n{second}")).output().expect("mnc");
    assert!(text(&output.stdout).starts_with("DeviceEngagement"), "{}", text(&output.stderr));
    let mut command = shared().command("verify --ask age_over_20 --trust world/iaca.pem");
    let output = command.arg(format!("{first}\r\n {second}\n")).output().expect("mnc");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("white space in the text"), "{}", text(&output.stderr));
    assert_eq!(wait(holder, "present").status.code(), Some(0));
    // The same code again: the holder has gone.
    let mut command = shared().command("verify --ask age_over_20 --trust world/iaca.pem");
    let output = command.arg(code).output().expect("mnc");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("hint: a code serves for one session"), "{}", text(&output.stderr));
}

#[test]
fn several_answers_are_told_apart() {
    let present = "present --wallet wallet --yes --stdio --signature";
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20 --then id";
    let (_, receiver) = joined(shared(), present, verify);
    let told = text(&receiver.stderr);
    assert_eq!(receiver.status.code(), Some(0), "{told}");
    assert!(told.contains("session, answer 1: VALID\n") && told.contains("session, answer 2: VALID\n"), "{told}");
}

#[test]
fn what_is_encrypted_and_kept_says_how_it_is_opened() {
    let place = Place::new();
    let verify = "verify --stdio --edition 2 --encrypt --ask age_over_20 --trust world/iaca.pem --save receiver";
    let (holder, receiver) =
        joined(&place, "present --wallet wallet --yes --stdio --signature --edition 2 --save holder", verify);
    assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{}", text(&receiver.stderr));
    let output = place.command("verify holder --trust world/iaca.pem").output().expect("mnc");
    assert!(text(&output.stderr).contains("only the receiver has the key"), "{}", text(&output.stderr));
    for (folder, key) in [("holder", "edevice.key"), ("receiver", "ereader.key")] {
        let output = place.command(&format!("inspect {folder}/session.txt")).output().expect("mnc");
        let hint = format!("add `--key {folder}/{key}`");
        assert!(text(&output.stderr).contains(&hint), "{}", text(&output.stderr));
        let output =
            place.command(&format!("inspect {folder}/session.txt --key {folder}/{key}")).output().expect("mnc");
        assert!(output.status.success() && text(&output.stderr).is_empty(), "{}", text(&output.stderr));
    }
}

#[test]
fn a_code_without_a_way_and_one_in_capitals() {
    // {0: "1.0", 1: [1, 24(COSE_Key)]}: as over NFC, where the ways stand in the handover.
    let key = super::peers::key(mnc::crypto::key::Curve::P256);
    let bare = mnc::session::NewEngagement { e_device_key: key.public(), offers: &[], second_edition: false };
    let code = mnc::session::EngagementUri::format(&bare.encode());
    for code in [code.clone(), code.replacen("mdoc:", "MDOC:", 1)] {
        let mut command = shared().command("verify --ask age_over_20 --trust world/iaca.pem");
        let output = command.arg(&code).output().expect("mnc");
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("names no way to go on"), "{}", text(&output.stderr));
    }
}
