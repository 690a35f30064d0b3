//! `--save`: a session between two devices kept in the shape of a file exchange, so that `verify` and `inspect` take it;
//! also one that brought no answer.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, Kind};
use crate::cli::output::{Access, Outputs};
use crate::session::{Exchange, Part};
use crate::text;
use crate::text::Value;

/// Says early that a session could not be kept.
pub(super) fn room(context: &Context, folder: &Path) -> Result<(), CommandError> {
    let there: Vec<_> = lying(&Exchange::at(folder)).collect();
    let Some(first) = there.first().filter(|_| !context.wishes.force) else { return Ok(()) };
    let names: Vec<Value> = there.iter().map(|path| Value::from(path.as_path())).collect();
    let made = CommandError::new(Kind::Io, text!(output_exists, file = names));
    Err(made.file(first.display().to_string()).hint_force())
}

/// The parts that lie in a folder, those of later requests among them.
fn lying(exchange: &Exchange) -> impl Iterator<Item = PathBuf> + use<> {
    let all = [exchange.clone()].into_iter().chain(exchange.further());
    let paths = all.flat_map(|exchange| Part::ALL.map(|part| exchange.path(part)));
    paths.filter(|path| path.symlink_metadata().is_ok())
}

/// Writes what was kept of a session, for its owner alone: it was encrypted on the way. Says where.
pub(super) fn write(context: &mut Context, folder: &Path, exchanges: Vec<Parts>) -> Result<(), CommandError> {
    put(context, folder, exchanges, |_| Access::Private)?;
    context.note(&text!(live_saved, folder = folder));
    Ok(())
}

/// The files of an exchange, each with its contents.
pub(super) type Parts = Vec<(Part, Zeroizing<Vec<u8>>)>;

/// Writes an exchange, and those of later requests below it; all of it or nothing. Where one is overwritten, no part of it
/// is left: an answer of another session would be judged as one of this.
pub(super) fn put(
    context: &mut Context,
    folder: &Path,
    exchanges: Vec<Parts>,
    access: impl Fn(Part) -> Access,
) -> Result<(), CommandError> {
    let first = Exchange::at(folder);
    let mut outputs = Outputs::new();
    for (place, parts) in exchanges.into_iter().enumerate() {
        let exchange = if place == 0 { first.clone() } else { first.numbered(place + 1) };
        outputs.folder(exchange.folder());
        for (part, mut bytes) in parts {
            outputs.file(exchange.path(part), std::mem::take(&mut *bytes), access(part));
        }
    }
    let written: Vec<PathBuf> = outputs.paths().cloned().collect();
    context.write(outputs)?;
    if !context.wishes.force || context.wishes.dry_run {
        return Ok(()); // nothing was there, or nothing was written
    }
    clear(&first, &written)
}

/// Takes away the parts that were not written just now, and the folders of later requests that this leaves empty.
fn clear(first: &Exchange, written: &[PathBuf]) -> Result<(), CommandError> {
    let further = first.further();
    for path in lying(first).filter(|path| !written.contains(path)) {
        std::fs::remove_file(&path)
            .map_err(|error| CommandError::io(Doing::Writing, path.display().to_string(), &error))?;
    }
    for exchange in further {
        let _ = std::fs::remove_dir(exchange.folder()); // one that is not empty stays
    }
    Ok(())
}
