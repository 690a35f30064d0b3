//! Flags that had no effect, which is known only once it is known what the files are.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::args::verify::Check as Args;
use crate::cli::context::Context;
use crate::text;
use crate::verifier::Checked;

/// What was met so far; many files are looked at together.
#[derive(Debug, Default)]
pub(super) struct Seen {
    record: AtomicBool,
    request: AtomicBool,
    response: AtomicBool,
    trust_list: AtomicBool,
}

fn is(seen: &AtomicBool) -> bool {
    seen.load(Ordering::Relaxed)
}

impl Seen {
    /// Notes what a file was.
    pub(super) fn note(&self, checked: &Checked<'_>) {
        let seen = match checked {
            Checked::Record(_) => &self.record,
            Checked::Request => &self.request,
            Checked::Response(_) => &self.response,
            Checked::TrustList(_) => return self.trust_list(),
        };
        seen.store(true, Ordering::Relaxed);
    }

    /// Notes a trust list, be it checked or trusted.
    pub(super) fn trust_list(&self) {
        self.trust_list.store(true, Ordering::Relaxed);
    }

    /// Warns of each flag that nothing had a use for; not where no file could be read.
    pub(super) fn warn(&self, context: &mut Context, args: &Args) {
        let (record, request, response) = (is(&self.record), is(&self.request), is(&self.response));
        if !(record || request || response || is(&self.trust_list)) {
            return;
        }
        let idle = [
            (!args.vical_root.is_empty() && !is(&self.trust_list), "--vical-root"),
            (args.transcript.is_some() && !response && !request, "--transcript"),
            (args.request.is_some() && !response && !record, "--request"),
            (args.ereader_key.is_some() && !response, "--ereader-key"),
        ];
        for (_, flag) in idle.into_iter().filter(|(idle, _)| *idle) {
            context.warn(&text!(report_flag_unused, flag = flag));
        }
        if args.request.is_some() && record && !response {
            context.warn(&text!(report_request_doctype));
        }
    }
}
