use time::OffsetDateTime;

use super::change::Change;
use super::{KeyUse, NoticePlace, StoredKey, StoredRecord, Wallet, WalletError, keys, record_file};
use crate::crypto::key::SigningKey;
use crate::profile::{RecordId, Thumbprint};

/// A record to be stored; whether it is genuine and ours is **not** checked here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewRecord<'a> {
    /// Its id.
    pub id: RecordId,
    /// Its document type.
    pub doc_type: &'a str,
    /// The device key it is issued to.
    pub device_key: Thumbprint,
    /// The beginning of its validity.
    pub valid_from: OffsetDateTime,
    /// The end of its validity.
    pub valid_until: OffsetDateTime,
    /// Where its notices are looked for.
    pub notices: Option<NoticePlace>,
    /// The IssuerSigned as received.
    pub bytes: &'a [u8],
}

impl Wallet {
    /// Takes in a device key before there is a record for it; one that is there already stays as it is.
    ///
    /// # Errors
    /// The wallet cannot be written.
    pub fn add_key(&self, key: &SigningKey) -> Result<Thumbprint, WalletError> {
        let mut change = self.change()?;
        let thumbprint = Thumbprint::of(key.public());
        if put_key(&mut change, key, None)? {
            change.commit()?;
        }
        Ok(thumbprint)
    }

    /// Takes in a device key that has been used already, to prove that the holder's device has it: it is bound to that
    /// use, and waits for its record. One that is there already stays as it is.
    ///
    /// # Errors
    /// The wallet cannot be written.
    pub fn add_used_key(&self, key: &SigningKey, bound: KeyUse) -> Result<Thumbprint, WalletError> {
        let mut change = self.change()?;
        let thumbprint = Thumbprint::of(key.public());
        if put_key(&mut change, key, Some(bound))? {
            change.commit()?;
        }
        Ok(thumbprint)
    }

    /// Stores a record, with its device key where the wallet does not have that yet; all or nothing.
    ///
    /// # Errors
    /// [`WalletError::Stored`]; [`WalletError::UnknownKey`] where the device key is neither there nor given;
    /// [`WalletError::KeyDiffers`] where another one is given.
    pub fn store(&self, record: &NewRecord<'_>, key: Option<&SigningKey>) -> Result<(), WalletError> {
        let mut change = self.change()?;
        if change.index.records.iter().any(|stored| stored.id == record.id) {
            return Err(WalletError::Stored { record: record.id });
        }
        if let Some(key) = key {
            refuse_other(record, key)?;
            put_key(&mut change, key, None)?;
        }
        if !change.index.keys.iter().any(|key| key.thumbprint == record.device_key) {
            return Err(WalletError::UnknownKey { key: record.device_key });
        }
        change.put(&record_file(&record.id), record.bytes)?;
        change.index.records.push(record.to_stored());
        change.commit()
    }
}

impl NewRecord<'_> {
    fn to_stored(&self) -> StoredRecord {
        StoredRecord {
            id: self.id,
            doc_type: self.doc_type.to_owned(),
            device_key: self.device_key,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            notices: self.notices.clone(),
            dead: None,
        }
    }
}

fn refuse_other(record: &NewRecord<'_>, key: &SigningKey) -> Result<(), WalletError> {
    let found = Thumbprint::of(key.public());
    if found == record.device_key { Ok(()) } else { Err(WalletError::KeyDiffers { key: record.device_key, found }) }
}

/// Writes a key that the wallet does not have; says whether it did.
fn put_key(change: &mut Change<'_>, key: &SigningKey, bound: Option<KeyUse>) -> Result<bool, WalletError> {
    let thumbprint = Thumbprint::of(key.public());
    if change.index.keys.iter().any(|key| key.thumbprint == thumbprint) {
        return Ok(false);
    }
    change.put(&keys::file(&thumbprint), key.to_pkcs8_pem().as_bytes())?;
    change.index.keys.push(StoredKey { thumbprint, bound });
    Ok(true)
}
