//! `read-card`: the plastic card, in a reader or made of software.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::shared::Output;
use super::value;
use crate::cli::input::Source;

/// Which card is meant.
#[derive(Debug, Args)]
pub struct Place {
    /// The reader, by its name or a part of it that no other has.
    #[arg(long, value_name = "READER", value_parser = value::name, conflicts_with = "card")]
    pub reader: Option<String>,
    /// A virtual card, or `trace:FILE`.
    #[arg(long, value_name = "CARD", value_parser = value::name)]
    pub card: Option<String>,
    /// Where the exchange is recorded.
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    pub trace: Option<PathBuf>,
}

/// Secrets, and how many tries may be spent.
#[derive(Debug, Args)]
pub struct Secrets {
    /// Where secrets are read from.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub pin_file: Option<Source>,
    /// The last try may be spent.
    #[arg(long, hide_short_help = true)]
    pub last_try: bool,
}

/// Whose signatures hold.
#[derive(Debug, Args)]
pub struct Trust {
    /// The mock world whose roots are taken, too.
    #[arg(long, value_name = "WORLD")]
    pub world: Option<PathBuf>,
}

/// `read-card`.
#[derive(Debug, Subcommand)]
pub enum ReadCard {
    /// Readers, and what lies in them.
    List(List),
    /// Tries left.
    Status(Status),
    /// The four attributes.
    Attributes(Attributes),
    /// The individual number.
    Number(Number),
    /// The face of the card.
    Face(Box<Face>),
    /// A certificate.
    Cert(Box<Cert>),
    /// Signs with the signing key.
    Sign(Box<Sign>),
    /// Signs with the authentication key.
    Auth(Box<Sign>),
    /// Secrets.
    #[command(subcommand, disable_help_subcommand = true)]
    Pin(Pin),
    /// Commands as they are.
    Apdu(Apdu),
    /// A virtual card in a virtual reader.
    Serve(Serve),
}

/// `read-card list`.
#[derive(Debug, Args)]
pub struct List {
    /// Which card.
    #[command(flatten)]
    pub place: Place,
}

/// `read-card status`.
#[derive(Debug, Args)]
pub struct Status {
    /// Which card.
    #[command(flatten)]
    pub place: Place,
}

/// `read-card attributes`.
#[derive(Debug, Args)]
pub struct Attributes {
    /// Which card.
    #[command(flatten)]
    pub place: Place,
    /// Whose signatures hold.
    #[command(flatten)]
    pub trust: Trust,
    /// Secrets.
    #[command(flatten)]
    pub secrets: Secrets,
    /// What the recording shows.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name, hide_short_help = true)]
    pub reveal: Vec<String>,
}

/// `read-card number`.
#[derive(Debug, Args)]
pub struct Number {
    /// Which card.
    #[command(flatten)]
    pub place: Place,
    /// Whose signatures hold.
    #[command(flatten)]
    pub trust: Trust,
    /// Secrets.
    #[command(flatten)]
    pub secrets: Secrets,
    /// Sensitive elements to show.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name)]
    pub reveal: Vec<String>,
}

/// `read-card face`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("by").required(true))]
pub struct Face {
    /// Opened by 照合番号A, the individual number.
    #[arg(long, group = "by")]
    pub by_number: bool,
    /// Opened by 照合番号B: birth, expiry, security code.
    #[arg(long, group = "by")]
    pub by_birth: bool,
    /// The pictures are drawn on the terminal.
    #[arg(long)]
    pub show: bool,
    /// Where all pictures are written.
    #[arg(long, value_name = "FOLDER", hide_short_help = true)]
    pub pictures: Option<PathBuf>,
    /// Which card.
    #[command(flatten)]
    pub place: Place,
    /// Whose signatures hold.
    #[command(flatten)]
    pub trust: Trust,
    /// Secrets.
    #[command(flatten)]
    pub secrets: Secrets,
    /// Where the photo is written.
    #[command(flatten)]
    pub output: Output,
}

/// Which pair of certificate and key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Pair {
    /// 署名用.
    Sign,
    /// 利用者証明用.
    Auth,
}

/// `read-card cert`.
#[derive(Debug, Args)]
pub struct Cert {
    /// Which certificate.
    #[arg(value_name = "PAIR", value_enum)]
    pub pair: Pair,
    /// The authority's instead.
    #[arg(long)]
    pub ca: bool,
    /// DER instead of PEM.
    #[arg(long, hide_short_help = true)]
    pub der: bool,
    /// Which card.
    #[command(flatten)]
    pub place: Place,
    /// Whose signatures hold.
    #[command(flatten)]
    pub trust: Trust,
    /// Secrets.
    #[command(flatten)]
    pub secrets: Secrets,
    /// Where it is written.
    #[command(flatten)]
    pub output: Output,
}

/// `read-card sign`, `read-card auth`.
#[derive(Debug, Args)]
pub struct Sign {
    /// What is signed.
    #[arg(value_name = "FILE", value_parser = value::Sources)]
    pub file: Source,
    /// The bare signature instead of CMS.
    #[arg(long)]
    pub raw: bool,
    /// PEM instead of DER.
    #[arg(long, conflicts_with = "raw", hide_short_help = true)]
    pub pem: bool,
    /// Which card.
    #[command(flatten)]
    pub place: Place,
    /// Secrets.
    #[command(flatten)]
    pub secrets: Secrets,
    /// Where it is written.
    #[command(flatten)]
    pub output: Output,
}

/// `read-card pin`.
#[derive(Debug, Subcommand)]
pub enum Pin {
    /// Changes a secret.
    Change(Change),
}

/// A secret that can be changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Changeable {
    /// 利用者証明用暗証番号.
    Auth,
    /// 署名用パスワード.
    Sign,
    /// 券面事項入力補助用暗証番号.
    Text,
}

/// `read-card pin change`.
#[derive(Debug, Args)]
pub struct Change {
    /// Which secret.
    #[arg(value_name = "SECRET", value_enum)]
    pub secret: Changeable,
    /// Which card.
    #[command(flatten)]
    pub place: Place,
    /// Secrets.
    #[command(flatten)]
    pub secrets: Secrets,
}

/// `read-card apdu`.
#[derive(Debug, Args)]
pub struct Apdu {
    /// Commands in hexadecimal; `-` reads them from stdin, a line each.
    #[arg(value_name = "HEX", required = true)]
    pub commands: Vec<String>,
    /// Sensitive elements to show.
    #[arg(long, value_name = "ELEMENT", value_delimiter = ',', value_parser = value::name, hide_short_help = true)]
    pub reveal: Vec<String>,
    /// Which card.
    #[command(flatten)]
    pub place: Place,
}

/// `read-card serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The virtual card.
    #[arg(long, value_name = "FILE")]
    pub card: PathBuf,
    /// Where the virtual reader listens.
    #[arg(long, value_name = "HOST:PORT", value_parser = value::name, default_value = "127.0.0.1:35963")]
    pub vpcd: String,
}
