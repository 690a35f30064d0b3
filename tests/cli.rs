//! The binary's output and exit status, held in `tests/cmd/`. `TRYCMD=overwrite cargo test --test cli` renews the files.
//!
//! A `.md` case shows stdout and stderr together; where the stream matters the case is a `.toml`.

#[test]
fn commands() {
    let cases = trycmd::TestCases::new();
    for (name, value) in [("LC_ALL", "C"), ("TERM", "xterm"), ("COLUMNS", "80")] {
        cases.env(name, value);
    }
    cases.case("tests/cmd/*.md").case("tests/cmd/*.toml");
}
