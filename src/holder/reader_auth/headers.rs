//! Headers of readerAuth and readerAuthAll.

use super::Signed;
use crate::cbor::Node;
use crate::cose::{HeaderFault, Message, label};
use crate::crypto::digest::sha256;
use crate::crypto::signature::{Algorithm, cose_name};
use crate::report::{Check, CheckId, Evidence, Status};

const ID: CheckId = CheckId::ReaderHeaders;
/// COSE identifier of SHA-256.
const SHA_256: i64 = -16;

pub(super) fn check(message: &Message<'_>, signed: Signed) -> (Check, Option<Algorithm>) {
    let mut check = Check::ok(ID);
    let mut say = |fault: &HeaderFault, status| check.merge(finding(fault, status, signed, message.offset));
    if message.tag.is_some() {
        say(&HeaderFault::Tagged, Status::Warn);
    }
    message.headers.faults().for_each(|fault| say(&fault, Status::Fail));
    if message.payload.node != Node::Null {
        // What was signed is rebuilt all the same, so what came along changes nothing.
        say(&HeaderFault::PayloadPresent, Status::Warn);
    }
    if let Err(fault) = message.headers.x5chain() {
        say(&fault, Status::Fail);
    }
    if !thumbprint_fits(message) {
        say(&HeaderFault::ThumbprintMismatch, Status::Fail);
    }
    let known = |alg| Algorithm::of_cose(alg).ok_or(HeaderFault::AlgUnknown { id: Some(alg) });
    let algorithm = message.headers.alg().and_then(known);
    if let Err(fault) = &algorithm {
        say(fault, Status::Fail);
    }
    if message.headers.is_chain_of_one() {
        check.merge(Check::warn(ID, &[], Evidence::new("x5chain-of-one").at(signed.path(), message.offset)));
    }
    (check, algorithm.ok())
}

fn thumbprint_fits(message: &Message<'_>) -> bool {
    if message.headers.find(label::X5T).is_none() {
        return true;
    }
    let chain = message.headers.x5chain().unwrap_or_default();
    let leaf = chain.first().map(|(der, _)| sha256(der));
    message.headers.x5t().is_some_and(|(alg, hash)| alg == SHA_256 && leaf.is_some_and(|leaf| leaf == hash))
}

fn finding(fault: &HeaderFault, status: Status, signed: Signed, offset: usize) -> Check {
    let evidence = evidence(fault).at(signed.path(), offset);
    let mut check =
        if status == Status::Warn { Check::warn(ID, &[], evidence) } else { Check::fail(ID, &[], evidence) };
    check.cases = vec![fault.case()].into();
    if matches!(fault, HeaderFault::Tagged) {
        check.cases = (&[]).into(); // N32 speaks of documents
    }
    check
}

fn evidence(fault: &HeaderFault) -> Evidence {
    match fault {
        HeaderFault::AlgMissing => Evidence::new("alg-missing"),
        HeaderFault::AlgUnknown { id } => {
            let number = || id.map_or_else(String::new, |id| id.to_string());
            Evidence::new("alg-unknown").with("alg", id.and_then(cose_name).map_or_else(number, str::to_owned))
        }
        HeaderFault::AlgUnprotected => Evidence::new("alg-unprotected"),
        HeaderFault::ChainAbsent => Evidence::new("x5chain-absent"),
        HeaderFault::ChainEmpty => Evidence::new("x5chain-empty"),
        HeaderFault::CritUnknown => Evidence::new("crit-unknown"),
        HeaderFault::LabelTwice { label } => Evidence::new("label-twice").with("label", *label),
        HeaderFault::PayloadMissing => Evidence::new("payload-missing"),
        HeaderFault::PayloadPresent => Evidence::new("payload-present"),
        HeaderFault::Tagged => Evidence::new("cose-tagged"),
        HeaderFault::ThumbprintMismatch => Evidence::new("x5t-mismatch"),
    }
}
