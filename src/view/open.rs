//! Opens what a session has encrypted, for those who hold a key of it.

use zeroize::Zeroizing;

use crate::cbor::Decoder;
use crate::crypto::aead;
use crate::crypto::key::{PublicKey, SigningKey};
use crate::mdoc::{DeviceRequest, DeviceResponse};
use crate::session::{DeviceEngagement, SessionKeys, SessionTranscript, Side, open_documents, open_response};

/// Messages of a session that are tried: the counter is not in the message.
const COUNTERS: u32 = 64;

/// Opens the `data` of a SessionEstablishment or a SessionData (ISO/IEC 18013-5, 9.1.1.5) with the private key of either
/// side and the session's transcript. None where they do not fit.
#[must_use]
pub fn session(data: &[u8], transcript: &[u8], key: &SigningKey) -> Option<Vec<u8>> {
    let decoder = Decoder::new(transcript);
    let parsed: SessionTranscript<'_> = decoder.whole().ok()?;
    let theirs = other_side(&parsed, &decoder, key.public())?;
    let keys = SessionKeys::derive(key, &theirs, parsed.bytes).ok()?;
    Side::ALL.into_iter().find_map(|side| {
        let cipher = aead::Key::new(keys.secret_key(side));
        (1..=COUNTERS).find_map(|counter| cipher.open(side.nonce(counter), &[], data).ok())
    })
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

fn other_side<'a>(transcript: &SessionTranscript<'a>, decoder: &Decoder<'a>, ours: &PublicKey) -> Option<PublicKey> {
    let engagement = decoder.nested(transcript.device_engagement.clone()?).ok()?;
    let engagement = <DeviceEngagement<'_> as crate::cbor::Decode<'_>>::decode(engagement, decoder).ok()?;
    let device = engagement.e_device_key.value.public_key().ok()?;
    let reader = transcript.e_reader_key.as_ref()?.value.public_key().ok()?;
    match () {
        () if *ours == reader => Some(device),
        () if *ours == device => Some(reader),
        () => None,
    }
}
