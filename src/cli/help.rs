//! Help pages: made of the definitions in `args` and the messages, as blocks; shown on a terminal or as a man page.

mod block;
mod page;
mod terminal;
mod topics;

#[cfg(test)]
mod tests;

use serde_json::json;

use super::args;
use super::context::Context;
use super::error::CommandError;
use super::exit::Outcome;
use super::ui::style::Paint;
use crate::text;
use crate::text::{Lang, Value, Words};

pub(crate) use block::{Block, Row};
pub use page::about;
pub(crate) use page::page;
pub use topics::TOPICS;

/// Shows the help of a command on stdout.
pub(super) fn show(context: &mut Context, path: &[String], long: bool) -> Result<Outcome, CommandError> {
    if context.wishes.json {
        let blocks = page(Words::new(Lang::En), path, long);
        let command = std::iter::once("mnc").chain(path.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        return document(context, "command", &command, &blocks);
    }
    let blocks = page(context.words(), path, long);
    let text = terminal::render(&blocks, context.paint(), context.columns());
    context.print(&text)?;
    Ok(Outcome::Done)
}

/// `mnc help …`: a topic, the help of a command, or of all.
pub(super) fn topic(context: &mut Context, words: &[String]) -> Result<Outcome, CommandError> {
    let language = if context.wishes.json { Words::new(Lang::En) } else { context.words() };
    if let [name] = words
        && let Some(blocks) = topics::topic(language, name)
    {
        if context.wishes.json {
            return document(context, "topic", name, &blocks);
        }
        let text = terminal::render(&blocks, context.paint(), context.columns());
        context.print(&text)?;
        return Ok(Outcome::Done);
    }
    let unbuilt = (0..words.len()).find_map(|at| args::unbuilt(&words[..at], &words[at]));
    if let Some(name) = unbuilt {
        return Err(CommandError::not_built(name));
    }
    if find(words).is_none() {
        let known: Vec<Value> = TOPICS.iter().map(|name| Value::from(*name)).collect();
        return Err(CommandError::usage(text!(help_no_topic, name = words.join(" "), topics = known)));
    }
    show(context, words, true)
}

/// A page as `mnc.help/1`, in English: `{"schema":…,"command"|"topic":…,"blocks":[BLOCK]}`.
fn document(context: &mut Context, kind: &str, name: &str, blocks: &[Block]) -> Result<Outcome, CommandError> {
    let blocks: Vec<_> = blocks.iter().map(Block::json).collect();
    context.json(&json!({"schema": "mnc.help/1", kind: name, "blocks": blocks}))?;
    Ok(Outcome::Done)
}

/// The page of a topic.
pub(super) fn topic_page(words: Words, name: &str) -> Option<Vec<Block>> {
    topics::topic(words, name)
}

/// The definition of a command, its flags and those of all commands together.
fn find(path: &[String]) -> Option<clap::Command> {
    let mut command = args::command();
    command.build();
    path.iter().try_fold(command, |command, word| command.find_subcommand(word).cloned())
}

/// Every path of words that has a help page, from the shortest.
#[must_use]
pub fn paths() -> Vec<Vec<String>> {
    fn collect(command: &clap::Command, path: Vec<String>, out: &mut Vec<Vec<String>>) {
        out.push(path.clone());
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            let mut path = path.clone();
            path.push(sub.get_name().to_owned());
            collect(sub, path, out);
        }
    }
    let mut out = Vec::new();
    collect(&args::command(), Vec::new(), &mut out);
    out.sort_by_key(Vec::len);
    out
}

/// A help page as text, without colours.
#[must_use]
pub fn plain(words: Words, path: &[String], long: bool, columns: usize) -> String {
    terminal::render(&page(words, path, long), Paint::default(), columns)
}

impl Context {
    /// Shows the short help of a command on stderr, before an error.
    pub(super) fn short_help(&mut self, path: &[String]) {
        let text = terminal::render(&page(self.words(), path, false), self.paint_err(), self.columns());
        let _ = writeln!(self.stderr(), "{text}"); // a broken stderr cannot be reported
    }
}
