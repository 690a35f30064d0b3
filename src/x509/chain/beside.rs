//! What came in `x5chain` beside the path.

use super::{Anchor, Finding};
use crate::x509::Certificate;

/// Most certificates of a chain that are looked at; real ones have at most three.
pub(super) const LONGEST: usize = 8;

/// Finds certificates that no path to the leaf can need, and those that came twice (N35).
///
/// RFC 9360 has each certificate certify the one before it; whatever does not was put there by mistake, or by somebody on
/// the way, as `x5chain` is not signed, and it is refused like a wrong order. But receivers trust different roots, and what
/// one of them has no use for is the path of another: a link certificate vouches for the very root that we trust, by its
/// name and key, or is the word of that root for the one after it. So a certificate may stay beside the path where it is for
/// the name and key of the anchor or of an authority on the path, where it is an authority that one of these has issued, or
/// where it has issued one that may stay.
///
/// `path` holds the places of the certificates that were used, the leaf first.
pub(super) fn check(chain: &[Certificate<'_>], path: &[usize], anchor: Option<&Anchor>, findings: &mut Vec<Finding>) {
    if chain.len() < 2 {
        return;
    }
    let looked_at = chain.get(..LONGEST).unwrap_or(chain);
    let anchor = anchor.map(|anchor| anchor.certificate().view());
    let mut fit: Vec<&Certificate<'_>> = path.iter().filter_map(|at| looked_at.get(*at)).collect();
    let mut open: Vec<&Certificate<'_>> = Vec::new();
    for (at, certificate) in looked_at.iter().enumerate() {
        if looked_at.iter().take(at).any(|other| other.as_der() == certificate.as_der()) {
            findings.push(Finding::Twice { name: super::path::title(&certificate.subject()) });
        } else if !path.contains(&at) {
            open.push(certificate);
        }
    }
    while let Some(at) = open.iter().position(|one| {
        let authorities = fit.iter().copied().skip(1).chain(&anchor);
        authorities.clone().any(|other| same_authority(one, other) || is_authority(one) && issued(other, one))
            || fit.iter().any(|other| issued(one, other))
    }) {
        fit.push(open.remove(at));
    }
    let far = chain.get(LONGEST);
    for certificate in open.into_iter().chain(far) {
        findings.push(Finding::Beside { name: super::path::title(&certificate.subject()) });
    }
}

/// Whether two certificates are for one name and key.
fn same_authority(one: &Certificate<'_>, other: &Certificate<'_>) -> bool {
    one.subject() == other.subject() && one.computed_key_identifier() == other.computed_key_identifier()
}

fn is_authority(certificate: &Certificate<'_>) -> bool {
    certificate.extensions().basic_constraints().ok().flatten().is_some_and(|constraints| constraints.is_ca)
}

/// Whether one names the other as its issuer, by name and key.
fn issued(issuer: &Certificate<'_>, certificate: &Certificate<'_>) -> bool {
    let authority = certificate.extensions().authority_key().ok().flatten().and_then(|key| key.key_identifier);
    certificate.issuer() == issuer.subject() && authority.is_some_and(|found| found == issuer.computed_key_identifier())
}
