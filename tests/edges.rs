//! What is refused, warned of or hidden where an input or a flag is only nearly right.

use std::path::Path;

use mnc::cli::context::Process;
use serde_json::Value;
use tempfile::TempDir;

const AT: &str = "2026-01-15T00:30:00Z";
const NUMBER: &str = "999900000020";

/// A folder, for now empty.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a world, a device key and a record of Hanako.
    fn with_record() -> Self {
        let place = Self::new();
        place.done("keygen demo @world --seed 1");
        place.done("keygen device -o @device");
        place.done(&place.issue("-o @record.cbor"));
        place
    }

    fn issue(&self, flags: &str) -> String {
        let person = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/hanako.json");
        format!("issue record --person {} --device-key @device.pub --world @world {flags}", person.display())
    }

    /// Runs words; `@` stands for the folder.
    fn run(&self, line: &str) -> (u8, String, String) {
        let root = format!("{}/", self.0.path().display());
        let words = line.split_whitespace().map(|word| word.replace('@', &root).into());
        let (process, captured) = Process::simulated(b"");
        let exit = mnc::cli::run(std::iter::once("mnc".into()).chain(words).chain(["--at".into(), AT.into()]), process);
        (exit, captured.out(), captured.err())
    }

    fn done(&self, line: &str) -> (String, String) {
        let (exit, out, err) = self.run(line);
        assert_eq!(exit, 0, "{line}\n{out}{err}");
        (out, err)
    }

    /// The error of a command, as JSON.
    fn error(&self, line: &str) -> Value {
        let (exit, out, err) = self.run(&format!("{line} --json"));
        assert_eq!(exit, 2, "{line}\n{out}{err}");
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{line}\n{out}{err}"))
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
    }

    fn get(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }
}

fn says(error: &Value, part: &str) -> bool {
    error["message"].as_str().is_some_and(|message| message.contains(part))
}

/// A namespace with one item, whose identifier is written by `name`.
fn unnamed(value: &[u8], name: &[u8], count: u8) -> Vec<u8> {
    let mut item = vec![0xa0 | count];
    let text = |out: &mut Vec<u8>, text: &str| {
        out.push(0x60 | u8::try_from(text.len()).unwrap());
        out.extend(text.bytes());
    };
    text(&mut item, "digestID");
    item.push(0);
    text(&mut item, "random");
    item.push(0x50);
    item.extend([0xa7; 16]);
    text(&mut item, "elementValue");
    item.extend(value);
    item.extend(name);
    let mut out = vec![0xa1];
    text(&mut out, "nameSpaces");
    out.push(0xa1);
    text(&mut out, "org.iso.23220.1.jp");
    out.extend([0x81, 0xd8, 0x18, 0x58, u8::try_from(item.len()).unwrap()]);
    out.extend(item);
    out
}

#[test]
fn the_number_is_masked_in_an_item_that_does_not_say_what_it_is() {
    let place = Place::new();
    let text = [b"\x6c", NUMBER.as_bytes()].concat();
    let bytes = [b"\x4c", NUMBER.as_bytes()].concat();
    let integer = [b"\x71".as_slice(), b"elementIdentifier", b"\x04"].concat();
    for value in [text, bytes] {
        for (name, count) in [(&b""[..], 3), (&integer, 4)] {
            place.put("item.cbor", unnamed(&value, name, count));
            for form in ["tree", "json", "diag", "hex"] {
                let (_, out, _) = place.run(&format!("inspect --as {form} @item.cbor"));
                let told = out.replace([' ', '\n'], "");
                assert!(!told.is_empty());
                assert!(!told.contains(NUMBER) && !told.contains("393939393030"), "{form}\n{out}");
                assert!(!told.contains("a7a7a7a7"), "{form}\n{out}");
            }
            let (_, out, _) = place.run("inspect @item.cbor --reveal individual_number_unicode");
            assert!(out.contains(NUMBER) || out.contains("3939"), "{out}");
        }
    }
}

#[test]
fn a_pair_of_files_has_no_name_in_standard_output() {
    let place = Place::with_record();
    place.done("keygen iaca -o @root");
    place.done("keygen iaca -o @root2");
    let person = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    for line in [
        "keygen device".to_owned(),
        "keygen iaca".to_owned(),
        "keygen ds --issuer @root".to_owned(),
        "keygen csr reader".to_owned(),
        "keygen iaca-link --issuer @root --new-root @root2.pem".to_owned(),
        "keygen jpki-ca sign".to_owned(),
        format!("keygen card --person {} --world @world", person.display()),
    ] {
        let error = place.error(&format!("{line} --dry-run -o -"));
        assert_eq!(error["kind"], "usage", "{error}");
        assert!(says(&error, "--output"), "{error}");
    }
    let error = place.error("keygen demo --dry-run -");
    assert_eq!(error["kind"], "usage", "{error}");
}

#[test]
fn no_record_is_made_with_a_birth_date_that_is_none() {
    let place = Place::with_record();
    let issue =
        |text: &str| place.issue(&format!("--replace --yes --force -o @r.cbor --element birth_date_unicode={text}"));
    for text in ["abc", "1970年2月30日", "1970-02-03", "昭和60年13月1日"] {
        assert!(says(&place.error(&issue(text)), "birth_date_unicode"), "{text}");
    }
    for text in ["昭和46年9月1日", "昭和46年月日不詳"] {
        let (_, err) = place.done(&issue(text));
        assert!(err.contains("birth_date_unicode"), "{err}");
    }
}

#[test]
fn flags_that_have_no_effect_are_told() {
    let place = Place::with_record();
    place.done("verify request --ask age_over_20 --session @exchange");
    let trust = "--trust @world/iaca.pem";
    for (line, flag) in [
        (format!("verify @record.cbor {trust} --vical-root @world/iaca.pem"), "--vical-root"),
        (format!("verify @record.cbor @record.cbor {trust} --vical-root @world/iaca.pem"), "--vical-root"),
        (format!("verify @record.cbor {trust} --request @exchange/request.cbor"), "--request"),
        (format!("verify @record.cbor {trust} --ereader-key @exchange/ereader.key"), "--ereader-key"),
        (format!("verify @record.cbor {trust} --transcript @exchange/transcript.cbor"), "--transcript"),
    ] {
        let (_, _, err) = place.run(&line);
        assert!(err.lines().any(|line| line.starts_with("warning") && line.contains(flag)), "{line}\n{err}");
    }
    let (_, err) = place.done(&format!("verify @record.cbor {trust}"));
    assert!(!err.contains("no effect"), "{err}");
    assert!(says(&place.error(&format!("verify @record.cbor {trust} --reveal nosuch")), "nosuch"));
    let error = place.error("revoke @record.cbor --world @world --reason expired --yes");
    assert!(error["kind"] == "usage" && says(&error, "has not expired"), "{error}");
}

#[test]
fn a_switch_can_be_set_off_by_its_variable() {
    let run = |value: &str| {
        let (process, captured) = Process::simulated(b"");
        let process = process.with_variables(&[("MNC_JSON", value)]);
        (mnc::cli::run(["mnc", "help", "exit-status"].map(Into::into), process), captured.out(), captured.err())
    };
    for off in ["0", "no", "off", "false", "OFF"] {
        let (exit, out, err) = run(off);
        assert!(exit == 0 && !out.starts_with('{'), "{off}: {out}{err}");
    }
    for word in ["1", "true", "yes", "on", "0", "false", "no", "off"] {
        assert!(run("perhaps").2.contains(word), "{}", run("perhaps").2);
    }
}

#[test]
fn faults_of_cbor_are_told_as_what_they_are() {
    let place = Place::with_record();
    place.put("huge.cbor", b"\xbb\x00\x00\x00\x00\x7f\xff\xff\xff");
    let error = place.error("verify @huge.cbor");
    assert!(says(&error, "2147483647") && error["cases"][0] == "N10", "{error}");
    let mut record = place.get("record.cbor");
    let at = record.windows(4).position(|part| part == [0x43, 0xa1, 0x01, 0x26]).unwrap();
    record[at] = 0x44;
    record.insert(at + 4, 0);
    place.put("trailing.cbor", record);
    let error = place.error("verify @trailing.cbor --trust @world/iaca.pem");
    assert_eq!(error["cases"], serde_json::json!(["N02"]), "{error}");
    assert!(error["path"] == "issuerAuth[0]" && !says(&error, "tag 24"), "{error}");
}

#[test]
fn every_error_about_a_file_says_where() {
    let place = Place::with_record();
    place.put("empty", "");
    let error = place.error("inspect @empty");
    assert!(error["offset"] == 0 && error["path"] == "" && error["cases"][0] == "N01", "{error}");
    let pem = |body: &str| format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");
    place.put("junk.pem", pem("!!!!"));
    place.put("text.pem", pem("aGVsbG8gd29ybGQ="));
    place.put("none.pem", pem(""));
    for file in ["junk.pem", "text.pem", "none.pem", "empty"] {
        for line in ["verify @record.cbor --trust", "issue store --wallet @wallet", "verify"] {
            let error = place.error(&format!("{line} @{file}"));
            assert!(error["offset"].is_u64(), "{line} {file} {error}");
        }
    }
    assert!(says(&place.error("verify @record.cbor --trust @text.pem"), "of the DER"));
    place.put("key.der", [0x30, 0x03, 2, 1, 5]);
    for line in
        ["verify @key.der", "issue store @key.der --wallet @wallet", "verify @record.cbor --transcript @key.der"]
    {
        let error = place.error(line);
        assert!(error["offset"].is_u64(), "{line} {error}");
    }
}

#[test]
fn a_chain_that_cannot_be_read_or_stands_in_an_array_is_told() {
    let place = Place::with_record();
    let record = place.get("record.cbor");
    let head = record.windows(4).position(|part| part == [0xa1, 0x18, 0x21, 0x59]).unwrap() + 3;
    let mut bad = record.clone();
    bad[head + 3] = 0x31;
    place.put("bad.cbor", &bad);
    let mut one = record;
    one.insert(head, 0x81);
    place.put("one.cbor", &one);
    let checks = |file: &str| -> Value {
        let (_, out, _) = place.run(&format!("verify @{file} --trust @world/iaca.pem --json"));
        serde_json::from_str::<Value>(&out).unwrap()["documents"][0]["checks"].clone()
    };
    let named =
        |checks: &Value, id: &str| checks.as_array().unwrap().iter().find(|check| check["id"] == id).unwrap().clone();
    let chain = named(&checks("bad.cbor"), "issuer-chain");
    assert!(chain["status"] == "fail" && chain["cases"] == serde_json::json!(["N66"]), "{chain}");
    let headers = named(&checks("one.cbor"), "issuer-headers");
    assert!(headers["status"] == "warn" && headers["evidence"][0]["id"] == "x5chain-of-one", "{headers}");
}
