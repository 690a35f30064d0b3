//! EMacKey: what a device MAC is made with (ISO/IEC 18013-5, 9.1.3.5); the agreement that all keys of a session begin with.

use zeroize::Zeroizing;

use crate::cbor::Writer;
use crate::crypto::KeyError;
use crate::crypto::digest::sha256;
use crate::crypto::hkdf;
use crate::crypto::key::{Curve, PublicKey, SigningKey};

/// Why two keys do not agree on a secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AgreementError {
    /// The agreed secret is no good.
    Agreement,
    /// The two keys lie on different curves (case N104).
    CurvesDiffer {
        /// Curve of our key.
        ours: Curve,
        /// Curve of the other side's key.
        theirs: Curve,
    },
    /// A curve on which nothing is computed.
    Unsupported(Curve),
}

impl From<KeyError> for AgreementError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::CurvesDiffer { ours, theirs } => Self::CurvesDiffer { ours, theirs },
            KeyError::UnsupportedCurve(curve) | KeyError::WrongUse(curve) => Self::Unsupported(curve),
            _ => Self::Agreement,
        }
    }
}

/// SHA-256 of SessionTranscriptBytes, the salt of every key of a session; `transcript` is the array.
#[must_use]
pub fn transcript_salt(transcript: &[u8]) -> [u8; 32] {
    let mut writer = Writer::with_capacity(transcript.len() + 8);
    writer.tag24(transcript);
    sha256(&writer.finish())
}

/// Derives EMacKey from one's own key and the other side's: the receiver's ephemeral one and the device key.
///
/// # Errors
/// If the two cannot agree on a secret.
pub fn e_mac_key(
    ours: &SigningKey,
    theirs: &PublicKey,
    transcript: &[u8],
) -> Result<Zeroizing<[u8; 32]>, AgreementError> {
    Ok(hkdf::sha256_key(&agree(ours, theirs)?, &transcript_salt(transcript), b"EMacKey"))
}

/// The shared secret.
pub(super) fn agree(ours: &SigningKey, theirs: &PublicKey) -> Result<Zeroizing<Vec<u8>>, AgreementError> {
    if ours.curve() != theirs.curve() {
        return Err(AgreementError::CurvesDiffer { ours: ours.curve(), theirs: theirs.curve() });
    }
    Ok(ours.agree(theirs)?)
}
