use clap::{Arg, ArgAction, Command};

use crate::cli::context::Environment;

/// Flags that no variable may stand for: what is dangerous is typed each time.
const NEVER: [&str; 7] = ["force", "help", "last-try", "pin-file", "reveal", "version", "yes"];

/// The variable that stands for a flag: `MNC_DEVICE_KEY` for `--device-key`.
#[must_use]
pub(crate) fn variable(arg: &Arg) -> Option<String> {
    let long = arg.get_long().filter(|long| !NEVER.contains(long))?;
    Some(format!("MNC_{}", long.to_ascii_uppercase().replace('-', "_")))
}

/// What switches a flag on, and what leaves it off.
pub(crate) const SWITCHES: [(&str, bool); 8] = [
    ("1", true),
    ("true", true),
    ("yes", true),
    ("on", true),
    ("0", false),
    ("false", false),
    ("no", false),
    ("off", false),
];

/// Whether the value of a variable switches a flag on; anything else than the usual words is refused by the parser.
pub(super) fn switch(value: &str) -> Option<bool> {
    SWITCHES.iter().find(|(word, _)| value.eq_ignore_ascii_case(word)).map(|(_, on)| *on)
}

/// Makes every variable that is set the default of its flag, so that what is typed goes before it.
pub(super) fn apply(command: Command, environment: &Environment) -> Command {
    if !environment.has_prefix("MNC_") {
        return command;
    }
    let ids: Vec<_> = command.get_arguments().filter_map(|arg| Some((arg.get_id().clone(), variable(arg)?))).collect();
    let mut command = command;
    for (id, name) in ids {
        if let Some(value) = environment.get(&name).cloned() {
            command = command.mut_arg(id, |arg| {
                let switch = matches!(arg.get_action(), ArgAction::SetTrue).then(|| switch(&value.to_string_lossy()));
                let value = switch.flatten().map_or(value, |on| if on { "true" } else { "false" }.into());
                arg.default_value(clap::builder::OsStr::from(value)).required(false)
            });
        }
    }
    command.mut_subcommands(|sub| apply(sub, environment))
}
