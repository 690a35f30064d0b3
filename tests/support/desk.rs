//! A mock world and its citizen's card on a desk, and the program beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// When everything was made, and when it is used.
pub(crate) const AT: &str = "2026-11-23T00:00:00Z";

/// A folder with `world` in it; the program runs there.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    card: String,
}

/// How a command went.
#[derive(Debug)]
pub(crate) struct Went {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Went {
    /// Both streams.
    pub(crate) fn said(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

impl Desk {
    /// The same world each time.
    pub(crate) fn new() -> Self {
        let mut desk = Self { folder: tempfile::tempdir().unwrap(), card: String::new() };
        desk.done("keygen demo world --seed 1");
        desk.card = desk.text("world/card.json");
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, content: &str) {
        fs::write(self.path(name), content).unwrap();
        private(&self.path(name));
    }

    /// The card as it was issued: no try spent, no secret changed.
    pub(crate) fn renew_card(&self) {
        self.write("world/card.json", &self.card);
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs the program; words are parted by blanks. `@card` is the card of the world.
    pub(crate) fn run(&self, line: &str) -> Went {
        let output = self.command(line).stdin(Stdio::null()).output().unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Went { exit: output.status.code().unwrap_or(-1), out, err }
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.args(words(line)).args(["--at", AT]).current_dir(&self.folder).env_clear();
        command
    }

    /// Runs it; it has to end with this status.
    pub(crate) fn ends(&self, exit: i32, line: &str) -> Went {
        let went = self.run(line);
        assert_eq!(went.exit, exit, "{line}\n{}", went.said());
        went
    }

    pub(crate) fn done(&self, line: &str) -> Went {
        self.ends(0, line)
    }

    /// Runs it on a terminal and types answers at its prompts; none, and a line that says so, without python3.
    pub(crate) fn typed(&self, test: &str, answers: &[&str], line: &str) -> Option<Went> {
        let typist = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/typist.py");
        let mut command = Command::new("python3");
        command.arg(typist).arg("-").args(answers).arg("--").arg(env!("CARGO_BIN_EXE_mnc")).args(words(line));
        command.args(["--at", AT]).current_dir(&self.folder).env("LANG", "C.UTF-8").stdin(Stdio::null());
        let Ok(output) = command.output() else {
            use std::io::Write as _;
            let _ = writeln!(std::io::stderr(), "SKIPPED {test}: no python3"); // the runner hides eprintln!
            return None;
        };
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Some(Went { exit: output.status.code().unwrap_or(-1), out, err })
    }

    /// What went over the link, by a recording: commands and their answers.
    pub(crate) fn exchanges(&self, trace: &str) -> Vec<(String, String)> {
        let text = self.text(trace);
        let lines: Vec<&str> = text.lines().skip(2).collect();
        let part = |line: &str| line[2..].to_owned();
        lines.chunks(2).map(|pair| (part(pair[0]), part(pair[1]))).collect()
    }
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(|word| word.replace("@card", "world/card.json")).collect()
}

#[cfg(unix)]
fn private(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn private(_: &Path) {}
