use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::leftover::{PREFIX, sweep};
use super::{Access, is_device};
use crate::cli::error::{CommandError, Doing};

/// Files on their way to their places; what was done is undone unless all of it was.
#[derive(Default)]
pub(super) struct Placed {
    folders: Vec<PathBuf>,
    waiting: Vec<(TempPath, PathBuf)>,
    through: Vec<(PathBuf, Vec<u8>)>,
    done: Vec<Done>,
}

struct Done {
    path: PathBuf,
    replaced: Option<TempPath>,
}

fn refused(path: &Path) -> impl Fn(io::Error) -> CommandError {
    move |error| CommandError::io(Doing::Writing, path.display().to_string(), &error)
}

impl Placed {
    /// Makes a folder with its parents.
    pub(super) fn folder(&mut self, path: &Path) -> Result<(), CommandError> {
        if path.as_os_str().is_empty() || path.is_dir() {
            return Ok(());
        }
        if let Some(parent) = path.parent() {
            self.folder(parent)?;
        }
        fs::create_dir(path).map_err(refused(path))?;
        self.folders.push(path.to_owned());
        Ok(())
    }

    /// Writes a file beside its place.
    pub(super) fn prepare(&mut self, path: &Path, bytes: &[u8], access: Access) -> Result<(), CommandError> {
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => return Err(refused(path)(io::ErrorKind::IsADirectory.into())),
            Ok(data) if is_device(&data) => {
                self.through.push((path.to_owned(), bytes.to_vec()));
                return Ok(());
            }
            _ => {}
        }
        let mut file = beside(path, access, "").map_err(refused(path))?;
        sweep(folder_of(path), file.as_file());
        file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(refused(path))?;
        self.waiting.push((file.into_temp_path(), path.to_owned()));
        Ok(())
    }

    /// Moves every file to its place; until [`finish`](Self::finish) it can still be undone.
    pub(super) fn place(&mut self) -> Result<(), CommandError> {
        for (path, bytes) in std::mem::take(&mut self.through) {
            fs::OpenOptions::new()
                .write(true)
                .open(&path)
                .and_then(|mut f| f.write_all(&bytes))
                .map_err(refused(&path))?;
        }
        for (file, path) in std::mem::take(&mut self.waiting) {
            let replaced = set_aside(&path).map_err(refused(&path))?;
            let there = replaced.is_some();
            self.done.push(Done { path: path.clone(), replaced });
            let moved = if there { file.persist(&path) } else { file.persist_noclobber(&path) };
            if let Err(error) = moved {
                // What is at the place now is not ours: leave it when undoing.
                let last = self.done.pop();
                if let Some(Done { path, replaced: Some(old) }) = last {
                    let _ = old.persist(&path);
                }
                return Err(refused(&path)(error.error));
            }
        }
        Ok(())
    }

    /// What was done stays.
    pub(super) fn finish(mut self) {
        self.done.clear();
        self.folders.clear();
    }
}

impl Drop for Placed {
    /// Undoes, as far as the system lets us.
    fn drop(&mut self) {
        for Done { path, replaced } in self.done.drain(..).rev() {
            let _ = match replaced {
                Some(old) => old.persist(&path).map_err(|error| error.error),
                None => fs::remove_file(&path),
            };
        }
        self.waiting.clear();
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Keeps what is at a place under a second name beside it, while the new file comes; the place is never empty, except
/// on a file system without links.
fn set_aside(path: &Path) -> io::Result<Option<TempPath>> {
    match path.symlink_metadata() {
        Err(_) => return Ok(None),
        Ok(data) if data.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => {}
    }
    let old = beside(path, Access::Private, ".old")?.into_temp_path();
    fs::remove_file(&old)?;
    fs::hard_link(path, &old).or_else(|_| fs::rename(path, &old))?;
    Ok(Some(old))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn beside(path: &Path, access: Access, suffix: &str) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(suffix);
    permit(&mut builder, access);
    builder.tempfile_in(folder_of(path))
}

#[cfg(unix)]
fn permit(builder: &mut Builder<'_, '_>, access: Access) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = if access == Access::Private { 0o600 } else { 0o666 }; // the system's mask takes from the latter
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn permit(_builder: &mut Builder<'_, '_>, _access: Access) {}
