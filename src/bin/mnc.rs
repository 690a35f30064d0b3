//! The `mnc` program.

use std::process::ExitCode;

use mnc::cli::{self, context::Process};

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os(), Process::real()))
}
