use std::path::PathBuf;

use clap::Command;
use clap_complete::Shell;

use crate::cli::{args, help};
use crate::text::{Message, Words};

/// A completion script for each shell. Their texts are English: a shell knows them before any command runs.
pub(super) fn files() -> Vec<(PathBuf, String)> {
    let shells = [
        (Shell::Bash, "mnc.bash"),
        (Shell::Elvish, "mnc.elv"),
        (Shell::Fish, "mnc.fish"),
        (Shell::PowerShell, "_mnc.ps1"),
        (Shell::Zsh, "_mnc"),
    ];
    shells.map(|(shell, name)| (PathBuf::from("completions").join(name), script(shell))).into()
}

fn script(shell: Shell) -> String {
    let mut command = described(args::command(), &[]);
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command, "mnc", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The definition with its texts.
fn described(command: Command, path: &[String]) -> Command {
    let words = Words::default();
    let key = path.join("-");
    let text = |name: &str| {
        let own = Message::table("arg-", &format!("{key}-{name}"));
        own.or_else(|| Message::table("arg-", name)).map(|text| words.say(text)).unwrap_or_default()
    };
    let command = command.about(help::about(words, path)).mut_args(|arg| {
        let name = arg.get_long().unwrap_or(arg.get_id().as_str()).to_owned();
        arg.help(text(&name))
    });
    command.mut_subcommands(|sub| {
        let mut path = path.to_vec();
        path.push(sub.get_name().to_owned());
        described(sub, &path)
    })
}
