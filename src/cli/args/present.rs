//! `present`: the holder answers.

use std::path::PathBuf;

use clap::Args;

use super::shared::{Live, Output, Seed};
use super::value;
use crate::cli::input::Source;

/// `present`.
#[derive(Debug, Args)]
pub struct Present {
    /// The wallet.
    #[arg(long, value_name = "WALLET")]
    pub wallet: PathBuf,
    /// The request: a file, or the folder of a file exchange.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, conflicts_with_all = ["stdio", "nfc"])]
    pub request: Option<Source>,
    /// The session transcript, where the request is a file.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, requires = "request")]
    pub transcript: Option<Source>,
    /// Roots of readers.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub trust: Vec<Source>,
    /// A session between two devices.
    #[command(flatten)]
    pub live: Live,
    /// The virtual reader in which the phone appears.
    #[arg(long, value_name = "HOST:PORT", value_parser = value::name, requires = "nfc")]
    pub vpcd: Option<String>,
    /// Who speaks first over NFC.
    #[arg(long, value_name = "HOW", value_parser = ["static", "negotiated"], default_value = "static", requires = "nfc", hide_short_help = true)]
    pub handover: Option<String>,
    /// A picture of the QR code.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["request", "nfc"])]
    pub qr_file: Option<PathBuf>,
    /// The curve of the session's keys.
    #[arg(long, value_name = "CURVE", value_parser = ["p256", "p384", "p521", "x25519"], default_value = "p256", conflicts_with = "request", hide_short_help = true)]
    pub curve: Option<String>,
    /// Which edition of the standard the engagement speaks.
    #[arg(long, value_name = "EDITION", value_parser = ["1", "2"], default_value = "1", conflicts_with = "request", hide_short_help = true)]
    pub edition: Option<String>,
    /// Domains where a request is delivered, as the engagement tells them.
    #[arg(long, value_name = "DOMAIN", value_parser = value::domain, conflicts_with = "request", hide_short_help = true)]
    pub origin: Vec<String>,
    /// The folder that keeps the session.
    #[arg(long, value_name = "FOLDER", conflicts_with = "request", hide_short_help = true)]
    pub save: Option<PathBuf>,
    /// Only these elements.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name)]
    pub only: Vec<String>,
    /// The record to answer with.
    #[arg(long, value_name = "RECORD", value_parser = value::name, hide_short_help = true)]
    pub record: Option<String>,
    /// Where to look for notices instead of where the wallet says.
    #[arg(long, value_name = "WORLD", hide_short_help = true)]
    pub ledger: Option<String>,
    /// Device authentication by MAC.
    #[arg(long, conflicts_with = "signature", hide_short_help = true)]
    pub mac: bool,
    /// Device authentication by signature.
    #[arg(long, hide_short_help = true)]
    pub signature: bool,
    /// Sensitive elements to show.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name, hide_short_help = true)]
    pub reveal: Vec<String>,
    /// A defect.
    #[arg(long, value_name = "KIND", hide_short_help = true)]
    pub broken: Option<String>,
    /// Expired records too.
    #[arg(long, hide_short_help = true)]
    pub allow_broken: bool,
    /// Where to write.
    #[command(flatten)]
    pub output: Output,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}
