//! Device authentication (ISO/IEC 18013-5, 9.1.3).

use std::borrow::Cow;

use super::{Device, DocumentDraft, Method, PresentError, Session};
use crate::cbor::Writer;
use crate::cose::{mac_structure, sig_structure};
use crate::crypto::key::{PublicKey, SigningKey};
use crate::crypto::mac;
use crate::crypto::signature::Algorithm;
use crate::crypto::{digest, hkdf};
use crate::mdoc::device_authentication_bytes;

/// A COSE_Sign1 or COSE_Mac0 before it is written.
#[derive(Clone, Debug)]
pub(in crate::holder) struct Seal {
    pub(in crate::holder) tag: Option<u64>,
    pub(in crate::holder) protected: Vec<u8>,
    /// The map, as CBOR.
    pub(in crate::holder) unprotected: Cow<'static, [u8]>,
    pub(in crate::holder) payload: Option<Vec<u8>>,
    /// Signature or tag.
    pub(in crate::holder) bytes: Vec<u8>,
}

impl Seal {
    pub(in crate::holder) fn new(protected: Vec<u8>, bytes: Vec<u8>) -> Self {
        Self { tag: None, protected, unprotected: Cow::Borrowed(&[0xa0]), payload: None, bytes }
    }

    /// Writes it under the name of its kind in DeviceAuth.
    pub(in crate::holder) fn encode(&self, method: Method, writer: &mut Writer) {
        writer.text(match method {
            Method::Mac => "deviceMac",
            Method::Signature => "deviceSignature",
        });
        if let Some(tag) = self.tag {
            writer.tag(tag);
        }
        writer.array(4).bytes(&self.protected).raw(&self.unprotected);
        match &self.payload {
            Some(payload) => writer.bytes(payload),
            None => writer.null(),
        };
        writer.bytes(&self.bytes);
    }
}

/// The protected header bucket `{1: alg}`.
pub(in crate::holder) fn protected(algorithm: i64) -> Vec<u8> {
    let mut writer = Writer::with_capacity(8);
    writer.map(1).int(1).int(algorithm);
    writer.finish()
}

/// The map DeviceAuth for a document.
pub(super) fn authenticate(
    document: &DocumentDraft<'_>,
    session: Session<'_>,
    device: Device<'_>,
) -> Result<Vec<u8>, PresentError> {
    let authenticated =
        device_authentication_bytes(session.transcript, &document.doc_type, &document.device_name_spaces);
    let algorithm = match device.method {
        Method::Mac => mac::COSE_HMAC_256,
        Method::Signature => algorithm(device.key)?.cose_id(),
    };
    let protected = protected(algorithm);
    let bytes = seal_bytes(device, session, &protected, &authenticated)?;
    let mut writer = Writer::with_capacity(160);
    writer.map(1);
    Seal::new(protected, bytes).encode(device.method, &mut writer);
    Ok(writer.finish())
}

fn algorithm(key: &SigningKey) -> Result<Algorithm, PresentError> {
    Algorithm::for_curve(key.curve()).filter(|_| key.curve().can_sign()).ok_or(PresentError::Curve(key.curve()))
}

/// Signature or tag over the authenticated bytes.
pub(in crate::holder) fn seal_bytes(
    device: Device<'_>,
    session: Session<'_>,
    protected: &[u8],
    authenticated: &[u8],
) -> Result<Vec<u8>, PresentError> {
    match device.method {
        Method::Mac => {
            let theirs = session.e_reader_key.ok_or(PresentError::NoReaderKey)?;
            let key = mac_key(device.key, theirs, session.transcript)?;
            Ok(key.tag(&mac_structure(protected, authenticated)).to_vec())
        }
        Method::Signature => Ok(device.key.sign(algorithm(device.key)?, &sig_structure(protected, authenticated))?),
    }
}

/// `EMacKey` (ISO/IEC 18013-5, 9.1.3.5): HKDF-SHA-256 of the agreed secret, salted with SHA-256(SessionTranscriptBytes).
pub(in crate::holder) fn mac_key(
    ours: &SigningKey,
    theirs: &PublicKey,
    transcript: &[u8],
) -> Result<mac::Key, PresentError> {
    if ours.curve() != theirs.curve() {
        return Err(PresentError::CurvesDiffer { device: ours.curve(), reader: theirs.curve() });
    }
    if !ours.curve().can_agree() {
        return Err(PresentError::Curve(ours.curve()));
    }
    let mut tagged = Writer::with_capacity(transcript.len() + 8);
    tagged.tag24(transcript);
    let salt = digest::sha256(&tagged.finish());
    let secret = ours.agree(theirs)?;
    Ok(mac::Key::new(&*hkdf::sha256_key(&secret, &salt, b"EMacKey")))
}
