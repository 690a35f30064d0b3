//! Every example of the help does what it says: they run one after another, in the order of their table, in an empty
//! folder that has only the samples.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use mnc::cli::examples::EXAMPLES;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

#[test]
fn examples_do_what_they_say() {
    let folder = tempfile::tempdir().unwrap();
    let people = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people");
    copy(&people, &folder.path().join("samples/people"));
    let mut waiting: Option<(Child, String)> = None;
    for example in EXAMPLES {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        let mut words = example.words();
        if let (Some(code), Some((_, shown))) = (words.iter_mut().find(|word| word.starts_with("mdoc:")), &waiting) {
            shown.clone_into(code);
        }
        command.args(words).current_dir(folder.path()).env_clear();
        if example.id == "present-session" {
            waiting = Some(showing(command));
            continue;
        }
        let output = command.output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{}\n{out}{err}", example.line);
        if example.id == "verify-session" {
            let (mut holder, _) = waiting.take().expect("a holder");
            assert!(holder.wait().unwrap().success(), "present-session");
        }
    }
    assert!(waiting.is_none());
}

/// A holder who waits, and the code that it shows.
fn showing(mut command: Command) -> (Child, String) {
    let mut holder = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut code = String::new();
    BufReader::new(holder.stdout.take().unwrap()).read_line(&mut code).unwrap();
    (holder, code.trim().to_owned())
}
