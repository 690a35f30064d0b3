//! How reports of checks are told in lines: of `verify`, of `issue check`.

use std::fmt::Write as _;

use crate::cli::ui::style::{Label, Paint};
use crate::cli::ui::width::pad;
use crate::report::{Check, Status, Verdict};
use crate::text;
use crate::text::Words;
use crate::view::of_report::{self, Row};

/// The word of a verdict.
pub(super) fn verdict(words: Words, paint: Paint, verdict: Verdict) -> String {
    let (label, message) = match verdict {
        Verdict::Valid => (Label::Ok, text!(report_valid)),
        Verdict::Invalid => (Label::Fail, text!(report_invalid)),
        Verdict::Incomplete => (Label::Warn, text!(report_incomplete)),
    };
    paint.paint(label, &words.say(message))
}

/// Each check on a line.
pub(super) fn rows(words: Words, paint: Paint, checks: &[Check], out: &mut String) {
    for Row { status, id, text } in of_report::rows(checks, words) {
        let (label, word) = match status {
            Status::Ok => (Label::Ok, "ok"),
            Status::Skip => (Label::Skip, "skip"),
            Status::Warn => (Label::Warn, "warn"),
            Status::Fail => (Label::Fail, "FAIL"),
        };
        let line = format!("  {}  {} {text}", paint.paint(label, &pad(word, 4)), pad(id, 20));
        let _ = writeln!(out, "{}", line.trim_end());
    }
}
