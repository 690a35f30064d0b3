use super::*;
use crate::cli::examples::EXAMPLES;
use crate::cli::{context::Process, run};

fn parsed(line: &str) -> Result<Parsed, Fault> {
    with(line, &[])
}

fn with(line: &str, variables: &[(&str, &str)]) -> Result<Parsed, Fault> {
    let words: Vec<OsString> = line.split(' ').filter(|word| !word.is_empty()).map(OsString::from).collect();
    parse(&words, &variables.iter().copied().collect())
}

fn typed(line: &str, variables: &[(&str, &str)]) -> Typed {
    match with(line, variables) {
        Ok(Parsed::Command(typed)) => *typed,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn the_definitions_are_sound() {
    command().debug_assert();
    Generate::command().debug_assert();
}

#[test]
fn every_example_is_a_command() {
    for example in EXAMPLES {
        assert_eq!(fault(&example.words()), None, "{}", example.line);
        let words: Vec<OsString> = example.words().iter().map(OsString::from).collect();
        let walk = Walk::over(&built(), &words);
        let shown: Vec<String> = example.path.iter().map(ToString::to_string).collect();
        assert!(walk.path.starts_with(&shown), "{}: shown with another command", example.line);
        assert!(Message::table("example-", example.id).is_some(), "{} has no text", example.id);
    }
}

fn built() -> Command {
    let mut command = command();
    command.build();
    command
}

#[test]
fn help_is_about_the_command_it_is_asked_of() {
    for (line, path, long) in [
        ("-h", vec![], false),
        ("--help", vec![], true),
        ("verify -h", vec!["verify"], false),
        ("verify request --help", vec!["verify", "request"], true),
        ("--lang issue verify --trust issue -o keygen --json -h", vec!["verify"], false),
        ("inspect -o request -vh", vec!["inspect"], false),
        ("verify a.cbor request -h", vec!["verify"], false),
    ] {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let walk = Walk::over(&built(), &words);
        assert_eq!((walk.path, walk.long_help), (path.iter().map(ToString::to_string).collect(), long), "{line}");
    }
    assert!(matches!(parsed("verify request -h"), Ok(Parsed::Help { long: false, .. })));
    assert!(matches!(parsed("-V --json"), Ok(Parsed::Version)));
}

#[test]
fn what_is_not_built_says_so() {
    for line in [
        "issue serve",
        "issue fetch http://127.0.0.1",
        "issue batch a",
        "issue renew",
        "verify serve --listen 127.0.0.1:1",
        "revoke publish --world w",
        "revoke check a",
    ] {
        assert!(matches!(parsed(line), Ok(Parsed::NotBuilt(_))), "{line}: {:?}", parsed(line));
        let (process, captured) = Process::simulated(b"");
        let exit = run(std::iter::once("mnc").chain(line.split(' ')).map(OsString::from), process);
        assert_eq!(exit, 2, "{line}");
        assert!(captured.err().contains("is not built in this version"), "{line}: {}", captured.err());
        assert_eq!(captured.out(), "", "{line}");
    }
}

#[test]
fn help_on_what_is_not_built_says_so() {
    for line in ["help issue serve", "help revoke publish"] {
        let (process, captured) = Process::simulated(b"");
        let exit = run(std::iter::once("mnc").chain(line.split(' ')).map(OsString::from), process);
        assert_eq!(exit, 2, "{line}");
        assert!(captured.err().contains("is not built in this version"), "{line}: {}", captured.err());
    }
}

#[test]
fn defects_are_listed_without_the_rest() {
    for line in ["issue record --broken list", "keygen ds --broken=list", "present --broken list"] {
        assert!(matches!(parsed(line), Ok(Parsed::BrokenList(_))), "{line}");
    }
    assert!(parsed("keygen device --broken list").is_err());
}

#[test]
fn variables_stand_for_flags() {
    let wishes = typed("verify a", &[("MNC_JSON", "yes"), ("MNC_AT", "2026-02-03"), ("MNC_VERBOSE", "2")]).wishes;
    assert!(wishes.json && wishes.verbose == 2);
    assert_eq!(wishes.at.map(|at| at.to_string()).as_deref(), Some("2026-02-03 0:00:00.0 +00:00:00"));
    let Verb::Verify(args) = typed("verify a --trust typed", &[("MNC_TRUST", "set"), ("MNC_STRICT", "1")]).verb else {
        panic!("verify")
    };
    assert_eq!(args.check.trust, [crate::cli::input::Source::of("typed")]);
    assert!(args.check.strict);
    assert!(typed("present --request r", &[("MNC_WALLET", "w")]).wishes.seed.is_none());
}

#[test]
fn no_variable_stands_for_what_is_dangerous() {
    let variables = [("MNC_FORCE", "1"), ("MNC_YES", "1"), ("MNC_REVEAL", "individual_number_unicode")];
    let typed = typed("inspect a", &variables);
    assert!(!typed.wishes.force && !typed.wishes.yes);
    let Verb::Inspect(args) = typed.verb else { panic!("inspect") };
    assert!(args.reveal.is_empty());
}

#[test]
fn a_refused_variable_is_named() {
    let (process, captured) = Process::simulated(b"");
    let process = process.with_variables(&[("MNC_AT", "soon")]);
    assert_eq!(run(["mnc", "verify", "a"].map(OsString::from), process), 2);
    assert!(captured.err().contains("MNC_AT"), "{}", captured.err());
}

#[test]
fn flags_mean_the_same_before_and_after_the_verb() {
    for line in ["--json -q --at 2026-01-15 inspect a", "inspect a --json -q --at 2026-01-15T09:00:00+09:00"] {
        let wishes = typed(line, &[]).wishes;
        assert!(wishes.json && wishes.quiet, "{line}");
        assert_eq!(wishes.at.map(time::OffsetDateTime::unix_timestamp), Some(1_768_435_200), "{line}");
    }
    let wishes = typed("keygen demo w --seed 7 --force --yes --dry-run", &[]).wishes;
    assert!(wishes.seed == Some(7) && wishes.force && wishes.yes && wishes.dry_run);
}

#[test]
fn values_are_checked_one_by_one() {
    for line in [
        "verify a --at tomorrow",
        "keygen demo w --seed -1",
        "keygen iaca -o a --valid-days 0",
        "keygen iaca -o a --country jp",
        "keygen iaca -o a --name=",
        "issue record --person a --device-key b --world w --element x",
        "revoke a --world w --reason bored",
        "keygen demo w --lang fr",
    ] {
        assert!(parsed(line).is_err(), "{line}");
    }
}

#[test]
fn the_language_is_known_before_the_words_are_parsed() {
    let early = |line: &str, variables: &[(&str, &str)]| {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        Early::of(&words, &variables.iter().copied().collect()).lang.code()
    };
    assert_eq!(early("verify --lang ja", &[]), "ja");
    assert_eq!(early("--lang=ja verify", &[("MNC_LANG", "en")]), "ja");
    assert_eq!(early("verify -- --lang ja", &[]), "en");
    assert_eq!(early("verify", &[("MNC_LANG", "ja"), ("LC_ALL", "C")]), "ja");
    assert_eq!(early("verify", &[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")]), "en");
    assert_eq!(early("verify", &[("LC_ALL", ""), ("LANG", "ja_JP.UTF-8")]), "ja");
    assert_eq!(early("verify --lang fr", &[("LANG", "ja_JP.UTF-8")]), "ja");
}

#[test]
fn a_session_waits_as_long_as_the_standard_wants() {
    // At least 30 s for a receiver to come, at least 300 s for its next message (ISO/IEC 18013-5, 8.3.3.1.1.8, 9.1.1.4).
    match typed("present --wallet wallet", &[]).verb {
        Verb::Present(present) => assert_eq!(present.live.timeout, 300),
        other => panic!("{other:?}"),
    }
}
