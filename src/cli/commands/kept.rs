//! `--save`: a session between two devices kept in the shape of a file exchange, so that `verify` and `inspect` take it;
//! also one that brought no answer.

use std::path::Path;

use zeroize::Zeroizing;

use crate::cli::card::refuse_existing;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::output::{Access, Outputs};
use crate::session::{Exchange, Part};
use crate::text;

/// Says early that a session could not be kept.
pub(super) fn room(context: &Context, folder: &Path) -> Result<(), CommandError> {
    let exchange = Exchange::at(folder);
    Part::ALL.into_iter().try_for_each(|part| refuse_existing(context, &exchange.path(part)))
}

/// Writes what was kept, all of it or nothing.
pub(super) fn write(
    context: &mut Context,
    folder: &Path,
    parts: Vec<(Part, Zeroizing<Vec<u8>>)>,
) -> Result<(), CommandError> {
    let exchange = Exchange::at(folder);
    let mut outputs = Outputs::new();
    outputs.folder(folder);
    for (part, mut bytes) in parts {
        let access = if part.is_secret() { Access::Private } else { Access::Public };
        outputs.file(exchange.path(part), std::mem::take(&mut *bytes), access);
    }
    context.write(outputs)?;
    context.note(&text!(live_saved, folder = folder));
    Ok(())
}
