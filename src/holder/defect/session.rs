//! Defects of what the device signs: another session, another docType.

use std::borrow::Cow;

use super::Defect;
use crate::cbor::{Decoder, Writer};
use crate::crypto::rng::{self, Rng};
use crate::holder::present::{DocumentDraft, Session};
use crate::mdoc::device_authentication_bytes;

/// What the device takes the session for.
pub(super) struct Spoiled {
    /// DeviceAuthenticationBytes.
    pub(super) authenticated: Vec<u8>,
    /// The transcript they are made of.
    pub(super) transcript: Vec<u8>,
}

pub(super) fn spoil(defect: Defect, session: Session<'_>, document: &DocumentDraft<'_>, rng: &mut dyn Rng) -> Spoiled {
    let transcript = match defect {
        Defect::OtherSession => with_handover(session.transcript, &nonce(rng)),
        // Another way of meeting: QR where it was none, else a negotiated NFC handover.
        Defect::OtherHandover if session.transcript.last() == Some(&0xf6) => {
            with_handover(session.transcript, &[0x82, 0x41, 0, 0xf6])
        }
        Defect::OtherHandover => with_handover(session.transcript, &[0xf6]),
        Defect::TranscriptTagged => tagged(session.transcript),
        _ => session.transcript.to_vec(),
    };
    let doc_type = match defect {
        Defect::AuthenticatedDocType => Cow::Owned(format!("{}.other", document.doc_type)),
        _ => Cow::Borrowed(&*document.doc_type),
    };
    let authenticated = device_authentication_bytes(&transcript, &doc_type, &document.device_name_spaces);
    Spoiled { authenticated, transcript }
}

fn nonce(rng: &mut dyn Rng) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(2).text(crate::session::FILE_HANDOVER).bytes(&rng::array::<16>(rng));
    writer.finish()
}

fn tagged(transcript: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.tag24(transcript);
    writer.finish()
}

/// The transcript with another third element.
fn with_handover(transcript: &[u8], handover: &[u8]) -> Vec<u8> {
    let parts = Decoder::new(transcript).item().and_then(crate::cbor::Item::array_of::<3>);
    let Ok([engagement, key, _]) = parts else { return tagged(transcript) };
    let mut writer = Writer::new();
    writer.array(3).raw(engagement.bytes(transcript)).raw(key.bytes(transcript)).raw(handover);
    writer.finish()
}
