//! Which documents belong together (second edition, 10.2.6).

use super::{Offer, Unanswerable};
use crate::cbor::{Item, Node};
use crate::mdoc::UseCase;

/// Chooses one document set of each use case, the first that can be met; documents in no chosen set are not sent.
/// Where a mandatory use case cannot be met, or none at all can, nothing is.
pub(in crate::holder) fn use_cases(offer: &mut Offer<'_>, cases: &[UseCase<'_>]) {
    if cases.is_empty() {
        return;
    }
    let answerable = |number: &(u64, usize)| {
        usize::try_from(number.0)
            .ok()
            .and_then(|at| offer.documents.get(at))
            .is_some_and(|document| document.unanswerable.is_none())
    };
    let met = |case: &UseCase<'_>| case.document_sets.iter().find(|set| set.iter().all(answerable)).cloned();
    let chosen: Vec<_> = cases.iter().map(met).collect();
    let fails = cases.iter().zip(&chosen).any(|(case, set)| case.mandatory && set.is_none());
    let kept: Vec<u64> =
        if fails { Vec::new() } else { chosen.into_iter().flatten().flatten().map(|(number, _)| number).collect() };
    for document in &mut offer.documents {
        let is_kept = u64::try_from(document.number).is_ok_and(|number| kept.contains(&number));
        if !is_kept && document.unanswerable.is_none() {
            document.unanswerable = Some(Unanswerable::UseCase);
        }
    }
}

/// Whether a `zkRequest` accepts nothing but a zero-knowledge proof.
pub(super) fn zk_required(request: &Item<'_>) -> bool {
    let Node::Map(entries) = &request.node else { return false };
    entries.iter().any(|(key, value)| key.node.as_text() == Some("zkRequired") && value.node == Node::Bool(true))
}
