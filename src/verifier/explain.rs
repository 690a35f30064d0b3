//! What the checks of a document were made on: the bytes, for whoever looks for the one that differs.
//!
//! Made afresh on request, not while checking.

use super::Environment;
use crate::cose::sig_structure;
use crate::crypto::digest::{Algorithm, hash, sha256};
use crate::mdoc::{Document, IssuerSigned, device_authentication_bytes};
use crate::report::CheckId;

/// Something a check was made on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// Bytes under a name of the standard, such as `Sig_structure`.
    Bytes {
        /// The name.
        name: &'static str,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// A digest as signed and as computed over the bytes that arrived.
    Digest {
        /// Namespace of the element.
        name_space: String,
        /// The element.
        element: String,
        /// Number of the digest.
        id: u64,
        /// As the MSO has it.
        expected: Option<Vec<u8>>,
        /// As computed.
        found: Vec<u8>,
    },
}

impl Input {
    /// The first byte at which a digest differs.
    #[must_use]
    pub fn first_difference(&self) -> Option<usize> {
        match self {
            Self::Digest { expected: Some(expected), found, .. } if expected != found => Some(
                expected
                    .iter()
                    .zip(found)
                    .position(|(one, other)| one != other)
                    .unwrap_or(expected.len().min(found.len())),
            ),
            _ => None,
        }
    }
}

/// The inputs of the checks of one document, or of a bare IssuerSigned.
#[must_use]
pub fn inputs(
    document: Option<&Document<'_>>,
    issuer_signed: &IssuerSigned<'_>,
    env: &Environment<'_>,
) -> Vec<(CheckId, Input)> {
    let mut inputs = issuer(issuer_signed);
    inputs.extend(digests(issuer_signed));
    if let (Some(document), Some(transcript)) = (document, env.transcript) {
        inputs.extend(device(document, transcript.bytes));
    }
    inputs
}

fn bytes(id: CheckId, name: &'static str, bytes: Vec<u8>) -> (CheckId, Input) {
    (id, Input::Bytes { name, bytes })
}

fn issuer(issuer_signed: &IssuerSigned<'_>) -> Vec<(CheckId, Input)> {
    let message = &issuer_signed.issuer_auth.message;
    let Some(payload) = message.payload_bytes() else { return Vec::new() };
    let signed = sig_structure(message.headers.protected_bytes(), payload);
    vec![
        bytes(CheckId::IssuerSignature, "Sig_structure", signed),
        bytes(CheckId::IssuerSignature, "signature", message.seal.to_vec()),
    ]
}

fn digests(issuer_signed: &IssuerSigned<'_>) -> Vec<(CheckId, Input)> {
    let Some(mso) = &issuer_signed.issuer_auth.mso else { return Vec::new() };
    let Some(algorithm) = Algorithm::of_name(&mso.value.digest_algorithm) else { return Vec::new() };
    let one = |name_space: &crate::mdoc::NameSpace<'_>,
               item: &crate::cbor::Encoded<'_, crate::mdoc::IssuerSignedItem<'_>>| {
        let id = item.value.digest_id;
        let expected = mso.value.digests(name_space).and_then(|digests| digests.get(id)).map(<[u8]>::to_vec);
        let found = hash(algorithm, item.bytes()).as_bytes().to_vec();
        (
            CheckId::Digests,
            Input::Digest {
                name_space: name_space.to_string(),
                element: item.value.element_identifier.to_string(),
                id,
                expected,
                found,
            },
        )
    };
    issuer_signed.elements().map(|(name_space, item)| one(name_space, item)).collect()
}

fn device(document: &Document<'_>, transcript: &[u8]) -> Vec<(CheckId, Input)> {
    const ID: CheckId = CheckId::DeviceAuth;
    let mut inputs = vec![
        bytes(ID, "SessionTranscript", transcript.to_vec()),
        bytes(ID, "SHA-256(SessionTranscript)", sha256(transcript).to_vec()),
    ];
    let Some(signed) = &document.device_signed else { return inputs };
    let payload = device_authentication_bytes(transcript, &document.doc_type, signed.name_spaces.bytes());
    if let Some(message) = &signed.device_auth.device_signature {
        inputs.push(bytes(ID, "Sig_structure", sig_structure(message.headers.protected_bytes(), &payload)));
    }
    inputs.push(bytes(ID, "DeviceAuthenticationBytes", payload));
    let seals =
        [("deviceSignature", &signed.device_auth.device_signature), ("deviceMac", &signed.device_auth.device_mac)];
    inputs.extend(
        seals
            .into_iter()
            .filter_map(|(name, message)| message.as_ref().map(|message| bytes(ID, name, message.seal.to_vec()))),
    );
    inputs
}
