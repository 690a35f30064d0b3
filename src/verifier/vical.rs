//! The checks of a VICAL (ISO/IEC 18013-5, C.1.7).

mod entries;

use time::OffsetDateTime;

use super::checks::dates::lint_id;
use super::checks::issuer_headers::{chain_fault, fault, headers};
use super::checks::issuer_signature::failure;
use super::checks::response::form;
use super::checks::signer;
use super::trust::Trust;
use crate::cases;
use crate::cbor::Lint;
use crate::cose::{HeaderFault, sig_structure};
use crate::crypto::key::PublicKey;
use crate::crypto::signature::{Algorithm, verify};
use crate::mdoc::{SignedVical, Vical, major_version};
use crate::report::{Check, CheckId, Evidence, Status, Verdict};
use crate::x509::Certificate;
use crate::x509::chain::{self, Aspect, Purpose, Question};

pub(super) fn checks(signed: &SignedVical<'_>, lints: &[Lint], roots: &Trust, at: OffsetDateTime) -> Vec<Check> {
    let path = || String::new();
    let message = &signed.message;
    let mut checks = vec![form(CheckId::VicalForm, lints)];
    let (mut check, algorithm) = headers(CheckId::VicalHeaders, message, &path);
    let faults = [message.payload_bytes().is_none().then_some(HeaderFault::PayloadMissing), chain_fault(message)];
    faults
        .into_iter()
        .flatten()
        .for_each(|found| check.merge(fault(CheckId::VicalHeaders, &found, path(), message.offset)));
    checks.push(check);
    let key = signer_checks(signed, roots, at, &mut checks);
    checks.push(signature(signed, algorithm, key));
    if let Some(vical) = &signed.vical {
        version(signed, vical, &mut checks);
        date_forms(vical, &mut checks);
        checks.push(dates(vical, at));
        checks.push(entries::entries(vical, at).0);
    }
    checks
}

const ASPECTS: [(&[Aspect], CheckId); 3] = [
    (&[Aspect::Path, Aspect::Anchor], CheckId::VicalChain),
    (&[Aspect::Usage, Aspect::Profile, Aspect::Key], CheckId::VicalUsage),
    (&[Aspect::Time], CheckId::VicalTime),
];

fn signer_checks(
    signed: &SignedVical<'_>,
    roots: &Trust,
    at: OffsetDateTime,
    checks: &mut Vec<Check>,
) -> Option<PublicKey> {
    let parts = signed.message.headers.x5chain().ok()?;
    let chain: Result<Vec<_>, _> =
        parts.iter().map(|(der, offset)| Certificate::from_der(der).map_err(|error| (error, *offset))).collect();
    let chain = match chain {
        Ok(chain) => chain,
        Err((error, offset)) => {
            checks.push(Check::fail(
                CheckId::VicalChain,
                cases![66],
                Evidence::new("certificate-unreadable").with("part", error.part).at("[1]{33}", offset + error.offset),
            ));
            return None;
        }
    };
    let mut answer =
        chain::check(&chain, &Question { purpose: Purpose::VicalSigner, anchors: roots.anchors(), pinned: None, at });
    let leaf = chain.get(answer.leaf)?;
    for (aspects, id) in ASPECTS {
        let mut check = Check::ok(id);
        for finding in answer.findings.iter().filter(|finding| aspects.contains(&finding.aspect())) {
            let mut found = signer::of(id, finding);
            if id == CheckId::VicalUsage && finding.status() == Status::Fail {
                found.cases = cases![90 91].into();
            }
            check.merge(found);
        }
        if let (CheckId::VicalChain, Status::Ok, Some(anchor)) = (id, check.status, answer.anchor) {
            check = check.say(
                Evidence::new("vical-chain-ok")
                    .with("signer", signer::title(leaf))
                    .with("anchor", anchor.name().to_owned()),
            );
        }
        checks.push(check);
    }
    answer.key.take()?.ok()
}

fn signature(signed: &SignedVical<'_>, algorithm: Option<Algorithm>, key: Option<PublicKey>) -> Check {
    const ID: CheckId = CheckId::VicalSignature;
    let message = &signed.message;
    let (Some(algorithm), Some(payload)) = (algorithm, message.payload_bytes()) else {
        return Check::skip(ID, Evidence::new("no-algorithm")).following(CheckId::VicalHeaders);
    };
    let Some(key) = key else { return Check::skip(ID, Evidence::new("no-signer-key")).following(CheckId::VicalChain) };
    let content = sig_structure(message.headers.protected_bytes(), payload);
    match verify(algorithm, &key, &content, &message.seal) {
        Ok(()) => Check::ok_with(ID, Evidence::new("signature-ok").with("alg", algorithm.name())),
        Err(error) => failure(
            ID,
            error,
            || "[3]".to_owned(),
            message.seal_offset,
            || Check::fail(ID, cases![26 27], Evidence::new("vical-signature-mismatch").at("[3]", message.seal_offset)),
        ),
    }
}

/// An unknown major version may mean anything (N14).
fn version(signed: &SignedVical<'_>, vical: &Vical<'_>, checks: &mut [Check]) {
    if major_version(&vical.version) == Some(1) {
        return;
    }
    let evidence = Evidence::new("version-unknown").with("version", vical.version.to_string());
    let evidence = evidence.at("[2].version", signed.message.payload.offset());
    checks.iter_mut().take(1).for_each(|form| {
        form.merge(Check::fail(CheckId::VicalForm, cases![14], evidence.clone()));
    });
}

fn date_forms(vical: &Vical<'_>, checks: &mut [Check]) {
    let dates = [Some(vical.date), vical.next_update, vical.not_after];
    let Some(form) = checks.first_mut() else { return };
    for date in dates.into_iter().flatten() {
        if let Some(lint) = date.lint() {
            form.merge(Check::warn(
                CheckId::VicalForm,
                cases![17],
                Evidence::new(lint_id(lint)).at("[2]", date.offset()),
            ));
        }
    }
}

/// nextUpdate passed is a warning: fetch it again; notAfter passed ends the list (N91).
fn dates(vical: &Vical<'_>, at: OffsetDateTime) -> Check {
    const ID: CheckId = CheckId::VicalDates;
    let mut check = Check::ok_with(ID, Evidence::new("vical-issued").with("date", vical.date.at()));
    if let Some(end) = vical.not_after.filter(|end| at > end.at()) {
        check.merge(Check::fail(
            ID,
            cases![91],
            Evidence::new("vical-ended").with("until", end.at()).with("at", at).at("[2].notAfter", end.offset()),
        ));
    }
    if let Some(next) = vical.next_update.filter(|next| at > next.at()) {
        check.merge(Check::warn(
            ID,
            cases![91],
            Evidence::new("vical-stale").with("until", next.at()).with("at", at).at("[2].nextUpdate", next.offset()),
        ));
    }
    if at < vical.date.at() {
        check.merge(Check::warn(
            ID,
            &[],
            Evidence::new("vical-future").with("date", vical.date.at()).at("[2].date", vical.date.offset()),
        ));
    }
    check
}

impl Trust {
    /// Trusts a VICAL: its entries if its own checks hold under `roots`, nobody else; the check tells which.
    pub fn add_vical(&mut self, signed: &SignedVical<'_>, roots: &Trust, at: OffsetDateTime) {
        const ID: CheckId = CheckId::TrustList;
        let mut all = checks(signed, &[], roots, at);
        let verdict = Verdict::of(&all, false);
        let mut check = match verdict {
            Verdict::Valid => Check::ok_with(ID, Evidence::new("trust-list-ok")),
            Verdict::Incomplete => Check::missing(ID, Evidence::new("trust-list-unproved")),
            Verdict::Invalid => Check::fail(ID, &[], Evidence::new("trust-list-invalid")),
        };
        all.retain(|found| matches!(found.status, Status::Fail | Status::Warn));
        for found in all {
            check.merge(Check { id: ID, ..found });
        }
        let believed = signed.vical.as_ref().filter(|_| verdict == Verdict::Valid);
        let anchors = believed.map(|vical| entries::entries(vical, at).1).unwrap_or_default();
        if believed.is_some() && anchors.is_empty() {
            check.merge(Check::fail(ID, &[], Evidence::new("trust-list-nobody")));
        }
        self.add_list(anchors, check);
    }
}
