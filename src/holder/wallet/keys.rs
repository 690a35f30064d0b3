use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{KEYS, KeyUse, Wallet, WalletError};
use crate::crypto::key::SigningKey;
use crate::profile::Thumbprint;

impl Wallet {
    /// Gives a device key out for one of its two uses, and binds it to that for all its life.
    ///
    /// A key signs or agrees on MAC keys, never both. The first use is on disk before the key is given out, and there
    /// is no other way to it.
    ///
    /// # Errors
    /// [`WalletError::KeyBound`] where it does the other thing; [`WalletError::UnknownKey`]; a damaged key file.
    pub fn key_for(&self, key: &Thumbprint, purpose: KeyUse) -> Result<SigningKey, WalletError> {
        let mut change = self.change()?;
        let stored = change.index.keys.iter_mut().find(|stored| stored.thumbprint == *key);
        let stored = stored.ok_or(WalletError::UnknownKey { key: *key })?;
        match stored.bound {
            Some(bound) if bound != purpose => Err(WalletError::KeyBound { key: *key, bound }),
            Some(_) => self.load(key),
            None => {
                stored.bound = Some(purpose);
                let loaded = self.load(key)?;
                change.commit()?;
                Ok(loaded)
            }
        }
    }

    fn load(&self, key: &Thumbprint) -> Result<SigningKey, WalletError> {
        let path = self.folder.join(file(key));
        let pem = std::fs::read_to_string(&path).map(Zeroizing::new);
        let pem = pem.map_err(|source| WalletError::Io { path, source })?;
        let loaded = SigningKey::from_pem(&pem).map_err(|source| WalletError::Key { key: *key, source })?;
        let found = Thumbprint::of(loaded.public());
        if found == *key { Ok(loaded) } else { Err(WalletError::KeyDiffers { key: *key, found }) }
    }
}

/// Where a key is, within the folder.
pub(super) fn file(key: &Thumbprint) -> PathBuf {
    Path::new(KEYS).join(format!("{key}.key"))
}
