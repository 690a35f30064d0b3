//! Opens what a session has encrypted, for those who hold a key of it.

use crate::cbor::Decoder;
use crate::crypto::aead;
use crate::crypto::digest;
use crate::crypto::hkdf;
use crate::crypto::key::{PublicKey, SigningKey};
use crate::session::{DeviceEngagement, SessionTranscript};

/// Messages of a session that are tried: the counter is not in the message.
const COUNTERS: u32 = 64;

/// Opens the `data` of a SessionEstablishment or a SessionData (ISO/IEC 18013-5, 9.1.1.5) with the private key of either
/// side and the session's transcript. None where they do not fit.
#[must_use]
pub fn session(data: &[u8], transcript: &[u8], key: &SigningKey) -> Option<Vec<u8>> {
    let decoder = Decoder::new(transcript);
    let parsed: SessionTranscript<'_> = decoder.whole().ok()?;
    let secret = key.agree(&other_side(&parsed, &decoder, key.public())?).ok()?;
    let mut writer = crate::cbor::Writer::new();
    writer.tag24(parsed.bytes);
    let salt = digest::sha256(&writer.finish());
    let sides: [(&[u8], u8); 2] = [(b"SKReader", 0), (b"SKDevice", 1)];
    sides.into_iter().find_map(|(info, side)| {
        let cipher = aead::Key::new(&hkdf::sha256_key(&secret, &salt, info));
        (1..=COUNTERS).find_map(|counter| {
            let mut nonce = [0; 12];
            nonce[7] = side;
            nonce[8..].copy_from_slice(&counter.to_be_bytes());
            cipher.open(nonce, &[], data).ok()
        })
    })
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
