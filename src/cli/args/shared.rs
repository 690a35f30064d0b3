//! Flags that mean the same wherever they stand.

use clap::{ArgAction, Args};
use time::OffsetDateTime;

use super::value;
use crate::cli::output::Target;
use crate::cli::ui::style::When;
use crate::text::Lang;

/// Flags that every command has.
#[derive(Debug, Args)]
pub struct Common {
    /// One JSON document on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    /// The time that counts instead of now.
    #[arg(long, global = true, value_name = "TIME", value_parser = value::time)]
    pub at: Option<OffsetDateTime>,
    /// When to use colour.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t, hide_short_help = true)]
    pub color: When,
    /// The language; read before anything else is.
    #[arg(long, global = true, value_name = "LANG", value_parser = value::Languages, hide_short_help = true)]
    pub lang: Option<Lang>,
    /// Nothing on stderr but errors.
    #[arg(short, long, global = true, hide_short_help = true)]
    pub quiet: bool,
    /// More on stderr; twice for still more.
    #[arg(short, long, global = true, action = ArgAction::Count, conflicts_with = "quiet", hide_short_help = true)]
    pub verbose: u8,
}

/// For commands that write one artifact.
#[derive(Debug, Args)]
pub struct Output {
    /// Where to write.
    #[arg(short, long, value_name = "FILE", value_parser = value::Targets)]
    pub output: Option<Target>,
    /// Overwrite what is there.
    #[command(flatten)]
    pub overwrite: Overwrite,
}

/// For commands that write files.
#[derive(Debug, Args)]
pub struct Overwrite {
    /// Existing files may be overwritten.
    #[arg(long)]
    pub force: bool,
    /// Questions, and a rehearsal.
    #[command(flatten)]
    pub change: Change,
}

/// For commands that change something.
#[derive(Debug, Args)]
pub struct Change {
    /// Every question is answered.
    #[arg(long, hide_short_help = true)]
    pub yes: bool,
    /// Nothing is changed.
    #[arg(long, hide_short_help = true)]
    pub dry_run: bool,
}

/// For commands that always ask before they change something.
#[derive(Debug, Args)]
pub struct Decision {
    /// The question is answered.
    #[arg(long)]
    pub yes: bool,
    /// Nothing is changed.
    #[arg(long)]
    pub dry_run: bool,
}

/// For commands that draw random numbers.
#[derive(Debug, Args)]
pub struct Seed {
    /// Random numbers that repeat.
    #[arg(long, value_name = "N", value_parser = value::number::<u64>, hide_short_help = true)]
    pub seed: Option<u64>,
}

/// How two devices meet; the same for both of them.
#[derive(Debug, Args)]
pub struct Live {
    /// Messages go as lines of text on stdin and stdout.
    #[arg(long, conflicts_with = "nfc", hide_short_help = true)]
    pub stdio: bool,
    /// Messages go over NFC.
    #[arg(long, hide_short_help = true)]
    pub nfc: bool,
    /// Commands of NFC with short lengths.
    #[arg(long, requires = "nfc", hide_short_help = true)]
    pub short_apdu: bool,
    /// How long to wait for the other device, in seconds (ISO/IEC 18013-5, 8.3.3.1.1.8, 9.1.1.4).
    #[arg(long, value_name = "SECONDS", value_parser = value::seconds, default_value_t = 300, hide_short_help = true)]
    pub timeout: u64,
}
