//! Document types, namespaces and element identifiers: names compared byte by byte, never empty.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use crate::cbor::{Error, ErrorKind, Item};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident, $what:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name<'a>(Cow<'a, str>);

        impl<'a> $name<'a> {
            /// A name; nothing if the text is empty.
            #[must_use]
            pub fn new(text: impl Into<Cow<'a, str>>) -> Option<Self> {
                let text = text.into();
                (!text.is_empty()).then_some(Self(text))
            }

            pub(crate) fn read(item: Item<'a>) -> Result<Self, Error> {
                let empty = Error::new(ErrorKind::Empty { what: $what }, item.offset());
                Self::new(item.text()?).ok_or(empty)
            }

            /// Reads a key of a map.
            pub(crate) fn read_key(item: Item<'a>) -> Result<Self, Error> {
                let (offset, found) = (item.offset(), item.node.kind());
                Self::read(item).map_err(|error| match error.kind {
                    ErrorKind::Unexpected { .. } => Error::new(ErrorKind::Key { expected: "tstr", found }, offset),
                    _ => error,
                })
            }

            /// The name with its text owned.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                $name(Cow::Owned(self.0.into_owned()))
            }
        }

        impl Deref for $name<'_> {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

names! {
    /// `DocType = tstr`, such as `org.iso.23220.1.jp.mnc`.
    DocType, "docType";
    /// `NameSpace = tstr`.
    NameSpace, "nameSpace";
    /// `DataElementIdentifier = tstr`.
    ElementIdentifier, "elementIdentifier";
}
