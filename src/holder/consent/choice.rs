//! Which documents belong together (second edition, 10.2.6).

use std::collections::BTreeMap;

use super::{Document, Element, Offer, Unanswerable};
use crate::cbor::{Item, Node};
use crate::mdoc::UseCase;

/// How often another choice is tried for its size; a request may have sets without number.
const MOST_TRIED: usize = 1000;

/// How often an alternative is tried for its size, whichever element it is to.
const MOST_SHRUNK: usize = 100;

/// What is not sent of a use case, since the answer would be too large with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct LeftOut {
    /// How many of its sets, from the first on.
    sets: usize,
    size: u64,
    limit: u64,
}

/// What was left out of the use cases, by their number, and how often something was.
#[derive(Clone, Debug, Default)]
pub(super) struct Tried {
    left_out: BTreeMap<usize, LeftOut>,
    count: usize,
    shrunk: usize,
}

impl Offer<'_> {
    /// Chooses one document set of each use case, the first of which every document is sent; documents in no chosen set
    /// are not sent. Where a mandatory use case cannot be met, or none at all can, nothing is. To be done again whenever
    /// documents or elements were taken out.
    pub fn choose(&mut self) {
        if self.cases.is_empty() {
            return;
        }
        self.forget_choice();
        let kept = self.kept();
        for document in self.documents.iter_mut().filter(|document| document.is_sent()) {
            let number = document.number;
            if !u64::try_from(number).is_ok_and(|number| kept.contains(&number)) {
                document.unanswerable = Some(why(self.cases, &self.tried, number));
            }
        }
    }

    /// Takes back what was left out for its size.
    pub(in crate::holder) fn take_back(&mut self) {
        self.tried = Tried::default();
        self.restore();
        let too_large =
            |document: &&mut Document<'_>| matches!(document.unanswerable, Some(Unanswerable::TooLarge { .. }));
        self.documents.iter_mut().filter(too_large).for_each(|document| document.unanswerable = None);
        self.choose();
    }

    /// Leaves something out of an answer of `size` bytes, since the request of the document `at` takes no more than
    /// `limit`: an element that smaller alternatives stand in for, else that document, or, where there are use cases, a
    /// set that another one may stand in for.
    pub(in crate::holder) fn leave_out(&mut self, at: usize, size: u64, limit: u64) {
        if self.shrink(at) {
            return;
        }
        self.restore();
        self.forget_choice();
        match self.dispensable() {
            Some((case, set)) => {
                self.tried.left_out.insert(case, LeftOut { sets: set + 1, size, limit });
                self.tried.count += 1;
            }
            None => self.documents[at].unanswerable = Some(Unanswerable::TooLarge { size, limit }),
        }
        self.choose();
    }

    /// Takes smaller alternatives to one element, of the document `at` before others, the last first.
    fn shrink(&mut self, at: usize) -> bool {
        if self.tried.shrunk >= MOST_SHRUNK {
            return false;
        }
        self.tried.shrunk += 1;
        let order = std::iter::once(at).chain((0..self.documents.len()).rev());
        for document in order {
            let Some(document) = self.documents.get_mut(document).filter(|document| document.is_sent()) else {
                continue;
            };
            let mut sent = document.elements.iter_mut().rev().filter(|element| element.released);
            if sent.any(Element::shrink) {
                return true;
            }
        }
        false
    }

    /// Takes the first answer to each element again.
    fn restore(&mut self) {
        self.documents.iter_mut().flat_map(|document| &mut document.elements).for_each(Element::restore);
    }

    fn forget_choice(&mut self) {
        let chosen_away = |document: &&mut Document<'_>| match document.unanswerable {
            Some(Unanswerable::UseCase) => true,
            Some(Unanswerable::TooLarge { .. }) => !self.cases.is_empty(),
            _ => false,
        };
        self.documents.iter_mut().filter(chosen_away).for_each(|document| document.unanswerable = None);
    }

    /// The sets of a use case that could be sent, by their number.
    fn possible(&self, case: usize) -> impl Iterator<Item = usize> {
        let sent = |number: &(u64, usize)| {
            usize::try_from(number.0).ok().and_then(|at| self.documents.get(at)).is_some_and(Document::is_sent)
        };
        let sets = self.cases.get(case).map(|case| case.document_sets.as_slice()).unwrap_or_default();
        let left_out = self.tried.left_out.get(&case).map_or(0, |left| left.sets);
        let further = sets.iter().enumerate().skip(left_out);
        further.filter(move |(_, numbers)| numbers.iter().all(sent)).map(|(set, _)| set)
    }

    /// The numbers of the documents in the chosen sets.
    fn kept(&self) -> Vec<u64> {
        let chosen: Vec<_> = (0..self.cases.len()).map(|case| self.possible(case).next()).collect();
        let unmet = self.cases.iter().zip(&chosen).any(|(case, set)| case.mandatory && set.is_none());
        let fails = unmet || self.tried.count > MOST_TRIED;
        let numbers = self.cases.iter().zip(chosen).filter_map(|(case, set)| case.document_sets.get(set?));
        if fails { Vec::new() } else { numbers.flatten().map(|(number, _)| *number).collect() }
    }

    /// The chosen set that is missed least: of the last use case with another one, else of the last that need not be met,
    /// else of the last.
    fn dispensable(&self) -> Option<(usize, usize)> {
        let chosen = || (0..self.cases.len()).rev().filter_map(|case| Some((case, self.possible(case).next()?)));
        let with_another = chosen().find(|(case, _)| self.possible(*case).nth(1).is_some());
        let optional = || chosen().find(|(case, _)| self.cases.get(*case).is_some_and(|case| !case.mandatory));
        with_another.or_else(optional).or_else(|| chosen().next())
    }
}

/// Why a document that could be sent is not.
fn why(cases: &[UseCase<'_>], tried: &Tried, number: usize) -> Unanswerable {
    let is_this = |(found, _): &(u64, usize)| usize::try_from(*found).is_ok_and(|found| found == number);
    let left = tried.left_out.iter().find(|(case, left)| {
        let sets = cases.get(**case).map(|case| case.document_sets.as_slice()).unwrap_or_default();
        sets.iter().take(left.sets).flatten().any(is_this)
    });
    left.map_or(Unanswerable::UseCase, |(_, left)| Unanswerable::TooLarge { size: left.size, limit: left.limit })
}

/// Whether a `zkRequest` accepts nothing but a zero-knowledge proof.
pub(super) fn zk_required(request: &Item<'_>) -> bool {
    let Node::Map(entries) = &request.node else { return false };
    entries.iter().any(|(key, value)| key.node.as_text() == Some("zkRequired") && value.node == Node::Bool(true))
}
