//! Runs every file of `tests/vectors/index.json`: one deviation a file, and exactly the checks that it says are not ok.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use mnc::cbor::{Decoder, Error};
use mnc::mdoc::{DeviceRequest, DeviceResponse, IssuerSigned};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn entries() -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("index.json")).expect("index.json");
    let index: Value = serde_json::from_str(&text).expect("index.json is JSON");
    index["entries"].as_array().expect("entries").clone()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn bytes(entry: &Value) -> Vec<u8> {
    let file = std::fs::read_to_string(folder().join(text(entry, "file"))).expect("file of the entry");
    hex::decode(file.trim_end()).expect("hex")
}

/// Reads a file as what the entry says it is; trust lists are read elsewhere.
fn read(kind: &str, data: &[u8]) -> Option<Result<(), Error>> {
    let decoder = Decoder::new(data);
    Some(match kind {
        "response" => decoder.whole::<DeviceResponse<'_>>().map(drop),
        "request" => decoder.whole::<DeviceRequest<'_>>().map(drop),
        "record" => decoder.whole::<IssuerSigned<'_>>().map(drop),
        _ => return None,
    })
}

/// What the entry expects of a file that cannot be read: case, path, offset.
fn place(expected: &Value) -> (String, String, u64) {
    (
        text(expected, "case").to_owned(),
        text(expected, "path").to_owned(),
        expected["offset"].as_u64().unwrap_or_default(),
    )
}

fn misread(entry: &Value) -> Option<String> {
    let (expected, id) = (&entry["expected"], text(entry, "id"));
    let found = match read(text(&entry["verify"], "kind"), &bytes(entry))? {
        Ok(()) => None,
        Err(error) => Some((
            error.kind.case().map(|case| case.to_string()).unwrap_or_default(),
            error.path.to_string(),
            u64::try_from(error.offset).expect("offset"),
        )),
    };
    let wanted = (text(expected, "verdict") == "undecodable").then(|| place(expected));
    (found != wanted).then(|| format!("{id}: expected {wanted:?}, found {found:?}"))
}

#[test]
fn what_cannot_be_read_is_named_with_its_place_and_the_rest_is_read() {
    let readable: Vec<_> =
        entries().into_iter().filter(|entry| text(&entry["verify"], "kind") != "engagement").collect();
    let wrong: Vec<_> = readable.iter().filter_map(misread).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), readable.len(), wrong.join("\n"));
}

/// The command line that an entry stands for.
fn command(entry: &Value) -> Command {
    let verify = &entry["verify"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
    command.current_dir(folder()).env_clear().args(["verify", "--json", text(entry, "file")]);
    let single =
        [("at", "--at"), ("transcript", "--transcript"), ("request", "--request"), ("ereader_key", "--ereader-key")];
    for (key, flag) in single {
        if let Some(value) = verify[key].as_str() {
            command.args([flag, value]);
        }
    }
    for (key, flag) in [("trust", "--trust"), ("crl", "--crl"), ("vical_root", "--vical-root")] {
        for value in verify[key].as_array().into_iter().flatten() {
            command.args([flag, value.as_str().expect("a file")]);
        }
    }
    command.args(verify["flags"].as_array().into_iter().flatten().filter_map(Value::as_str));
    command
}

/// Every check that is not ok, of the whole and of each document: id, status, what it follows from.
fn not_ok(report: &Value) -> BTreeSet<(String, String, String)> {
    let documents = report["documents"].as_array().into_iter().flatten();
    let lists = documents.map(|document| &document["checks"]).chain([&report["checks"]]);
    let checks = lists.filter_map(Value::as_array).flatten();
    let bad = checks.filter(|check| matches!(text(check, "status"), "warn" | "fail"));
    bad.map(|check| (text(check, "id").to_owned(), text(check, "status").to_owned(), text(check, "follows").to_owned()))
        .collect()
}

fn wanted(expected: &Value) -> BTreeSet<(String, String, String)> {
    let checks = expected["not_ok"].as_array().into_iter().flatten();
    checks
        .map(|check| {
            (text(check, "check").to_owned(), text(check, "status").to_owned(), text(check, "follows").to_owned())
        })
        .collect()
}

/// What is wrong with the binary's answer to an entry.
fn misjudged(entry: &Value) -> Option<String> {
    let (id, expected) = (text(entry, "id"), &entry["expected"]);
    let output = command(entry).output().expect("mnc runs");
    let Ok(report) = serde_json::from_slice::<Value>(&output.stdout) else {
        return Some(format!("{id}: no JSON: {}", String::from_utf8_lossy(&output.stderr)));
    };
    let code = output.status.code();
    if text(expected, "verdict") == "undecodable" {
        let case = text(expected, "case");
        let named = report["cases"].as_array().is_some_and(|cases| cases.iter().any(|found| found == case));
        let place = (text(&report, "path"), report["offset"].as_u64());
        let right = named && place == (text(expected, "path"), expected["offset"].as_u64()) && code == Some(2);
        return (!right).then(|| format!("{id}: expected {expected}, found {report}, status {code:?}"));
    }
    let (found, wanted) = (not_ok(&report), wanted(expected));
    let status = if text(expected, "verdict") == "valid" { 0 } else { 1 };
    let right = report["verdict"] == expected["verdict"] && found == wanted && code == Some(status);
    (!right).then(|| {
        format!(
            "{id}: expected {} {wanted:?}, found {} {found:?}, status {code:?}",
            expected["verdict"], report["verdict"]
        )
    })
}

#[test]
fn every_file_fails_the_checks_it_says_and_no_other() {
    // QR texts open a session; nothing is judged there.
    let judged: Vec<_> = entries().into_iter().filter(|entry| text(&entry["verify"], "kind") != "engagement").collect();
    let wrong: Vec<_> = judged.iter().filter_map(misjudged).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), judged.len(), wrong.join("\n"));
}

/// A world has roots for issuers and for readers: named as a folder, each is trusted for its own.
#[test]
fn a_world_is_trusted_with_each_root_for_its_own() {
    let world = tempfile::tempdir().expect("a folder");
    let put = |name: &str, root: &str| {
        std::fs::copy(folder().join("pki").join(root), world.path().join(name)).expect("a root");
    };
    std::fs::write(world.path().join("ledger.db"), b"").expect("a ledger");
    let verdict = |file: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.current_dir(folder()).env_clear().args(["verify", "--json", file, "--at", "2026-07-01T00:00:00Z"]);
        command.args(["--transcript", "base/transcript.hex", "--trust"]).arg(world.path());
        let report: Value = serde_json::from_slice(&command.output().expect("mnc runs").stdout).expect("JSON");
        text(&report, "verdict").to_owned()
    };
    put("iaca.pem", "iaca.pem");
    put("reader-ca.pem", "reader-ca.pem");
    assert_eq!([verdict("base/response.hex"), verdict("base/request.hex")], ["valid", "valid"]);
    put("iaca.pem", "reader-ca.pem");
    put("reader-ca.pem", "iaca.pem");
    assert_eq!([verdict("base/response.hex"), verdict("base/request.hex")], ["invalid", "invalid"]);
}

/// N64: a private part in the device key is told of, never shown.
#[test]
fn what_a_check_was_made_on_hides_a_private_key() {
    let all = entries();
    let entry = all.iter().find(|entry| text(entry, "id").starts_with("n64-")).expect("N64");
    let secret = private_part(&bytes(entry));
    for flag in [None, Some("--json")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.current_dir(folder()).env_clear().args(["verify", "--explain", text(entry, "file")]).args(flag);
        let output = command.args(["--trust", "pki/iaca.pem", "--at", text(&entry["verify"], "at")]).output();
        let told = String::from_utf8(output.expect("mnc runs").stdout).expect("UTF-8");
        assert!(told.contains("Sig_structure") && !told.contains(&secret), "{flag:?}");
    }
}

/// The 32 bytes of label -4 (`23 58 20`), as hexadecimal.
fn private_part(data: &[u8]) -> String {
    let at = data.windows(3).position(|window| window == [0x23, 0x58, 0x20]).expect("a private part");
    hex::encode(&data[at + 3..at + 35])
}
