//! The receiver (受信者): checks everything that can be checked and reports every check.
//!
//! Revocation of a record is pushed to its holder's device (番号法18条の2(10)); nothing here says "not revoked".

pub mod ask;
mod checks;
pub mod explain;
mod report;
#[cfg(test)]
mod tests;
pub mod trust;
mod vical;

use time::OffsetDateTime;

use crate::cbor::{self, Decode, Decoder, Item, Node};
use crate::crypto::key::SigningKey;
use crate::mdoc::{DeviceRequest, DeviceResponse, IssuerSigned, SignedVical};
use crate::report::{Check, CheckId, Evidence};
use crate::session::SessionTranscript;
use crate::x509::OwnedCertificate;
use crate::x509::crl::OwnedCrl;

use checks::{Subject, request_answered, request_match, response as whole};
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
    /// Revocation lists for signers.
    pub crls: &'e [OwnedCrl],
    /// Whether a verdict waits for a revocation list.
    pub require_revocation: bool,
    /// Our own transcript of the session.
    pub transcript: Option<&'e SessionTranscript<'e>>,
    /// For each document the transcript it was encrypted over, in place of the session's, where it was encrypted.
    pub opened: &'e [Option<SessionTranscript<'e>>],
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

/// What a file turned out to be, checked.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // one lives at a time, and it is moved once
pub enum Checked<'a> {
    /// A bare IssuerSigned.
    Record(Verified<IssuerSigned<'a>>),
    /// A DeviceRequest, which is for the holder to check: nothing was done.
    Request,
    /// A DeviceResponse.
    Response(Verified<DeviceResponse<'a>>),
    /// A VICAL.
    TrustList(Verified<SignedVical<'a>>),
}

/// Checks a file, whatever of these it is. A VICAL is checked under `roots`.
///
/// # Errors
/// If it cannot be decoded, with the name of the structure it was read as.
pub fn file<'a>(
    input: &'a [u8],
    env: &Environment<'_>,
    roots: &Trust,
) -> Result<Checked<'a>, (&'static str, cbor::Error)> {
    let decoder = Decoder::new(input);
    let item = decoder.item().map_err(|error| ("CBOR", error))?;
    match Kind::of(&item) {
        Kind::Record => record_of(item, &decoder, env).map(Checked::Record).map_err(|error| ("IssuerSigned", error)),
        Kind::Request => Ok(Checked::Request),
        Kind::Response => {
            response_of(item, &decoder, env).map(Checked::Response).map_err(|error| ("DeviceResponse", error))
        }
        Kind::TrustList => {
            trust_list_of(item, &decoder, roots, env.at).map(Checked::TrustList).map_err(|error| ("VICAL", error))
        }
    }
}

enum Kind {
    Record,
    Request,
    Response,
    TrustList,
}

impl Kind {
    /// By the keys that only one of them has; anything else is read as a DeviceResponse, which says what it lacks.
    fn of(item: &Item<'_>) -> Self {
        let Node::Map(entries) = &item.node else {
            return if matches!(item.node, Node::Array(_) | Node::Tag(18, _)) {
                Self::TrustList
            } else {
                Self::Response
            };
        };
        let has = |name: &str| entries.iter().any(|(key, _)| key.node.as_text() == Some(name));
        match () {
            () if has("documents") || has("status") => Self::Response,
            () if has("docRequests") => Self::Request,
            () if has("issuerAuth") || has("nameSpaces") => Self::Record,
            () => Self::Response,
        }
    }
}

/// Checks a DeviceResponse (ISO/IEC 18013-5, 9.3).
///
/// # Errors
/// If it cannot be decoded; everything else is in the report.
pub fn response<'a>(input: &'a [u8], env: &Environment<'_>) -> Result<Verified<DeviceResponse<'a>>, cbor::Error> {
    let decoder = Decoder::new(input);
    response_of(decoder.item()?, &decoder, env)
}

fn response_of<'a>(
    item: Item<'a>,
    decoder: &Decoder<'a>,
    env: &Environment<'_>,
) -> Result<Verified<DeviceResponse<'a>>, cbor::Error> {
    let response = DeviceResponse::decode(item, decoder)?;
    let one = |(index, document)| {
        let encrypted = env.opened.get(index).and_then(Option::as_ref);
        let env = Environment { transcript: encrypted.or(env.transcript), ..*env };
        checks::run(&Subject::of_document(document, index, &env))
    };
    let documents = response.documents.iter().enumerate().map(one).collect();
    let mut checks = Vec::with_capacity(8);
    checks.push(whole::form(CheckId::CborForm, &decoder.take_lints()));
    checks.extend([whole::version(&response), whole::status(&response), whole::documents(&response, env)]);
    checks.extend(env.trust.list_checks());
    match env.request {
        Some(request) => checks.extend(against_request(&response, request, decoder.input().len(), env)),
        None => checks.push(Check::skip(CheckId::ElementsRequested, Evidence::new("no-request"))),
    }
    Ok(Verified { content: response, report: Report { scope: Scope::Full, documents, checks } })
}

fn against_request(
    response: &DeviceResponse<'_>,
    request: &DeviceRequest<'_>,
    size: usize,
    env: &Environment<'_>,
) -> impl Iterator<Item = Check> {
    let legal = request_match::legal_profile(response, request, env.at);
    let others = [request_match::doc_types(response, request), request_match::elements(response, request)];
    others.into_iter().chain([request_answered::check(response, request, size)]).chain(legal)
}

/// Checks a bare IssuerSigned: what the issuer signed, and nothing of a device.
///
/// # Errors
/// If it cannot be decoded.
pub fn record<'a>(input: &'a [u8], env: &Environment<'_>) -> Result<Verified<IssuerSigned<'a>>, cbor::Error> {
    let decoder = Decoder::new(input);
    record_of(decoder.item()?, &decoder, env)
}

fn record_of<'a>(
    item: Item<'a>,
    decoder: &Decoder<'a>,
    env: &Environment<'_>,
) -> Result<Verified<IssuerSigned<'a>>, cbor::Error> {
    let issuer_signed = IssuerSigned::decode(item, decoder)?;
    let document = checks::run(&Subject::of_record(&issuer_signed, env));
    let mut checks = vec![whole::form(CheckId::CborForm, &decoder.take_lints())];
    checks.extend(env.trust.list_checks());
    checks.extend(env.request.map(|request| request_match::doc_type(&issuer_signed, request)));
    Ok(Verified { content: issuer_signed, report: Report { scope: Scope::Issuer, documents: vec![document], checks } })
}

/// Checks a VICAL under the given anchors of its provider (ISO/IEC 18013-5, C.1.7).
///
/// # Errors
/// If it cannot be decoded.
pub fn trust_list<'a>(
    input: &'a [u8],
    roots: &Trust,
    at: OffsetDateTime,
) -> Result<Verified<SignedVical<'a>>, cbor::Error> {
    let decoder = Decoder::new(input);
    trust_list_of(decoder.item()?, &decoder, roots, at)
}

fn trust_list_of<'a>(
    item: Item<'a>,
    decoder: &Decoder<'a>,
    roots: &Trust,
    at: OffsetDateTime,
) -> Result<Verified<SignedVical<'a>>, cbor::Error> {
    let signed = SignedVical::decode(item, decoder)?;
    let checks = vical::checks(&signed, &decoder.take_lints(), roots, at);
    Ok(Verified { content: signed, report: Report { scope: Scope::TrustList, documents: Vec::new(), checks } })
}
