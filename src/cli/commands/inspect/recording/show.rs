//! A recorded session in each of the forms.

use std::io;

use serde_json::json;
use zeroize::Zeroizing;

use super::super::show;
use super::super::{Asked, Sink, refused};
use super::{Derived, Step, derived};
use crate::cli::args::inspect::As;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::input::Input;
use crate::session::{Opened, Side};
use crate::text;
use crate::text::Message;
use crate::view::{Document, Holds, Kind, explain, render};

/// Tells all steps.
pub(super) fn steps(
    context: &mut Context,
    input: &Input,
    steps: &[Step],
    asked: &Asked,
    sink: &mut Sink<'_>,
) -> Result<(), CommandError> {
    let mut out = Telling { input, asked, told: Zeroizing::new(Vec::new()) };
    if asked.form == As::Json {
        out.json(steps)?;
        return sink(context, &out.told).map_err(refused);
    }
    if asked.form == As::Tree {
        let count = context.words().say(text!(recording_lines, count = steps.len()));
        let title = show::title(Kind::SessionRecording, context.words());
        out.told.extend(format!("{title}  {count}\n").into_bytes());
    }
    for step in steps {
        out.step(context, step)?;
    }
    if asked.form == As::Tree {
        out.told.push(b'\n');
        let (words, paint, closing) = (context.words(), context.paint(), text!(closing_nothing_verified));
        show::remark(words, paint, &closing, &mut *out.told).map_err(refused)?;
    }
    sink(context, &out.told).map_err(refused)
}

/// Tells an error, and in it the steps as far as they could be read: one JSON document.
pub(super) fn partial(
    context: &mut Context,
    input: &Input,
    steps: &[Step],
    (asked, error): (&Asked, &CommandError),
    sink: &mut Sink<'_>,
) -> Result<Outcome, CommandError> {
    let mut told = Zeroizing::new(error.json().to_string().into_bytes());
    told.pop(); // the closing brace
    told.extend_from_slice(b",\"partial\":");
    self::steps(context, input, steps, asked, &mut |_, part| keep(&mut told, part.trim_ascii_end()))?;
    told.extend_from_slice(b"}\n");
    sink(context, &told).map_err(refused)?;
    Ok(Outcome::CouldNot)
}

/// Who sent a message, in JSON.
fn sender(side: Side) -> &'static str {
    match side {
        Side::Device => "holder",
        Side::Reader => "receiver",
    }
}

impl Step {
    /// What its line is.
    pub(in crate::cli) fn heading(&self) -> Message {
        let (line, word) = (self.line, self.word);
        match (word, self.opened.as_ref().map(|opened| opened.side)) {
            ("DE", _) => text!(recording_engagement, line = line, word = word),
            ("QR", _) => text!(recording_qr, line = line, word = word),
            ("SE", _) => text!(recording_establishment, line = line, word = word),
            ("SD", Some(Side::Device)) => text!(recording_data_device, line = line, word = word),
            ("SD", Some(Side::Reader)) => text!(recording_data_reader, line = line, word = word),
            ("SD", None) if self.ends => text!(recording_end, line = line, word = word),
            ("SD", None) => text!(recording_data, line = line, word = word),
            ("HR", _) => text!(recording_handover_request, line = line, word = word),
            _ => text!(recording_handover_select, line = line, word = word),
        }
    }

    /// What was opened, and with what.
    pub(in crate::cli) fn opened_heading(&self) -> Option<Message> {
        let opened = self.opened.as_ref()?;
        let nonce = hex::encode(opened.side.nonce(opened.number));
        Some(text!(recording_opened, line = self.line, key = opened.side.key_name(), nonce = nonce))
    }
}

fn keep(told: &mut Vec<u8>, part: &[u8]) -> io::Result<()> {
    told.extend_from_slice(part);
    Ok(())
}

struct Telling<'t> {
    input: &'t Input,
    asked: &'t Asked,
    told: Zeroizing<Vec<u8>>,
}

impl Telling<'_> {
    fn explained<'b>(&self, bytes: &'b [u8], line: usize) -> Result<Document<'b>, CommandError> {
        explain(bytes, Holds::Anything, self.asked.reveal).map_err(|error| super::not_cbor(self.input, line, &error))
    }

    fn step(&mut self, context: &mut Context, step: &Step) -> Result<(), CommandError> {
        self.heading(context, &step.heading(), step.message.is_some())?;
        if let Some(message) = &step.message {
            self.document(context, message, step.line)?;
        }
        if let Some(transcript) = &step.transcript {
            self.heading(context, &text!(recording_transcript), true)?;
            self.document(context, transcript, step.line)?;
        }
        self.derived(context, &text!(recording_keys), &step.derived)?;
        if let (Some(opened), Some(heading)) = (&step.opened, step.opened_heading()) {
            self.heading(context, &heading, true)?;
            self.document(context, &opened.plain, step.line)?;
        }
        if let Some(documents) = &step.documents {
            self.heading(context, &text!(recording_documents, line = step.line), true)?;
            self.document(context, documents, step.line)?;
        }
        self.derived(context, &text!(recording_mac_keys), &step.mac_keys)
    }

    /// A line of its own; a colon where something follows.
    fn heading(&mut self, context: &mut Context, heading: &Message, follows: bool) -> Result<(), CommandError> {
        if follows {
            let told = &mut self.told;
            return show::heading(context, heading, self.asked.form, &mut |_, part| keep(told, part));
        }
        let said = context.words().say(heading);
        let line = if self.asked.form == As::Diag { format!("\n/ {said} /\n") } else { format!("\n{said}\n") };
        self.told.extend(line.into_bytes());
        Ok(())
    }

    fn derived(&mut self, context: &mut Context, heading: &Message, derived: &[Derived]) -> Result<(), CommandError> {
        let told = &mut self.told;
        show::derived(context, heading, derived, self.asked.form, &mut |_, part| keep(told, part))
    }

    fn document(&mut self, context: &mut Context, bytes: &[u8], line: usize) -> Result<(), CommandError> {
        let document = self.explained(bytes, line)?;
        let told = &mut self.told;
        show::part(context, &document, &self.input.name, self.asked.form, &mut |_, part| keep(told, part))
    }

    fn json(&mut self, steps: &[Step]) -> Result<(), CommandError> {
        let (file, kind) = (json!(self.input.name), json!(Kind::SessionRecording.word()));
        let head = format!(
            "{{\"schema\":\"mnc.inspect/1\",\"file\":{file},\"kind\":{kind},\"size\":{},\"verified\":false,\"messages\":[",
            self.input.bytes().len()
        );
        self.told.extend(head.into_bytes());
        for (place, step) in steps.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            self.told.extend(format!("{comma}{{\"line\":{},\"word\":\"{}\"", step.line, step.word).into_bytes());
            self.parts(step)?;
            self.told.push(b'}');
        }
        self.told.extend_from_slice(b"]}\n");
        Ok(())
    }

    fn parts(&mut self, step: &Step) -> Result<(), CommandError> {
        let (message, transcript) = (step.message.as_deref(), step.transcript.as_deref());
        for (name, bytes) in [("message", message), ("transcript", transcript)] {
            self.json_document(name, bytes, step.line)?;
        }
        let keys: Vec<_> = [&step.derived, &step.mac_keys].into_iter().filter(|keys| !keys.is_empty()).collect();
        for keys in keys {
            self.told.extend(format!(",\"keys\":{}", derived::json(keys)).into_bytes());
        }
        if let Some(Opened { side, number, plain }) = &step.opened {
            let (sender, key, nonce) = (sender(*side), side.key_name(), hex::encode(side.nonce(*number)));
            let facts = format!(",\"sender\":\"{sender}\",\"number\":{number},\"key\":\"{key}\",\"nonce\":\"{nonce}\"");
            self.told.extend(facts.into_bytes());
            self.json_document("opened", Some(plain), step.line)?;
        }
        if let Some(documents) = &step.documents {
            self.told.pop(); // the closing brace of the response, which has them under the same name as when it stands alone
            self.json_document("opened", Some(documents), step.line)?;
            self.told.push(b'}');
        }
        Ok(())
    }

    fn json_document(&mut self, name: &str, bytes: Option<&[u8]>, line: usize) -> Result<(), CommandError> {
        let Some(bytes) = bytes else { return Ok(()) };
        let document = self.explained(bytes, line)?;
        self.told.extend(format!(",\"{name}\":").into_bytes());
        render::json(&document, &self.input.name, &mut *self.told).map_err(refused)
    }
}
