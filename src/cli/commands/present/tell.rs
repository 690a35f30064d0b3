//! What was sent, told afterwards; values are not repeated.
//!
//! ```json
//! {"schema":"mnc.present/1","file":…,"bytes":…,"handover":…,"method":"signature|mac",
//!  "documents":[{"docType":…,"record":…,"reader":{"name":…,"authority":…},"profile":…,"encrypted":bool,"noticeLooked":bool,
//!                "sent":[ELEMENT],"withheld":[ELEMENT],"notHeld":[ELEMENT]}],
//!  "notSent":[{"docType":…,"why":…}],"checks":[{"id":…,"status":…,"cases":[…]}],"broken":…}
//! ELEMENT = {"nameSpace":…,"element":…,"retain":bool,"answeredBy":[…]}
//! ```

use serde_json::{Value as Json, json};

use super::job::Job;
use super::screen;
use crate::cli::args::present::Present;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::Target;
use crate::holder::consent::{Document, Element, Item, Offer, Unanswerable};
use crate::holder::present::Method;
use crate::profile::mnc::DOC_TYPE;
use crate::report::{Case, Check};
use crate::text;

/// What was sent with one answer.
pub(super) struct Told {
    /// As one document.
    pub(super) json: Json,
    pub(super) documents: usize,
    pub(super) elements: usize,
}

/// Tells what an answer to a file holds, where it went to a file.
pub(super) fn of_file(context: &mut Context, args: &Present, told: Told) -> Result<Outcome, CommandError> {
    let Some(Target::File(path)) = &args.output.output else { return Ok(Outcome::Done) };
    if context.wishes.json {
        let mut out = json!({"schema": "mnc.present/1", "file": path.display().to_string()});
        if let (Some(out), Json::Object(told)) = (out.as_object_mut(), told.json) {
            out.extend(told);
        }
        context.json(&out)?;
    } else {
        let (documents, elements) = (told.documents, told.elements);
        context.say(&text!(present_done, file = path.as_path(), documents = documents, elements = elements))?;
    }
    Ok(Outcome::Done)
}

pub(super) fn told(job: &Job<'_>, offer: &Offer<'_>, method: Method, bytes: usize) -> Told {
    let sent: Vec<_> = offer.documents.iter().filter(|document| document.is_sent()).collect();
    let left = offer.documents.iter().filter(|document| !document.is_sent());
    let json = json!({
        "bytes": bytes,
        "handover": job.handover,
        "method": word(method),
        "documents": sent.iter().map(|document| document_json(job, document)).collect::<Vec<_>>(),
        "notSent": left.map(|document| json!({"docType": document.doc_type, "why": why(document)})).collect::<Vec<_>>(),
        "checks": job.checked.checks.iter().map(check_json).collect::<Vec<_>>(),
        "broken": job.defect.map(crate::holder::defect::Defect::name),
    });
    Told { json, documents: sent.len(), elements: sent.iter().map(|document| document.items().len()).sum() }
}

fn word(method: Method) -> &'static str {
    match method {
        Method::Mac => "mac",
        Method::Signature => "signature",
    }
}

fn why(document: &Document<'_>) -> &'static str {
    match document.unanswerable {
        Some(Unanswerable::Encryption) => "encryption",
        Some(Unanswerable::Issuer) => "issuer",
        Some(Unanswerable::NoRecord) => "no-record",
        Some(Unanswerable::NothingHeld) => "nothing-held",
        Some(Unanswerable::TooLarge { .. }) => "too-large",
        Some(Unanswerable::UseCase) => "use-case",
        Some(Unanswerable::ZeroKnowledge) => "zero-knowledge",
        None => "declined",
    }
}

fn check_json(check: &Check) -> Json {
    let cases: Vec<_> = check.cases.iter().map(Case::to_string).collect();
    json!({"id": check.id.name(), "status": check.status.word(), "cases": cases})
}

fn document_json(job: &Job<'_>, document: &Document<'_>) -> Json {
    let reader = job.checked.readers.get(document.number).and_then(Option::as_ref);
    let asked = job.request.doc_requests.get(document.number).map(|asked| &asked.items_request.value);
    let answers = document.answers();
    let of = |which: &dyn Fn(&Element<'_>, bool) -> bool| {
        let found = answers.iter().filter(|(element, given)| which(element, given.is_empty()));
        found.map(|(element, given)| element_json(element, given)).collect::<Vec<_>>()
    };
    json!({
        "docType": document.doc_type,
        "record": document.held.map(|held| held.id().to_string()),
        "reader": reader.map(|reader| json!({"name": reader.name, "authority": reader.authority})),
        "profile": asked.and_then(screen::profile).map(|profile| profile.name),
        "encrypted": document.recipient().is_some(),
        "noticeLooked": document.doc_type == DOC_TYPE,
        "sent": of(&|_, unanswered| !unanswered),
        "withheld": of(&|element, unanswered| unanswered && !element.answer().is_empty()),
        "notHeld": of(&|element, unanswered| unanswered && element.answer().is_empty()),
    })
}

fn element_json(element: &Element<'_>, given: &[Item<'_>]) -> Json {
    let answer = if given.is_empty() { element.answer() } else { given };
    let answered: Vec<_> = answer.iter().map(|item| &*item.held.identifier).collect();
    json!({"nameSpace": element.name_space, "element": element.identifier, "retain": element.retain, "answeredBy": answered})
}
