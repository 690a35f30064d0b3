//! Asking: DeviceRequest 1.0 and 1.1 (ISO/IEC 18013-5, 8.3.2.1.2.1; second edition 10.2).

mod defect;
mod make;
mod second;
#[cfg(test)]
mod tests;
mod use_case;
mod want;

use crate::crypto::KeyError;
use crate::crypto::key::SigningKey;
use crate::crypto::rng::Rng;
use crate::x509::OwnedCertificate;

pub use defect::Defect;
pub use second::{Alternative, Recipient, SecondEdition};
pub use use_case::UseCase;
pub use want::{AskError, WantedDocument, WantedElement, keep};

/// What a request is for (second edition, `purposeHints` of the controller `org.iso.jtc1.sc17`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To know whether the person is old enough.
    Age,
    /// To know who the person is.
    Identity,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 2] = [Self::Age, Self::Identity];

    /// Its word, as `--purpose` takes it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Identity => "identity",
        }
    }

    /// Its number in `purposeHints`.
    #[must_use]
    pub fn code(self) -> i64 {
        match self {
            Self::Age => 3,
            Self::Identity => 1,
        }
    }
}

/// Whoever numbers the purposes.
pub const PURPOSE_CONTROLLER: &str = "org.iso.jtc1.sc17";

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask {
    /// The documents, each a DocRequest.
    pub documents: Vec<WantedDocument>,
    /// What for; a request that says so is of version 1.1.
    pub purpose: Option<Purpose>,
    /// What only the second edition can say; a request with it is of version 1.1.
    pub second: Option<SecondEdition>,
}

impl Ask {
    /// Whether it says what only a holder of the second edition understands.
    #[must_use]
    pub fn is_extended(&self) -> bool {
        self.purpose.is_some() || self.second.is_some()
    }

    /// Which documents belong together; nothing where that is not said. Where the second edition is spoken and no use case
    /// was given, one document must come; of several each may come by itself.
    #[must_use]
    pub fn use_cases(&self) -> Vec<UseCase> {
        let given = self.second.as_ref().map(|second| second.use_cases.clone()).unwrap_or_default();
        match (self.is_extended(), given.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => UseCase::of_each(self.documents.len()),
            (true, false) => given,
        }
    }
}

/// How the reader signs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Each DocRequest by itself (`readerAuth`).
    Each,
    /// The whole request (`readerAuthAll`, version 1.1). Only a holder of the second edition understands it.
    Whole,
}

/// Who signs a request.
#[derive(Debug)]
pub struct Signer<'k> {
    /// The reader's key.
    pub key: &'k SigningKey,
    /// Its certificates, leaf first, without the root.
    pub chain: Vec<OwnedCertificate>,
    /// What is signed.
    pub scope: Scope,
}

/// Makes the DeviceRequest. `transcript` is the SessionTranscript array, which a signature ties it to.
///
/// # Errors
/// If the reader's key makes no signatures.
pub fn request(ask: &Ask, transcript: &[u8], signer: Option<&Signer<'_>>) -> Result<Vec<u8>, KeyError> {
    Ok(make::Draft::new(ask).sealed(transcript, signer)?.encode())
}

/// Makes a DeviceRequest with one defect.
///
/// # Errors
/// As [`request`]; nothing is made where the defect needs a signature and there is no signer, or more documents.
pub fn broken(
    defect: Defect,
    ask: &Ask,
    transcript: &[u8],
    signer: Option<&Signer<'_>>,
    rng: &mut dyn Rng,
) -> Result<Option<Vec<u8>>, KeyError> {
    defect::make(defect, ask, transcript, signer, rng)
}
