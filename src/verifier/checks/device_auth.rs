//! The device's proof over this session (ISO/IEC 18013-5, 9.3.2).

use super::Subject;
use super::device_headers::Seal;
use super::issuer_signature::failure;
use crate::cases;
use crate::cose::{Message, mac_structure, sig_structure};
use crate::crypto::key::PublicKey;
use crate::crypto::mac;
use crate::crypto::signature::{Algorithm, verify};
use crate::mdoc::device_authentication_bytes;
use crate::report::{Check, CheckId, Evidence};
use crate::session::{AgreementError, e_mac_key};

const ID: CheckId = CheckId::DeviceAuth;

/// DeviceAuthenticationBytes rebuilt from our own transcript; nothing without one.
pub(super) fn payload(subject: &Subject<'_, '_>) -> Option<Vec<u8>> {
    let (transcript, document) = (subject.env.transcript?, subject.document?);
    let name_spaces = subject.device_signed()?.name_spaces.bytes();
    Some(device_authentication_bytes(transcript.bytes, &document.doc_type, name_spaces))
}

pub(super) fn check(subject: &Subject<'_, '_>, seal: Seal<'_, '_>) -> Check {
    if matches!(seal, Seal::None) {
        return Check::skip(ID, Evidence::new("no-device-auth")).following(CheckId::DeviceHeaders);
    }
    let Some(payload) = payload(subject) else { return Check::missing(ID, Evidence::new("no-transcript")) };
    let Some(Ok(key)) = subject.device_key() else {
        return Check::skip(ID, Evidence::new("no-device-key")).following(CheckId::DeviceKey);
    };
    match seal {
        Seal::Signature(message, algorithm) => signature(subject, message, algorithm, key, &payload),
        Seal::Mac(message) => mac_check(subject, message, key, &payload),
        Seal::None => Check::skip(ID, Evidence::new("no-device-auth")),
    }
}

fn signature(
    subject: &Subject<'_, '_>,
    message: &Message<'_>,
    algorithm: Algorithm,
    key: &PublicKey,
    payload: &[u8],
) -> Check {
    let path = || subject.device_path("deviceAuth.deviceSignature[3]");
    let signed = sig_structure(message.headers.protected_bytes(), payload);
    match verify(algorithm, key, &signed, &message.seal) {
        Ok(()) => Check::ok_with(
            ID,
            Evidence::new("device-signature-ok").with("alg", algorithm.name()).with("handover", handover(subject)),
        ),
        Err(error) => failure(ID, error, path, message.seal_offset, || {
            let evidence = Evidence::new("device-signature-mismatch").with("handover", handover(subject));
            Check::fail(ID, cases![26 39 95 96 97 98 99 106], evidence.at(path(), message.seal_offset))
        }),
    }
}

fn mac_check(subject: &Subject<'_, '_>, message: &Message<'_>, key: &PublicKey, payload: &[u8]) -> Check {
    let path = || subject.device_path("deviceAuth.deviceMac");
    let (Some(ours), Some(transcript)) = (subject.env.e_reader_key, subject.env.transcript) else {
        return Check::missing(ID, Evidence::new("no-ereader-key"));
    };
    let secret = match e_mac_key(ours, key, transcript.bytes) {
        Ok(secret) => secret,
        Err(AgreementError::Unsupported(curve)) => {
            return Check::missing(ID, Evidence::new("curve-unsupported").with("curve", curve.name()));
        }
        Err(AgreementError::Agreement | AgreementError::CurvesDiffer { .. }) => {
            return Check::fail(ID, cases![93], Evidence::new("mac-agreement").at(path(), message.offset));
        }
    };
    let authenticated = mac_structure(message.headers.protected_bytes(), payload);
    if mac::Key::new(&*secret).verify(&authenticated, &message.seal) {
        return Check::ok_with(ID, Evidence::new("device-mac-ok").with("handover", handover(subject)));
    }
    let evidence = Evidence::new("device-mac-mismatch").with("handover", handover(subject));
    Check::fail(ID, cases![26 39 93 95 96 97 98 99 106], evidence.at(path(), message.seal_offset))
}

fn handover(subject: &Subject<'_, '_>) -> String {
    subject.env.transcript.map_or_else(String::new, |transcript| transcript.handover.name().into_owned())
}
