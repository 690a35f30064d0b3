//! Which documents belong together, and what they are for (second edition, 10.2.6).

use super::AskError;
use super::make::{cbor, tagged};
use super::{PURPOSE_CONTROLLER, Purpose};
use crate::cbor::Writer;

/// A use case: documents that serve one end together.
///
/// ```cddl
/// UseCase = { "mandatory": bool, "documentSets": [ + [ + uint ] ], ? "purposeHints": { + tstr => int } }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UseCase {
    mandatory: bool,
    /// Numbers of documents from 0; one set is answered, the first ones rather than the later.
    sets: Vec<Vec<usize>>,
}

impl UseCase {
    /// Reads `0+1|2`: numbers of documents from 0, the sets parted by `|` in order of preference; with `?` behind it, it
    /// need not be met. `count` is how many documents are asked for.
    ///
    /// # Errors
    /// [`AskError`]: no such form, or a number of no document.
    pub fn parse(word: &str, count: usize) -> Result<Self, AskError> {
        let form = || AskError::UseCaseForm { word: word.to_owned() };
        let (numbers, mandatory) = word.strip_suffix('?').map_or((word, true), |numbers| (numbers, false));
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for set in numbers.split('|') {
            let mut one = Vec::new();
            for number in set.split('+') {
                let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
                let number: usize = number.parse().ok().filter(|_| digits).ok_or_else(form)?;
                if number >= count {
                    return Err(AskError::UseCaseNumber { number, count });
                }
                if one.contains(&number) {
                    return Err(form());
                }
                one.push(number);
            }
            sets.push(one);
        }
        Ok(Self { mandatory, sets })
    }

    /// One set that must come.
    pub(super) fn of(numbers: impl IntoIterator<Item = usize>) -> Self {
        Self { mandatory: true, sets: vec![numbers.into_iter().collect()] }
    }

    /// One document that must come, or several of which each may come by itself.
    pub(super) fn of_each(count: usize) -> Vec<Self> {
        (0..count).map(|number| Self { mandatory: count == 1, sets: vec![vec![number]] }).collect()
    }

    /// Whether a document is in any of its sets.
    #[must_use]
    pub fn names(&self, number: usize) -> bool {
        self.sets.iter().flatten().any(|found| *found == number)
    }

    /// Whether it must be met.
    #[must_use]
    pub fn is_mandatory(&self) -> bool {
        self.mandatory
    }

    /// Its sets, in order of preference: numbers of documents from 0.
    #[must_use]
    pub fn sets(&self) -> &[Vec<usize>] {
        &self.sets
    }

    fn write(&self, purpose: Option<Purpose>, writer: &mut Writer) {
        writer.map(2 + usize::from(purpose.is_some()));
        writer.text("mandatory").bool(self.mandatory).text("documentSets").array(self.sets.len());
        for set in &self.sets {
            writer.array(set.len());
            set.iter().for_each(|number| {
                writer.uint(u64::try_from(*number).unwrap_or(u64::MAX));
            });
        }
        if let Some(purpose) = purpose {
            writer.text("purposeHints").map(1).text(PURPOSE_CONTROLLER).int(purpose.code());
        }
    }
}

/// DeviceRequestInfoBytes, from the tag on; the purpose is that of every use case.
pub(super) fn device_request_info(cases: &[UseCase], purpose: Option<Purpose>) -> Vec<u8> {
    tagged(&cbor(|writer| {
        writer.map(1).text("useCases").array(cases.len());
        cases.iter().for_each(|case| case.write(purpose, writer));
    }))
}
