//! `docs/session.md`: a session step by step, of a real recording, in the words of `inspect`.

use std::fmt::Write as _;

use crate::cli::commands::recording::{Derived, Keys, Step, read};
use crate::cli::input::Input;
use crate::session::Side;
use crate::text;
use crate::text::{Lang, Message, Words};
use crate::view::{Holds, Reveal, explain, render};

const RECORDING: &str = include_str!("../../../samples/session/session.txt");
const KEY: &str = include_str!("../../../samples/session/ereader.key");

/// The commands that made the recording; `tests/recording.rs` runs them.
const COMMANDS: &str = "\
mnc keygen demo world --seed 1 --at 2026-01-15
mnc keygen device -o device --seed 1
mnc issue record --person samples/people/hanako.json --device-key device.pub --world world -o record.cbor --seed 1 --at 2026-01-15
mnc issue store record.cbor --wallet wallet --device-key device.key --ledger world --at 2026-01-16
mnc present --wallet wallet --yes --stdio --mac --trust world/reader-ca.pem --seed 1 --at 2026-01-16
mnc verify --stdio --trust world/iaca.pem --ask age_over_20,individual_number_unicode --reader-auth world/reader --save kept --seed 1 --at 2026-01-16
";

/// Rows of hex that are shown of one message.
const ROWS: usize = 14;

/// Where the page of a language lies.
pub(super) fn path(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "docs/session.md",
        Lang::Ja => "docs/session-ja.md",
    }
}

/// The page; empty where the recording cannot be read, which a test would see.
pub(super) fn page(words: Words) -> String {
    let mut page = Page { words, out: String::new() };
    let Some(steps) = steps() else { return page.out };
    page.begin();
    page.picture(&steps);
    for (place, step) in steps.iter().enumerate() {
        page.step(place + 1, step);
    }
    page.title("##", text!(session_page_try));
    page.say(text!(session_page_try_text));
    page.block("console", "$ mnc inspect samples/session/session.txt --key samples/session/ereader.key --as hex\n");
    page.out
}

fn steps() -> Option<Vec<Step>> {
    let input = |name: &str, text: &str| Input::of(name, text.as_bytes().to_vec().into()).ok();
    let mut keys = Keys::default();
    keys.add(input("ereader.key", KEY)?);
    read(&input("session.txt", RECORDING)?, &keys, true).ok()
}

struct Page {
    words: Words,
    out: String,
}

impl Page {
    fn begin(&mut self) {
        self.title("#", text!(session_page_title));
        self.say(text!(session_page_generated));
        self.say(text!(session_page_intro));
        self.title("##", text!(session_page_made));
        self.say(text!(session_page_made_text));
        self.block("sh", COMMANDS);
    }

    fn title(&mut self, marks: &str, title: Message) {
        let before = if self.out.is_empty() { "" } else { "\n" };
        let _ = writeln!(self.out, "{before}{marks} {}", self.words.say(title));
    }

    fn say(&mut self, text: Message) {
        let _ = writeln!(self.out, "\n{}", self.words.say(text));
    }

    fn block(&mut self, kind: &str, text: &str) {
        let _ = writeln!(self.out, "\n```{kind}\n{}\n```", text.trim_end());
    }

    /// The messages as a sequence diagram.
    fn picture(&mut self, steps: &[Step]) {
        self.title("##", text!(session_page_picture));
        let mut picture = String::from("sequenceDiagram\n");
        for (name, said) in [("H", text!(session_page_holder)), ("R", text!(session_page_receiver))] {
            let _ = writeln!(picture, "    participant {name} as {}", self.words.say(said));
        }
        for step in steps.iter().filter(|step| step.message.is_some()) {
            self.arrow(&mut picture, step);
        }
        self.block("mermaid", &picture);
    }

    fn arrow(&self, picture: &mut String, step: &Step) {
        let size = step.message.as_ref().map_or(0, Vec::len);
        let bytes = self.words.say(text!(view_bytes, count = i64::try_from(size).unwrap_or_default()));
        let (arrow, name) = match (step.word, step.opened.as_ref().map(|opened| opened.side)) {
            ("DE", _) => ("H->>R", "DeviceEngagement"),
            ("SE", _) => ("R->>H", "SessionEstablishment"),
            (_, Some(Side::Device)) => ("H->>R", "SessionData"),
            _ => ("R->>H", "SessionData"), // here it is the receiver that ends the session
        };
        let inside = step.opened.as_ref().map(|opened| {
            let what = explain(&opened.plain, Holds::Anything, Reveal::default()).map_or("", |inner| inner.kind.word());
            format!(" {{ {what} }} {} #35;{}", opened.side.key_name(), opened.number)
        });
        let _ = writeln!(picture, "    {arrow}: {name}{} ({bytes})", inside.unwrap_or_default());
        if step.word == "DE" {
            let said = self.words.say(text!(session_page_both));
            let _ = writeln!(picture, "    Note over H,R: {said}");
        }
    }

    fn step(&mut self, number: usize, step: &Step) {
        let heading = self.words.say(step.heading());
        let _ = writeln!(self.out, "\n## {number}. {heading}");
        let answer = step.opened.as_ref().is_some_and(|opened| opened.side == Side::Device);
        self.say(match step.word {
            "DE" => text!(session_page_engagement),
            "QR" => text!(session_page_qr),
            "SE" => text!(session_page_establishment),
            _ if answer => text!(session_page_answer),
            _ => text!(session_page_end),
        });
        if let Some(message) = &step.message {
            self.document(message, true);
        }
        if let Some(transcript) = &step.transcript {
            self.title("###", text!(recording_transcript));
            self.say(text!(session_page_transcript));
            self.document(transcript, false);
        }
        self.derived(&step.derived, text!(recording_keys), text!(session_page_keys));
        self.opened(step, answer);
        self.derived(&step.mac_keys, text!(recording_mac_keys), text!(session_page_mac));
    }

    fn opened(&mut self, step: &Step, answer: bool) {
        let Some(heading) = step.opened_heading() else { return };
        self.title("###", heading);
        self.say(if answer { text!(session_page_response) } else { text!(session_page_request) });
        if let Some(opened) = &step.opened {
            self.document(&opened.plain, false);
        }
    }

    /// The tree of some CBOR, and the first rows of its bytes.
    fn document(&mut self, bytes: &[u8], rows: bool) {
        let Ok(document) = explain(bytes, Holds::Anything, Reveal::default()) else { return };
        let mut tree = Vec::new();
        if render::tree(&document, self.words, &|_, text| text.to_owned(), &mut tree).is_ok() {
            self.block("text", &String::from_utf8_lossy(&tree));
        }
        let mut hex = Vec::new();
        if rows && render::hex(&document, self.words, &mut hex).is_ok() {
            let hex = String::from_utf8_lossy(&hex).into_owned();
            let mut shown: Vec<&str> = hex.lines().take(ROWS).collect();
            if hex.lines().count() > ROWS {
                shown.push("…");
            }
            self.block("text", &shown.join("\n"));
        }
    }

    fn derived(&mut self, derived: &[Derived], heading: Message, about: Message) {
        if derived.is_empty() {
            return;
        }
        self.title("###", heading);
        self.say(about);
        let lines: Vec<String> = derived.iter().map(|one| one.line(self.words).to_string()).collect();
        self.block("text", &lines.join("\n"));
    }
}
