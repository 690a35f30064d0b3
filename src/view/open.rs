//! Opens what a session has encrypted, for those who hold a key of it.

use zeroize::Zeroizing;

use crate::cbor::Decoder;
use crate::crypto::key::SigningKey;
use crate::mdoc::{DeviceRequest, DeviceResponse};
use crate::session::{Opened, Replay, SessionTranscript, Unopened, open_documents, open_response};

/// Opens the `data` of a SessionEstablishment or a SessionData (ISO/IEC 18013-5, 9.1.1.5) with the private key of either
/// side and the session's transcript. None where they do not fit.
#[must_use]
pub fn session(data: &[u8], transcript: &[u8], key: &SigningKey) -> Option<Opened> {
    Replay::new(transcript, key).ok()?.anywhere(data)
}

/// Opens the encrypted documents of a DeviceResponse (second edition, 12.6) with the private key that the request named:
/// the same response with the documents in plain. `transcript` is the session's.
///
/// # Errors
/// The number of the DocRequest whose documents do not open, where it is one of them; also where nothing is encrypted.
pub fn documents(
    response: &[u8],
    request: &DeviceRequest<'_>,
    transcript: &[u8],
    key: &SigningKey,
) -> Result<Zeroizing<Vec<u8>>, Option<u64>> {
    let parsed: SessionTranscript<'_> = Decoder::new(transcript).whole().map_err(|_| None)?;
    let opened = open_response(response, request, parsed.bytes, key).map_err(|error| number(&error))?;
    opened.map(|opened| opened.response).ok_or(None)
}

/// The first plaintext of the encrypted documents of a DeviceResponse, as it was sealed, where all of them open.
/// `transcript` is the one they were sealed over, with EncryptionParametersBytes in it; no request is needed.
///
/// # Errors
/// As [`documents`].
pub fn plaintext(response: &[u8], transcript: &[u8], key: &SigningKey) -> Result<Zeroizing<Vec<u8>>, Option<u64>> {
    let parsed: SessionTranscript<'_> = Decoder::new(transcript).whole().map_err(|_| None)?;
    let response: DeviceResponse<'_> = Decoder::new(response).whole().map_err(|_| None)?;
    let open = |sealed| open_documents(sealed, parsed.bytes, key).map_err(|error| number(&error));
    let plain: Vec<_> = response.encrypted_documents.iter().map(open).collect::<Result<_, _>>()?;
    plain.into_iter().next().ok_or(None)
}

fn number(error: &Unopened) -> Option<u64> {
    match error {
        Unopened::NotAsked(number) | Unopened::NotAuthentic(number) => Some(*number),
        _ => None,
    }
}
