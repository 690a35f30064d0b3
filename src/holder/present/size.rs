//! How large the plain answer would be, and what does not fit (second edition, 10.2.5, `maximumResponseSize`).

use super::{Method, ResponseDraft, Seal, protected};
use crate::cbor::Writer;
use crate::crypto::mac;
use crate::crypto::signature::Algorithm;
use crate::holder::consent::{Offer, Unanswerable};

/// Takes out the documents whose request wants a smaller answer than there would be, the last ones first.
pub fn fit(offer: &mut Offer<'_>, method: Method) {
    for at in (0..offer.documents.len()).rev() {
        let document = &offer.documents[at];
        let Some(limit) = document.maximum_size.filter(|_| document.is_sent()) else { continue };
        let size = u64::try_from(plain_size(offer, method)).unwrap_or(u64::MAX);
        if size > limit {
            offer.documents[at].unanswerable = Some(Unanswerable::TooLarge { size, limit });
            offer.choose();
        }
    }
}

/// Bytes of the plain DeviceResponse: what is not made yet has the length it will have.
#[must_use]
pub fn plain_size(offer: &Offer<'_>, method: Method) -> usize {
    let mut draft = ResponseDraft::new(offer);
    for document in &mut draft.documents {
        let curve = document.held.device_key.as_ref().map(crate::crypto::key::PublicKey::curve);
        let algorithm = curve.and_then(Algorithm::for_curve);
        let (id, length) = match (method, algorithm, curve) {
            (Method::Signature, Some(algorithm), Some(curve)) => (algorithm.cose_id(), 2 * curve.field_length()),
            _ => (mac::COSE_HMAC_256, 32),
        };
        let mut writer = Writer::new();
        Seal::new(protected(id), vec![0; length]).encode(method, writer.map(1));
        document.device_auth = writer.finish();
    }
    draft.encode().len()
}
