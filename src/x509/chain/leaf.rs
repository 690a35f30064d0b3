//! The signer's own certificate against the profile of its role (ISO/IEC 18013-5, Annex B).

use const_oid::ObjectIdentifier;
use time::Duration;

use super::{Anchor, Finding, Question};
use crate::crypto::KeyError;
use crate::crypto::key::PublicKey;
use crate::x509::extension::KeyUsage;
use crate::x509::identifier::Oid;
use crate::x509::profile::{Need, Profile, Role};
use crate::x509::{Certificate, Error, Extension, SignatureAlgorithm, oid};

/// What a signer's certificate is used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Signs records (B.1.4).
    DocumentSigner,
    /// Signs requests (B.1.7).
    Reader,
    /// Signs a trust list (C.1.7.2).
    VicalSigner,
}

impl Purpose {
    /// The role whose profile the certificate is held to.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::DocumentSigner => Role::DocumentSigner,
            Self::Reader => Role::Reader,
            Self::VicalSigner => Role::VicalSigner,
        }
    }

    fn profile(self) -> &'static Profile {
        self.role().profile()
    }

    /// Whether its root has the profile of an IACA: lists signed by itself, path length 0.
    pub(super) fn wants_plain_root(self) -> bool {
        self == Self::DocumentSigner
    }
}

/// Every purpose of the world of mdocs: one that is not the role's is a confusion of roles.
pub(super) const ROLES: [ObjectIdentifier; 8] = [
    oid::MDL_DS,
    oid::MDOC_DS,
    oid::MDL_READER,
    oid::MDOC_READER,
    oid::MDL_VICAL,
    oid::MDOC_VICAL,
    oid::OCSP_SIGNING,
    oid::STATUS_SIGNING,
];
/// Extensions whose meaning is checked somewhere here, so that they may be critical.
pub(super) const UNDERSTOOD: [ObjectIdentifier; 4] =
    [oid::KEY_USAGE, oid::BASIC_CONSTRAINTS, oid::EXTENDED_KEY_USAGE, oid::SUBJECT_ALT_NAME];

pub(super) fn check(
    leaf: &Certificate<'_>,
    anchor: Option<&Anchor>,
    question: &Question<'_>,
    findings: &mut Vec<Finding>,
) -> Result<PublicKey, KeyError> {
    let key = key(leaf, question.purpose.profile(), findings);
    times(leaf, question, findings);
    let mut unread = |result: Result<(), Error>| {
        if let Err(error) = result {
            findings.push(Finding::Extension { part: error.part });
        }
    };
    let mut found = Vec::new();
    unread(purpose(leaf, question.purpose.profile(), &mut found));
    unread(usage(leaf, question.purpose.profile(), &mut found));
    unread(leaf.extensions().alternative_names(&oid::ISSUER_ALT_NAME).map(|_| ()));
    unread(leaf.extensions().distribution_points().map(|_| ()));
    unread(leaf.extensions().subject_key_identifier().map(|_| ()));
    unread(leaf.extensions().authority_key().map(|_| ()));
    findings.append(&mut found);
    form(leaf, question.purpose.profile(), findings);
    if let Some(anchor) = anchor {
        places(leaf, anchor, question.purpose, findings);
    }
    key
}

fn key(leaf: &Certificate<'_>, profile: &Profile, findings: &mut Vec<Finding>) -> Result<PublicKey, KeyError> {
    let key = leaf.public_key();
    if !key.as_ref().is_ok_and(|key| profile.curves.contains(&key.curve())) {
        findings.push(Finding::KeyKind);
    }
    if let SignatureAlgorithm::Other(algorithm) = leaf.algorithm() {
        let said = Finding::of_algorithm(&algorithm);
        if !findings.contains(&said) {
            findings.push(said);
        }
    }
    key
}

fn times(leaf: &Certificate<'_>, question: &Question<'_>, findings: &mut Vec<Finding>) {
    let (validity, at) = (leaf.validity(), question.at);
    if at > validity.not_after {
        findings.push(Finding::Expired { until: validity.not_after, at });
    }
    if at < validity.not_before {
        findings.push(Finding::NotYetValid { from: validity.not_before, at });
    }
}

fn purpose(leaf: &Certificate<'_>, profile: &Profile, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let Some(list) = leaf.extensions().extended_key_usage()? else {
        findings.push(Finding::PurposeMissing);
        return Ok(());
    };
    let own = |found: &&Oid<'_>| profile.purposes.iter().any(|wanted| **found == *wanted);
    let strange: Vec<_> = list.iter().filter(|found| !own(found)).collect();
    if !strange.is_empty() {
        let other_role = strange.iter().any(|found| ROLES.iter().any(|role| **found == *role));
        let found: Vec<String> = list.iter().map(ToString::to_string).collect();
        findings.push(Finding::PurposeOther { found: found.join(" "), other_role });
    }
    if leaf.extensions().find(&oid::EXTENDED_KEY_USAGE).is_some_and(|extension| !extension.critical) {
        findings.push(Finding::PurposeNotCritical);
    }
    Ok(())
}

fn usage(leaf: &Certificate<'_>, profile: &Profile, findings: &mut Vec<Finding>) -> Result<(), Error> {
    if leaf.extensions().basic_constraints()?.is_some_and(|constraints| constraints.is_ca) {
        findings.push(Finding::IsAuthority);
    }
    let usage = leaf.extensions().key_usage()?;
    if usage.is_some_and(|usage| usage.has(KeyUsage::KEY_CERT_SIGN) || usage.has(KeyUsage::CRL_SIGN)) {
        findings.push(Finding::MaySignCertificates);
    }
    if !usage.is_some_and(|usage| usage.has(profile.key_usage)) {
        let needed = profile.key_usage.names().next().unwrap_or_default();
        findings.push(Finding::UsageLacks { needed });
    }
    let signs = KeyUsage::KEY_CERT_SIGN.and(KeyUsage::CRL_SIGN);
    let more: Vec<_> =
        usage.map(|usage| usage.without(profile.key_usage.and(signs)).names().collect()).unwrap_or_default();
    if !more.is_empty() {
        findings.push(Finding::UsageMore { found: more.join(" ") });
    }
    Ok(())
}

fn form(leaf: &Certificate<'_>, profile: &Profile, findings: &mut Vec<Finding>) {
    let (length, limit) = (leaf.validity().duration(), i64::from(profile.max_days));
    if length > Duration::days(limit) {
        findings.push(Finding::TooLong { days: length.whole_days(), limit });
    }
    if let Some(defect) = leaf.serial().defect() {
        findings.push(Finding::Serial { defect });
    }
    for extension in leaf.extensions().iter() {
        if oid::FORBIDDEN.iter().any(|forbidden| extension.oid == *forbidden) {
            findings.push(Finding::Forbidden { oid: title(extension) });
        }
    }
    critical(leaf, findings);
    lacks(leaf, profile, findings);
}

/// Finds extensions that the profile demands in vain, but for those that other checks miss: identifier of the issuer's key
/// (N78), usage and purpose.
fn lacks(leaf: &Certificate<'_>, profile: &Profile, findings: &mut Vec<Finding>) {
    let wanted = [
        (Need::Must, oid::SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"),
        (profile.issuer_alt_name, oid::ISSUER_ALT_NAME, "issuerAltName"),
        (profile.distribution_points, oid::CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints"),
    ];
    for (need, oid, part) in wanted {
        if need == Need::Must && leaf.extensions().find(&oid).is_none() {
            findings.push(Finding::Lacks { part });
        }
    }
}

/// Finds critical extensions that nothing here understands.
fn critical(leaf: &Certificate<'_>, findings: &mut Vec<Finding>) {
    for extension in leaf.extensions().iter().filter(|extension| extension.critical) {
        if !UNDERSTOOD.iter().chain(&oid::FORBIDDEN).any(|known| extension.oid == *known) {
            findings.push(Finding::UnknownCritical { oid: title(extension) });
        }
    }
}

pub(super) fn title(extension: &Extension<'_>) -> String {
    oid::name(extension.oid.as_bytes()).map_or_else(|| extension.oid.to_string(), str::to_owned)
}

/// C equal to the root's; ST equal if the root has one (B.1.4). Readers and list signers may be of any country.
fn places(leaf: &Certificate<'_>, anchor: &Anchor, purpose: Purpose, findings: &mut Vec<Finding>) {
    if purpose != Purpose::DocumentSigner {
        return;
    }
    let (country, state) = (leaf.subject().country(), leaf.subject().state());
    if country.as_deref() != anchor.country() {
        let text = |country: Option<&str>| country.unwrap_or("-").to_owned();
        findings.push(Finding::Country { found: text(country.as_deref()), expected: text(anchor.country()) });
    }
    if let (Some(found), Some(expected)) = (state.as_deref(), anchor.state())
        && found != expected
    {
        findings.push(Finding::State { found: found.to_owned(), expected: expected.to_owned() });
    }
}
