//! The file of secrets: `name=value` lines, or one bare value.

use zeroize::Zeroizing;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, shown};
use crate::cli::input::{Source, raw};
use crate::text;

/// Names that stand in a file; the last is of the secret that takes another's place.
const NAMES: [&str; 11] =
    ["auth", "sign", "text", "text-a", "text-b", "birth", "face-a", "face-b", "juki", "common", "new"];

/// Secrets from a file; wiped when dropped, shown by nothing.
pub(super) struct PinFile {
    /// The name of the file.
    pub(super) file: String,
    named: Vec<(String, Zeroizing<String>)>,
    bare: Option<Zeroizing<String>>,
}

impl PinFile {
    pub(super) fn read(context: &mut Context, source: &Source) -> Result<Self, CommandError> {
        let file = source.name();
        if let Source::Named(path) = source
            && is_open(path)
        {
            context.warn(&text!(pin_file_open, file = path.as_path()));
        }
        let content = raw(context, source)?;
        let text = std::str::from_utf8(&content).map_err(|_| wrong_form(&file))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text); // some editors begin UTF-8 so
        let lines = text.lines().map(str::trim).enumerate().map(|(at, line)| (at + 1, line));
        let lines: Vec<_> = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).collect();
        let mut made = Self { file, named: Vec::new(), bare: None };
        match lines.as_slice() {
            [(_, only)] if !only.contains('=') => made.bare = Some(Zeroizing::new((*only).to_owned())),
            _ => lines.into_iter().try_for_each(|(number, line)| made.add(number, line))?,
        }
        Ok(made)
    }

    fn add(&mut self, number: usize, line: &str) -> Result<(), CommandError> {
        let (name, value) = line.split_once('=').ok_or_else(|| wrong_form(&self.file))?;
        let (name, value) = (name.trim(), value.trim());
        let file = || shown(&self.file);
        if !NAMES.contains(&name) {
            return Err(CommandError::input(text!(pin_file_line, file = file(), line = number)).file(self.file.clone()));
        }
        if self.named.iter().any(|(known, _)| known == name) {
            return Err(
                CommandError::input(text!(pin_file_twice, file = file(), line = number)).file(self.file.clone())
            );
        }
        if !value.is_empty() {
            self.named.push((name.to_owned(), Zeroizing::new(value.to_owned())));
        }
        Ok(())
    }

    /// The secret of a name; the bare value is any, but not the new one.
    pub(super) fn secret(&self, name: &str) -> Option<&str> {
        let of = |name: &str| self.named.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let same = match name {
            "text-a" => of("face-a"),
            "text-b" => of("face-b"),
            _ => None,
        };
        let bare = self.bare.as_ref().filter(|_| name != "new").map(|value| value.as_str());
        of(name).or(same).or(bare)
    }
}

fn wrong_form(file: &str) -> CommandError {
    CommandError::input(text!(pin_file_form, file = shown(file))).file(file)
}

/// Whether others than the owner may read it.
#[cfg(unix)]
fn is_open(path: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &std::path::Path) -> bool {
    false
}
