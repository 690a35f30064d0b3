//! Opens what a session has encrypted, for those who hold a key of it.

use zeroize::Zeroizing;

use crate::cbor::Decoder;
use crate::crypto::key::SigningKey;
use crate::mdoc::{DeviceRequest, DeviceResponse};
use crate::session::{Opened, Replay, SessionTranscript, open_documents, open_response};

/// Opens the `data` of a SessionEstablishment or a SessionData (ISO/IEC 18013-5, 9.1.1.5) with the private key of either
/// side and the session's transcript. None where they do not fit.
#[must_use]
pub fn session(data: &[u8], transcript: &[u8], key: &SigningKey) -> Option<Opened> {
    Replay::new(transcript, key).ok()?.anywhere(data)
}

/// Opens the encrypted documents of a DeviceResponse (second edition, 12.6) with the private key that the request named:
/// the same response with the documents in plain. `transcript` is the session's. None where they do not fit, and where
/// nothing is encrypted.
#[must_use]
pub fn documents(
    response: &[u8],
    request: &DeviceRequest<'_>,
    transcript: &[u8],
    key: &SigningKey,
) -> Option<Zeroizing<Vec<u8>>> {
    let parsed: SessionTranscript<'_> = Decoder::new(transcript).whole().ok()?;
    open_response(response, request, parsed.bytes, key).ok()?.map(|opened| opened.response)
}

/// The plaintexts of the encrypted documents of a DeviceResponse, as they were sealed. `transcript` is the one they were
/// sealed over, with EncryptionParametersBytes in it; no request is needed. None where they do not fit.
#[must_use]
pub fn plaintexts(response: &[u8], transcript: &[u8], key: &SigningKey) -> Option<Vec<Zeroizing<Vec<u8>>>> {
    let parsed: SessionTranscript<'_> = Decoder::new(transcript).whole().ok()?;
    let response: DeviceResponse<'_> = Decoder::new(response).whole().ok()?;
    let open = |sealed| open_documents(sealed, parsed.bytes, key).ok();
    response.encrypted_documents.iter().map(open).collect()
}
