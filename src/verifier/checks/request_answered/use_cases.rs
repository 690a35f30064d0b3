//! Which documents were to come, where use cases say which belong together (second edition, 10.2.6).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Answer;
use crate::mdoc::{DeviceRequest, DeviceResponse, Document, UseCase};
use crate::report::Evidence;

/// How many choices are looked at; a request may have sets without number.
const MOST_CHOICES: usize = 1000;

/// What an answer has to be complete in, and what is wrong with the documents chosen.
pub(super) struct Expected {
    /// Numbers of DocRequests.
    pub(super) numbers: Vec<usize>,
    /// Use cases that are not met, or met twice.
    pub(super) findings: Vec<Evidence>,
}

/// Every DocRequest, or, where there are use cases, those of one document set of each.
pub(super) fn expected(
    response: &DeviceResponse<'_>,
    request: &DeviceRequest<'_>,
    answers: &[Answer<'_, '_>],
) -> Expected {
    let info = request.device_request_info.as_ref();
    let cases = info.map(|info| info.value.use_cases.as_slice()).unwrap_or_default();
    if cases.is_empty() {
        return Expected { numbers: (0..answers.len()).collect(), findings: Vec::new() };
    }
    let findings = unmet(response, cases, answers);
    if !findings.is_empty() {
        let alone: BTreeSet<_> = cases.iter().filter(|case| case.mandatory).filter_map(only_set).flatten().collect();
        let numbers = (0..answers.len()).filter(|at| answers[*at].is_sent() || alone.contains(at)).collect();
        return Expected { numbers, findings };
    }
    let Some(choices) = choices(cases, answers) else { return Expected { numbers: Vec::new(), findings } };
    let rank = |choice: &BTreeSet<usize>| {
        let missing: usize = choice.iter().filter_map(|at| answers.get(*at)).map(|answer| answer.missing.len()).sum();
        (surplus(response, choice, answers).is_some(), missing, Reverse(choice.len()))
    };
    let best = choices.into_iter().min_by_key(rank).unwrap_or_default();
    let surplus = surplus(response, &best, answers);
    let more = surplus.map(|document| {
        let evidence = Evidence::new("use-case-twice").with("doctype", document.doc_type.to_string());
        evidence.at("documents", document.offset)
    });
    Expected { numbers: best.into_iter().collect(), findings: more.into_iter().collect() }
}

/// The mandatory use cases of which no set came; or that none at all is met.
fn unmet(response: &DeviceResponse<'_>, cases: &[UseCase<'_>], answers: &[Answer<'_, '_>]) -> Vec<Evidence> {
    let met = |case: &UseCase<'_>| sent(case, answers).next().is_some();
    let mut findings = Vec::new();
    for (number, case) in cases.iter().enumerate().filter(|(_, case)| case.mandatory && !met(case)) {
        let evidence = Evidence::new("use-case-unmet").with("number", number).with("sets", named(case));
        findings.push(evidence.at("documents", response.offset));
    }
    if findings.is_empty() && !cases.iter().any(met) {
        findings.push(Evidence::new("use-cases-unmet").at("documents", response.offset));
    }
    findings
}

/// The documents that a use case cannot do without.
fn only_set(case: &UseCase<'_>) -> Option<impl Iterator<Item = usize>> {
    match case.document_sets.as_slice() {
        [set] => Some(numbers(set)),
        _ => None,
    }
}

/// The document sets of a use case that came.
fn sent<'c>(case: &'c UseCase<'_>, answers: &'c [Answer<'_, '_>]) -> impl Iterator<Item = BTreeSet<usize>> + 'c {
    let came = |number: &(u64, usize)| {
        usize::try_from(number.0).ok().and_then(|at| answers.get(at)).is_some_and(Answer::is_sent)
    };
    case.document_sets.iter().filter(move |set| set.iter().all(came)).map(|set| numbers(set).collect())
}

fn numbers(set: &[(u64, usize)]) -> impl Iterator<Item = usize> {
    set.iter().filter_map(|(number, _)| usize::try_from(*number).ok())
}

/// As `--use-case` takes it.
fn named(case: &UseCase<'_>) -> String {
    let set = |set: &Vec<(u64, usize)>| set.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>().join("+");
    case.document_sets.iter().map(set).collect::<Vec<_>>().join("|")
}

/// What one set of each use case that came makes together, one that need not be met left out or not; nothing where there
/// are too many of them to look at.
fn choices(cases: &[UseCase<'_>], answers: &[Answer<'_, '_>]) -> Option<BTreeSet<BTreeSet<usize>>> {
    let mut all = BTreeSet::from([BTreeSet::new()]);
    for case in cases {
        let mut sets: Vec<_> = sent(case, answers).take(MOST_CHOICES).collect();
        if !case.mandatory {
            sets.push(BTreeSet::new());
        }
        if all.len() * sets.len() > MOST_CHOICES {
            return None;
        }
        all = all.iter().flat_map(|before| sets.iter().map(move |set| before | set)).collect();
    }
    Some(all)
}

/// A document beyond those of a choice: more of its type came than it has, unless several may answer one DocRequest.
fn surplus<'r, 'a>(
    response: &'r DeviceResponse<'a>,
    choice: &BTreeSet<usize>,
    answers: &[Answer<'_, '_>],
) -> Option<&'r Document<'a>> {
    let is_more = |document: &&Document<'_>| {
        let of_type = |answer: &&Answer<'_, '_>| answer.items.doc_type == document.doc_type;
        let Some(asked) = answers.iter().find(of_type) else { return false }; // said by `doctype-requested`
        let came = asked.documents.iter().filter(|(_, document)| super::returned(document).next().is_some()).count();
        let chosen: Vec<_> = choice.iter().filter_map(|at| answers.get(*at)).filter(of_type).collect();
        let several = chosen.iter().any(|answer| {
            answer.items.request_info.as_ref().is_some_and(|info| info.unique_doc_set_required == Some(false))
        });
        came > chosen.len() && !several
    };
    response.documents.iter().find(is_more)
}
