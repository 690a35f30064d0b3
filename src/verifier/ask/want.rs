//! What is typed after `--ask`: a profile or elements, of the record or of another document type.

use crate::profile::legal::{Profile, UnknownProfile};
use crate::profile::mnc::{DOC_TYPE, Element};
use crate::profile::suggest::{self, Suggestion};

/// One element that is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WantedElement {
    /// Its namespace.
    pub name_space: String,
    /// Its identifier.
    pub identifier: String,
    /// Whether it will be kept.
    pub retain: bool,
}

/// One document that is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WantedDocument {
    /// Its type.
    pub doc_type: String,
    /// Its elements.
    pub elements: Vec<WantedElement>,
    /// The profile they come from.
    pub profile: Option<&'static Profile>,
}

/// Why a word asks for nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum AskError {
    /// Not of the form `TYPE=WHAT`.
    AlsoForm {
        /// What was written.
        word: String,
    },
    /// Not of the form `ELEMENT=OTHER`.
    AlternativeForm {
        /// What was written.
        word: String,
    },
    /// What something stands in for is not asked for.
    AlternativeNotAsked {
        /// The name.
        name: String,
    },
    /// No element of the record has this name.
    Element {
        /// The name.
        name: String,
        /// What was probably meant.
        suggestion: Option<Suggestion>,
    },
    /// Nothing is asked.
    Nothing,
    /// The law of that name has no way by this record.
    NotAvailable {
        /// The name.
        name: &'static str,
    },
    /// What is to be kept is not asked for.
    RetainNotAsked {
        /// The name.
        name: String,
    },
    /// Not of the form `0+1|2`.
    UseCaseForm {
        /// What was written.
        word: String,
    },
    /// A use case names a document request that is not there.
    UseCaseNumber {
        /// The number.
        number: usize,
        /// How many there are.
        count: usize,
    },
}

impl WantedDocument {
    /// Reads words: one profile, or elements by name. An element of another document type or one that the record is not
    /// known to hold has its namespace before it: `namespace/identifier`. `retain` names elements among them, or `all`.
    ///
    /// # Errors
    /// [`AskError`].
    pub fn parse(doc_type: Option<&str>, words: &[String], retain: &[String]) -> Result<Self, AskError> {
        let doc_type = doc_type.unwrap_or(DOC_TYPE).to_owned();
        let (mut elements, mut profile) = (Vec::new(), None);
        for word in words {
            match Profile::find(word) {
                Ok(found) => {
                    profile = Some(found).filter(|_| words.len() == 1);
                    found.elements().for_each(|element| add(&mut elements, element.namespace(), element.identifier()));
                }
                Err(UnknownProfile::NotAvailable { name, .. }) => return Err(AskError::NotAvailable { name }),
                Err(UnknownProfile::Unknown) => {
                    let (name_space, identifier) = element(word)?;
                    add(&mut elements, name_space, identifier);
                }
            }
        }
        if elements.is_empty() {
            return Err(AskError::Nothing);
        }
        let mut document = Self { doc_type, elements, profile };
        keep(std::slice::from_mut(&mut document), retain)?;
        Ok(document)
    }

    /// Reads a further document: `TYPE=WHAT[,WHAT…]`, the words after the sign as [`WantedDocument::parse`] takes them.
    ///
    /// # Errors
    /// [`AskError`].
    pub fn also(word: &str) -> Result<Self, AskError> {
        let (doc_type, words) = word
            .split_once('=')
            .filter(|(doc_type, _)| !doc_type.is_empty())
            .ok_or_else(|| AskError::AlsoForm { word: word.to_owned() })?;
        let words: Vec<_> = words.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self::parse(Some(doc_type), &words, &[])
    }

    /// Whether it asks for this element.
    pub(super) fn asks(&self, name_space: &str, identifier: &str) -> bool {
        self.elements.iter().any(|one| one.name_space == name_space && one.identifier == identifier)
    }
}

fn add(elements: &mut Vec<WantedElement>, name_space: &str, identifier: &str) {
    if !elements.iter().any(|known| known.name_space == name_space && known.identifier == identifier) {
        elements.push(WantedElement {
            name_space: name_space.to_owned(),
            identifier: identifier.to_owned(),
            retain: false,
        });
    }
}

pub(super) fn element(word: &str) -> Result<(&str, &str), AskError> {
    if let Some((name_space, identifier)) =
        word.rsplit_once('/').filter(|(space, name)| !space.is_empty() && !name.is_empty())
    {
        return Ok((name_space, identifier));
    }
    let known = Element::named(word).map(|element| (element.namespace(), element.identifier()));
    known.ok_or_else(|| AskError::Element { name: word.to_owned(), suggestion: suggest::by_name(word) })
}

/// Says that elements will be kept: names of elements of any of the documents, or `all`.
///
/// # Errors
/// [`AskError::RetainNotAsked`].
pub fn keep(documents: &mut [WantedDocument], retain: &[String]) -> Result<(), AskError> {
    for name in retain {
        let named = |element: &WantedElement| {
            name == "all"
                || *name == element.identifier
                || *name == format!("{}/{}", element.name_space, element.identifier)
        };
        if !documents.iter().flat_map(|document| &document.elements).any(named) {
            return Err(AskError::RetainNotAsked { name: name.clone() });
        }
        let elements = documents.iter_mut().flat_map(|document| &mut document.elements);
        elements.filter(|element| named(element)).for_each(|element| element.retain = true);
    }
    Ok(())
}
