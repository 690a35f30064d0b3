//! One element that was asked for: itself, or the alternatives to it (second edition, 10.2.5).

use super::INDIVIDUAL_NUMBER;
use crate::holder::present::{Held, HeldItem, age_over};
use crate::mdoc::{ElementReference, ItemsRequest};

/// The most answers to `age_over_NN` that one request gets (ISO/IEC 18013-5, 7.2.5).
const MOST_AGES: usize = 2;

/// The most answers to one element that are looked at; a request may have alternatives without number.
const MOST_ANSWERS: usize = 100;

/// One item that would be sent.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// Its namespace.
    pub name_space: &'a str,
    /// The item of the record.
    pub held: &'a HeldItem<'a>,
}

impl Item<'_> {
    /// Whether both are the same bytes of the same record.
    #[must_use]
    pub fn is(&self, other: &Item<'_>) -> bool {
        std::ptr::eq(self.held.bytes.as_ptr(), other.held.bytes.as_ptr())
    }

    /// Whether it is the 個人番号.
    #[must_use]
    pub fn is_individual_number(&self) -> bool {
        &*self.held.identifier == INDIVIDUAL_NUMBER
    }

    fn is_among(&self, names: &[String]) -> bool {
        names.iter().any(|name| is_named(name, self.name_space, &self.held.identifier))
    }
}

/// One element that was asked for, and what would answer it.
#[derive(Clone, Debug)]
pub struct Element<'a> {
    /// Namespace, as asked.
    pub name_space: &'a str,
    /// Identifier, as asked.
    pub identifier: &'a str,
    /// Whether the receiver says it will keep it.
    pub retain: bool,
    /// Whether it is sent: held, and not taken out by the person.
    pub released: bool,
    /// What could answer it, in order of preference: the element itself or another age threshold, then the sets of
    /// alternatives that are held whole.
    answers: Vec<Vec<Item<'a>>>,
    /// Whether the first of them is no set of alternatives.
    direct: bool,
    /// The one that is taken.
    taken: usize,
    /// Every set of alternatives, as asked.
    sets: &'a [Vec<ElementReference<'a>>],
}

impl<'a> Element<'a> {
    pub(super) fn new(
        request: &'a ItemsRequest<'a>,
        held: Option<&'a Held<'a>>,
        (name_space, identifier, retain): (&'a str, &'a str, bool),
        ages: &mut usize,
    ) -> Self {
        let sets = sets(request, name_space, identifier);
        let direct = held.and_then(|held| direct(held, name_space, identifier, ages));
        let whole = |set: &'a Vec<ElementReference<'a>>| {
            let items = set.iter().map(|element| item(held?, element)).collect::<Option<Vec<_>>>()?;
            Some(each_once(items.into_iter())).filter(|items| !items.is_empty())
        };
        let alternatives = sets.iter().filter_map(whole);
        let own = direct.map(|held| vec![Item { name_space, held }]);
        let answers: Vec<_> = own.into_iter().chain(alternatives).take(MOST_ANSWERS).collect();
        let (released, direct) = (!answers.is_empty(), direct.is_some());
        Self { name_space, identifier, retain, released, answers, direct, taken: 0, sets }
    }

    /// What would be sent: the element itself, another age threshold, or a set of alternatives; empty where nothing is held.
    #[must_use]
    pub fn answer(&self) -> &[Item<'a>] {
        self.answers.get(self.taken).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether this is the item of its name.
    pub(super) fn is_item(&self, item: &Item<'_>) -> bool {
        item.name_space == self.name_space && &*item.held.identifier == self.identifier
    }

    /// Whether it, what would answer it, or an alternative to it has this name.
    pub(super) fn asks(&self, name: &str) -> bool {
        let answers = || self.answers.iter().flatten();
        is_named(name, self.name_space, self.identifier)
            || answers().any(|item| is_named(name, item.name_space, &item.held.identifier))
            || self.sets.iter().flatten().any(|one| is_named(name, &one.name_space, &one.identifier))
    }

    /// Leaves the answers all of whose items have one of these names; where the element itself has, all, but no
    /// alternatives to what is held.
    pub(super) fn only(&mut self, names: &[String]) {
        let named = names.iter().any(|name| is_named(name, self.name_space, self.identifier));
        let (all, own) = (named && !self.direct, named && self.direct);
        let first = self.answers.first().and_then(|answer| answer.first()).copied().filter(|_| own);
        let is_own = |answer: &[Item<'_>]| first.is_some_and(|first| answer.iter().all(|item| item.is(&first)));
        self.withhold(&|answer| !all && !is_own(answer) && !answer.iter().all(|item| item.is_among(names)));
    }

    /// Takes out the answers for which the function says so. Where none is left, the first is what is held back.
    pub(super) fn withhold(&mut self, which: &impl Fn(&[Item<'_>]) -> bool) {
        self.taken = 0;
        if self.answers.iter().all(|answer| which(answer)) {
            self.released = false;
        } else if self.released {
            self.direct &= self.answers.first().is_some_and(|answer| !which(answer));
            self.answers.retain(|answer| !which(answer));
        }
    }

    /// Takes the next answer of fewer bytes; nothing is done where there is none.
    pub(super) fn shrink(&mut self) -> bool {
        let size = |answer: &[Item<'_>]| answer.iter().map(|item| item.held.bytes.len()).sum::<usize>();
        let now = size(self.answer());
        let smaller = self.answers.iter().enumerate().skip(self.taken + 1).find(|(_, answer)| size(answer) < now);
        let found = smaller.map(|(at, _)| at);
        self.taken = found.unwrap_or(self.taken);
        found.is_some()
    }

    /// Leaves the answer that is taken, and no other: it was consented to.
    pub(super) fn settle(&mut self) {
        if self.taken < self.answers.len() {
            self.answers = vec![self.answers.swap_remove(self.taken)];
        }
        self.taken = 0;
    }

    /// Takes the first answer again.
    pub(super) fn restore(&mut self) {
        self.taken = 0;
    }
}

/// Each item once, in their order.
pub(super) fn each_once<'a>(items: impl Iterator<Item = Item<'a>>) -> Vec<Item<'a>> {
    let mut once: Vec<Item<'a>> = Vec::new();
    items.for_each(|item| {
        if !once.iter().any(|known| known.is(&item)) {
            once.push(item);
        }
    });
    once
}

/// Whether a name, `identifier` or `namespace/identifier`, is this one.
fn is_named(name: &str, name_space: &str, identifier: &str) -> bool {
    name == identifier || name.strip_prefix(name_space).and_then(|rest| rest.strip_prefix('/')) == Some(identifier)
}

/// The item that answers without alternatives.
fn direct<'a>(held: &'a Held<'a>, name_space: &str, identifier: &str, ages: &mut usize) -> Option<&'a HeldItem<'a>> {
    held.name_space(name_space).and_then(|space| match age_over(identifier) {
        Some(age) if *ages < MOST_AGES => {
            *ages += 1;
            space.age_over(age).or_else(|| space.item(identifier))
        }
        Some(_) => None,
        None => space.item(identifier),
    })
}

/// The sets of alternatives to an element.
fn sets<'a>(request: &'a ItemsRequest<'a>, name_space: &str, identifier: &str) -> &'a [Vec<ElementReference<'a>>] {
    let info = request.request_info.as_ref();
    let all = info.map(|info| info.alternative_data_elements.as_slice()).unwrap_or_default();
    let of_this =
        all.iter().find(|one| &*one.requested.name_space == name_space && &*one.requested.identifier == identifier);
    of_this.map(|one| one.alternatives.as_slice()).unwrap_or_default()
}

fn item<'a>(held: &'a Held<'a>, element: &'a ElementReference<'a>) -> Option<Item<'a>> {
    let found = held.item(&element.name_space, &element.identifier)?;
    Some(Item { name_space: &element.name_space, held: found })
}
