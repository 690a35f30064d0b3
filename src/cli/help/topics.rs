use std::collections::BTreeMap;

use super::{Block, Row};
use crate::cli::args;
use crate::profile::legal::{PROFILES, Profile};
use crate::report::{CHECKS, Scope};
use crate::text;
use crate::text::{Message, Words};

/// What `mnc help` can be asked about, beside commands.
pub const TOPICS: &[&str] = &["environment", "exit-status", "json", "checks", "profiles", "trust", "law"];

/// The page of a topic.
pub(super) fn topic(words: Words, name: &str) -> Option<Vec<Block>> {
    let title = Message::table("topic-", name).filter(|_| TOPICS.contains(&name))?;
    let mut blocks = vec![Block::Paragraph(words.say(title))];
    blocks.extend(paragraphs(words, name).map(Block::Paragraph));
    match name {
        "checks" => checks(words, &mut blocks),
        "environment" => blocks.push(Block::Rows(variables(words))),
        "exit-status" => blocks.push(table(words, "status-", &["0", "1", "2", "3", "4"])),
        "json" => blocks.push(Block::Rows(schemas(words))),
        "profiles" => blocks.push(Block::Rows(profiles(words))),
        "trust" => blocks.push(table(words, "trust-", &["--trust", "--vical-root", "--pin-signer", "--crl"])),
        _ => {}
    }
    Some(blocks)
}

const SCHEMAS: &[&str] =
    &["keygen", "read-card", "issue", "inspect", "present", "verify", "revoke", "help", "version", "error"];

fn paragraphs(words: Words, name: &str) -> impl Iterator<Item = String> {
    (1..).map_while(move |n: u8| Message::table("topic-", &format!("{name}-{n}"))).map(move |text| words.say(text))
}

/// A row for each name, its text the message `prefix` + name.
fn table(words: Words, prefix: &str, names: &[&str]) -> Block {
    let row = |name: &&str| {
        let text = Message::table(prefix, name.trim_start_matches('-')).map(|text| words.say(text));
        Row { term: (*name).to_owned(), text: text.unwrap_or_default() }
    };
    Block::Rows(names.iter().map(row).collect())
}

fn profiles(words: Words) -> Vec<Row> {
    let row = |profile: &Profile| {
        let mut text = Message::table("", profile.label).map(|text| words.say(text)).unwrap_or_default();
        for (from, clause) in profile.law.iter().flat_map(|law| law.clauses) {
            text.push('\n');
            text.push_str(&words.say(text!(help_clause, clause = *clause, from = from.to_string())));
        }
        Row { term: profile.name.to_owned(), text }
    };
    PROFILES.iter().map(row).collect()
}

fn schemas(words: Words) -> Vec<Row> {
    let text = |name: &str| Message::table("schema-", name).map(|text| words.say(text)).unwrap_or_default();
    SCHEMAS.iter().map(|name| Row { term: format!("mnc.{name}/1"), text: text(name) }).collect()
}

fn checks(words: Words, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(words.say(text!(heading_statuses))));
    blocks.push(table(words, "word-", &["ok", "warn", "FAIL", "skip"]));
    blocks.push(Block::Heading(words.say(text!(heading_verdicts))));
    blocks.push(table(words, "word-", &["VALID", "INVALID", "INCOMPLETE"]));
    let scopes = [
        (Scope::Response, text!(heading_scope_response)),
        (Scope::Document, text!(heading_scope_document)),
        (Scope::Request, text!(heading_scope_request)),
        (Scope::TrustList, text!(heading_scope_list)),
        (Scope::Application, text!(heading_scope_application)),
    ];
    for (scope, heading) in scopes {
        let rows = CHECKS.iter().filter(|check| check.scope == scope).map(|check| Row {
            term: check.name.to_owned(),
            text: Message::table("check-", check.name).map(|text| words.say(text)).unwrap_or_default(),
        });
        blocks.push(Block::Heading(words.say(heading)));
        blocks.push(Block::Rows(rows.collect()));
    }
}

/// Every variable that is read, and the flag it stands for.
fn variables(words: Words) -> Vec<Row> {
    let mut flags = BTreeMap::new();
    let mut waiting = vec![args::command()];
    while let Some(command) = waiting.pop() {
        for arg in command.get_arguments() {
            if let (Some(name), Some(flag)) = (args::variable(arg), arg.get_long()) {
                flags.insert(name, format!("--{flag}"));
            }
        }
        waiting.extend(command.get_subcommands().cloned());
    }
    let row = |(name, flag)| Row { term: name, text: words.say(text!(variable_flag, flag = flag)) };
    let mut rows: Vec<Row> = flags.into_iter().map(row).collect();
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "LC_ALL", "LC_MESSAGES", "LANG"] {
        let text = Message::table("variable-", name).map(|text| words.say(text)).unwrap_or_default();
        rows.push(Row { term: name.to_owned(), text });
    }
    rows
}
