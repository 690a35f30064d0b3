use std::ffi::OsString;

use clap::{Arg, Command};

use super::unbuilt;

/// What a first look at the words tells, before clap judges them: which command they are about.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The words of the command, without `mnc`.
    pub(super) path: Vec<String>,
    /// Whether help is asked for.
    pub(super) help: bool,
    /// Whether all of it is.
    pub(super) long_help: bool,
    /// Whether `--broken list` is asked for.
    pub(super) broken_list: bool,
    /// A command that this version has not.
    pub(super) unbuilt: Option<String>,
}

impl Walk {
    /// Walks over the words; `command` must be built, so that each subcommand knows the flags of all.
    pub(super) fn over(command: &Command, words: &[OsString]) -> Self {
        let mut walk = Self::default();
        let mut command = command;
        let mut words = words.iter().map(|word| word.to_string_lossy());
        let mut free = false; // after a value that is no command, words are no commands any more
        while let Some(word) = words.next() {
            if word == "--" {
                break;
            }
            if let Some(long) = word.strip_prefix("--") {
                let (name, joined) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
                let arg = command.get_arguments().find(|arg| arg.get_long() == Some(name));
                let value = match (arg.is_some_and(takes_value), joined) {
                    (true, None) => words.next().map(|next| next.into_owned()),
                    (_, joined) => joined.map(str::to_owned),
                };
                walk.broken_list |= name == "broken" && arg.is_some() && value.as_deref() == Some("list");
                walk.long_help |= name == "help";
                walk.help |= name == "help";
            } else if word.len() > 1 && word.starts_with('-') {
                if walk.shorts(command, &word[1..]) {
                    words.next();
                }
            } else if let Some(name) = unbuilt::command(&walk.path, &word).filter(|_| !free) {
                walk.unbuilt = Some(name);
                break;
            } else if let Some(next) = command.find_subcommand(word.as_ref()).filter(|_| !free) {
                walk.path.push(next.get_name().to_owned());
                command = next;
            } else {
                free = true;
            }
        }
        walk
    }

    /// Short flags in one word; whether the last of them takes the next word.
    fn shorts(&mut self, command: &Command, letters: &str) -> bool {
        for (at, letter) in letters.char_indices() {
            self.help |= letter == 'h';
            let arg = command.get_arguments().find(|arg| arg.get_short() == Some(letter));
            if arg.is_some_and(takes_value) {
                return at + letter.len_utf8() == letters.len();
            }
        }
        false
    }
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}
