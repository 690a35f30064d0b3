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

#[test]
fn a_damaged_ledger_is_refused() {
    let place = Place::with_world();
    let good = place.get("world/ledger.db");
    place.done("inspect @world/ledger.db");
    let mut overwritten = good.clone();
    overwritten[100..200].fill(0xff);
    for bytes in [&good[..good.len() - 1], &good[..4096], &good[..150], &overwritten] {
        place.put("bad.db", bytes);
        let error = place.error("inspect @bad.db");
        assert!(says(&error, "is not a ledger, or is damaged"), "{error}");
    }
}

#[test]
fn the_index_of_a_wallet_is_explained() {
    let place = Place::with_world();
    let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    let person = taro.display();
    place.done(&format!("issue record --person {person} --device-key @device.pub --world @world -o @r.cbor"));
    place.done("issue store @r.cbor --wallet @wallet --device-key @device.key --ledger @world");
    let told = place.done("inspect @wallet/wallet.json");
    assert!(told.starts_with("wallet") && told.contains("device_key") && told.contains("valid_until"), "{told}");
    let hex = place.done("inspect --as hex @wallet/wallet.json");
    assert!(hex.contains("thumbprint"), "{hex}");
}

#[test]
fn misspelt_names_are_told_what_was_meant() {
    let place = Place::with_world();
    for (ask, meant) in [("portait", "portrait"), ("hanshu-r", "hanshu-ru"), ("keitaichi", "keitai-chi")] {
        let error = place.error(&format!("verify request --ask {ask} -o @q.cbor"));
        let hint = error["hints"][0].as_str().unwrap();
        assert!(hint.contains(meant), "{error}");
    }
    let (_, _, err) = place.run("verify request --ask org.iso.23220.1/portait -o @q.cbor");
    assert!(err.contains("did you mean org.iso.23220.1.jp/portrait?"), "{err}");
    let (_, _, err) = place.run("verify request --ask org.iso.18013.5.1/portait -o @q.cbor --force");
    assert!(!err.contains("did you mean"), "{err}");
    place.done("verify request --ask portrait --session @exchange");
    let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    let person = taro.display();
    place.done(&format!("issue record --person {person} --device-key @device.pub --world @world -o @r.cbor"));
    place.done("issue store @r.cbor --wallet @wallet --device-key @device.key --ledger @world");
    let (_, _, err) = place.run("present --wallet @wallet --request @exchange --only portait --yes -o @a.cbor");
    assert!(err.contains("did you mean portrait?"), "{err}");
}

#[test]
fn a_path_of_many_equal_steps_is_short() {
    let place = Place::new();
    place.put("deep.cbor", [vec![0x81; 2000], vec![0]].concat());
    let (exit, _, err) = place.run("verify @deep.cbor");
    assert_eq!(exit, 2);
    assert!(err.contains("[0]…×") && !err.contains("[0][0]"), "{err}");
    let error = place.error("verify @deep.cbor");
    assert!(error["path"].as_str().unwrap().starts_with("[0][0][0]"), "{error}");
}

/// Names are bytes on a file system, and a list of names is no armour, whatever its letters.
#[cfg(unix)]
#[test]
fn names_in_a_list_are_taken_as_they_are() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::with_world();
    let odd = place.0.path().join(std::ffi::OsStr::from_bytes(b"r\xff.cbor"));
    let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    let person = taro.display();
    place.done(&format!("issue record --person {person} --device-key @device.pub --world @world -o @abcd"));
    std::fs::copy(place.0.path().join("abcd"), &odd).unwrap();
    let mut list = odd.as_os_str().as_bytes().to_vec();
    list.extend(b"\r\n\n");
    list.extend(place.0.path().join("abcd").as_os_str().as_bytes());
    place.put("list", list);
    assert_eq!(place.done("verify --files-from @list --trust @world --json").lines().count(), 2);
    let (exit, out, err) = {
        let (process, captured) = Process::simulated(b"abcd");
        let words = ["mnc", "verify", "--files-from", "-", "--json"].map(std::ffi::OsString::from);
        (mnc::cli::run(words, process), captured.out(), captured.err())
    };
    assert_eq!(exit, 2, "{out}{err}");
    assert!(format!("{out}{err}").contains("\"abcd\""), "a name, and no file: {out}{err}");
}

#[test]
fn roots_list_the_keys_they_may_have() {
    let place = Place::new();
    for verb in ["iaca", "reader-ca", "vical-ca", "demo"] {
        let help = place.done(&format!("keygen {verb} --help"));
        assert!(help.contains("p521") && !help.contains("ed25519"), "{help}");
        let (exit, _, err) = place.run(&format!("keygen {verb} -o @x --alg ed25519").replace("demo -o", "demo"));
        assert_eq!(exit, 2);
        assert!(err.contains("p256"), "{err}");
    }
    assert!(place.done("keygen ds --help").contains("ed25519"));
}

#[test]
fn one_byte_is_no_bytes() {
    let place = Place::new();
    place.put("one.cbor", [0xf6]);
    let told = place.done("inspect @one.cbor");
    assert!(told.contains("1 byte") && !told.contains("1 bytes"), "{told}");
}

#[test]
fn the_signer_of_a_trust_list_is_no_document_signer() {
    let place = Place::new();
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    for name in ["base/vical.hex", "pki/vical-root.pem"] {
        place.put(name.rsplit('/').next().unwrap(), std::fs::read(vectors.join(name)).unwrap());
    }
    let (process, captured) = Process::simulated(b"");
    let file = |name: &str| place.0.path().join(name).into_os_string();
    let words = ["mnc".into(), "verify".into(), file("vical.hex"), "--vical-root".into(), file("vical-root.pem")];
    let exit = mnc::cli::run(words.into_iter().chain(["--at".into(), "2026-07-01T00:00:00Z".into()]), process);
    assert_eq!(exit, 0, "{}", captured.err());
    assert!(captured.out().contains("signer of trust lists") && !captured.out().contains("document signer"));
}

/// Every QR text of the vectors is read by the binary as its entry says: opened, or refused with its case.
#[test]
fn the_qr_texts_of_the_vectors_are_read_as_they_say() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let index: Value = serde_json::from_slice(&std::fs::read(vectors.join("index.json")).unwrap()).unwrap();
    let entries = index["entries"].as_array().unwrap().iter();
    let texts: Vec<_> = entries.filter(|entry| entry["verify"]["kind"] == "engagement").collect();
    assert_eq!(texts.len(), 4);
    for entry in texts {
        let text = std::fs::read_to_string(vectors.join(entry["file"].as_str().unwrap())).unwrap();
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_mnc"))
            .env_clear()
            .args(["inspect", "--json", text.trim_end()])
            .output()
            .unwrap();
        let told: Value = serde_json::from_slice(&run.stdout).unwrap();
        let expected = &entry["expected"];
        match expected["verdict"].as_str().unwrap() {
            "valid" => assert_eq!((run.status.code(), &told["kind"]), (Some(0), &"DeviceEngagement".into()), "{told}"),
            _ => {
                assert_eq!((run.status.code(), &told["cases"][0]), (Some(2), &"N123".into()), "{told}");
                assert_eq!(told["offset"], expected["offset"], "{told}");
            }
        }
    }
}
