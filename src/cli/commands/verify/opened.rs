//! Encrypted documents, opened before they are checked.

use super::load::{Loaded, decoded};
use super::{check, show};
use crate::cbor::Decoder;
use crate::cli::error::CommandError;
use crate::cli::input::Input;
use crate::crypto::key::SigningKey;
use crate::mdoc::DeviceResponse;
use crate::report::Verdict;
use crate::session::{OpenedResponse, SessionTranscript, Unopened, open_response, sealed_at};
use crate::text;
use crate::verifier::Environment;

/// Checks one input, and the documents in it that were encrypted to `key`.
pub(super) fn judge(
    input: &Input,
    env: &Environment<'_>,
    key: Option<&SigningKey>,
    loaded: &Loaded,
    show: &show::Show,
) -> Result<(String, Verdict), CommandError> {
    let Some(opened) = key.map(|key| open(input, env, key)).transpose()?.flatten() else {
        return check::judge(input, env, loaded, show);
    };
    let transcripts: Vec<_> =
        opened.transcripts.into_iter().map(|bytes| bytes.map(|bytes| Input::cbor(input.name.clone(), bytes))).collect();
    let transcripts: Vec<Option<SessionTranscript<'_>>> =
        transcripts.iter().map(transcript).collect::<Result<_, CommandError>>()?;
    let plain = Input::cbor(input.name.clone(), opened.response.to_vec());
    check::judge(&plain, &Environment { opened: &transcripts, ..*env }, loaded, show)
}

fn transcript(input: &Option<Input>) -> Result<Option<SessionTranscript<'_>>, CommandError> {
    input.as_ref().map(|input| decoded(input, "SessionTranscript")).transpose()
}

/// The response with what was encrypted; nothing where it is none, or nothing in it was.
fn open(input: &Input, env: &Environment<'_>, key: &SigningKey) -> Result<Option<OpenedResponse>, CommandError> {
    let read = Decoder::new(input.bytes()).whole::<DeviceResponse<'_>>();
    if !read.is_ok_and(|response| !response.encrypted_documents.is_empty()) {
        return Ok(None);
    }
    let file = || input.name.clone();
    let (Some(request), Some(transcript)) = (env.request, env.transcript) else {
        return Err(CommandError::usage(text!(report_key_needs_session, file = file())));
    };
    open_response(input.bytes(), request, transcript.bytes, key).map_err(|error| match error {
        Unopened::Form(error) => input.is_not_cbor("EncryptedDocuments", &error),
        Unopened::NotAsked(number) => {
            CommandError::input(text!(report_not_asked_encrypted, file = file(), number = number)).file(file())
        }
        Unopened::NotAuthentic(number) => {
            let made = CommandError::input(text!(report_not_opened, file = file())).file(file());
            match sealed_at(input.bytes(), number) {
                Some((place, offset)) => made.at(format!("encryptedDocuments[{place}].cipherText"), offset),
                None => made,
            }
        }
    })
}
