//! Documents encrypted to the key that their request names (second edition, 12.6).

use super::{DocumentDraft, PresentError};
use crate::cbor::{Encoded, Writer};
use crate::crypto::hpke;
use crate::crypto::rng::Rng;
use crate::mdoc::EncryptionParameters;
use crate::session::encryption_transcript;

/// Parameters of a request, as they came.
pub(in crate::holder) type Parameters<'a> = &'a Encoded<'a, EncryptionParameters<'a>>;

/// The transcript that a document is authenticated over, where it is encrypted.
pub(super) fn transcript(document: &DocumentDraft<'_>, session: &[u8]) -> Result<Option<Vec<u8>>, PresentError> {
    let altered = document.encryption.map(|parameters| encryption_transcript(session, parameters.bytes()));
    altered.transpose().map_err(|_| PresentError::Transcript)
}

/// EncryptedDocuments with this document; nothing where it goes in plain.
pub(super) fn seal(
    document: &DocumentDraft<'_>,
    transcript: Option<&[u8]>,
    rng: &mut dyn Rng,
) -> Result<Option<Vec<u8>>, PresentError> {
    let (Some(parameters), Some(transcript)) = (document.encryption, transcript) else { return Ok(None) };
    let theirs = parameters.value.recipient_public_key.public_key().map_err(|_| PresentError::Transcript)?;
    let mut plain = Writer::new();
    document.encode(plain.map(1).text("documents").array(1));
    let sealed = hpke::seal(&theirs, transcript, &[], &plain.finish(), rng)?;
    let number = u64::try_from(document.number).map_err(|_| PresentError::Transcript)?;
    let mut writer = Writer::with_capacity(sealed.cipher_text.len() + 128);
    writer.map(3).text("enc").bytes(&sealed.enc).text("cipherText").bytes(&sealed.cipher_text);
    writer.text("docRequestID").uint(number);
    Ok(Some(writer.finish()))
}
