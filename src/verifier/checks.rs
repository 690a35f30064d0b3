//! The checks of a document, one file each; their order here is the order of the report.
//!
//! A check looks at one thing and says all it has to say about it. What it needs from an earlier one (the algorithm,
//! the signer's key) it gets as a value, and where that is missing it is skipped as a consequence.

mod consistency;
pub(super) mod dates;
mod device_auth;
mod device_headers;
mod device_key;
mod digests;
pub(super) mod issuer_headers;
pub(super) mod issuer_signature;
mod issuing_authority;
mod items;
mod key_authorization;
mod mso;
mod record_status;
pub(super) mod request_answered;
pub(super) mod request_match;
pub(super) mod response;
mod signed_window;
pub(super) mod signer;
mod signer_crl;
mod validity;
mod validity_limit;
mod values;

use std::cell::OnceCell;

use super::{DocumentReport, Environment};
use crate::cbor::{Encoded, Tdate};
use crate::cose::KeyFault;
use crate::crypto::key::PublicKey;
use crate::mdoc::{DeviceSigned, Document, IssuerSigned, Mso};
use crate::report::{Check, CheckId, Evidence, Status};

/// What the checks of one document look at.
pub(super) struct Subject<'s, 'a> {
    /// Everything from outside the document.
    pub(super) env: &'s Environment<'s>,
    /// The document; none for a bare IssuerSigned.
    pub(super) document: Option<&'s Document<'a>>,
    /// What the issuer signed.
    pub(super) issuer_signed: &'s IssuerSigned<'a>,
    /// Place of the document in the response.
    pub(super) index: usize,
    /// The device key, read once.
    device_key: OnceCell<Option<Result<PublicKey, KeyFault>>>,
}

impl<'s, 'a> Subject<'s, 'a> {
    /// A document of a response.
    pub(super) fn of_document(document: &'s Document<'a>, index: usize, env: &'s Environment<'s>) -> Self {
        Self {
            env,
            document: Some(document),
            issuer_signed: &document.issuer_signed,
            index,
            device_key: OnceCell::new(),
        }
    }

    /// A bare IssuerSigned.
    pub(super) fn of_record(issuer_signed: &'s IssuerSigned<'a>, env: &'s Environment<'s>) -> Self {
        Self { env, document: None, issuer_signed, index: 0, device_key: OnceCell::new() }
    }

    /// The device key in the MSO, or why it is none.
    fn device_key(&self) -> Option<&Result<PublicKey, KeyFault>> {
        let read = || self.mso()?.value.device_key_info.device_key.as_ref().map(crate::cose::Key::public_key);
        self.device_key.get_or_init(read).as_ref()
    }

    fn mso(&self) -> Option<&'s Encoded<'a, Mso<'a>>> {
        self.issuer_signed.issuer_auth.mso.as_ref()
    }

    fn device_signed(&self) -> Option<&'s DeviceSigned<'a>> {
        self.document.and_then(|document| document.device_signed.as_ref())
    }

    /// The path of a part below IssuerSigned.
    fn path(&self, below: &str) -> String {
        match self.document {
            Some(_) => format!("documents[{}].issuerSigned.{below}", self.index),
            None => below.to_owned(),
        }
    }

    /// The path of a part below DeviceSigned.
    fn device_path(&self, below: &str) -> String {
        format!("documents[{}].deviceSigned.{below}", self.index)
    }

    /// The document type: the MSO's, which is signed, else the document's.
    pub(super) fn doc_type(&self) -> Option<&str> {
        self.mso().map(|mso| &*mso.value.doc_type).or_else(|| self.document.map(|document| &*document.doc_type))
    }

    fn is_mnc(&self) -> bool {
        self.doc_type() == Some(crate::profile::mnc::DOC_TYPE)
    }
}

/// Collects checks in the order of the report.
#[derive(Default)]
struct Ledger {
    checks: Vec<Check>,
}

impl Ledger {
    fn add(&mut self, check: Check) -> Status {
        let status = check.status;
        self.checks.push(check);
        status
    }

    fn status(&self, id: CheckId) -> Option<Status> {
        self.checks.iter().find(|check| check.id == id).map(|check| check.status)
    }

    fn failed(&self, id: CheckId) -> bool {
        self.status(id) == Some(Status::Fail)
    }

    /// What else in the MSO fails when its signature does not hold follows from that.
    fn mark_followers(&mut self) {
        let cause = CheckId::IssuerSignature;
        if !self.failed(cause) {
            return;
        }
        let depends =
            |id| matches!(id, CheckId::Digests | CheckId::DeviceAuth | CheckId::DeviceKey | CheckId::MsoDocType);
        for check in self.checks.iter_mut().filter(|check| check.status == Status::Fail && depends(check.id)) {
            check.follows = check.follows.or(Some(cause));
        }
    }
}

/// Makes every check of a document.
pub(super) fn run<'s>(subject: &Subject<'s, '_>) -> DocumentReport {
    let mut ledger = Ledger { checks: Vec::with_capacity(34) };
    let (headers, algorithm) = issuer_headers::check(subject);
    ledger.add(headers);
    let signer = signer::check(subject, algorithm, &mut ledger);
    ledger.add(issuer_signature::check(subject, algorithm, &signer));
    match subject.mso() {
        Some(mso) => issuer_part(subject, &mso.value, &signer, &mut ledger),
        None => without_mso(&mut ledger),
    }
    if subject.document.is_some() {
        device_part(subject, &mut ledger);
    } else if subject.mso().is_some_and(|mso| mso.value.device_key_info.key_authorizations.is_some()) {
        ledger.add(key_authorization::check(subject));
    }
    if let Some(mso) = subject.mso() {
        profile_part(subject, &mso.value, &mut ledger);
    }
    ledger.mark_followers();
    DocumentReport::new(subject, ledger.checks)
}

fn issuer_part(subject: &Subject<'_, '_>, mso: &Mso<'_>, signer: &signer::Signer, ledger: &mut Ledger) {
    ledger.add(mso::version(subject, mso));
    if let Some(document) = subject.document {
        ledger.add(mso::doc_type(subject, mso, document));
    }
    let algorithm = mso::digest_algorithm(subject, mso);
    ledger.add(algorithm.0);
    ledger.add(device_key::check(subject, mso));
    ledger.add(dates::check(subject, mso));
    ledger.add(validity::order(subject, mso));
    ledger.add(validity::now(subject, mso));
    ledger.add(signed_window::check(subject, mso, signer));
    ledger.add(items::check(subject));
    ledger.add(digests::check(subject, mso, algorithm.1));
    ledger.add(issuing_authority::check(subject, signer));
}

fn without_mso(ledger: &mut Ledger) {
    for id in [CheckId::MsoVersion, CheckId::Validity, CheckId::Digests] {
        ledger.add(Check::skip(id, Evidence::new("no-mso")).following(CheckId::IssuerHeaders));
    }
}

fn device_part(subject: &Subject<'_, '_>, ledger: &mut Ledger) {
    let (headers, seal) = device_headers::check(subject);
    ledger.add(headers);
    let authorization = ledger.checks.len();
    ledger.add(key_authorization::check(subject));
    let mut check = device_auth::check(subject, seal);
    if check.status == Status::Fail {
        // Elements that the device did not sign need no authorisation of its key: they are not the device's.
        let given = ledger.checks.get_mut(authorization).filter(|given| given.status == Status::Fail);
        given.into_iter().for_each(|given| given.follows = Some(CheckId::DeviceAuth));
    }
    if check.status == Status::Fail && digests::all_wrong(&ledger.checks) {
        check = check.following(CheckId::Digests);
    }
    ledger.add(check);
}

fn profile_part(subject: &Subject<'_, '_>, mso: &Mso<'_>, ledger: &mut Ledger) {
    ledger.add(record_status::check(subject, mso));
    if subject.is_mnc() {
        ledger.add(validity_limit::check(subject, mso));
        let known = values::known(subject);
        ledger.add(values::check(&known));
        ledger.add(consistency::check(&known, mso));
        ledger.add(Check::skip(CheckId::Revocation, Evidence::new("revocation-by-sender")));
    }
}

/// Every date of the MSO's validity with the name of its field.
fn validity_dates(mso: &Mso<'_>) -> impl Iterator<Item = (&'static str, Tdate)> {
    let info = mso.validity_info;
    let dates = [
        ("signed", Some(info.signed)),
        ("validFrom", Some(info.valid_from)),
        ("validUntil", Some(info.valid_until)),
        ("expectedUpdate", info.expected_update),
    ];
    dates.into_iter().filter_map(|(name, date)| date.map(|date| (name, date)))
}
