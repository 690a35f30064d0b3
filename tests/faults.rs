//! What is said of files that are damaged, or are something else than what was asked for.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mnc::cli::context::Process;
use serde_json::Value;
use tempfile::TempDir;

const AT: &str = "2026-01-15T00:30:00Z";

/// A folder, for now empty.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with_world() -> Self {
        let place = Self::new();
        place.done("keygen demo @world --seed 1");
        place.done("keygen device -o @device");
        place
    }

    /// Runs words; `@` stands for the folder.
    fn run(&self, line: &str) -> (u8, String, String) {
        let root = format!("{}/", self.0.path().display());
        let words = line.split_whitespace().map(|word| word.replace('@', &root).into());
        let (process, captured) = Process::simulated(b"");
        let exit = mnc::cli::run(std::iter::once("mnc".into()).chain(words).chain(["--at".into(), AT.into()]), process);
        (exit, captured.out(), captured.err())
    }

    fn done(&self, line: &str) -> String {
        let (exit, out, err) = self.run(line);
        assert_eq!(exit, 0, "{line}\n{out}{err}");
        out
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

#[test]
fn damaged_pem_says_where() {
    let place = Place::with_world();
    let good = String::from_utf8(place.get("world/iaca.pem")).unwrap();
    let at = good.find("-----\n").unwrap() + 20;
    let strange = format!("{}?{}", &good[..at], &good[at + 1..]);
    let begin = "-----BEGIN CERTIFICATE-----\n".len();
    let headers = good.replacen("-----\n", "-----\nProc-Type: 4,ENCRYPTED\n", 1);
    for (text, offset, said) in [
        (strange, at, "not base64"),
        (format!("subject\n{}", &good[..good.len() - 10]), 8, "without"),
        (headers, begin + "Proc-Type".len(), "headers"),
        ("  \n-----BEGIN CERTIFICATE\n".to_owned(), 3, "without its end"),
    ] {
        place.put("bad.pem", text);
        let error = place.error("inspect @bad.pem");
        assert_eq!(error["offset"], offset, "{error}");
        assert!(says(&error, said), "{error}");
    }
}

#[test]
fn garbage_where_something_else_should_be_says_where() {
    let place = Place::with_world();
    place.put("garbage", "this is no certificate");
    place.put("cut.der", [0x30, 0x82, 0x01]);
    place.put("bad.jwk", "{\"kty\": \"EC\",\n \"crv\": P-256}");
    place.put("short.jwk", "{\"kty\": \"EC\"");
    place.put("x.jwk", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"?\",\"y\":\"AA\"}");
    let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    let issue = format!("issue record --person {} --world @world -o @r.cbor --device-key", taro.display());
    for (line, offset, said) in [
        ("keygen reader --csr @garbage --issuer @world/reader-ca -o @r".to_owned(), Some(0), "CertificationRequest"),
        ("keygen reader --csr @cut.der --issuer @world/reader-ca -o @r".to_owned(), Some(0), "CertificationRequest"),
        ("revoke signer @garbage --world @world --yes".to_owned(), Some(0), "is no Certificate: "),
        ("revoke signer @cut.der --world @world --yes".to_owned(), Some(0), "ends in the middle"),
        (format!("{issue} @bad.jwk"), Some(22), "line 2, column 9"),
        (format!("{issue} @short.jwk"), Some(11), "ends too early"),
        (format!("{issue} @x.jwk"), None, "JWK"),
    ] {
        let error = place.error(&line);
        assert_eq!(error["offset"].as_u64(), offset, "{error}");
        assert!(says(&error, said), "{error}");
    }
}

#[test]
fn verify_says_what_a_file_is_and_what_it_takes() {
    let place = Place::with_world();
    place.done("verify request --ask age_over_20 --session @exchange");
    let part = |json: &str| URL_SAFE_NO_PAD.encode(json);
    let jwt = format!("{}.{}.{}", part(r#"{"alg":"ES256","typ":"statuslist+jwt"}"#), part("{}"), part("signature"));
    place.put("list.jwt", jwt);
    // Protected {1: -7}, payload {65533: {"bits": 1, "lst": h''}}, tagged as COSE_Sign1.
    place.put("list.cwt", hex::decode("d28443a10126a050a119fffda2646269747301636c7374404100").unwrap());
    for (file, found) in [
        ("world/ds.pem", "X.509 certificate"),
        ("world/iaca.crl", "CRL"),
        ("world/ds.key", "private key"),
        ("exchange/transcript.cbor", "SessionTranscript"),
        ("list.jwt", "JWT"),
        ("list.cwt", "status list"),
        ("world/ledger.db", "ledger"),
    ] {
        let error = place.error(&format!("verify @{file} --trust @world/iaca.pem"));
        assert!(says(&error, "verify takes: DeviceResponse, IssuerSigned, DeviceRequest"), "{error}");
        assert!(error["message"].as_str().unwrap().to_lowercase().contains(&found.to_lowercase()), "{found}: {error}");
    }
}
