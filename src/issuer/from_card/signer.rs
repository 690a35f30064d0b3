//! Who signed the application (番号法18条の2(3)): the signature, and the certificate it was made with.

use time::OffsetDateTime;

use super::Roots;
use crate::card::jpki::chain::{Anchor, Finding};
use crate::card::jpki::{Carrier, JpkiCertificate, Kind, ReadError};
use crate::issuer::application::Application;
use crate::report::{Check, CheckId, Evidence, Status};
use crate::x509::cms::{self, SignedData};
use crate::x509::{Certificate, OwnedCertificate};

pub use crate::card::jpki::Purpose;

/// The certificate that the application is signed with, as it came along.
#[derive(Clone, Debug)]
pub struct Applicant {
    /// The certificate.
    pub certificate: OwnedCertificate,
}

/// Checks the signature, the kind of the certificate, its chain and its time; gives the certificate where there is one.
#[must_use]
pub fn check(application: &Application<'_>, roots: &Roots, at: OffsetDateTime) -> (Vec<Check>, Option<Applicant>) {
    let signed = match SignedData::from_der(&application.signature) {
        Ok(signed) => signed,
        Err(error) => {
            let offset = application.signature_offset + error.offset;
            let evidence = Evidence::new("cms-unreadable").with("part", error.part).at("signature", offset);
            return (without(Check::fail(CheckId::ApplicationSignature, &[], evidence)), None);
        }
    };
    let (signature, certificate) = signature(&signed, application.signed_bytes());
    let Some(certificate) = certificate else { return (without(signature), None) };
    let authority = authority(&signed, &certificate).unwrap_or_else(|| roots.authority.view());
    let applicant = OwnedCertificate::from_der(certificate.as_der()).ok().map(|certificate| Applicant { certificate });
    let mut checks = vec![signature];
    let others = others(&signed, &certificate, &authority);
    checks.extend(of_certificate(certificate, authority, roots, at));
    if let Some(chain) = checks.iter_mut().find(|check| check.id == CheckId::ApplicantChain)
        && chain.status == Status::Ok
        && let Some(others) = others
    {
        *chain = others;
    }
    (checks, applicant)
}

/// The signature alone says something.
fn without(signature: Check) -> Vec<Check> {
    let skipped = |id| Check::missing(id, Evidence::new("no-certificate")).following(CheckId::ApplicationSignature);
    let rest = [CheckId::ApplicantKind, CheckId::ApplicantChain, CheckId::ApplicantTime].map(skipped);
    std::iter::once(signature).chain(rest).collect()
}

/// One signer is wanted, over the body.
fn signature<'a>(signed: &SignedData<'a>, body: &[u8]) -> (Check, Option<Certificate<'a>>) {
    const ID: CheckId = CheckId::ApplicationSignature;
    let results = signed.check(Some(body), &[]);
    let [only] = results.as_slice() else {
        return (Check::fail(ID, &[], Evidence::new("cms-signers").with("count", results.len())), None);
    };
    let mut check = Check::ok(ID);
    for finding in &only.findings {
        check.merge(Check::fail(ID, &[], evidence(finding)));
    }
    if signed.content().is_some() {
        check.merge(Check::fail(ID, &[], Evidence::new("cms-attached")));
    }
    if let Some(part) = signed.uncovered_part() {
        check.merge(Check::fail(ID, &[], Evidence::new("cms-uncovered").with("part", part)));
    }
    if check.status == Status::Ok {
        check = check.say(Evidence::new("cms-ok"));
    }
    (check, only.certificate.cloned())
}

fn evidence(finding: &cms::Finding) -> Evidence {
    use cms::Finding as F;
    match finding {
        F::Digest { .. } => Evidence::new("cms-digest"),
        F::Signature(_) => Evidence::new("cms-signature"),
        F::CertificateMissing => Evidence::new("no-certificate"),
        F::CertificateOther => Evidence::new("cms-certificate-other"),
        F::Algorithm { oid, .. } => Evidence::new("cms-algorithm").with("oid", oid.clone()),
        F::AttributeMissing(name) => Evidence::new("cms-attribute").with("name", *name),
        F::ContentOther | F::ContentMissing | F::ContentType { .. } => Evidence::new("cms-content"),
        _ => Evidence::new("cms-key"),
    }
}

/// The authority that came along, by the name of the issuer.
fn authority<'a>(signed: &SignedData<'a>, certificate: &Certificate<'a>) -> Option<Certificate<'a>> {
    let is_issuer =
        |found: &&Certificate<'a>| found.subject() == certificate.issuer() && found.as_der() != certificate.as_der();
    signed.certificates().iter().find(is_issuer).cloned()
}

/// Nobody has signed which certificates come along: the signer's, and that of the authority it was checked under, byte
/// for byte.
fn others(signed: &SignedData<'_>, certificate: &Certificate<'_>, authority: &Certificate<'_>) -> Option<Check> {
    const ID: CheckId = CheckId::ApplicantChain;
    let all = signed.certificates();
    let known = [certificate.as_der(), authority.as_der()];
    let fits = all.len() <= known.len() && all.iter().all(|one| known.contains(&one.as_der()));
    (!fits).then(|| Check::fail(ID, &[], Evidence::new("applicant-more-certificates")))
}

fn of_certificate(
    certificate: Certificate<'_>,
    authority: Certificate<'_>,
    roots: &Roots,
    at: OffsetDateTime,
) -> Vec<Check> {
    let read = match JpkiCertificate::new(certificate) {
        Ok(read) => read,
        Err(error) => {
            let skipped = |id| Check::missing(id, Evidence::new("not-jpki")).following(CheckId::ApplicantKind);
            let kind = Check::fail(CheckId::ApplicantKind, &[], of_error(&error));
            return vec![kind, skipped(CheckId::ApplicantChain), skipped(CheckId::ApplicantTime)];
        }
    };
    let validity = read.certificate().validity();
    let Ok(authority) = JpkiCertificate::new(authority) else {
        let chain = Check::fail(CheckId::ApplicantChain, &[], Evidence::new("applicant-authority"));
        return vec![kind(&read), chain, time(&[], validity.not_after)];
    };
    let report = roots.jpki.check(&read, &authority, at);
    vec![kind(&read), chain(&report.findings, report.anchor, &authority), time(&report.findings, validity.not_after)]
}

fn kind(read: &JpkiCertificate<'_>) -> Check {
    const ID: CheckId = CheckId::ApplicantKind;
    match (read.kind(), read.carrier()) {
        (Kind::Person(Purpose::Sign), Carrier::Card) => Check::ok_with(ID, Evidence::new("applicant-kind")),
        (Kind::Person(Purpose::Sign), Carrier::Phone) => Check::fail(ID, &[], Evidence::new("applicant-phone")),
        (kind, _) => Check::fail(ID, &[], Evidence::new("applicant-other-kind").with("found", kind.word())),
    }
}

fn of_error(error: &ReadError) -> Evidence {
    match error {
        ReadError::NotJpki { issuer } => Evidence::new("applicant-not-jpki").with("issuer", issuer.clone()),
        ReadError::Disagree { kind, found, .. } => {
            Evidence::new("applicant-disagrees").with("kind", kind.word()).with("found", found.clone())
        }
        ReadError::UnknownPolicy(policy) => Evidence::new("applicant-policy").with("policy", policy.clone()),
        ReadError::Missing { part } | ReadError::Form { part, .. } => {
            Evidence::new("applicant-part").with("part", *part)
        }
        _ => Evidence::new("applicant-unreadable"),
    }
}

fn chain(findings: &[Finding], anchor: Option<Anchor>, authority: &JpkiCertificate<'_>) -> Check {
    const ID: CheckId = CheckId::ApplicantChain;
    let mut check = Check::ok(ID);
    for finding in findings {
        let evidence = match finding {
            Finding::AuthorityKey(_) => Evidence::new("applicant-authority"),
            Finding::AuthorityKind { found } => Evidence::new("applicant-authority-kind").with("found", found.word()),
            Finding::AuthorityPurpose { found } => {
                Evidence::new("applicant-authority-kind").with("found", Kind::Authority(*found).word())
            }
            Finding::IssuerName => Evidence::new("applicant-issuer-name"),
            Finding::Signature(_) => Evidence::new("applicant-signature"),
            Finding::TestHierarchy => Evidence::new("applicant-test"),
            Finding::UnknownRoot { .. } => Evidence::new("applicant-unknown-root"),
            _ => continue,
        };
        check.merge(Check::fail(ID, &[], evidence));
    }
    match anchor {
        Some(Anchor::Published(_)) => check.merge(Check::fail(ID, &[], Evidence::new("applicant-real"))),
        Some(_) if check.status == Status::Ok => {
            let name = authority.certificate().subject().to_string();
            check = check.say(Evidence::new("applicant-chain").with("authority", name));
        }
        _ => {}
    }
    check
}

fn time(findings: &[Finding], until: OffsetDateTime) -> Check {
    const ID: CheckId = CheckId::ApplicantTime;
    let mut check = Check::ok(ID);
    for finding in findings {
        let evidence = match finding {
            Finding::Expired { until, at, .. } => {
                Evidence::new("certificate-expired").with("until", *until).with("at", *at)
            }
            Finding::NotYetValid { from, at, .. } => {
                Evidence::new("certificate-not-yet-valid").with("from", *from).with("at", *at)
            }
            _ => continue,
        };
        check.merge(Check::fail(ID, &[], evidence));
    }
    if check.status == Status::Ok { check.say(Evidence::new("applicant-time").with("until", until)) } else { check }
}
