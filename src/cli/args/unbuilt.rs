use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Commands of the contract that this version does not have: the words before, the word.
const COMMANDS: [(&[&str], &str); 7] = [
    (&["issue"], "serve"),
    (&["issue"], "fetch"),
    (&["issue"], "batch"),
    (&["issue"], "renew"),
    (&["verify"], "serve"),
    (&["revoke"], "publish"),
    (&["revoke"], "check"),
];

/// Flags of the contract that this version does not have: the words of the command, the flag.
const FLAGS: [(&[&str], &str); 6] = [
    (&["issue", "record"], "--ledger"),
    (&["present"], "--reader"),
    (&["verify"], "--list"),
    (&["verify"], "--listen"),
    (&["verify", "request"], "--nfc"),
    (&["revoke", "list"], "--list"),
];

/// Whether `word` after the words of `path` is such a command.
pub(in crate::cli) fn command(path: &[String], word: &str) -> Option<String> {
    let known = COMMANDS.iter().any(|(before, name)| path == *before && word == *name);
    known.then(|| joined(path, word))
}

/// Whether an error is about such a flag.
pub(super) fn of_error(path: &[String], error: &clap::Error) -> Option<String> {
    match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::UnknownArgument, Some(ContextValue::String(arg))) => {
            let flag = arg.split(['=', ' ']).next().unwrap_or_default();
            let known = FLAGS.iter().any(|(before, name)| path == *before && flag == *name);
            known.then(|| joined(path, flag))
        }
        _ => None,
    }
}

fn joined(path: &[String], word: &str) -> String {
    let mut name = String::from("mnc");
    for part in path.iter().map(String::as_str).chain([word]).filter(|part| !part.is_empty()) {
        name.push(' ');
        name.push_str(part);
    }
    name
}
