//! The structures of the standards as data: names of fields, and what stands under them.
//!
//! The walk in `of_cbor` reads these tables. They describe, they do not judge: what does not fit is shown as it is, with
//! a remark.

mod application;
mod codes;
mod cose;
mod lists;
mod mdoc;
mod request;
mod session;

use super::of_card::Object;
use super::tree::Role;

pub(super) use application::APPLICATION;
pub(super) use codes::name_of;
pub(super) use cose::{
    COSE_KEY, COSE_MAC0, COSE_SIGN1, CWT, HEADERS, IDENTIFIER_LIST_TOKEN, ISSUER_AUTH, MAC_STRUCTURE, SIG_STRUCTURE,
    SIGNED_RICAL, SIGNED_VICAL, STATUS_LIST_TOKEN,
};
pub(super) use lists::{CWT_CLAIMS, IDENTIFIER_LIST, RICAL, STATUS, STATUS_LIST, VICAL};
pub(super) use mdoc::{
    DEVICE_AUTH, DEVICE_AUTHENTICATION, DEVICE_NAME_SPACES, DEVICE_RESPONSE, DEVICE_SIGNED, DOCUMENT, ISSUER_SIGNED,
    ISSUER_SIGNED_ITEM, MSO,
};
pub(super) use request::{
    DEVICE_REQUEST, DEVICE_REQUEST_INFO, DOC_REQUEST, ENCRYPTION_PARAMETERS, ITEMS_REQUEST, READER_AUTHENTICATION,
    READER_AUTHENTICATION_ALL,
};
pub(super) use session::{
    DEVICE_ENGAGEMENT, READER_ENGAGEMENT, RETRIEVAL_METHODS, SESSION_DATA, SESSION_ESTABLISHMENT, SESSION_TRANSCRIPT,
};

/// What a value is expected to be.
#[derive(Debug)]
pub(super) enum Shape {
    /// Anything; where it is a structure of the standard, it is shown as that.
    Any,
    /// A byte string.
    Bytes(Role),
    /// A byte string that holds a file of the plastic card.
    CardFile(&'static [Object]),
    /// A byte string that holds a DER certificate.
    Certificate,
    /// A number with a name.
    Code(&'static [(i64, &'static str)]),
    /// COSE_Sign1 or COSE_Mac0, with this payload.
    Cose(&'static str, &'static Shape),
    /// EDeviceKeyBytes, with what the radios derive from them.
    EDeviceKey,
    /// An array of any length.
    Each(&'static Shape),
    /// The value of an element.
    Element,
    /// The content of a byte string.
    Embedded(&'static Shape),
    /// `#6.24(bstr .cbor …)`.
    Encoded(&'static Shape),
    /// A time as seconds since 1970.
    Epoch,
    /// What the reader and the device met with.
    Handover,
    /// A DeviceRetrievalMethod.
    Retrieval,
    /// The value of an age flag, or of `intentToRetain`.
    Retain,
    /// An item as the issuer signed it; goes by the name of its element.
    Item,
    /// A map with these fields.
    Map(&'static [Field]),
    /// A map under any keys.
    Table(Keys, &'static Shape),
    /// An array of fixed places.
    Tuple(&'static [Field]),
    /// A structure with a name.
    Type(&'static str, &'static Shape),
    /// `x5chain`.
    Chain,
}

/// What the keys of a table are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Keys {
    /// Names that mean nothing to the standard.
    Any,
    /// Identifiers of elements.
    Elements,
    /// Namespaces.
    Namespaces,
}

/// The key of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Key {
    /// A number.
    Number(i64),
    /// Its own name.
    Text,
}

/// A field of a map, or a place of an array.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) key: Key,
    pub(super) name: &'static str,
    pub(super) shape: &'static Shape,
}

/// A field under its name.
const fn text(name: &'static str, shape: &'static Shape) -> Field {
    Field { key: Key::Text, name, shape }
}

/// A field under a number.
const fn label(number: i64, name: &'static str, shape: &'static Shape) -> Field {
    Field { key: Key::Number(number), name, shape }
}

/// Every structure, for tests.
#[cfg(test)]
pub(super) static ALL: [&Shape; 32] = [
    &APPLICATION,
    &COSE_KEY,
    &HEADERS,
    &MAC_STRUCTURE,
    &SIG_STRUCTURE,
    &CWT_CLAIMS,
    &IDENTIFIER_LIST,
    &RICAL,
    &STATUS,
    &STATUS_LIST,
    &VICAL,
    &DEVICE_AUTH,
    &DEVICE_AUTHENTICATION,
    &DEVICE_NAME_SPACES,
    &DEVICE_RESPONSE,
    &DEVICE_SIGNED,
    &DOCUMENT,
    &ISSUER_SIGNED,
    &ISSUER_SIGNED_ITEM,
    &MSO,
    &DEVICE_REQUEST,
    &DEVICE_REQUEST_INFO,
    &DOC_REQUEST,
    &ENCRYPTION_PARAMETERS,
    &ITEMS_REQUEST,
    &READER_AUTHENTICATION,
    &READER_AUTHENTICATION_ALL,
    &DEVICE_ENGAGEMENT,
    &READER_ENGAGEMENT,
    &SESSION_DATA,
    &SESSION_ESTABLISHMENT,
    &SESSION_TRANSCRIPT,
];
