//! What a command that was killed left beside the places of its files.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

/// How the name of a file begins that is not at its place yet; six letters or digits follow.
pub(super) const PREFIX: &str = ".mnc-";
/// How long no command works on one file.
const OLD: Duration = Duration::from_hours(24);

/// Removes unfinished files of a folder that are a day older than `new`, a file just made there, and locked by nobody.
///
/// What was set aside for a new file (`.mnc-….old`) and a world on its way (`.mnc-world-…`) stay: they may be the
/// only copy. What cannot be removed stays as well.
pub(super) fn sweep(folder: &Path, new: &File) {
    let Ok(now) = new.metadata().and_then(|data| data.modified()) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_unfinished)) {
        let Ok(data) = entry.metadata() else { continue };
        let age = data.modified().ok().and_then(|then| now.duration_since(then).ok());
        if !data.is_file() || age.is_none_or(|age| age < OLD) {
            continue;
        }
        let Ok(file) = File::open(entry.path()) else { continue };
        if file.try_lock().is_ok() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_unfinished(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).unwrap_or_default();
    random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
