//! What the issuer signed: the elements and the MSO that vouches for them.

use std::borrow::Cow;

use super::{ElementIdentifier, Mso, NameSpace};
use crate::cbor::{self, Decode, Decoder, Encoded, Error, Fields, Item, Node, Segment};
use crate::cose::Message;

/// One element with what its digest is made over (ISO/IEC 18013-5, 8.3.2.1.2.2).
///
/// ```cddl
/// IssuerSignedItem = { "digestID": uint, "random": bstr, "elementIdentifier": tstr, "elementValue": any }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IssuerSignedItem<'a> {
    /// Number of its digest in the MSO.
    pub digest_id: u64,
    /// Random bytes that hide the value from who sees only the digest; at least 16.
    pub random: Cow<'a, [u8]>,
    /// Its name.
    pub element_identifier: ElementIdentifier<'a>,
    /// Its value.
    pub element_value: Item<'a>,
}

impl<'a> Decode<'a> for IssuerSignedItem<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            digest_id: fields.required_with("digestID", |item, _| item.uint())?,
            random: fields.required_with("random", |item, _| item.byte_string())?,
            element_identifier: fields.required_with("elementIdentifier", |item, _| ElementIdentifier::read(item))?,
            element_value: fields.required_with("elementValue", |item, _| Ok(item))?,
        })
    }
}

/// The elements and the issuer's signature (ISO/IEC 18013-5, 8.3.2.1.2.2).
///
/// ```cddl
/// IssuerSigned = { ? "nameSpaces": { + NameSpace => [ + IssuerSignedItemBytes ] }, "issuerAuth": IssuerAuth }
/// IssuerSignedItemBytes = #6.24(bstr .cbor IssuerSignedItem)
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IssuerSigned<'a> {
    /// The elements, by namespace, in the order they came; digests are over the bytes of each.
    pub name_spaces: Vec<(NameSpace<'a>, Vec<Encoded<'a, IssuerSignedItem<'a>>>)>,
    /// The signature and the MSO in it.
    pub issuer_auth: IssuerAuth<'a>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for IssuerSigned<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        let name_spaces = fields.optional_with("nameSpaces", name_spaces)?.unwrap_or_default();
        Ok(Self { name_spaces, issuer_auth: fields.required("issuerAuth")?, offset })
    }
}

type NameSpaces<'a> = Vec<(NameSpace<'a>, Vec<Encoded<'a, IssuerSignedItem<'a>>>)>;

fn name_spaces<'a>(item: Item<'a>, decoder: &Decoder<'a>) -> Result<NameSpaces<'a>, Error> {
    cbor::entries(item, "nameSpaces", NameSpace::read_key, |_, items| {
        cbor::each(items, "nameSpaces", |item| Encoded::decode(item, decoder))
    })
}

impl<'a> IssuerSigned<'a> {
    /// Every element with its namespace.
    pub fn elements(&self) -> impl Iterator<Item = (&NameSpace<'a>, &Encoded<'a, IssuerSignedItem<'a>>)> {
        self.name_spaces.iter().flat_map(|(name_space, items)| items.iter().map(move |item| (name_space, item)))
    }

    /// The element of this name.
    #[must_use]
    pub fn element(&self, name_space: &str, identifier: &str) -> Option<&IssuerSignedItem<'a>> {
        self.elements()
            .find(|(found, item)| &***found == name_space && &*item.value.element_identifier == identifier)
            .map(|(_, item)| &item.value)
    }
}

/// `IssuerAuth`: an untagged COSE_Sign1 whose payload is MobileSecurityObjectBytes (ISO/IEC 18013-5, 9.1.2.4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IssuerAuth<'a> {
    /// The COSE_Sign1.
    pub message: Message<'a>,
    /// The MSO; absent only where the payload is null.
    pub mso: Option<Encoded<'a, Mso<'a>>>,
}

impl<'a> Decode<'a> for IssuerAuth<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let message = Message::decode(item, decoder)?;
        let within = |error: Error| error.within(Segment::Index(2));
        let mso = match message.payload.node {
            Node::Null => None,
            _ => Some(
                decoder.untagged(&message.payload).and_then(|item| Encoded::decode(item, decoder)).map_err(within)?,
            ),
        };
        Ok(Self { message, mso })
    }
}
