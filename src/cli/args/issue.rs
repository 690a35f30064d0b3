//! `issue`: the record, and its way into the wallet.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::listed::{self, ByIdentifier, ByIndex};
use super::read_card::{Place, Secrets};
use super::shared::{Output, Overwrite, Seed};
use super::value::{self, Algorithm, Assignment, Digest};
use crate::cli::input::Source;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Issue {
    /// Makes an application, signed by a card.
    Apply(Box<Apply>),
    /// Examines an application.
    Check(Check),
    /// Makes a record.
    Record(Box<Record>),
    /// Puts a record into a wallet.
    Store(Store),
}

/// `issue apply`.
#[derive(Debug, Args)]
pub struct Apply {
    /// Which card.
    #[command(flatten)]
    pub place: Place,
    /// The mock world that is applied to: whose cards it takes.
    #[arg(long, value_name = "WORLD")]
    pub world: PathBuf,
    /// The wallet that gets the device key.
    #[arg(long, value_name = "WALLET")]
    pub wallet: PathBuf,
    /// How long the record is to be valid.
    #[arg(long, value_name = "DAYS", value_parser = value::days, default_value = "30")]
    pub valid_days: u32,
    /// The kind of device key.
    #[arg(long, value_name = "ALG", value_enum, default_value = "p256", hide_short_help = true)]
    pub alg: Algorithm,
    /// Secrets.
    #[command(flatten)]
    pub secrets: Secrets,
    /// Sensitive elements to show, in the recording too.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name, hide_short_help = true)]
    pub reveal: Vec<String>,
    /// Where to write.
    #[command(flatten)]
    pub output: Output,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// `issue check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The application.
    #[arg(value_name = "FILE", value_parser = value::Sources)]
    pub application: Option<Source>,
    /// The mock world, whose authorities are trusted and whose ledger is read.
    #[arg(long, value_name = "WORLD")]
    pub world: PathBuf,
    /// The person's live record would lapse.
    #[arg(long)]
    pub replace: bool,
}

/// `issue record`.
#[derive(Debug, Args)]
pub struct Record {
    /// The application to issue on.
    #[arg(
        value_name = "FILE",
        value_parser = value::Sources,
        requires = "world",
        conflicts_with_all = ["person", "device_key", "valid_days", "element", "omit"]
    )]
    pub application: Option<Source>,
    /// Whose record: a file of a made-up person.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, required_unless_present = "application")]
    pub person: Option<Source>,
    /// The public key of the holder's device.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, required_unless_present = "application")]
    pub device_key: Option<Source>,
    /// The mock world, whose document signer signs and whose ledger is written.
    #[arg(long, value_name = "WORLD", required_unless_present = "signer")]
    pub world: Option<PathBuf>,
    /// A document signer instead of the world's: `NAME.key`, `NAME.pem`.
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub signer: Option<PathBuf>,
    /// How long the record is valid.
    #[arg(long, value_name = "DAYS", value_parser = value::days, default_value = "30")]
    pub valid_days: u32,
    /// An element's value instead of the person's.
    #[arg(long, value_name = "NAME=VALUE", value_parser = value::assignment)]
    pub element: Vec<Assignment>,
    /// An element to leave out.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name)]
    pub omit: Vec<String>,
    /// The signature algorithm, where the signer's key leaves a choice.
    #[arg(long, value_name = "ALG", value_parser = value::name, hide_short_help = true)]
    pub alg: Option<String>,
    /// The digest algorithm.
    #[arg(long, value_name = "ALG", value_enum, default_value = "sha-256", hide_short_help = true)]
    pub digest: Digest,
    /// Which edition of the standard the record follows.
    #[arg(long, value_name = "EDITION", value_parser = ["1", "2"], hide_short_help = true)]
    pub edition: Option<String>,
    /// A status list, and the record's place in it.
    #[arg(long, value_name = "URI=INDEX", value_parser = listed::by_index, hide_short_help = true)]
    pub status_list: Option<ByIndex>,
    /// An identifier list, and the record's identifier in it.
    #[arg(long, value_name = "URI=HEX", value_parser = listed::by_identifier, hide_short_help = true)]
    pub identifier_list: Option<ByIdentifier>,
    /// Whom to trust for the lists.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub status_certificate: Option<Source>,
    /// Lapse the person's record that is alive.
    #[arg(long)]
    pub replace: bool,
    /// A defect.
    #[arg(long, value_name = "KIND")]
    pub broken: Option<String>,
    /// Where to write.
    #[command(flatten)]
    pub output: Output,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// `issue store`.
#[derive(Debug, Args)]
pub struct Store {
    /// The record.
    #[arg(value_name = "FILE", value_parser = value::Sources)]
    pub record: Option<Source>,
    /// The wallet.
    #[arg(long, value_name = "WALLET")]
    pub wallet: PathBuf,
    /// The private key of the device, where the wallet has it not yet.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub device_key: Option<Source>,
    /// Where to look for notices: a world.
    #[arg(long, value_name = "WORLD")]
    pub ledger: Option<String>,
    /// Roots the record must come from.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub trust: Vec<Source>,
    /// Records that fail checks too.
    #[arg(long, hide_short_help = true)]
    pub allow_broken: bool,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
}
