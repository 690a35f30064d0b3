//! Encrypted documents: made by a holder, opened by whoever has the key the request named (second edition, 12.6).
//!
//! HPKE's `info` is the SessionTranscript with EncryptionParametersBytes in the place of EReaderKeyBytes. The device
//! authenticates the documents inside over the same transcript.

use zeroize::Zeroizing;

use crate::cbor::{self, Decoder, Item, Writer};
use crate::crypto::hpke;
use crate::crypto::key::SigningKey;
use crate::mdoc::{DeviceRequest, DeviceResponse, EncryptedDocuments, EncryptedDocumentsPlaintext};

/// The SessionTranscript array with EncryptionParametersBytes, from the tag on, as its second element.
///
/// # Errors
/// If `transcript` is no array of three.
pub fn encryption_transcript(transcript: &[u8], parameters: &[u8]) -> Result<Vec<u8>, cbor::Error> {
    let [engagement, _, handover] = Decoder::new(transcript).item()?.array_of()?;
    let mut writer = Writer::with_capacity(transcript.len() + parameters.len());
    writer.array(3).raw(engagement.bytes(transcript)).raw(parameters).raw(handover.bytes(transcript));
    Ok(writer.finish())
}

/// Why encrypted documents do not open.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unopened {
    /// Response, transcript or plaintext are not what they should be.
    #[error(transparent)]
    Form(#[from] cbor::Error),
    /// The request asks for no encryption under that number.
    #[error("not asked for encrypted: {0}")]
    NotAsked(u64),
    /// Key, request, session or ciphertext do not belong together.
    #[error("not authentic: {0}")]
    NotAuthentic(u64),
}

/// Opens one EncryptedDocuments: its plaintext as it was sealed. `transcript` is that of [`encryption_transcript`].
///
/// # Errors
/// [`Unopened::NotAuthentic`].
pub fn open_documents(
    sealed: &EncryptedDocuments<'_>,
    transcript: &[u8],
    key: &SigningKey,
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let opened = hpke::open(key, &sealed.enc, transcript, &[], &sealed.cipher_text);
    opened.map_err(|_| Unopened::NotAuthentic(sealed.doc_request_id))
}

/// Where the encrypted documents that answer a DocRequest lie in a DeviceResponse: their place in the list, and the byte
/// at which `cipherText` begins.
#[must_use]
pub fn sealed_at(response: &[u8], number: u64) -> Option<(usize, usize)> {
    let list = entry(Decoder::new(response).item().ok()?, "encryptedDocuments")?.array().ok()?;
    let answers = |item: &Item<'_>| entry(item.clone(), "docRequestID").and_then(|id| id.uint().ok()) == Some(number);
    let place = list.iter().position(answers)?;
    Some((place, entry(list.get(place)?.clone(), "cipherText")?.span.start()))
}

fn entry<'a>(item: Item<'a>, name: &str) -> Option<Item<'a>> {
    let entries = item.map().ok()?;
    entries.into_iter().find(|(key, _)| key.node.as_text() == Some(name)).map(|(_, value)| value)
}

/// A response whose encrypted documents are opened.
#[derive(Debug)]
pub struct OpenedResponse {
    /// The same DeviceResponse with the opened documents behind the plain ones.
    pub response: Zeroizing<Vec<u8>>,
    /// For each document the transcript it was authenticated over, where it was encrypted.
    pub transcripts: Vec<Option<Vec<u8>>>,
}

/// Opens the encrypted documents of a DeviceResponse to `request` in the session of `transcript`, the SessionTranscript
/// array; nothing where there are none.
///
/// # Errors
/// [`Unopened`]; then none is opened.
pub fn open_response(
    response: &[u8],
    request: &DeviceRequest<'_>,
    transcript: &[u8],
    key: &SigningKey,
) -> Result<Option<OpenedResponse>, Unopened> {
    let decoder = Decoder::new(response);
    let parsed: DeviceResponse<'_> = decoder.whole()?;
    if parsed.encrypted_documents.is_empty() {
        return Ok(None);
    }
    let mut opened = Vec::with_capacity(parsed.encrypted_documents.len());
    for sealed in &parsed.encrypted_documents {
        let transcript = encryption_transcript(transcript, parameters(request, sealed.doc_request_id)?)?;
        opened.push((open_documents(sealed, &transcript, key)?, transcript));
    }
    joined(response, parsed.documents.len(), &opened).map(Some)
}

/// EncryptionParametersBytes of a DocRequest.
fn parameters<'a>(request: &DeviceRequest<'a>, number: u64) -> Result<&'a [u8], Unopened> {
    let asked = usize::try_from(number).ok().and_then(|at| request.doc_requests.get(at));
    let info = asked.and_then(|asked| asked.items_request.value.request_info.as_ref());
    let parameters = info.and_then(|info| info.doc_response_encryption.as_ref());
    parameters.map(cbor::Encoded::bytes).ok_or(Unopened::NotAsked(number))
}

/// The response with what was opened in the places of plain documents.
fn joined(response: &[u8], plain: usize, opened: &[(Zeroizing<Vec<u8>>, Vec<u8>)]) -> Result<OpenedResponse, Unopened> {
    let entries = Decoder::new(response).item()?.map()?;
    let taken = |name: &str| entries.iter().find(|(key, _)| key.node.as_text() == Some(name)).map(|(_, value)| value);
    let (mut documents, mut zk) = (raw(taken("documents"), response)?, raw(taken("zkDocuments"), response)?);
    let mut transcripts = vec![None; plain];
    for (bytes, transcript) in opened {
        let inside: EncryptedDocumentsPlaintext<'_> = Decoder::new(bytes).whole()?;
        transcripts.extend(inside.documents.iter().map(|_| Some(transcript.clone())));
        documents.extend(inside.documents.iter().map(|(_, bytes)| *bytes));
        zk.extend(inside.zk_documents);
    }
    let ours = ["documents", "zkDocuments", "encryptedDocuments"];
    let others = entries.iter().filter(|(key, _)| key.node.as_text().is_none_or(|name| !ours.contains(&name)));
    let others: Vec<_> = others.collect();
    let lists = [("documents", documents), ("zkDocuments", zk)].into_iter().filter(|(_, list)| !list.is_empty());
    let lists: Vec<_> = lists.collect();
    let mut writer = Writer::new();
    writer.map(others.len() + lists.len());
    for (name, list) in &lists {
        writer.text(name).array(list.len());
        list.iter().for_each(|item| {
            writer.raw(item);
        });
    }
    for (key, value) in others {
        writer.raw(key.bytes(response)).raw(value.bytes(response));
    }
    Ok(OpenedResponse { response: Zeroizing::new(writer.finish()), transcripts })
}

/// The items of a list, each as it came.
fn raw<'a>(list: Option<&Item<'a>>, input: &'a [u8]) -> Result<Vec<&'a [u8]>, cbor::Error> {
    let Some(list) = list.filter(|item| item.node != cbor::Node::Null) else { return Ok(Vec::new()) };
    Ok(list.clone().array()?.iter().map(|item| item.bytes(input)).collect())
}

#[cfg(test)]
mod tests;
