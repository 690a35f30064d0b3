//! The two header buckets of a COSE message and what can be wrong with them.

use std::borrow::Cow;

use super::label;
use crate::cbor::{Decoder, Error, Item, Node};
use crate::report::Case;

/// What is wrong with the headers of a message; the message can be read all the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HeaderFault {
    /// `alg` stands only in the unprotected bucket (N21).
    AlgUnprotected,
    /// No `alg` (N22).
    AlgMissing,
    /// `alg` is a name or number that nobody computes here (N23).
    AlgUnknown {
        /// The number, if it is one.
        id: Option<i64>,
    },
    /// `crit` names a label that is not understood (N30).
    CritUnknown,
    /// A label stands in both buckets (N31).
    LabelTwice {
        /// The label.
        label: i64,
    },
    /// The message came with its CBOR tag (N32, a warning).
    Tagged,
    /// No `x5chain` (N33).
    ChainAbsent,
    /// `x5chain` is an empty array (N34).
    ChainEmpty,
    /// `x5t` is not the hash of the leaf (N37).
    ThumbprintMismatch,
    /// The payload is null where it must be there (N28).
    PayloadMissing,
    /// A payload where it must be detached (N29).
    PayloadPresent,
}

impl HeaderFault {
    /// The case it is.
    #[must_use]
    pub fn case(&self) -> Case {
        Case(match self {
            Self::AlgUnprotected => 21,
            Self::AlgMissing => 22,
            Self::AlgUnknown { .. } => 23,
            Self::PayloadMissing => 28,
            Self::PayloadPresent => 29,
            Self::CritUnknown => 30,
            Self::LabelTwice { .. } => 31,
            Self::Tagged => 32,
            Self::ChainAbsent => 33,
            Self::ChainEmpty => 34,
            Self::ThumbprintMismatch => 37,
        })
    }
}

/// The header buckets as they came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Headers<'a> {
    protected_bytes: Cow<'a, [u8]>,
    protected: Vec<(Item<'a>, Item<'a>)>,
    unprotected: Vec<(Item<'a>, Item<'a>)>,
}

fn find<'h, 'a>(bucket: &'h [(Item<'a>, Item<'a>)], label: i64) -> Option<&'h Item<'a>> {
    bucket.iter().find(|(key, _)| key.node.as_int() == Some(label)).map(|(_, value)| value)
}

impl<'a> Headers<'a> {
    pub(super) fn decode(protected: Item<'a>, unprotected: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let within = |error: Error| error.within(0);
        let bucket = match &protected.node {
            // RFC 9052, 3: an empty map may be sent as an empty string.
            Node::Bytes(bytes) if bytes.is_empty() => Vec::new(),
            Node::Bytes(_) => decoder.untagged(&protected).and_then(Item::map).map_err(within)?,
            _ => return Err(within(protected.unexpected("bstr"))),
        };
        let protected_bytes = protected.byte_string()?;
        let unprotected = unprotected.map().map_err(|error| error.within(1))?;
        Ok(Self { protected_bytes, protected: bucket, unprotected })
    }

    /// The protected bucket as it was signed.
    #[must_use]
    pub fn protected_bytes(&self) -> &[u8] {
        &self.protected_bytes
    }

    /// Entries of the protected bucket.
    #[must_use]
    pub fn protected(&self) -> &[(Item<'a>, Item<'a>)] {
        &self.protected
    }

    /// Entries of the unprotected bucket.
    #[must_use]
    pub fn unprotected(&self) -> &[(Item<'a>, Item<'a>)] {
        &self.unprotected
    }

    /// A parameter from the protected bucket.
    #[must_use]
    pub fn find_protected(&self, label: i64) -> Option<&Item<'a>> {
        find(&self.protected, label)
    }

    /// A parameter from either bucket, the protected one first.
    #[must_use]
    pub fn find(&self, label: i64) -> Option<&Item<'a>> {
        find(&self.protected, label).or_else(|| find(&self.unprotected, label))
    }

    /// The algorithm's number from the protected bucket (ISO/IEC 18013-5, 9.1.2.4).
    ///
    /// # Errors
    /// If it is missing, stands in the wrong bucket, or is no number.
    pub fn alg(&self) -> Result<i64, HeaderFault> {
        match self.find_protected(label::ALG) {
            Some(item) => item.node.as_int().ok_or(HeaderFault::AlgUnknown { id: None }),
            None if find(&self.unprotected, label::ALG).is_some() => Err(HeaderFault::AlgUnprotected),
            None => Err(HeaderFault::AlgMissing),
        }
    }

    /// What is wrong whatever the message is for: labels in both buckets, `crit` beyond what is understood.
    pub fn faults(&self) -> impl Iterator<Item = HeaderFault> {
        let twice =
            self.protected.iter().filter(|(key, _)| self.unprotected.iter().any(|(other, _)| other.node == key.node));
        let twice = twice.map(|(key, _)| HeaderFault::LabelTwice { label: key.node.as_int().unwrap_or_default() });
        twice.chain(self.crit_unknown().then_some(HeaderFault::CritUnknown))
    }

    /// RFC 9052, 3.1: `crit` is a non-empty array of labels of the protected bucket, each understood.
    fn crit_unknown(&self) -> bool {
        const UNDERSTOOD: [i64; 4] = [label::ALG, label::TYP, label::X5CHAIN, label::X5T];
        let known = |item: &Item<'_>| {
            item.node
                .as_int()
                .is_some_and(|number| UNDERSTOOD.contains(&number) && self.find_protected(number).is_some())
        };
        let crit = self.find(label::CRIT);
        crit.is_some_and(
            |item| !matches!(&item.node, Node::Array(labels) if !labels.is_empty() && labels.iter().all(known)),
        )
    }

    /// The certificates of `x5chain`, leaf first, each with its offset in the input; from either bucket.
    ///
    /// # Errors
    /// If there is none, or the array is empty.
    pub fn x5chain(&self) -> Result<Vec<(&[u8], usize)>, HeaderFault> {
        let item = self.find(label::X5CHAIN).ok_or(HeaderFault::ChainAbsent)?;
        match &item.node {
            Node::Bytes(der) => Ok(vec![(der, item.span.end() - der.len())]),
            Node::Array(items) if items.is_empty() => Err(HeaderFault::ChainEmpty),
            Node::Array(items) => {
                let one = |item: &'_ Item<'a>| item.node.as_bytes().map(|der| (der.len(), item.span.end()));
                debug_assert!(items.iter().all(|item| one(item).is_some())); // Message::decode has seen to it
                Ok(items
                    .iter()
                    .filter_map(|item| item.node.as_bytes().map(|der| (der, item.span.end() - der.len())))
                    .collect())
            }
            _ => Err(HeaderFault::ChainAbsent),
        }
    }

    /// Whether `x5chain` is an array of one certificate, which stands alone in a byte string (RFC 9360, 2).
    #[must_use]
    pub fn is_chain_of_one(&self) -> bool {
        self.find(label::X5CHAIN).is_some_and(|item| matches!(&item.node, Node::Array(items) if items.len() == 1))
    }

    /// `x5t` as algorithm number and hash, if it is there and well-formed.
    #[must_use]
    pub fn x5t(&self) -> Option<(i64, &[u8])> {
        match &self.find(label::X5T)?.node {
            Node::Array(parts) => match parts.as_slice() {
                [alg, hash] => Some((alg.node.as_int()?, hash.node.as_bytes()?)),
                _ => None,
            },
            _ => None,
        }
    }
}
