//! What the issuer's side of the library says, as errors of a command.

use super::{CommandError, Hint, Kind};
use crate::crypto::KeyError;
use crate::issuer::ledger::{LedgerError, State};
use crate::issuer::world::{PathFault, WorldError};
use crate::text;
use crate::text::{Message, Value};

/// Why a key cannot be used.
pub(crate) fn key_reason(error: &KeyError) -> Message {
    match error {
        KeyError::Malformed { form, offset: Some(offset) } => {
            text!(key_malformed_at, form = form.name(), offset = *offset)
        }
        KeyError::Malformed { form, offset: None } => text!(key_malformed, form = form.name()),
        KeyError::Member { form, member } => text!(key_member, form = form.name(), member = *member),
        KeyError::PartsDiffer => text!(key_parts_differ),
        KeyError::PointNotOnCurve(curve) => text!(key_off_curve, curve = curve.name()),
        KeyError::RsaContent { limit, found } => text!(key_rsa_content, limit = *limit, found = *found),
        KeyError::RsaSize { bits } => text!(key_rsa_size, bits = *bits),
        KeyError::SecretOutOfRange(curve) => text!(key_out_of_range, curve = curve.name()),
        KeyError::UnknownAlgorithm(oid) => text!(key_unknown_algorithm, oid = oid.to_string()),
        KeyError::UnsupportedCurve(curve) => text!(key_unsupported, curve = curve.name()),
        KeyError::WrongLength { curve, expected, found } => {
            text!(key_wrong_length, curve = curve.name(), expected = *expected, found = *found)
        }
        KeyError::WrongUse(curve) => text!(key_wrong_use, curve = curve.name()),
        _ => text!(key_other),
    }
}

/// The word for a state of a record.
pub(crate) fn state_word(state: State) -> Message {
    match state {
        State::Live => text!(state_live),
        State::Lapsed => text!(state_lapsed),
        State::NoticePending => text!(state_notice_pending),
        State::NoticeAcknowledged => text!(state_notice_acknowledged),
    }
}

impl CommandError {
    /// The ledger in this file refused.
    #[must_use]
    pub fn ledger(file: impl Into<String>, error: &LedgerError) -> Self {
        let file = file.into();
        let made = match error {
            LedgerError::Io(io) => return Self::io(super::Doing::Reading, file, io),
            LedgerError::Ambiguous { prefix, found } => {
                let ids: Vec<Value> = found.iter().map(|id| Value::from(short(id))).collect();
                Self::input(text!(ledger_ambiguous, prefix = prefix.to_string(), ids = ids))
            }
            LedgerError::ApplicationServed { record, at } => {
                Self::refused(text!(ledger_application_served, record = short(record), at = at.to_string()))
            }
            LedgerError::Busy => Self::new(Kind::Io, text!(ledger_busy, file = file.clone())),
            LedgerError::LiveRecord { record, valid_until } => {
                let until = crate::cbor::Tdate::new(*valid_until).to_string();
                Self::refused(text!(ledger_live_record, record = short(record), until = until))
                    .hint(Hint::say(text!(hint_replace)))
            }
            LedgerError::NotFound { prefix } => Self::input(text!(ledger_not_found, prefix = prefix.to_string())),
            LedgerError::RecordEntered { record } => Self::refused(text!(ledger_entered, record = short(record))),
            LedgerError::SignerRevoked { at } => {
                Self::refused(text!(ledger_signer_revoked, at = crate::cbor::Tdate::new(*at).to_string()))
            }
            LedgerError::State { record, state } => {
                Self::refused(text!(ledger_state, record = short(record), state = state_word(*state)))
            }
            LedgerError::UnknownRecord { record } => Self::input(text!(ledger_unknown, record = short(record))),
            LedgerError::Version { found, known } => {
                Self::input(text!(ledger_version, file = file.clone(), found = *found, known = *known))
            }
            _ => Self::input(text!(ledger_damaged, file = file.clone())),
        };
        made.file(file).because(error)
    }

    /// A mock world, or a signer, cannot be used.
    #[must_use]
    pub fn world(error: &WorldError) -> Self {
        let made = match error {
            WorldError::Io { path, source } => {
                return Self::io(super::Doing::Reading, path.display().to_string(), source);
            }
            WorldError::Write { path, source } => {
                return Self::io(super::Doing::Writing, path.display().to_string(), source);
            }
            WorldError::Exists { path } => {
                let file = path.display().to_string();
                Self::new(Kind::Io, text!(world_exists, folder = file)).hint(Hint::say(text!(hint_force)))
            }
            WorldError::NotAWorld { path, missing } => {
                Self::input(text!(world_not_one, folder = path.as_path(), missing = *missing))
                    .hint(Hint::run(["keygen", "demo", "world"], |command| text!(hint_make_world, command = command)))
            }
            WorldError::Key { path, source } => {
                Self::input(text!(input_no_private_key, file = path.as_path())).why(key_reason(source))
            }
            WorldError::Certificate { path, source } => {
                Self::input(text!(input_is_not, file = path.as_path(), what = "Certificate")).in_der(source)
            }
            WorldError::KeyDiffers { path } => Self::input(text!(world_key_differs, file = path.as_path())),
            WorldError::NotUnder { path, fault } => {
                let made = Self::input(text!(world_not_under, file = path.as_path()));
                match fault {
                    PathFault::Issuer { found } => made.why(text!(world_other_issuer, found = found.clone())),
                    PathFault::Kind => made.why(text!(world_signed_otherwise)),
                    PathFault::Signature => made,
                }
            }
            WorldError::Ledger { path, source } => return Self::ledger(path.display().to_string(), source),
        };
        made.because(error)
    }
}

/// As much of an id as tells records apart.
pub(crate) fn short(id: &crate::profile::RecordId) -> String {
    id.to_string()[..16].to_owned()
}
