//! What can go wrong with a card.

use super::Tries;
use crate::apdu::{ChannelError, LinkError, Meaning, Status, ber};
use crate::card::table::{AppId, FileId};

/// What was being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Selecting an application.
    SelectApplication(AppId),
    /// Selecting a file, a secret or a key in it.
    SelectFile(AppId, FileId),
    /// Reading a file.
    Read(AppId, FileId),
    /// Reading a data object of the security domain.
    DataObject(u16),
    /// Asking for the tries left.
    Tries(AppId, FileId),
    /// Showing a secret.
    Show(AppId, FileId),
    /// Changing a secret.
    Change(AppId, FileId),
    /// Signing.
    Sign(AppId, FileId),
}

/// Why a card did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CardError {
    /// Nothing came back.
    #[error(transparent)]
    Channel(#[from] ChannelError),
    /// The card does not have this application: it is another card, or a phone.
    #[error("no application {0:?}")]
    NoApplication(AppId),
    /// The table of this generation does not have it.
    #[error("not in the table: {app:?} {id}")]
    NotInTable {
        /// The application.
        app: AppId,
        /// What is not there.
        id: FileId,
    },
    /// A file does not begin with an object.
    #[error("object {app:?} {file}")]
    Object {
        /// The application.
        app: AppId,
        /// The file.
        file: FileId,
        /// What is wrong.
        source: ber::Error,
    },
    /// The card refused.
    #[error("{step:?}: {status}")]
    Status {
        /// What was being done.
        step: Step,
        /// Its answer.
        status: Status,
    },
    /// A file says that it is longer than a file can be.
    #[error("too long: {app:?} {file} {length}")]
    TooLong {
        /// The application.
        app: AppId,
        /// The file.
        file: FileId,
        /// What it says.
        length: usize,
    },
    /// A file ends before the object in it.
    #[error("too short: {app:?} {file} {found} of {length}")]
    TooShort {
        /// The application.
        app: AppId,
        /// The file.
        file: FileId,
        /// What was to be read.
        length: usize,
        /// What was there.
        found: usize,
    },
}

impl CardError {
    /// Whether a secret has to be shown first.
    #[must_use]
    pub fn wants_secret(&self) -> bool {
        matches!(self, Self::Status { status, .. } if status.meaning() == Meaning::SecurityStatus)
    }

    /// Why nothing came back, if that is what happened.
    #[must_use]
    pub fn link(&self) -> Option<&LinkError> {
        match self {
            Self::Channel(ChannelError::Link(error)) => Some(error),
            _ => None,
        }
    }
}

/// Why a secret was not shown, or not taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PinError {
    /// It is blocked; nothing was tried.
    #[error("blocked")]
    Blocked,
    /// Something else went wrong, before or without a try.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The secret is not of the form that this counter wants; nothing was tried.
    #[error("form")]
    Form,
    /// One try is left; nothing was tried.
    #[error("last try")]
    LastTry,
    /// The answer to a try was lost, or is neither yes nor no: whether it was spent is not known.
    #[error("lost")]
    Lost {
        /// How many tries there were before.
        before: u8,
        /// What the card says now, if it can be asked.
        now: Option<Tries>,
        /// Why nothing came back, or what did.
        source: CardError,
    },
    /// The answer to a change was lost, or says nothing: whether the new secret took the place of the old one is not known.
    #[error("change lost")]
    LostChange(CardError),
    /// The secret was wrong; a try was spent.
    #[error("wrong, {left} left")]
    Wrong {
        /// How many tries are left; with 0 it is blocked now.
        left: u8,
    },
}
