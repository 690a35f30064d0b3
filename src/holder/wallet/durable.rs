//! Files that appear whole or not at all, and stay.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::WalletError;

/// The ending of a file that is not finished.
pub(super) const UNFINISHED: &str = ".tmp";

/// Writes a file beside its place, then puts it there; after that it outlasts a power cut.
///
/// The caller holds the lock: the name of the unfinished file is always the same.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), WalletError> {
    let failed = |source| WalletError::Io { path: path.to_owned(), source };
    replace(path, bytes).map_err(failed)
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(UNFINISHED);
    let unfinished = path.with_file_name(name);
    let mut file = create(&unfinished)?;
    step()?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    step()?;
    file.write_all(second)?;
    file.sync_all()?;
    step()?;
    fs::rename(&unfinished, path)?;
    step()?;
    sync_folder(path.parent().unwrap_or(path))?;
    step()
}

/// A file that only its owner can read; what was there of the name is emptied.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder that only its owner can enter; one that is there already is left as it is.
pub(super) fn make_folder(path: &Path) -> Result<(), WalletError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let made = builder.create(path).or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists if path.is_dir() => Ok(()),
        _ => Err(error),
    });
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = made.and_then(|()| step()).and_then(|()| sync_folder(parent));
    made.map_err(|source| WalletError::Io { path: path.to_owned(), source })
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A point at which tests stop the program or let the disk fail.
#[cfg(not(test))]
fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) use fault::step;

#[cfg(test)]
pub(super) mod fault {
    use std::cell::Cell;
    use std::io;

    /// What happens at the planned step.
    pub(in super::super) type Fault = fn() -> io::Result<()>;

    thread_local! {
        static PLAN: Cell<Option<(usize, Fault)>> = const { Cell::new(None) };
    }

    /// Lets the fault happen at the step after so many; says whether an earlier plan was still open.
    pub(in super::super) fn plan(plan: Option<(usize, Fault)>) -> bool {
        PLAN.replace(plan).is_some()
    }

    pub(in super::super) fn step() -> io::Result<()> {
        match PLAN.get() {
            Some((0, fault)) => {
                PLAN.set(None);
                fault()
            }
            Some((more, fault)) => {
                PLAN.set(Some((more - 1, fault)));
                Ok(())
            }
            None => Ok(()),
        }
    }
}
