//! What is derived for a session: shown only to whoever asks for it by name.

use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::cbor::Decoder;
use crate::crypto::key::{PublicKey, SigningKey};
use crate::mdoc::DeviceResponse;
use crate::session::{SessionKeys, SessionTranscript, Side, e_mac_key, transcript_salt};
use crate::text;
use crate::text::{Message, Words};

/// A derived value.
pub(in crate::cli) struct Derived {
    name: &'static str,
    about: Message,
    /// Its digits; none where it is secret and was not asked for.
    digits: Option<Zeroizing<String>>,
}

impl std::fmt::Debug for Derived {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[elided]")
    }
}

impl Derived {
    fn secret(name: &'static str, about: Message, key: &[u8], shown: bool) -> Self {
        Self { name, about, digits: shown.then(|| Zeroizing::new(hex::encode(key))) }
    }

    /// In one line.
    pub(in crate::cli) fn line(&self, words: Words) -> Zeroizing<String> {
        let hidden = || words.say(text!(recording_hidden));
        let digits = self.digits.clone().unwrap_or_else(|| Zeroizing::new(hidden()));
        Zeroizing::new(format!("{:<8}  {}  ({})", self.name, *digits, words.say(&self.about)))
    }
}

/// All as one JSON object; null where a secret was not asked for.
pub(in crate::cli::commands::inspect) fn json(derived: &[Derived]) -> Value {
    let entry = |one: &Derived| json!({"name": one.name, "value": one.digits.as_deref()});
    derived.iter().map(entry).collect()
}

/// Salt and keys of a session.
pub(in crate::cli::commands::inspect) fn session(transcript: &[u8], keys: &SessionKeys, shown: bool) -> Vec<Derived> {
    let salt = hex::encode(transcript_salt(array(transcript)));
    let key = |side: Side, about| Derived::secret(side.key_name(), about, keys.secret_key(side), shown);
    vec![
        Derived { name: "salt", about: text!(recording_key_salt), digits: Some(Zeroizing::new(salt)) },
        key(Side::Reader, text!(recording_key_reader)),
        key(Side::Device, text!(recording_key_device)),
    ]
}

/// The array of a transcript, also where it came under tag 24.
fn array(transcript: &[u8]) -> &[u8] {
    let read = Decoder::new(transcript).whole::<SessionTranscript<'_>>();
    read.map_or(transcript, |read| read.bytes)
}

/// EMacKey of each document of a response that a MAC authenticates: between the receiver's ephemeral key and the device key
/// in its MSO, over the transcript of the session, or the document's own where it came encrypted.
pub(super) fn mac<'k>(
    response: &[u8],
    (transcript, own): (&[u8], &[Option<Vec<u8>>]),
    keys: impl Iterator<Item = &'k SigningKey> + Clone,
    shown: bool,
) -> Vec<Derived> {
    let decoder = Decoder::new(transcript);
    let Ok(read) = decoder.whole::<SessionTranscript<'_>>() else { return Vec::new() };
    let Some(reader) = read.e_reader_key.as_ref().and_then(|key| key.value.public_key().ok()) else {
        return Vec::new();
    };
    let Ok(response) = Decoder::new(response).whole::<DeviceResponse<'_>>() else { return Vec::new() };
    let devices = response.documents.iter().map(|document| {
        document.device_signed.as_ref()?.device_auth.device_mac.as_ref()?;
        let mso = document.issuer_signed.issuer_auth.mso.as_ref()?;
        mso.value.device_key_info.device_key.as_ref()?.public_key().ok()
    });
    let derive = |(at, device): (usize, Option<PublicKey>)| {
        let device = device?;
        let transcript = own.get(at).and_then(Option::as_deref).unwrap_or(read.bytes);
        let key = keys.clone().find_map(|key| match key.public() {
            ours if *ours == reader => e_mac_key(key, &device, transcript).ok(),
            ours if *ours == device => e_mac_key(key, &reader, transcript).ok(),
            _ => None,
        })?;
        Some(Derived::secret("EMacKey", text!(recording_key_mac, document = at + 1), &*key, shown))
    };
    devices.enumerate().filter_map(derive).collect()
}
