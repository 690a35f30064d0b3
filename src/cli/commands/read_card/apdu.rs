//! `read-card apdu`: commands as they are, their answers explained and masked.

use std::io::Read as _;

use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use crate::apdu::{Command, Response};
use crate::card::session::CardError;
use crate::card::trace::Masker;
use crate::cli::args::read_card::Apdu;
use crate::cli::card::{Session, with_card};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing, Hint, meaning};
use crate::cli::exit::Outcome;
use crate::text;

use super::reveals;

pub(super) fn run(context: &mut Context, args: &Apdu) -> Result<Outcome, CommandError> {
    let revealed = reveals(&args.reveal)?;
    let texts = texts(context, &args.commands)?;
    let commands: Vec<_> = texts.iter().map(|text| parse(text)).collect::<Result<_, _>>()?;
    with_card(context, &args.place, revealed, |context, session| {
        let mut masker = Masker::new(session.card.generation(), revealed);
        let mut said = Vec::new();
        for bytes in &commands {
            let row = exchange(session, &mut masker, bytes)?;
            if context.wishes.json {
                said.push(row.json());
            } else {
                row.say(context)?;
            }
        }
        if context.wishes.json {
            context.json(&json!({"schema": "mnc.read-card/1", "action": "apdu", "exchanges": said}))?;
        }
        Ok(Outcome::Done)
    })
}

/// The commands that were typed; `-` stands for the lines of standard input.
fn texts(context: &mut Context, typed: &[String]) -> Result<Vec<String>, CommandError> {
    let mut texts = Vec::new();
    for word in typed {
        if word != "-" {
            texts.push(word.clone());
            continue;
        }
        let mut lines = String::new();
        let read = context.stdin().take(1 << 20).read_to_string(&mut lines);
        read.map_err(|error| CommandError::io(Doing::Reading, "-", &error))?;
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        texts.extend(lines.map(str::to_owned));
    }
    Ok(texts)
}

/// A command of hexadecimal digits; one that carries a secret is refused, and none of it is repeated.
fn parse(text: &str) -> Result<Zeroizing<Vec<u8>>, CommandError> {
    let bare: Zeroizing<String> = Zeroizing::new(text.chars().filter(|c| !c.is_whitespace() && *c != ':').collect());
    let bytes = hex::decode(bare.as_bytes()).map(Zeroizing::new);
    let bytes = bytes.map_err(|_| CommandError::usage(text!(apdu_not_hex)))?;
    if Masker::command(&bytes).hides() {
        let hint = Hint::run(["read-card", "pin", "--help"], |command| text!(hint_apdu_secret, command = command));
        return Err(CommandError::usage(text!(apdu_secret)).hint(hint));
    }
    match Command::decode(&bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(CommandError::usage(text!(apdu_not_command)).because(&error)),
    }
}

/// A command and its answer, as far as they may be shown.
struct Row {
    sent: String,
    answer: String,
    response: Response,
}

fn exchange(session: &mut Session, masker: &mut Masker, bytes: &[u8]) -> Result<Row, CommandError> {
    let command =
        Command::decode(bytes).map_err(|error| CommandError::usage(text!(apdu_not_command)).because(&error))?;
    let exchanged = session.card.exchange(&command);
    let response = exchanged.map_err(|error| CommandError::of_card(&CardError::Channel(error)))?;
    let status = response.status().0.to_be_bytes();
    let whole = Zeroizing::new([response.data(), &status].concat());
    let answer = masker.answer(bytes, &whole).to_string();
    Ok(Row { sent: hex::encode_upper(bytes), answer, response })
}

impl Row {
    fn json(&self) -> Json {
        let words = crate::text::Words::default();
        json!({
            "command": self.sent,
            "answer": self.answer,
            "status": self.response.status().to_string(),
            "meaning": self.response.status().meaning().id(),
            "text": words.say(meaning(self.response.status())),
        })
    }

    fn say(&self, context: &mut Context) -> Result<(), CommandError> {
        let what = context.words().say(meaning(self.response.status()));
        context.print(&format!("> {}\n< {}\n  {what}\n", self.sent, self.answer))
    }
}
