//! What will be sent and signed, for the holder to see.

use super::read::Files;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::issuer::application::Draft;
use crate::profile::Thumbprint;
use crate::text;
use crate::text::Message;

/// In the place of the number.
const MASK: &str = "************";

/// Shows it on stderr; with `-q` only where somebody will be asked.
pub(super) fn show(
    context: &mut Context,
    files: &Files,
    draft: &Draft<'_>,
    revealed: bool,
) -> Result<(), CommandError> {
    let items = files.items(&draft.text, &draft.visual)?;
    if context.wishes.quiet && context.wishes.yes {
        return Ok(());
    }
    let number = files.secret_number().filter(|_| revealed).unwrap_or_else(|| MASK.to_owned());
    let photo = items.photo.map_or_else(|| text!(apply_no_photo), |photo| text!(apply_photo, bytes = photo.len()));
    let lines: [Message; 8] = [
        text!(apply_sends, doctype = draft.doc_type.to_owned()),
        text!(apply_name, name = items.name.to_owned()),
        text!(apply_address, address = items.address.to_owned(), code = items.municipality.to_owned()),
        text!(apply_birth, date = items.birth.to_string()),
        text!(apply_number, number = number),
        photo,
        text!(apply_key, key = short(&Thumbprint::of(draft.device_key)), days = draft.valid_days),
        text!(apply_certificate),
    ];
    let words = context.words();
    for (place, line) in lines.into_iter().enumerate() {
        let indent = if place == 0 { "" } else { "  " };
        let line = format!("{indent}{}", words.say(line));
        let _ = writeln!(context.stderr(), "{line}"); // a broken stderr cannot be reported
    }
    Ok(())
}

fn short(key: &Thumbprint) -> String {
    key.to_string().chars().take(16).collect()
}
