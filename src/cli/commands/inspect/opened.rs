//! `--key`: what a session has encrypted, opened.

use zeroize::Zeroizing;

use super::recording::{Derived, data_at, derived};
use crate::cbor::Decoder;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::input::{Input, Source};
use crate::crypto::key::SigningKey;
use crate::mdoc::{DeviceRequest, DeviceResponse};
use crate::session::{Replay, SessionData, SessionEstablishment, SessionTranscript, sealed_at};
use crate::text;
use crate::view::{Document, Kind, open};

/// What was given with `--key`.
#[derive(Debug, Default)]
pub(in crate::cli) struct Keys {
    keys: Vec<SigningKey>,
    transcripts: Vec<Zeroizing<Vec<u8>>>,
    requests: Vec<Zeroizing<Vec<u8>>>,
}

impl Keys {
    pub(super) fn read(context: &mut Context, sources: &[Source]) -> Result<Self, CommandError> {
        let mut found = Self::default();
        for source in sources {
            let input = context.read_file_or_text(source)?;
            let name = input.name.clone();
            if !found.add(input) {
                return Err(CommandError::input(text!(inspect_no_key, file = name.clone())).file(name));
            }
        }
        Ok(found)
    }

    /// Whether none were given.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.transcripts.is_empty()
    }

    /// The private keys.
    pub(super) fn signing(&self) -> impl Iterator<Item = &SigningKey> + Clone {
        self.keys.iter()
    }

    /// The transcripts.
    pub(super) fn transcripts(&self) -> impl Iterator<Item = &Zeroizing<Vec<u8>>> {
        self.transcripts.iter()
    }

    /// The requests.
    pub(super) fn requests(&self) -> impl Iterator<Item = &[u8]> {
        self.requests.iter().map(|request| request.as_slice())
    }

    /// Adds what a folder of an exchange has of them.
    pub(in crate::cli) fn add(&mut self, mut input: Input) -> bool {
        if let Ok(key) = input.signing_key() {
            self.keys.push(key);
        } else if Decoder::new(input.bytes()).whole::<SessionTranscript<'_>>().is_ok() {
            self.transcripts.push(input.take_whole());
        } else if Decoder::new(input.bytes()).whole::<DeviceRequest<'_>>().is_ok() {
            self.requests.push(input.take_whole());
        } else {
            return false;
        }
        true
    }

    /// What the keys open of a document; nothing where it holds nothing encrypted, or no keys were given.
    pub(super) fn open(
        &self,
        context: &mut Context,
        document: &Document<'_>,
        file: &str,
        session_keys: bool,
    ) -> Result<Option<Found>, CommandError> {
        if self.is_empty() {
            return Ok(None);
        }
        let unfit = || CommandError::input(text!(inspect_key_unfit, file = file.to_owned())).file(file);
        if document.kind == Kind::SessionTranscript {
            let replay = self.keys.iter().find_map(|key| Replay::new(document.bytes, key).ok()).ok_or_else(unfit)?;
            let derived = derived::session(document.bytes, replay.keys(), session_keys);
            return Ok(Some(Found { plain: None, derived }));
        }
        if has_encrypted(document) {
            let plain = self.documents(document.bytes).map_err(|number| not_opened(unfit(), document.bytes, number))?;
            return Ok(Some(Found { plain: Some(plain), derived: Vec::new() }));
        }
        let Some(data) = encrypted(document) else {
            context.note(&text!(inspect_key_unused, file = file.to_owned()));
            return Ok(None);
        };
        let pairs = self.keys.iter().flat_map(|key| self.transcripts.iter().map(move |transcript| (key, transcript)));
        let found = pairs.into_iter().find_map(|(key, transcript)| {
            let replay = Replay::new(transcript, key).ok()?;
            let plain = replay.anywhere(&data)?.plain;
            let derived = derived::session(transcript, replay.keys(), session_keys);
            Some(Found { plain: Some(Zeroizing::new(plain)), derived })
        });
        found.map(Some).ok_or_else(|| unfit().at("data", data_at(document.bytes)))
    }
}

impl Keys {
    /// The encrypted documents of a response: with its request and the session's transcript the whole response in plain,
    /// with the transcript they were sealed over the first of their plaintexts.
    ///
    /// # Errors
    /// The number of the DocRequest whose documents do not open; of several tries the one that opened most.
    fn documents(&self, response: &[u8]) -> Result<Zeroizing<Vec<u8>>, Option<u64>> {
        let decoders: Vec<_> = self.requests.iter().map(|request| Decoder::new(request)).collect();
        let requests: Vec<_> =
            decoders.iter().filter_map(|request| request.whole::<DeviceRequest<'_>>().ok()).collect();
        let mut failed = None;
        for (key, transcript) in self.keys.iter().flat_map(|key| self.transcripts.iter().map(move |other| (key, other)))
        {
            let by_request = requests.iter().map(|request| open::documents(response, request, transcript, key));
            for tried in by_request.chain([open::plaintext(response, transcript, key)]) {
                match tried {
                    Ok(plain) => return Ok(plain),
                    Err(number) => failed = failed.max(number),
                }
            }
        }
        Err(failed)
    }
}

/// Whether a document is a response with encrypted documents in it.
pub(super) fn has_encrypted(document: &Document<'_>) -> bool {
    let read = || Decoder::new(document.bytes).whole::<DeviceResponse<'_>>();
    document.kind == Kind::DeviceResponse && read().is_ok_and(|response| !response.encrypted_documents.is_empty())
}

/// Says where the ciphertext lies that answers a DocRequest, the first one where none is named.
fn not_opened(error: CommandError, response: &[u8], number: Option<u64>) -> CommandError {
    let decoder = Decoder::new(response);
    let first =
        || decoder.whole::<DeviceResponse<'_>>().ok()?.encrypted_documents.first().map(|one| one.doc_request_id);
    match number.or_else(first).and_then(|number| sealed_at(response, number)) {
        Some((place, offset)) => error.at(format!("encryptedDocuments[{place}].cipherText"), offset),
        None => error,
    }
}

/// What keys open.
pub(super) struct Found {
    /// What was encrypted.
    pub(super) plain: Option<Zeroizing<Vec<u8>>>,
    /// What was derived to open it.
    pub(super) derived: Vec<Derived>,
}

fn encrypted(document: &Document<'_>) -> Option<Vec<u8>> {
    let decoder = Decoder::new(document.bytes);
    match document.kind {
        Kind::SessionEstablishment => {
            decoder.whole::<SessionEstablishment<'_>>().ok().map(|message| message.data.to_vec())
        }
        Kind::SessionData => decoder.whole::<SessionData<'_>>().ok()?.data.map(|data| data.to_vec()),
        _ => None,
    }
}
