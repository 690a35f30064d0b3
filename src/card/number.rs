//! The individual number (個人番号) as the card layer keeps it.

use std::fmt;

use zeroize::Zeroizing;

/// How many digits it has.
pub const DIGITS: usize = 12;

/// An individual number with the right check digit; wiped when it is dropped, and shown by nothing.
pub struct IndividualNumber(Zeroizing<[u8; DIGITS]>);

/// Why bytes are no individual number; without the digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NumberError {
    /// The last digit is not the check digit of the others (平成26年総務省令第85号5条).
    #[error("check digit")]
    CheckDigit,
    /// Not twelve ASCII digits.
    #[error("form of {length} bytes")]
    Form {
        /// How many bytes there are.
        length: usize,
    },
}

impl IndividualNumber {
    /// Reads twelve ASCII digits.
    ///
    /// # Errors
    /// Another form, or a wrong check digit.
    pub fn parse(digits: &[u8]) -> Result<Self, NumberError> {
        let form = NumberError::Form { length: digits.len() };
        let digits = Zeroizing::new(<[u8; DIGITS]>::try_from(digits).map_err(|_| form)?);
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(form);
        }
        if digits[DIGITS - 1] != check_digit(&digits[..DIGITS - 1]) {
            return Err(NumberError::CheckDigit);
        }
        Ok(Self(digits))
    }

    /// The twelve digits.
    #[must_use]
    pub fn secret_digits(&self) -> &[u8; DIGITS] {
        &self.0
    }

    /// The twelve digits as text.
    #[must_use]
    pub fn secret_text(&self) -> &str {
        std::str::from_utf8(&*self.0).unwrap_or_default() // digits are text
    }
}

impl fmt::Debug for IndividualNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IndividualNumber([elided])")
    }
}

/// The check digit of the eleven leading digits: the lowest has weight 2, the weights run to 7 and again from 2.
fn check_digit(leading: &[u8]) -> u8 {
    let weights = (2..=7).chain(2..=6);
    let sum: u32 = leading.iter().rev().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match u8::try_from(sum % 11) {
        Ok(0 | 1) | Err(_) => b'0',
        Ok(remainder) => b'0' + 11 - remainder,
    }
}

#[cfg(test)]
mod tests;
