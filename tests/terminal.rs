//! A session as a person has it: the holder at a terminal, who sees the code, waits, reads who asks, and answers.
#![cfg(unix)]

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use nix::pty::{Winsize, openpty};
use unicode_width::UnicodeWidthStr as _;

/// Columns of the terminal.
const WIDE: u16 = 100;

/// A process at a terminal, and what it wrote there.
struct Terminal {
    child: Child,
    keys: File,
    seen: String,
    more: Receiver<Vec<u8>>,
}

impl Terminal {
    fn start(folder: &Path, language: &str, line: &str) -> Self {
        let size = Winsize { ws_row: 60, ws_col: WIDE, ws_xpixel: 0, ws_ypixel: 0 };
        let pty = openpty(&size, None).expect("a terminal");
        let end = || Stdio::from(pty.slave.try_clone().expect("the end of a terminal"));
        let mut command = mnc(folder, line);
        command.env("MNC_LANG", language).env("TERM", "xterm").stdin(end()).stdout(end()).stderr(end());
        let child = command.spawn().expect("mnc");
        drop(command); // it holds ends of the terminal
        drop(pty.slave);
        let keys = File::from(pty.master);
        let mut screen = keys.try_clone().expect("the terminal");
        let (to, more) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = screen.read(&mut buffer) {
                let _ = to.send(buffer[..read].to_vec());
            }
        });
        Self { child, keys, seen: String::new(), more }
    }

    /// Waits until this was written.
    fn until(&mut self, what: &str) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while !self.seen.contains(what) {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(more) = self.more.recv_timeout(left) else { panic!("no {what:?} at the end of {}", self.tail()) };
            self.seen.push_str(&String::from_utf8_lossy(&more));
        }
    }

    /// The last of what was written.
    fn tail(&self) -> String {
        let start = self.seen.char_indices().rev().nth(1000).map_or(0, |(at, _)| at);
        self.seen[start..].to_owned()
    }

    fn code(&mut self) -> String {
        self.until("mdoc:");
        let line = |seen: &str| seen.lines().find(|line| line.starts_with("mdoc:")).map(str::trim).map(str::to_owned);
        self.until("--nfc"); // the line behind it
        line(&self.seen).expect("a code")
    }

    fn exit(mut self) -> Option<i32> {
        let deadline = Instant::now() + Duration::from_secs(30);
        while self.child.try_wait().expect("a process").is_none() {
            assert!(Instant::now() < deadline, "it hangs: {}", self.tail());
            while let Ok(more) = self.more.recv_timeout(Duration::from_millis(5)) {
                self.seen.push_str(&String::from_utf8_lossy(&more));
            }
        }
        self.child.wait().expect("a process").code()
    }
}

fn mnc(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
    command.current_dir(folder).env("LC_ALL", "C.UTF-8").args(line.split(' '));
    command
}

fn receiver(folder: &Path, line: &str) -> Child {
    mnc(folder, line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("mnc")
}

fn wallet() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let taro = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    let record = format!("issue record --person {} --device-key d.pub --world world -o r.cbor", taro.display());
    let store = "issue store r.cbor --wallet wallet --device-key d.key --ledger world";
    for line in ["keygen demo world", "keygen device -o d", &record, store] {
        assert!(mnc(folder.path(), line).output().expect("mnc").status.success(), "{line}");
    }
    folder
}

#[test]
fn a_holder_sees_waits_reads_and_answers() {
    let folder = wallet();
    // Language, what is waited for, the question; what is typed, whether anything was sent, both exit statuses.
    let rows = [
        ("en", "waiting for a receiver", "Send 1 element", "y\n", true, (0, 0)),
        ("en", "waiting for a receiver", "Send 1 element", "\n", false, (1, 1)),
        ("ja", "受信者を待っています", "1項目を送信しますか", "y\n", true, (0, 0)),
    ];
    for (language, waits, question, typed, sent, (holder_exit, receiver_exit)) in rows {
        let mut holder =
            Terminal::start(folder.path(), language, "present --wallet wallet --trust world/reader-ca.pem");
        let code = holder.code();
        holder.until("▄"); // the code is drawn
        holder.until(waits);
        one_line(&holder.seen, waits);
        let ask = "--ask age_over_20 --reader-auth world/reader --trust world/iaca.pem";
        let receiver = receiver(folder.path(), &format!("verify {code} {ask}"));
        holder.until("MOCK reader CA");
        holder.until("age_over_20");
        holder.until(question);
        holder.keys.write_all(typed.as_bytes()).expect("keys");
        assert_eq!(holder.exit(), Some(holder_exit), "{language}");
        let told = receiver.wait_with_output().expect("mnc");
        assert_eq!(told.status.code(), Some(receiver_exit), "{language}");
        assert_eq!(String::from_utf8_lossy(&told.stdout).contains("VALID"), sent, "{language}");
    }
}

/// What is waited for is drawn over itself: no drawing of it is wider than the terminal.
fn one_line(seen: &str, waits: &str) {
    let drawn = seen.split(['\r', '\n', '\x1b']).filter(|part| part.contains(waits));
    let widest = drawn.map(|part| part.trim_start_matches("[2K").width()).max();
    assert!(widest.is_some_and(|widest| widest <= WIDE.into()), "{widest:?}");
}

#[test]
fn a_receiver_that_leaves_while_the_holder_reads() {
    let folder = wallet();
    // Ctrl-C tells the holder, a kill does not.
    for (signal, why, exit) in [("-INT", "ended the session before the answer", 1), ("-KILL", "hung up before", 2)] {
        let kept = format!("kept{signal}");
        let present = format!("present --wallet wallet --save {kept}");
        let mut holder = Terminal::start(folder.path(), "en", &present);
        let code = holder.code();
        let receiver = receiver(folder.path(), &format!("verify {code} --ask age_over_20 --trust world/iaca.pem"));
        holder.until("Send 1 element of org.iso.23220.1.jp.mnc? [y/N] ");
        assert!(Command::new("kill").args([signal, &receiver.id().to_string()]).status().expect("kill").success());
        receiver.wait_with_output().expect("mnc");
        std::thread::sleep(Duration::from_millis(200)); // until the system has told the holder
        holder.keys.write_all(b"y\n").expect("keys");
        holder.until(why);
        assert!(!holder.seen.contains("answered with"), "{}", holder.tail());
        assert_eq!(holder.exit(), Some(exit), "{signal}");
        let session = std::fs::read_to_string(folder.path().join(kept).join("session.txt")).expect("a recording");
        let answers = session.lines().filter(|line| line.starts_with("SD ")).count();
        assert_eq!(answers, usize::from(exit == 1), "{signal}: the end alone");
    }
}

#[test]
fn an_interrupt_at_the_question_ends_it_for_both() {
    let folder = wallet();
    // The key Ctrl-D, and the signal that a shell's terminal sends at Ctrl-C.
    for way in [Some(b"\x04"), None] {
        let mut holder = Terminal::start(folder.path(), "en", "present --wallet wallet");
        let code = holder.code();
        let receiver = receiver(folder.path(), &format!("verify {code} --ask age_over_20 --trust world/iaca.pem"));
        holder.until("Send 1 element of org.iso.23220.1.jp.mnc? [y/N] ");
        match way {
            Some(key) => holder.keys.write_all(key).expect("a key"),
            None => {
                let pid = holder.child.id().to_string();
                assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill").success());
            }
        }
        assert_eq!(holder.exit(), Some(1), "{way:?}");
        let told = receiver.wait_with_output().expect("mnc");
        // It is answered, that nothing is returned.
        assert_eq!(told.status.code(), Some(1), "{way:?}");
        assert!(String::from_utf8_lossy(&told.stdout).contains("INCOMPLETE"), "{way:?}");
    }
}
