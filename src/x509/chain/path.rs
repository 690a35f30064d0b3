//! Order of a chain and the climb from its leaf to an anchor.

use super::beside::{self, LONGEST};
use super::{Anchor, Finding, Question};
use crate::crypto::signature::SignatureError;
use crate::x509::extension::KeyUsage;
use crate::x509::{Certificate, Name, SignedByError};

/// Places of the certificates on the path, leaf first. Where they came otherwise that is found, and the order mended, so
/// that the other checks speak of the true leaf.
pub(super) fn order(chain: &[Certificate<'_>], findings: &mut Vec<Finding>) -> Vec<usize> {
    if chain.len() < 2 {
        return (0..chain.len()).collect();
    }
    let chain = chain.get(..LONGEST).unwrap_or(chain);
    let leaf = (0..chain.len()).find(|at| chain.get(*at).is_some_and(|one| is_end(one, chain))).unwrap_or_default();
    let mut path = vec![leaf];
    while let Some(next) = path.last().and_then(|at| chain.get(*at)).and_then(|last| issuer_within(chain, last, &path))
    {
        path.push(next);
    }
    if leaf != 0 || !path.is_sorted() {
        findings.push(Finding::Order);
    }
    path
}

/// Whether nothing in the chain hangs below this certificate and it is no authority.
fn is_end(one: &Certificate<'_>, chain: &[Certificate<'_>]) -> bool {
    let above = chain
        .iter()
        .any(|other| other.as_der() != one.as_der() && !other.is_self_issued() && other.issuer() == one.subject());
    let authority = one.extensions().basic_constraints().ok().flatten().is_some_and(|constraints| constraints.is_ca);
    !above && !authority
}

fn issuer_within(chain: &[Certificate<'_>], certificate: &Certificate<'_>, taken: &[usize]) -> Option<usize> {
    let found =
        chain.iter().enumerate().find(|(at, other)| !taken.contains(at) && other.subject() == certificate.issuer());
    found.map(|(at, _)| at)
}

/// Climbs until an anchor has signed what was reached.
pub(super) fn climb<'q>(
    chain: &[Certificate<'_>],
    order: &[usize],
    question: &Question<'q>,
    findings: &mut Vec<Finding>,
) -> Option<&'q Anchor> {
    let path: Vec<&Certificate<'_>> = order.iter().filter_map(|at| chain.get(*at)).collect();
    let leaf = path.first()?;
    if chain.iter().take(LONGEST).any(|one| one.as_der() != leaf.as_der() && is_root(one)) {
        findings.push(Finding::RootInside);
    }
    if let Some(pinned) = question.pinned {
        if pinned != leaf.as_der() {
            findings.push(Finding::NotPinned);
        }
        beside::check(chain, order, None, findings);
        return question.anchors.iter().find(|anchor| anchor.subject() == leaf.issuer().as_bytes());
    }
    for (below, certificate) in path.iter().enumerate() {
        if let Some(anchor) = anchored(certificate, path.get(below + 1).copied(), question, findings) {
            path_length(anchor, path.get(1..=below).unwrap_or_default(), findings);
            beside::check(chain, order.get(..=below).unwrap_or(order), Some(anchor), findings);
            check_anchor(anchor, question, findings);
            return Some(anchor);
        }
        match path.get(below + 1) {
            Some(next) => step(certificate, next, question, findings),
            None => break,
        }
    }
    beside::check(chain, order, None, findings);
    nobody(path.last().unwrap_or(leaf), question, findings);
    None
}

/// The anchor with the issuer's name, whose signature is then checked.
///
/// Where an authority has changed its key, the next certificate may be the link from the new key to the old: it has the
/// anchor's name, and the key identifier that is looked for.
fn anchored<'q>(
    certificate: &Certificate<'_>,
    next: Option<&Certificate<'_>>,
    question: &Question<'q>,
    findings: &mut Vec<Finding>,
) -> Option<&'q Anchor> {
    let authority = authority(certificate);
    let named: Vec<&'q Anchor> =
        question.anchors.iter().filter(|anchor| anchor.subject() == certificate.issuer().as_bytes()).collect();
    let fits = |anchor: &&&Anchor| authority == Some(anchor.key_identifier());
    let signed = |anchor: &&&Anchor| anchor.key().is_ok_and(|key| certificate.verify_signed_by(key).is_ok());
    let linked = next.is_some_and(|next| !is_root(next) && authority.is_some() && own_identifier(next) == authority);
    if linked && !named.iter().any(|anchor| fits(&anchor)) {
        return None;
    }
    let best = named
        .iter()
        .find(fits)
        .or_else(|| if named.len() > 1 { named.iter().find(signed) } else { None })
        .or(named.first())?;
    match best.key() {
        Err(_) => findings.push(Finding::KeyKind),
        Ok(key) => report(certificate.verify_signed_by(key), best.name(), findings),
    }
    identifier(authority, best.key_identifier(), findings);
    Some(best)
}

fn authority<'a>(certificate: &Certificate<'a>) -> Option<&'a [u8]> {
    certificate.extensions().authority_key().ok().flatten().and_then(|key| key.key_identifier)
}

fn own_identifier<'a>(certificate: &Certificate<'a>) -> Option<&'a [u8]> {
    certificate.extensions().subject_key_identifier().ok().flatten()
}

/// Whether a certificate is signed with its own key: a root, not a link from one root to the next.
fn is_root(certificate: &Certificate<'_>) -> bool {
    certificate.is_self_issued()
        && authority(certificate).is_none_or(|found| own_identifier(certificate) == Some(found))
}

fn identifier(found: Option<&[u8]>, expected: &[u8], findings: &mut Vec<Finding>) {
    if found != Some(expected) {
        findings.push(Finding::KeyIdentifier { present: found.is_some() });
    }
}

fn report(result: Result<(), SignedByError>, issuer: &str, findings: &mut Vec<Finding>) {
    match result {
        Ok(()) => {}
        Err(SignedByError::Algorithm(algorithm)) => findings.push(Finding::of_algorithm(&algorithm)),
        Err(SignedByError::Signature(SignatureError::UnsupportedCurve(curve))) => {
            findings.push(Finding::PathUnsupported { curve: curve.name() })
        }
        Err(SignedByError::Signature(_)) => findings.push(Finding::PathSignature { issuer: issuer.to_owned() }),
    }
}

/// One step within the chain: the next certificate must be an authority that holds now and has signed this one.
fn step(certificate: &Certificate<'_>, next: &Certificate<'_>, question: &Question<'_>, findings: &mut Vec<Finding>) {
    let name = || title(&next.subject());
    match next.public_key() {
        Err(_) => findings.push(Finding::KeyKind),
        Ok(key) => report(certificate.verify_signed_by(&key), &name(), findings),
    }
    let authority = next.extensions().basic_constraints().ok().flatten().is_some_and(|constraints| constraints.is_ca);
    let signs = next.extensions().key_usage().ok().flatten().is_some_and(|usage| usage.has(KeyUsage::KEY_CERT_SIGN));
    if !authority || !signs || !next.validity().contains(question.at) {
        findings.push(Finding::Intermediate { name: name() });
    }
    super::authority::check(next, question, findings);
}

/// No anchor by name: one by key says that the name is wrong; else nobody is known.
fn nobody(top: &Certificate<'_>, question: &Question<'_>, findings: &mut Vec<Finding>) {
    if question.anchors.is_empty() {
        findings.push(Finding::NoAnchors);
        return;
    }
    let authority = authority(top);
    let by_key = question.anchors.iter().find(|anchor| authority == Some(anchor.key_identifier()));
    let signed = by_key.filter(|anchor| anchor.key().is_ok_and(|key| top.verify_signed_by(key).is_ok()));
    findings.push(match signed {
        Some(anchor) => Finding::IssuerName { issuer: title(&top.issuer()), anchor: anchor.name().to_owned() },
        None => Finding::AnchorUnknown { issuer: title(&top.issuer()) },
    });
}

/// The common name, or the whole name.
pub(super) fn title(name: &Name<'_>) -> String {
    name.common_name().map_or_else(|| name.to_string(), Into::into)
}

/// No authority may have more below it than it says; a link, which has the name of its issuer, does not count (RFC 5280,
/// 6.1.4). The authorities are those between leaf and anchor, the lowest first.
fn path_length(anchor: &Anchor, between: &[&Certificate<'_>], findings: &mut Vec<Finding>) {
    let mut below: u32 = 0;
    for certificate in between {
        let limit = certificate.extensions().basic_constraints().ok().flatten().and_then(|found| found.path_length);
        if limit.is_some_and(|limit| below > limit) {
            findings.push(Finding::PathLength { authority: title(&certificate.subject()) });
        }
        below += u32::from(!certificate.is_self_issued());
    }
    if anchor.authority().flatten().is_some_and(|limit| below > limit) {
        findings.push(Finding::PathLength { authority: anchor.name().to_owned() });
    }
}

/// The profile of a root: may sign certificates and lists, and nothing stands between it and the leaf (B.1.2).
fn check_anchor(anchor: &Anchor, question: &Question<'_>, findings: &mut Vec<Finding>) {
    let has = |bit| anchor.usage().is_some_and(|usage| usage.has(bit));
    if anchor.authority().is_none() || !has(KeyUsage::KEY_CERT_SIGN) {
        findings.push(Finding::AnchorNoCertSign);
    } else if question.purpose.wants_plain_root() && !has(KeyUsage::CRL_SIGN) {
        findings.push(Finding::AnchorNoCrlSign);
    }
    let length = anchor.authority().flatten();
    if question.purpose.wants_plain_root() && anchor.authority().is_some() && length != Some(0) {
        findings.push(Finding::AnchorPathLength);
    }
    let validity = anchor.validity();
    if !validity.contains(question.at) {
        findings.push(Finding::AnchorTime { from: validity.not_before, until: validity.not_after, at: question.at });
    }
    super::authority::check(&anchor.certificate().view(), question, findings);
}
