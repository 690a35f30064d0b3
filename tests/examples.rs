//! Every example of the help does what it says: they run one after another, in the order of their table, in an empty
//! folder that has only the samples.

use std::fs;
use std::path::Path;
use std::process::Command;

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
    for example in EXAMPLES {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.args(example.words()).current_dir(folder.path()).env_clear();
        let output = command.output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{}\n{out}{err}", example.line);
    }
}
