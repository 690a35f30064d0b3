//! The signer's certificate: path, anchor, key, times, usage, profile, country (ISO/IEC 18013-5, 9.3.3, Annex B).

use time::OffsetDateTime;

use super::{Ledger, Subject};
use crate::cases;
use crate::crypto::key::PublicKey;
use crate::crypto::signature::Algorithm;
use crate::report::{Check, CheckId, Evidence, Status};
use crate::x509::Certificate;
use crate::x509::chain::{self, Anchor, Answer, Aspect, Finding, Purpose, Question};

/// What later checks need to know of the signer.
pub(super) struct Signer {
    /// The key, or the check that says why there is none.
    pub(super) key: Result<PublicKey, CheckId>,
    /// When the certificate holds.
    pub(super) validity: Option<(OffsetDateTime, OffsetDateTime)>,
    /// Its country.
    pub(super) country: Option<String>,
    /// Its state or province.
    pub(super) state: Option<String>,
}

impl Signer {
    fn unknown(cause: CheckId) -> Self {
        Self { key: Err(cause), validity: None, country: None, state: None }
    }
}

/// The checks that findings of a path belong to, in the order of the report.
const ASPECTS: [(Aspect, CheckId); 7] = [
    (Aspect::Path, CheckId::IssuerChain),
    (Aspect::Anchor, CheckId::IssuerAnchor),
    (Aspect::Key, CheckId::SignerKey),
    (Aspect::Time, CheckId::SignerTime),
    (Aspect::Usage, CheckId::SignerUsage),
    (Aspect::Profile, CheckId::SignerProfile),
    (Aspect::Country, CheckId::SignerCountry),
];

pub(super) fn check(subject: &Subject<'_, '_>, algorithm: Option<Algorithm>, ledger: &mut Ledger) -> Signer {
    let message = &subject.issuer_signed.issuer_auth.message;
    let Ok(parts) = message.headers.x5chain() else {
        ledger.add(Check::skip(CheckId::IssuerChain, Evidence::new("no-signer")).following(CheckId::IssuerHeaders));
        return Signer::unknown(CheckId::IssuerHeaders);
    };
    let chain: Result<Vec<_>, _> =
        parts.iter().map(|(der, offset)| Certificate::from_der(der).map_err(|error| (error, *offset))).collect();
    let chain = match chain {
        Ok(chain) => chain,
        Err((error, offset)) => {
            let evidence = Evidence::new("certificate-unreadable")
                .with("part", error.part)
                .at(subject.path("issuerAuth[1]{33}"), offset + error.offset);
            ledger.add(Check::fail(CheckId::IssuerChain, cases![66], evidence)); // no path leads through it
            return Signer::unknown(CheckId::IssuerChain);
        }
    };
    judge(subject, algorithm, &chain, ledger)
}

fn judge(
    subject: &Subject<'_, '_>,
    algorithm: Option<Algorithm>,
    chain: &[Certificate<'_>],
    ledger: &mut Ledger,
) -> Signer {
    let env = subject.env;
    let pinned = env.pinned.map(|certificate| certificate.as_der());
    let question = Question { purpose: Purpose::DocumentSigner, anchors: env.trust.anchors(), pinned, at: env.at };
    let mut answer = chain::check(chain, &question);
    let (Some(leaf), Some(key)) = (chain.get(answer.leaf), answer.key.take()) else {
        return Signer::unknown(CheckId::IssuerHeaders);
    };
    if let Some(headers) = ledger.checks.last_mut() {
        answer
            .findings
            .iter()
            .filter(|finding| finding.aspect() == Aspect::Headers)
            .for_each(|finding| headers.merge(of(CheckId::IssuerHeaders, finding)));
    }
    for (aspect, id) in ASPECTS {
        ledger.add(of_aspect(subject, aspect, id, leaf, &answer));
    }
    if let (Ok(key), Some(algorithm)) = (&key, algorithm) {
        fits(subject, key, algorithm, ledger);
    }
    ledger.add(super::signer_crl::check(subject, leaf, answer.anchor));
    ledger.checks.extend(listed(subject, answer.anchor));
    let (validity, name) = (leaf.validity(), leaf.subject());
    Signer {
        key: key.map_err(|_| CheckId::SignerKey),
        validity: Some((validity.not_before, validity.not_after)),
        country: name.country().map(Into::into),
        state: name.state().map(Into::into),
    }
}

/// A finding as a check.
pub(in crate::verifier) fn of(id: CheckId, finding: &Finding) -> Check {
    let evidence = finding.evidence();
    match finding.status() {
        Status::Skip => Check::missing(id, evidence),
        Status::Warn => Check::warn(id, finding.cases(), evidence),
        _ => Check::fail(id, finding.cases(), evidence),
    }
}

/// Every finding of one aspect, as one check.
fn of_aspect(
    subject: &Subject<'_, '_>,
    aspect: Aspect,
    id: CheckId,
    leaf: &Certificate<'_>,
    answer: &Answer<'_>,
) -> Check {
    let mut check = match (aspect, answer.anchor) {
        (Aspect::Path, Some(anchor)) => match unproved(subject, answer) {
            // A signature of a kind that is refused was not computed: the path is not known to hold.
            Some(kind) => Check::missing(id, kind.evidence()).following(CheckId::SignerKey),
            None => Check::ok_with(id, path_evidence(subject, leaf, anchor)),
        },
        (Aspect::Path, None) if subject.env.pinned.is_some() => {
            Check::ok_with(id, Evidence::new("chain-pinned").with("signer", title(leaf)))
        }
        (Aspect::Anchor | Aspect::Country, None) => {
            return Check::skip(id, Evidence::new("no-anchor")).following(CheckId::IssuerChain);
        }
        (Aspect::Usage, _) => Check::ok_with(id, Evidence::new("signer-purpose")),
        _ => Check::ok(id),
    };
    answer
        .findings
        .iter()
        .filter(|finding| finding.aspect() == aspect)
        .for_each(|finding| check.merge(of(id, finding)));
    if check.status != Status::Ok && check.evidence.len() > 1 {
        check.evidence.retain(|evidence| !matches!(evidence.id, "chain-ok" | "chain-pinned" | "signer-purpose"));
    }
    check
}

fn unproved<'f>(subject: &Subject<'_, '_>, answer: &'f Answer<'_>) -> Option<&'f Finding> {
    let kind = answer.findings.iter().find(|finding| matches!(finding, Finding::SignatureKind { .. }));
    kind.filter(|_| subject.env.pinned.is_none())
}

fn path_evidence(subject: &Subject<'_, '_>, leaf: &Certificate<'_>, anchor: &Anchor) -> Evidence {
    if subject.env.pinned.is_some() {
        return Evidence::new("chain-pinned").with("signer", title(leaf));
    }
    Evidence::new("chain-ok").with("signer", title(leaf)).with("anchor", anchor.name().to_owned())
}

pub(in crate::verifier) fn title(certificate: &Certificate<'_>) -> String {
    let subject = certificate.subject();
    subject.common_name().map_or_else(|| subject.to_string(), Into::into)
}

/// The algorithm of the message against the key of the certificate (N24).
fn fits(subject: &Subject<'_, '_>, key: &PublicKey, algorithm: Algorithm, ledger: &mut Ledger) {
    if algorithm.fits(key.curve()) {
        return;
    }
    let message = &subject.issuer_signed.issuer_auth.message;
    let evidence = Evidence::new("alg-curve").with("alg", algorithm.name()).with("curve", key.curve().name());
    if let Some(check) = ledger.checks.iter_mut().find(|check| check.id == CheckId::SignerKey) {
        check.merge(Check::fail(
            CheckId::SignerKey,
            cases![24],
            evidence.at(subject.path("issuerAuth"), message.offset),
        ));
    }
}

/// A trust list names the document types an authority may sign; any of its entries for that authority will do (N86).
fn listed(subject: &Subject<'_, '_>, anchor: Option<&Anchor>) -> Option<Check> {
    const ID: CheckId = CheckId::SignerListed;
    let (doc_type, der) = (subject.doc_type()?, anchor?.certificate().as_der());
    let same = subject.env.trust.anchors().iter().filter(|found| found.certificate().as_der() == der);
    // An authority that is trusted by itself is in need of no list.
    let entries: Vec<&[String]> = same.map(Anchor::doc_types).collect::<Option<_>>()?;
    let listed = entries.concat();
    if listed.iter().any(|found| found == doc_type) {
        return Some(Check::ok(ID));
    }
    Some(Check::fail(
        ID,
        cases![86],
        Evidence::new("doctype-not-listed").with("doctype", doc_type.to_owned()).with("listed", listed.join(" ")),
    ))
}
