use std::ffi::OsString;
use std::io;

use super::*;
use crate::cli::run;
use crate::text::Lang;

fn context(process: Process) -> Context {
    Context::new(process, Words::new(Lang::En), Wishes::default(), Paint::default(), Paint::default())
}

fn question() -> Message {
    text!(output_overwrite, file = "a")
}

#[test]
fn a_person_is_asked_at_a_terminal_only() {
    let (process, _) = Process::simulated(b"");
    let error = context(process).confirm(&question()).expect_err("nobody is there");
    assert_eq!(error.exit(), 2);
    assert!(error.hints()[0].sentence(Words::default()).contains("--yes"));

    let (process, _) = Process::simulated(b"");
    let mut asked = context(process.at_terminal(&[true, false]));
    assert!(asked.confirm(&question()).is_ok());
    assert_eq!(asked.confirm(&question()).expect_err("no").exit(), 1);
}

#[test]
fn yes_answers_beforehand() {
    let (process, _) = Process::simulated(b"");
    let mut context = context(process);
    context.wishes.yes = true;
    assert!(context.confirm(&question()).is_ok());
}

#[test]
fn the_clock_gives_way_to_at() {
    let (process, _) = Process::simulated(b"");
    let mut context = context(process);
    assert_eq!(context.now().unix_timestamp(), 1_768_435_200);
    context.wishes.at = Some(OffsetDateTime::UNIX_EPOCH);
    assert_eq!(context.now(), OffsetDateTime::UNIX_EPOCH);
}

#[test]
fn a_seed_repeats_and_labels_differ() {
    let (process, _) = Process::simulated(b"");
    let mut context = context(process);
    context.wishes.seed = Some(1);
    let draw = |label: &str| crate::crypto::rng::array::<8>(&mut *context.random(label).expect("seeded"));
    assert_eq!(draw("a"), draw("a"));
    assert_ne!(draw("a"), draw("b"));
}

#[test]
fn quiet_says_errors_only() {
    let (process, captured) = Process::simulated(b"");
    let mut context = context(process);
    context.wishes.quiet = true;
    context.note(&question());
    context.warn(&question());
    context.trace(&question());
    assert_eq!(captured.err(), "");
    context.fail(&CommandError::refused(text!(prompt_declined)));
    assert_eq!(captured.err(), "error: declined; nothing was changed\n");
}

struct Closed(io::ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}

#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_does_not() {
    for (kind, exit) in [(io::ErrorKind::BrokenPipe, 0), (io::ErrorKind::StorageFull, 2)] {
        let (mut process, captured) = Process::simulated(b"");
        process.stdout = WriteStream::new(Box::new(Closed(kind)), false);
        assert_eq!(run(["mnc", "--help"].map(OsString::from), process), exit);
        assert_eq!(captured.err().is_empty(), exit == 0, "{}", captured.err());
    }
}

#[test]
fn colour_is_chosen_by_flag_then_environment_then_terminal() {
    use crate::cli::ui::style::When;
    let choose = |when, variables: &[(&str, &str)], terminal| {
        let paint = Paint::choose(when, &variables.iter().copied().collect(), terminal);
        paint.paint(Label::Error, "x") != "x"
    };
    assert!(choose(When::Auto, &[], true));
    assert!(!choose(When::Auto, &[], false));
    assert!(!choose(When::Auto, &[("NO_COLOR", "1")], true));
    assert!(choose(When::Auto, &[("CLICOLOR_FORCE", "1")], false));
    assert!(!choose(When::Auto, &[("CLICOLOR_FORCE", "0")], false));
    assert!(choose(When::Always, &[("NO_COLOR", "1")], false));
    assert!(!choose(When::Never, &[("CLICOLOR_FORCE", "1")], true));
    assert!(!choose(When::Auto, &[("TERM", "dumb")], true));
}
