//! What was made: written, and told.

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use crate::cbor::Tdate;
use crate::cli::args::keygen::Certificate as Wishes;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Outputs};
use crate::crypto::digest::sha256;
use crate::crypto::key::SigningKey;
use crate::issuer::world::with_suffix;
use crate::report::Case;
use crate::text;
use crate::text::Value;
use crate::x509::OwnedCertificate;
use crate::x509::issue::{Defect, Subject};
use crate::x509::profile::Role;

/// The defect of this name, if a certificate of the role can have it.
pub(super) fn defect(role: Role, name: Option<&str>) -> Result<Option<Defect>, CommandError> {
    let Some(name) = name else { return Ok(None) };
    let found = Defect::of_name(name).filter(|defect| defect.is_for(role));
    let words: [&'static str; 2] = ["keygen", role.name()];
    found.map(Some).ok_or_else(|| broken::unknown(name, &words))
}

/// A subject as it was asked for: the role's own, and every name says MOCK.
pub(super) fn named(mut subject: Subject, wishes: &Wishes) -> Subject {
    if let Some(name) = &wishes.name {
        subject.common_name = Some(name.clone());
    }
    if let Some(country) = &wishes.country {
        subject.country = Some(country.clone());
    }
    if let Some(state) = &wishes.state {
        subject.state = Some(state.clone());
    }
    subject.common_name = subject.common_name.map(mock);
    subject
}

/// A name that says MOCK.
pub(super) fn mock(name: String) -> String {
    if name.starts_with("MOCK") { name } else { format!("MOCK {name}") }
}

/// A certificate, and its key where that is new.
pub(super) struct Made<'m> {
    pub(super) role: Role,
    pub(super) name: &'m Path,
    pub(super) key: Option<&'m SigningKey>,
    pub(super) certificate: OwnedCertificate,
    pub(super) defect: Option<Defect>,
}

impl Made<'_> {
    pub(super) fn deliver(self, context: &mut Context) -> Result<Outcome, CommandError> {
        let mut outputs = Outputs::new();
        if let Some(key) = self.key {
            outputs.file(with_suffix(self.name, "key"), key.to_pkcs8_pem().as_bytes(), Access::Private);
        }
        outputs.file(with_suffix(self.name, "pem"), self.certificate.to_pem(), Access::Public);
        let files: Vec<String> = outputs.paths().map(|path| path.display().to_string()).collect();
        context.write(outputs)?;
        let cases: Vec<Case> = self.defect.map(|defect| Case(defect.case(self.role))).into_iter().collect();
        if let Some(defect) = self.defect {
            broken::warn(context, defect.name(), &cases);
        }
        if context.wishes.json {
            let json = self.json(&files, &cases);
            return context.json(&json).map(|()| Outcome::Done);
        }
        if !context.wishes.dry_run {
            let subject = self.certificate.view().subject().common_name().unwrap_or_default().into_owned();
            say(context, files, subject, &self.certificate)?;
        }
        Ok(Outcome::Done)
    }

    fn json(&self, files: &[String], cases: &[Case]) -> Json {
        let curve = self.certificate.view().public_key().map(|key| key.curve().name()).unwrap_or_default();
        let mut out = describe(self.role.name(), files, &self.certificate, ("curve", curve));
        if let (Some(defect), Some(map)) = (self.defect, out.as_object_mut()) {
            let cases: Vec<String> = cases.iter().map(Case::to_string).collect();
            map.insert("broken".to_owned(), json!({"name": defect.name(), "cases": cases}));
        }
        out
    }
}

/// A certificate in JSON.
pub(super) fn describe(action: &str, files: &[String], certificate: &OwnedCertificate, key: (&str, &str)) -> Json {
    let view = certificate.view();
    json!({
        "schema": "mnc.keygen/1",
        "action": action,
        "files": files,
        "subject": view.subject().to_string(),
        "issuer": view.issuer().to_string(),
        "serial": hex::encode(view.serial().as_bytes()),
        "notBefore": Tdate::new(view.validity().not_before).to_string(),
        "notAfter": Tdate::new(view.validity().not_after).to_string(),
        key.0: key.1,
        "sha256": hex::encode(sha256(certificate.as_der())),
    })
}

/// Says what was made, and how long it holds.
pub(super) fn say(
    context: &mut Context,
    files: Vec<String>,
    subject: String,
    certificate: &OwnedCertificate,
) -> Result<(), CommandError> {
    let files: Vec<Value> = files.into_iter().map(Value::from).collect();
    let validity = certificate.view().validity();
    let (from, until) = (Tdate::new(validity.not_before).to_string(), Tdate::new(validity.not_after).to_string());
    context.say(&text!(keygen_done, files = files, subject = subject, from = from, until = until))
}

/// Tells of files that are no certificates.
pub(super) fn tell(
    context: &mut Context,
    action: &str,
    files: &[String],
    more: Map<String, Json>,
) -> Result<Outcome, CommandError> {
    if context.wishes.json {
        let mut out = json!({"schema": "mnc.keygen/1", "action": action, "files": files});
        if let Some(map) = out.as_object_mut() {
            map.extend(more);
        }
        return context.json(&out).map(|()| Outcome::Done);
    }
    if !context.wishes.dry_run {
        let files: Vec<Value> = files.iter().map(Value::from).collect();
        context.say(&text!(keygen_files, files = files))?;
    }
    Ok(Outcome::Done)
}
