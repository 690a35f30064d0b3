//! `keygen`: keys, certificates, the mock world.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::shared::{Overwrite, Seed};
use super::value::{self, Algorithm};
use crate::cli::input::Source;

/// What to make.
#[derive(Debug, Subcommand)]
pub enum Keygen {
    /// A folder with everything a mock country needs.
    Demo(Demo),
    /// The root of the issuing authority.
    Iaca(Root),
    /// The certificate that leads from an old root to its successor.
    IacaLink(Link),
    /// A document signer.
    Ds(Leaf),
    /// The root of readers.
    ReaderCa(PlainRoot),
    /// A reader, which asks.
    Reader(Reader),
    /// A signer of revocation lists.
    Status(Plain),
    /// The root of trust lists.
    VicalCa(PlainRoot),
    /// A signer of trust lists.
    Vical(Plain),
    /// An authority of the certificates on the plastic card.
    JpkiCa(JpkiCa),
    /// A virtual card of a made-up person.
    Card(Card),
    /// A key pair of the holder's device.
    Device(Device),
    /// A key and a certificate signing request.
    Csr(Csr),
}

/// `keygen demo`.
#[derive(Debug, Args)]
#[command(mut_arg("alg", value::of_authority))]
pub struct Demo {
    /// The folder to make.
    #[arg(value_name = "WORLD", value_parser = value::place())]
    pub world: PathBuf,
    /// The kind of every key.
    #[arg(long, value_name = "ALG", value_enum, default_value = "p256")]
    pub alg: Algorithm,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// What every certificate has.
#[derive(Debug, Args)]
pub struct Certificate {
    /// Where to write: `NAME.key`, `NAME.pem`.
    #[arg(short, long, value_name = "NAME", value_parser = value::place())]
    pub output: PathBuf,
    /// The kind of key.
    #[arg(long, value_name = "ALG", value_enum, default_value = "p256")]
    pub alg: Algorithm,
    /// An existing key instead of a new one.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, conflicts_with = "alg", hide_short_help = true)]
    pub key: Option<Source>,
    /// The common name of the subject, after `MOCK`.
    #[arg(long, value_name = "NAME", value_parser = value::name)]
    pub name: Option<String>,
    /// The country of the subject.
    #[arg(long, value_name = "CODE", value_parser = value::country, hide_short_help = true)]
    pub country: Option<String>,
    /// The state or province of the subject.
    #[arg(long, value_name = "NAME", value_parser = value::name, hide_short_help = true)]
    pub state: Option<String>,
    /// How long it is valid.
    #[arg(long, value_name = "DAYS", value_parser = value::days, hide_short_help = true)]
    pub valid_days: Option<u32>,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// A root that may be made wrongly on purpose.
#[derive(Debug, Args)]
#[command(mut_arg("alg", value::of_authority))]
pub struct Root {
    /// The certificate.
    #[command(flatten)]
    pub certificate: Certificate,
    /// A defect.
    #[arg(long, value_name = "KIND", hide_short_help = true)]
    pub broken: Option<String>,
}

/// A root.
#[derive(Debug, Args)]
#[command(mut_arg("alg", value::of_authority))]
pub struct PlainRoot {
    /// The certificate.
    #[command(flatten)]
    pub certificate: Certificate,
}

/// `keygen iaca-link`.
#[derive(Debug, Args)]
pub struct Link {
    /// The old root, which signs.
    #[arg(long, value_name = "NAME")]
    pub issuer: PathBuf,
    /// The new root, whose subject and key are certified.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub new_root: Source,
    /// Where to write: `NAME.pem`.
    #[arg(short, long, value_name = "NAME", value_parser = value::place())]
    pub output: PathBuf,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// A certificate under a root that may be made wrongly on purpose.
#[derive(Debug, Args)]
pub struct Leaf {
    /// Who signs, and for what request.
    #[command(flatten)]
    pub plain: Plain,
    /// A defect.
    #[arg(long, value_name = "KIND", hide_short_help = true)]
    pub broken: Option<String>,
}

/// A certificate under a root.
#[derive(Debug, Args)]
pub struct Plain {
    /// The root that signs: `NAME.key`, `NAME.pem`.
    #[arg(long, value_name = "NAME")]
    pub issuer: PathBuf,
    /// A signing request to answer, instead of a new key.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, conflicts_with_all = ["alg", "key"])]
    pub csr: Option<Source>,
    /// The certificate.
    #[command(flatten)]
    pub certificate: Certificate,
}

/// `keygen reader`.
#[derive(Debug, Args)]
pub struct Reader {
    /// Who signs, and for what request.
    #[command(flatten)]
    pub leaf: Leaf,
    /// The domain the receiver is reached under.
    #[arg(long, value_name = "DOMAIN", value_parser = value::name)]
    pub domain: Option<String>,
}

/// What the certificates of an authority are for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Purpose {
    /// 署名用.
    Sign,
    /// 利用者証明用.
    Auth,
}

/// `keygen jpki-ca`.
#[derive(Debug, Args)]
pub struct JpkiCa {
    /// What its certificates are for.
    #[arg(value_name = "PURPOSE", value_enum)]
    pub purpose: Purpose,
    /// Where to write: `NAME.key`, `NAME.pem`.
    #[arg(short, long, value_name = "NAME", value_parser = value::place())]
    pub output: PathBuf,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// `keygen card`.
#[derive(Debug, Args)]
pub struct Card {
    /// Whose card: a file of a made-up person.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub person: Source,
    /// The world whose authorities issue it.
    #[arg(long, value_name = "WORLD")]
    pub world: PathBuf,
    /// The secrets that it gets.
    #[arg(long, value_name = "FILE", value_parser = value::Sources)]
    pub pin_file: Option<Source>,
    /// Where to write the card; its secrets go beside it.
    #[arg(short, long, value_name = "FILE", value_parser = value::place())]
    pub output: PathBuf,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// `keygen device`.
#[derive(Debug, Args)]
pub struct Device {
    /// Where to write: `NAME.key`, `NAME.pub`.
    #[arg(short, long, value_name = "NAME", value_parser = value::place())]
    pub output: PathBuf,
    /// The kind of key.
    #[arg(long, value_name = "ALG", value_enum, default_value = "p256")]
    pub alg: Algorithm,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}

/// Who a signing request is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Role {
    /// A document signer.
    Ds,
    /// A reader.
    Reader,
    /// A signer of revocation lists.
    Status,
    /// A signer of trust lists.
    Vical,
}

/// `keygen csr`.
#[derive(Debug, Args)]
pub struct Csr {
    /// Who it is for.
    #[arg(value_name = "ROLE", value_enum)]
    pub role: Role,
    /// Where to write: `NAME.key`, `NAME.csr`.
    #[arg(short, long, value_name = "NAME", value_parser = value::place())]
    pub output: PathBuf,
    /// The kind of key.
    #[arg(long, value_name = "ALG", value_enum, default_value = "p256")]
    pub alg: Algorithm,
    /// An existing key instead of a new one.
    #[arg(long, value_name = "FILE", value_parser = value::Sources, conflicts_with = "alg", hide_short_help = true)]
    pub key: Option<Source>,
    /// The common name of the subject, after `MOCK`.
    #[arg(long, value_name = "NAME", value_parser = value::name)]
    pub name: Option<String>,
    /// The country of the subject.
    #[arg(long, value_name = "CODE", value_parser = value::country, hide_short_help = true)]
    pub country: Option<String>,
    /// The domain the receiver is reached under.
    #[arg(long, value_name = "DOMAIN", value_parser = value::name)]
    pub domain: Option<String>,
    /// Files.
    #[command(flatten)]
    pub overwrite: Overwrite,
    /// Random numbers.
    #[command(flatten)]
    pub seed: Seed,
}
