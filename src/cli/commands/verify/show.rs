//! What a verification tells: verdict first, each check on a line, or one JSON document.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::cli::args::verify::Check as Args;
use crate::cli::commands::report::{rows, verdict as verdict_word};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::cli::ui::style::{Label, Paint};
use crate::cli::ui::width::pad;
use crate::mdoc::{DeviceResponse, DeviceSigned, IssuerSigned};
use crate::report::{CheckId, Verdict};
use crate::text;
use crate::text::{Message, Words, safe};
use crate::verifier::explain::{self, Input as Explained};
use crate::verifier::{Checked, Environment, Report, Verified};
use crate::view::of_report::{self, Options};

/// How reports are told.
pub(super) struct Show {
    pub(super) words: Words,
    pub(super) paint: Paint,
    pub(super) json: bool,
    pub(super) explain: bool,
    pub(super) options: Options,
    /// What the engagement of a session said.
    pub(super) engagement: Option<Value>,
}

/// One document's inputs, for `--explain`.
type Inputs = Vec<(CheckId, Explained)>;

/// What one document holds: as JSON, or a line each.
enum Content {
    Json(Value),
    Lines(Vec<(String, String)>),
}

impl Show {
    /// As the flags say.
    pub(super) fn of(context: &Context, args: &Args) -> Self {
        Self {
            words: context.words(),
            paint: context.paint(),
            json: context.wishes.json,
            explain: args.explain,
            options: Options { reveal: args.reveal.clone(), strict: args.strict },
            engagement: None,
        }
    }

    /// Tells what was found in one file.
    pub(super) fn tell(
        &self,
        input: &Input,
        checked: Checked<'_>,
        env: &Environment<'_>,
    ) -> Result<(String, Verdict), CommandError> {
        match checked {
            Checked::Record(verified) => Ok(self.record(&input.name, &verified, env)),
            Checked::Response(verified) => Ok(self.response(&input.name, &verified, env)),
            Checked::TrustList(verified) => Ok(self.finish(&input.name, &verified.report, Vec::new(), &[])),
            Checked::Request => {
                super::requested::judge(input, env).map(|report| self.finish(&input.name, &report, Vec::new(), &[]))
            }
        }
    }

    /// One of many that could not be checked, for a report that is kept.
    pub(super) fn failed(&self, error: &CommandError) -> String {
        match self.json {
            true => format!("{}\n", error.json()),
            false => format!("{}: {}\n", self.words.say(text!(label_error)), error.sentence(self.words)),
        }
    }

    fn record(&self, name: &str, verified: &Verified<IssuerSigned<'_>>, env: &Environment<'_>) -> (String, Verdict) {
        let inputs = if self.explain { vec![explain::inputs(None, &verified.content, env)] } else { Vec::new() };
        let contents = vec![self.content(&verified.content, None)];
        self.finish(name, &verified.report, contents, &inputs)
    }

    fn response(
        &self,
        name: &str,
        verified: &Verified<DeviceResponse<'_>>,
        env: &Environment<'_>,
    ) -> (String, Verdict) {
        let documents = &verified.content.documents;
        let inputs: Vec<Inputs> = match self.explain {
            true => {
                documents.iter().map(|document| explain::inputs(Some(document), &document.issuer_signed, env)).collect()
            }
            false => Vec::new(),
        };
        let content = |document: &crate::mdoc::Document<'_>| {
            self.content(&document.issuer_signed, document.device_signed.as_ref())
        };
        self.finish(name, &verified.report, documents.iter().map(content).collect(), &inputs)
    }

    fn content(&self, issuer: &IssuerSigned<'_>, device: Option<&DeviceSigned<'_>>) -> Content {
        match self.json {
            true => Content::Json(of_report::content(issuer, device, &self.options)),
            false => Content::Lines(of_report::values(issuer, device, &self.options, self.words)),
        }
    }

    fn finish(&self, name: &str, report: &Report, contents: Vec<Content>, inputs: &[Inputs]) -> (String, Verdict) {
        let verdict = report.verdict(self.options.strict);
        let text = if self.json {
            self.as_json(name, report, contents, inputs)
        } else {
            self.as_text(name, report, verdict, &contents, inputs)
        };
        (text, verdict)
    }

    fn as_json(&self, name: &str, report: &Report, contents: Vec<Content>, inputs: &[Inputs]) -> String {
        let json = |content| match content {
            Content::Json(json) => json,
            Content::Lines(_) => Value::Null,
        };
        let contents = contents.into_iter().map(json).collect();
        let mut out: Map<String, Value> = of_report::json(name, report, contents, &self.options);
        if let Some(engagement) = &self.engagement {
            out.insert("engagement".to_owned(), engagement.clone());
        }
        if let Some(Value::Array(documents)) = out.get_mut("documents") {
            for (document, inputs) in documents.iter_mut().zip(inputs) {
                if let Value::Object(document) = document {
                    document.insert("explain".to_owned(), of_report::explanation(inputs, &self.options));
                }
            }
        }
        format!("{}\n", Value::Object(out))
    }

    fn as_text(
        &self,
        name: &str,
        report: &Report,
        verdict: Verdict,
        contents: &[Content],
        inputs: &[Inputs],
    ) -> String {
        let mut out = format!("{}: {}\n", safe(name), verdict_word(self.words, self.paint, verdict));
        for (index, document) in report.documents.iter().enumerate() {
            if report.documents.len() > 1 {
                let doc_type = document.doc_type.clone().unwrap_or_default();
                let _ = writeln!(out, "  {}", self.words.say(text!(report_document, doctype = doc_type)));
            }
            // Values that were not checked are shown to nobody who does not ask for them (--json, inspect).
            if let Some(Content::Lines(lines)) = contents.get(index).filter(|_| verdict == Verdict::Valid) {
                lines.iter().for_each(|(name, value)| out.push_str(&format!("  =     {} {value}\n", pad(name, 26))));
            }
            rows(self.words, self.paint, &document.checks, &mut out);
            if let Some(inputs) = inputs.get(index) {
                self.inputs(inputs, &mut out);
            }
        }
        rows(self.words, self.paint, &report.checks, &mut out);
        let scope = (report.scope == crate::verifier::Scope::Issuer).then(|| text!(report_scope_issuer));
        for note in scope.into_iter().chain([text!(report_technical)]) {
            let _ = writeln!(
                out,
                "{}: {}",
                self.paint.paint(Label::Note, &self.words.say(text!(label_note))),
                self.words.say(note)
            );
        }
        out
    }

    fn inputs(&self, inputs: &Inputs, out: &mut String) {
        let mut last = None;
        for (id, input) in inputs {
            if last != Some(*id) {
                let _ = writeln!(out, "  {}", self.words.say(text!(report_explain, check = id.name())));
                last = Some(*id);
            }
            match input {
                Explained::Bytes { name, bytes } => {
                    let _ = writeln!(out, "    {name} ({}) {}", bytes.len(), self.options.hexadecimal(bytes));
                }
                Explained::Digest { element, id, expected, found, .. } => {
                    let expected = expected.as_ref().map_or_else(|| "-".to_owned(), hex::encode);
                    let _ = writeln!(
                        out,
                        "    {} {id}\n      MSO {expected}\n      =   {}",
                        safe(element),
                        hex::encode(found)
                    );
                }
            }
            if let Some(position) = input.first_difference() {
                let _ = writeln!(out, "      {}", self.words.say(text!(report_differs_at, position = position)));
            }
        }
    }
}

/// How many of many ended how.
#[derive(Default)]
pub(super) struct Tally {
    valid: usize,
    invalid: usize,
    incomplete: usize,
    failed: usize,
}

impl Tally {
    pub(super) fn count(&mut self, result: &Result<(String, Verdict), CommandError>) {
        match result {
            Ok((_, Verdict::Valid)) => self.valid += 1,
            Ok((_, Verdict::Invalid)) => self.invalid += 1,
            Ok((_, Verdict::Incomplete)) => self.incomplete += 1,
            Err(_) => self.failed += 1,
        }
    }

    pub(super) fn message(&self) -> Message {
        let all = self.valid + self.invalid + self.incomplete + self.failed;
        text!(
            report_summary,
            all = all,
            valid = self.valid,
            invalid = self.invalid,
            incomplete = self.incomplete,
            failed = self.failed
        )
    }

    /// The highest of 2, 1, 0.
    pub(super) fn outcome(&self) -> Outcome {
        match (self.failed, self.invalid + self.incomplete) {
            (0, 0) => Outcome::Done,
            (0, _) => Outcome::No,
            _ => Outcome::CouldNot,
        }
    }
}
