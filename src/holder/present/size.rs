//! How large the plain answer would be, and what does not fit (second edition, 10.2.5, `maximumResponseSize`).

use super::{Method, ResponseDraft, Seal, protected};
use crate::cbor::Writer;
use crate::crypto::mac;
use crate::crypto::signature::Algorithm;
use crate::holder::consent::{Document, Offer};

/// Takes out what makes the answer larger than a request wants it: the last documents first, or, where use cases say
/// which belong together, sets of them for others. To be done again whenever documents were taken out.
pub fn fit(offer: &mut Offer<'_>, method: Method) {
    offer.take_back();
    while let Some((at, size, limit)) = too_large(offer, method) {
        offer.leave_out(at, size, limit);
    }
}

/// The last document that would be sent in an answer larger than its request takes.
fn too_large(offer: &Offer<'_>, method: Method) -> Option<(usize, u64, u64)> {
    let limited = |(at, document): (usize, &Document<'_>)| Some((at, document.maximum_size?));
    let sent = offer.documents.iter().enumerate().filter(|(_, document)| document.is_sent());
    let limited: Vec<_> = sent.filter_map(limited).collect();
    if limited.is_empty() {
        return None;
    }
    let size = u64::try_from(plain_size(offer, method)).unwrap_or(u64::MAX);
    let last = limited.into_iter().rev().find(|(_, limit)| size > *limit);
    last.map(|(at, limit)| (at, size, limit))
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
