//! The secrets that a card gets: the usual ones, or those of a file, each of its form.

use crate::card::secret::Secret;
use crate::card::table::SecretForm;
use crate::card::virtual_card::make;
use crate::cli::card::Keeper;
use crate::cli::error::CommandError;

/// Those that a file has; the others are the usual ones.
pub(super) struct Chosen {
    text: Option<Secret>,
    sign: Option<Secret>,
    auth: Option<Secret>,
    juki: Option<Secret>,
}

impl Chosen {
    /// Takes them from the file, where there is one.
    ///
    /// # Errors
    /// Pin: one is not of its form.
    pub(super) fn read(keeper: &Keeper) -> Result<Self, CommandError> {
        let pin = |name: &str| keeper.chosen(name, SecretForm::Pin4);
        let sign = keeper.chosen("sign", SecretForm::Password)?;
        Ok(Self { text: pin("text")?, sign, auth: pin("auth")?, juki: pin("juki")? })
    }

    /// What the card is made with.
    pub(super) fn secret_values(&self) -> make::Chosen<'_> {
        let usual = make::Chosen::USUAL;
        make::Chosen {
            text: value(self.text.as_ref(), usual.text),
            sign: value(self.sign.as_ref(), usual.sign),
            auth: value(self.auth.as_ref(), usual.auth),
            juki: value(self.juki.as_ref(), usual.juki),
        }
    }
}

/// Secrets of these forms are ASCII.
fn value<'a>(secret: Option<&'a Secret>, usual: &'a str) -> &'a str {
    secret.and_then(|secret| std::str::from_utf8(secret.secret_bytes()).ok()).unwrap_or(usual)
}
