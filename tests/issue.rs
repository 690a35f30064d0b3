//! A record from birth to lapse, through the binary.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const AT: &str = "2026-01-15T00:30:00Z";

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
        command.current_dir(self.0.path()).env_clear().args(line.split(' '));
        if !line.contains("--at ") {
            command.args(["--at", AT]);
        }
        command.output().unwrap()
    }

    fn exit(&self, line: &str) -> i32 {
        self.run(line).status.code().unwrap()
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

    fn has(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }
}

const TARO: &str = "issue record --person PEOPLE/taro.json --device-key device.pub --world world";

#[test]
fn a_record_is_issued_stored_verified_and_lapses() {
    let place = Place::new();
    place.done(&format!("{TARO} -o record.cbor"));
    let verified = place.json("verify record.cbor --trust world/iaca.pem");
    assert_eq!(verified["verdict"], "valid", "{verified:#}");
    assert_eq!(verified["scope"], "issuer");
    place.done("issue store record.cbor --wallet wallet --device-key device.key --ledger world");
    assert_eq!(place.json("revoke list --world world")["records"][0]["state"], "live");
    place.done("revoke record.cbor --world world --yes --reason card-lapsed");
    let listed = place.json("revoke list --world world");
    assert_eq!(listed["records"][0]["state"], "notice-pending");
    assert_eq!(listed["records"][0]["reason"], "card-lapsed");
    assert_eq!(place.exit("revoke record.cbor --world world --yes"), 1, "it lapsed before");
}

#[test]
fn a_leap_second_is_a_time() {
    let place = Place::new();
    let issued = place.json(&format!("{TARO} -o record.cbor"));
    let (signed, leap) = (issued["signed"].as_str().unwrap().as_bytes(), b"2016-12-31T23:59:60Z");
    let mut record = place.read("record.cbor");
    let at = record.windows(signed.len()).position(|part| part == signed).unwrap();
    record[at..at + leap.len()].copy_from_slice(leap);
    std::fs::write(place.0.path().join("leap.cbor"), record).unwrap();
    let report = place.json("verify leap.cbor --trust world/iaca.pem");
    let checks = report["documents"][0]["checks"].as_array().unwrap_or_else(|| panic!("{report:#}"));
    let dates = checks.iter().find(|check| check["id"] == "dates").unwrap();
    assert_eq!((&dates["status"], &dates["cases"][0]), (&"warn".into(), &"N17".into()), "{dates:#}");
    let said = place.run("verify leap.cbor --trust world/iaca.pem");
    assert!(String::from_utf8(said.stdout).unwrap().contains("leap second"));
}

#[test]
fn what_is_wrong_with_a_person_is_said_without_values() {
    let place = Place::new();
    let person = std::fs::read_to_string("samples/people/taro.json").unwrap();
    let cases = [
        ("\"sex\": 1", "\"sex\": 73519", "値の型"),
        ("\"sex\": 1", "\"sex\": \"73519\"", "値の型"),
        ("\"sex\"", "\"gender\"", "「gender」という項目はありません"),
        ("\"sex\": 1,", "", "項目「sex」がありません"),
        ("\"sex\": 1", "\"sex\" 73519", "JSONの構文"),
    ];
    for (from, to, said) in cases {
        let wrong = person.replacen(from, to, 1);
        assert_ne!(wrong, person, "{from}");
        std::fs::write(place.0.path().join("wrong.json"), wrong).unwrap();
        let run = place.run(&format!("--lang ja -v {} -o x", TARO.replace("PEOPLE/taro", "wrong")));
        let stderr = String::from_utf8(run.stderr).unwrap();
        assert!(stderr.contains(said) && !stderr.contains("73519"), "{stderr}");
        assert!(!stderr.lines().next().unwrap().contains("at line"), "{stderr}");
    }
}

#[test]
fn folders_are_checked_to_their_ground_and_names_are_no_content() {
    let place = Place::new();
    std::fs::create_dir_all(place.0.path().join("many/a/b")).unwrap();
    place.done(&format!("{TARO} -o many/record.cbor"));
    std::fs::copy(place.0.path().join("many/record.cbor"), place.0.path().join("many/a/b/record.cbor")).unwrap();
    assert_eq!(place.done("verify many --trust world --json").lines().count(), 2);
    for line in ["verify abcd", "verify many/record.cbor --trust abcd", "verify many/record.cbor --transcript abcd"] {
        let error = place.json(line);
        assert_eq!(error["kind"], "io", "{error:#}");
    }
    assert_eq!(place.exit("verify - -"), 2);
}

#[test]
fn only_document_signers_are_revoked() {
    let place = Place::new();
    for name in ["iaca", "status", "reader"] {
        assert_eq!(place.exit(&format!("revoke signer world/{name}.pem --world world --yes")), 2, "{name}");
    }
    place.done("revoke signer world/ds.pem --world world --yes");
}

#[test]
fn dry_runs_in_json_say_so() {
    let place = Place::new();
    place.done(&format!("{TARO} -o record.cbor"));
    for line in [
        "keygen demo other",
        "verify request --ask age_over_20 --session exchange",
        "verify request --ask age_over_20 -o request.cbor",
        "revoke record.cbor --world world",
        "revoke signer world/ds.pem --world world",
    ] {
        assert_eq!(place.json(&format!("{line} --dry-run"))["dryRun"], true, "{line}");
    }
    assert!(!place.has("other") && !place.has("exchange") && !place.has("request.cbor"));
    for line in ["verify request --ask age_over_20 -o - --json", "keygen demo other --alg ed25519", "verify a --jobs 0"]
    {
        assert_eq!(place.exit(line), 2, "{line}");
    }
}

#[test]
fn one_live_record_a_person() {
    let place = Place::new();
    let first = place.json(&format!("{TARO} -o one.cbor"));
    assert_eq!(place.exit(&format!("{TARO} -o two.cbor")), 1);
    assert!(!place.has("two.cbor"), "nothing is written when it fails");
    let second = place.json(&format!("{TARO} -o two.cbor --replace"));
    assert_eq!(second["replaced"]["record"], first["record"]);
    place.done("issue record --person PEOPLE/hanako.json --device-key device.pub --world world -o other.cbor");
    assert_eq!(place.json("revoke list --world world")["records"].as_array().unwrap().len(), 3);
}

#[test]
fn a_seed_makes_everything_again() {
    let (one, two) = (Place::new(), Place::new());
    for place in [&one, &two] {
        place.done(&format!("{TARO} -o record.cbor --seed 9"));
        place.done("revoke signer world/ds.pem --world world --yes --seed 9");
    }
    for name in ["device.key", "record.cbor", "world/iaca.crl", "world/ds.pem", "world/ledger.db"] {
        assert!(one.read(name) == two.read(name), "{name} differs");
    }
}

#[test]
fn values_and_times_are_held_to_the_rules() {
    let place = Place::new();
    for (more, exit) in [
        ("--element individual_number_unicode=123456789012", 2),
        ("--element sex=2", 2),
        ("--element nothing=2", 2),
        ("--valid-days 100", 2),
        ("--alg ES384", 2),
        ("--broken nothing", 2),
        ("--at 2030-01-01", 1),
        ("--at 2020-01-01", 1),
    ] {
        assert_eq!(place.exit(&format!("{TARO} -o record.cbor {more}")), exit, "{more}");
        assert!(!place.has("record.cbor"), "{more}");
    }
    assert_eq!(place.json("revoke list --world world")["records"], serde_json::json!([]));
}

#[test]
fn every_algorithm_signs_records_that_hold() {
    let place = Place::new();
    for (alg, digest) in [("p384", "sha-384"), ("p521", "sha-512")] {
        place.done(&format!("keygen demo {alg} --alg {alg}"));
        place.done(&format!(
            "issue record --person PEOPLE/taro.json --device-key device.pub --world {alg} --digest {digest} -o {alg}.cbor"
        ));
        let verified = place.json(&format!("verify {alg}.cbor --trust {alg}/iaca.pem"));
        assert_eq!(verified["verdict"], "valid", "{verified:#}");
    }
    place.done("keygen ds --issuer world/iaca --alg ed25519 -o edwards");
    place.done(&format!("{TARO} --signer edwards -o ed25519.cbor"));
    let verified = place.json("verify ed25519.cbor --trust world/iaca.pem");
    assert_eq!(verified["verdict"], "valid", "{verified:#}");
}

#[test]
fn a_revoked_signer_stands_on_the_list() {
    let place = Place::new();
    let serial_on_list = || {
        let signer = mnc::x509::read_certificates(&place.read("world/ds.pem")).unwrap().remove(0);
        let root = mnc::x509::read_certificates(&place.read("world/iaca.pem")).unwrap().remove(0);
        let list = mnc::x509::crl::read_crls(&place.read("world/iaca.crl")).unwrap().remove(0);
        let holds = list.view().verify_signed_by(&root.view().public_key().unwrap()).is_ok();
        (holds, list.view().find(signer.view().serial()).is_some())
    };
    assert_eq!(serial_on_list(), (true, false));
    place.done(&format!("{TARO} -o record.cbor"));
    let verify = "verify record.cbor --trust world/iaca.pem --crl world/iaca.crl";
    assert_eq!(place.json(verify)["verdict"], "valid");
    place.done("revoke signer world/ds.pem --world world --yes --dry-run");
    assert_eq!(serial_on_list(), (true, false));
    assert_eq!(place.json("revoke signer world/ds.pem --world world --yes")["crlNumber"], 1);
    assert_eq!(serial_on_list(), (true, true));
    let verified = place.json(verify);
    assert!(verified["verdict"] == "invalid" && verified.to_string().contains("\"N82\""), "{verified:#}");
    assert_eq!(place.exit("revoke signer world/ds.pem --world world --yes"), 1, "it was revoked before");
    let broken = place.json("revoke signer world/ds.pem --world world --yes --broken crl-bad-signature");
    assert_eq!((&broken["crlNumber"], &broken["broken"]["cases"][0]), (&2.into(), &"N83".into()));
    assert_eq!(serial_on_list(), (false, true));
    assert_eq!(place.exit("revoke signer world/reader.pem --world world --yes"), 2, "not under this root");
}

/// A world issues nothing with a signer that it has revoked, wherever it says so.
#[test]
fn a_revoked_signer_signs_no_more() {
    let place = Place::new();
    let fresh = place.read("world/ledger.db");
    place.done("revoke signer world/ds.pem --world world --yes");
    let refused = |flags: &str| {
        let error = place.json(&format!("{TARO} -o no.cbor{flags}"));
        assert!(error["kind"] == "refused" && error["message"].as_str().unwrap().contains("revoked"), "{error:#}");
        assert_eq!(place.exit(&format!("{TARO} -o no.cbor{flags}")), 1);
        assert!(!place.has("no.cbor"));
    };
    for flags in ["", " --signer world/ds", " --dry-run", " --broken expired"] {
        refused(flags);
    }
    assert_eq!(place.json("revoke list --world world")["records"].as_array().unwrap().len(), 0);
    // deliberately, and outside the ledger
    place.done("issue record --person PEOPLE/taro.json --device-key device.pub --signer world/ds -o n82.cbor");
    let verified = place.json("verify n82.cbor --trust world/iaca.pem --crl world/iaca.crl");
    assert!(verified.to_string().contains("\"N82\""), "{verified:#}");
    // the list says it too, where the ledger was put back
    std::fs::write(place.0.path().join("world/ledger.db"), fresh).unwrap();
    for journal in ["ledger.db-wal", "ledger.db-shm"] {
        let _ = std::fs::remove_file(place.0.path().join("world").join(journal));
    }
    refused("");
    place.done("keygen ds --issuer world/iaca -o world/ds --force --yes");
    place.done(&format!("{TARO} -o record.cbor"));
}

/// An expired record is not sent, unless somebody's receiver is to be tested with it.
#[test]
fn an_expired_record_stays_here() {
    let place = Place::new();
    place.done(&format!("{TARO} -o record.cbor"));
    place.done("issue store record.cbor --wallet wallet --device-key device.key --ledger world");
    place.done("verify request --ask age_over_20 --session exchange");
    let late = "present --wallet wallet --request exchange -o exchange/response.cbor --yes --at 2026-02-14T00:00:01Z";
    for flags in ["", " --dry-run", " --broken n02-trailing"] {
        let error = place.json(&format!("{late}{flags}"));
        assert_eq!((&error["kind"], place.exit(&format!("{late}{flags}"))), (&"refused".into(), 1), "{error:#}");
        assert!(error["message"].as_str().unwrap().contains("2026-02-14T00:00:00Z"), "{error:#}");
        assert!(error["hints"].to_string().contains("--allow-broken"), "{error:#}");
        assert!(!place.has("exchange/response.cbor"));
    }
    let sent = place.run(&format!("{late} --allow-broken"));
    assert!(sent.status.success() && String::from_utf8_lossy(&sent.stderr).contains("expired"));
    let verified = place.json("verify exchange --trust world/iaca.pem --at 2026-02-14T00:00:01Z");
    assert!(verified.to_string().contains("\"N55\""), "{verified:#}");
}

/// What receivers refuse does not get into a wallet by accident.
#[test]
fn only_a_record_that_holds_is_stored() {
    let place = Place::new();
    place.done("keygen demo other --seed 2");
    let store = "issue store record.cbor --wallet wallet --device-key device.key --ledger world";
    let refused = |flags: &str, check: &str, case: &str| {
        let error = place.json(&format!("{store}{flags}"));
        assert_eq!((&error["kind"], place.exit(&format!("{store}{flags}"))), (&"refused".into(), 1), "{error:#}");
        assert!(error["message"].as_str().unwrap().contains(check), "{error:#}");
        assert!(error["cases"].to_string().contains(case), "{case}: {error:#}");
        assert!(error["hints"].to_string().contains("--allow-broken"), "{error:#}");
        assert!(!place.has("wallet"), "{check}");
    };
    for (kind, check, case) in [
        ("expired", "validity", "N55"),
        ("not-yet-valid", "validity", "N56"),
        ("value-changed", "digests", "N41"),
        ("signature-flipped", "issuer-signature", "N26"),
        ("random-short", "items", "N51"),
        ("other-country", "issuing-authority", "N87"),
    ] {
        place.done(&format!("{TARO} --replace --force -o record.cbor --broken {kind}"));
        refused("", check, case);
    }
    place.done(&format!("{TARO} --replace --force -o record.cbor"));
    refused(" --at 2026-02-20", "validity", "N55");
    refused(" --trust other/iaca.pem", "issuer-chain", "N78");
    let stored = place.json(store);
    assert_eq!((&stored["verdict"], &stored["unchecked"]), (&"valid".into(), &serde_json::json!([])), "{stored:#}");
    // deliberately
    place.done(&format!("{TARO} --replace --force -o record.cbor --broken value-changed"));
    let stored = place.json(&format!("{store} --allow-broken"));
    assert_eq!((&stored["verdict"], &stored["failed"][0]), (&"invalid".into(), &"digests".into()), "{stored:#}");
    // a signer that the world revokes meanwhile
    place.done(&format!("{TARO} --replace --force -o record.cbor"));
    place.done("revoke signer world/ds.pem --world world --yes");
    assert!(place.json(store)["cases"].to_string().contains("N82"));
}

/// What is asked for twice, or against itself, is a slip.
#[test]
fn choices_do_not_contradict_each_other() {
    let place = Place::new();
    for (flags, says) in [
        ("--element sex=2 --omit sex", "`--omit`"),
        ("--element sex=2 --element sex=1", "twice under `--element`"),
        ("--element sex=2 --element sex=2", "twice under `--element`"),
        ("--omit sex --omit sex", "twice under `--omit`"),
        ("--omit sex,birth_date,sex", "twice under `--omit`"),
    ] {
        let error = place.json(&format!("{TARO} -o record.cbor {flags}"));
        assert!(error["kind"] == "usage" && error["message"].as_str().unwrap().contains(says), "{flags}: {error:#}");
        assert_eq!(place.exit(&format!("{TARO} -o record.cbor {flags}")), 2, "{flags}");
    }
    let error = place.json(&format!("{TARO} -o record.cbor --ledger world"));
    assert!(error["kind"] == "usage" && error["message"].as_str().unwrap().contains("not built"), "{error:#}");
    place.done(&format!("{TARO} -o record.cbor --element birth_date=1985-04-12 --omit sex,sex_unicode"));
}

/// Among many, what cannot be checked is told in its turn, and nothing is opened that may never end.
#[cfg(unix)]
#[test]
fn what_cannot_be_checked_does_not_stop_the_others() {
    let place = Place::new();
    let path = |name: &str| place.0.path().join(name);
    place.done(&format!("{TARO} -o record.cbor"));
    std::fs::create_dir_all(path("many/deep")).unwrap();
    std::fs::copy(path("record.cbor"), path("many/record.cbor")).unwrap();
    std::fs::write(path("many/junk.cbor"), "\u{1}junk").unwrap();
    assert!(Command::new("mkfifo").arg(path("many/deep/pipe")).status().unwrap().success());
    std::os::unix::fs::symlink(path("many/deep/pipe"), path("many/to-pipe")).unwrap();
    std::os::unix::fs::symlink(path("many"), path("many/deep/around")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(path("many/socket")).unwrap();
    let run = place.run("verify many --trust world --json");
    assert_eq!(run.status.code(), Some(2));
    let out = String::from_utf8(run.stdout).unwrap();
    let said = |file: &str| {
        let lines = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines
            .filter(|line| line["file"] == file)
            .map(|line| line["schema"].as_str().unwrap().to_owned())
            .collect::<Vec<String>>()
    };
    let (good, error): (Vec<String>, Vec<String>) = (vec!["mnc.verify/1".into()], vec!["mnc.error/1".into()]);
    assert_eq!(said("many/record.cbor"), good, "{out}");
    for file in ["many/junk.cbor", "many/deep/pipe", "many/to-pipe", "many/socket"] {
        assert_eq!(said(file), error, "{file}: {out}");
    }
    assert!(String::from_utf8_lossy(&run.stderr).contains("many/deep/around"), "links are not passed over in silence");
    // the report that is kept has every line
    assert_eq!(place.exit("verify many --trust world --json -o report.json"), 2);
    assert_eq!(String::from_utf8(place.read("report.json")).unwrap(), out);
    assert_eq!(place.exit("verify many --trust world -o report.txt"), 2);
    assert!(String::from_utf8(place.read("report.txt")).unwrap().contains("many/junk.cbor"));
    // a folder of roots with a pipe in it
    std::fs::create_dir(path("roots")).unwrap();
    std::fs::copy(path("world/iaca.pem"), path("roots/iaca.pem")).unwrap();
    assert!(Command::new("mkfifo").arg(path("roots/pipe")).status().unwrap().success());
    assert_eq!(place.exit("verify record.cbor --trust roots"), 0);
    // lists
    for empty in ["", "\n\r\n"] {
        std::fs::write(path("list"), empty).unwrap();
        let error = place.json("verify --files-from list --trust world");
        assert!(error["message"].as_str().unwrap().contains("names no files"), "{error:#}");
        assert_eq!(place.exit("verify --files-from list --trust world"), 2);
    }
    std::fs::create_dir(path("empty")).unwrap();
    std::fs::write(path("list"), "record.cbor\n-\nempty\nrecord.cbor\n").unwrap();
    let run = place.run("verify --files-from list --trust world --json");
    let out = String::from_utf8(run.stdout).unwrap();
    let schemas: Vec<_> =
        out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["schema"].clone()).collect();
    assert_eq!(schemas, ["mnc.verify/1", "mnc.error/1", "mnc.error/1", "mnc.verify/1"], "{out}");
    assert_eq!(run.status.code(), Some(2));
}

/// A record that is named and not there is named back, with the way to it.
#[test]
fn a_record_that_the_wallet_lacks_is_named() {
    let place = Place::new();
    place.done(&format!("{TARO} -o record.cbor"));
    place.done("issue store record.cbor --wallet wallet --device-key device.key --ledger world");
    place.done(&format!("{TARO} --replace -o other.cbor"));
    place.done("verify request --ask age_over_20 --session exchange");
    let present = "present --wallet wallet --request exchange --yes -o answer.cbor --record";
    let error = place.json(&format!("{present} other.cbor"));
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("other.cbor") && message.contains("does not hold"), "{error:#}");
    let hints = error["hints"].to_string();
    assert!(hints.contains("mnc inspect wallet") && hints.contains("mnc issue store other.cbor"), "{error:#}");
    assert_eq!(place.exit(&format!("{present} other.cbor")), 2);
    let error = place.json(&format!("{present} 00000000"));
    assert!(error["message"].as_str().unwrap().contains("00000000"), "{error:#}");
}

/// Flags stand only where they do something.
#[test]
fn roots_of_readers_have_no_defects() {
    let place = Place::new();
    for kind in ["list", "expired"] {
        assert_eq!(place.exit(&format!("keygen reader-ca -o ca --broken {kind}")), 2, "{kind}");
    }
    assert!(!place.has("ca.pem"));
}

/// What `--json` asks for is one document, of help and version too.
#[test]
fn help_and_version_are_documents_as_well() {
    let place = Place::new();
    let run = |line: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        let output = command.env_clear().current_dir(place.0.path()).args(line.split(' ')).output().unwrap();
        assert!(output.status.success(), "{line}");
        let document = serde_json::from_slice::<Value>(&output.stdout);
        document.unwrap_or_else(|_| panic!("{line}: {}", String::from_utf8_lossy(&output.stdout)))
    };
    let version = run("--version --json");
    assert_eq!((&version["schema"], &version["version"]), (&"mnc.version/1".into(), &env!("CARGO_PKG_VERSION").into()));
    for line in ["help trust --json", "--lang ja help trust --json"] {
        let topic = run(line);
        assert_eq!((&topic["schema"], &topic["topic"]), (&"mnc.help/1".into(), &"trust".into()), "{topic:#}");
        let rows = topic["blocks"].as_array().unwrap().iter().find(|block| block["kind"] == "rows").unwrap();
        assert_eq!(rows["rows"][0]["term"], "--trust", "{topic:#}");
        assert!(topic["blocks"][0]["text"].as_str().unwrap().is_ascii(), "{topic:#}");
    }
    for line in ["help issue store --json", "issue store --help --json", "--json issue store -h"] {
        let page = run(line);
        assert_eq!((&page["schema"], &page["command"]), (&"mnc.help/1".into(), &"mnc issue store".into()), "{page:#}");
    }
}

/// A request and its answer, link certificates, and every other role.
#[test]
fn every_role_gets_its_certificate() {
    let place = Place::new();
    place.done("keygen iaca -o root --alg p384 --state Tokyo");
    place.done("keygen iaca -o root2 --name IACA-02");
    place.done("keygen iaca-link --issuer root --new-root root2.pem -o link");
    place.done("keygen ds --issuer root -o signer --alg ed25519");
    place.done("keygen reader-ca -o ca");
    place.done("keygen csr reader --domain verifier.example.jp -o reader");
    place.done("keygen reader --csr reader.csr --issuer ca -o reader");
    place.done("keygen status --issuer root -o status");
    place.done("keygen vical-ca -o lists");
    place.done("keygen vical --issuer lists -o list-signer");
    assert_eq!(place.exit("keygen iaca -o other --alg ed25519"), 2);
    assert_eq!(place.exit("keygen ds --issuer root -o signer"), 2, "nothing is overwritten unasked");
    assert_eq!(place.exit("keygen ds --issuer root -o long --valid-days 458"), 2);
}

/// Every defect of `issue record` gives the verdict that its cases ask for.
#[test]
fn every_defect_is_found() {
    let place = Place::new();
    place.done("keygen iaca -o root --state Tokyo");
    place.done("keygen ds --issuer root -o signer");
    let kinds = place.json("issue record --broken list");
    let accepted = [12, 13, 36];
    let undecodable = [1, 2, 5, 6, 7, 8, 9, 10, 11, 15, 19];
    for kind in kinds["kinds"].as_array().unwrap() {
        let name = kind["name"].as_str().unwrap();
        if ["other-doctype", "authorizations-twice", "authorizations-empty"].contains(&name) {
            continue; // these show only in a presentation: a Document's docType, what the device signs
        }
        let cases: Vec<u32> =
            kind["cases"].as_array().unwrap().iter().map(|case| case.as_str().unwrap()[1..].parse().unwrap()).collect();
        // Only a signer that names a state can be in another one.
        let (signer, root) =
            if name == "other-jurisdiction" { (" --signer signer", "root") } else { ("", "world/iaca") };
        place.done(&format!("{TARO} --replace --broken {name} -o record.cbor --force{signer}"));
        let exit = place.exit(&format!("verify record.cbor --trust {root}.pem"));
        let verified = place.json(&format!("verify record.cbor --trust {root}.pem"));
        if cases.iter().any(|case| undecodable.contains(case)) {
            assert_eq!(exit, 2, "{name}: {verified:#}");
        } else if cases.iter().any(|case| accepted.contains(case)) {
            assert_eq!((exit, &verified["verdict"]), (0, &"valid".into()), "{name}: {verified:#}");
            continue;
        }
        if cases.is_empty() {
            let checks = verified["documents"][0]["checks"].as_array().unwrap();
            let found = |check: &Value| check["status"] == "warn" || check["status"] == "fail";
            assert!(checks.iter().any(found), "{name}: {verified:#}");
            continue;
        }
        let text = verified.to_string();
        assert!(
            cases.iter().any(|case| text.contains(&format!("\"N{case:02}\""))),
            "{name}: {cases:?} in {verified:#}"
        );
    }
}
