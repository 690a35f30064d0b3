//! `inspect`: decodes and explains.

use clap::{Args, ValueEnum};

use super::shared::Output;
use super::value;
use crate::cli::input::Source;

/// A way to show something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum As {
    /// A tree with names.
    #[default]
    Tree,
    /// JSON.
    Json,
    /// CBOR diagnostic notation.
    Diag,
    /// Bytes and their meaning.
    Hex,
}

/// `inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
    /// What to look at: a file, `-`, or the text itself.
    #[arg(value_name = "FILE", value_parser = value::Sources)]
    pub file: Option<Source>,
    /// How to show it.
    #[arg(long = "as", value_name = "FORM", value_enum, default_value_t)]
    pub form: As,
    /// Keys that open what is encrypted.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub key: Vec<Source>,
    /// Sensitive elements to show.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name)]
    pub reveal: Vec<String>,
    /// Where to write.
    #[command(flatten)]
    pub output: Output,
}
