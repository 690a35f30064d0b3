//! Every kind of `--broken`, through the whole pipe: what the list promises, a check of the receiver reports.

use std::collections::BTreeSet;
use std::path::Path;

use mnc::cli::context::Process;
use mnc::report::{CHECKS, Case};
use serde_json::Value;
use tempfile::TempDir;

const AT: &str = "2026-01-15T00:30:00Z";

/// What a tolerant receiver lets pass: unknown keys, a minor version, x5chain among the protected headers.
const ACCEPTED: [&str; 3] = ["N12", "N13", "N36"];

/// A folder with a world, a root that names a state, a device key.
struct Place(TempDir);

/// What a command said: exit status, the JSON on stdout, all of stderr.
struct Ran {
    exit: u8,
    json: Value,
    err: String,
}

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.done("keygen demo @world --seed 1");
        place.done("keygen iaca -o @root --state Tokyo");
        place.done("keygen ds --issuer @root -o @signer");
        place.done("keygen device -o @device");
        place
    }

    /// Runs words; `@` stands for the folder.
    fn run(&self, line: &str) -> Ran {
        let root = format!("{}/", self.0.path().display());
        let words = line.split_whitespace().map(|word| word.replace('@', &root).into());
        let at = if line.contains("--at ") { Vec::new() } else { vec!["--at".into(), AT.into()] };
        let (process, captured) = Process::simulated(b"");
        let exit = mnc::cli::run(std::iter::once("mnc".into()).chain(words).chain(at), process);
        let json = serde_json::from_str(&captured.out()).unwrap_or(Value::Null);
        Ran { exit, json, err: captured.err() }
    }

    fn done(&self, line: &str) -> Ran {
        let ran = self.run(line);
        assert_eq!(ran.exit, 0, "{line}\n{}{}", ran.json, ran.err);
        ran
    }

    /// The kinds of a verb and their cases.
    fn kinds(&self, verb: &str) -> Vec<(String, BTreeSet<String>)> {
        let listed = self.done(&format!("{verb} --broken list --json")).json;
        let kinds = listed["kinds"].as_array().unwrap().iter();
        let kinds: Vec<_> = kinds.map(|kind| (kind["name"].as_str().unwrap().to_owned(), cases(kind))).collect();
        assert!(!kinds.is_empty(), "{verb} --broken list names nothing");
        kinds
    }

    fn record(&self, flags: &str, output: &str) {
        self.record_of("taro", "device", flags, output);
    }

    fn record_of(&self, person: &str, device: &str, flags: &str, output: &str) {
        let person = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("samples/people/{person}.json"));
        let (person, flags) = (person.display(), format!("--replace --force --yes {flags}"));
        self.done(&format!("issue record --person {person} --device-key @{device}.pub {flags} -o @{output}"));
    }

    fn store(&self, record: &str, wallet: &str, key: &str) {
        self.done(&format!("issue store @{record} --wallet @{wallet} --device-key @{key} --ledger @world"));
    }

    /// A request for an exchange of its own.
    fn ask(&self, flags: &str) {
        self.done(&format!("verify request --session @exchange --force --yes {flags}"));
    }

    fn present(&self, wallet: &str, flags: &str) -> Ran {
        self.run(&format!(
            "present --wallet @{wallet} --request @exchange --trust @world/reader-ca.pem -o @exchange/response.cbor --force --yes --json {flags}"
        ))
    }
}

fn cases(of: &Value) -> BTreeSet<String> {
    of["cases"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Every check of a report or of an answer that is not ok; one that could not be made where it names a case.
fn bad(report: &Value) -> Vec<&Value> {
    let documents = report["documents"].as_array().into_iter().flatten();
    let lists = documents.map(|document| &document["checks"]).chain([&report["checks"]]);
    let checks = lists.filter_map(Value::as_array).flatten();
    let skipped = |check: &Value| check["status"] == "skip" && cases(check).is_empty();
    checks.filter(|check| check["status"] != "ok" && !skipped(check)).collect()
}

/// Cases that a check names although its row in the table does not.
fn unlisted(check: &Value) -> Vec<String> {
    let row = CHECKS.iter().find(|row| check["id"] == row.name).expect("a check of the table");
    cases(check).into_iter().filter(|case| !row.cases.iter().any(|known| *case == Case(*known).to_string())).collect()
}

/// What is wrong with what a receiver says of a kind; `report` is a report or an error.
fn wrong(kind: &str, promised: &BTreeSet<String>, ran: &Ran) -> Option<String> {
    let bad = bad(&ran.json);
    let named: BTreeSet<_> = bad.iter().flat_map(|check| cases(check)).chain(cases(&ran.json)).collect();
    let roots = bad.iter().filter(|check| check["status"] == "fail" && check["follows"].is_null()).count();
    let beyond = bad.iter().flat_map(|check| unlisted(check)).collect::<Vec<_>>();
    let right = beyond.is_empty()
        && match promised.iter().all(|case| ACCEPTED.contains(&case.as_str())) {
            true if promised.is_empty() => !bad.is_empty(),
            true => ran.exit == 0 && bad.is_empty(),
            false => promised.is_subset(&named),
        };
    let ids = || bad.iter().map(|check| format!("{}{}", check["id"], check["follows"])).collect::<Vec<_>>().join(" ");
    // What was issued while the certificate held is out of time with it.
    let alone = roots <= 1 || ["expired", "not-yet-valid"].contains(&kind);
    (!right || !alone).then(|| {
        format!("{kind}: promised {promised:?}, named {named:?}, beyond its row {beyond:?} ({roots} failures by themselves: {}) {}", ids(), ran.err)
    })
}

/// The time to issue at, where a certificate holds only before or after the time of the check.
fn while_valid(kind: &str, before: &str, after: &str) -> String {
    match kind {
        "expired" => format!("--at {before}"),
        "not-yet-valid" => format!("--at {after}"),
        _ => String::new(),
    }
}

fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} kinds:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn records() {
    let place = Place::new();
    let mut found = Vec::new();
    let second = "--edition 2 --status-list https://mock.example/list=412 --identifier-list https://mock.example/ids";
    for ((kind, promised), edition) in
        place.kinds("issue record").into_iter().flat_map(|kind| ["", second].map(|edition| (kind.clone(), edition)))
    {
        // Only a signer that names a state can be in another one.
        let (flags, root) = match kind.as_str() {
            "other-jurisdiction" => ("--signer @signer", "root"),
            _ => ("--world @world", "world/iaca"),
        };
        place.record(&format!("{flags} {edition} --broken {kind}"), "record.cbor");
        let ran = match kind.as_str() {
            // Shows only where somebody asked for a docType.
            "other-doctype" => {
                place.ask("--ask age_over_20");
                place.run("verify @record.cbor --request @exchange/request.cbor --trust @world/iaca.pem --json")
            }
            _ => place.run(&format!("verify @record.cbor --trust @{root}.pem --json")),
        };
        found.extend(wrong(&kind, &promised, &ran));
    }
    none(found);
}

#[test]
fn signers_and_roots() {
    let place = Place::new();
    let mut found = Vec::new();
    for (kind, promised) in place.kinds("keygen ds") {
        place.done(&format!("keygen ds --issuer @root -o @bad --force --yes --broken {kind}"));
        place.record(
            &format!("--signer @bad {}", while_valid(&kind, "2026-01-13T12:00:00Z", "2027-06-01")),
            "record.cbor",
        );
        let ran = place.run("verify @record.cbor --trust @root.pem --json");
        found.extend(wrong(&kind, &promised, &ran));
    }
    for (kind, promised) in place.kinds("keygen iaca") {
        place.done(&format!("keygen iaca --valid-days 400 -o @bad --force --yes --broken {kind}"));
        let at = while_valid(&kind, "2026-01-13T12:00:00Z", "2027-03-01");
        place.done(&format!("keygen ds --issuer @bad -o @under --force --yes {at}"));
        place.record(&format!("--signer @under {at}"), "record.cbor");
        let ran = place.run("verify @record.cbor --trust @bad.pem --json");
        found.extend(wrong(&kind, &promised, &ran));
    }
    none(found);
}

#[test]
fn readers() {
    let place = Place::new();
    place.record("--world @world", "record.cbor");
    place.store("record.cbor", "wallet", "device.key");
    let mut found = Vec::new();
    for (kind, promised) in place.kinds("keygen reader") {
        place.done(&format!("keygen reader --issuer @world/reader-ca -o @bad --force --yes --broken {kind}"));
        place.ask("--ask age_over_20 --reader-auth @bad");
        found.extend(wrong(&kind, &promised, &place.present("wallet", "")));
    }
    none(found);
}

#[test]
fn requests() {
    let place = Place::new();
    place.record("--world @world", "record.cbor");
    place.store("record.cbor", "wallet", "device.key");
    let mut found = Vec::new();
    for (kind, promised) in place.kinds("verify request") {
        let all = ["n117-reordered", "n118-without-info"].contains(&kind.as_str());
        let all = if all { "--reader-auth-all" } else { "" };
        place.ask(format!("--ask age_over_20,portrait --reader-auth @world/reader --broken {kind} {all}").trim_end());
        found.extend(wrong(&kind, &promised, &place.present("wallet", "")));
    }
    none(found);
}

#[test]
fn answers() {
    let place = Place::new();
    place.record("--world @world", "record.cbor");
    place.store("record.cbor", "wallet", "device.key");
    // What a kind needs beside one record: a second one, a device key on another curve.
    place.store("record.cbor", "two", "device.key");
    place.record_of("hanako", "device", "--world @world", "second.cbor");
    place.store("second.cbor", "two", "device.key");
    place.done("keygen device --alg p384 -o @other");
    place.record_of("minor", "other", "--world @world", "other.cbor");
    place.store("other.cbor", "other", "other.key");
    let mut found = Vec::new();
    for (kind, promised) in place.kinds("present") {
        place.ask("--ask age_over_20,full_name_unicode,portrait");
        let (wallet, flags) = match kind.as_str() {
            "n65-other-mso" => ("two", ""),
            "n104-mac-other-curve" => ("other", "--mac"),
            _ => ("wallet", ""),
        };
        let ran = place.present(wallet, &format!("{flags} --broken {kind}"));
        if ran.exit != 0 {
            found.push(format!("{kind}: not made: {}", ran.json));
            continue;
        }
        found.extend(wrong(&kind, &promised, &place.run("verify @exchange --trust @world/iaca.pem --json")));
    }
    none(found);
}

#[test]
fn lists() {
    let place = Place::new();
    place.record("--world @world", "record.cbor");
    let mut found = Vec::new();
    for (kind, promised) in place.kinds("revoke signer") {
        place.done(&format!("revoke signer @world/ds.pem --world @world --yes --broken {kind}"));
        let verify = "verify @record.cbor --trust @world/iaca.pem --crl @world/iaca.crl --json";
        found.extend(wrong(&kind, &promised, &place.run(verify)));
    }
    none(found);
}

/// A list that is out of date leaves the question open, and says so.
#[test]
fn a_stale_list_is_told() {
    let place = Place::new();
    place.record("--world @world", "record.cbor");
    place.done("keygen ds --issuer @world/iaca -o @retired");
    place.done("revoke signer @retired.pem --world @world --yes --broken crl-expired");
    let verify = "verify @record.cbor --trust @world/iaca.pem --crl @world/iaca.crl --json";
    for (flags, exit, status) in [("", 0, "warn"), (" --require-revocation", 1, "fail")] {
        let ran = place.run(&format!("{verify}{flags}"));
        assert_eq!(ran.exit, exit, "{}", ran.json);
        let bad = bad(&ran.json);
        assert_eq!((bad.len(), &bad[0]["id"], &bad[0]["status"]), (1, &"signer-crl".into(), &status.into()));
        assert!(cases(bad[0]).contains("N83"), "{}", ran.json);
    }
}

#[test]
fn what_a_kind_needs_is_said() {
    let place = Place::new();
    place.record("--world @world", "record.cbor");
    place.store("record.cbor", "wallet", "device.key");
    place.ask("--ask age_over_20");
    for (flags, said) in [
        ("--mac --broken n104", "a device key on another curve"),
        ("--broken n104", "a device key on another curve"),
        ("--broken n65", "needs a second record"),
    ] {
        let ran = place.present("wallet", flags);
        assert_eq!(ran.exit, 2, "{flags}");
        assert!(ran.json["message"].as_str().unwrap().contains(said), "{flags}: {}", ran.json);
    }
}

/// A world with a signer or a root that will not do says what is wrong with it, and what to do.
#[test]
fn a_world_with_something_broken_says_what() {
    let place = Place::new();
    let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    let issue =
        format!("issue record --person {} --device-key @device.pub --world @world -o @r.cbor --json", taro.display());
    for (kind, said, hint) in [
        ("expired", "ended at 2026-01-13T23:59:59Z", "keygen ds --issuer"),
        ("not-yet-valid", "begins at 2027-01-14", "keygen ds --issuer"),
        ("wrong-issuer-name", "names CN=MOCK somebody else,C=JP as its issuer", "--signer"),
        ("sha1", "signed in a way that the standard does not allow", "--signer"),
    ] {
        place.done(&format!("keygen ds --issuer @world/iaca -o @world/ds --force --yes --broken {kind}"));
        let ran = place.run(&issue);
        assert_ne!(ran.exit, 0, "{kind}");
        assert!(ran.json["message"].as_str().unwrap().contains(said), "{kind}: {}", ran.json);
        assert!(ran.json["hints"][0].as_str().unwrap().contains(hint), "{kind}: {}", ran.json);
    }
    place.done("keygen iaca -o @world/iaca --force --yes --broken expired");
    let ran = place.run("keygen ds --issuer @world/iaca -o @new --json");
    assert_eq!(ran.exit, 1, "{}", ran.json);
    assert!(ran.json["message"].as_str().unwrap().contains("ended at 2026-01-13"), "{}", ran.json);
}
