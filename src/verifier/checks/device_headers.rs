//! Headers of deviceSignature or deviceMac (ISO/IEC 18013-5, 9.1.3).

use super::Subject;
use super::issuer_headers::{fault, headers};
use crate::cases;
use crate::cbor::Node;
use crate::cose::{HeaderFault, Message};
use crate::crypto::key::PublicKey;
use crate::crypto::mac::COSE_HMAC_256;
use crate::crypto::signature::Algorithm;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::DeviceHeaders;
/// Length of the tag of HMAC 256/256, in bytes.
const TAG: usize = 32;

/// The proof, as far as its headers let it be checked.
pub(super) enum Seal<'s, 'a> {
    Mac(&'s Message<'a>),
    None,
    Signature(&'s Message<'a>, Algorithm),
}

pub(super) fn check<'s, 'a>(subject: &Subject<'s, 'a>) -> (Check, Seal<'s, 'a>) {
    let auth = subject.device_signed().map(|signed| &signed.device_auth);
    let offset = auth.map(|auth| auth.offset).or(subject.document.map(|document| document.offset)).unwrap_or_default();
    let one = |id| Check::fail(ID, cases![92], Evidence::new(id).at(subject.device_path("deviceAuth"), offset));
    match auth.map(|auth| (&auth.device_signature, &auth.device_mac)) {
        Some((Some(message), None)) => signature(subject, message),
        Some((None, Some(message))) => mac(subject, message),
        Some((Some(_), Some(_))) => (one("device-auth-both"), Seal::None),
        Some((None, None)) | None => (one("device-auth-neither"), Seal::None),
    }
}

fn device_key<'s>(subject: &'s Subject<'_, '_>) -> Option<&'s PublicKey> {
    subject.device_key()?.as_ref().ok()
}

fn signature<'s, 'a>(subject: &Subject<'s, 'a>, message: &'s Message<'a>) -> (Check, Seal<'s, 'a>) {
    let path = || subject.device_path("deviceAuth.deviceSignature");
    let (mut check, algorithm) = headers(ID, message, &path);
    check.merge(detached(subject, message, &path));
    let Some(algorithm) = algorithm else { return (check, Seal::None) };
    if let Some(key) = device_key(subject).filter(|key| !algorithm.fits(key.curve())) {
        let evidence = Evidence::new("alg-curve").with("alg", algorithm.name()).with("curve", key.curve().name());
        check.merge(Check::fail(ID, cases![24], evidence.at(path(), message.offset)));
        return (check, Seal::None);
    }
    (check, Seal::Signature(message, algorithm))
}

fn mac<'s, 'a>(subject: &Subject<'s, 'a>, message: &'s Message<'a>) -> (Check, Seal<'s, 'a>) {
    let path = || subject.device_path("deviceAuth.deviceMac");
    let mut check = detached(subject, message, &path);
    if message.tag.is_some() {
        check.merge(Check::warn(ID, cases![32], Evidence::new("cose-tagged").at(path(), message.offset)));
    }
    for found in message.headers.faults() {
        check.merge(fault(ID, &found, path(), message.offset));
    }
    if let (Some(ours), Some(theirs)) = (subject.env.e_reader_key, device_key(subject))
        && ours.curve() != theirs.curve()
    {
        let evidence =
            Evidence::new("mac-curves-differ").with("ours", ours.curve().name()).with("theirs", theirs.curve().name());
        check.merge(Check::fail(ID, cases![104], evidence.at(path(), message.offset)));
        return (check, Seal::None);
    }
    match message.headers.alg() {
        Ok(COSE_HMAC_256) if message.seal.len() == TAG => return (check, Seal::Mac(message)),
        Ok(COSE_HMAC_256) => {
            let evidence = Evidence::new("mac-length").with("expected", TAG).with("found", message.seal.len());
            check.merge(Check::fail(ID, cases![94], evidence.at(path(), message.seal_offset)));
        }
        Ok(4) => {
            check.merge(Check::fail(ID, cases![105], Evidence::new("mac-short-algorithm").at(path(), message.offset)))
        }
        Ok(id) => check.merge(fault(ID, &HeaderFault::AlgUnknown { id: Some(id) }, path(), message.offset)),
        Err(found) => check.merge(fault(ID, &found, path(), message.offset)),
    }
    (check, Seal::None)
}

/// The payload is null. One that is there and is what would be detached is a warning, any other a failure (N29).
fn detached(subject: &Subject<'_, '_>, message: &Message<'_>, path: &dyn Fn() -> String) -> Check {
    if message.payload.node == Node::Null {
        return Check::ok(ID);
    }
    let rebuilt = super::device_auth::payload(subject);
    let evidence = Evidence::new("payload-present").at(path(), message.payload.offset());
    match (rebuilt, message.payload_bytes()) {
        (Some(rebuilt), Some(sent)) if rebuilt != sent => Check::fail(ID, cases![29], evidence),
        _ => Check::warn(ID, cases![29], evidence),
    }
}
