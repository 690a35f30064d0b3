//! Documents by other hands, from the folder of foreign vectors; absent, the tests that read them say so.

use std::path::PathBuf;

use serde_json::Value;
use time::format_description::well_known::Rfc3339;

use super::*;
use crate::report::{Status, Verdict};

fn vectors() -> Option<PathBuf> {
    let folder = std::env::var_os("MNC_VECTORS")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vectors").into(), PathBuf::from);
    if !folder.is_dir() {
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            b"SKIPPED foreign vectors: the folder is absent; set MNC_VECTORS\n",
        );
        return None;
    }
    Some(folder)
}

fn load(path: PathBuf) -> Vec<u8> {
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    hex::decode(text.trim()).unwrap()
}

fn clock(text: &str) -> OffsetDateTime {
    OffsetDateTime::parse(text, &Rfc3339).unwrap()
}

/// What the verdict and the cases of failing and warning checks are.
fn outcome(folder: &std::path::Path, entry: &Value) -> (String, Vec<String>, String) {
    let input = load(folder.join(entry["files"][0].as_str().unwrap()));
    let transcript = load(folder.join(entry["transcript"].as_str().unwrap_or("synthetic-mnc/transcript-qr.hex")));
    let request = load(folder.join("synthetic-mnc/requests/accept-1.0-reader-auth.hex"));
    let request = Decoder::new(&request).whole().unwrap();
    let transcript = Decoder::new(&transcript).whole().unwrap();
    let keys: Value = serde_json::from_slice(&std::fs::read(folder.join("synthetic-mnc/keys.json")).unwrap()).unwrap();
    let reader = keys.get("eReaderKey").or_else(|| keys.get("e-reader")).map(|key| {
        let d = key["d"].as_str().unwrap();
        SigningKey::from_secret(crate::crypto::key::Curve::P256, &hex::decode(format!("{d:0>64}")).unwrap()).unwrap()
    });
    let mut trust = Trust::nobody();
    trust.add_root(OwnedCertificate::from_der(load(folder.join("synthetic-mnc/pki/iaca.der.hex"))).unwrap()).unwrap();
    let env = Environment {
        at: clock(entry["clock"].as_str().unwrap()),
        trust: &trust,
        pinned: None,
        require_revocation: false,
        crls: &[],
        transcript: Some(&transcript),
        opened: &[],
        e_reader_key: reader.as_ref(),
        request: Some(&request),
    };
    let bare = entry["id"] == "syn-issuer-signed-full";
    let report = if bare {
        record(&input, &env).map(|verified| verified.report)
    } else {
        response(&input, &env).map(|verified| verified.report)
    };
    match report {
        Err(error) => {
            ("undecodable".to_owned(), error.kind.case().iter().map(ToString::to_string).collect(), error.to_string())
        }
        Ok(report) => {
            let bad: Vec<_> =
                report.all().filter(|check| matches!(check.status, Status::Fail | Status::Warn)).collect();
            let cases = bad.iter().flat_map(|check| check.cases.iter().map(ToString::to_string)).collect();
            let shown = bad
                .iter()
                .map(|check| {
                    format!(
                        "{} {} {:?} {:?}",
                        check.id.name(),
                        check.status.word(),
                        check.follows,
                        check.evidence.iter().map(|e| e.id).collect::<Vec<_>>()
                    )
                })
                .collect::<Vec<_>>()
                .join("; ");
            (report.verdict(false).word().to_owned(), cases, shown)
        }
    }
}

#[test]
fn synthetic_documents_get_their_verdict() {
    let Some(folder) = vectors() else { return };
    let index: Value =
        serde_json::from_slice(&std::fs::read(folder.join("synthetic-mnc/index.json")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for entry in index["entries"].as_array().unwrap() {
        let file = entry["files"][0].as_str().unwrap();
        if !["accept/", "reject/", "issuer-signed-full"].iter().any(|part| file.contains(part)) {
            continue;
        }
        let (verdict, cases, shown) = outcome(&folder, entry);
        let case = entry["case"].as_str().unwrap_or_default().to_owned();
        let right = match entry["expect"].as_str().unwrap() {
            "accept" => verdict == Verdict::Valid.word(),
            "incomplete" => verdict == "incomplete",
            "warn" => verdict == "valid" && cases.contains(&case),
            _ => (verdict == "invalid" || verdict == "undecodable") && cases.contains(&case),
        };
        if !right || (std::env::var_os("SHOW").is_some()) {
            wrong.push(format!(
                "{} {} expected {} {case}, got {verdict} {cases:?} {shown}",
                if right { "ok   " } else { "WRONG" },
                entry["id"],
                entry["expect"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
