//! Labels and values in lines.

use crate::card::file::Sex;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::ui::style::Label;
use crate::cli::ui::width::{cells, pad};
use crate::text;
use crate::text::{Message, safe};

/// Says values beside their labels.
pub(super) fn say(context: &mut Context, rows: &[(Message, String)]) -> Result<(), CommandError> {
    let (words, paint) = (context.words(), context.paint());
    let labels: Vec<String> = rows.iter().map(|(label, _)| words.say(label)).collect();
    let width = labels.iter().map(|label| cells(label)).max().unwrap_or_default();
    for (label, (_, value)) in labels.iter().zip(rows) {
        context.print(&format!("{}  {}\n", paint.paint(Label::Name, &pad(label, width)), safe(value)))?;
    }
    Ok(())
}

/// The sex as JSON has it.
pub(super) fn sex_word(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "male",
        Sex::Female => "female",
        Sex::NotApplicable => "not-applicable",
        Sex::Unknown(_) => "unknown",
    }
}

/// The sex in words.
pub(super) fn sex_name(sex: Sex) -> Message {
    match sex {
        Sex::Male => text!(sex_male),
        Sex::Female => text!(sex_female),
        Sex::NotApplicable => text!(sex_not_applicable),
        Sex::Unknown(_) => text!(sex_unknown),
    }
}
