//! The record built in steps, so that a defect can come in at any of them.

use time::OffsetDateTime;

use super::headers::Buckets;
use super::items::{self, Group};
use super::period::Times;
use super::tree::Tree;
use super::{Edit, Edited, Facts, Kind, mso};
use crate::cbor::Writer;
use crate::crypto::rng::Rng;
use crate::crypto::signature::Algorithm;
use crate::issuer::sign::{Chance, Statement};
use crate::profile::record::RecordId;

/// Why there is no such broken record.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DefectError<E> {
    /// The record lacks the part that would be broken.
    #[error("not applicable")]
    NotApplicable,
    /// No signature.
    #[error("signature")]
    Sign(E),
}

/// A record with a defect, and what it says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The id that the ledger keeps.
    pub id: RecordId,
    /// When it says it was signed.
    pub signed: OffsetDateTime,
    /// From when it says it is valid.
    pub valid_from: OffsetDateTime,
    /// Until when it says it is valid.
    pub valid_until: OffsetDateTime,
}

/// Payload and signature.
pub(super) struct Seal {
    pub(super) payload: Tree,
    pub(super) signature: Vec<u8>,
}

/// Signs a statement, with this defect or none.
///
/// Slower than [`issuer_signed`](crate::issuer::sign::issuer_signed); without a defect it gives the same bytes.
///
/// # Errors
/// [`DefectError`]
pub fn broken<E>(
    statement: &Statement<'_>,
    facts: &Facts<'_>,
    kind: Option<&Kind>,
    algorithm: Algorithm,
    rng: &mut dyn Rng,
    sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
) -> Result<Broken, DefectError<E>> {
    let edit = kind.map(|kind| kind.edit);
    let done = |edited: Edited| edited.ok_or(DefectError::NotApplicable);
    let mut times = Times::of(statement);
    if let Some(Edit::Period(edit)) = edit {
        done(edit(&mut times, facts))?;
    }
    let mut groups = items::of(statement, &Chance::draw(&statement.parts, rng));
    if let Some(Edit::Items(edit)) = edit {
        done(edit(&mut groups))?;
    }
    let mut mso = mso::of(statement, &times, &groups);
    if let Some(Edit::Mso(edit)) = edit {
        done(edit(&mut mso))?;
    }
    let mut buckets = Buckets::of(algorithm, facts.certificate, statement.second.is_some());
    if let Some(Edit::Headers(edit)) = edit {
        done(edit(&mut buckets, facts))?;
    }
    let payload = Tree::Encoded(Box::new(mso)).to_bytes();
    let aad = if let Some(Edit::SignedWith(aad)) = edit { aad } else { &[] };
    let signature = sign(&sig_structure(&buckets.protected_bytes(), aad, &payload)).map_err(DefectError::Sign)?;
    let id = RecordId::of_mso_bytes(&payload);
    let mut seal = Seal { payload: Tree::Bytes(payload), signature };
    if let Some(Edit::Seal(edit)) = edit {
        done(edit(&mut seal))?;
    }
    let id = if let Tree::Bytes(payload) = &seal.payload { RecordId::of_mso_bytes(payload) } else { id };
    if let Some(Edit::Late(edit)) = edit {
        done(edit(&mut groups))?;
    }
    let bytes = finish(edit, buckets, seal, &groups).ok_or(DefectError::NotApplicable)?;
    Ok(Broken { bytes, id, signed: times.signed, valid_from: times.from, valid_until: times.until })
}

fn finish(edit: Option<Edit>, buckets: Buckets, seal: Seal, groups: &[Group]) -> Option<Vec<u8>> {
    let auth = buckets.message(seal.payload, seal.signature);
    let mut whole =
        Tree::Map(vec![(Tree::text("issuerAuth"), auth), (Tree::text("nameSpaces"), items::name_spaces(groups))]);
    if let Some(Edit::Whole(edit)) = edit {
        edit(&mut whole)?;
    }
    let mut bytes = whole.to_bytes();
    if let Some(Edit::Bytes(edit)) = edit {
        edit(&mut bytes)?;
    }
    Some(bytes)
}

fn sig_structure(protected: &[u8], aad: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(4).text("Signature1").bytes(protected).bytes(aad).bytes(payload);
    writer.finish()
}
