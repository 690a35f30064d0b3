//! `verify`: the receiver asks and checks.

use std::path::PathBuf;

use clap::{Arg, Args, Subcommand};

use super::shared::{Live, Output, Overwrite, Seed};
use super::value;
use crate::cli::input::Source;

/// `verify`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, disable_help_subcommand = true)]
pub struct Verify {
    /// Something else than checking.
    #[command(subcommand)]
    pub command: Option<Receiver>,
    /// What to check.
    #[command(flatten)]
    pub check: Check,
}

/// What else the receiver does.
#[derive(Debug, Subcommand)]
pub enum Receiver {
    /// Makes a request.
    Request(Request),
}

/// Checking.
#[derive(Debug, Args)]
pub struct Check {
    /// Files and folders.
    #[arg(value_name = "FILE", value_parser = value::Sources)]
    pub files: Vec<Source>,
    /// A list of files.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub files_from: Option<Source>,
    /// Roots of issuers, folders of them, or a trust list.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub trust: Vec<Source>,
    /// Roots of the trust list itself.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub vical_root: Vec<Source>,
    /// The certificate of the document signer, instead of a path to a root.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub pin_signer: Option<Source>,
    /// The session transcript.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub transcript: Option<Source>,
    /// The request.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub request: Option<Source>,
    /// The private key of the reader's session.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub ereader_key: Option<Source>,
    /// The private key that documents are encrypted to.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub key: Option<Source>,
    /// Certificate revocation lists.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, hide_short_help = true)]
    pub crl: Vec<Source>,
    /// No verdict without revocation lists.
    #[arg(long, hide_short_help = true)]
    pub require_revocation: bool,
    /// No warning passes.
    #[arg(long)]
    pub strict: bool,
    /// The inputs of each check.
    #[arg(long)]
    pub explain: bool,
    /// Sensitive elements to show.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name, hide_short_help = true)]
    pub reveal: Vec<String>,
    /// How many files at once.
    #[arg(long, value_name = "N", value_parser = value::count, hide_short_help = true)]
    pub jobs: Option<usize>,
    /// A session between two devices.
    #[command(flatten)]
    pub live: Live,
    /// What to ask for in a session.
    #[command(flatten)]
    pub ask: LiveAsk,
    /// Where to write the report.
    #[command(flatten)]
    pub output: Output,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// What is asked for, in a file and in a session alike.
#[derive(Debug, Args)]
pub struct Asking {
    /// What to ask for: a profile or elements.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = value::name)]
    pub ask: Vec<String>,
    /// Another document type.
    #[arg(long, value_name = "TYPE", value_parser = value::name, requires = "ask", hide_short_help = true)]
    pub doctype: Option<String>,
    /// Further documents.
    #[arg(long, value_name = "TYPE=WHAT", value_parser = value::name, requires = "ask", hide_short_help = true)]
    pub also: Vec<String>,
    /// Elements that will be kept.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name, requires = "ask", hide_short_help = true)]
    pub retain: Vec<String>,
    /// Who signs the request: `NAME.key`, `NAME.pem`.
    #[arg(long, value_name = "NAME", requires = "ask", hide_short_help = true)]
    pub reader_auth: Option<PathBuf>,
    /// One signature over the whole request instead of one for each document.
    #[arg(long, requires = "reader_auth", hide_short_help = true)]
    pub reader_auth_all: bool,
    /// What the request is for.
    #[arg(long, hide_short_help = true, value_name = "WHY", value_parser = ["identity", "age"], requires = "ask")]
    pub purpose: Option<String>,
    /// Which edition of the standard the request speaks.
    #[arg(long, value_name = "EDITION", value_parser = ["1", "2"], requires = "ask", hide_short_help = true)]
    pub edition: Option<String>,
    /// What may be returned in the place of an element.
    #[arg(long, value_name = "NAME=OTHER", value_parser = value::name, requires = "ask", hide_short_help = true)]
    pub alternative: Vec<String>,
    /// Which documents belong together.
    #[arg(long, value_name = "CASE", value_parser = value::name, requires = "ask", hide_short_help = true)]
    pub use_case: Vec<String>,
    /// The most bytes of the plain answer.
    #[arg(long, value_name = "N", value_parser = value::number::<u64>, requires = "ask", hide_short_help = true)]
    pub max_size: Option<u64>,
    /// Whether the answer is to be encrypted.
    #[arg(long, requires = "ask", hide_short_help = true)]
    pub encrypt: bool,
    /// A defect of the request.
    #[arg(long, value_name = "KIND", requires = "ask", hide_short_help = true)]
    pub broken: Option<String>,
}

/// What is asked for in a session between two devices.
#[derive(Debug, Args)]
pub struct LiveAsk {
    /// What to ask for.
    #[command(flatten)]
    pub asking: Asking,
    /// What to ask for next, in the same session.
    #[arg(long, value_name = "WHAT", value_parser = value::name, requires = "ask", hide_short_help = true)]
    pub then: Vec<String>,
    /// The PC/SC reader on which the phone lies.
    #[arg(long, value_name = "NAME", value_parser = value::name, requires = "nfc", hide_short_help = true)]
    pub reader: Option<String>,
    /// The folder that keeps the exchange.
    #[arg(long, value_name = "FOLDER", requires = "ask", hide_short_help = true)]
    pub save: Option<PathBuf>,
}

/// `verify request`.
#[derive(Debug, Args)]
#[command(mut_args(of_request))]
pub struct Request {
    /// What to ask for.
    #[command(flatten)]
    pub asking: Asking,
    /// The folder of the exchange.
    #[arg(long, value_name = "FOLDER", required_unless_present = "output")]
    pub session: Option<PathBuf>,
    /// The request alone.
    #[arg(short, long, value_name = "FILE", value_parser = value::Targets, conflicts_with = "session", hide_short_help = true)]
    pub output: Option<crate::cli::output::Target>,
    /// The transcript of a session that exists, for a request alone.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, conflicts_with = "session")]
    pub transcript: Option<Source>,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// What is otherwise where a request is all that is made: it asks for something, and keeps the key of an encrypted answer.
fn of_request(arg: Arg) -> Arg {
    match arg.get_id().as_str() {
        "ask" => arg.required(true),
        "encrypt" => arg.requires("session"),
        "reader_auth" => arg.hide_short_help(false),
        _ => arg,
    }
}
