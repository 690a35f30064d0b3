//! Runs every file of `tests/vectors/index.json`: one deviation a file, and exactly the checks that it says are not ok.

use std::path::{Path, PathBuf};

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
    (text(expected, "case").to_owned(), text(expected, "path").to_owned(), expected["offset"].as_u64().unwrap_or_default())
}

fn misread(entry: &Value) -> Option<String> {
    let (expected, id) = (&entry["expected"], text(entry, "id"));
    let found = match read(text(&entry["verify"], "kind"), &bytes(entry))? {
        Ok(()) => None,
        Err(error) => Some((error.kind.case().map(|case| case.to_string()).unwrap_or_default(), error.path.to_string(), u64::try_from(error.offset).expect("offset"))),
    };
    let wanted = (text(expected, "verdict") == "undecodable").then(|| place(expected));
    (found != wanted).then(|| format!("{id}: expected {wanted:?}, found {found:?}"))
}

#[test]
fn what_cannot_be_read_is_named_with_its_place_and_the_rest_is_read() {
    let readable: Vec<_> = entries().into_iter().filter(|entry| text(&entry["verify"], "kind") != "engagement").collect();
    let wrong: Vec<_> = readable.iter().filter_map(misread).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), readable.len(), wrong.join("\n"));
}
