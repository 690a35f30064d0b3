//! Who signs: the document signer of the world or another, as long as the world has not revoked it; and how.

use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::fault;
use crate::cbor::Tdate;
use crate::cli::args::issue::Record;
use crate::cli::args::value::Digest;
use crate::cli::error::{CommandError, Hint};
use crate::crypto::digest;
use crate::crypto::signature::Algorithm;
use crate::issuer::world::{SIGNER, Signer, World};
use crate::text;

/// The signer, which its world has not revoked; without a world nobody is asked.
pub(super) fn of(args: &Record, world: Option<&World>) -> Result<Signer, CommandError> {
    let loaded = match (&args.signer, world) {
        (Some(name), _) => Signer::load(name),
        (None, Some(world)) => world.document_signer(),
        (None, None) => Signer::load(Path::new(SIGNER)), // the parser asks for one of the two
    };
    let signer = loaded.map_err(|error| fault::signer(&error))?;
    if let Some(world) = world {
        let ledger = world.ledger().map_err(|error| CommandError::world(&error))?;
        let found = world.revoked(&ledger, &signer.certificate.view()).map_err(|error| CommandError::world(&error))?;
        found.map_or(Ok(()), |at| Err(revoked(args, world, at)))?;
    }
    Ok(signer)
}

/// The world has revoked it.
pub(super) fn revoked(args: &Record, world: &World, at: OffsetDateTime) -> CommandError {
    let name = args.signer.clone().unwrap_or_else(|| world.path(SIGNER));
    let since = Tdate::new(at).to_string();
    let file = PathBuf::from(format!("{}.pem", name.display()));
    let made = CommandError::refused(text!(issue_signer_revoked, signer = file.as_path(), since = since));
    let (issuer, signer) = (world.path("iaca").display().to_string(), world.path(SIGNER).display().to_string());
    let words = ["keygen", "ds", "--issuer", &issuer, "-o", &signer, "--force"];
    made.file(file.display().to_string())
        .hint(Hint::run(words, |command| text!(hint_new_signer, command = command)))
        .hint(Hint::say(text!(hint_revoked_all_the_same, name = name.as_path())))
}

/// The algorithm of the signer's key; what was asked for can only agree.
pub(super) fn algorithm(asked: Option<&str>, signer: &Signer) -> Result<Algorithm, CommandError> {
    let curve = signer.key.curve();
    let fitting = Algorithm::for_curve(curve).ok_or_else(|| CommandError::input(text!(issue_cannot_sign)))?;
    match asked {
        Some(name) if !name.eq_ignore_ascii_case(fitting.name()) => {
            let (asked, fits) = (name.to_owned(), fitting.name());
            Err(CommandError::usage(text!(issue_algorithm, asked = asked, curve = curve.name(), fits = fits)))
        }
        _ => Ok(fitting),
    }
}

/// The algorithm of the digests.
pub(super) fn digest(digest: Digest) -> digest::Algorithm {
    match digest {
        Digest::Sha256 => digest::Algorithm::Sha256,
        Digest::Sha384 => digest::Algorithm::Sha384,
        Digest::Sha512 => digest::Algorithm::Sha512,
    }
}
