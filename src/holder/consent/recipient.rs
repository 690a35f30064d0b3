//! Whom an answer is encrypted to (second edition, 12.6).

use super::Document;
use crate::x509::Certificate;

/// Whom an answer is encrypted to, as the request says it. No certificate is checked, beyond that it is of the key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Recipient {
    /// Somebody with a key; nothing is said of whose it is.
    Key,
    /// The name in a certificate of the key.
    Named(String),
    /// The certificate beside the key is of another key, or cannot be read.
    Strange,
}

impl Document<'_> {
    /// Whom the answer is encrypted to; nothing where it goes in plain.
    #[must_use]
    pub fn recipient(&self) -> Option<Recipient> {
        let parameters = &self.encryption?.value;
        let Some(der) = parameters.recipient_certificate.first() else { return Some(Recipient::Key) };
        let key = parameters.recipient_public_key.public_key().ok();
        let leaf = Certificate::from_der(der).ok().filter(|leaf| key.is_some() && leaf.public_key().ok() == key);
        Some(leaf.map_or(Recipient::Strange, |leaf| {
            let name = leaf.subject().common_name().map_or_else(|| leaf.subject().to_string(), Into::into);
            Recipient::Named(name)
        }))
    }
}
