//! Sessions between two devices, each a process of its own: over a port, over lines, over NFC; and peers that misbehave.

mod asks;
#[cfg(unix)]
mod early;
mod hints;
#[cfg(unix)]
mod interrupts;
mod kept;
mod keys;
#[cfg(feature = "pcsc")]
mod nfc;
#[path = "../support/other.rs"]
mod other;
#[cfg(feature = "pcsc")]
#[path = "../support/pcscd.rs"]
mod pcscd;
mod peers;
mod port;
#[cfg(all(unix, feature = "pcsc"))]
mod reader;
#[cfg(unix)]
mod relay;
mod second;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::Value;

/// A folder with a world and a wallet that holds one record.
pub(crate) struct Place(tempfile::TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self(tempfile::tempdir().expect("a folder"));
        let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
        place.done("keygen demo world");
        place.done("keygen device -o device");
        let person = taro.display();
        place.done(&format!("issue record --person {person} --device-key device.pub --world world -o record.cbor"));
        place.done("issue store record.cbor --wallet wallet --device-key device.key --ledger world");
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.current_dir(self.0.path()).env("LC_ALL", "C").args(line.split(' '));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn done(&self, line: &str) {
        let output = self.command(line).output().expect(line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// One for all tests that change nothing in it.
pub(crate) fn shared() -> &'static Place {
    static PLACE: OnceLock<Place> = OnceLock::new();
    PLACE.get_or_init(Place::new)
}

/// Waits for a process that must not hang.
pub(crate) fn wait(mut child: Child, name: &str) -> Output {
    let deadline = Instant::now() + Duration::from_secs(60);
    while child.try_wait().expect("a process").is_none() {
        if Instant::now() > deadline {
            let _ = child.kill();
            panic!("{name} hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("a process")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A holder who listens on a port, and the text of its code.
pub(crate) fn presenting(place: &Place, more: &str) -> (Child, String) {
    let mut child = place.command(&format!("present --wallet wallet --yes{more}")).spawn().expect("mnc");
    let (mut code, mut byte) = (Vec::new(), [0]);
    let stdout = child.stdout.as_mut().expect("piped");
    while stdout.read(&mut byte).expect("a line") == 1 && byte[0] != b'\n' {
        code.push(byte[0]);
    }
    (child, String::from_utf8(code).expect("text"))
}

#[test]
fn a_session_over_the_port() {
    let place = shared();
    let (holder, code) = presenting(place, " --qr-file code.png");
    assert!(code.starts_with("mdoc:"), "{code}");
    let ask = "--ask hanshu-ru --trust world/iaca.pem --reader-auth world/reader --save kept";
    let output = place.command(&format!("verify {code} {ask}")).output().expect("mnc");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = text(&output.stdout);
    assert!(told.starts_with("session: VALID\n  =     full_name_unicode         "), "{told}");
    assert!(told.contains("\n  =     portrait                   image/jpeg, "), "{told}");
    let holder = wait(holder, "present");
    assert_eq!(holder.status.code(), Some(0), "{}", text(&holder.stderr));
    let picture = std::fs::read(place.path("code.png")).expect("a picture");
    assert_eq!(picture[..8], *b"\x89PNG\r\n\x1a\n");
    // What was kept is an exchange like any other.
    let kept = place.command("verify kept --trust world/iaca.pem --json").output().expect("mnc");
    let report: Value = serde_json::from_slice(&kept.stdout).expect("JSON");
    assert_eq!(report["verdict"], "valid");
    let shown = place.command("inspect kept/transcript.cbor").output().expect("mnc");
    assert!(shown.status.success() && text(&shown.stdout).contains("SessionTranscript"));
}

#[test]
fn a_second_receiver_is_not_let_in() {
    let place = shared();
    let (holder, code) = presenting(place, "");
    let ask = format!("verify {code} --ask age_over_20 --trust world/iaca.pem");
    let first = place.command(&ask).output().expect("mnc");
    assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
    let second = place.command(&ask).output().expect("mnc");
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("the other device is gone"), "{}", text(&second.stderr));
    assert_eq!(wait(holder, "present").status.code(), Some(0));
}

/// Two processes, each the other's standard input and output.
pub(crate) fn joined(place: &Place, present: &str, verify: &str) -> (Output, Output) {
    let (to_verify, from_present) = std::io::pipe().expect("a pipe");
    let (to_present, from_verify) = std::io::pipe().expect("a pipe");
    let holder = place.command(present).stdin(to_present).stdout(from_present).spawn().expect("mnc");
    let receiver = place.command(verify).stdin(to_verify).stdout(from_verify).spawn().expect("mnc");
    let receiver = wait(receiver, verify);
    (wait(holder, present), receiver)
}

#[test]
fn sessions_of_every_curve_over_lines() {
    let place = shared();
    let plain = "verify --stdio --trust world/iaca.pem --ask";
    for curve in ["p256", "p384", "p521", "x25519"] {
        let flags = "--yes --stdio --signature --edition 2 --trust world/reader-ca.pem";
        let holder = format!("present --wallet wallet --curve {curve} {flags}");
        for asked in
            ["age_over_20", "bangou --reader-auth world/reader", "id --reader-auth world/reader --reader-auth-all"]
        {
            let (holder, receiver) = joined(place, &holder, &format!("{plain} {asked}"));
            let told = text(&receiver.stderr);
            assert_eq!(receiver.status.code(), Some(0), "{curve}, {asked}: {told}");
            assert!(told.contains("session: VALID"), "{curve}, {asked}: {told}");
            assert!(!told.contains("99990000"), "the number is masked: {told}");
            let told = text(&holder.stderr);
            assert_eq!(holder.status.code(), Some(0), "{curve}, {asked}: {told}");
            assert!(told.contains("authenticated under") == asked.contains("reader-auth"), "{curve}, {asked}: {told}");
        }
    }
}

#[test]
fn several_requests_in_one_session() {
    let place = shared();
    let present = "present --wallet wallet --yes --stdio --json --signature";
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20 --then full --then id --json -o reports.json";
    let (holder, receiver) = joined(place, present, verify);
    assert_eq!(receiver.status.code(), Some(0), "{}", text(&receiver.stderr));
    assert_eq!(holder.status.code(), Some(0), "{}", text(&holder.stderr));
    let reports = std::fs::read_to_string(place.path("reports.json")).expect("reports");
    assert_eq!(reports.lines().filter(|line| line.contains("\"verdict\":\"valid\"")).count(), 3, "{reports}");
}

#[test]
fn a_mac_needs_one_curve() {
    let place = Place::new();
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20";
    let (holder, receiver) = joined(&place, "present --wallet wallet --yes --stdio --mac --curve p384", verify);
    assert_eq!(holder.status.code(), Some(2), "{}", text(&holder.stderr));
    // The receiver is told by status 10 in the response.
    assert_eq!(receiver.status.code(), Some(1), "{}", text(&receiver.stderr));
    let (holder, receiver) = joined(&place, "present --wallet wallet --yes --stdio --mac", verify);
    assert_eq!(holder.status.code(), Some(0), "{}", text(&holder.stderr));
    assert!(text(&receiver.stderr).contains("MAC by the device key"), "{}", text(&receiver.stderr));
    assert_eq!(receiver.status.code(), Some(0));
}

#[test]
fn a_pending_notice_refuses() {
    let place = Place::new();
    place.done("revoke record.cbor --world world --yes --reason holder-notice");
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20";
    let (holder, receiver) = joined(&place, "present --wallet wallet --yes --stdio", verify);
    assert_eq!(holder.status.code(), Some(1), "{}", text(&holder.stderr));
    assert!(text(&holder.stderr).contains("holder-notice"), "{}", text(&holder.stderr));
    assert_eq!(receiver.status.code(), Some(1), "{}", text(&receiver.stderr));
    let list = place.command("revoke list --world world").output().expect("mnc");
    assert!(text(&list.stdout).contains("acknowledged"), "{}", text(&list.stdout));
}
