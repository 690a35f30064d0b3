mod apply;
mod check;
mod record;
mod store;

use crate::cli::args::issue::Issue;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing};
use crate::cli::exit::Outcome;
use crate::issuer::from_card::{Roots, RootsError, SIGN_CA};
use crate::issuer::world::World;
use crate::text;
use crate::x509::crl::{OwnedCrl, read_crls};

pub(super) use record::person_error;
pub(super) use store::wallet_error;

pub(super) fn run(context: &mut Context, args: Issue) -> Result<Outcome, CommandError> {
    match args {
        Issue::Apply(args) => apply::run(context, *args),
        Issue::Check(args) => check::run(context, args),
        Issue::Record(args) => record::run(context, *args),
        Issue::Store(args) => store::run(context, args),
    }
}

/// The authorities that a world's issuer trusts.
fn roots(world: &World) -> Result<Roots, CommandError> {
    Roots::of_world(world).map_err(|error| {
        let (path, message) = match &error {
            RootsError::World(error) => return CommandError::world(error),
            RootsError::CardKey { path } => (path, text!(world_card_key, file = path.as_path())),
            RootsError::Jpki { path, .. } => (path, text!(world_not_jpki, file = path.as_path())),
        };
        CommandError::input(message).file(path.display().to_string()).because(&error)
    })
}

/// The list of revoked certificates of a world's JPKI, where there is one.
pub(super) fn crl(world: &World) -> Result<Option<OwnedCrl>, CommandError> {
    let path = world.path(&format!("{SIGN_CA}.crl"));
    let name = path.display().to_string();
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(CommandError::io(Doing::Reading, name, &error)),
    };
    let unreadable = || CommandError::input(text!(input_is_not, file = name.clone(), what = "CertificateList"));
    let lists = read_crls(&bytes).map_err(|error| unreadable().file(name.clone()).because(&error))?;
    Ok(lists.into_iter().next())
}
