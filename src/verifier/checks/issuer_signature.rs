//! The issuer's signature over the MSO (ISO/IEC 18013-5, 9.3.1, step 2).

use super::Subject;
use super::signer::Signer;
use crate::cases;
use crate::cose::sig_structure;
use crate::crypto::signature::{Algorithm, SignatureError, verify};
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::IssuerSignature;

pub(super) fn check(subject: &Subject<'_, '_>, algorithm: Option<Algorithm>, signer: &Signer) -> Check {
    let message = &subject.issuer_signed.issuer_auth.message;
    let (Some(algorithm), Some(payload)) = (algorithm, message.payload_bytes()) else {
        return Check::skip(ID, Evidence::new("no-algorithm")).following(CheckId::IssuerHeaders);
    };
    let key = match &signer.key {
        Ok(key) => key,
        Err(cause) => return Check::skip(ID, Evidence::new("no-signer-key")).following(*cause),
    };
    let signed = sig_structure(message.headers.protected_bytes(), payload);
    match verify(algorithm, key, &signed, &message.seal) {
        Ok(()) => Check::ok_with(ID, Evidence::new("signature-ok").with("alg", algorithm.name())),
        Err(error) => failure(
            ID,
            error,
            || subject.path("issuerAuth[3]"),
            message.seal_offset,
            || {
                Check::fail(
                    ID,
                    cases![26 27 39],
                    Evidence::new("signature-mismatch").at(subject.path("issuerAuth[3]"), message.seal_offset),
                )
            },
        ),
    }
}

/// The check of a signature that does not hold; `mismatch` is what a well-formed one means here.
pub(in crate::verifier) fn failure(
    id: CheckId,
    error: SignatureError,
    path: impl Fn() -> String,
    offset: usize,
    mismatch: impl FnOnce() -> Check,
) -> Check {
    match error {
        SignatureError::UnsupportedCurve(curve) => {
            Check::missing(id, Evidence::new("curve-unsupported").with("curve", curve.name()))
        }
        SignatureError::WrongCurve(curve) => {
            Check::skip(id, Evidence::new("alg-not-for-curve").with("curve", curve.name())).following(match id {
                CheckId::IssuerSignature => CheckId::SignerKey,
                CheckId::DeviceAuth => CheckId::DeviceHeaders,
                CheckId::VicalSignature => CheckId::VicalHeaders,
                _ => CheckId::ReaderHeaders,
            })
        }
        SignatureError::WrongLength { expected, found } => Check::fail(
            id,
            cases![25],
            Evidence::new("signature-length").with("expected", expected).with("found", found).at(path(), offset),
        ),
        SignatureError::DerEncoded | SignatureError::NotDer => {
            Check::fail(id, cases![25], Evidence::new("signature-der").at(path(), offset))
        }
        SignatureError::ZeroOrTooBig => {
            Check::fail(id, cases![40], Evidence::new("signature-range").at(path(), offset))
        }
        _ => mismatch(),
    }
}
