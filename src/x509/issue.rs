//! Makes certificates as their profile demands, or with one deliberate defect.
//!
//! The issuer's name is copied byte for byte from the issuer's certificate. With a repeatable random source and a key
//! whose signatures repeat, the same draft gives the same bytes.

mod defect;
mod encode;
mod plan;
mod request;
mod subject;

use super::certificate::Validity;
use super::profile::Role;
use super::{Certificate, Error, OwnedCertificate};
use crate::crypto::KeyError;
use crate::crypto::key::{Curve, PublicKey, SigningKey};
use crate::crypto::rng::Rng;

pub use defect::{DEFECTS, Defect, DefectInfo};
pub(super) use encode::{algorithm_of, assemble_as, signed, time};
pub use request::{Request, make_request};
pub use subject::Subject;

/// What a certificate is to say.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// What it is for.
    pub role: Role,
    /// Whom it is for.
    pub subject: Subject,
    /// The key it is for.
    pub key: &'a PublicKey,
    /// From when to when it holds.
    pub validity: Validity,
    /// How to reach the issuer, a URI for issuerAltName; none for what the issuer's own certificate says.
    pub contact: Option<String>,
    /// Where the issuer publishes its revocation list, a URI; none for what the issuer's own certificate says.
    pub crl_url: Option<String>,
    /// Domains of the subject, for subjectAltName.
    pub domains: Vec<String>,
    /// What is to be wrong with it.
    pub defect: Option<Defect>,
}

/// Who signs a certificate.
#[derive(Clone, Copy, Debug)]
pub enum Issuer<'a> {
    /// The holder of the key itself: a root.
    Itself(&'a SigningKey),
    /// An authority.
    Authority(&'a Certificate<'a>, &'a SigningKey),
}

/// Why a certificate was not made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IssueError {
    /// The key may not lie on this curve in this role.
    #[error("curve")]
    Curve(Curve),
    /// The country of the subject is not the issuer's.
    #[error("country")]
    Country {
        /// Country of the issuer.
        issuer: Option<String>,
        /// Country of the subject.
        subject: Option<String>,
    },
    /// The defect needs something that is not there, such as a state in the issuer's name.
    #[error("defect-not-possible")]
    DefectNotPossible(Defect),
    /// What was made could not be encoded or read again.
    #[error("encoding")]
    Encoding,
    /// An extension that the role demands has no value, neither here nor in the issuer's certificate.
    #[error("extension")]
    Extension {
        /// Name of the extension.
        extension: &'static str,
    },
    /// The issuer's certificate is not one of an authority.
    #[error("issuer-not-authority")]
    IssuerNotAuthority,
    /// The key given for the issuer is not the one of its certificate.
    #[error("issuer-key")]
    IssuerKey,
    /// A key was refused, or could not sign.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A certificate or request handed in could not be read.
    #[error(transparent)]
    Read(#[from] Error),
    /// The request is not signed by the key it is for.
    #[error("request-signature")]
    RequestSignature,
    /// The subject lacks an attribute that the role demands.
    #[error("subject")]
    Subject {
        /// Name of the attribute, such as `CN`.
        attribute: &'static str,
    },
    /// The validity ends before it begins.
    #[error("backwards")]
    Backwards,
    /// The validity is longer than the role allows.
    #[error("validity")]
    Validity {
        /// Longest validity, in days.
        max_days: u16,
    },
    /// The certificate would outlive its issuer.
    #[error("outlives-issuer")]
    OutlivesIssuer {
        /// When the issuer's certificate ends.
        until: ::time::OffsetDateTime,
    },
}

impl From<der::Error> for IssueError {
    fn from(_: der::Error) -> Self {
        Self::Encoding
    }
}

/// Makes a certificate.
///
/// # Errors
/// [`IssueError`] for a draft that the profile does not allow; only the draft's own defect may deviate from it.
pub fn issue(draft: &Draft<'_>, issuer: &Issuer<'_>, rng: &mut dyn Rng) -> Result<OwnedCertificate, IssueError> {
    let mut plan = plan::Plan::new(draft, issuer, rng)?;
    if let Some(defect) = draft.defect {
        defect.apply(&mut plan, draft, issuer)?;
    }
    let key = match issuer {
        Issuer::Itself(key) | Issuer::Authority(_, key) => key,
    };
    Ok(OwnedCertificate::from_der(plan.sign(key)?)?)
}

#[cfg(test)]
mod tests;
