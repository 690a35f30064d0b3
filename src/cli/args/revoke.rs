//! `revoke`: records lapse, signers are revoked.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::shared::{Decision, Seed};
use super::value;
use crate::cli::input::Source;

/// Why a record lapses (番号法18条の2).
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Reason {
    /// The card or its signing certificate lapsed.
    CardLapsed,
    /// The record's own time is over.
    Expired,
    /// The holder said so.
    HolderNotice,
    /// An entry is wrong or missing.
    RecordError,
    /// Another case of the ordinance.
    Other,
}

/// `revoke`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, disable_help_subcommand = true)]
pub struct Revoke {
    /// Something else than a record.
    #[command(subcommand)]
    pub command: Option<Other>,
    /// A file, or the beginning of a record id.
    #[arg(value_name = "RECORD", value_parser = value::Sources, required = true)]
    pub target: Option<Source>,
    /// The mock world.
    #[arg(long, value_name = "WORLD", required = true)]
    pub world: Option<PathBuf>,
    /// Why.
    #[arg(long, value_name = "REASON", value_enum, default_value = "holder-notice")]
    pub reason: Reason,
    /// Questions, and a rehearsal.
    #[command(flatten)]
    pub decision: Decision,
}

/// `revoke RECORD`, once it is known to be that.
#[derive(Debug)]
pub struct Lapse {
    /// A file, or the beginning of a record id.
    pub target: Source,
    /// The mock world.
    pub world: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// What else there is.
#[derive(Debug, Subcommand)]
pub enum Other {
    /// Shows the ledger.
    List(List),
    /// Revokes a document signer.
    Signer(Signer),
    /// Revokes a signing certificate of a card.
    Certificate(Certificate),
}

/// `revoke certificate`.
#[derive(Debug, Args)]
pub struct Certificate {
    /// The certificate.
    #[arg(value_name = "FILE", value_parser = value::Sources)]
    pub certificate: Source,
    /// The mock world.
    #[arg(long, value_name = "WORLD")]
    pub world: PathBuf,
    /// Questions, and a rehearsal.
    #[command(flatten)]
    pub decision: Decision,
}

/// `revoke list`.
#[derive(Debug, Args)]
pub struct List {
    /// The mock world.
    #[arg(long, value_name = "WORLD")]
    pub world: PathBuf,
}

/// `revoke signer`.
#[derive(Debug, Args)]
pub struct Signer {
    /// The certificate.
    #[arg(value_name = "FILE", value_parser = value::Sources)]
    pub certificate: Source,
    /// The mock world.
    #[arg(long, value_name = "WORLD")]
    pub world: PathBuf,
    /// A defect.
    #[arg(long, value_name = "KIND")]
    pub broken: Option<String>,
    /// Questions, and a rehearsal.
    #[command(flatten)]
    pub decision: Decision,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}
