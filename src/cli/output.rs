//! What a command writes: files that appear whole or not at all, all of them or none, never over others unasked.

mod leftover;
mod place;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::PathBuf;

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::text;
use crate::text::Value;

use place::Placed;

/// Where `-o` sends output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A file.
    File(PathBuf),
    /// `-`, whatever stdout is.
    Stdout,
}

impl Target {
    /// Whether it is a file with a place of its own: what is written to a stream or a device cannot be taken back.
    #[must_use]
    pub fn is_place(&self) -> bool {
        matches!(self, Self::File(path) if !std::fs::metadata(path).is_ok_and(|data| is_device(&data)))
    }

    /// The target of a word on the command line.
    #[must_use]
    pub fn of(word: OsString) -> Self {
        if word == "-" { Self::Stdout } else { Self::File(word.into()) }
    }
}

/// Who may read a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Its owner only (0600): keys, wallets, PINs.
    Private,
    /// As the system's mask allows.
    Public,
}

/// The files a command is about to write.
#[derive(Debug, Default)]
pub struct Outputs {
    folders: Vec<PathBuf>,
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    bytes: zeroize::Zeroizing<Vec<u8>>,
    access: Access,
}

impl Outputs {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a folder, made with its parents where it is not there yet.
    pub fn folder(&mut self, path: impl Into<PathBuf>) {
        self.folders.push(path.into());
    }

    /// Adds a file.
    pub fn file(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>, access: Access) {
        self.files.push(File { path: path.into(), bytes: zeroize::Zeroizing::new(bytes.into()), access });
    }

    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().map(|file| &file.path)
    }

    fn existing(&self) -> Vec<&PathBuf> {
        self.paths().filter(|path| path.symlink_metadata().is_ok_and(|data| !is_device(&data))).collect()
    }
}

/// Neither file nor folder nor link: `/dev/null`, a named pipe. Written through, never replaced.
fn is_device(data: &std::fs::Metadata) -> bool {
    let kind = data.file_type();
    !(kind.is_file() || kind.is_dir() || kind.is_symlink())
}

impl Context {
    /// Writes the files, or none of them. With `--dry-run` it says what would be written.
    ///
    /// Each file is written beside its place and moved there; when one cannot be, those moved already are taken away
    /// again and what they replaced is put back.
    ///
    /// # Errors
    /// I/O: a file exists and there is no `--force`, or the system refused. Refused: the person said no.
    pub fn write(&mut self, outputs: Outputs) -> Result<(), CommandError> {
        self.write_with(outputs, || Ok(())).map(drop)
    }

    /// Writes as [`write`](Self::write), and between preparing the files and moving them to their places does what must
    /// be done with them or not at all. Nothing comes back where nothing was done, with `--dry-run`.
    ///
    /// # Errors
    /// As [`write`](Self::write), and those of `commit`, after which no file is there.
    pub fn write_with<T>(
        &mut self,
        outputs: Outputs,
        commit: impl FnOnce() -> Result<T, CommandError>,
    ) -> Result<Option<T>, CommandError> {
        let Some(mut placed) = self.prepare(&outputs)? else { return Ok(None) };
        let committed = commit()?;
        placed.place()?;
        placed.finish();
        Ok(Some(committed))
    }

    /// Writes as [`write`](Self::write), and then does what may only be done once the files are at their places; where
    /// that fails, they are taken away again. Nothing comes back with `--dry-run`.
    ///
    /// # Errors
    /// As [`write`](Self::write), and those of `commit`.
    pub fn write_before<T>(
        &mut self,
        outputs: &Outputs,
        commit: impl FnOnce() -> Result<T, CommandError>,
    ) -> Result<Option<T>, CommandError> {
        let Some(mut placed) = self.prepare(outputs)? else { return Ok(None) };
        placed.place()?;
        let committed = commit()?;
        placed.finish();
        Ok(Some(committed))
    }

    /// Writes the files beside their places; nothing with `--dry-run`.
    fn prepare(&mut self, outputs: &Outputs) -> Result<Option<Placed>, CommandError> {
        self.may_overwrite(outputs)?;
        if self.wishes.dry_run {
            for path in outputs.paths() {
                self.note(&text!(output_would_write, file = path.as_path()));
            }
            return Ok(None);
        }
        let mut placed = Placed::default();
        for folder in &outputs.folders {
            placed.folder(folder)?;
        }
        for file in &outputs.files {
            placed.prepare(&file.path, &file.bytes, file.access)?;
        }
        Ok(Some(placed))
    }

    fn may_overwrite(&mut self, outputs: &Outputs) -> Result<(), CommandError> {
        let existing = outputs.existing();
        let Some(first) = existing.first() else { return Ok(()) };
        let names: Vec<Value> = existing.iter().map(|path| Value::from(path.as_path())).collect();
        if !self.wishes.force {
            let name = first.display().to_string();
            return Err(CommandError::new(Kind::Io, text!(output_exists, file = names)).file(name).hint_force());
        }
        let question = text!(output_overwrite, file = names);
        if self.wishes.dry_run || !self.can_ask() {
            return Ok(()); // `--force` is answer enough where nobody can be asked
        }
        self.confirm(&question)
    }

    /// Sends an artifact to `-o`, or to stdout; binary is not sent to a terminal unless by `-o -`.
    ///
    /// # Errors
    /// As [`write`](Self::write); usage, where binary would go to a terminal.
    pub fn emit(&mut self, target: Option<&Target>, bytes: &[u8], access: Access) -> Result<(), CommandError> {
        match target {
            Some(Target::File(path)) => {
                let mut outputs = Outputs::new();
                outputs.file(path, bytes, access);
                self.write(outputs)
            }
            None if self.stdout_is_terminal() && !is_text(bytes) => {
                Err(CommandError::usage(text!(output_binary)).hint_output())
            }
            None | Some(Target::Stdout) => {
                let written = self.stdout().write_all(bytes);
                written.map_err(|error| CommandError::io(super::error::Doing::Writing, "-", &error))
            }
        }
    }
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')))
}

impl CommandError {
    pub(in crate::cli) fn hint_force(self) -> Self {
        self.hint(super::error::Hint::say(text!(hint_force)))
    }

    pub(in crate::cli) fn hint_output(self) -> Self {
        self.hint(super::error::Hint::say(text!(hint_output)))
    }
}
