//! The reader's signature over the request and this session (ISO/IEC 18013-5, 9.1.4.4; second edition 12.5.4).

use super::{Question, Signed};
use crate::cases;
use crate::cose::{Message, sig_structure};
use crate::crypto::key::PublicKey;
use crate::crypto::signature::{Algorithm, SignatureError, verify};
use crate::report::{Check, CheckId, Evidence};
use crate::x509::Certificate;

const ID: CheckId = CheckId::ReaderAuth;

pub(super) fn check(
    question: &Question<'_>,
    message: &Message<'_>,
    signed: Signed,
    algorithm: Option<Algorithm>,
    leaf: Option<&Certificate<'_>>,
) -> Check {
    let Some(algorithm) = algorithm else {
        return Check::skip(ID, Evidence::new("no-algorithm")).following(CheckId::ReaderHeaders);
    };
    let Some(key) = leaf.and_then(|leaf| leaf.public_key().ok()) else {
        return Check::skip(ID, Evidence::new("no-signer-key")).following(CheckId::ReaderChain);
    };
    let Some(transcript) = question.transcript else { return Check::missing(ID, Evidence::new("no-transcript")) };
    let holds = |with_info| {
        let bytes = signed.bytes(question.request, transcript.bytes, with_info);
        verify(algorithm, &key, &sig_structure(message.headers.protected_bytes(), &bytes), &message.seal)
    };
    let evidence = |id| {
        Evidence::new(id)
            .with("handover", transcript.handover.name().into_owned())
            .at(signed.path(), message.seal_offset)
    };
    match holds(true) {
        Ok(()) => Check::ok_with(ID, evidence("reader-auth-ok").with("alg", algorithm.name())),
        Err(SignatureError::Mismatch) => mismatch(question, signed, holds(false).is_ok(), &evidence),
        Err(error) => failure(error, &key, algorithm, &evidence),
    }
}

fn mismatch(
    question: &Question<'_>,
    signed: Signed,
    holds_without_info: bool,
    evidence: &dyn Fn(&'static str) -> Evidence,
) -> Check {
    let has_info = question.request.device_request_info.is_some();
    match signed {
        Signed::All(_) if has_info && holds_without_info => {
            Check::fail(ID, cases![118], evidence("reader-auth-without-info"))
        }
        Signed::All(_) => Check::fail(ID, cases![26 116 117 118], evidence("reader-auth-mismatch")),
        Signed::Items(_) => Check::fail(ID, cases![26 115 116], evidence("reader-auth-mismatch")),
    }
}

fn failure(
    error: SignatureError,
    key: &PublicKey,
    algorithm: Algorithm,
    evidence: &dyn Fn(&'static str) -> Evidence,
) -> Check {
    match error {
        SignatureError::UnsupportedCurve(curve) => {
            Check::missing(ID, Evidence::new("curve-unsupported").with("curve", curve.name()))
        }
        SignatureError::WrongCurve(curve) => {
            let evidence = Evidence::new("alg-curve").with("alg", algorithm.name()).with("curve", curve.name());
            Check::fail(ID, &[], evidence)
        }
        SignatureError::WrongLength { expected, found } => {
            Check::fail(ID, cases![25], evidence("signature-length").with("expected", expected).with("found", found))
        }
        SignatureError::DerEncoded | SignatureError::NotDer => Check::fail(ID, cases![25], evidence("signature-der")),
        SignatureError::ZeroOrTooBig => {
            Check::fail(ID, cases![40], evidence("signature-range").with("curve", key.curve().name()))
        }
        _ => Check::fail(ID, cases![26], evidence("reader-auth-mismatch")),
    }
}
