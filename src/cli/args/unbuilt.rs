use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text;
use crate::text::Message;

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
const FLAGS: [(&[&str], &str); 18] = [
    (&["issue", "record"], "--edition"),
    (&["issue", "record"], "--ledger"),
    (&["present"], "--edition"),
    (&["present"], "--nfc"),
    (&["present"], "--qr-file"),
    (&["present"], "--reader"),
    (&["present"], "--stdio"),
    (&["present"], "--vpcd"),
    (&["verify"], "--ask"),
    (&["verify"], "--list"),
    (&["verify"], "--listen"),
    (&["verify"], "--nfc"),
    (&["verify"], "--reader"),
    (&["verify"], "--save"),
    (&["verify"], "--stdio"),
    (&["verify", "request"], "--edition"),
    (&["verify", "request"], "--nfc"),
    (&["revoke", "list"], "--list"),
];

/// Whether `word` after the words of `path` is such a command.
pub(in crate::cli) fn command(path: &[String], word: &str) -> Option<String> {
    let known = COMMANDS.iter().any(|(before, name)| path == *before && word == *name);
    let live = path == ["verify"] && word.starts_with("mdoc:");
    match (known, live) {
        (true, _) => Some(joined(path, word)),
        (_, true) => Some("mnc verify mdoc:…".to_owned()),
        _ => None,
    }
}

/// Whether an error is about such a flag, or about `present` without a request: the session that draws a QR code.
pub(super) fn of_error(path: &[String], error: &clap::Error) -> Option<String> {
    match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::UnknownArgument, Some(ContextValue::String(arg))) => {
            let flag = arg.split(['=', ' ']).next().unwrap_or_default();
            let known = FLAGS.iter().any(|(before, name)| path == *before && flag == *name);
            known.then(|| joined(path, flag))
        }
        (ErrorKind::MissingRequiredArgument, Some(ContextValue::Strings(args))) if path == ["present"] => {
            args.iter().any(|arg| arg.starts_with("--request")).then(|| joined(path, ""))
        }
        _ => None,
    }
}

/// What there is instead of a command that this version has not.
pub(in crate::cli) fn instead_of(name: &str) -> Option<Message> {
    (name == "mnc present").then(|| text!(hint_request))
}

fn joined(path: &[String], word: &str) -> String {
    let mut name = String::from("mnc");
    for part in path.iter().map(String::as_str).chain([word]).filter(|part| !part.is_empty()) {
        name.push(' ');
        name.push_str(part);
    }
    name
}
