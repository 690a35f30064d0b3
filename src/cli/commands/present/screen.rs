//! The consent screen: who asks, what for, what would leave, what will be kept.

use super::job::Job;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint};
use crate::holder::consent::{Document, Element, Offer, Recipient, Unanswerable};
use crate::holder::reader_auth::Reader;
use crate::mdoc::ItemsRequest;
use crate::profile::legal::{PROFILES, Profile};
use crate::profile::mnc::{self, Threshold};
use crate::report::{CheckId, Status};
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
            lines.push((2, text!(consent_reader, name = reader.name.clone(), authority = reader.authority.clone())))
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
    lines.extend(document.elements.iter().map(|element| (2, element_line(element))));
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

fn element_line(element: &Element<'_>) -> Message {
    let name = label(element.name_space, element.identifier);
    let id = element.identifier.to_owned();
    let other = element
        .answer
        .iter()
        .filter(|item| (item.name_space, &*item.held.identifier) != (element.name_space, element.identifier))
        .map(|item| item_name(item.name_space, &item.held.identifier))
        .collect::<Vec<_>>();
    match (element.released, element.answer.is_empty(), element.retain) {
        (_, true, _) => text!(consent_not_held, name = name, id = id),
        (false, ..) => text!(consent_withheld, name = name, id = id),
        (true, _, true) if other.is_empty() => text!(consent_sent_kept, name = name, id = id),
        (true, _, false) if other.is_empty() => text!(consent_sent, name = name, id = id),
        (true, _, true) => text!(consent_sent_other_kept, name = name, id = id, other = other),
        (true, _, false) => text!(consent_sent_other, name = name, id = id, other = other),
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
