use std::fs;
use std::path::Path;

use super::*;
use crate::cli::context::{Captured, Process, Wishes};
use crate::cli::ui::style::Paint;
use crate::text::Words;

fn context(force: bool) -> (Context, Captured) {
    let (process, captured) = Process::simulated(b"");
    (on(process, force), captured)
}

fn on(process: Process, force: bool) -> Context {
    let wishes = Wishes { force, ..Wishes::default() };
    Context::new(process, Words::default(), wishes, Paint::default(), Paint::default())
}

fn two(folder: &Path) -> Outputs {
    let mut outputs = Outputs::new();
    outputs.file(folder.join("a.key"), "new a", Access::Private);
    outputs.file(folder.join("b.pem"), "new b", Access::Public);
    outputs
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn files_appear_with_their_access() {
    let folder = tempfile::tempdir().unwrap();
    context(false).0.write(two(folder.path())).unwrap();
    assert_eq!(names(folder.path()), ["a.key", "b.pem"]);
    assert_eq!(fs::read(folder.path().join("b.pem")).unwrap(), b"new b");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("a.key"), 0o600);
        assert_eq!(mode("b.pem") & 0o600, 0o600);
        assert_ne!(mode("b.pem"), 0o600, "others may read what is public");
    }
}

#[test]
fn nothing_is_overwritten_without_force() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.pem"), "old b").unwrap();
    let error = context(false).0.write(two(folder.path())).unwrap_err();
    assert_eq!(error.exit(), 2);
    assert!(error.hints()[0].sentence(Words::default()).contains("--force"));
    assert_eq!(names(folder.path()), ["b.pem"]);
    assert_eq!(fs::read(folder.path().join("b.pem")).unwrap(), b"old b");
    context(true).0.write(two(folder.path())).unwrap();
    assert_eq!(fs::read(folder.path().join("b.pem")).unwrap(), b"new b");
    assert_eq!(names(folder.path()), ["a.key", "b.pem"]);
}

#[test]
fn at_a_terminal_force_asks() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.pem"), "old b").unwrap();
    let (process, _) = Process::simulated(b"");
    let error = on(process.at_terminal(&[false]), true).write(two(folder.path())).unwrap_err();
    assert_eq!(error.exit(), 1);
    assert_eq!(names(folder.path()), ["b.pem"]);
    let (process, _) = Process::simulated(b"");
    on(process.at_terminal(&[true]), true).write(two(folder.path())).unwrap();
    assert_eq!(names(folder.path()), ["a.key", "b.pem"]);
}

#[test]
fn when_one_cannot_be_written_none_is_and_the_old_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.key"), "old a").unwrap();
    fs::create_dir(folder.path().join("b.pem")).unwrap();
    assert!(context(true).0.write(two(folder.path())).is_err());
    assert_eq!(fs::read(folder.path().join("a.key")).unwrap(), b"old a");
    assert_eq!(names(folder.path()), ["a.key", "b.pem"]);
}

#[test]
fn what_was_moved_is_taken_back_when_a_later_file_fails() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.key"), "old a").unwrap();
    let mut placed = Placed::default();
    placed.folder(&folder.path().join("deep/er")).unwrap();
    for (name, bytes) in [("a.key", b"new a"), ("deep/c.pem", b"new c"), ("b.pem", b"new b")] {
        placed.prepare(&folder.path().join(name), bytes, Access::Public).unwrap();
    }
    fs::create_dir(folder.path().join("b.pem")).unwrap(); // comes between
    fs::write(folder.path().join("b.pem/x"), "").unwrap();
    assert!(placed.place().is_err());
    drop(placed);
    assert_eq!(fs::read(folder.path().join("a.key")).unwrap(), b"old a");
    assert_eq!(names(folder.path()), ["a.key", "b.pem"]);
}

#[test]
fn a_rehearsal_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut context, captured) = context(false);
    context.wishes.dry_run = true;
    context.write(two(folder.path())).unwrap();
    assert!(names(folder.path()).is_empty());
    assert_eq!(captured.err().matches("would write").count(), 2);
}

#[test]
fn a_missing_folder_is_an_error_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("in/ner");
    assert!(context(false).0.write(two(&inner)).is_err());
    let mut outputs = two(&inner);
    outputs.folder(&inner);
    context(false).0.write(outputs).unwrap();
    assert_eq!(names(&inner), ["a.key", "b.pem"]);
}

#[test]
fn binary_does_not_go_to_a_terminal_unasked() {
    let (process, captured) = Process::simulated(b"");
    let mut context = on(process.at_terminal(&[]), false);
    assert_eq!(context.emit(None, &[0xa0], Access::Public).unwrap_err().exit(), 2);
    context.emit(None, "氏名\n".as_bytes(), Access::Public).unwrap();
    context.emit(Some(&Target::Stdout), &[0xa0], Access::Public).unwrap();
    assert_eq!(captured.bytes(), ["氏名\n".as_bytes(), &[0xa0]].concat());
    let (process, captured) = Process::simulated(b"");
    on(process, false).emit(None, &[0xa0], Access::Public).unwrap();
    assert_eq!(captured.bytes(), [0xa0]);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_through() {
    let (mut context, _) = context(false);
    context.emit(Some(&Target::File("/dev/null".into())), b"x", Access::Public).unwrap();
    assert!(is_device(&fs::metadata("/dev/null").unwrap()));
}
