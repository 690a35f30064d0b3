//! Documents that came encrypted in an answer (second edition, 12.6), opened with the request of the recording.

use super::Keys;
use crate::cbor::Decoder;
use crate::crypto::key::{PublicKey, SigningKey};
use crate::mdoc::{DeviceRequest, DeviceResponse};
use crate::session::{OpenedResponse, SessionTranscript, open_response, sealed_at};

/// Opens them with the keys given; nothing where nothing is encrypted, or none of the keys is one that was asked for.
///
/// # Errors
/// Where the ciphertext lies that the key asked for does not open.
pub(super) fn open(
    keys: &Keys,
    response: &[u8],
    question: Option<&[u8]>,
    transcript: &[u8],
) -> Result<Option<OpenedResponse>, (String, usize)> {
    let Some(number) = first_sealed(response) else { return Ok(None) };
    let Ok(transcript) = Decoder::new(transcript).whole::<SessionTranscript<'_>>() else { return Ok(None) };
    let mut wanted = false;
    for request in question.into_iter().chain(keys.requests()) {
        let Ok(request) = Decoder::new(request).whole::<DeviceRequest<'_>>() else { continue };
        for key in keys.signing().filter(|key| is_recipient(&request, key)) {
            match open_response(response, &request, transcript.bytes, key) {
                Ok(opened) => return Ok(opened),
                Err(_) => wanted = true,
            }
        }
    }
    let place = sealed_at(response, number).filter(|_| wanted);
    place.map_or(Ok(None), |(place, offset)| Err((format!("encryptedDocuments[{place}].cipherText"), offset)))
}

/// The number of the DocRequest that the first encrypted documents answer.
fn first_sealed(response: &[u8]) -> Option<u64> {
    let decoder = Decoder::new(response);
    let response: DeviceResponse<'_> = decoder.whole().ok()?;
    response.encrypted_documents.first().map(|sealed| sealed.doc_request_id)
}

/// Whether a request asks for documents encrypted to this key.
fn is_recipient(request: &DeviceRequest<'_>, key: &SigningKey) -> bool {
    let infos = request.doc_requests.iter().filter_map(|asked| asked.items_request.value.request_info.as_ref());
    let mut parameters = infos.filter_map(|info| info.doc_response_encryption.as_ref());
    parameters.any(|parameters| {
        let named: Option<PublicKey> = parameters.value.recipient_public_key.public_key().ok();
        named.as_ref() == Some(key.public())
    })
}
