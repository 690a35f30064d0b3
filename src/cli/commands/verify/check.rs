//! Checks what it is given: one file, an exchange, or many on all cores.

use std::mem;
use std::path::{Path, PathBuf};

use rayon::ThreadPool;
use rayon::prelude::*;

use super::load::{self, Loaded, Session};
use super::{other, show};
use crate::cli::args::verify::Check as Args;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::{Input, Source};
use crate::cli::output::Access;
use crate::cli::ui::progress::Progress;
use crate::report::Verdict;
use crate::session::{Exchange, Part};
use crate::text;
use crate::verifier::{self, Checked, Environment};
use crate::view::of_report::Options;

/// One thing to check.
enum Job {
    Exchange(Exchange),
    File(Source),
    Read(Input),
}

/// What is told of one thing that was checked, or why it could not be.
type Told = Result<(String, Verdict), CommandError>;

/// How many files are checked before their results are told in order; results of twice as many are in memory at once.
const CHUNK: usize = 128;

pub(super) fn run(context: &mut Context, args: Args) -> Result<Outcome, CommandError> {
    let (jobs, many) = jobs(context, &args)?;
    let loaded = Loaded::open(context, &args)?;
    let options = Options { reveal: args.reveal.clone(), strict: args.strict };
    let show = show::Show {
        words: context.words(),
        paint: context.paint(),
        json: context.wishes.json,
        explain: args.explain,
        options,
    };
    let session = Session::of_flags(context, &args)?;
    if many {
        return all(context, &args, &jobs, &loaded, &session, &show);
    }
    let Some(job) = jobs.into_iter().next() else { return Ok(Outcome::Done) };
    let (text, verdict) = one(context, job, &loaded, session, &show)?;
    context.emit_text(args.output.output.as_ref(), &text)?;
    Ok(verdict.into())
}

/// What was typed, and whether it is many files, of which each gets its line.
fn jobs(context: &mut Context, args: &Args) -> Result<(Vec<Job>, bool), CommandError> {
    let mut sources = if args.files_from.is_some() { args.files.clone() } else { context.sources(&args.files)? };
    let mut many = sources.len() > 1 || args.files_from.is_some();
    if let Some(list) = &args.files_from {
        let list = context.read_plain(list)?;
        sources
            .extend(list.split(|byte| *byte == b'\n').map(without_return).filter(|line| !line.is_empty()).map(named));
    }
    let mut jobs = Vec::with_capacity(sources.len());
    let stdin = |source: &&Source| **source == Source::Stdin;
    let flags = [&args.files_from, &args.pin_signer, &args.transcript, &args.request, &args.ereader_key];
    let all = sources.iter().chain(flags.into_iter().flatten());
    let all = all.chain(&args.trust).chain(&args.vical_root).chain(&args.crl);
    if all.filter(stdin).count() > 1 {
        return Err(CommandError::usage(text!(usage_stdin_once)));
    }
    for source in sources {
        match source {
            Source::Stdin if many => jobs.push(Job::Read(context.read(&Source::Stdin)?)),
            Source::Named(path) if path.is_dir() => many |= of_folder(path, &mut jobs)?,
            source => jobs.push(Job::File(source)),
        }
    }
    Ok((jobs, many))
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

/// A folder with a transcript in it is one exchange; any other is many files.
fn of_folder(path: PathBuf, jobs: &mut Vec<Job>) -> Result<bool, CommandError> {
    if let Some(exchange) = Exchange::find(&path) {
        jobs.push(Job::Exchange(exchange));
        return Ok(false);
    }
    let before = jobs.len();
    descend(&path, jobs)?;
    if jobs.len() == before {
        let name = path.display().to_string();
        return Err(CommandError::input(text!(report_folder_empty, folder = name.clone())).file(name));
    }
    Ok(true)
}

/// Every file below a folder; a folder with a transcript in it is one exchange.
fn descend(folder: &Path, jobs: &mut Vec<Job>) -> Result<(), CommandError> {
    for (path, is_folder) in load::entries(folder)? {
        match is_folder.then(|| Exchange::find(&path)) {
            Some(Some(exchange)) => jobs.push(Job::Exchange(exchange)),
            Some(None) => descend(&path, jobs)?,
            None => jobs.push(Job::File(Source::Named(path))),
        }
    }
    Ok(())
}

fn one(
    context: &mut Context,
    job: Job,
    loaded: &Loaded,
    session: Session,
    show: &show::Show,
) -> Result<(String, Verdict), CommandError> {
    let (input, session) = match job {
        Job::Exchange(exchange) => {
            (Input::read(&exchange.path(Part::Response))?, Session::of_exchange(&exchange, session)?)
        }
        Job::File(source) => (context.read(&source)?, session),
        Job::Read(input) => (input, session),
    };
    if session.is_private() && !context.wishes.json {
        context.note(&text!(report_handover_private));
    }
    loaded.with(&session, |env| judge(&input, env, loaded, show))
}

/// Checks one input and tells what was found.
fn judge(
    input: &Input,
    env: &Environment<'_>,
    loaded: &Loaded,
    show: &show::Show,
) -> Result<(String, Verdict), CommandError> {
    let checked =
        verifier::file(&input.bytes, env, &loaded.roots).map_err(|(what, error)| other::told(input, what, &error))?;
    match checked {
        Checked::Request => show.tell(input, checked, &loaded.of_readers(env)),
        _ => show.tell(input, checked, env),
    }
}

/// Checks many files on all cores; the results come in the order of the files.
fn all(
    context: &mut Context,
    args: &Args,
    jobs: &[Job],
    loaded: &Loaded,
    session: &Session,
    show: &show::Show,
) -> Result<Outcome, CommandError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs.unwrap_or(0)).build();
    let pool = pool.map_err(|error| CommandError::new(crate::cli::error::Kind::Io, text!(io_other)).because(&error))?;
    let progress = Progress::of(context, &text!(report_checking), u64::try_from(jobs.len()).unwrap_or(u64::MAX));
    let mut tally = show::Tally::default();
    let mut kept = String::new();
    let tell = |results: Vec<Told>| {
        for result in results {
            tally.count(&result);
            match result {
                Ok((text, _)) if args.output.output.is_some() => kept.push_str(&text),
                Ok((text, _)) => context.print(&text)?,
                Err(error) => context.fail(&error),
            }
        }
        Ok(())
    };
    loaded.with(session, |env| {
        let check = |chunk: &[Job]| chunk.par_iter().map(|job| of_many(job, env, loaded, show, &progress)).collect();
        in_turn(&pool, jobs, check, tell)
    })?;
    drop(progress);
    if args.output.output.is_some() {
        context.emit_text(args.output.output.as_ref(), &kept)?;
    }
    if !show.json {
        context.note(&tally.message());
    }
    Ok(tally.outcome())
}

/// Checks chunk after chunk in the pool, and tells the results of each while the next one is checked; not where the pool
/// has one thread, which means that nothing is to be done at the same time.
fn in_turn(
    pool: &ThreadPool,
    jobs: &[Job],
    check: impl Fn(&[Job]) -> Vec<Told> + Sync,
    mut tell: impl FnMut(Vec<Told>) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut waiting = Vec::new();
    for chunk in jobs.chunks(CHUNK) {
        if pool.current_num_threads() == 1 {
            tell(pool.install(|| check(chunk)))?;
            continue;
        }
        let mut next = Vec::new();
        pool.in_place_scope(|scope| {
            scope.spawn(|_| next = check(chunk));
            tell(mem::take(&mut waiting))
        })?;
        waiting = next;
    }
    tell(waiting)
}

fn of_many(job: &Job, env: &Environment<'_>, loaded: &Loaded, show: &show::Show, progress: &Progress) -> Told {
    let result = match job {
        Job::Exchange(exchange) => {
            let session = Session::of_exchange(exchange, Session::default())?;
            let input = Input::read(&exchange.path(Part::Response))?;
            loaded.with(&session, |env| judge(&input, env, loaded, show))
        }
        Job::File(Source::Named(path)) => Input::read(path).and_then(|input| judge(&input, env, loaded, show)),
        Job::Read(input) => judge(input, env, loaded, show),
        Job::File(Source::Stdin) => Err(CommandError::usage(text!(usage_no_file))),
    };
    progress.step();
    result
}

impl Context {
    /// Sends text to `-o`, or to stdout.
    fn emit_text(&mut self, target: Option<&crate::cli::output::Target>, text: &str) -> Result<(), CommandError> {
        match target {
            Some(target) => self.emit(Some(target), text.as_bytes(), Access::Public),
            None => self.print(text),
        }
    }
}
