//! Why a certificate was not made.

use super::{CommandError, key_reason};
use crate::cbor::Tdate;
use crate::text;
use crate::x509::issue::IssueError;

impl CommandError {
    /// A certificate, request or revocation list was not made.
    #[must_use]
    pub fn issue(error: &IssueError) -> Self {
        let made = match error {
            IssueError::Backwards => Self::usage(text!(certificate_backwards)),
            IssueError::Curve(curve) => Self::usage(text!(certificate_curve, curve = curve.name())),
            IssueError::Country { issuer, subject } => {
                let name = |country: &Option<String>| country.clone().unwrap_or_else(|| "-".to_owned());
                Self::usage(text!(certificate_country, issuer = name(issuer), subject = name(subject)))
            }
            IssueError::DefectNotPossible(defect) => Self::usage(text!(certificate_defect, name = defect.name())),
            IssueError::Extension { extension } => Self::input(text!(certificate_extension, extension = *extension)),
            IssueError::IssuerNotAuthority => Self::input(text!(certificate_not_authority)),
            IssueError::IssuerKey => Self::input(text!(certificate_issuer_key)),
            IssueError::Key(error) => Self::input(text!(certificate_key)).why(key_reason(error)),
            IssueError::Read(error) => Self::input(text!(certificate_unread)).in_der(error),
            IssueError::RequestSignature => Self::refused(text!(certificate_request_signature)),
            IssueError::Subject { attribute } => Self::usage(text!(certificate_subject, attribute = *attribute)),
            IssueError::Validity { max_days } => Self::usage(text!(certificate_validity, most = *max_days)),
            IssueError::OutlivesIssuer { until } => {
                Self::usage(text!(certificate_outlives, until = Tdate::new(*until).to_string()))
            }
            _ => Self::input(text!(certificate_encoding)),
        };
        made.because(error)
    }
}
