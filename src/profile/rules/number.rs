use std::fmt;

use zeroize::Zeroizing;

/// An individual number (個人番号) with the right check digit.
///
/// Shown nowhere by accident: `Debug` is elided, there is no `Display`, and dropping it wipes it.
pub struct IndividualNumber(Zeroizing<String>);

/// Why a text is no individual number; without its digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NumberError {
    /// The last digit is not the check digit of the others (平成26年総務省令第85号5条).
    #[error("check digit")]
    CheckDigit,
    /// Not twelve digits.
    #[error("form of {characters} characters")]
    Form {
        /// How many characters it has.
        characters: usize,
    },
}

impl IndividualNumber {
    /// Reads twelve ASCII digits.
    ///
    /// # Errors
    /// Another form, or a wrong check digit.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let digits = digits::<12>(text).ok_or(NumberError::Form { characters: text.chars().count() })?;
        let (payload, check) = digits.split_at(11);
        if u32::from(check[0]) == check_digit(payload) {
            Ok(Self(Zeroizing::new(text.to_owned())))
        } else {
            Err(NumberError::CheckDigit)
        }
    }

    /// The twelve digits.
    #[must_use]
    pub fn secret_digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for IndividualNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IndividualNumber([elided])")
    }
}

/// The check digit of the eleven leading digits: the lowest has weight 2, the weights run to 7 and again from 2.
fn check_digit(payload: &[u8]) -> u32 {
    let weights = (2..=7).chain(2..=6);
    let sum: u32 = payload.iter().rev().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    match sum % 11 {
        0 | 1 => 0,
        remainder => 11 - remainder,
    }
}

/// The check digit of a five-digit 市町村コード; `None` where it is not five digits.
///
/// Weights 6 to 2, and the last digit of 11 less the remainder by 11.
#[must_use]
pub fn gov_code_check_digit(code: &str) -> Option<u8> {
    let sum: u32 = digits::<5>(code)?.iter().zip((2..=6).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    u8::try_from((11 - sum % 11) % 10).ok()
}

/// The values of exactly `N` ASCII digits.
pub(super) fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes: [u8; N] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then(|| bytes.map(|byte| byte - b'0'))
}
