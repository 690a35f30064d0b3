//! Keys as input, in any of their forms.

use serde_json::Value;

use super::{Content, Input};
use crate::cbor::Decoder;
use crate::cli::error::{CommandError, key_reason};
use crate::cose;
use crate::crypto::KeyError;
use crate::crypto::key::{PublicKey, SigningKey};
use crate::text;
use crate::text::Message;
use crate::x509::Certificate;

impl Input {
    /// The public key in it: SubjectPublicKeyInfo, a certificate's, JWK, COSE_Key; also that of a private key.
    ///
    /// # Errors
    /// Input: there is none, or it is damaged.
    pub fn public_key(&self) -> Result<PublicKey, CommandError> {
        let bytes = self.bytes();
        match self.content {
            Content::Json => self.jwk().and_then(|jwk| PublicKey::from_jwk(&jwk).map_err(|error| self.no_key(&error))),
            Content::Der => PublicKey::from_spki_der(bytes)
                .or_else(|error| match SigningKey::from_der(bytes) {
                    Ok(key) => Ok(key.public().clone()),
                    Err(_) => Certificate::from_der(bytes).map_err(|_| error)?.public_key(),
                })
                .map_err(|error| self.no_key(&error)),
            Content::Cbor | Content::Text => self.cose_key(),
        }
    }

    /// The private key in it: PKCS#8, ECPrivateKey, JWK.
    ///
    /// # Errors
    /// Input: there is none, or it is damaged.
    pub fn signing_key(&self) -> Result<SigningKey, CommandError> {
        let key = match self.content {
            Content::Json => SigningKey::from_jwk(&self.jwk()?),
            _ => SigningKey::from_der(self.bytes()),
        };
        key.map_err(|error| self.no_private_key().why(key_reason(&error)))
    }

    fn cose_key(&self) -> Result<PublicKey, CommandError> {
        let decoder = Decoder::new(self.bytes());
        let key: cose::Key<'_> =
            decoder.whole().map_err(|error| CommandError::decode(self.name.clone(), "COSE_Key", &error))?;
        key.public_key().map_err(|fault| match fault {
            cose::KeyFault::Point(error) => self.no_key(&error),
            _ => self.is_not(text!(input_no_public_key, file = self.name.clone())),
        })
    }

    fn jwk(&self) -> Result<Value, CommandError> {
        serde_json::from_slice(self.bytes()).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let why = match error.is_eof() {
                true => text!(person_json_ends, line = line, column = column),
                false => text!(person_json, line = line, column = column),
            };
            let message = text!(input_no_public_key, file = self.name.clone());
            self.is_not(message).why(why).at("", offset_of(self.bytes(), line, column))
        })
    }

    fn no_key(&self, error: &KeyError) -> CommandError {
        self.is_not(text!(input_no_public_key, file = self.name.clone())).why(key_reason(error))
    }

    fn no_private_key(&self) -> CommandError {
        self.is_not(text!(input_no_private_key, file = self.name.clone()))
    }

    fn is_not(&self, message: Message) -> CommandError {
        CommandError::input(message).file(self.name.clone())
    }
}

/// The offset of a place in text that is counted in lines and columns of bytes, both from 1.
fn offset_of(text: &[u8], line: usize, column: usize) -> usize {
    let before = text.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len);
    (before.sum::<usize>() + column.saturating_sub(1)).min(text.len())
}
