//! What a request of the second edition says beyond its elements (10.2.5, 12.6).

use super::AskError;
use super::UseCase;
use super::make::cbor;
use super::want::{WantedDocument, element};
use crate::cbor::{Encode as _, Writer};
use crate::crypto::key::PublicKey;

/// Namespace and identifier of an element.
type Reference = (String, String);

/// An element that is asked for, and what may be returned in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternative {
    requested: Reference,
    /// Each returned whole, in order of preference.
    sets: Vec<Vec<Reference>>,
}

/// Whom an answer is encrypted to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recipient {
    /// The key, on P-256.
    pub key: PublicKey,
    /// Makes the parameters those of one request.
    pub nonce: [u8; 16],
}

/// What only a request of the second edition says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SecondEdition {
    /// What may stand in for an element.
    pub alternatives: Vec<Alternative>,
    /// Bytes that the plain answer should not exceed.
    pub maximum_response_size: Option<u64>,
    /// Whom the answer is encrypted to.
    pub recipient: Option<Recipient>,
    /// Which documents belong together; where none are given, each document is a use case of its own.
    pub use_cases: Vec<UseCase>,
}

impl SecondEdition {
    /// Adds `ELEMENT=OTHER[+OTHER…]`; another set for the same element is less preferred.
    ///
    /// # Errors
    /// [`AskError`]: no such form, an element nobody knows, or one that none of the documents asks for.
    pub fn allow(&mut self, documents: &[WantedDocument], word: &str) -> Result<(), AskError> {
        let form = || AskError::AlternativeForm { word: word.to_owned() };
        let (requested, others) = word.split_once('=').ok_or_else(form)?;
        let owned = |name: &str| element(name).map(|(space, name)| (space.to_owned(), name.to_owned()));
        let requested = owned(requested)?;
        let set = others.split('+').map(owned).collect::<Result<Vec<_>, _>>()?;
        if !documents.iter().any(|document| document.asks(&requested.0, &requested.1)) {
            return Err(AskError::AlternativeNotAsked { name: requested.1 });
        }
        match self.alternatives.iter_mut().find(|known| known.requested == requested) {
            Some(known) => known.sets.push(set),
            None => self.alternatives.push(Alternative { requested, sets: vec![set] }),
        }
        Ok(())
    }

    /// The map DocRequestInfo of a document: what stands in for elements of others has no place in it (case N121).
    pub(super) fn doc_request_info(&self, document: &WantedDocument) -> Vec<u8> {
        let own = |one: &&Alternative| document.asks(&one.requested.0, &one.requested.1);
        let alternatives: Vec<_> = self.alternatives.iter().filter(own).collect();
        let entries = 1
            + usize::from(!alternatives.is_empty())
            + usize::from(self.maximum_response_size.is_some())
            + usize::from(self.recipient.is_some());
        cbor(|writer| {
            writer.map(entries);
            if !alternatives.is_empty() {
                writer.text("alternativeDataElements").array(alternatives.len());
                alternatives.iter().for_each(|one| one.write(writer));
            }
            writer.text("uniqueDocSetRequired").bool(true);
            if let Some(size) = self.maximum_response_size {
                writer.text("maximumResponseSize").uint(size);
            }
            if let Some(recipient) = &self.recipient {
                writer.text("docResponseEncryption").tag24(&recipient.parameters());
            }
        })
    }
}

impl Alternative {
    fn write(&self, writer: &mut Writer) {
        let reference = |writer: &mut Writer, (space, name): &Reference| {
            writer.array(2).text(space).text(name);
        };
        writer.map(2).text("requestedElement");
        reference(writer, &self.requested);
        writer.text("alternativeElementSets").array(self.sets.len());
        for set in &self.sets {
            writer.array(set.len());
            set.iter().for_each(|one| reference(writer, one));
        }
    }
}

impl Recipient {
    /// EncryptionParameters.
    fn parameters(&self) -> Vec<u8> {
        cbor(|writer| {
            writer.map(2).text("recipientPublicKey").raw(&self.key.to_cbor()).text("nonce").bytes(&self.nonce);
        })
    }
}
