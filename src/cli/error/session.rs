//! Sessions between two devices that could not go on.

use super::{CommandError, Kind};
use crate::session::{AgreementError, Fault};
use crate::text;
use crate::text::Message;
use crate::transport::TransportError;
use crate::transport::nfc::{NfcError, Step};

impl CommandError {
    /// A session that a message, or a key, has ended (exit status 2).
    pub(in crate::cli) fn fault(fault: &Fault) -> Self {
        let made = match fault {
            Fault::Agreement(error) => Self::input(text!(live_fault_agreement)).why(agreement(*error)),
            Fault::CipherSuite(number) => Self::input(text!(live_fault_suite, number = *number)),
            Fault::Decode { kind, error } => {
                let made = Self::input(text!(live_fault_decode, what = *kind)).why(super::reason(&error.kind));
                made.at(error.path.to_string(), error.offset)
            }
            Fault::Empty => Self::input(text!(live_fault_empty)),
            Fault::Exhausted => Self::input(text!(live_fault_exhausted)),
            Fault::Key(_) => Self::input(text!(live_fault_key)),
            Fault::NotAuthentic { number } => Self::input(text!(live_fault_not_authentic, number = *number)),
            Fault::PrivatePart => Self::input(text!(live_fault_private)),
            Fault::Twice { .. } => Self::input(text!(live_fault_twice)),
            Fault::Version(version) => {
                Self::input(text!(live_fault_version, version = crate::text::safe(version).into_owned()))
            }
        };
        made.cases(fault.cases())
    }

    /// A message that did not go or come.
    pub(in crate::cli) fn transport(error: &TransportError) -> Self {
        let io = |message| Self::new(Kind::Io, message);
        match error {
            TransportError::Gone => io(text!(live_gone)),
            TransportError::Interrupted => Self::refused(text!(live_interrupted)),
            TransportError::Line { line } => Self::input(text!(live_line, line = *line)),
            TransportError::Link(error) => Self::phone(error),
            TransportError::Nfc(error) => Self::nfc(error),
            TransportError::TimedOut => io(text!(live_timed_out)),
            TransportError::TooLong => Self::input(text!(live_too_long)),
            _ => io(text!(live_failed)).because(error),
        }
    }

    /// A message that was not sent.
    pub(in crate::cli) fn unsent(error: &TransportError) -> Self {
        match error {
            TransportError::TimedOut => Self::new(Kind::Io, text!(live_not_taken)),
            other => Self::transport(other),
        }
    }

    /// A phone that does not behave as one (exit status 3).
    fn nfc(error: &NfcError) -> Self {
        match error {
            NfcError::Carrier => Self::input(text!(live_nfc_carrier)),
            NfcError::Silent => Self::card(text!(live_nfc_silent)),
            NfcError::Status { step: Step::SelectNdef | Step::SelectMdoc, .. } => {
                Self::card(text!(live_nfc_no_phone)).because(error)
            }
            NfcError::Status { step, status } => {
                Self::card(text!(live_nfc_status, command = step.name(), status = format!("{status:04X}")))
            }
            NfcError::Waiting => Self::card(text!(live_nfc_waiting)),
            _ => Self::card(text!(live_nfc_wrong)).because(error),
        }
    }
}

fn agreement(error: AgreementError) -> Message {
    match error {
        AgreementError::Agreement => text!(live_agreement_zero),
        AgreementError::CurvesDiffer { ours, theirs } => {
            text!(live_agreement_curves, ours = ours.name(), theirs = theirs.name())
        }
        AgreementError::Unsupported(curve) => text!(live_agreement_unsupported, curve = curve.name()),
    }
}
