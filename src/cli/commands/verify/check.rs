//! Checks what it is given: one file, an exchange, or many on all cores.

use std::mem;

use rayon::ThreadPool;
use rayon::prelude::*;

use super::jobs::{self, Job};
use super::load::{Loaded, Session};
use super::{opened, other, show};
use crate::cbor::Decoder;
use crate::cli::args::verify::Check as Args;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::{Input, Source};
use crate::cli::output::Access;
use crate::cli::ui::progress::Progress;
use crate::mdoc::DeviceResponse;
use crate::report::Verdict;
use crate::session::Part;
use crate::text;
use crate::verifier::{self, Checked, Environment};

/// What is told of one thing that was checked, or why it could not be.
type Told = Result<(String, Verdict), CommandError>;

/// How many files are checked before their results are told in order; results of twice as many are in memory at once.
const CHUNK: usize = 128;

pub(super) fn run(context: &mut Context, args: Args) -> Result<Outcome, CommandError> {
    let (jobs, many) = jobs::of(context, &args)?;
    let loaded = Loaded::open(context, &args)?;
    let show = show::Show::of(context, &args);
    let session = Session::of_flags(context, &args)?;
    if many {
        return all(context, &args, &jobs, &loaded, &session, &show);
    }
    let Some(job) = jobs.into_iter().next() else { return Ok(Outcome::Done) };
    let (text, verdict) = one(context, job, &loaded, session, &show)?;
    loaded.seen.warn(context, &args);
    context.emit_text(args.output.output.as_ref(), &text)?;
    Ok(verdict.into())
}

fn one(
    context: &mut Context,
    job: Job,
    loaded: &Loaded,
    session: Session,
    show: &show::Show,
) -> Result<(String, Verdict), CommandError> {
    let mut holders = false;
    let (input, session) = match job {
        Job::Exchange(exchange) => {
            holders = exchange.has(Part::EDeviceKey) && !exchange.has(Part::EReaderKey);
            (Input::read(&exchange.path(Part::Response))?, Session::of_exchange(&exchange, session)?)
        }
        Job::File(source) => (context.read(&source)?, session),
        Job::Read(input) => (input, session),
        Job::Refused(path, why) => return Err(why.told(&path)),
    };
    if session.is_private() && !context.wishes.json {
        context.note(&text!(report_handover_private));
    }
    if holders && !context.wishes.json && session.recipient().is_none() && is_encrypted(&input) {
        context.note(&text!(report_encrypted_by_holder));
    }
    if holders && !context.wishes.json && session.lacks_reader_key() && has_mac(&input) {
        context.note(&text!(report_kept_by_holder));
    }
    loaded.with(&session, |env| opened::judge(&input, env, session.recipient(), loaded, show))
}

/// Whether a device authenticates itself by a MAC in a response.
fn has_mac(input: &Input) -> bool {
    let decoder = Decoder::new(input.bytes());
    let Ok(response) = decoder.whole::<DeviceResponse<'_>>() else { return false };
    let mut signed = response.documents.iter().filter_map(|document| document.device_signed.as_ref());
    signed.any(|signed| signed.device_auth.device_mac.is_some())
}

/// Whether documents in a response are encrypted.
fn is_encrypted(input: &Input) -> bool {
    let decoder = Decoder::new(input.bytes());
    decoder.whole::<DeviceResponse<'_>>().is_ok_and(|response| !response.encrypted_documents.is_empty())
}

/// Checks one input and tells what was found.
pub(super) fn judge(
    input: &Input,
    env: &Environment<'_>,
    loaded: &Loaded,
    show: &show::Show,
) -> Result<(String, Verdict), CommandError> {
    let checked =
        verifier::file(input.bytes(), env, &loaded.roots).map_err(|(what, error)| other::told(input, what, &error))?;
    loaded.seen.note(&checked);
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
                Err(error) if args.output.output.is_some() => {
                    kept.push_str(&show.failed(&error));
                    if !show.json {
                        context.fail(&error);
                    }
                }
                Err(error) => context.fail(&error),
            }
        }
        Ok(())
    };
    loaded.with(session, |env| {
        let check =
            |chunk: &[Job]| chunk.par_iter().map(|job| of_many(job, env, session, loaded, show, &progress)).collect();
        in_turn(&pool, jobs, check, tell)
    })?;
    drop(progress);
    loaded.seen.warn(context, args);
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

fn of_many(
    job: &Job,
    env: &Environment<'_>,
    flags: &Session,
    loaded: &Loaded,
    show: &show::Show,
    progress: &Progress,
) -> Told {
    let key = flags.recipient();
    let result = match job {
        Job::Exchange(exchange) => {
            let session = Session::of_exchange(exchange, Session::default())?.or_keys(flags);
            let input = Input::read(&exchange.path(Part::Response))?;
            loaded.with(&session, |env| opened::judge(&input, env, session.recipient(), loaded, show))
        }
        Job::File(Source::Named(path)) => {
            Input::read(path).and_then(|input| opened::judge(&input, env, key, loaded, show))
        }
        Job::Read(input) => opened::judge(input, env, key, loaded, show),
        Job::Refused(path, why) => Err(why.told(path)),
        Job::File(Source::Stdin) => Err(CommandError::usage(text!(usage_no_file))),
    };
    progress.step();
    result
}

impl Context {
    /// Sends text to `-o`, or to stdout.
    pub(super) fn emit_text(
        &mut self,
        target: Option<&crate::cli::output::Target>,
        text: &str,
    ) -> Result<(), CommandError> {
        match target {
            Some(target) => self.emit(Some(target), text.as_bytes(), Access::Public),
            None => self.print(text),
        }
    }
}
