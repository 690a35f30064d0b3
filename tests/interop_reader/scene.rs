//! A world, its citizen's card, and a reader with that card in it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::pcscd::Pcscd;

/// When everything was made: certificates and card hold then.
pub(crate) const AT: &str = "2026-06-01T00:00:00Z";

/// A card in a reader; both end with this.
pub(crate) struct Scene {
    card: Child,
    pcscd: Pcscd,
    folder: tempfile::TempDir,
}

impl Scene {
    /// Sets everything up; none, and a line that says why, where something is lacking.
    pub(crate) fn new(test: &str, tools: &[&str]) -> Option<Self> {
        let missing = tools.iter().find(|tool| !is_there(tool)).map(|tool| format!("no {tool}"));
        let pcscd = missing.map_or_else(Pcscd::start, Err);
        let pcscd = match pcscd {
            Ok(pcscd) => pcscd,
            Err(lacking) => {
                skip(test, &lacking);
                return None;
            }
        };
        let folder = tempfile::tempdir().unwrap();
        run(Command::new(mnc()).current_dir(&folder).args(["keygen", "demo", "world", "--seed", "7", "--at", AT]));
        let card = Command::new(mnc())
            .current_dir(&folder)
            .args(["read-card", "serve", "--card", "world/card.json", "--vpcd"])
            .arg(format!("127.0.0.1:{}", pcscd.port))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let scene = Self { card, pcscd, folder };
        scene.wait();
        Some(scene)
    }

    /// A command that finds the reader.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).env("PCSCLITE_CSOCK_NAME", self.pcscd.socket()).env("OPENSC_DRIVER", "jpki");
        command
    }

    /// `mnc` with these arguments; what it printed, and its status.
    pub(crate) fn mnc(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let output = self.command(mnc()).args(arguments).stdin(Stdio::null()).output().unwrap();
        (text(&output), output.status.code())
    }

    /// Puts another card into the second reader.
    pub(crate) fn serve_beside(&self, card: &str) -> Beside {
        let mut command = Command::new(mnc());
        command.current_dir(&self.folder).args(["read-card", "serve", "--card", card, "--vpcd"]);
        command.arg(format!("127.0.0.1:{}", self.pcscd.port + 1)).stdout(Stdio::null()).stderr(Stdio::null());
        Beside(command.spawn().unwrap())
    }

    /// A file in the folder of the scene.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: &[u8]) {
        std::fs::write(self.path(name), content).unwrap();
    }

    /// The value of a secret, from the file of them.
    pub(crate) fn pin(&self, name: &str) -> String {
        let pins = std::fs::read_to_string(self.path("world/pins")).unwrap();
        let value = pins.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        value.unwrap_or_else(|| panic!("no {name} in {pins}")).to_owned()
    }

    /// Whether openssl says that a signature over a file is that of a certificate in PEM.
    pub(crate) fn assert_signed(&self, digest: &str, certificate: &str, file: &str, signature: &str) {
        let key = run(self.command("openssl").args(["x509", "-pubkey", "-noout", "-in", certificate]));
        self.write("key.pub", key.as_bytes());
        run(self.command("openssl").args(["dgst", digest, "-verify", "key.pub", "-signature", signature, file]));
    }

    fn wait(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !self.mnc(&["read-card", "status", "--json"]).0.contains("\"auth\"") {
            let seen = self.mnc(&["read-card", "list"]);
            assert!(Instant::now() < deadline, "no card is seen: {seen:?}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// A card in the second reader, until this is dropped.
pub(crate) struct Beside(Child);

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = self.card.kill();
        let _ = self.card.wait();
    }
}

/// The program under test.
pub(crate) fn mnc() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_mnc"))
}

/// Runs a command that has to succeed; what it printed on standard output.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", text(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Both streams.
pub(crate) fn text(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

/// Says that a test did not run, where the runner does not hide it.
pub(crate) fn skip(test: &str, lacking: &str) {
    let _ = std::io::stderr().write_all(format!("SKIPPED {test}: {lacking}\n").as_bytes()); // the runner hides eprintln!
}

fn is_there(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok()
}
