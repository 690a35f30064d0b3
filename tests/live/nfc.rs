//! The phone in a virtual reader, read through a real pcscd.

use std::io::Write as _;

use super::kept::{alike, inspected, messages};
use super::pcscd::Pcscd;
use super::{Place, shared, text, wait};

#[test]
fn a_phone_is_read_through_pcscd() {
    let pcscd = match Pcscd::start() {
        Ok(pcscd) => pcscd,
        Err(why) => {
            let _ = writeln!(std::io::stderr(), "SKIPPED a phone in a virtual reader: {why}");
            return;
        }
    };
    let place = shared();
    large(place);
    for present in
        ["", " --handover negotiated", " --short-apdu", " --handover negotiated --curve p384", " --edition 2"]
    {
        for verify in ["", " --short-apdu", " --edition 2 --encrypt --max-size 200000"] {
            let place_of = format!("127.0.0.1:{}", pcscd.port);
            let holder = format!("present --wallet large --yes --nfc --signature --vpcd {place_of}{present}");
            let holder = place.command(&holder).spawn().expect("mnc");
            // Into a file: the report holds the portrait, and nobody empties a pipe here.
            let receiver = format!(
                "verify --nfc --timeout 30 --ask full --trust world/iaca.pem --json --force -o nfc.json{verify}"
            );
            let mut receiver = place.command(&receiver);
            let receiver = receiver.env("PCSCLITE_CSOCK_NAME", pcscd.socket()).spawn().expect("mnc");
            let receiver = wait(receiver, "verify");
            let holder = wait(holder, "present");
            let told = text(&receiver.stderr);
            assert_eq!(receiver.status.code(), Some(0), "{present},{verify}: {told}{}", text(&holder.stderr));
            let report = std::fs::read_to_string(place.path("nfc.json")).expect("a report");
            assert!(report.contains("\"verdict\":\"valid\"") && report.len() > 120_000, "{present},{verify}");
            assert_eq!(holder.status.code(), Some(0), "{present},{verify}: {}", text(&holder.stderr));
        }
    }
}

#[test]
fn both_sides_keep_the_handover() {
    let pcscd = match Pcscd::start() {
        Ok(pcscd) => pcscd,
        Err(why) => {
            let _ = writeln!(std::io::stderr(), "SKIPPED a session kept over NFC: {why}");
            return;
        }
    };
    let place = shared();
    for (how, words) in
        [("static", &["HS", "DE", "SE", "SD", "SD"][..]), ("negotiated", &["HR", "HS", "DE", "SE", "SD", "SD"])]
    {
        let vpcd = format!("127.0.0.1:{}", pcscd.port);
        let holder = format!(
            "present --wallet wallet --yes --nfc --signature --vpcd {vpcd} --handover {how} --save nfc-holder-{how}"
        );
        let holder = place.command(&holder).spawn().expect("mnc");
        let receiver =
            format!("verify --nfc --timeout 30 --ask age_over_20 --trust world/iaca.pem --save nfc-receiver-{how}");
        let mut receiver = place.command(&receiver);
        let receiver = receiver.env("PCSCLITE_CSOCK_NAME", pcscd.socket()).spawn().expect("mnc");
        let (receiver, holder) = (wait(receiver, "verify"), wait(holder, "present"));
        assert_eq!(receiver.status.code(), Some(0), "{how}: {}{}", text(&receiver.stderr), text(&holder.stderr));
        assert_eq!(holder.status.code(), Some(0), "{how}: {}", text(&holder.stderr));
        alike(place, &format!("nfc-holder-{how}"), &format!("nfc-receiver-{how}"));
        for side in ["holder", "receiver"] {
            let folder = format!("nfc-{side}-{how}");
            let messages = messages(&inspected(place, &folder));
            let told: Vec<_> = messages.iter().map(|message| message["word"].as_str().expect("a word")).collect();
            assert_eq!(told, words, "{folder}");
            assert_eq!(messages[0]["message"]["kind"], "NDEF", "{folder}");
            for form in ["tree", "diag", "hex"] {
                let output = place.command(&format!("inspect {folder} --as {form}")).output().expect("mnc");
                let quiet = form == "diag" || output.stderr.is_empty(); // a key has no diagnostic notation
                assert!(output.status.success() && quiet, "{form}: {}", text(&output.stderr));
                let told = text(&output.stdout);
                assert!(form != "tree" || told.contains("most response data, bytes maxResponseData"), "{told}");
            }
            let verdict = place.command(&format!("verify {folder} --trust world/iaca.pem")).output().expect("mnc");
            assert_eq!(verdict.status.code(), Some(0), "{folder}: {}", text(&verdict.stdout));
        }
    }
}

/// A wallet with a record whose portrait has 60 kB.
fn large(place: &Place) {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people");
    let picture = std::fs::read(source.join("taro.jpg")).expect("a picture");
    let comment = [&[0xff, 0xfe, 0xea, 0x62][..], &[0x20; 60_000]].concat();
    std::fs::write(place.path("taro.jpg"), [&picture[..2], &comment, &picture[2..]].concat()).expect("a file");
    let person = std::fs::read_to_string(source.join("taro.json")).expect("a person");
    // Another person than the one whose record lives already.
    let person = person.replace("999900000011", "999900000020");
    std::fs::write(place.path("large.json"), person).expect("a file");
    place.done("keygen device -o large-device");
    place.done("issue record --person large.json --device-key large-device.pub --world world -o large.cbor --replace");
    place.done("issue store large.cbor --wallet large --device-key large-device.key --ledger world");
}
