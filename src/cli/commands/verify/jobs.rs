//! What is to be checked: files and folders as typed, and those of a list.

use std::io;
use std::path::{Path, PathBuf};

use super::load::{self, Entry};
use crate::cli::args::verify::Check as Args;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing};
use crate::cli::input::{Input, Source};
use crate::session::Exchange;
use crate::text;

/// One thing to check.
pub(super) enum Job {
    Exchange(Exchange),
    File(Source),
    Read(Input),
    /// One that is not opened; among many it is told in its turn.
    Refused(PathBuf, Why),
}

/// Why something is not opened.
pub(super) enum Why {
    /// A folder with nothing in it to check.
    Empty,
    /// A pipe, a socket, a device in a folder.
    Special,
    /// Standard input, in a list of files.
    Stdin,
    /// The system does not show what is in the folder.
    Unreadable(io::Error),
}

impl Why {
    pub(super) fn told(&self, path: &Path) -> CommandError {
        let name = path.display().to_string();
        let made = match self {
            Self::Empty => CommandError::input(text!(report_folder_empty, folder = name.clone())),
            Self::Special => CommandError::input(text!(report_special, file = name.clone())),
            Self::Stdin => CommandError::input(text!(report_list_stdin)),
            Self::Unreadable(error) => CommandError::io(Doing::Reading, name.clone(), error),
        };
        made.file(name)
    }
}

/// What was typed, and whether it is many files, of which each gets its line.
pub(super) fn of(context: &mut Context, args: &Args) -> Result<(Vec<Job>, bool), CommandError> {
    let typed = if args.files_from.is_some() { args.files.clone() } else { context.sources(&args.files)? };
    let stdin = |source: &&Source| **source == Source::Stdin;
    let flags = [&args.files_from, &args.pin_signer, &args.transcript, &args.request, &args.ereader_key];
    let all = typed.iter().chain(flags.into_iter().flatten());
    let all = all.chain(&args.trust).chain(&args.vical_root).chain(&args.crl);
    if all.filter(stdin).count() > 1 {
        return Err(CommandError::usage(text!(usage_stdin_once)));
    }
    let listed = args.files_from.as_ref().map(|list| lines(context, list)).transpose()?;
    let mut many = typed.len() > 1 || listed.is_some();
    let mut jobs = Vec::with_capacity(typed.len());
    for source in typed {
        match source {
            Source::Stdin if many => jobs.push(Job::Read(context.read(&Source::Stdin)?)),
            source => many |= add(context, source, &mut jobs),
        }
    }
    for source in listed.into_iter().flatten() {
        match source {
            Source::Stdin => jobs.push(Job::Refused("-".into(), Why::Stdin)),
            source => many |= add(context, source, &mut jobs),
        }
    }
    if let (Some(list), true) = (&args.files_from, jobs.is_empty()) {
        let name = list.name();
        return Err(CommandError::input(text!(report_list_empty, file = crate::cli::error::shown(&name))).file(name));
    }
    Ok((jobs, many))
}

/// The names in a list, a line each.
fn lines(context: &mut Context, list: &Source) -> Result<Vec<Source>, CommandError> {
    let list = context.read_plain(list)?;
    Ok(list.split(|byte| *byte == b'\n').map(without_return).filter(|line| !line.is_empty()).map(named).collect())
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// A name as the file system has it, which may be no UTF-8.
#[cfg(unix)]
fn named(line: &[u8]) -> Source {
    use std::os::unix::ffi::OsStrExt as _;
    Source::of(std::ffi::OsStr::from_bytes(line))
}

#[cfg(not(unix))]
fn named(line: &[u8]) -> Source {
    Source::of(String::from_utf8_lossy(line).into_owned())
}

/// Adds what a name stands for, and says whether that is many files: a folder with a transcript in it is one exchange, but
/// for later requests of its session; any other is many files.
fn add(context: &mut Context, source: Source, jobs: &mut Vec<Job>) -> bool {
    let Source::Named(path) = source else {
        jobs.push(Job::File(source));
        return false;
    };
    if !path.is_dir() {
        jobs.push(Job::File(Source::Named(path)));
        return false;
    }
    let before = jobs.len();
    if let Some(exchange) = Exchange::find(&path) {
        jobs.extend(session(exchange));
        return jobs.len() > before + 1;
    }
    descend(context, &path, jobs);
    match jobs.get(before..) {
        Some([]) => jobs.push(Job::Refused(path, Why::Empty)),
        Some([Job::Refused(refused, _)]) if *refused == path => {}
        _ => return true,
    }
    false
}

/// An exchange, and those of later requests of its session.
fn session(first: Exchange) -> impl Iterator<Item = Job> {
    let further = first.further();
    [first].into_iter().chain(further).map(Job::Exchange)
}

/// Every file below a folder; a folder with a transcript in it is one exchange.
fn descend(context: &mut Context, folder: &Path, jobs: &mut Vec<Job>) {
    let entries = match load::entries(folder) {
        Ok(entries) => entries,
        Err(error) => return jobs.push(Job::Refused(folder.to_owned(), Why::Unreadable(error))),
    };
    for (path, entry) in entries {
        match entry {
            Entry::File => jobs.push(Job::File(Source::Named(path))),
            Entry::Folder => match Exchange::find(&path) {
                Some(exchange) => jobs.extend(session(exchange)),
                None => descend(context, &path, jobs),
            },
            Entry::LinkedFolder => context.warn(&text!(report_link_passed, link = path.as_path())),
            Entry::Special => jobs.push(Job::Refused(path, Why::Special)),
        }
    }
}
