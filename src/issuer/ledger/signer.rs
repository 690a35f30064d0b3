use rusqlite::{Connection, params};
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
        let query = "SELECT serial, revoked_at FROM revoked_signers ORDER BY revoked_at, serial";
        let mut statement = self.connection.prepare_cached(query)?;
        let mut rows = statement.query([])?;
        let mut signers = vec![];
        while let Some(row) = rows.next()? {
            signers.push(RevokedSigner { serial: row.get(0)?, at: time(row.get(1)?)? });
        }
        Ok(signers)
    }

    /// Revokes a signer, and gives the number of the list that says so.
    ///
    /// # Errors
    /// [`LedgerError::SignerRevoked`] where it was revoked before.
    pub fn revoke_signer(&mut self, serial: &[u8], at: OffsetDateTime) -> Result<u64, LedgerError> {
        let change = self.change()?;
        let known =
            change.query_row("SELECT revoked_at FROM revoked_signers WHERE serial = ?1", [serial], |row| row.get(0));
        if let Some(at) = optional(known)? {
            return Err(LedgerError::SignerRevoked { at: time(at)? });
        }
        let query = "INSERT INTO revoked_signers (serial, revoked_at) VALUES (?1, ?2)";
        change.execute(query, params![serial, at.unix_timestamp()])?;
        let number = next(&change)?;
        change.commit()?;
        Ok(number)
    }

    /// Takes the next number, for a list that is made anew without a change.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn next_crl_number(&mut self) -> Result<u64, LedgerError> {
        let change = self.change()?;
        let number = next(&change)?;
        change.commit()?;
        Ok(number)
    }
}

fn next(connection: &Connection) -> Result<u64, LedgerError> {
    connection.execute("UPDATE ledger SET crl_number = crl_number + 1", [])?;
    crl_number(connection)
}

fn crl_number(connection: &Connection) -> Result<u64, LedgerError> {
    let number: i64 = connection.query_row("SELECT crl_number FROM ledger", [], |row| row.get(0))?;
    u64::try_from(number).map_err(|_| LedgerError::Damaged)
}
