//! How much memory reading takes: the input's size and a few MiB, whatever the input is wrapped in.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use nix::sys::resource::{UsageWho, getrusage};

const MIB: usize = 1 << 20;

/// What may come on top of the input and of what a small run takes.
const SPARE: usize = 2 * MIB;

/// A form that is unwrapped: its name, how 48 bytes are written, exit status of `inspect`.
type Form = (&'static str, fn(&[u8]) -> Vec<u8>, i32);

/// In order of size.
const FORMS: [Form; 4] = [
    ("bytes", <[u8]>::to_vec, 0),
    ("base64", |bytes| STANDARD.encode(bytes).into_bytes(), 0),
    ("pem", |bytes| format!("{}\n", STANDARD.encode(bytes)).into_bytes(), 2),
    ("hex", |bytes| hex::encode(bytes).into_bytes(), 0),
];

/// Writes a byte string that no command can make sense of. Piece by piece: what this process took before it became a
/// child counts as the child's.
fn write(file: &Path, length: usize, (name, encode, _): Form) {
    let mut out = BufWriter::new(File::create(file).unwrap());
    let pem = |edge: &str| if name == "pem" { format!("-----{edge} CERTIFICATE-----\n") } else { String::new() };
    out.write_all(pem("BEGIN").as_bytes()).unwrap();
    let [a, b, c, d] = u32::try_from(length).unwrap().to_be_bytes();
    let content = (0..length).map(|at| (at.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]);
    let mut bytes = [0x5a, a, b, c, d].into_iter().chain(content).peekable();
    while bytes.peek().is_some() {
        let piece: Vec<u8> = bytes.by_ref().take(48).collect();
        out.write_all(&encode(&piece)).unwrap();
    }
    out.write_all(pem("END").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Many small parts: of DER, PEM and a recording of a card; each with the exit status of `inspect`.
const PARTS: [(&str, &[u8], &[u8], i32); 3] = [
    ("der", &[0x30, 0x83, 0x40, 0, 0], &[5, 0], 0),
    ("blocks", b"", b"-----BEGIN X-----\nAAAA\n-----END X-----\n", 2),
    ("trace", b"mnc card trace 1\n", b"> 00A4040C0AD3921000310001010408\n< 9000\n", 0),
];

/// Writes a head and as many parts as go into 4 MiB.
fn write_parts(file: &Path, head: &[u8], part: &[u8]) {
    let mut out = BufWriter::new(File::create(file).unwrap());
    out.write_all(head).unwrap();
    for _ in 0..4 * MIB / part.len() {
        out.write_all(part).unwrap();
    }
    out.flush().unwrap();
}

/// The most that any child took so far.
fn peak() -> usize {
    let kilobytes = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss();
    usize::try_from(kilobytes).unwrap() * 1024
}

fn run(words: &[&str], file: &Path, exit: i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
    command.args(words).arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    assert_eq!(command.status().unwrap().code(), Some(exit), "{words:?} {}", file.display());
}

/// One after the other: the peak is that of all children so far.
#[test]
fn memory_stays_within_bounds() {
    within_the_input_and_a_few_mib();
    many_small_parts_take_no_more_than_a_tree_of_bounded_size();
}

/// Small inputs first, then by size.
fn within_the_input_and_a_few_mib() {
    let folder = tempfile::tempdir().unwrap();
    let mut base = None;
    for length in [16, 4 * MIB] {
        for form in FORMS {
            let file = folder.path().join(form.0);
            write(&file, length, form);
            let size = usize::try_from(fs::metadata(&file).unwrap().len()).unwrap();
            for (words, exit) in [(&["inspect"][..], form.2), (&["inspect", "--as", "diag"], form.2), (&["verify"], 2)]
            {
                run(words, &file, exit);
                let most = base.unwrap_or(usize::MAX - size - SPARE) + size + SPARE;
                assert!(peak() <= most, "{words:?} of {}: {} KiB too many", form.0, (peak() - most) / 1024);
            }
        }
        base = Some(peak());
    }
}

/// What is made of each part takes more room than the part; it is bounded by the number of parts that are shown.
fn many_small_parts_take_no_more_than_a_tree_of_bounded_size() {
    let folder = tempfile::tempdir().unwrap();
    for (name, head, part, exit) in PARTS {
        let file = folder.path().join(name);
        write_parts(&file, head, part);
        for words in [&["inspect"][..], &["inspect", "--as", "json"], &["verify"]] {
            run(words, &file, if words == ["verify"] { 2 } else { exit });
        }
        assert!(peak() < 64 * MIB, "{name}: {} MiB", peak() / MIB);
    }
}
