//! Damaged DER, bare and in PEM, and DER where something else belongs: exit status 2, with the place.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mnc::cli::context::Process;
use serde_json::Value;
use tempfile::TempDir;

const AT: &str = "2026-01-15T00:30:00Z";

fn run(place: &TempDir, line: &str) -> (u8, String, String) {
    let root = format!("{}/", place.path().display());
    let words = line.split_whitespace().map(|word| word.replace('@', &root).into());
    let (process, captured) = Process::simulated(b"");
    let exit = mnc::cli::run(std::iter::once("mnc".into()).chain(words), process);
    (exit, captured.out(), captured.err())
}

/// A world, its root as DER, and a writer of files.
fn world() -> (TempDir, Vec<u8>) {
    let place = tempfile::tempdir().unwrap();
    assert_eq!(run(&place, &format!("keygen demo @world --seed 1 --at {AT}")).0, 0);
    let pem = std::fs::read_to_string(place.path().join("world/iaca.pem")).unwrap();
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    (place, STANDARD.decode(body).unwrap())
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

fn put(place: &TempDir, name: &str, bytes: &[u8]) {
    std::fs::write(place.path().join(name), bytes).unwrap();
}

/// The error that `inspect` answers: path and offset, and the sentence.
fn refused(place: &TempDir, name: &str) -> (Value, u64, String) {
    let (exit, out, err) = run(place, &format!("inspect @{name} --json"));
    assert_eq!(exit, 2, "{name}: {out}{err}");
    let error: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(error["schema"], "mnc.error/1", "{name}");
    let offset = error["offset"].as_u64().unwrap_or_else(|| panic!("{name}: no offset: {error}"));
    (error["path"].clone(), offset, error["message"].as_str().unwrap().to_owned())
}

/// Offset of a run of bytes.
fn find(der: &[u8], what: &[u8]) -> usize {
    der.windows(what.len()).position(|window| window == what).unwrap()
}

#[test]
fn damage_is_refused_with_its_place() {
    let (place, der) = world();
    let issuer = find(&der, &[0x06, 0x03, 0x55, 0x04, 0x06]) - 6;
    let usage = find(&der, &[0x55, 0x1d, 0x0f]) + 8;
    for (name, at, byte) in [("issuer", issuer, 0xcf), ("serial", 15, 0xff), ("extension", usage, 0x77)] {
        let mut broken = der.clone();
        broken[at] = byte;
        put(&place, "bad.der", &broken);
        put(&place, "bad.pem", pem("CERTIFICATE", &broken).as_bytes());
        let (path, offset, _) = refused(&place, "bad.der");
        assert!(path.is_string(), "{name}");
        let (in_pem, same, said) = refused(&place, "bad.pem");
        assert_eq!((&in_pem, same), (&path, offset), "{name}");
        assert!(said.contains("counted in the DER of block 1, CERTIFICATE"), "{name}: {said}");
    }
    put(&place, "issuer.der", &{
        let mut broken = der.clone();
        broken[issuer] = 0xcf;
        broken
    });
    let (path, offset, said) = refused(&place, "issuer.der");
    assert_eq!((path, offset), ("tbsCertificate".into(), u64::try_from(issuer).unwrap()), "{said}");
    put(&place, "second.pem", format!("{}{}", pem("CERTIFICATE", &der), pem("CERTIFICATE", &der[..99])).as_bytes());
    let (_, offset, said) = refused(&place, "second.pem");
    assert!(offset == 0 && said.contains("counted in the DER of block 2, CERTIFICATE"), "{said}");
    put(&place, "key.pem", pem("PRIVATE KEY", &der[..50]).as_bytes());
    refused(&place, "key.pem");
}

/// What is cut is told as the DER that it began as, not as the CBOR it never was.
#[test]
fn truncated_der_is_der() {
    let (place, der) = world();
    for length in [3, 5, 60, der.len() - 1] {
        put(&place, "cut.der", &der[..length]);
        let (_, offset, said) = refused(&place, "cut.der");
        assert!(said.contains("ends in the middle") && !said.contains("follow the end"), "{length}: {said}");
        assert_eq!(offset, 0, "{length}: {said}");
        let (exit, _, err) = run(&place, "verify @cut.der --trust @cut.der");
        assert_eq!(exit, 2);
        assert!(!err.contains("follow the end"), "{err}");
    }
}

#[test]
fn whole_files_stay_readable() {
    let (place, der) = world();
    let text = std::fs::read_to_string(place.path().join("world/iaca.pem")).unwrap();
    put(&place, "whole.der", &der);
    put(&place, "other.pem", (pem("MOCK STRANGE", b"no DER at all") + &text).as_bytes());
    let names = ["whole.der", "other.pem"].into_iter().map(str::to_owned);
    let world = std::fs::read_dir(place.path().join("world")).unwrap();
    let world = world.map(|entry| format!("world/{}", entry.unwrap().file_name().display()));
    let read = |name: &String| Path::new(name).extension().is_some_and(|end| end != "db");
    for name in names.chain(world).filter(read) {
        let (exit, _, err) = run(&place, &format!("inspect @{name}"));
        assert_eq!(exit, 0, "{name}: {err}");
    }
}

/// A certificate in the place of a transcript, a request or a list is named as what it is.
#[test]
fn a_certificate_is_no_transcript() {
    let (place, _) = world();
    assert_eq!(run(&place, "keygen device -o @device").0, 0);
    let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    let issue = format!("issue record --person {} --device-key @device.pub --world @world", taro.display());
    assert_eq!(run(&place, &format!("{issue} -o @record.cbor --at {AT}")).0, 0);
    for (flag, what) in [("--transcript", "SessionTranscript"), ("--request", "DeviceRequest")] {
        let (exit, _, err) =
            run(&place, &format!("verify @record.cbor --at {AT} --trust @world/iaca.pem {flag} @world/iaca.pem"));
        assert_eq!(exit, 2, "{flag}: {err}");
        assert!(err.contains("is no ") && err.contains(what) && err.contains("X.509 certificate"), "{flag}: {err}");
        assert!(!err.contains("follow"), "{flag}: {err}");
    }
}
