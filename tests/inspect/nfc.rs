//! What went over NFC in recordings of other hands: every message and every file of the tag, told to the last byte.

use mnc::text::{Lang, Words};
use mnc::view::tree::Document;
use mnc::view::{Holds, Kind, Reveal, explain, render};
use serde_json::Value;

use super::{folder, rows, tells, walk};

fn told(bytes: &[u8], name: &str, kind: Kind) -> String {
    let document: Document<'_> =
        explain(bytes, Holds::Anything, Reveal::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(document.kind, kind, "{name}");
    walk(&document.root, name);
    rows(&document, name);
    tells(&document, name);
    let mut out = Vec::new();
    render::hex(&document, Words::new(Lang::En), &mut out).expect("a Vec takes all");
    String::from_utf8(out).expect("UTF-8")
}

/// What a script of commands reads and writes: the data of READ BINARY and UPDATE BINARY.
fn exchanged(script: &Value) -> Vec<(Vec<u8>, bool)> {
    let bytes = |value: &Value| hex::decode(value.as_str().expect("text")).expect("hexadecimal");
    let one = |exchange: &Value| match exchange["cmd"]["ins"].as_str() {
        Some("b0") => Some((bytes(&exchange["rsp"]["data"]), exchange["cmd"]["p2"] == "02")),
        Some("d6") => Some((bytes(&exchange["cmd"]["data"]), false)),
        _ => None,
    };
    script.as_array().expect("a list").iter().filter_map(one).collect()
}

#[test]
fn every_message_of_recorded_scripts_is_explained() {
    let Some(folder) = folder() else { return };
    for name in ["multipaz-static-handover-apdus.json", "multipaz-negotiated-handover-apdus.json"] {
        let script = std::fs::read(folder.join("nfc").join(name)).expect(name);
        let script: Value = serde_json::from_slice(&script).expect(name);
        let mut kinds = 0;
        for (data, _) in exchanged(&script) {
            match data.as_slice() {
                [_, _] => continue, // a length alone
                [0, 15, ..] => drop(told(&data, name, Kind::CapabilityContainer)),
                _ => drop(told(&data, name, Kind::NdefMessage)),
            }
            kinds += 1;
        }
        assert!(kinds >= 2, "{name}");
    }
}

#[test]
fn carriers_are_said_in_words() {
    let Some(folder) = folder() else { return };
    let read = |name: &str| hex::decode(std::fs::read_to_string(folder.join(name)).expect(name).trim()).expect(name);
    let request = told(&read("annex-d/D3.2-nfc-handover-request.hex"), "D3.2", Kind::NdefMessage);
    for expected in [
        "Hr",
        "collisionResolution",
        "active (01)",
        "LE role: length",
        "peripheral and central, peripheral preferred",
        "3a82d455-d5fc-4db3-bea0-6fd2f6ff32c8",
        "28:bf:80:80:07:28",
        "NCS-SK-128",
        "2.4 GHz, 5 GHz",
    ] {
        assert!(request.contains(expected), "{expected}: {request}");
    }
    let select = told(&read("nfc/multipaz-static-handover-select.hex"), "static", Kind::NdefMessage);
    for expected in ["Hs", "\"mdoc\"", "maxCommandData", "65535", "65536", "ExtendedRequestSupport"] {
        assert!(select.contains(expected), "{expected}: {select}");
    }
}

#[test]
fn records_of_tnep_are_said_in_words() {
    let rows: [(&str, &[&str]); 4] = [
        (
            "d1021a5470101375726e3a6e66633a736e3a68616e646f76657200000fffff",
            &["Tp", "1.0", "urn:nfc:sn:handover", "single response", "65535"],
        ),
        ("d10214547313 75726e3a6e66633a736e3a68616e646f766572", &["Ts", "urn:nfc:sn:handover"]),
        ("d1020154 6500", &["Te", "success (00)"]),
        ("0006 d10201546501", &["messageLength", "protocol error (01)"]),
    ];
    for (digits, words) in rows {
        let bytes = hex::decode(digits.replace(' ', "")).expect("hexadecimal");
        let told = told(&bytes, digits, Kind::NdefMessage);
        assert!(words.iter().all(|word| told.contains(word)), "{words:?}: {told}");
    }
    // A PSM in service data, and a structure that is cut.
    let message = "d2200c6170706c69636174696f6e2f766e642e626c7565746f6f74682e6c652e6f6f62071600 18a10018c8 021c01 05";
    let digits = message.replace(' ', "");
    let bytes = hex::decode(digits).expect("hexadecimal");
    let told = told(&bytes, "psm", Kind::NdefMessage);
    assert!(told.contains("service data, 16-bit UUID") && told.contains("1800") && told.contains("200"), "{told}");
    assert!(told.contains("central only (01)") && told.contains("rest"), "{told}");
}

#[test]
fn every_command_of_recorded_scripts_is_explained() {
    let Some(folder) = folder() else { return };
    let read = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(folder.join("nfc").join(name)).expect(name)).expect(name)
    };
    let digits = |value: &Value| hex::decode(value.as_str().expect("text")).expect("hexadecimal");
    let isomdl = read("isomdl-reader-command-apdus.json");
    for command in ["get_apdus", "idemia_apdus"].iter().flat_map(|name| isomdl[name].as_array().expect("a list")) {
        told(&digits(command), &command.to_string(), Kind::Apdu);
    }
    let mut all = String::new();
    for exchange in read("multipaz-negotiated-handover-apdus.json").as_array().expect("a list") {
        let command = &exchange["cmd"];
        let mut bytes: Vec<u8> = ["cla", "ins", "p1", "p2"].iter().flat_map(|part| digits(&command[*part])).collect();
        let data = digits(&command["data"]);
        if !data.is_empty() {
            bytes.push(u8::try_from(data.len()).expect("short"));
            bytes.extend(data);
        }
        if let Some(length) = command["ne"].as_u64().filter(|length| *length > 0) {
            bytes.push(u8::try_from(length).expect("short"));
        }
        all.push_str(&told(&bytes, "negotiated", Kind::Apdu));
    }
    let names =
        ["SELECT (A4)", "D2760000850101 (NDEF application)", "E104 (NDEF file)", "urn:nfc:sn:handover", "LE role"];
    for expected in names {
        assert!(all.contains(expected), "{expected}: {all}");
    }
    // A SessionData in an envelope, as a reader ends a session.
    let bytes = hex::decode("00c300000b5309a1667374617475731400").expect("hexadecimal");
    let told = told(&bytes, "envelope", Kind::Apdu);
    assert!(told.contains("ENVELOPE (C3)") && told.contains("session termination (20)"), "{told}");
}
