//! A pcscd of our own with a virtual reader, for tests; and why there is none, where there is none.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The driver of the virtual reader, where Debian puts it.
const DRIVER: &str = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

/// A running pcscd; it ends with this.
pub(crate) struct Pcscd {
    child: Child,
    folder: tempfile::TempDir,
    /// The port at which the reader waits for a card.
    pub(crate) port: u16,
}

impl Pcscd {
    /// Starts one.
    ///
    /// # Errors
    /// What is lacking, for a line that says that a test is skipped.
    pub(crate) fn start() -> Result<Self, String> {
        for (tool, argument) in [("pcscd", "--version"), ("python3", "--version")] {
            let found = Command::new(tool).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
            found.map_err(|_| format!("no {tool} (packages pcscd and vsmartcard-vpcd)"))?;
        }
        if !Path::new(DRIVER).exists() {
            return Err("no virtual reader (package vsmartcard-vpcd)".into());
        }
        let folder = tempfile::tempdir().unwrap();
        let configuration = folder.path().join("reader.conf.d");
        std::fs::create_dir(&configuration).unwrap();
        let port = free_ports();
        let child = Command::new("python3")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/pcscd.py"))
            .arg(folder.path().join("socket"))
            .arg(port.to_string())
            .arg(&configuration)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Self { child, folder, port };
        started.wait();
        Ok(started)
    }

    /// What PC/SC programs are told in `PCSCLITE_CSOCK_NAME`.
    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// Waits until the reader listens for a card; the connection made to find out is no card.
    fn wait(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpListener::bind((Ipv4Addr::UNSPECIFIED, self.port)).is_ok() || !self.socket().exists() {
            assert!(Instant::now() < deadline, "pcscd did not start");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Pcscd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Two neighbouring ports that nobody listens on: the driver has two slots.
fn free_ports() -> u16 {
    (0..100)
        .find_map(|_| {
            let first = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
            let port = first.local_addr().ok()?.port();
            TcpListener::bind((Ipv4Addr::UNSPECIFIED, port.checked_add(1)?)).ok()?;
            Some(port)
        })
        .expect("two free ports")
}
