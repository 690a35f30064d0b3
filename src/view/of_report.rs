//! A report as rows of text and as `mnc.verify/1`.
//!
//! ```json
//! {"schema":"mnc.verify/1","file":…,"verdict":"valid|invalid|incomplete","scope":"full|issuer|request|vical",
//!  "documents":[{"docType":…,"record":…,"elements":{ns:{id:value}},"checks":[CHECK]}],"checks":[CHECK]}
//! CHECK = {"id":…,"status":"ok|warn|fail|skip","needed":bool,"cases":["N41"],"follows":…,
//!          "evidence":[{"id":…,"text":…,"path":…,"offset":…, facts…}]}
//! ```
//! Keys, ids and the English of `text` do not change with the user's language; bytes are hexadecimal.

mod plain;
mod value;

use serde_json::{Map, Value, json};

use crate::cbor::Tdate;
use crate::mdoc::{DeviceSigned, IssuerSigned};
use crate::profile::RecordId;
use crate::profile::mnc::Element;
use crate::report::{Check, CheckId, Evidence, Fact, Status};
use crate::text::{Lang, Message, Words};
use crate::verifier::explain::Input;
use crate::verifier::{DocumentReport, Report};

pub use plain::values;

/// Stands for what is not shown.
const MASK: &str = "************";

/// What a report is shown with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Identifiers of sensitive elements to show.
    pub reveal: Vec<String>,
    /// Whether warnings make the verdict `invalid`.
    pub strict: bool,
}

impl Options {
    /// Whether an element's value may not be shown: that of the individual number, however its name is spelled, unless
    /// it is asked for by the right name.
    #[must_use]
    pub fn masks(&self, identifier: &str) -> bool {
        super::redact::names_number(identifier) && !self.reveals_number()
    }

    fn reveals_number(&self) -> bool {
        self.reveal.iter().any(|name| name == Element::IndividualNumber.identifier())
    }

    /// What a check was made on, less what may not be shown: the number, and private parts of keys.
    #[must_use]
    pub fn hexadecimal(&self, bytes: &[u8]) -> String {
        super::redact::hexadecimal(bytes, self.reveals_number())
    }
}

/// One line of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// How the check ended.
    pub status: Status,
    /// Its id.
    pub id: &'static str,
    /// What it found, in the user's language.
    pub text: String,
}

/// The checks as lines; evidence of one check is joined.
#[must_use]
pub fn rows(checks: &[Check], words: Words) -> Vec<Row> {
    checks.iter().map(|check| Row { status: check.status, id: check.id.name(), text: sentence(check, words) }).collect()
}

fn sentence(check: &Check, words: Words) -> String {
    const SHOWN: usize = 4;
    let mut parts: Vec<String> =
        check.evidence.iter().take(SHOWN).map(|evidence| located(evidence, check.status, words)).collect();
    if check.evidence.len() > SHOWN {
        parts.push(words.say(crate::text!(report_more, count = check.evidence.len() - SHOWN)));
    }
    if !check.cases.is_empty() {
        let cases: Vec<String> = check.cases.iter().map(ToString::to_string).collect();
        parts.push(format!("[{}]", cases.join(" ")));
    }
    if let Some(cause) = check.follows {
        parts.push(words.say(crate::text!(report_follows, check = cause.name())));
    }
    parts.join("; ")
}

fn located(evidence: &Evidence, status: Status, words: Words) -> String {
    let text = words.say(message(evidence));
    match (&evidence.path, evidence.offset) {
        (Some(path), Some(offset)) if matches!(status, Status::Fail | Status::Warn) => {
            let place = if path.is_empty() {
                crate::text!(report_byte, offset = offset)
            } else {
                crate::text!(report_place, path = path.clone(), offset = offset)
            };
            format!("{text} ({})", words.say(place))
        }
        _ => text,
    }
}

/// The message of a piece of evidence.
#[must_use]
pub fn message(evidence: &Evidence) -> Message {
    let message =
        Message::table("finding-", evidence.id).unwrap_or_else(|| crate::text!(report_finding, id = evidence.id));
    evidence.facts.iter().fold(message, |message, (name, fact)| message.with(*name, spoken(fact)))
}

fn spoken(fact: &Fact) -> crate::text::Value {
    match fact {
        Fact::Bytes(bytes) => hex::encode(bytes).into(),
        Fact::Number(number) => (*number).into(),
        Fact::Text(text) => text.clone().into_owned().into(),
        Fact::Time(time) => Tdate::new(*time).to_string().into(),
    }
}

/// A report as `mnc.verify/1`; `contents` has the elements of each document.
#[must_use]
pub fn json(file: &str, report: &Report, contents: Vec<Value>, options: &Options) -> Map<String, Value> {
    let documents: Vec<Value> =
        report.documents.iter().zip(contents).map(|(document, content)| document_json(document, content)).collect();
    let mut out = Map::new();
    out.insert("schema".to_owned(), json!("mnc.verify/1"));
    out.insert("file".to_owned(), json!(file));
    out.insert("verdict".to_owned(), json!(report.verdict(options.strict).word()));
    out.insert("scope".to_owned(), json!(report.scope.word()));
    out.insert("documents".to_owned(), documents.into());
    out.insert("checks".to_owned(), report.checks.iter().map(check_json).collect());
    out
}

fn document_json(document: &DocumentReport, content: Value) -> Value {
    let mut out = Map::new();
    out.insert("docType".to_owned(), json!(document.doc_type));
    if let Value::Object(content) = content {
        out.extend(content);
    }
    out.insert("checks".to_owned(), document.checks.iter().map(check_json).collect());
    Value::Object(out)
}

/// Checks as JSON, in the form of `mnc.verify/1`.
#[must_use]
pub fn checks(checks: &[Check]) -> Value {
    checks.iter().map(check_json).collect()
}

fn check_json(check: &Check) -> Value {
    let words = Words::new(Lang::En);
    let mut out = Map::new();
    out.insert("id".to_owned(), json!(check.id.name()));
    out.insert("status".to_owned(), json!(check.status.word()));
    out.insert("needed".to_owned(), json!(check.needed || check.id.is_needed()));
    out.insert("cases".to_owned(), check.cases.iter().map(|case| json!(case.to_string())).collect());
    if let Some(cause) = check.follows {
        out.insert("follows".to_owned(), json!(cause.name()));
    }
    out.insert("clause".to_owned(), json!(check.id.info().clause));
    out.insert("evidence".to_owned(), check.evidence.iter().map(|evidence| evidence_json(evidence, words)).collect());
    Value::Object(out)
}

fn evidence_json(evidence: &Evidence, words: Words) -> Value {
    let mut out = Map::new();
    out.insert("id".to_owned(), json!(evidence.id));
    out.insert("text".to_owned(), json!(words.say(message(evidence))));
    if let (Some(path), Some(offset)) = (&evidence.path, evidence.offset) {
        out.insert("path".to_owned(), json!(path));
        out.insert("offset".to_owned(), json!(offset));
    }
    for (name, fact) in &evidence.facts {
        let value = match fact {
            Fact::Number(number) => json!(number),
            Fact::Bytes(bytes) => json!(hex::encode(bytes)),
            Fact::Text(text) => json!(text),
            Fact::Time(time) => json!(Tdate::new(*time).to_string()),
        };
        out.entry((*name).to_owned()).or_insert(value);
    }
    Value::Object(out)
}

/// The elements of a document: `record` id, `elements` by the issuer, `deviceElements` by the device, `x5chain`.
#[must_use]
pub fn content(issuer: &IssuerSigned<'_>, device: Option<&DeviceSigned<'_>>, options: &Options) -> Value {
    let mut elements: Map<String, Value> = Map::new();
    for (name_space, item) in issuer.elements() {
        let identifier = &*item.value.element_identifier;
        let value = if options.masks(identifier) { json!(MASK) } else { value::of_item(&item.value.element_value) };
        let inner = elements.entry(name_space.to_string()).or_insert_with(|| json!({}));
        if let Value::Object(inner) = inner {
            inner.entry(identifier.to_owned()).or_insert(value);
        }
    }
    let chain = issuer.issuer_auth.message.headers.x5chain().unwrap_or_default();
    let mut out = Map::new();
    let record = issuer.issuer_auth.mso.as_ref().map(|mso| RecordId::of_mso_bytes(mso.bytes()).to_string());
    out.insert("record".to_owned(), json!(record));
    out.insert("elements".to_owned(), Value::Object(elements));
    if let Some(claims) = device.map(|device| device_elements(device, options)).filter(|claims| !claims.is_empty()) {
        out.insert("deviceElements".to_owned(), Value::Object(claims));
    }
    out.insert("x5chain".to_owned(), chain.iter().map(|(der, _)| Value::from(value::hexadecimal(der))).collect());
    Value::Object(out)
}

fn device_elements(device: &DeviceSigned<'_>, options: &Options) -> Map<String, Value> {
    let mut out = Map::new();
    for (name_space, identifier, item) in device.name_spaces.value.elements() {
        let value = if options.masks(identifier) { json!(MASK) } else { value::of_item(item) };
        let inner = out.entry(name_space.to_string()).or_insert_with(|| json!({}));
        if let Value::Object(inner) = inner {
            inner.insert(identifier.to_string(), value);
        }
    }
    out
}

/// What the checks were made on, as JSON.
#[must_use]
pub fn explanation(inputs: &[(CheckId, Input)], options: &Options) -> Value {
    let one = |(id, input): &(CheckId, Input)| match input {
        Input::Bytes { name, bytes } => json!({"check": id.name(), "name": name, "hex": options.hexadecimal(bytes)}),
        Input::Digest { name_space, element, id: digest, expected, found } => json!({
            "check": id.name(), "nameSpace": name_space, "element": element, "digestID": digest,
            "expected": expected.as_ref().map(hex::encode), "found": hex::encode(found), "firstDifference": input.first_difference(),
        }),
    };
    inputs.iter().map(one).collect()
}
