use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::path::Path;

use super::durable::{self, UNFINISHED};
use super::index::Index;
use super::{INDEX, KEYS, LOCK, RECORDS, WalletError};

/// A change under the lock, from the index as it is now.
pub(super) struct Change<'w> {
    folder: &'w Path,
    pub(super) index: Index,
    _lock: File,
}

impl<'w> Change<'w> {
    /// Takes the lock, reads the index, and sweeps what a crash left behind.
    pub(super) fn begin(folder: &'w Path) -> Result<Self, WalletError> {
        let lock = lock(folder)?;
        let index = Index::read(&folder.join(INDEX))?;
        let change = Self { folder, index, _lock: lock };
        change.sweep()?;
        Ok(change)
    }

    /// Writes a file that the index is going to know.
    pub(super) fn put(&self, file: &Path, bytes: &[u8]) -> Result<(), WalletError> {
        durable::write(&self.folder.join(file), bytes)
    }

    /// Makes the index the truth.
    pub(super) fn commit(self) -> Result<(), WalletError> {
        durable::write(&self.folder.join(INDEX), &self.index.to_json())
    }

    /// Removes files of ours that the index does not know; other people's files are left alone.
    fn sweep(&self) -> Result<(), WalletError> {
        let record = |name: &str| self.index.records.iter().any(|record| name == format!("{}.cbor", record.id));
        let key = |name: &str| self.index.keys.iter().any(|key| name == format!("{}.key", key.thumbprint));
        sweep(&self.folder.join(RECORDS), ".cbor", record)?;
        sweep(&self.folder.join(KEYS), ".key", key)?;
        sweep(self.folder, ".json", |_| true)
    }
}

fn sweep(folder: &Path, ending: &str, known: impl Fn(&str) -> bool) -> Result<(), WalletError> {
    let failed = |source| WalletError::Io { path: folder.to_owned(), source };
    for file in fs::read_dir(folder).map_err(failed)? {
        let file = file.map_err(failed)?;
        let name = file.file_name();
        if name.to_str().is_some_and(|name| is_leftover(name, ending, &known)) {
            fs::remove_file(file.path()).map_err(failed)?;
        }
    }
    Ok(())
}

fn is_leftover(name: &str, ending: &str, known: &impl Fn(&str) -> bool) -> bool {
    let ours = |name: &str| {
        let stem = name.strip_suffix(ending).unwrap_or_default();
        name == INDEX || (stem.len() == 64 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    match name.strip_suffix(UNFINISHED) {
        Some(unfinished) => ours(unfinished),
        None => ours(name) && !known(name),
    }
}

/// Makes an empty wallet; two processes at once make one.
pub(super) fn create(folder: &Path) -> Result<(), WalletError> {
    durable::make_folder(folder)?;
    refuse_foreign(folder)?;
    let _lock = lock(folder)?;
    if folder.join(INDEX).exists() {
        return Ok(());
    }
    durable::make_folder(&folder.join(RECORDS))?;
    durable::make_folder(&folder.join(KEYS))?;
    durable::write(&folder.join(INDEX), &Index::empty().to_json())
}

/// A wallet is made in an empty folder, or where the making of one was cut short.
fn refuse_foreign(folder: &Path) -> Result<(), WalletError> {
    let failed = |source| WalletError::Io { path: folder.to_owned(), source };
    let unfinished = format!("{INDEX}{UNFINISHED}");
    let ours = [INDEX, LOCK, RECORDS, KEYS, &unfinished].map(OsStr::new);
    for file in fs::read_dir(folder).map_err(failed)? {
        if !ours.contains(&file.map_err(failed)?.file_name().as_os_str()) {
            return Err(WalletError::NotAWallet { folder: folder.to_owned() });
        }
    }
    Ok(())
}

/// Waits for the lock; it goes with the file, also when the process is killed.
fn lock(folder: &Path) -> Result<File, WalletError> {
    let path = folder.join(LOCK);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let locked = options.open(&path).and_then(|file| file.lock().map(|()| file));
    locked.map_err(|source| WalletError::Io { path, source })
}
