//! Progress on stderr, for work that takes long enough to be noticed.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::context::Context;
use crate::text::Message;

/// A progress bar; drawn only on a terminal, and neither with `-q` nor with `--json`.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar of `total` steps.
    #[must_use]
    pub fn of(context: &Context, what: &Message, total: u64) -> Self {
        if !context.shows_progress() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(context.words().say(what));
        Self(bar)
    }

    /// A wait of unknown length: what for, and since when.
    #[must_use]
    pub fn wait(context: &Context, what: &Message) -> Self {
        if !context.shows_progress() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {msg}") {
            bar.set_style(style);
        }
        bar.set_message(context.words().say(what));
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// One step more. May be called from any thread.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
