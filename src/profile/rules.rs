//! What the values of the record must look like, and how they must agree with each other.
//!
//! A receiver reports what it finds as a warning; an issuer refuses to sign what is [`Severity::Wrong`]. Findings
//! carry no value of the individual number, not even a digit.

mod age;
mod birth;
mod consistency;
mod finding;
mod number;
mod period;
mod portrait;
mod values;

pub use age::{JST, age_on, jst_day};
pub use birth::{BirthText, read_birth_text, write_birth_text};
pub use consistency::consistency;
pub use finding::{Finding, Flaw, Severity};
pub use number::{IndividualNumber, NumberError, gov_code_check_digit};
pub use period::{months_after, three_months_after};
pub use portrait::ImageKind;
pub use values::{MAX_CHARACTERS, birth_date_of, values};

/// The words of `sex_unicode` and their ISO/IEC 5218 codes; 0 (not known) and 9 (not applicable) have no known word.
pub const SEX_WORDS: [(u64, &str); 2] = [(1, "男"), (2, "女")];

#[cfg(test)]
mod tests;
