//! DER from the inside out, for structures that are written once and never change shape.

use ::time::OffsetDateTime;
use const_oid::ObjectIdentifier;
use der::asn1::{Any, AnyRef, UintRef};
use der::{Encode, Result, Tag};

use super::tlv::context;

/// An item with this tag around these parts.
pub(crate) fn item(tag: Tag, parts: &[&[u8]]) -> Result<Vec<u8>> {
    Any::new(tag, parts.concat())?.to_der()
}

/// SEQUENCE.
pub(crate) fn sequence(parts: &[&[u8]]) -> Result<Vec<u8>> {
    item(Tag::Sequence, parts)
}

/// SET OF, in the order of DER.
pub(crate) fn set_of(mut parts: Vec<Vec<u8>>) -> Result<Vec<u8>> {
    parts.sort();
    item(Tag::Set, &[&parts.concat()])
}

/// A constructed context-specific tag around these parts: EXPLICIT, or IMPLICIT over a SEQUENCE or SET.
pub(crate) fn tagged(number: u32, parts: &[&[u8]]) -> Result<Vec<u8>> {
    item(context(number, true), parts)
}

/// OBJECT IDENTIFIER.
pub(crate) fn oid(oid: ObjectIdentifier) -> Result<Vec<u8>> {
    oid.to_der()
}

/// INTEGER that is not negative, from its big-endian bytes.
pub(crate) fn unsigned(bytes: &[u8]) -> Result<Vec<u8>> {
    UintRef::new(bytes)?.to_der()
}

/// OCTET STRING.
pub(crate) fn octets(bytes: &[u8]) -> Result<Vec<u8>> {
    item(Tag::OctetString, &[bytes])
}

/// BIT STRING of whole bytes.
pub(crate) fn bits(bytes: &[u8]) -> Result<Vec<u8>> {
    item(Tag::BitString, &[&[0], bytes])
}

/// UTF8String.
pub(crate) fn utf8(text: &str) -> Result<Vec<u8>> {
    item(Tag::Utf8String, &[text.as_bytes()])
}

/// AlgorithmIdentifier; RSA algorithms have NULL beside them, others nothing (RFC 4055, 5; RFC 5758, 3.2).
pub(crate) fn algorithm(algorithm: ObjectIdentifier, with_null: bool) -> Result<Vec<u8>> {
    let null = if with_null { AnyRef::NULL.to_der()? } else { Vec::new() };
    sequence(&[&oid(algorithm)?, &null])
}

/// A time: UTCTime up to 2049, GeneralizedTime from 2050.
pub(crate) fn time(at: OffsetDateTime) -> Result<Vec<u8>> {
    super::issue::time(at)?.to_der()
}
