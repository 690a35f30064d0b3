//! Files made of the definitions: completions, man pages, the table of checks, the walk through a session. `tests/generated.rs` holds the tree to them.

mod checks;
mod completions;
mod man;
mod session;

use std::path::{Path, PathBuf};

use super::context::Context;
use super::error::CommandError;
use super::exit::Outcome;
use super::output::{Access, Outputs};
use crate::text;
use crate::text::{Lang, Words};

/// Every generated file: its path under the root of the source tree, and what is in it.
#[must_use]
pub fn files() -> Vec<(PathBuf, String)> {
    let mut files = completions::files();
    for lang in Lang::ALL {
        files.extend(man::files(Words::new(lang)));
        files.push((PathBuf::from(session::path(lang)), session::page(Words::new(lang))));
    }
    files.push((PathBuf::from("docs/checks.md"), checks::page()));
    files
}

/// `mnc generate`: writes them. They are all made by this command, so those that are there are replaced.
pub(super) fn run(context: &mut Context, folder: &Path) -> Result<Outcome, CommandError> {
    let mut outputs = Outputs::new();
    let files = files();
    for (path, text) in &files {
        let path = folder.join(path);
        path.parent().into_iter().for_each(|parent| outputs.folder(parent));
        outputs.file(path, text.as_bytes(), Access::Public);
    }
    context.wishes.force = true;
    context.wishes.yes = true;
    context.write(outputs)?;
    context.say(&text!(generate_done, count = files.len()))?;
    Ok(Outcome::Done)
}
