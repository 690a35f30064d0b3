//! `--key`: what a session has encrypted, opened.

use zeroize::Zeroizing;

use crate::cbor::Decoder;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::input::Source;
use crate::crypto::key::SigningKey;
use crate::session::{SessionData, SessionEstablishment, SessionTranscript};
use crate::text;
use crate::view::{Document, Kind, open};

/// What was given with `--key`.
#[derive(Debug, Default)]
pub(super) struct Keys {
    keys: Vec<SigningKey>,
    transcripts: Vec<Zeroizing<Vec<u8>>>,
}

impl Keys {
    pub(super) fn read(context: &mut Context, sources: &[Source]) -> Result<Self, CommandError> {
        let mut found = Self::default();
        for source in sources {
            let mut input = context.read_file_or_text(source)?;
            if let Ok(key) = input.signing_key() {
                found.keys.push(key);
            } else if Decoder::new(input.bytes()).whole::<SessionTranscript<'_>>().is_ok() {
                found.transcripts.push(input.take_whole());
            } else {
                return Err(CommandError::input(text!(inspect_no_key, file = input.name.clone())).file(input.name));
            }
        }
        Ok(found)
    }

    /// The decrypted data of a document; nothing where it holds none, or no keys were given.
    pub(super) fn open(
        &self,
        context: &mut Context,
        document: &Document<'_>,
        file: &str,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, CommandError> {
        if self.keys.is_empty() && self.transcripts.is_empty() {
            return Ok(None);
        }
        let Some(data) = encrypted(document) else {
            context.note(&text!(inspect_key_unused, file = file.to_owned()));
            return Ok(None);
        };
        let pairs = self.keys.iter().flat_map(|key| self.transcripts.iter().map(move |transcript| (key, transcript)));
        let plain = pairs.into_iter().find_map(|(key, transcript)| open::session(&data, transcript, key));
        let unfit = || CommandError::input(text!(inspect_key_unfit, file = file.to_owned())).file(file);
        plain.map(|plain| Some(Zeroizing::new(plain))).ok_or_else(unfit)
    }
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
