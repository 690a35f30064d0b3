//! The binary's output and exit status, held in `tests/cmd/`. `TRYCMD=overwrite cargo test --test cli` renews the files.
//!
//! A `.md` case shows stdout and stderr together; where the stream matters the case is a `.toml`.

#[test]
fn commands() {
    let cases = trycmd::TestCases::new();
    for (name, value) in [("LC_ALL", "C"), ("TERM", "xterm"), ("COLUMNS", "80")] {
        cases.env(name, value);
    }
    // Nobody listens there, whatever runs on this machine.
    cases.env("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm");
    let readers = if cfg!(feature = "pcsc") { "tests/cmd/readers/service-*.md" } else { "tests/cmd/readers/none-*.md" };
    cases.case("tests/cmd/*.md").case("tests/cmd/*.toml").case(readers);
}
