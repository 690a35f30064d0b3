//! The profile of Japan's record: its eleven elements, what their values must look like, and the laws that ask for them.
//!
//! No data dictionary is published. The table stands on Apple's public mapping and on code by people who read a real
//! record; `docs/people.md` and the comments say what is known and what is our choice. Unknown elements are never
//! errors: [`suggest`] only says what was probably meant.

pub mod legal;
pub mod mnc;
pub mod record;
pub mod rules;
pub mod suggest;
pub mod value;

pub use mnc::Element;
pub use record::{IdPrefix, LapseReason, RecordId, Thumbprint};
pub use value::{ElementValue, Value};
