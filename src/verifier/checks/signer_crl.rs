//! The signer against revocation lists (ISO/IEC 18013-5, 9.3.3, B.2).

use super::Subject;
use crate::cases;
use crate::report::{Case, Check, CheckId, Evidence, Status};
use crate::x509::Certificate;
use crate::x509::chain::Anchor;
use crate::x509::crl::{Finding, judge};

const ID: CheckId = CheckId::SignerCrl;

/// A list that proves nothing leaves the question open: a warning, and a failure where an answer is required (N83).
pub(super) fn check(subject: &Subject<'_, '_>, leaf: &Certificate<'_>, anchor: Option<&Anchor>) -> Check {
    let required = subject.env.require_revocation;
    let skipped =
        |why| if required { Check::missing(ID, Evidence::new(why)) } else { Check::skip(ID, Evidence::new(why)) };
    if subject.env.crls.is_empty() {
        return skipped("no-crl");
    }
    let pinned = subject.env.pinned.is_some_and(|pinned| pinned.as_der() == leaf.as_der());
    let Some(anchor) = anchor else {
        if pinned {
            return unproved(required, cases![83], Evidence::new("crl-no-issuer"));
        }
        return skipped("no-anchor").following(CheckId::IssuerChain);
    };
    let mut found: Vec<Vec<Finding>> =
        subject.env.crls.iter().map(|list| judge(&list.view(), leaf, anchor, subject.env.at)).collect();
    let is_revoked = |findings: &&Vec<Finding>| findings.iter().any(|finding| finding.status() == Status::Fail);
    if let Some(findings) = found.iter().find(is_revoked) {
        return revoked(findings);
    }
    if let Some((list, _)) = subject.env.crls.iter().zip(&found).find(|(_, findings)| findings.is_empty()) {
        return Check::ok_with(ID, Evidence::new("crl-ok").with("from", list.view().this_update()));
    }
    let mut check = Check::ok(ID);
    for finding in found.drain(..).flatten() {
        check.merge(unproved(required, finding.cases(), finding.evidence()));
    }
    check
}

/// A list that cannot answer.
fn unproved(required: bool, cases: &'static [Case], evidence: Evidence) -> Check {
    if required { Check::fail(ID, cases, evidence) } else { Check::warn(ID, cases, evidence) }
}

/// The signer is on the list; what else is wrong with that list is said after it.
fn revoked(findings: &[Finding]) -> Check {
    let mut check = Check::ok(ID);
    let (first, rest): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.status() == Status::Fail);
    for finding in first {
        check.merge(Check::fail(ID, finding.cases(), finding.evidence()));
    }
    for finding in rest {
        check.merge(Check::warn(ID, finding.cases(), finding.evidence()));
    }
    check
}
