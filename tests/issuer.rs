//! The issuer's commands when they are cut short, run side by side, or asked for what cannot be.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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

    fn command(&self, line: &str) -> Command {
        let people = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people");
        let line = line.replace("PEOPLE", people.to_str().unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.current_dir(self.0.path()).env_clear().args(line.split(' '));
        if !line.contains("--at ") {
            command.args(["--at", AT]);
        }
        command
    }

    fn run(&self, line: &str) -> Output {
        self.command(line).output().unwrap()
    }

    /// The exit status, and what was said on stderr.
    fn said(&self, line: &str) -> (i32, String) {
        let output = self.run(line);
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn done(&self, line: &str) {
        let (exit, said) = self.said(line);
        assert_eq!(exit, 0, "{line}: {said}");
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_slice(&self.run(&format!("{line} --json")).stdout).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// How many signers the ledger says are revoked.
    fn revoked(&self) -> usize {
        self.json("revoke list --world world")["signers"].as_array().unwrap().len()
    }

    /// How many the list says.
    fn listed(&self) -> usize {
        let pem = std::fs::read(self.path("world/iaca.crl")).unwrap();
        mnc::x509::crl::read_crls(&pem).unwrap()[0].view().entries().len()
    }
}

#[test]
fn signers_revoked_side_by_side_are_all_on_the_list() {
    let place = Place::new();
    for n in 0..6 {
        place.done(&format!("keygen ds --issuer world/iaca -o s{n}"));
    }
    let revoke = |n| place.command(&format!("revoke signer s{n}.pem --world world --yes")).spawn().unwrap();
    let mut all: Vec<_> = (0..6).map(revoke).collect();
    assert!(all.iter_mut().all(|one| one.wait().unwrap().success()));
    assert_eq!((place.revoked(), place.listed()), (6, 6));
}

#[test]
fn a_signer_is_revoked_in_the_ledger_and_on_the_list_or_in_neither() {
    let place = Place::new();
    let list = place.path("world/iaca.crl");
    let before = std::fs::read(&list).unwrap();
    std::fs::remove_file(&list).unwrap();
    std::fs::create_dir(&list).unwrap();
    assert_eq!(place.said("revoke signer world/ds.pem --world world --yes").0, 2);
    assert_eq!(place.revoked(), 0, "the list could not be written");
    std::fs::remove_dir(&list).unwrap();
    place.done("revoke signer world/ds.pem --world world --yes");
    assert_eq!((place.revoked(), place.listed()), (1, 1));
    assert_eq!(place.said("revoke signer world/ds.pem --world world --yes").0, 1, "it was revoked before");
    for behind in [before.as_slice(), b"", b"-----BEGIN X509 CRL-----\n"] {
        std::fs::write(&list, behind).unwrap();
        place.done("revoke signer world/ds.pem --world world --yes");
        assert_eq!((place.revoked(), place.listed()), (1, 1), "doing it again mends the list");
    }
}

#[test]
fn a_revocation_that_was_killed_is_mended_by_doing_it_again() {
    let place = Place::new();
    for n in 0..12_u64 {
        place.done(&format!("keygen ds --issuer world/iaca -o s{n}"));
        let line = format!("revoke signer s{n}.pem --world world --yes");
        let mut child = place.command(&line).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(3 * n));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(place.listed() >= place.revoked(), "the list says no less than the ledger");
        let again = place.said(&line);
        assert!([0, 1].contains(&again.0), "{again:?}");
        let wanted = usize::try_from(n).unwrap() + 1;
        assert_eq!((place.revoked(), place.listed()), (wanted, wanted), "killed after {} ms", 3 * n);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_record_that_could_not_be_handed_out_does_not_live() {
    let place = Place::new();
    let taro = "issue record --person PEOPLE/taro.json --device-key device.pub --world world";
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = place.command(&format!("{taro} -o -")).stdout(full()).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(place.said(&format!("{taro} -o /dev/full")).0, 2);
    assert_eq!(place.json("revoke list --world world")["records"].as_array().unwrap().len(), 0);
    place.done(&format!("{taro} -o /dev/null"));
    assert_eq!(place.json("revoke list --world world")["records"][0]["state"], "live");
    let again = place.run(&format!("{taro} -o -"));
    assert_eq!((again.status.code(), again.stdout.len()), (Some(1), 0), "nothing is handed out where one lives");
}

#[test]
fn a_record_whose_file_never_came_is_replaced() {
    let place = Place::new();
    let taro = "issue record --person PEOPLE/taro.json --device-key device.pub --world world -o taro.cbor";
    place.done(taro);
    std::fs::remove_file(place.path("taro.cbor")).unwrap(); // as if killed between the ledger and the file
    let listed = place.json("revoke list --world world");
    let lost = listed["records"][0]["record"].as_str().unwrap();
    assert_eq!(listed["records"][0]["state"], "live");
    assert_eq!(place.said(taro).0, 1, "one lives");
    let again = place.json(&format!("{taro} --replace"));
    assert_eq!(again["replaced"]["record"], lost);
    assert!(place.path("taro.cbor").exists());
    let listed = place.json("revoke list --world world");
    let live = |record: &&Value| record["state"] == "live";
    let records = listed["records"].as_array().unwrap();
    assert_eq!((records.len(), records.iter().filter(live).count()), (2, 1), "{listed:#}");
}

#[test]
fn old_leftovers_of_killed_commands_go_away() {
    let place = Place::new();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 24 * 60 * 60);
    let put = |name: &str| {
        let file = std::fs::File::create(place.path(name)).unwrap();
        file.set_modified(old).unwrap();
        file
    };
    let stay = [".mnc-notes.txt", ".mnc-abc12", ".mnc-aB3xY9.old"];
    drop(stay.map(put));
    drop(put(".mnc-aB3xY9"));
    std::fs::write(place.path(".mnc-fresh1"), "").unwrap();
    let locked = put(".mnc-locked");
    locked.lock().unwrap();
    place.done("keygen device -o second");
    assert!(!place.path(".mnc-aB3xY9").exists(), "old, and nobody's");
    for name in stay.iter().chain(&[".mnc-fresh1", ".mnc-locked"]) {
        assert!(place.path(name).exists(), "{name}");
    }
}

#[test]
fn a_list_that_differs_from_the_ledger_is_named() {
    let place = Place::new();
    let (list, ledger) = (place.path("world/iaca.crl"), place.path("world/ledger.db"));
    let (old_list, old_ledger) = (std::fs::read(&list).unwrap(), std::fs::read(&ledger).unwrap());
    assert_eq!(place.json("revoke list --world world")["crl"]["agrees"], true);
    place.done("revoke signer world/ds.pem --world world --yes");
    assert_eq!(place.json("revoke list --world world")["crl"]["agrees"], true);
    assert_eq!(place.said("revoke list --world world"), (0, String::new()));
    let new_list = std::fs::read(&list).unwrap();
    let differs = |side: &str, words: &str| {
        let said = place.json("revoke list --world world");
        assert_eq!(said["crl"]["agrees"], false, "{said:#}");
        assert_eq!(said["crl"][side].as_array().unwrap().len(), 1, "{said:#}");
        let (exit, said) = place.said("revoke list --world world");
        assert!(exit == 0 && said.contains(words), "{exit} {said}");
    };
    std::fs::write(&list, &old_list).unwrap();
    differs("onlyInLedger", "not on the list");
    std::fs::write(&list, &new_list).unwrap();
    std::fs::write(&ledger, &old_ledger).unwrap(); // as if killed between the list and the ledger
    differs("onlyOnList", "not in the ledger");
    let again = place.json("revoke signer world/ds.pem --world world --yes");
    assert_eq!(place.json("revoke list --world world")["crl"]["agrees"], true, "doing it again mends it");
    assert_eq!(again["crlNumber"], 2, "the number of the list that was there is not given again");
    std::fs::write(&ledger, &old_ledger).unwrap();
    place.done("keygen ds --issuer world/iaca -o other");
    place.done("revoke signer other.pem --world world --yes");
    assert_eq!((place.revoked(), place.listed()), (2, 2), "who is on the list stays there");
    std::fs::write(&list, "nothing").unwrap();
    let said = place.json("revoke list --world world");
    assert_eq!((&said["crl"]["agrees"], &said["crl"]["readable"]), (&false.into(), &false.into()), "{said:#}");
    assert!(place.said("revoke list --world world").1.contains("no list of this world's root"));
}

#[test]
fn no_certificate_is_made_under_a_root_that_is_not_valid_yet() {
    let place = Place::new();
    place.done("keygen iaca -o later --at 2026-03-01T00:00:00Z");
    let (exit, said) = place.said("keygen ds --issuer later -o signer");
    assert_eq!(exit, 1, "{said}");
    assert!(said.contains("begins only at"), "{said}");
    assert!(!place.path("signer.pem").exists());
}
