//! The certificate against the list of the world's own authority.
//!
//! Real lists go only to verifiers that J-LIS knows; a mock authority's lies in its world, and without one nobody has
//! been revoked.

use time::OffsetDateTime;

use super::{Applicant, Roots};
use crate::report::{Check, CheckId, Evidence};
use crate::x509::crl::Crl;

const ID: CheckId = CheckId::ApplicantRevoked;

/// Looks the certificate up. A list that cannot be relied on leaves the question open, and then nothing is issued.
#[must_use]
pub fn check(applicant: Option<&Applicant>, list: Option<&Crl<'_>>, roots: &Roots, at: OffsetDateTime) -> Check {
    let Some(list) = list else { return Check::skip(ID, Evidence::new("no-jpki-crl")) };
    let Some(applicant) = applicant else {
        return Check::missing(ID, Evidence::new("no-certificate")).following(CheckId::ApplicationSignature);
    };
    let authority = roots.authority.view();
    let signed = authority.any_public_key().is_ok_and(|key| list.verify_signed_by_any(&key).is_ok());
    if list.issuer() != authority.subject() || !signed {
        return Check::missing(ID, Evidence::new("crl-signature"));
    }
    let certificate = applicant.certificate.view();
    if certificate.issuer() != authority.subject() {
        return Check::missing(ID, Evidence::new("crl-other-issuer")).following(CheckId::ApplicantChain);
    }
    if let Some(entry) = list.find(certificate.serial()) {
        return Check::fail(ID, &[], Evidence::new("applicant-revoked").with("since", entry.date));
    }
    match list.next_update() {
        _ if at < list.this_update() => {
            Check::missing(ID, Evidence::new("crl-not-yet-valid").with("from", list.this_update()).with("at", at))
        }
        Some(until) if at > until => {
            Check::missing(ID, Evidence::new("crl-expired").with("until", until).with("at", at))
        }
        _ => Check::ok_with(ID, Evidence::new("crl-ok").with("from", list.this_update())),
    }
}
