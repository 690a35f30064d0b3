//! Labels and their colours, in one table.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::cli::context::Environment;

/// What a piece of output is; the table below says how it looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// Bytes shown as such.
    Bytes,
    /// A command to type.
    Command,
    /// `error`.
    Error,
    /// The status `FAIL` and the verdict `INVALID`.
    Fail,
    /// A heading of a help page.
    Heading,
    /// `hint`.
    Hint,
    /// The name of a field.
    Name,
    /// `note`, and what is said in passing.
    Note,
    /// The status `ok` and the verdict `VALID`.
    Ok,
    /// The status `skip`.
    Skip,
    /// A value.
    Value,
    /// The status `warn` and the verdict `INCOMPLETE`.
    Warn,
    /// `warning`.
    Warning,
}

impl Label {
    fn style(self) -> Style {
        let plain = Style::new();
        let colour = |colour: AnsiColor| plain.fg_color(Some(colour.into()));
        match self {
            Self::Bytes | Self::Skip => plain.dimmed(),
            Self::Command => plain.bold(),
            Self::Error | Self::Fail => colour(AnsiColor::Red).bold(),
            Self::Heading => plain.bold().underline(),
            Self::Hint => colour(AnsiColor::Cyan).bold(),
            Self::Name => colour(AnsiColor::Cyan),
            Self::Note => colour(AnsiColor::Blue),
            Self::Ok => colour(AnsiColor::Green),
            Self::Value => plain,
            Self::Warn | Self::Warning => colour(AnsiColor::Yellow).bold(),
        }
    }
}

/// When to use colour, as `--color` takes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum When {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Puts colours on text, or leaves it as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Paint {
    colours: bool,
}

impl Paint {
    /// Whether a stream gets colours: `--color`, then `NO_COLOR`, `CLICOLOR_FORCE`, then whether it is a terminal.
    #[must_use]
    pub fn choose(when: When, environment: &Environment, terminal: bool) -> Self {
        let colours = match when {
            When::Always => true,
            When::Never => false,
            When::Auto if environment.get("NO_COLOR").is_some() => false,
            When::Auto if environment.get("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            When::Auto => terminal && environment.get("TERM").is_none_or(|term| term != "dumb"),
        };
        Self { colours }
    }

    /// Whether there is colour.
    #[must_use]
    pub fn has_colours(self) -> bool {
        self.colours
    }

    /// The text in the colours of its label; colour only adds, the text is the same without.
    #[must_use]
    pub fn paint(self, label: Label, text: &str) -> String {
        let style = label.style();
        if !self.colours || style.is_plain() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() + 16);
        let _ = write!(out, "{style}{text}{style:#}");
        out
    }
}
