//! The receiver (受信者): checks everything that can be checked and reports every check.
//!
//! Revocation of a record is pushed to its holder's device (番号法18条の2(10)); nothing here says "not revoked".

mod checks;
mod report;
#[cfg(test)]
mod tests;
pub mod trust;
mod vical;

use time::OffsetDateTime;

use crate::cbor::{self, Decoder};
use crate::crypto::key::SigningKey;
use crate::mdoc::{DeviceRequest, DeviceResponse, IssuerSigned, SignedVical};
use crate::report::{Check, CheckId, Evidence};
use crate::session::SessionTranscript;
use crate::x509::OwnedCertificate;

use checks::{Subject, request_match, response as whole};
pub use report::{DocumentReport, Report, Scope};
use trust::Trust;

/// Everything a verification takes from outside the file that is checked.
#[derive(Debug)]
pub struct Environment<'e> {
    /// The time to check at.
    pub at: OffsetDateTime,
    /// Whose signature is trusted.
    pub trust: &'e Trust,
    /// A signer's certificate that is trusted itself, in place of a path to an anchor.
    pub pinned: Option<&'e OwnedCertificate>,
    /// Whether a verdict waits for a revocation list.
    pub require_revocation: bool,
    /// Our own transcript of the session.
    pub transcript: Option<&'e SessionTranscript<'e>>,
    /// Our ephemeral private key of the session, which checks a MAC.
    pub e_reader_key: Option<&'e SigningKey>,
    /// What we asked.
    pub request: Option<&'e DeviceRequest<'e>>,
}

/// What was checked, decoded, beside what the checks say.
#[derive(Debug)]
pub struct Verified<T> {
    /// The decoded file.
    pub content: T,
    /// What the checks say.
    pub report: Report,
}

/// Checks a DeviceResponse (ISO/IEC 18013-5, 9.3).
///
/// # Errors
/// If it cannot be decoded; everything else is in the report.
pub fn response<'a>(input: &'a [u8], env: &Environment<'_>) -> Result<Verified<DeviceResponse<'a>>, cbor::Error> {
    let decoder = Decoder::new(input);
    let response: DeviceResponse<'a> = decoder.whole()?;
    let one = |(index, document)| checks::run(&Subject { env, document: Some(document), issuer_signed: &document.issuer_signed, index });
    let documents = response.documents.iter().enumerate().map(one).collect();
    let mut report = Report { scope: Scope::Full, documents, checks: Vec::with_capacity(8) };
    report.checks.push(whole::form(CheckId::CborForm, &decoder.take_lints()));
    report.checks.extend([whole::version(&response), whole::status(&response), whole::documents(&response)]);
    report.checks.extend(env.trust.list_checks());
    match env.request {
        Some(request) => report.checks.extend(against_request(&response, request, env)),
        None => report.checks.push(Check::skip(CheckId::ElementsRequested, Evidence::new("no-request"))),
    }
    Ok(Verified { content: response, report })
}

fn against_request(response: &DeviceResponse<'_>, request: &DeviceRequest<'_>, env: &Environment<'_>) -> impl Iterator<Item = Check> {
    let legal = request_match::legal_profile(response, request, env.at);
    [request_match::doc_types(response, request), request_match::elements(response, request)].into_iter().chain(legal)
}

/// Checks a bare IssuerSigned: what the issuer signed, and nothing of a device.
///
/// # Errors
/// If it cannot be decoded.
pub fn record<'a>(input: &'a [u8], env: &Environment<'_>) -> Result<Verified<IssuerSigned<'a>>, cbor::Error> {
    let decoder = Decoder::new(input);
    let issuer_signed: IssuerSigned<'a> = decoder.whole()?;
    let document = checks::run(&Subject { env, document: None, issuer_signed: &issuer_signed, index: 0 });
    let mut list = vec![whole::form(CheckId::CborForm, &decoder.take_lints())];
    list.extend(env.trust.list_checks());
    Ok(Verified { content: issuer_signed, report: Report { scope: Scope::Issuer, documents: vec![document], checks: list } })
}

/// Checks a VICAL under the given anchors of its provider (ISO/IEC 18013-5, C.1.7).
///
/// # Errors
/// If it cannot be decoded.
pub fn trust_list<'a>(input: &'a [u8], roots: &Trust, at: OffsetDateTime) -> Result<Verified<SignedVical<'a>>, cbor::Error> {
    let decoder = Decoder::new(input);
    let signed: SignedVical<'a> = decoder.whole()?;
    let checks = vical::checks(&signed, &decoder.take_lints(), roots, at);
    Ok(Verified { content: signed, report: Report { scope: Scope::TrustList, documents: Vec::new(), checks } })
}
