//! Why a wallet does not take a record.

use std::path::Path;

use crate::cli::error::{CommandError, Doing, Hint, key_reason, short};
use crate::holder::wallet::WalletError;
use crate::text;

pub(in crate::cli::commands) fn wallet(folder: &Path, error: &WalletError) -> CommandError {
    let name = folder.display().to_string();
    let made = match error {
        WalletError::Io { path, source } => {
            return CommandError::io(Doing::Writing, path.display().to_string(), source);
        }
        WalletError::KeyDiffers { .. } => CommandError::refused(text!(store_key_differs, file = name.clone())),
        WalletError::Key { source, .. } => {
            CommandError::input(text!(input_no_private_key, file = name.clone())).why(key_reason(source))
        }
        WalletError::NotAWallet { folder } => CommandError::input(text!(wallet_not_one, folder = folder.as_path()))
            .hint(Hint::say(text!(wallet_not_one_hint))),
        WalletError::Stored { record } => CommandError::refused(text!(wallet_stored, record = short(record))),
        WalletError::UnknownKey { .. } => CommandError::refused(text!(wallet_unknown_key)),
        _ => CommandError::input(text!(wallet_damaged, folder = name.clone())),
    };
    made.file(name).because(error)
}
