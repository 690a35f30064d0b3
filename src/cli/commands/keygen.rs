//! `keygen`: keys, certificates, requests, the mock world.

mod card;
mod csr;
mod demo;
mod device;
mod jpki_ca;
mod leaf;
mod link;
mod made;
mod root;

use crate::cli::args::keygen::Keygen;
use crate::cli::args::value::Algorithm;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::crypto::key::{Curve, SigningKey};
use crate::x509::profile::Role;

pub(super) use card::sign_authority;

pub(super) fn run(context: &mut Context, args: Keygen) -> Result<Outcome, CommandError> {
    match args {
        Keygen::Demo(args) => demo::run(context, args),
        Keygen::Iaca(args) => root::run(context, Role::Iaca, args.certificate, args.broken.as_deref()),
        Keygen::IacaLink(args) => link::run(context, args),
        Keygen::Ds(args) => leaf::run(context, Role::DocumentSigner, args.plain, args.broken.as_deref(), None),
        Keygen::ReaderCa(args) => root::run(context, Role::ReaderCa, args.certificate, None),
        Keygen::Reader(args) => {
            leaf::run(context, Role::Reader, args.leaf.plain, args.leaf.broken.as_deref(), args.domain)
        }
        Keygen::Status(args) => leaf::run(context, Role::StatusSigner, args, None, None),
        Keygen::VicalCa(args) => root::run(context, Role::VicalCa, args.certificate, None),
        Keygen::Vical(args) => leaf::run(context, Role::VicalSigner, args, None, None),
        Keygen::JpkiCa(args) => jpki_ca::run(context, args),
        Keygen::Card(args) => card::run(context, args),
        Keygen::Device(args) => device::run(context, args),
        Keygen::Csr(args) => csr::run(context, args),
    }
}

fn curve(algorithm: Algorithm) -> Curve {
    match algorithm {
        Algorithm::P256 => Curve::P256,
        Algorithm::P384 => Curve::P384,
        Algorithm::P521 => Curve::P521,
        Algorithm::Ed25519 => Curve::Ed25519,
    }
}

/// A new key, from the stream of this name where there is a seed.
pub(super) fn new_key(context: &Context, name: &str, algorithm: Algorithm) -> Result<SigningKey, CommandError> {
    let mut rng = context.random(&format!("keygen {name} key"))?;
    SigningKey::generate(curve(algorithm), &mut *rng).map_err(|error| CommandError::issue(&error.into()))
}
