//! Secrets of the card: their form is checked before the card sees them, so that a slip of the finger costs no try.

use zeroize::Zeroizing;

use super::number::{IndividualNumber, NumberError};
use super::table::SecretForm;

/// A secret of the right form; wiped when it is dropped, and shown by nothing.
///
/// Showing it to the card uses it up: one typing, one try, one counter.
pub struct Secret {
    form: SecretForm,
    bytes: Zeroizing<Vec<u8>>,
}

/// Why a secret is not of its form; never with its characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SecretError {
    /// A character that does not belong there.
    #[error("character {position}")]
    Character {
        /// Which one, counted from 1.
        position: usize,
    },
    /// The last digit of an individual number is not its check digit.
    #[error("check digit")]
    CheckDigit,
    /// Month and day of a birth date are none.
    #[error("date")]
    Date,
    /// Too short or too long.
    #[error("{found} characters instead of {least} to {most}")]
    Length {
        /// The fewest characters.
        least: usize,
        /// The most characters.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A password of letters alone, or of digits alone.
    #[error("mixed")]
    NotMixed,
    /// A secret that no citizen knows, and that is never shown to the card.
    #[error("sealed")]
    Sealed,
}

impl Secret {
    /// Checks what was typed; letters of a password become capitals, as the card wants them.
    ///
    /// # Errors
    /// [`SecretError`].
    pub fn parse(form: SecretForm, typed: &str) -> Result<Self, SecretError> {
        let (least, most) = lengths(form)?;
        let found = typed.chars().count();
        if let Some(at) = typed.chars().position(|c| !belongs(form, c)) {
            return Err(SecretError::Character { position: at + 1 });
        }
        if !(least..=most).contains(&found) {
            return Err(SecretError::Length { least, most, found });
        }
        let bytes = Zeroizing::new(typed.bytes().map(|byte| byte.to_ascii_uppercase()).collect::<Vec<_>>());
        check(form, &bytes)?;
        Ok(Self { form, bytes })
    }

    /// What it looks like.
    #[must_use]
    pub fn form(&self) -> SecretForm {
        self.form
    }

    /// The secret that opens the birth date, which 照合番号B begins with; none for a secret of another form.
    #[must_use]
    pub fn birth(&self) -> Option<Self> {
        let digits = self.bytes.get(..6).filter(|_| self.form == SecretForm::Face)?;
        Some(Self { form: SecretForm::Birth, bytes: Zeroizing::new(digits.to_vec()) })
    }

    /// The bytes as the card compares them.
    #[must_use]
    pub fn secret_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret({:?} [elided])", self.form)
    }
}

/// The fewest and the most characters of a form.
///
/// # Errors
/// [`SecretError::Sealed`] for the form that is never shown.
pub fn lengths(form: SecretForm) -> Result<(usize, usize), SecretError> {
    match form {
        SecretForm::Pin4 => Ok((4, 4)),
        SecretForm::Password => Ok((6, 16)),
        SecretForm::Number => Ok((12, 12)),
        SecretForm::Face => Ok((14, 14)),
        SecretForm::Birth => Ok((6, 6)),
        SecretForm::Sealed => Err(SecretError::Sealed),
    }
}

fn belongs(form: SecretForm, c: char) -> bool {
    c.is_ascii_digit() || (form == SecretForm::Password && c.is_ascii_alphabetic())
}

fn check(form: SecretForm, bytes: &[u8]) -> Result<(), SecretError> {
    match form {
        SecretForm::Password if !mixed(bytes) => Err(SecretError::NotMixed),
        SecretForm::Number => match IndividualNumber::parse(bytes) {
            Err(NumberError::CheckDigit) => Err(SecretError::CheckDigit),
            _ => Ok(()),
        },
        SecretForm::Face | SecretForm::Birth if !is_month_and_day(&bytes[2..6]) => Err(SecretError::Date),
        _ => Ok(()),
    }
}

fn mixed(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_digit) && bytes.iter().any(u8::is_ascii_alphabetic)
}

/// Whether four digits are a month and a day. Unknown parts of a birth date are 00 on the card.
fn is_month_and_day(digits: &[u8]) -> bool {
    let two = |pair: &[u8]| (pair[0] - b'0') * 10 + pair[1] - b'0';
    two(&digits[..2]) <= 12 && two(&digits[2..]) <= 31
}

#[cfg(test)]
mod tests;
