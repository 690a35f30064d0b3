//! Which documents belong together (second edition, 10.2.6).

use super::{Document, Offer, Unanswerable};
use crate::cbor::{Item, Node};
use crate::mdoc::UseCase;

impl Offer<'_> {
    /// Chooses one document set of each use case, the first of which every document is sent; documents in no chosen set
    /// are not sent. Where a mandatory use case cannot be met, or none at all can, nothing is. To be done again whenever
    /// documents or elements were taken out.
    pub fn choose(&mut self) {
        if self.cases.is_empty() {
            return;
        }
        let chosen_away = |document: &&mut Document<'_>| document.unanswerable == Some(Unanswerable::UseCase);
        self.documents.iter_mut().filter(chosen_away).for_each(|document| document.unanswerable = None);
        let kept = self.kept();
        for document in self.documents.iter_mut().filter(|document| document.is_sent()) {
            let is_kept = u64::try_from(document.number).is_ok_and(|number| kept.contains(&number));
            document.unanswerable = (!is_kept).then_some(Unanswerable::UseCase);
        }
    }

    /// The numbers of the documents in the chosen sets.
    fn kept(&self) -> Vec<u64> {
        let sent = |number: &(u64, usize)| {
            usize::try_from(number.0).ok().and_then(|at| self.documents.get(at)).is_some_and(Document::is_sent)
        };
        let met = |case: &UseCase<'_>| case.document_sets.iter().find(|set| set.iter().all(sent)).cloned();
        let chosen: Vec<_> = self.cases.iter().map(met).collect();
        let fails = self.cases.iter().zip(&chosen).any(|(case, set)| case.mandatory && set.is_none());
        let numbers = chosen.into_iter().flatten().flatten().map(|(number, _)| number);
        if fails { Vec::new() } else { numbers.collect() }
    }
}

/// Whether a `zkRequest` accepts nothing but a zero-knowledge proof.
pub(super) fn zk_required(request: &Item<'_>) -> bool {
    let Node::Map(entries) = &request.node else { return false };
    entries.iter().any(|(key, value)| key.node.as_text() == Some("zkRequired") && value.node == Node::Bool(true))
}
