//! Requests and answers through the command line, in files: who gets what, and who gets nothing.

#[path = "support/other.rs"]
mod other;

use std::path::{Path, PathBuf};

use mnc::cbor::Decoder;
use mnc::cli::context::Process;
use mnc::holder::present::Held;
use mnc::issuer::world::World;
use mnc::mdoc::DeviceResponse;
use mnc::profile::LapseReason;
use serde_json::Value;
use time::macros::datetime;

const AT: &str = "2026-11-20T00:00:00Z";

/// A folder with a world, a device key and a wallet with one record.
struct Place {
    folder: tempfile::TempDir,
}

struct Ran {
    exit: u8,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
        place.done("keygen demo @world --seed 7");
        place.done("keygen device -o @device --seed 8");
        place.done(&format!(
            "issue record --person {} --device-key @device.pub --world @world -o @record.cbor",
            taro.display()
        ));
        place.done("issue store @record.cbor --wallet @wallet --device-key @device.key --ledger @world");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs words; `@` stands for the folder. Every answer of a person is given in turn; without any there is nobody.
    fn run_with(&self, line: &str, answers: &[bool]) -> Ran {
        self.run_at(AT, line, answers)
    }

    fn run_at(&self, at: &str, line: &str, answers: &[bool]) -> Ran {
        let root = format!("{}/", self.folder.path().display());
        let words = line.split(' ').map(|word| word.replace('@', &root).into());
        let words = std::iter::once("mnc".into()).chain(words).chain(["--at".into(), at.into()]);
        let (process, captured) = Process::simulated(b"");
        let process = if answers.is_empty() { process } else { process.at_terminal(answers) };
        let exit = mnc::cli::run(words, process);
        Ran { exit, out: captured.out(), err: captured.err() }
    }

    fn run(&self, line: &str) -> Ran {
        self.run_with(line, &[])
    }

    fn done(&self, line: &str) -> Ran {
        let ran = self.run(line);
        assert_eq!(ran.exit, 0, "{line}\n{}{}", ran.out, ran.err);
        ran
    }

    fn ask(&self, what: &str) {
        self.done(&format!("verify request --ask {what} --session @exchange --force --yes"));
    }

    fn ask_signed(&self, what: &str) {
        self.done(&format!(
            "verify request --ask {what} --reader-auth @world/reader --session @exchange --force --yes"
        ));
    }

    /// Presents to the exchange; more flags may follow.
    fn present(&self, flags: &str) -> Ran {
        self.run(&format!("present --wallet @wallet --request @exchange --trust @world/reader-ca.pem -o @exchange/response.cbor {flags}"))
    }

    /// The elements in the answer.
    fn sent(&self) -> Vec<String> {
        let bytes = std::fs::read(self.path("exchange/response.cbor")).unwrap();
        let response: DeviceResponse<'_> = Decoder::new(&bytes).whole().unwrap();
        let documents = response.documents.iter();
        documents
            .flat_map(|document| {
                document.issuer_signed.elements().map(|(_, item)| item.value.element_identifier.to_string())
            })
            .collect()
    }

    fn answered(&self) -> bool {
        self.path("exchange/response.cbor").exists()
    }

    /// Puts a record of another type into the wallet, signed by the world's signer.
    fn store_other(&self, doc_type: &str) {
        other::store(&self.path("world"), &self.path("wallet"), doc_type, datetime!(2026-11-19 0:00 UTC), |mso| mso);
    }

    fn state(&self) -> String {
        let listed = self.done("revoke list --world @world --json");
        let listed: Value = serde_json::from_str(&listed.out).unwrap();
        listed.to_string()
    }
}

#[test]
fn an_exchange_in_files_ends_valid() {
    let place = Place::new();
    place.ask_signed("hanshu-ru");
    let ran = place.present("--yes");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("authenticated under"), "{}", ran.err);
    assert_eq!(place.sent().len(), 4);
    let verified = place.run("verify @exchange --trust @world/iaca.pem");
    assert_eq!(verified.exit, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn a_mac_is_accepted_and_binds_the_key() {
    let place = Place::new();
    place.ask("age_over_20");
    assert_eq!(place.present("--yes --mac").exit, 0);
    let verified = place.run("verify @exchange --trust @world/iaca.pem");
    assert_eq!(verified.exit, 0, "{}{}", verified.out, verified.err);
    let ran = place.present("--yes --signature --force");
    assert_eq!(ran.exit, 1, "{}", ran.err);
    assert_eq!(place.present("--yes --force").exit, 0, "what the key always did goes on");
}

#[test]
fn an_unauthenticated_reader_never_gets_the_number_by_yes_alone() {
    let place = Place::new();
    place.ask("individual_number_unicode,full_name_unicode");
    let ran = place.present("--yes");
    assert_eq!((ran.exit, place.sent()), (0, vec!["full_name_unicode".to_owned()]), "{}", ran.err);
    assert!(ran.err.contains("NOT authenticated"), "{}", ran.err);
    assert_eq!(place.present("--yes --only individual_number_unicode --force").exit, 1);
    place.ask_signed("individual_number_unicode,full_name_unicode");
    assert_eq!(place.present("--yes --force").exit, 0);
    assert_eq!(place.sent().len(), 2, "an authenticated one does");
    let ran = place.run("present --wallet @wallet --request @exchange --yes -o @exchange/response.cbor --force");
    assert_eq!((ran.exit, place.sent().len()), (0, 1), "without its root it is nobody");
}

#[test]
fn the_person_decides() {
    let place = Place::new();
    place.ask("individual_number_unicode,full_name_unicode");
    let line = "present --wallet @wallet --request @exchange -o @exchange/response.cbor";
    let ran = place.run_with(line, &[false]);
    assert_eq!((ran.exit, place.answered()), (1, false), "{}", ran.err);
    let ran = place.run(line);
    assert_eq!((ran.exit, place.answered()), (2, false), "nobody to ask: {}", ran.err);
    let ran = place.run_with(line, &[true]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(place.sent().len(), 2, "who sees the screen and says yes sends what is on it");
}

#[test]
fn only_narrows() {
    let place = Place::new();
    place.ask("hanshu-ru");
    let ran = place.present("--yes --only full_name_unicode,sex");
    assert_eq!((ran.exit, place.sent()), (0, vec!["full_name_unicode".to_owned()]), "{}", ran.err);
    assert!(ran.err.contains("sex is not asked for"), "{}", ran.err);
}

#[test]
fn a_lapsed_record_is_acknowledged_and_never_sent() {
    let place = Place::new();
    place.ask("age_over_20");
    let bytes = std::fs::read(place.path("record.cbor")).unwrap();
    let id = Held::read(&bytes).unwrap().id();
    let mut ledger = World::open(&place.path("world")).unwrap().ledger().unwrap();
    ledger.revoke(&id, LapseReason::HolderNotice, datetime!(2026-11-19 0:00 UTC)).unwrap();
    drop(ledger);
    assert!(place.state().contains("pending"), "{}", place.state());
    let ran = place.present("--yes");
    assert_eq!((ran.exit, place.answered()), (1, false), "{}", ran.err);
    assert!(ran.err.contains("(the holder gave notice, holder-notice)"), "{}", ran.err);
    assert!(place.state().contains("acknowledged"), "{}", place.state());
    std::fs::remove_file(place.path("world/ledger.db")).unwrap();
    let ran = place.present("--yes --lang ja");
    assert_eq!((ran.exit, place.answered()), (1, false), "dead for ever: {}", ran.err);
    assert!(ran.err.contains("（保持者の届出、holder-notice）"), "{}", ran.err);
}

#[test]
fn nobody_is_asked_for_what_cannot_be_sent() {
    let place = Place::new();
    place.ask("age_over_20");
    let line = "present --wallet @wallet --request @exchange -o @exchange/response.cbor";
    // Long after its end; who is asked would decline, and be told that instead.
    let late = "2040-01-01T00:00:00Z";
    for more in ["", " --dry-run"] {
        let ran = place.run_at(late, &format!("{line}{more}"), &[false]);
        assert_eq!((ran.exit, place.answered()), (1, false), "{more}: {}", ran.err);
        assert!(ran.err.contains("expired"), "{more}: {}", ran.err);
    }
    let ran = place.run_at(late, &format!("{line} --allow-broken"), &[true]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(ran.err.matches("expired").count(), 1, "said once: {}", ran.err);
    std::fs::remove_file(place.path("exchange/response.cbor")).unwrap();
    let bytes = std::fs::read(place.path("record.cbor")).unwrap();
    let id = Held::read(&bytes).unwrap().id();
    let mut ledger = World::open(&place.path("world")).unwrap().ledger().unwrap();
    ledger.revoke(&id, LapseReason::HolderNotice, datetime!(2026-11-19 0:00 UTC)).unwrap();
    drop(ledger);
    let ran = place.run_with(line, &[false]);
    assert_eq!((ran.exit, place.answered()), (1, false), "{}", ran.err);
    assert!(ran.err.contains("lapsed"), "{}", ran.err);
    assert!(place.state().contains("acknowledged"), "{}", place.state());
}

#[test]
fn a_record_of_another_type_goes_without_a_look_and_says_so() {
    let place = Place::new();
    std::fs::remove_file(place.path("world/ledger.db")).unwrap();
    place.store_other("org.example.card");
    place.done("verify request --doctype org.example.card --ask age_over_20 --session @exchange");
    let ran = place.present("--yes");
    assert_eq!((ran.exit, place.sent()), (0, vec!["age_over_20".to_owned()]), "{}", ran.err);
    assert!(ran.err.contains("without looking for a notice"), "{}", ran.err);
}

#[test]
fn where_it_cannot_look_it_sends_nothing() {
    let place = Place::new();
    place.ask("age_over_20");
    std::fs::remove_file(place.path("world/ledger.db")).unwrap();
    let ran = place.present("--yes");
    assert_eq!((ran.exit, place.answered()), (2, false), "{}", ran.err);
}

#[test]
fn what_cannot_be_answered_says_why() {
    let place = Place::new();
    place.done("verify request --doctype org.iso.18013.5.1.mDL --ask org.iso.18013.5.1/portrait --session @exchange");
    let ran = place.present("--yes");
    assert_eq!((ran.exit, place.answered()), (1, false), "{}", ran.err);
    for (kind, exit) in [
        ("n14-major-version", 2),
        ("n120-number-out-of-range", 2),
        ("n121-element-not-asked", 2),
        ("n01-truncated", 2),
        ("n13-minor-version", 0),
        ("n124-version-too-low", 0),
    ] {
        place.done(&format!("verify request --ask full --broken {kind} --session @exchange --force --yes"));
        let ran = place.present("--yes --force");
        assert_eq!(ran.exit, exit, "{kind}: {}", ran.err);
    }
}

#[test]
fn a_reader_that_is_wrong_is_nobody() {
    let place = Place::new();
    for kind in [
        "n26-bit-flipped",
        "n115-other-items",
        "n116-other-session",
        "n117-reordered",
        "n118-without-info",
        "n26-other-key",
        "n119-unknown-authority",
        "n33-x5chain-absent",
        "n21-alg-unprotected",
    ] {
        place.done(&format!(
            "verify request --ask full --reader-auth @world/reader --broken {kind} --session @exchange --force --yes"
        ));
        let ran = place.present("--yes --force");
        assert_eq!(ran.exit, 0, "{kind}: {}", ran.err);
        assert!(ran.err.contains("NOT authenticated"), "{kind}: {}", ran.err);
        assert!(!place.sent().contains(&"individual_number_unicode".to_owned()), "{kind}");
    }
}

#[test]
fn json_tells_what_was_sent_and_no_values() {
    let place = Place::new();
    place.ask_signed("bangou");
    let ran = place.present("--yes --json");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["schema"], "mnc.present/1");
    assert_eq!(told["documents"][0]["profile"], "bangou");
    assert_eq!(told["documents"][0]["sent"].as_array().unwrap().len(), 3);
    assert!(told["documents"][0]["reader"]["name"].as_str().unwrap().contains("MOCK"));
}

#[test]
fn every_defect_of_an_answer_is_found_by_its_case() {
    let place = Place::new();
    place.ask("full_name_unicode,portrait,age_over_20");
    let accepted = ["n12-unknown-key", "n13-minor-version"];
    let needs_more = ["n65-other-mso", "n104-mac-other-curve"];
    for defect in mnc::holder::defect::Defect::ALL {
        let name = defect.name();
        let ran = place.present(&format!("--yes --force --broken {name}"));
        if needs_more.contains(&name) {
            assert_eq!(ran.exit, 2, "{name}: {}", ran.err);
            continue;
        }
        assert_eq!(ran.exit, 0, "{name}: {}", ran.err);
        let verified = place.run("verify @exchange --trust @world/iaca.pem --strict --json");
        if accepted.contains(&name) {
            assert_eq!(verified.exit, 0, "{name}: {}", verified.out);
            continue;
        }
        assert_ne!(verified.exit, 0, "{name}");
        let case = format!("\"{}\"", defect.cases()[0]);
        assert!(verified.out.contains(&case), "{name}: {case} not in {}", verified.out);
    }
}

#[test]
fn every_defect_says_what_it_is() {
    let answers = mnc::holder::defect::Defect::ALL.iter().map(|defect| ("defect-present-", defect.name()));
    let requests = mnc::verifier::ask::Defect::ALL.iter().map(|defect| ("defect-request-", defect.name()));
    for (prefix, name) in answers.chain(requests) {
        assert!(mnc::text::Message::table(prefix, name).is_some(), "{prefix}{name}");
    }
}
