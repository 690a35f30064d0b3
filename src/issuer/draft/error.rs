use time::Date;

use crate::profile::mnc::{Element, Shape};
use crate::profile::rules::Finding;
use crate::profile::suggest::Suggestion;

/// Why no record can be made of what was given.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// A choice without `=`.
    #[error("no value: {name}")]
    ChoiceWithoutValue {
        /// What was typed.
        name: String,
    },
    /// A value that cannot be read as the shape of its element.
    #[error("{element} is no {expected:?}")]
    ChoiceValue {
        /// The element.
        element: Element,
        /// The shape it has.
        expected: Shape,
    },
    /// No element at all.
    #[error("empty")]
    Empty,
    /// The person is born after that day.
    #[error("not born on {on}")]
    NotBorn {
        /// The day of signing.
        on: Date,
    },
    /// A name that the record does not hold.
    #[error("unknown element {name}")]
    UnknownElement {
        /// What was typed.
        name: String,
        /// What was probably meant.
        suggestion: Option<Suggestion>,
    },
    /// Values that a record must not have.
    #[error("{} wrong values", .0.len())]
    Values(Vec<Finding>),
}
