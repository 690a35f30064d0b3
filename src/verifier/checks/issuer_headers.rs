//! Headers of IssuerAuth (ISO/IEC 18013-5, 9.1.2.4).

use super::Subject;
use crate::cases;
use crate::cose::{HeaderFault, Message};
use crate::crypto::digest::sha256;
use crate::crypto::signature::{Algorithm, cose_name};
use crate::report::{Check, CheckId, Evidence};

/// COSE identifier of SHA-256, the only hash `x5t` may name here.
const SHA_256: i64 = -16;

pub(super) fn check(subject: &Subject<'_, '_>) -> (Check, Option<Algorithm>) {
    let message = &subject.issuer_signed.issuer_auth.message;
    let (mut check, algorithm) = headers(CheckId::IssuerHeaders, message, &|| subject.path("issuerAuth"));
    if message.payload_bytes().is_none() {
        check.merge(fault(
            CheckId::IssuerHeaders,
            &HeaderFault::PayloadMissing,
            subject.path("issuerAuth"),
            message.offset,
        ));
    }
    if let Some(found) = chain_fault(message) {
        check.merge(fault(CheckId::IssuerHeaders, &found, subject.path("issuerAuth"), message.offset));
    } else if message.headers.find(crate::cose::label::X5T).is_some() {
        check = check.say(Evidence::new("x5t-ok"));
    }
    (check, algorithm)
}

/// What can be wrong with the headers of any COSE message here, and its algorithm where it has one that is known.
pub(in crate::verifier) fn headers(
    id: CheckId,
    message: &Message<'_>,
    path: &dyn Fn() -> String,
) -> (Check, Option<Algorithm>) {
    let mut check = Check::ok(id);
    if message.tag.is_some() {
        check.merge(Check::warn(id, cases![32], evidence(&HeaderFault::Tagged).at(path(), message.offset)));
    }
    for found in message.headers.faults() {
        check.merge(fault(id, &found, path(), message.offset));
    }
    if message.headers.is_chain_of_one() {
        check.merge(Check::warn(id, &[], Evidence::new("x5chain-of-one").at(path(), message.offset)));
    }
    let algorithm =
        message.headers.alg().and_then(|alg| Algorithm::of_cose(alg).ok_or(HeaderFault::AlgUnknown { id: Some(alg) }));
    match algorithm {
        Ok(algorithm) => (check, Some(algorithm)),
        Err(found) => {
            check.merge(fault(id, &found, path(), message.offset));
            (check, None)
        }
    }
}

/// What is wrong with `x5chain` and `x5t` themselves.
pub(in crate::verifier) fn chain_fault(message: &Message<'_>) -> Option<HeaderFault> {
    let chain = match message.headers.x5chain() {
        Ok(chain) => chain,
        Err(fault) => return Some(fault),
    };
    let thumbprint = message.headers.find(crate::cose::label::X5T)?;
    let leaf = chain.first().map(|(der, _)| sha256(der));
    let matches =
        message.headers.x5t().is_some_and(|(alg, hash)| alg == SHA_256 && leaf.is_some_and(|leaf| leaf == hash));
    let _ = thumbprint;
    (!matches).then_some(HeaderFault::ThumbprintMismatch)
}

pub(in crate::verifier) fn fault(id: CheckId, fault: &HeaderFault, path: String, offset: usize) -> Check {
    let mut check = Check::fail(id, &[], evidence(fault).at(path, offset));
    check.cases = vec![fault.case()].into();
    check
}

fn evidence(fault: &HeaderFault) -> Evidence {
    match fault {
        HeaderFault::AlgUnprotected => Evidence::new("alg-unprotected"),
        HeaderFault::AlgMissing => Evidence::new("alg-missing"),
        HeaderFault::AlgUnknown { id } => {
            let name = id.and_then(cose_name);
            Evidence::new("alg-unknown")
                .with("alg", name.map_or_else(|| id.map_or_else(String::new, |id| id.to_string()), str::to_owned))
        }
        HeaderFault::CritUnknown => Evidence::new("crit-unknown"),
        HeaderFault::LabelTwice { label } => Evidence::new("label-twice").with("label", *label),
        HeaderFault::Tagged => Evidence::new("cose-tagged"),
        HeaderFault::ChainAbsent => Evidence::new("x5chain-absent"),
        HeaderFault::ChainEmpty => Evidence::new("x5chain-empty"),
        HeaderFault::ThumbprintMismatch => Evidence::new("x5t-mismatch"),
        HeaderFault::PayloadMissing => Evidence::new("payload-missing"),
        HeaderFault::PayloadPresent => Evidence::new("payload-present"),
    }
}
