//! The issuer's ledger: which records there are, which have lapsed, and who has been told.
//!
//! One SQLite file, `ledger.db`, mode 0600, with a plain rollback journal: between commands there is nothing beside
//! it. A person is known only by a salted digest of the individual number. Every change is one transaction; several
//! processes may use it at once. Times are handed in and kept in whole seconds.

mod application;
mod entry;
mod error;
mod lapse;
mod record;
mod schema;
mod signer;

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::crypto::mac;
use crate::profile::rules::IndividualNumber;

pub use application::{Fingerprint, Served};
pub use entry::{Conflict, Entering, Entry};
pub use error::LedgerError;
pub use lapse::Notice;
pub use record::{Lapse, LedgerRecord, State};
pub use signer::{RevokedSigner, SignerChange};

/// An open ledger.
pub struct Ledger {
    connection: Connection,
    salted: mac::Key,
}

/// A person, as the ledger knows one: HMAC-SHA-256 of the individual number under the ledger's own salt.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PersonKey([u8; 32]);

impl Ledger {
    /// Makes an empty ledger; the same salt gives the same file, byte for byte.
    ///
    /// The file appears whole or not at all.
    ///
    /// # Errors
    /// [`LedgerError::Exists`] where there is a file of that name already.
    pub fn create(path: &Path, salt: &[u8; 32]) -> Result<(), LedgerError> {
        schema::create(path, salt)
    }

    /// Opens a ledger.
    ///
    /// # Errors
    /// No such file, not a ledger, or one of a later version.
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        let (connection, salt) = schema::open(path)?;
        Ok(Self { connection, salted: mac::Key::new(salt.as_ref()) })
    }

    /// The person with this number, as this ledger knows one.
    #[must_use]
    pub fn person(&self, number: &IndividualNumber) -> PersonKey {
        PersonKey(self.salted.tag(number.secret_digits().as_bytes()))
    }

    /// Takes the write lock at once, so that what is read before writing stays true.
    fn change(&mut self) -> Result<Transaction<'_>, LedgerError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ledger")
    }
}

#[cfg(test)]
mod tests;
