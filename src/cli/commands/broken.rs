//! `--broken`: the deliberate defects, named.

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint};
use crate::cli::exit::Outcome;
use crate::holder;
use crate::issuer;
use crate::report::Case;
use crate::text;
use crate::text::{Lang, Message, Value, Words};
use crate::verifier::ask;
use crate::x509::crl;
use crate::x509::issue::{DEFECTS, DefectInfo};
use crate::x509::profile::Role;

/// A kind of defect: name, cases, what it does.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) cases: Vec<Case>,
    pub(super) what: Option<Message>,
}

/// `--broken list`: names the defects that the command of this path can make, with their cases.
///
/// # Errors
/// Why it could not.
pub fn broken(context: &mut Context, path: &[String]) -> Result<Outcome, CommandError> {
    let rows = rows(path).ok_or_else(|| CommandError::not_built(format!("mnc {} --broken list", path.join(" "))))?;
    let english = Words::new(Lang::En);
    if context.wishes.json {
        let kind = |row: &Row| {
            let cases: Vec<_> = row.cases.iter().map(Case::to_string).collect();
            json!({"name": row.name, "cases": cases, "what": row.what.as_ref().map(|what| english.say(what))})
        };
        let schema = format!("mnc.{}/1", path.first().map_or("mnc", String::as_str));
        context.json(&json!({"schema": schema, "kinds": rows.iter().map(kind).collect::<Vec<_>>()}))?;
        return Ok(Outcome::Done);
    }
    let words = context.words();
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default();
    for Row { name, cases, what } in &rows {
        let cases = cases.iter().map(Case::to_string).collect::<Vec<_>>().join(" ");
        let what = what.as_ref().map(|what| words.say(what)).unwrap_or_default();
        context.print(&format!("{name:width$}  {cases:9}  {what}\n"))?;
    }
    Ok(Outcome::Done)
}

fn rows(path: &[String]) -> Option<Vec<Row>> {
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["issue", "record"] => Some(issuer::defect::KINDS.iter().map(of_record).collect()),
        ["keygen", role] => Role::of_name(role).map(of_role),
        ["revoke", "signer"] => Some(crl::DEFECTS.iter().map(|(_, name)| of_list(name)).collect()),
        ["present"] => {
            let row = |kind: &holder::defect::Defect| of("defect-present-", kind.name(), kind.cases());
            Some(holder::defect::Defect::ALL.iter().map(row).collect())
        }
        ["verify", "request"] => {
            let row = |kind: &ask::Defect| of("defect-request-", kind.name(), kind.cases());
            Some(ask::Defect::ALL.iter().map(row).collect())
        }
        _ => None,
    }
}

fn of_role(role: Role) -> Vec<Row> {
    let row = |info: &DefectInfo| Row {
        name: info.name,
        cases: vec![Case(info.defect.case(role))],
        what: Message::table("defect-certificate-", info.name),
    };
    DEFECTS.iter().filter(|info| info.roles.contains(&role)).map(row).collect()
}

fn of_list(name: &'static str) -> Row {
    Row { name, cases: vec![Case(83)], what: Message::table("defect-", name) }
}

fn of(prefix: &str, name: &'static str, cases: &[Case]) -> Row {
    Row { name, cases: cases.to_vec(), what: Message::table(prefix, name) }
}

fn of_record(kind: &issuer::defect::Kind) -> Row {
    Row { name: kind.name, cases: kind.cases.to_vec(), what: Message::table("defect-", kind.name) }
}

/// There is no such kind; `path` is the command.
pub(super) fn unknown(name: &str, path: &[&'static str]) -> CommandError {
    let words = path.iter().copied().chain(["--broken", "list"]);
    CommandError::usage(text!(defect_unknown, name = name.to_owned()))
        .hint(Hint::run(words, |command| text!(hint_defects, command = command)))
}

/// Tells that what was made is broken.
pub(super) fn warn(context: &mut Context, name: &'static str, cases: &[Case]) {
    let cases: Vec<Value> = cases.iter().map(|case| Value::from(case.to_string())).collect();
    match cases.is_empty() {
        true => context.warn(&text!(defect_made_plain, name = name)),
        false => context.warn(&text!(defect_made, name = name, cases = cases)),
    }
}
