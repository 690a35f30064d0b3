//! `--save`: a session between two devices kept in the shape of a file exchange, so that `verify` and `inspect` take it;
//! also one that brought no answer.

use std::path::Path;

use zeroize::Zeroizing;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, Kind};
use crate::cli::output::{Access, Outputs};
use crate::session::{Exchange, Part};
use crate::text;
use crate::text::Value;

/// Says early that a session could not be kept.
pub(super) fn room(context: &Context, folder: &Path) -> Result<(), CommandError> {
    let exchange = Exchange::at(folder);
    let paths = Part::ALL.into_iter().map(|part| exchange.path(part));
    let there: Vec<_> = paths.filter(|path| path.symlink_metadata().is_ok()).collect();
    let Some(first) = there.first().filter(|_| !context.wishes.force) else { return Ok(()) };
    let names: Vec<Value> = there.iter().map(|path| Value::from(path.as_path())).collect();
    let made = CommandError::new(Kind::Io, text!(output_exists, file = names));
    Err(made.file(first.display().to_string()).hint_force())
}

/// Writes what was kept of a session, for its owner alone: it was encrypted on the way. Says where.
pub(super) fn write(context: &mut Context, folder: &Path, parts: Parts) -> Result<(), CommandError> {
    put(context, folder, parts, |_| Access::Private)?;
    context.note(&text!(live_saved, folder = folder));
    Ok(())
}

/// The files of an exchange, each with its contents.
pub(super) type Parts = Vec<(Part, Zeroizing<Vec<u8>>)>;

/// Writes an exchange, all of it or nothing. Where one is overwritten, no part of it is left: an answer of another session
/// would be judged as one of this.
pub(super) fn put(
    context: &mut Context,
    folder: &Path,
    parts: Parts,
    access: impl Fn(Part) -> Access,
) -> Result<(), CommandError> {
    let exchange = Exchange::at(folder);
    let mut outputs = Outputs::new();
    outputs.folder(folder);
    let written: Vec<Part> = parts.iter().map(|(part, _)| *part).collect();
    for (part, mut bytes) in parts {
        outputs.file(exchange.path(part), std::mem::take(&mut *bytes), access(part));
    }
    context.write(outputs)?;
    if !context.wishes.force || context.wishes.dry_run {
        return Ok(()); // nothing was there, or nothing was written
    }
    for part in Part::ALL.into_iter().filter(|part| !written.contains(part) && exchange.has(*part)) {
        let path = exchange.path(part);
        std::fs::remove_file(&path)
            .map_err(|error| CommandError::io(Doing::Writing, path.display().to_string(), &error))?;
    }
    Ok(())
}
