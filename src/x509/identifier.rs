//! Object identifiers as they stand in DER, of any length.

use std::fmt;

use const_oid::ObjectIdentifier;

/// An object identifier in place: well formed, each arc in shortest form (X.690, 8.19).
///
/// Unlike the constants it is compared with, it may have arcs of any size, such as those of `2.25` (X.667).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Oid<'a>(&'a [u8]);

impl<'a> Oid<'a> {
    /// Takes the content of an OBJECT IDENTIFIER; none where it is not well formed.
    #[must_use]
    pub fn of_content(content: &'a [u8]) -> Option<Self> {
        let ends = content.last()? & 0x80 == 0;
        let shortest = content.split_inclusive(|byte| byte & 0x80 == 0).all(|arc| arc[0] != 0x80);
        (ends && shortest).then_some(Self(content))
    }

    /// Its content.
    #[must_use]
    pub fn as_bytes(self) -> &'a [u8] {
        self.0
    }
}

impl PartialEq<ObjectIdentifier> for Oid<'_> {
    fn eq(&self, other: &ObjectIdentifier) -> bool {
        self.0 == other.as_bytes()
    }
}

/// Dotted numbers; hexadecimal for an arc of more than 128 bits.
impl fmt::Display for Oid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, arc) in self.0.split_inclusive(|byte| byte & 0x80 == 0).enumerate() {
            let number =
                arc.iter().try_fold(0_u128, |sum, byte| sum.checked_mul(0x80).map(|sum| sum | u128::from(byte & 0x7f)));
            match (place, number) {
                (0, Some(number)) => write!(f, "{}.{}", number.min(80) / 40, number - 40 * (number.min(80) / 40))?,
                (_, Some(number)) => write!(f, ".{number}")?,
                (_, None) => write!(f, ".0x{}", hex::encode(arc))?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Oid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Oid({self})")
    }
}

#[cfg(test)]
mod tests;
