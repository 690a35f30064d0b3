//! The file of a virtual card: locked while it is in use, written back before an answer that changes it goes out.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::apdu::LinkError;
use crate::card::virtual_card::{Machine, Model, ModelError, Store};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing};
use crate::text;

/// A virtual card that is ours as long as this lives.
pub(in crate::cli) struct CardFile {
    path: PathBuf,
    /// The file as it was found, and each that took its place: all locked, since another program may hold any.
    held: Vec<File>,
    /// What it holds.
    model: Model,
}

impl CardFile {
    /// Opens and locks a virtual card.
    ///
    /// # Errors
    /// I/O; input, where it is none; card (exit status 3), where another program has it.
    pub(in crate::cli) fn open(path: &Path) -> Result<Self, CommandError> {
        let name = path.display().to_string();
        let refused = |error: io::Error| CommandError::io(Doing::Reading, name.clone(), &error);
        let mut file = File::open(path).map_err(refused)?;
        match file.try_lock() {
            Ok(()) if is_still(path, &file) => {}
            Ok(()) | Err(TryLockError::WouldBlock) => {
                return Err(CommandError::link(&LinkError::Sharing).file(name));
            }
            // Some file systems know no locks; then nobody can be kept out.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
        let mut content = Zeroizing::new(Vec::new());
        file.read_to_end(&mut content).map_err(refused)?;
        let model = Model::read(&content).map_err(|error| no_card(&name, &error))?;
        Ok(Self { path: path.to_owned(), held: vec![file], model })
    }

    /// Makes it a card that answers.
    ///
    /// # Errors
    /// The system has no random source.
    pub(in crate::cli) fn into_machine(self, context: &Context) -> Result<Machine, CommandError> {
        let Self { path, mut held, model } = self;
        let store: Store = Box::new(move |model: &Model| {
            held.push(replace(&path, model.to_json().as_bytes())?);
            Ok(())
        });
        Ok(Machine::new(model, store, context.random_to_share("card")?))
    }

    /// The generation that it goes by.
    pub(in crate::cli) fn generation(&self) -> &'static crate::card::table::Generation {
        self.model.generation
    }
}

/// Puts a new file in the place of the old one; nobody finds it unlocked.
fn replace(path: &Path, content: &[u8]) -> io::Result<File> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".mnc-").tempfile_in(folder)?;
    beside.write_all(content)?;
    beside.as_file().sync_all()?;
    match beside.as_file().try_lock() {
        Ok(()) => {}
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(error) => return Err(error.into()),
    }
    Ok(beside.persist(path)?)
}

/// Whether what is at the path is the file that was opened there, and not its successor.
#[cfg(unix)]
fn is_still(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same =
        |there: std::fs::Metadata, ours: std::fs::Metadata| (there.dev(), there.ino()) == (ours.dev(), ours.ino());
    std::fs::metadata(path).ok().zip(file.metadata().ok()).is_some_and(|(there, ours)| same(there, ours))
}

#[cfg(not(unix))]
fn is_still(_: &Path, _: &File) -> bool {
    true
}

fn no_card(file: &str, error: &ModelError) -> CommandError {
    let why = match error {
        ModelError::Schema(found) => text!(virtual_schema, schema = found.clone()),
        ModelError::Generation(name) => text!(virtual_generation, name = name.clone()),
        ModelError::Json(_) => text!(virtual_json),
        other => text!(virtual_entry, path = other.to_string()),
    };
    CommandError::input(text!(virtual_not_card, file = file.to_owned())).why(why).file(file).because(error)
}
