use std::io;

use super::{CommandError, shown};
use crate::text;
use crate::text::Message;

/// What a command was doing with a file when the system refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Reading it.
    Reading,
    /// Writing it.
    Writing,
}

impl CommandError {
    /// The system refused a file (exit status 2).
    #[must_use]
    pub fn io(doing: Doing, file: impl Into<String>, error: &io::Error) -> Self {
        let file = file.into();
        let what = match doing {
            Doing::Reading => text!(io_cannot_read, file = shown(&file)),
            Doing::Writing if file == "-" => text!(io_cannot_write, file = text!(name_standard_output)),
            Doing::Writing => text!(io_cannot_write, file = file.clone()),
        };
        Self::new(super::Kind::Io, what).why(reason(error)).file(file).because_io(error)
    }

    /// The system's own text is kept for `-v` where it says more than ours.
    fn because_io(mut self, error: &io::Error) -> Self {
        self.0.causes.push(error.to_string());
        self
    }
}

/// The system's reason in words of ours; the system speaks only its own language.
fn reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::AlreadyExists => text!(io_exists),
        io::ErrorKind::DirectoryNotEmpty => text!(io_folder_not_empty),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => text!(io_invalid_name),
        io::ErrorKind::IsADirectory => text!(io_is_folder),
        io::ErrorKind::NotADirectory => text!(io_not_folder),
        io::ErrorKind::NotFound => text!(io_not_found),
        io::ErrorKind::PermissionDenied => text!(io_permission),
        io::ErrorKind::ReadOnlyFilesystem => text!(io_read_only),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => text!(io_full),
        _ => match error.raw_os_error() {
            Some(code) => text!(io_system, code = code),
            None => text!(io_other),
        },
    }
}
