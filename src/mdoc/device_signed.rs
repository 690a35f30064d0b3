//! What the device signed: its own elements and the proof that it holds the key.

use super::{ElementIdentifier, NameSpace};
use crate::cbor::{Decode, Decoder, Encoded, Error, Fields, Item};
use crate::cose::Message;

/// ```cddl
/// DeviceSigned = { "nameSpaces": DeviceNameSpacesBytes, "deviceAuth": DeviceAuth }
/// DeviceNameSpacesBytes = #6.24(bstr .cbor { * NameSpace => { + elementIdentifier => any } })
/// ```
/// ISO/IEC 18013-5, 8.3.2.1.2.2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceSigned<'a> {
    /// Elements the device vouches for itself.
    pub name_spaces: Encoded<'a, DeviceNameSpaces<'a>>,
    /// The proof.
    pub device_auth: DeviceAuth<'a>,
}

impl<'a> Decode<'a> for DeviceSigned<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self { name_spaces: fields.required("nameSpaces")?, device_auth: fields.required("deviceAuth")? })
    }
}

/// Elements by namespace, signed by the device.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceNameSpaces<'a>(pub Vec<(NameSpace<'a>, Vec<(ElementIdentifier<'a>, Item<'a>)>)>);

impl<'a> DeviceNameSpaces<'a> {
    /// Every element with its namespace.
    pub fn elements(&self) -> impl Iterator<Item = (&NameSpace<'a>, &ElementIdentifier<'a>, &Item<'a>)> {
        self.0.iter().flat_map(|(name_space, elements)| {
            elements.iter().map(move |(identifier, value)| (name_space, identifier, value))
        })
    }
}

impl<'a> Decode<'a> for DeviceNameSpaces<'a> {
    fn decode(item: Item<'a>, _: &Decoder<'a>) -> Result<Self, Error> {
        let one = |(name_space, elements): (Item<'a>, Item<'a>)| {
            let name_space = NameSpace::read_key(name_space)?;
            let elements =
                crate::cbor::entries(elements, "nameSpaces", ElementIdentifier::read_key, |_, value| Ok(value));
            let elements = elements.map_err(|error| error.within(&*name_space))?;
            Ok((name_space, elements))
        };
        item.map()?.into_iter().map(one).collect::<Result<_, _>>().map(Self)
    }
}

/// ```cddl
/// DeviceAuth = { "deviceSignature": COSE_Sign1 // "deviceMac": COSE_Mac0 }   ; exactly one of the two
/// ```
/// Neither or both can be read, so that a check can say it (case N92).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceAuth<'a> {
    /// A signature with the device key.
    pub device_signature: Option<Message<'a>>,
    /// A MAC with a key agreed between the device key and the reader's ephemeral key.
    pub device_mac: Option<Message<'a>>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for DeviceAuth<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        Ok(Self {
            device_signature: fields.optional("deviceSignature")?,
            device_mac: fields.optional("deviceMac")?,
            offset,
        })
    }
}
