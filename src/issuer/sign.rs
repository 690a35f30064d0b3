//! The record: elements under digests, the MSO over them, the issuer's signature (ISO/IEC 18013-5:2021, 9.1.2).
//!
//! One buffer, written once: the MSO first with room for its digests, then the elements, each digested where it
//! stands. Every map is in the order of RFC 8949, 4.2.1.

mod layout;
mod second;
#[cfg(test)]
mod tests;

use std::ops::Range;

use time::OffsetDateTime;

use crate::crypto::digest;
use crate::crypto::key::PublicKey;
use crate::crypto::rng::Rng;
use crate::crypto::signature;
use crate::issuer::draft::{Draft, ElementValue};
use crate::profile::mnc;
use crate::profile::record::RecordId;

pub use second::SecondEdition;
pub(in crate::issuer) use second::Thumbprint;

/// Length of the random bytes that hide a value from who sees only its digest; 16 would do.
pub const RANDOM_LENGTH: usize = 32;

/// One element as it will stand in the record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part<'a> {
    /// Its namespace.
    pub name_space: &'a str,
    /// Its identifier.
    pub identifier: &'a str,
    /// Its value.
    pub value: &'a ElementValue,
}

/// What the issuer says.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// The document type.
    pub doc_type: &'a str,
    /// The elements; those of one namespace stand together.
    pub parts: Vec<Part<'a>>,
    /// The holder's public key.
    pub device_key: &'a PublicKey,
    /// Algorithm of the digests.
    pub digest: digest::Algorithm,
    /// When it is signed.
    pub signed: OffsetDateTime,
    /// From when it is valid.
    pub valid_from: OffsetDateTime,
    /// Until when it is valid.
    pub valid_until: OffsetDateTime,
    /// What the second edition adds; nothing for a record of the first.
    pub second: Option<SecondEdition>,
}

impl Statement<'_> {
    /// What stands under `status` in the MSO.
    pub(in crate::issuer) fn status(&self) -> Option<&SecondEdition> {
        self.second.as_ref().filter(|second| second.names_list())
    }
}

/// A record signed by the issuer.
#[derive(Clone, PartialEq, Eq)]
pub struct Issued {
    bytes: Vec<u8>,
    mso: Range<usize>,
}

impl<'a> Statement<'a> {
    /// The elements of a draft, in the order of RFC 8949 for their namespaces.
    #[must_use]
    pub fn parts_of(draft: &'a Draft) -> Vec<Part<'a>> {
        let part = |(element, value): (mnc::Element, &'a ElementValue)| Part {
            name_space: element.namespace(),
            identifier: element.identifier(),
            value,
        };
        let mut parts: Vec<Part<'a>> = draft.elements().map(part).collect();
        parts.sort_by_key(|part| (part.name_space.len(), part.name_space));
        parts
    }
}

impl Issued {
    /// IssuerSigned, as sent to the holder.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// IssuerSigned, as sent to the holder.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The MobileSecurityObjectBytes in it, tag 24 and all.
    #[must_use]
    pub fn mso_bytes(&self) -> &[u8] {
        &self.bytes[self.mso.clone()]
    }

    /// Its id: the digest of the MobileSecurityObjectBytes.
    #[must_use]
    pub fn id(&self) -> RecordId {
        RecordId::of_mso_bytes(self.mso_bytes())
    }
}

impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Issued({})", self.id())
    }
}

/// The random parts of a record: numbers of digests in random order, and random bytes, one each for every part.
///
/// Taken from the source in one piece.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::issuer) struct Chance {
    /// `digestID` of each part; from 0 in each namespace.
    pub(in crate::issuer) ids: Vec<u64>,
    /// `random` of each part.
    pub(in crate::issuer) randoms: Vec<[u8; RANDOM_LENGTH]>,
}

impl Chance {
    pub(in crate::issuer) fn draw(parts: &[Part<'_>], rng: &mut dyn Rng) -> Self {
        let mut pool = vec![0; parts.len() * (RANDOM_LENGTH + 8)];
        rng.fill(&mut pool);
        let (randoms, orders) = pool.split_at(parts.len() * RANDOM_LENGTH);
        let (randoms, _) = randoms.as_chunks();
        let (orders, _) = orders.as_chunks::<8>();
        let mut ids = Vec::with_capacity(parts.len());
        for group in groups(parts) {
            // Ranks of random numbers are a random order; two equal ones of 64 bits are not to be met.
            let orders = &orders[group];
            ids.extend(orders.iter().enumerate().map(|(at, mine)| {
                let before = |(other, theirs): (usize, &[u8; 8])| (theirs, other) < (mine, at);
                rank(orders.iter().enumerate().filter(|(other, theirs)| before((*other, theirs))).count())
            }));
        }
        Self { ids, randoms: randoms.to_vec() }
    }
}

fn rank(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The ranges of parts that share a namespace.
pub(in crate::issuer) fn groups(parts: &[Part<'_>]) -> Vec<Range<usize>> {
    let mut start = 0;
    let chunks = parts.chunk_by(|one, next| one.name_space == next.name_space);
    chunks
        .map(|chunk| {
            let group = start..start + chunk.len();
            start = group.end;
            group
        })
        .collect()
}

/// Signs a statement: IssuerSigned with the certificate of the signer alone in `x5chain`.
///
/// `sign` gets the Sig_structure and gives the signature in fixed form; whether its key is that of the certificate is
/// **not** checked.
///
/// # Errors
/// Those of `sign`.
pub fn issuer_signed<E>(
    statement: &Statement<'_>,
    certificate: &[u8],
    algorithm: signature::Algorithm,
    rng: &mut dyn Rng,
    sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
) -> Result<Issued, E> {
    let chance = Chance::draw(&statement.parts, rng);
    let groups = groups(&statement.parts);
    let mut layout = layout::Layout::begin(statement, &groups, certificate, algorithm);
    layout.elements(statement, &groups, &chance);
    let signature = sign(&layout.sig_structure())?;
    Ok(layout.finish(&signature))
}
