//! Folders of the toolkit: exchanges, wallets, worlds.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::opened::{Found, Keys, has_encrypted};
use super::{Asked, explained, opened, recording, show};
use crate::cli::args::inspect::As;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, shown};
use crate::cli::input::Input;
use crate::session::{Exchange, Part};
use crate::text;
use crate::text::safe;
use crate::view::{Document, Kind};

/// The most files of one folder that are told.
const MOST: usize = 1000;

/// A folder told: an exchange whole, others file by file in a line each.
pub(super) fn told(context: &mut Context, folder: &Path, asked: &Asked) -> Result<Vec<u8>, CommandError> {
    let form = asked.form;
    let name = folder.display().to_string();
    let Some(kind) = kind(folder) else {
        return Err(CommandError::input(text!(inspect_no_folder, file = name.clone())).file(name));
    };
    let mut files = Vec::new();
    list(folder, 0, &mut files)?;
    let mut out = Vec::new();
    let io = |error| CommandError::io(Doing::Writing, "-", &error);
    let (mut documents, mut lines) = (Vec::new(), Vec::new());
    if form == As::Tree {
        let count = context.words().say(text!(inspect_files, count = files.len()));
        writeln!(out, "{}  {count}", show::title(kind, context.words())).map_err(io)?;
    }
    for path in files.iter().take(MOST) {
        let short = path.strip_prefix(folder).unwrap_or(path).display().to_string();
        match file(context, path, &short, kind, asked) {
            Ok(told) if form == As::Json => documents.push(told),
            Ok(told) if form == As::Tree && kind != Kind::Exchange => lines.push(told),
            Ok(told) => {
                let comment = if form == As::Diag { ("/ ", " /") } else { ("", ":") };
                writeln!(out, "\n{}{}{}", comment.0, safe(&short), comment.1).map_err(io)?;
                out.extend(told);
            }
            Err(error) => context.warn(&text!(inspect_left_out, file = short, why = error.sentence(context.words()))),
        }
    }
    for (place, line) in lines.iter().enumerate() {
        out.extend_from_slice(if place + 1 == lines.len() { "└─ " } else { "├─ " }.as_bytes());
        out.extend_from_slice(line);
    }
    match form {
        As::Json => Ok(json(&name, kind, &documents)),
        As::Tree => {
            show::remark(context.words(), context.paint(), &show::closing(kind, &name), &mut out).map_err(io)?;
            Ok(out)
        }
        As::Diag | As::Hex => Ok(out),
    }
}

fn json(name: &str, kind: Kind, documents: &[Vec<u8>]) -> Vec<u8> {
    let files = documents.iter().map(|told| String::from_utf8_lossy(told)).collect::<Vec<_>>().join(",");
    let (name, kind) = (serde_json::Value::from(name), serde_json::Value::from(kind.word()));
    format!("{{\"schema\":\"mnc.inspect/1\",\"file\":{name},\"kind\":{kind},\"verified\":false,\"files\":[{files}]}}\n")
        .into_bytes()
}

/// What kind of folder it is, by the files that only such a folder has.
fn kind(folder: &Path) -> Option<Kind> {
    let has = |name: &str| folder.join(name).exists();
    Some(match () {
        () if has("wallet.json") => Kind::Wallet,
        () if has("transcript.cbor") || has("request.cbor") || has("session.txt") => Kind::Exchange,
        () if has("ledger.db") || has("iaca.pem") => Kind::World,
        () => return None,
    })
}

fn list(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), CommandError> {
    let refused = |error| CommandError::io(Doing::Reading, folder.display().to_string(), &error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        paths.push(entry.map_err(refused)?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() && depth < 2 {
            list(&path, depth + 1, files)?;
        } else if path.is_file() && path.metadata().is_ok_and(|data| data.len() > 0) {
            files.push(path);
        }
    }
    Ok(())
}

fn file(context: &mut Context, path: &Path, short: &str, kind: Kind, asked: &Asked) -> Result<Vec<u8>, CommandError> {
    let (form, reveal) = (asked.form, asked.reveal);
    let mut input = Input::read(path)?;
    if kind == Kind::Exchange && recording::is_one(&input) {
        return recording::told(context, &input, asked);
    }
    let (bytes, blocks) = (input.take_whole(), input.lengths());
    let mut document = match explained(&input, &bytes, &blocks, reveal) {
        Ok(document) => document,
        // Files of our own that are no artifacts (wallet.json, pins) are named, never shown.
        Err(_) if form == As::Tree && kind != Kind::Exchange => return Ok(format!("{}\n", safe(short)).into_bytes()),
        Err(error) => return Err(error),
    };
    if document.kind == Kind::Ledger {
        ledger_tables(path, &mut document)?;
    }
    if form == As::Tree && kind != Kind::Exchange {
        let words = context.words();
        let line = crate::view::render::line(&document);
        let title = show::title(document.kind, words);
        return Ok(format!("{}  {}\n", safe(short), [title, line].join("  ").trim_end()).into_bytes());
    }
    let mut told = Vec::new();
    let mut sink = |_: &mut Context, part: &[u8]| {
        told.extend_from_slice(part);
        Ok(())
    };
    match found(context, &document, short, asked) {
        Some(found) => {
            input.name = short.to_owned();
            opened(context, &input, (&document, found), asked, &mut sink)?;
        }
        None => show::document(context, &document, short, form, &mut sink)?,
    }
    Ok(if form == As::Json { told.trim_ascii_end().to_vec() } else { told })
}

/// What the keys open of encrypted documents; where they do not, the documents are shown as they are.
fn found(context: &mut Context, document: &Document<'_>, name: &str, asked: &Asked) -> Option<Found> {
    if !has_encrypted(document) || asked.keys.is_empty() {
        return None;
    }
    let found = asked.keys.open(context, document, name, asked.session_keys);
    found.unwrap_or_else(|error| {
        context.warn(&text!(inspect_not_whole, file = name.to_owned(), why = error.sentence(context.words())));
        None
    })
}

/// The keys that lie in a folder open the session that is recorded beside them, and the documents encrypted to them.
pub(super) fn keys(folder: &Path, keys: &mut Keys) -> Result<(), CommandError> {
    let exchange = Exchange::at(folder);
    let session: &[Part] = &[Part::EReaderKey, Part::EDeviceKey, Part::Transcript];
    let documents: &[Part] = &[Part::RecipientKey, Part::Transcript, Part::Request];
    let of = |parts: &[Part], what| if exchange.has(what) { parts.to_vec() } else { Vec::new() };
    let mut parts = of(session, Part::Session);
    parts.extend(of(documents, Part::RecipientKey));
    for part in Part::ALL.into_iter().filter(|part| parts.contains(part) && exchange.has(*part)) {
        keys.add(Input::read(&exchange.path(part))?);
    }
    for later in exchange.further().into_iter().filter(|later| later.has(Part::Request)) {
        keys.add(Input::read(&later.path(Part::Request))?);
    }
    Ok(())
}

/// Adds how many rows each table of a ledger has.
///
/// # Errors
/// Input: the file begins as one of SQLite, and is none.
pub(super) fn ledger_tables(path: &Path, document: &mut Document<'_>) -> Result<(), CommandError> {
    let name = path.display().to_string();
    let damaged = || CommandError::input(text!(ledger_damaged, file = shown(&name))).file(name.clone());
    if !document.is_whole_ledger() {
        return Err(damaged());
    }
    if !path.is_file() {
        return Ok(()); // it came through a pipe
    }
    for (name, count) in tables(path).map_err(|error| damaged().because(&error))? {
        document.notes.push(text!(inspect_table, name = name, count = count));
    }
    Ok(())
}

/// The tables of a ledger and how many rows each has.
fn tables(path: &Path) -> rusqlite::Result<Vec<(String, i64)>> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let ledger = rusqlite::Connection::open_with_flags(path, flags)?;
    let mut found = ledger.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name LIMIT 64")?;
    let names: Vec<String> = found.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let count = |name: String| {
        let quoted = name.replace('"', "\"\"");
        let count = ledger.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| row.get(0))?;
        Ok((name, count))
    };
    names.into_iter().map(count).collect()
}
