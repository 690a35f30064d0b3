use rusqlite::{Connection, Transaction, params};
use time::OffsetDateTime;

use super::record::{optional, time};
use super::{Ledger, LedgerError};

/// A document signer that was revoked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RevokedSigner {
    /// The serial number of its certificate, as its bytes stand there.
    pub serial: Vec<u8>,
    /// When.
    pub at: OffsetDateTime,
}

impl Ledger {
    /// The number of the last certificate revocation list; 0 before the first change.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn crl_number(&self) -> Result<u64, LedgerError> {
        crl_number(&self.connection)
    }

    /// The signers that were revoked, by time and serial number.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn revoked_signers(&self) -> Result<Vec<RevokedSigner>, LedgerError> {
        revoked(&self.connection)
    }

    /// Begins a change of the signers: nobody else writes to the ledger until it is kept or dropped, so that the list
    /// can be written before the ledger says that it is.
    ///
    /// # Errors
    /// [`LedgerError::Busy`] where another process holds the ledger for too long.
    pub fn change_signers(&mut self) -> Result<SignerChange<'_>, LedgerError> {
        Ok(SignerChange(self.change()?))
    }
}

/// A change of the revoked signers; dropped, nothing of it stays.
pub struct SignerChange<'l>(Transaction<'l>);

impl SignerChange<'_> {
    /// Revokes a signer.
    ///
    /// # Errors
    /// [`LedgerError::SignerRevoked`] where it was revoked before.
    pub fn revoke(&mut self, serial: &[u8], at: OffsetDateTime) -> Result<(), LedgerError> {
        let query = "SELECT revoked_at FROM revoked_signers WHERE serial = ?1";
        let known = self.0.query_row(query, [serial], |row| row.get(0));
        if let Some(at) = optional(known)? {
            return Err(LedgerError::SignerRevoked { at: time(at)? });
        }
        let query = "INSERT INTO revoked_signers (serial, revoked_at) VALUES (?1, ?2)";
        self.0.execute(query, params![serial, at.unix_timestamp()])?;
        Ok(())
    }

    /// The signers that are revoked, with this change.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn revoked(&self) -> Result<Vec<RevokedSigner>, LedgerError> {
        revoked(&self.0)
    }

    /// Takes the number of the next list: above the last that the ledger knows, and above that of the list itself, which
    /// is ahead where a change was cut short (RFC 5280, 5.2.3: numbers only rise).
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn next_number(&mut self, listed: u64) -> Result<u64, LedgerError> {
        let listed = i64::try_from(listed).map_err(|_| LedgerError::Damaged)?;
        self.0.execute("UPDATE ledger SET crl_number = MAX(crl_number, ?1) + 1", [listed])?;
        crl_number(&self.0)
    }

    /// Keeps the change.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn keep(self) -> Result<(), LedgerError> {
        Ok(self.0.commit()?)
    }
}

impl std::fmt::Debug for SignerChange<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignerChange")
    }
}

/// The signers that are revoked, by time and serial number.
pub(super) fn revoked(connection: &Connection) -> Result<Vec<RevokedSigner>, LedgerError> {
    let query = "SELECT serial, revoked_at FROM revoked_signers ORDER BY revoked_at, serial";
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query([])?;
    let mut signers = vec![];
    while let Some(row) = rows.next()? {
        signers.push(RevokedSigner { serial: row.get(0)?, at: time(row.get(1)?)? });
    }
    Ok(signers)
}

fn crl_number(connection: &Connection) -> Result<u64, LedgerError> {
    let number: i64 = connection.query_row("SELECT crl_number FROM ledger", [], |row| row.get(0))?;
    u64::try_from(number).map_err(|_| LedgerError::Damaged)
}
