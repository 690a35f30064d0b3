//! The consent screen: who asks, what for, what would leave, what will be kept.

use super::job::Job;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint};
use crate::holder::consent::{Document, Element, Item, Offer, Recipient, Unanswerable};
use crate::holder::reader_auth::{Doubt, Reader, ReaderCheck};
use crate::mdoc::ItemsRequest;
use crate::profile::legal::{PROFILES, Profile};
use crate::profile::mnc::{self, Threshold};
use crate::report::{CheckId, Evidence, Status};
use crate::text;
use crate::text::{Message, Value};
use crate::view::of_report;

/// Shows these documents on stderr; with `-q` only where somebody will be asked.
pub(super) fn show(context: &mut Context, job: &Job<'_>, documents: &[Document<'_>]) {
    if context.wishes.quiet && context.wishes.yes {
        return;
    }
    let words = context.words();
    let mut lines = Vec::new();
    for document in documents {
        let reader = job.checked.readers.get(document.number).and_then(Option::as_ref);
        lines.extend(lines_of(job, document, reader));
    }
    for (indent, message) in lines {
        let line = format!("{}{}", " ".repeat(indent), words.say(message));
        let _ = writeln!(context.stderr(), "{line}"); // a broken stderr cannot be reported
    }
}

fn lines_of(job: &Job<'_>, document: &Document<'_>, reader: Option<&Reader>) -> Vec<(usize, Message)> {
    let mut lines = vec![(0, text!(consent_document, doctype = document.doc_type.to_owned()))];
    match reader {
        Some(reader) => {
            lines.push((2, text!(consent_reader, name = reader.name.clone(), authority = reader.authority.clone())));
            let doubts = doubts(job.checked.doubts_beside(document.number));
            lines.extend(doubts.into_iter().map(|doubt| (4, doubt)));
        }
        None => lines.extend(unknown(job)),
    }
    if let Some(asked) = job.request.doc_requests.get(document.number)
        && let Some(profile) = profile(&asked.items_request.value)
        && let Some(label) = Message::table("", profile.label)
    {
        lines.push((2, text!(consent_profile, what = label)));
    }
    let purposes = purposes(job, document.number);
    lines.extend(purposes.into_iter().map(|purpose| (2, text!(consent_purpose, what = purpose))));
    if let Some(why) = document.unanswerable {
        lines.push((2, unanswerable(why)));
        return lines;
    }
    lines.extend(document.recipient().map(|recipient| (2, encrypted(recipient))));
    lines.extend(elements(document).into_iter().map(|line| (2, line)));
    lines
}

/// Whom the answer is encrypted to.
fn encrypted(recipient: Recipient) -> Message {
    match recipient {
        Recipient::Key => text!(consent_encrypted),
        Recipient::Named(name) => text!(consent_encrypted_to, name = name),
        Recipient::Strange => text!(consent_encrypted_strange),
    }
}

/// Which signatures do not hold beside one that does, and why; those of one kind in one sentence.
fn doubts<'d>(found: impl Iterator<Item = &'d Doubt>) -> Vec<Message> {
    let mut kinds: Vec<(&[Evidence], Vec<&str>)> = Vec::new();
    for doubt in found {
        match kinds.iter_mut().find(|(why, _)| *why == doubt.why.as_slice()) {
            Some((_, parts)) => parts.push(&doubt.part),
            None => kinds.push((&doubt.why, vec![&doubt.part])),
        }
    }
    let said = |(why, parts): (&[Evidence], Vec<&str>)| {
        let parts = parts.join(" ");
        match why.first() {
            Some(why) => text!(consent_other_signature, parts = parts, why = of_report::message(why)),
            None => text!(consent_other_signature_bare, parts = parts),
        }
    };
    kinds.into_iter().map(said).collect()
}

/// Warns of signatures that do not hold where the reader is authenticated by another one.
pub(super) fn warn_of_doubts(context: &mut Context, checked: &ReaderCheck) {
    let known = |number: usize| checked.readers.get(number).is_some_and(Option::is_some);
    let any = checked.readers.iter().any(Option::is_some);
    let beside = |doubt: &&Doubt| doubt.document.map_or(any, known);
    doubts(checked.doubts.iter().filter(beside)).iter().for_each(|doubt| context.warn(doubt));
}

/// That nobody is known to ask, and why.
fn unknown(job: &Job<'_>) -> Vec<(usize, Message)> {
    let reader = |check: &&crate::report::Check| check.id >= CheckId::ReaderHeaders && check.id <= CheckId::ReaderAuth;
    let bad =
        |check: &&crate::report::Check| matches!(check.status, Status::Fail | Status::Skip) && check.follows.is_none();
    let found = job
        .checked
        .checks
        .iter()
        .filter(reader)
        .filter(bad)
        .flat_map(|check| check.evidence.iter())
        .map(of_report::message);
    let mut lines = vec![(2, text!(consent_unknown_reader))];
    let mut said: Vec<Message> = Vec::new();
    for why in found {
        if !said.contains(&why) {
            lines.push((4, why.clone()));
            said.push(why);
        }
    }
    lines
}

/// The profile whose elements are exactly those asked for.
pub(super) fn profile(asked: &ItemsRequest<'_>) -> Option<&'static Profile> {
    let same = |profile: &&Profile| {
        let mut count = 0;
        let all = profile.elements().all(|element| {
            count += 1;
            asked.asks(element.namespace(), element.identifier())
        });
        all && count == asked.elements().count()
    };
    (*asked.doc_type == *mnc::DOC_TYPE).then(|| PROFILES.iter().find(same)).flatten()
}

/// The purposes of the use cases that a document is in, each once.
fn purposes(job: &Job<'_>, number: usize) -> Vec<Message> {
    let info = job.request.device_request_info.as_ref();
    let cases = info.map(|info| info.value.use_cases.as_slice()).unwrap_or_default();
    let is_this = |(found, _): &(u64, usize)| usize::try_from(*found).is_ok_and(|found| found == number);
    let own = cases.iter().filter(|case| case.document_sets.iter().flatten().any(is_this));
    let mut said = Vec::new();
    for (controller, code) in own.flat_map(|case| case.purpose_hints.iter()) {
        let what = match (&**controller, code) {
            ("org.iso.jtc1.sc17", 1) => text!(purpose_identity),
            ("org.iso.jtc1.sc17", 2) => text!(purpose_driving),
            ("org.iso.jtc1.sc17", 3) => text!(purpose_age),
            _ => text!(purpose_other, controller = controller.to_string(), code = *code),
        };
        if !said.contains(&what) {
            said.push(what);
        }
    }
    said
}

/// What is sent, held back, or not held: each item once, at the place of the first element that it answers.
fn elements(document: &Document<'_>) -> Vec<Message> {
    let answers = document.answers();
    let mut said = document.items();
    let mut waiting = said.clone();
    let mut lines = Vec::new();
    for (element, given) in &answers {
        let (name, id) = (label(element.name_space, element.identifier), element.identifier.to_owned());
        if element.answer().is_empty() && given.is_empty() {
            lines.push(text!(consent_not_held, name = name, id = id));
        }
        for item in given {
            if let Some(at) = waiting.iter().position(|waiting| waiting.is(item)) {
                lines.push(sent(&waiting.remove(at), &answers));
            }
        }
        for item in element.answer().iter().filter(|_| given.is_empty()) {
            if !said.iter().any(|said| said.is(item)) {
                let id = item.held.identifier.to_string();
                lines.push(text!(consent_withheld, name = label(item.name_space, &id), id = id));
                said.push(*item);
            }
        }
    }
    lines
}

/// That an item is sent, and what it answers where that is something else.
fn sent(item: &Item<'_>, answers: &[(&Element<'_>, Vec<Item<'_>>)]) -> Message {
    let asked = || answers.iter().filter(|(_, given)| given.iter().any(|given| given.is(item)));
    let id = item.held.identifier.to_string();
    let name = label(item.name_space, &id);
    let other = asked().filter(|(element, _)| element.identifier != id);
    let other: Vec<Value> = other.map(|(element, _)| item_name(element.name_space, element.identifier)).collect();
    match (asked().any(|(element, _)| element.retain), other.is_empty()) {
        (true, true) => text!(consent_sent_kept, name = name, id = id),
        (false, true) => text!(consent_sent, name = name, id = id),
        (true, false) => text!(consent_sent_other_kept, name = name, id = id, other = other),
        (false, false) => text!(consent_sent_other, name = name, id = id, other = other),
    }
}

/// An element with its identifier, where the two differ.
fn item_name(name_space: &str, identifier: &str) -> Value {
    match label(name_space, identifier) {
        Value::Text(bare) => Value::Text(bare),
        name => text!(consent_item, name = name, id = identifier.to_owned()).into(),
    }
}

/// What an element is called in the user's language; its identifier where it has no name.
fn label(name_space: &str, identifier: &str) -> Value {
    let known = mnc::Element::find(name_space, identifier);
    let message = known.and_then(|element| {
        Message::table("", element.label()).map(|message| match element {
            mnc::Element::AgeOver(threshold) if threshold != Threshold::TWENTY => message.with("age", threshold.age()),
            _ => message,
        })
    });
    message.map_or_else(|| identifier.to_owned().into(), Into::into)
}

fn unanswerable(why: Unanswerable) -> Message {
    match why {
        Unanswerable::Encryption => text!(consent_no_encryption),
        Unanswerable::Issuer => text!(consent_no_issuer),
        Unanswerable::NoRecord => text!(consent_no_record),
        Unanswerable::NothingHeld => text!(consent_nothing_held),
        Unanswerable::TooLarge { size, limit } => text!(consent_too_large, size = size, limit = limit),
        Unanswerable::UseCase => text!(consent_use_case),
        Unanswerable::ZeroKnowledge => text!(consent_no_zero_knowledge),
    }
}

/// Why nothing is sent.
pub(super) fn nothing(offer: &Offer<'_>) -> CommandError {
    let why = offer.documents.iter().find_map(|document| document.unanswerable);
    let declined = offer.documents.iter().any(|document| !document.released);
    match (declined, why) {
        (true, _) => CommandError::refused(text!(present_declined)),
        (false, Some(why)) => CommandError::refused(text!(present_nothing)).why(unanswerable(why)),
        (false, None) => CommandError::refused(text!(present_nothing)).hint(Hint::say(text!(present_hint_narrowed))),
    }
}
