//! The answer: chosen items as the bytes they were received in, and the device's proof that it holds the key.

mod auth;
mod draft;
mod encrypt;
mod held;
mod refuse;
mod size;
#[cfg(test)]
mod tests;

use crate::crypto::KeyError;
use crate::crypto::key::{Curve, PublicKey, SigningKey};
use crate::crypto::rng::Rng;
use crate::holder::consent::Offer;

pub(in crate::holder) use auth::{Seal, mac_key, protected, seal_bytes};
pub(in crate::holder) use draft::{DocumentDraft, ResponseDraft};
pub(in crate::holder) use encrypt::Parameters;
pub(in crate::holder) use held::age_over;
pub use held::{Held, HeldError, HeldItem, HeldNameSpace};
pub use refuse::{ResponseStatus, failure, refusal};
pub use size::{fit, plain_size};

/// How the device proves that it holds its key; a key does one or the other in its life, never both
/// (ISO/IEC 18013-5, 9.1.3.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// By a MAC under a key agreed with the reader's ephemeral key.
    Mac,
    /// By a signature.
    Signature,
}

/// The device key of one record, and how it is used. That the key was never used the other way is the wallet's to see to.
#[derive(Clone, Copy, Debug)]
pub struct Device<'k> {
    /// The key.
    pub key: &'k SigningKey,
    /// How it proves itself.
    pub method: Method,
}

/// Why there is no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PresentError {
    /// The device key is on a curve that makes no signatures or MACs here.
    #[error("curve cannot")]
    Curve(Curve),
    /// A MAC needs both keys on one curve.
    #[error("curves differ")]
    CurvesDiffer {
        /// Curve of the device key.
        device: Curve,
        /// Curve of EReaderKey.
        reader: Curve,
    },
    /// The defect asked for cannot be made of this request and these records.
    #[error("defect not possible")]
    DefectNotPossible,
    /// The arithmetic refused.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The device key is not the one the issuer vouches for.
    #[error("not the device key of the record")]
    NotItsKey,
    /// There is no key for a record that would be sent.
    #[error("no device key")]
    NoKey,
    /// A MAC needs EReaderKey, and the transcript has none that can be used.
    #[error("no EReaderKey")]
    NoReaderKey,
    /// The transcript or the key to encrypt to is none.
    #[error("no transcript")]
    Transcript,
    /// Nothing may be sent.
    #[error("nothing to send")]
    Nothing,
}

/// What ties the answer to one session.
#[derive(Clone, Copy, Debug)]
pub struct Session<'s> {
    /// The SessionTranscript array, as it came.
    pub transcript: &'s [u8],
    /// The receiver's ephemeral key; needed for a MAC alone.
    pub e_reader_key: Option<&'s PublicKey>,
}

/// Answers: DeviceResponse 1.0 with what the offer sends. `devices` has the key of each record, in the order of the records
/// the offer was made from. What the request wants encrypted is encrypted with the help of `rng`.
///
/// # Errors
/// [`PresentError`]; then nothing may be sent.
pub fn respond(
    offer: &Offer<'_>,
    session: Session<'_>,
    devices: &[Option<Device<'_>>],
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, PresentError> {
    let mut draft = ResponseDraft::new(offer);
    if draft.documents.is_empty() {
        return Err(PresentError::Nothing);
    }
    let (mut plain, mut encrypted) = (Vec::new(), Vec::new());
    for mut document in draft.documents {
        let device = devices.get(document.record).copied().flatten().ok_or(PresentError::NoKey)?;
        let own = document.held.device_key.as_ref().is_none_or(|key| key == device.key.public());
        if !own {
            return Err(PresentError::NotItsKey);
        }
        let altered = encrypt::transcript(&document, session.transcript)?;
        let session = Session { transcript: altered.as_deref().unwrap_or(session.transcript), ..session };
        document.device_auth = auth::authenticate(&document, session, device)?;
        match encrypt::seal(&document, altered.as_deref(), rng)? {
            Some(sealed) => encrypted.push(sealed),
            None => plain.push(document),
        }
    }
    (draft.documents, draft.encrypted) = (plain, encrypted);
    Ok(draft.encode())
}
