//! COSE_Sign1 and COSE_Mac0: arrays of four, read with their bytes.

use std::borrow::Cow;

use super::{Headers, label};
use crate::cbor::{Decode, Decoder, Error, Item, Node, Writer};

/// A COSE_Sign1 or COSE_Mac0 (RFC 9052, 4.2 and 6.2); which of them, its place in the structure says.
///
/// ```cddl
/// COSE_Sign1 = [ protected: bstr, unprotected: map, payload: bstr / nil, signature: bstr ]
/// COSE_Mac0  = [ protected: bstr, unprotected: map, payload: bstr / nil, tag: bstr ]
/// ```
/// The signature is **not** checked by reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message<'a> {
    /// The header buckets.
    pub headers: Headers<'a>,
    /// The payload item: a byte string or null.
    pub payload: Item<'a>,
    /// Signature or tag.
    pub seal: Cow<'a, [u8]>,
    /// Offset of the signature's bytes in the input.
    pub seal_offset: usize,
    /// Tag number it came under: ISO/IEC 18013-5 wants none.
    pub tag: Option<u64>,
    /// Offset of the array in the input.
    pub offset: usize,
}

/// Tags of COSE_Sign1 and COSE_Mac0.
const TAGS: [u64; 2] = [18, 17];

impl<'a> Decode<'a> for Message<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let (tag, item) = match item.node {
            Node::Tag(number, content) if TAGS.contains(&number) => (Some(number), *content),
            _ => (None, item),
        };
        let offset = item.offset();
        let [protected, unprotected, payload, seal] = item.array_of()?;
        let headers = Headers::decode(protected, unprotected, decoder)?;
        check_chain(&headers)?;
        if !matches!(payload.node, Node::Bytes(_) | Node::Null) {
            return Err(payload.unexpected("bstr / nil").within(2));
        }
        let end = seal.span.end();
        let seal = seal.byte_string().map_err(|error| error.within(3))?;
        Ok(Self { headers, payload, seal_offset: end - seal.len(), seal, tag, offset })
    }
}

/// `x5chain` is a byte string or an array of them (RFC 9360, 2).
fn check_chain(headers: &Headers<'_>) -> Result<(), Error> {
    let Some(item) = headers.find(label::X5CHAIN) else { return Ok(()) };
    let bad = match &item.node {
        Node::Bytes(_) => None,
        Node::Array(items) => items.iter().find(|item| item.node.as_bytes().is_none()),
        _ => Some(item),
    };
    let bucket = if headers.find_protected(label::X5CHAIN).is_some() { 0 } else { 1 };
    let step = crate::cbor::Segment::Int(label::X5CHAIN);
    bad.map_or(Ok(()), |item| Err(item.unexpected("bstr").within(step).within(bucket)))
}

impl<'a> Message<'a> {
    /// The payload's bytes; nothing where it is null.
    #[must_use]
    pub fn payload_bytes(&self) -> Option<&[u8]> {
        self.payload.node.as_bytes()
    }
}

fn structure(context: &str, protected: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut writer = Writer::with_capacity(context.len() + protected.len() + payload.len() + 16);
    writer.array(4).text(context).bytes(protected).bytes(&[]).bytes(payload);
    writer.finish()
}

/// The bytes that a COSE_Sign1 signs; `external_aad` is empty (ISO/IEC 18013-5, 9.1.2.4, 9.1.3.6, 9.1.4.5).
#[must_use]
pub fn sig_structure(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    structure("Signature1", protected, payload)
}

/// The bytes that a COSE_Mac0 authenticates (ISO/IEC 18013-5, 9.1.3.5).
#[must_use]
pub fn mac_structure(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    structure("MAC0", protected, payload)
}
