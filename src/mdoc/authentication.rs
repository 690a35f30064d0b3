//! The bytes that device and reader authenticate: built from the transcript of one's own, never sent.

use crate::cbor::Writer;

/// `DeviceAuthenticationBytes` (ISO/IEC 18013-5, 9.1.3.4).
///
/// ```cddl
/// DeviceAuthentication = [ "DeviceAuthentication", SessionTranscript, DocType, DeviceNameSpacesBytes ]
/// DeviceAuthenticationBytes = #6.24(bstr .cbor DeviceAuthentication)
/// ```
/// `transcript` is the SessionTranscript array, `name_spaces` the DeviceNameSpacesBytes with their tag as they came.
#[must_use]
pub fn device_authentication_bytes(transcript: &[u8], doc_type: &str, name_spaces: &[u8]) -> Vec<u8> {
    let mut writer = Writer::with_capacity(transcript.len() + doc_type.len() + name_spaces.len() + 32);
    writer.array(4).text("DeviceAuthentication").raw(transcript).text(doc_type).raw(name_spaces);
    tagged(&writer.finish())
}

/// `ReaderAuthenticationBytes` (ISO/IEC 18013-5, 9.1.4.4).
///
/// ```cddl
/// ReaderAuthentication = [ "ReaderAuthentication", SessionTranscript, ItemsRequestBytes ]
/// ```
#[must_use]
pub fn reader_authentication_bytes(transcript: &[u8], items_request: &[u8]) -> Vec<u8> {
    let mut writer = Writer::with_capacity(transcript.len() + items_request.len() + 32);
    writer.array(3).text("ReaderAuthentication").raw(transcript).raw(items_request);
    tagged(&writer.finish())
}

/// `ReaderAuthenticationAllBytes` (second edition, 12.5.4).
///
/// ```cddl
/// ReaderAuthenticationAll = [ "ReaderAuthenticationAll", SessionTranscript, [ * ItemsRequestBytes ], DeviceRequestInfoBytes / null ]
/// ```
#[must_use]
pub fn reader_authentication_all_bytes<'b>(
    transcript: &[u8],
    items_requests: impl ExactSizeIterator<Item = &'b [u8]>,
    info: Option<&[u8]>,
) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(4).text("ReaderAuthenticationAll").raw(transcript).array(items_requests.len());
    for items_request in items_requests {
        writer.raw(items_request);
    }
    match info {
        Some(info) => writer.raw(info),
        None => writer.null(),
    };
    tagged(&writer.finish())
}

fn tagged(content: &[u8]) -> Vec<u8> {
    let mut writer = Writer::with_capacity(content.len() + 8);
    writer.tag24(content);
    writer.finish()
}
