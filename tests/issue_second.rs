//! Records of the second edition of ISO/IEC 18013-5, through the binary: `x5t`, and where revocation is published.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const AT: &str = "2026-01-15T00:30:00Z";
const TARO: &str =
    "issue record --person PEOPLE/taro.json --device-key device.pub --signer world/ds --seed 7 --force --yes";
const LISTS: &str =
    "--edition 2 --status-list https://mock.example/list?a=b=412 --identifier-list https://mock.example/ids";

/// A folder with a world and a device key in it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.done("keygen demo world --seed 1");
        place.done("keygen device -o device --seed 1");
        place
    }

    fn run(&self, line: &str) -> Output {
        let people = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people");
        let line = line.replace("PEOPLE", people.to_str().unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.current_dir(self.0.path()).env_clear().args(line.split_whitespace()).args(["--at", AT]);
        command.output().unwrap()
    }

    fn done(&self, line: &str) -> String {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_slice(&self.run(&format!("{line} --json")).stdout).unwrap()
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }

    fn record(&self, flags: &str) -> Value {
        let issued = self.json(&format!("{TARO} -o record.cbor {flags}"));
        assert_eq!(issued["action"], "record", "{flags}: {issued:#}");
        issued
    }

    /// A check of the record.
    fn check(&self, id: &str) -> Value {
        let report = self.json("verify record.cbor --trust world/iaca.pem");
        assert_eq!(report["verdict"], "valid", "{report:#}");
        of(&report, id)
    }
}

fn of(report: &Value, id: &str) -> Value {
    let checks = report["documents"][0]["checks"].as_array().unwrap_or_else(|| panic!("{report:#}"));
    checks.iter().find(|check| check["id"] == id).unwrap_or_else(|| panic!("{id}: {report:#}")).clone()
}

#[test]
fn a_record_of_the_second_edition_goes_all_the_way() {
    let place = Place::new();
    let issued = place.record(&format!("{LISTS} --world world"));
    assert_eq!(issued["edition"], 2);
    let id = issued["status"]["identifier_list"]["id"].as_str().unwrap();
    assert_eq!(id.len(), 32, "an identifier of 16 bytes was drawn");
    assert_eq!(issued["status"]["status_list"], json!({"uri": "https://mock.example/list?a=b", "idx": 412}));
    place.done("issue store record.cbor --wallet wallet --device-key device.key --ledger world");
    place.done("verify request --ask hanshu-ru --reader-auth world/reader --session exchange");
    let present =
        "present --wallet wallet --request exchange --trust world/reader-ca.pem --yes -o exchange/response.cbor";
    place.done(present);
    let report = place.json("verify exchange --trust world/iaca.pem --strict");
    assert_eq!(report["verdict"], "valid", "{report:#}");
    let status = of(&report, "record-status");
    let told = &status["evidence"][0];
    assert_eq!((&status["status"], &status["needed"]), (&"skip".into(), &false.into()), "{status:#}");
    assert_eq!((&told["status_list"], &told["idx"]), (&"https://mock.example/list?a=b".into(), &412.into()));
    assert_eq!((&told["identifier_list"], &told["identifier"]), (&"https://mock.example/ids".into(), &id.into()));
    assert_eq!(of(&report, "issuer-headers")["evidence"][0]["id"], "x5t-ok");
    for (lang, says) in [("en", "no list was given"), ("ja", "リストの指定がありません")] {
        let said = place.done(&format!("verify exchange --trust world/iaca.pem --lang {lang}"));
        assert!(said.contains(says) && said.contains("412") && said.contains(id), "{said}");
        assert!(!said.contains("not revoked") && !said.contains("失効していません"), "{said}");
    }
}

#[test]
fn without_flags_there_is_no_status_and_without_the_edition_no_thumbprint() {
    let place = Place::new();
    for (flags, edition, x5t) in [("", 1, false), ("--edition 1", 1, false), ("--edition 2", 2, true)] {
        let issued = place.record(flags);
        assert_eq!((&issued["edition"], &issued["status"]), (&edition.into(), &Value::Null), "{flags}");
        assert_eq!(place.check("record-status")["evidence"][0]["id"], "status-absent", "{flags}");
        assert_eq!(place.check("issuer-headers")["evidence"][0]["id"] == "x5t-ok", x5t, "{flags}");
        let shown = place.done("inspect record.cbor");
        assert_eq!(shown.contains("x5t"), x5t, "{shown}");
    }
}

#[test]
fn a_seed_repeats_and_the_identifier_is_drawn_with_it() {
    let place = Place::new();
    place.record(LISTS);
    let first = place.read("record.cbor");
    place.record(LISTS);
    assert!(first == place.read("record.cbor"));
    let drawn = |seed: u32| {
        let line = TARO.replace("--seed 7", &format!("--seed {seed}"));
        place.json(&format!("{line} -o other.cbor {LISTS}"))["status"]["identifier_list"]["id"].clone()
    };
    assert_ne!(drawn(8), drawn(9));
}

#[test]
fn the_lists_name_who_is_trusted_for_them() {
    let place = Place::new();
    place.record(&format!("{LISTS} --status-certificate world/iaca.pem"));
    place.check("record-status");
    let anchors = || place.done("inspect record.cbor").matches("certificate  C=JP, O=MOCK, CN=MOCK IACA").count();
    assert_eq!(anchors(), 2);
    place.record(LISTS);
    assert_eq!(anchors(), 0);
    for wrong in ["device.pub", "record.cbor", "nothing.pem"] {
        let error = place.json(&format!("{TARO} -o record.cbor {LISTS} --status-certificate {wrong}"));
        assert_eq!(error["schema"], "mnc.error/1", "{error:#}");
    }
}

#[test]
fn what_does_not_go_together_is_refused() {
    let place = Place::new();
    let long = format!("https://mock.example/={}", "00".repeat(65));
    for (flags, says) in [
        ("--edition 3", "--edition"),
        ("--status-list https://mock.example/=1", "--edition 2"),
        ("--edition 1 --identifier-list https://mock.example/", "--edition 2"),
        ("--edition 1 --status-certificate world/iaca.pem", "--edition 2"),
        ("--edition 2 --status-certificate world/iaca.pem", "--status-list"),
        ("--edition 2 --status-list https://mock.example/", "URI=INDEX"),
        ("--edition 2 --status-list https://mock.example/=", "URI=INDEX"),
        ("--edition 2 --status-list https://mock.example/=-1", "URI=INDEX"),
        ("--edition 2 --status-list https://mock.example/=+1", "URI=INDEX"),
        ("--edition 2 --status-list https://mock.example/=4294967296", "URI=INDEX"),
        ("--edition 2 --status-list ftp://mock.example/=1", "http"),
        ("--edition 2 --status-list /list=1", "http"),
        ("--edition 2 --status-list https:///list=1", "http"),
        ("--edition 2 --status-list https://mock.example/表=1", "http"),
        ("--edition 2 --status-list https://mock.example/#1=1", "http"),
        ("--edition 2 --identifier-list https://mock.example/=0", "URI=HEX"),
        ("--edition 2 --identifier-list https://mock.example/=xy", "URI=HEX"),
        (&format!("--edition 2 --identifier-list {long}"), "URI=HEX"),
        ("--edition 2 --identifier-list mock.example", "http"),
    ] {
        let error = place.json(&format!("{TARO} -o record.cbor {flags}"));
        let said = error["message"].as_str().unwrap_or_else(|| panic!("{flags}: {error:#}"));
        assert!(error["kind"] == "usage" && said.contains(says), "{flags}: {error:#}");
    }
    assert!(!place.0.path().join("record.cbor").exists());
    place.record("--edition 2 --status-list HTTPS://[::1]:8080/list=0 --identifier-list http://a=00");
    place.record("--edition 2 --identifier-list https://mock.example/?a=b=");
}

#[test]
fn inspect_shows_the_lists_in_every_form() {
    let place = Place::new();
    place.record(&LISTS.replace("/ids", &format!("/ids={}", "c0ffee".repeat(4))));
    let entry = "c0ffee".repeat(4);
    for lang in ["en", "ja"] {
        let tree = place.done(&format!("inspect record.cbor --lang {lang}"));
        for part in ["status_list", "identifier_list", "412", "https://mock.example/list?a=b", "x5t"] {
            assert!(tree.contains(part), "{part}: {tree}");
        }
        assert!(place.done(&format!("inspect record.cbor --as hex --lang {lang}")).contains("idx"));
    }
    let diag = place.done("inspect record.cbor --as diag");
    assert!(
        diag.contains(&format!("h'{entry}'")) && diag.contains("\"idx\": 412") && diag.contains("34: [\n"),
        "{diag}"
    );
    let shown = place.done("inspect record.cbor --json");
    assert!(shown.contains(&entry) && shown.contains("status_list"), "{shown}");
}

/// What is in a record is shown, and does nothing to the terminal.
#[test]
fn what_lists_are_called_is_escaped() {
    let place = Place::new();
    place.record(LISTS);
    let mut record = place.read("record.cbor");
    let uri = b"https://mock.example/ids";
    let at = record.windows(uri.len()).position(|part| part == uri).unwrap();
    record[at..at + 4].copy_from_slice(b"\x1b[2J");
    std::fs::write(place.0.path().join("record.cbor"), record).unwrap();
    for line in ["verify record.cbor --trust world/iaca.pem", "inspect record.cbor", "verify record.cbor --explain"] {
        let output = place.run(line);
        assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b), "{line}");
    }
}

/// Whoever wants an answer about revocation gets no verdict while the list that would give it was not read.
#[test]
fn where_revocation_is_required_an_unread_list_leaves_it_open() {
    let place = Place::new();
    let line = "verify record.cbor --trust world/iaca.pem --crl world/iaca.crl";
    for (flags, verdict) in [("--edition 2", "valid"), (LISTS, "incomplete"), ("--broken status-unknown", "incomplete")]
    {
        place.record(flags);
        assert_eq!(place.json(line)["verdict"], "valid", "{flags}");
        assert_eq!(place.json(&format!("{line} --require-revocation"))["verdict"], verdict, "{flags}");
    }
}

/// Indexes and identifiers of any size are told as they are.
#[test]
fn entries_of_any_size_are_told() {
    let place = Place::new();
    for (index, told) in
        [("4294967295", json!(4_294_967_295_u64)), ("9223372036854775808", json!("9223372036854775808"))]
    {
        place.record("--edition 2 --status-list https://mock.example/1=4294967295");
        let mut record = place.read("record.cbor");
        let at = record.windows(4).position(|part| part == [0x1a, 0xff, 0xff, 0xff]).unwrap();
        if index.len() > 10 {
            record.splice(at..at + 5, [0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0]);
            lengthen(&mut record, at, 4);
            std::fs::write(place.0.path().join("record.cbor"), record).unwrap();
        }
        let report = place.json("verify record.cbor --trust world/iaca.pem");
        let evidence = of(&report, "record-status")["evidence"][0].clone();
        assert_eq!(evidence["idx"], told, "{report:#}");
        assert!(evidence["lists"].as_str().unwrap().contains(index));
    }
}

/// Corrects the two heads of 59 xx xx before this place: the payload's and that under its tag 24.
fn lengthen(record: &mut [u8], before: usize, by: u16) {
    let tag = (0..before).rev().find(|at| record[*at..].starts_with(&[0xd8, 0x18, 0x59])).unwrap();
    for at in [tag - 2, tag + 3] {
        let length = u16::from_be_bytes([record[at], record[at + 1]]) + by;
        record[at..at + 2].copy_from_slice(&length.to_be_bytes());
    }
}
